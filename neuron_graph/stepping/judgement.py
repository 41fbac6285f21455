"""A judgement: what is to be said of an answer. It is the first that one of `WAYS` gives: right, from one's own figures,
cut, too short, rounded too early, another number of its kind, a slip of the table, another number, a misprint.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..published.misprints import misprints
from ..published.printed import EXACT, TRUNCATED, read_one
from ..published.scene import Scene
from ..published.slip import Slip
from ..published.slips import slips_in
from ..recording.arithmetics import FLOATS
from ..recording.carry import Carry, read_single
from ..recording.number import Number
from ..recording.replay import replayed
from ..recording.step import Step
from .answer import Answer, asked

RIGHT, CUT, FOLLOWS, SHORT, EARLY = "right", "cut", "follows", "too few figures", "rounded too early"
SLIP, WRONG = "slip", "wrong"
MISPRINT, OTHER = "misprint", "another number"
"""The slips of those who computed rightly and typed something else, and of those who computed something else."""
NEAR = 0.2
"""How far off, relatively, a number may be that was rounded too early."""
TELLING = 3
"""How many figures a number needs to tell one slip from another."""
ROUNDINGS = [f"{places} {unit}{cut}" for cut in ("", " cut") for places in (2, 3, 4, 1, 5) for unit in ("decimals", "figures")]


@dataclass(frozen=True)
class Judgement:
    """`word` is one of RIGHT, CUT, FOLLOWS, SHORT, EARLY, SLIP and WRONG, `sentence` what a student is told, `slip` the
    name of a slip's row, or MISPRINT, or ""."""

    right: bool
    word: str
    sentence: str
    slip: str = ""


Way = Callable[[Answer], Judgement | None]


def judge(scene: Scene, step: Step, text: str, figures: int, own: Mapping[int, float]) -> Judgement:
    """What is to be said of the `text` that a student typed for a computed `step` of the scene's calculation.

    `figures` is how many significant figures are asked for, at least 1; `own` holds the student's accepted answers to
    other lines, by position in the trail. Raises `BadValue` where the text is no number.

    >>> from neuron_graph.published.case import Case
    >>> from neuron_graph.published.walkthrough import example_named
    >>> example = example_named("worked-example")
    >>> calculation = Case(example).calculation(1)
    >>> judge(Scene(calculation, example.notation), calculation.recording["out_o1"], "0.7513", 4, {}).sentence
    'cut, not rounded: to 4 figures it is 0.7514'
    """
    position = scene.calculation.position(step)
    others = {place: value for place, value in own.items() if place != position}
    answer = Answer(scene, position, asked(read_one(text, "the answer"), figures), figures, others)
    return next(filter(None, (way(answer) for way in WAYS)), Judgement(False, WRONG, "that is not it"))


def right(answer: Answer) -> Judgement | None:
    """Right to the digits typed, which are enough or all there are; where floats leave a rest of 0, the rest too."""
    both = answer.value, float(answer.line.value)
    return Judgement(True, RIGHT, "right") if any(map(answer.complete, both)) else None


def cut(answer: Answer) -> Judgement | None:
    """The right digits, the last one not rounded."""
    if not answer.long_enough or answer.agreement(answer.value) != TRUNCATED:
        return None
    rounded = asked(read_one(answer.typed.written(answer.value), "the rounded number"), answer.figures)
    return Judgement(True, CUT, f"cut, not rounded: to {rounded.figures} figures it is {rounded.text}")


def follows(answer: Answer) -> Judgement | None:
    """What comes out of the student's own rounded answers."""
    return from_own(answer) if any(map(answer.complete, answer.values[1:])) else None


def follows_cut(answer: Answer) -> Judgement | None:
    """What comes out of the student's own figures, when that is cut, too."""
    cut_there = answer.long_enough and any(map(answer.agreement, answer.values[1:]))
    return from_own(answer) if cut_there else None


def from_own(answer: Answer) -> Judgement:
    """Right, from the student's own figures."""
    text = f"right from your own rounded figures (with all digits {answer.typed.written(answer.value)})"
    return Judgement(True, FOLLOWS, text)


def short(answer: Answer) -> Judgement | None:
    """Right, or cut, with fewer figures than are asked for."""
    if any(map(answer.rounds, answer.values)):
        return Judgement(False, SHORT, f"right as far as it goes: {numbered(answer.figures, 'figures')} asked")
    if answer.agreement(answer.value):
        return Judgement(False, SHORT, f"cut, not rounded, and {numbered(answer.figures, 'figures')} asked")
    return None


def numbered(figures: int, unit: str) -> str:
    """So many figures, with their verb."""
    return f"1 {unit.removesuffix('s')} is" if figures == 1 else f"{figures} {unit} are"


def early(answer: Answer) -> Judgement | None:
    """Numbers before this one rounded, or cut, to fewer digits than it takes."""
    if not abs(float(answer.typed.value) - answer.value) <= NEAR * abs(answer.value):
        return None
    for where, rounded in (("before", all_rounded), ("in this line", operands_rounded)):
        for name in ROUNDINGS:
            how = answer.agreement(rounded(answer, read_single(name)))
            if how == EXACT or how and name.endswith(" cut"):
                return Judgement(False, EARLY, f"rounded too early: this comes out if the numbers {where} are {carried(name)}")
    return None


def carried(name: str) -> str:
    """A carry in words."""
    places, unit, *cut = name.split()
    return f"{'cut after' if cut else 'carried with'} {places} {unit.removesuffix('s') if places == '1' else unit}"


def all_rounded(answer: Answer, carry: Carry) -> float:
    """The line's number when every computed number before it is rounded; nan where that has no value."""
    calculation = answer.calculation
    try:
        again = replayed(calculation.trail[:answer.position + 1], {}, carry, FLOATS, frozenset())
    except (ArithmeticError, ValueError):
        return math.nan
    return calculation.formula(answer.position, {place: step.value for place, step in enumerate(again[:-1])})


def operands_rounded(answer: Answer, carry: Carry) -> float:
    """The line's number when only the computed numbers in it are rounded; nan where that has no value."""
    calculation = answer.calculation
    fixed = {calculation.position(step): carry.of(step, step.value) for step in answer.line.operands}
    return calculation.formula(answer.position, fixed)


def another_of_its_kind(answer: Answer) -> Judgement | None:
    """Another number of the same kind in the same sample: net_h2 for net_h1."""
    line = answer.line
    return taken_for(answer, (step for step in answer.calculation.of_kind(line.kind, line.sample) if step is not line))


def another(answer: Answer) -> Judgement | None:
    """Another number of the same sample, from a line before."""
    line = answer.line
    before = answer.calculation.trail[:answer.position]
    return taken_for(answer, (step for step in reversed(before) if step.sample == line.sample and step.phase != "given"))


def taken_for(answer: Answer, others: Iterable[Step]) -> Judgement | None:
    """The first of some other numbers that has the typed digits, if they are enough to tell numbers apart."""
    if answer.typed.figures < TELLING:
        return None
    found = next((step for step in others if step.value and answer.rounds(step.value)), None)
    return Judgement(False, SLIP, f"that is {answer.scene.name(found)}", OTHER) if found else None


def slipped(answer: Answer) -> Judgement | None:
    """A slip of the table: the first one that gives these digits, rounded if there is one; of few digits the only one."""
    found = [(row, detail, how) for row, detail, edited in slips_in(answer.scene, answer.line)
             for how in (agreement_of_slip(answer, edited),) if how]
    few = answer.typed.figures < TELLING
    if not found or few and len({(row.name, detail) for row, detail, _ in found}) > 1:
        return None
    row, detail, how = next((one for one in found if one[2] == EXACT), found[0])
    return Judgement(False, SLIP, f"that comes out if {in_words(row, detail)}{cut_after(how)}", row.name)


def agreement_of_slip(answer: Answer, edited: Number) -> str:
    """How the typed digits agree with the edited line, from the right numbers or from the student's own."""
    values = [answer.calculation.value(answer.position, fixed, {answer.position: edited}) for fixed in bases(answer)]
    return best(answer.agreement(value) for value in values if answer.typed.value or value == 0)


def bases(answer: Answer) -> Iterator[Mapping[int, float]]:
    """What stands in the lines before: the right numbers, and the student's own where there are any."""
    yield {}
    if answer.own:
        yield answer.own


def best(hows: Iterable[str]) -> str:
    """The best of several agreements."""
    found = set(hows)
    return EXACT if EXACT in found else TRUNCATED if TRUNCATED in found else ""


def in_words(row: Slip, detail: str) -> str:
    """A slip, with what it happened to."""
    return f"{row.sentence} ({detail})" if detail else row.sentence


def cut_after(how: str) -> str:
    """A word more where the digits are cut."""
    return "" if how == EXACT else ", and the result is cut"


def mistyped(answer: Answer) -> Judgement | None:
    """The right number with its sign, its point or its digits mistyped; of few digits that cannot be said."""
    if answer.typed.figures < TELLING and not answer.long_enough:
        return None
    what = next((what for value in answer.values for what in misprints(answer.typed, value)), None)
    return Judgement(False, SLIP, f"right but for one thing ({kept_back(what)})", MISPRINT) if what else None


def kept_back(what: str) -> str:
    """A misprint without the number that it is one of: "the digit 7 of 0.37751 is lost" says too much."""
    return "a digit is lost" if what.endswith(" is lost") else what


WAYS: tuple[Way, ...] = (right, follows, cut, follows_cut, short, early, another_of_its_kind, slipped, another, mistyped)
"""In the order in which they are tried."""
