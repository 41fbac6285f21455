"""An exercise, proved: it takes its own solution and refuses wrong numbers, its slips are told apart and named, its hints
lead from symbols to the answer; for several variants of its numbers.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import isclose, isfinite

from neuron_graph.classroom.practice.attempt import Attempt
from neuron_graph.classroom.practice.exercise import Exercise
from neuron_graph.classroom.practice.hints import LEVELS, answer, hint
from neuron_graph.classroom.sheets.fairness import families_of
from neuron_graph.classroom.sheets.figures import rounded
from neuron_graph.classroom.sheets.sheet import Blank
from neuron_graph.judging.carried_numbers import Carried
from neuron_graph.judging.judgement import RIGHT, SLIP, Named
from neuron_graph.recording.formula import Values
from neuron_graph.recording.printer import PLAIN_ASCII

SEED = b"the curriculum is proved with this"
VARIANTS = 3
OFF = (1.37, -1.0, 0.0)
"""What an answer is multiplied by to make it wrong."""
SAME = 1e-9
"""How far apart, relatively, numbers of slips may be that are equal by algebra."""

UNITS = 2.0
"""How many units of the last figure asked rounding may put off what a slip in a line before leads to."""


@dataclass
class Proof:
    """What was found: `numbers` asked and `classes` of slips in their lines over all variants, `problems` a sentence each."""

    name: str
    variants: int
    numbers: int = 0
    classes: int = 0
    problems: list[str] = field(default_factory=list)


def proof(exercise: Exercise, seed: bytes = SEED, variants: int = VARIANTS) -> Proof:
    """The proof of an exercise; one of fixed numbers has one variant."""
    found = Proof(exercise.name, 1 if exercise.fixed else variants)
    for variant in range(found.variants):
        attempt = Attempt(exercise, seed, variant)
        samples = [Attempt(exercise, seed, variants + more).sheet.values for more in range(3)]
        for blank in attempt.blanks:
            found.numbers += 1
            found.problems += [f"variant {variant}, {blank.shown}: {problem}" for problem in (
                *wrong_taken(attempt, blank), *hints_missing(attempt, blank), *slips_unclear(attempt, blank, samples, found))]
            found.problems += [f"variant {variant}, {blank.shown}: {problem}" for problem in solution_refused(attempt, blank)]
        if not attempt.solved:
            found.problems.append(f"variant {variant}: it is not solved by its own solution")
    return found


def solution_refused(attempt: Attempt, blank: Blank) -> Iterator[str]:
    """The right number, typed, is right."""
    reply = attempt.take(blank, answer(attempt.sheet, blank))
    if not reply.accepted or reply.word != RIGHT:
        yield f"its own solution {answer(attempt.sheet, blank)} is {reply.word}: {reply.sentence}"


def wrong_taken(attempt: Attempt, blank: Blank) -> Iterator[str]:
    """Wrong numbers are refused."""
    for factor in OFF:
        text = rounded(factor * attempt.sheet.value(blank), blank.precision)
        if text != answer(attempt.sheet, blank) and attempt.judged(blank, text).accepted:
            yield f"the wrong number {text} is taken"


def hints_missing(attempt: Attempt, blank: Blank) -> Iterator[str]:
    """There are three hints, each says something else, and only the last one the answer."""
    hints = ["\n".join(hint(attempt, blank, level, PLAIN_ASCII)) for level in range(1, len(LEVELS) + 1)]
    if not all(hints) or len(set(hints)) < len(LEVELS):
        yield "a hint is empty, or two are the same"
    if not hints[-1].endswith(f" = {answer(attempt.sheet, blank)}"):
        yield "the last hint is not the answer"


def slips_unclear(attempt: Attempt, blank: Blank, samples: Sequence[Values], found: Proof) -> Iterator[str]:
    """When the number of a slip is typed, it is named, with all that give the same number, and no other."""
    task = attempt.sheet.task
    for family in families_of(task, task.lines[blank.position], samples):
        value = family[0].edited.of(attempt.sheet.values)
        if not value or not isfinite(value):
            continue
        found.classes += 1
        text = rounded(value, blank.precision)
        reply = attempt.judged(blank, text)
        others = [slip for slip in reply.slips if not same(attempt, blank, slip, value)]
        if reply.word != SLIP:
            yield f"the slip {family[0].words!r} gives {text}, which is {reply.word}: {reply.sentence}"
        elif others:
            yield f"the slip {family[0].words!r} gives {text}, and {others[0].name!r} is named as well, which does not"


def same(attempt: Attempt, blank: Blank, slip: Named, value: float) -> bool:
    """Whether a slip gives a value: in the blank's own line by algebra; in a line that is not asked as nearly as rounding on
    the way there lets anybody say."""
    room = 0.0 if slip.at == blank.name else UNITS * blank.precision.unit(value)
    return any(isclose(found, value, rel_tol=SAME, abs_tol=room) for found in given_by(attempt, blank, slip))


def given_by(attempt: Attempt, blank: Blank, slip: Named) -> Iterator[float]:
    """What a slip, in the blank's line or in one before that is not asked, leads to from right numbers."""
    task, values = attempt.sheet.task, attempt.sheet.values
    at = next(line.position for line in task.lines if task.name(line.position) == slip.at)
    known = {*attempt.given, *attempt.found}
    right = Carried(task.calculation, list(values), fixed=known)
    for mistake in task.mistakes(at):
        if (mistake.name, mistake.detail) == (slip.name, slip.detail):
            yield right.after(blank.position, {at: mistake.edited}).value
