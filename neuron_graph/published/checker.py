"""The check of a published calculation: a verdict on each of its figures.

    1  each figure against what is computed, and against what follows from the figures
       before it
    2  those left against other conventions, all of them together
    3  those left against figures that are wrong already, slips and misprints, one by
       one

    for line in check(example_named("mazur")).lines: print(line.name, line.verdict.word)
"""
from __future__ import annotations

from dataclasses import replace
from itertools import islice
from statistics import median_low
from typing import Any

from ..errors import NeuronGraphError
from ..judging import Task
from ..recording import Recording
from .case import Case, Found, Parts
from .chance_policy import ChancePolicy
from .digits import agreement, agreement_of, read_printed
from .example import Example
from .figure import Figure
from .figure_line import WAYS, FigureLine, turned_throughout
from .pool import Pool
from .readings import Readings, Source, Sources
from .suspects import Suspects
from .variants import MOST_STEPS, variants
from .verdict import (
    CHAINED,
    CONVENTION,
    EXACT,
    INHERITED,
    MISPRINT,
    SLIP,
    TRUNCATED,
    UNDECIDED,
    UNEXPLAINED,
    Verdict,
)

COPIED_WRONGLY = "copied wrongly"
OF_FLOATS = "the digits of 64-bit floats"
FLOAT_DIGITS = 13
"""Significant digits from which on 64-bit floats show their own rounding."""
CLOSE = 0.01
"""How far off, relatively, a figure of few digits may be without a word."""
FEW_DIGITS, FEWEST_USUAL = 2, 4
"""Digits that confirm little where a text usually has two more; figures that make a
habit."""
FEWEST_CONVENTIONS = 25
"""How many conventions are tried at least, however large the network is."""


class BadFigure(NeuronGraphError):
    """A figure that cannot be compared with anything: `figure`, the `number` of it from
    0, and the `error`."""

    def __init__(self, number: int, figure: Figure, error: NeuronGraphError):
        self.number, self.figure, self.error = number, figure, error
        super().__init__(f"published {number + 1}: {error}")


class Check:
    """The lines of a walkthrough with their verdicts.

    Raises `BadFigure` for a figure of what does not exist.
    """

    def __init__(self, example: Example):
        self.example = example
        self.cases: dict[Any, Case] = {}
        self.lines = [self.line(number, figure) for number, figure in enumerate(example.figures)]
        self.pools: list[Pool] = []
        """The search for conventions, of each part."""
        self.tasks: dict[int, Task] = {}
        """The tasks of recordings, by their identity."""
        self.slips: set[str] = set()
        """The slips that are found so far."""

    def line(self, number: int, figure: Figure) -> FigureLine:
        """A figure with what is computed for it: of what its name may mean the first
        that agrees with its digits."""
        try:
            case = self.case(figure, {})
            lines = [self.line_of(number, figure, case, found) for found in case.readings(figure)]
        except NeuronGraphError as error:
            raise BadFigure(number, figure, error) from error
        return next((line for line in lines if line.agreement), lines[0])

    def line_of(self, number: int, figure: Figure, case: Case, found: Found) -> FigureLine:
        """A figure with one number that it may be the figure of."""
        printed, values = read_printed(figure.printed, percent=figure.percent), found.values
        if len(values) != len(printed):
            text = f"{figure.name} is {len(values)} numbers, and {len(printed)} are printed"
            raise NeuronGraphError(text)
        exact = [case.exact(found)] if found.step is not None else values
        line = FigureLine(number, figure, printed, found, exact, case.example.notation)
        line.agreement = agreement_of(printed, exact)
        if (case.example.floats or figure.floats) and agreement_of(printed, values) == EXACT:
            line.agreement = EXACT
        return line

    def part(self, figure: Figure) -> Example:
        """The example, or the part of it, that a figure belongs to."""
        return self.example.parts[figure.part] if figure.part else self.example

    def case(self, figure: Figure, parts: Parts) -> Case:
        """The case of a figure, with parts of the convention changed."""
        wanted = {**parts, **figure.convention}
        key = figure.part, tuple(sorted(wanted.items()))
        if key not in self.cases:
            self.cases[key] = Case(self.part(figure), wanted)
        return self.cases[key]

    def lines_with(self, word: str) -> list[FigureLine]:
        """The lines with a verdict; with "" those that have none yet."""
        return [line for line in self.lines if line.verdict.word == word]

    @property
    def established(self) -> list[Parts]:
        """The conventions under which some figures hold."""
        return [parts for pool in self.pools for parts in pool.established]

    def run(self) -> Check:
        """Find the verdict on every figure, in the three steps above."""
        self.turn_signs()
        for line in self.lines:
            line.verdict = with_few_digits(line, self.confirmation(line), self.usual(line))
        for part in dict.fromkeys(line.figure.part for line in self.lines_with("")):
            self.find_conventions(part)
        for line in sorted(self.lines_with(""), key=lambda line: line.order):
            line.verdict = self.explanation(line)
        for line in self.lines_with(UNEXPLAINED) if self.slips else ():
            line.verdict = self.explanation(line)  # by a slip that was found elsewhere since
        for pool in self.pools:
            pool.settle()
        for line in self.lines_with(CONVENTION):
            line.verdict = self.with_slip(line)
        for line in self.lines_with(MISPRINT):
            line.verdict = self.carried_on(line)
        return self

    def usual(self, line: FigureLine) -> int:
        """How many significant digits the figures of a line's part usually have."""
        found = [other.one.figures for other in self.lines
                 if other.figure.part == line.figure.part and other.is_computed]
        return median_low(found) if len(found) >= FEWEST_USUAL else 0

    def turn_signs(self) -> None:
        """Read with the other sign what a part of the text writes so throughout."""
        for part in dict.fromkeys(line.figure.part for line in self.lines):
            lines = [line for line in self.lines if line.figure.part == part]
            deltas = self.part(lines[0].figure).convention.sign == "target-output"
            for line in list(turned_throughout(lines, deltas)):
                line.turn(WAYS[line.family])

    # 1: figures that are right

    def confirmation(self, line: FigureLine) -> Verdict:
        """A verdict for a figure that is right: exact, else of floats, else from
        figures before it, else cut."""
        if line.agreement == EXACT:
            return Verdict(EXACT, "; ".join(filter(None, [line.found.words, line.way])))
        ways = self.of_floats, self.chained, self.cut, self.padded
        return next(filter(None, (way(line) for way in ways)), UNDECIDED)

    def of_floats(self, line: FigureLine) -> Verdict | None:
        """The verdict on digits of a 64-bit float, where those of the exact number
        differ."""
        if line.position is None or line.one.figures < FLOAT_DIGITS:
            return None
        if agreement(line.one, line.own) != EXACT:
            return None
        return Verdict(CHAINED, f"{OF_FLOATS}; exactly it is {line.rounded}")

    def chained(self, line: FigureLine) -> Verdict | None:
        """What follows from the figures before it, or from what the text says that it
        carries."""
        if not line.is_computed:
            return None
        return self.policy(line).chained(
            lambda number: number < line.number and self.lines[number].confirmed,
            self.part(line.figure).carry)

    def cut(self, line: FigureLine) -> Verdict | None:
        """The verdict on a number whose last digits are left out."""
        if line.agreement != TRUNCATED or self.goes_on_from_wrong(line):
            return None
        return Verdict(TRUNCATED, f"cut; rounded it is {line.rounded}")

    def goes_on_from_wrong(self, line: FigureLine) -> bool:
        """Whether the digits are the rounded result of earlier figures of which some
        are not confirmed."""
        earlier = {other.number for other in self.lines[:line.number]
                   if not other.confirmed and not other.is_given}
        if not earlier or line.position is None:
            return False
        return self.policy(line).follows_from(earlier, (EXACT,), throughout=True)

    def padded(self, line: FigureLine) -> Verdict | None:
        """The number rounded to fewer digits, with zeros after them."""
        shorter = line.one.unpadded() if len(line.printed) == 1 else None
        how = agreement(shorter, line.exact[0]) if shorter else ""
        if shorter is None or not how:
            return None
        word, done = (CHAINED, "rounded to") if how == EXACT else (TRUNCATED, "cut after")
        return Verdict(word, f"{done} {-shorter.last} decimals; the zeros after them are padding")

    # 2: figures that hold under another convention

    def find_conventions(self, part: str) -> None:
        """Verdicts for the lines of one part that hold under another convention."""
        lines = [line for line in self.lines if line.figure.part == part and line.is_computed]
        confirmed = [line for line in lines if line.confirmed]
        undecided = [line for line in lines if line.verdict is UNDECIDED]
        if undecided:
            pool = Pool(undecided, confirmed, self.case, self.follows, self.chained_under)
            trails = [line.found.recording.trail for line in undecided if line.found.recording]
            most = max(FEWEST_CONVENTIONS, MOST_STEPS // max(map(len, trails)))
            pool.search(islice(variants(self.part(lines[0].figure)), most))
            self.pools.append(pool)

    def follows(self, line: FigureLine, others: set[int]) -> bool:
        """Whether a line follows, exactly or cut, from some others."""
        return self.policy(line).follows_from(others, (EXACT, TRUNCATED))

    def chained_under(self, line: FigureLine, parts: Parts) -> bool:
        """Whether a figure follows, under another convention, from figures before
        it."""
        assert line.found.step is not None
        step, recording = line.found.step, self.case(line.figure, parts).time_of(line.figure)
        calculation = recording.calculation
        twin = calculation.at(step.kind, step.names, step.sample, recording.epoch)
        if twin is None:
            return False
        readings = Readings(calculation, self.sources(recording, line))
        found = readings.of(calculation.position(twin), lambda number: number < line.number)
        return any(reading.used and line.agrees(reading.value) == EXACT for reading in found)

    # 3: figures that are wrong

    def explanation(self, line: FigureLine) -> Verdict:
        """A verdict for a figure that is wrong."""
        if line.position is None:
            return Verdict(UNEXPLAINED)
        if line.is_given:
            return self.policy(line).given_misprint()
        verdict = self.policy(line).explained(self.slips)
        if "slip" in verdict.because:
            self.slips.add(verdict.because["slip"])
        return verdict

    def with_slip(self, line: FigureLine) -> Verdict:
        """A convention's verdict with the slip that gives the same digits, if there is
        one: only the author knows which."""
        verdict, other = line.verdict, self.policy(line).same_slip()
        if other is None:
            return verdict
        text = f"{verdict.explanation}; or {other.explanation}"
        return Verdict(CONVENTION, text, {**verdict.because, "or": dict(other.because)})

    def carried_on(self, line: FigureLine) -> Verdict:
        """What is said of a misprint: that it is more than one, where later figures go
        on from it."""
        verdict = line.verdict
        heirs = (other for other in self.lines_with(INHERITED)
                 if other.figure.part == line.figure.part)
        if not any(self.follows(heir, {line.number}) for heir in heirs):
            return verdict
        text = f"{verdict.explanation}, and later figures go on from it"
        at = line.found.step.name if line.found.step else line.figure.name
        return Verdict(SLIP, text, {"slip": COPIED_WRONGLY, "at": at})

    def policy(self, line: FigureLine) -> ChancePolicy:
        """The policy of chance for a line, with its suspects."""
        recording = line.found.recording
        assert recording is not None
        if id(recording) not in self.tasks:
            self.tasks[id(recording)] = Task([recording], self.part(line.figure).notation)
        task, sources = self.tasks[id(recording)], self.sources(recording, line)
        return ChancePolicy(Suspects(task, line, sources, self.lines))

    def sources(self, recording: Recording, line: FigureLine) -> Sources:
        """The printed figures that are numbers of a recording, or the new weights that
        it starts from."""
        found: dict[int, list[Source]] = {}
        for other in self.lines:
            if other is not line and other.figure.part == line.figure.part:
                position = place_in(recording, other)
                if position is not None:
                    found.setdefault(position, []).append(Source(other.number, other.one))
        return found


def with_few_digits(line: FigureLine, verdict: Verdict, usual: int) -> Verdict:
    """A verdict, with a word on a figure that has fewer digits than the text's others:
    it confirms less."""
    figures, off = line.one.figures, abs(line.one.number - line.own)
    has_few = figures <= min(FEW_DIGITS, usual - 2) and off > CLOSE * abs(line.own)
    if not (verdict.confirmed and has_few):
        return verdict
    digits = f"{figures} digit{'s' * (figures != 1)}"
    text = f"with {digits} it confirms little: the text usually has {usual}"
    return replace(verdict, explanation="; ".join(filter(None, [verdict.explanation, text])))


def place_in(recording: Recording, line: FigureLine) -> int | None:
    """Where a figure's number stands in a recording: its own; that of the same epoch
    under another convention; or that of the next epoch, which starts from the new
    weights."""
    step, own = line.found.step, line.found.recording
    if own is recording or step is None or own is None or line.position is None:
        return line.position
    kinds, sample = [step.kind], step.sample
    if recording.epoch == own.epoch + 1 and step.kind == "updated":
        kinds, sample = ["weight", "bias"], None
    elif recording.epoch != own.epoch:
        return None
    for kind in kinds:
        twin = recording.calculation.at(kind, step.names, sample, recording.epoch)
        if twin and (twin.value == step.value or line.one.near(twin.value)):
            return recording.calculation.positions.get(twin.number)
    return None


def placed(example: Example) -> tuple[Example, list[BadFigure]]:
    """The example with those of its figures that can be compared with a number, and the
    errors of the others."""
    trial, kept, lost = Check(replace(example, figures=())), list[Figure](), list[BadFigure]()
    for number, figure in enumerate(example.figures):
        try:
            trial.line(number, figure)
            kept.append(figure)
        except BadFigure as error:
            lost.append(error)
    return replace(example, figures=kept), lost


def check(example: Example) -> Check:
    """The verdicts on all printed figures of an example and its parts.

    >>> from neuron_graph.published.files.walkthrough import example_named
    >>> lines = check(example_named("mazur")).lines
    >>> print("; ".join(line.name for line in lines if not line.confirmed))
    E after epoch 1; E after epoch 10000; out_o1 after epoch 10000; out_o2 after epoch 10000
    """
    return Check(example).run()
