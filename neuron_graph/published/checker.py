"""The check of a published calculation: a verdict on each of its figures.

    1  each figure against what is computed, and against what follows from the figures before it
    2  those left against other conventions, all of them together
    3  those left against figures that are wrong already, slips and misprints, one after the other

    for line in check(example_named("mazur")).lines: print(line.name, line.verdict.word)
"""
from __future__ import annotations

from itertools import islice
from typing import Any

from ..errors import NeuronGraphError
from ..judging import Readings, Source, Task, spread
from ..recording import Recording
from .case import Case, Found
from .digits import EXACT, SLACK, TRUNCATED, agreement, agreement_of, read_printed
from .example import Example
from .figure import Figure
from .figure_line import FigureLine
from .pool import Pool
from .suspects import Suspects
from .variants import variants
from .verdict import CHAINED, CONVENTION, OPEN, SLIP, UNEXPLAINED, Verdict

FLOATS = "the digits of 64-bit floats"
FLOAT_DIGITS = 13
"""Significant digits from which on 64-bit floats show their own rounding."""


MOST_STEPS, FEWEST = 60_000, 25
"""How many numbers are computed under other conventions, at most; and how many conventions are tried at least."""


class BadFigure(NeuronGraphError):
    """A figure that cannot be compared with anything: `figure`, the `number` of it from 0, and the `error`."""

    def __init__(self, number: int, figure: Figure, error: NeuronGraphError):
        self.number, self.figure, self.error = number, figure, error
        super().__init__(f"published {number + 1}: {error}")


class Check:
    """The lines of a walkthrough with their verdicts. Raises `BadFigure` for a figure of what does not exist."""

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
        """A figure with what is computed for it: of what its name may mean the first that agrees with its digits."""
        try:
            case = self.case(figure)
            lines = [self.line_of(number, figure, case, found) for found in case.readings(figure)]
        except NeuronGraphError as error:
            raise BadFigure(number, figure, error) from error
        return next((line for line in lines if line.agreement), lines[0])

    def line_of(self, number: int, figure: Figure, case: Case, found: Found) -> FigureLine:
        """A figure with one number that it may be the figure of."""
        printed = read_printed(figure.printed, percent=figure.percent)
        if len(found.values) != len(printed):
            raise NeuronGraphError(f"{figure.name} is {len(found.values)} numbers, and {len(printed)} are printed")
        exact = [case.exact(found)] if found.step is not None else found.values
        line = FigureLine(number, figure, printed, found, exact, case.example.notation)
        line.agreement = agreement_of(printed, exact)
        if (case.example.floats or figure.floats) and agreement_of(printed, found.values) == EXACT:
            line.agreement = EXACT
        return line

    def part(self, figure: Figure) -> Example:
        """The example, or the part of it, that a figure belongs to."""
        return self.example.parts[figure.part] if figure.part else self.example

    def case(self, figure: Figure, parts: dict[str, Any] | None = None) -> Case:
        """The case of a figure, with parts of the convention changed."""
        wanted = {**(parts or {}), **figure.convention}
        key = figure.part, tuple(sorted(wanted.items()))
        if key not in self.cases:
            self.cases[key] = Case(self.part(figure), wanted)
        return self.cases[key]

    def run(self) -> Check:
        """Find every verdict."""
        for line in self.lines:
            self.confirm(line)
        for part in dict.fromkeys(line.figure.part for line in self.open_lines()):
            self.find_conventions([line for line in self.open_lines() if line.figure.part == part])
        for line in sorted(self.open_lines(), key=lambda line: line.order):
            line.verdict = self.explanation(line)
        for line in self.unexplained() if self.slips else ():
            line.verdict = self.explanation(line)
        for pool in self.pools:
            pool.settle()
        for line in self.lines:
            if line.verdict.word == CONVENTION:
                line.verdict = self.with_slip(line, line.verdict)
        return self

    def with_slip(self, line: FigureLine, verdict: Verdict) -> Verdict:
        """A convention's verdict with the slip that gives the same digits, if there is one: only the author knows which."""
        other = self.suspects(line).same_slip()
        if other is None:
            return verdict
        text = f"{verdict.explanation}; or {other.explanation}"
        return Verdict(CONVENTION, text, {**verdict.because, "or": dict(other.because)})

    @property
    def established(self) -> list[dict[str, Any]]:
        """The conventions under which some figures hold."""
        return [parts for pool in self.pools for parts in pool.established]

    def unexplained(self) -> list[FigureLine]:
        """The lines that nothing explains so far: a slip found since, made elsewhere, may do."""
        return [line for line in self.lines if line.verdict.word == UNEXPLAINED]

    def open_lines(self) -> list[FigureLine]:
        """The lines that have no verdict yet."""
        return [line for line in self.lines if line.verdict is OPEN]

    def confirm(self, line: FigureLine) -> None:
        """A verdict for a figure that is right: exact, else of floats, else from figures before it, else cut."""
        if line.agreement == EXACT:
            line.verdict = Verdict(EXACT, line.found.words)
        else:
            line.verdict = self.of_floats(line) or self.chained(line) or self.cut(line) or self.padded(line) or OPEN

    def of_floats(self, line: FigureLine) -> Verdict | None:
        """The digits of a 64-bit float, where those of the exact number differ."""
        many = line.position is not None and line.one.figures >= FLOAT_DIGITS
        if many and agreement(line.one, line.found.values[0]) == EXACT:
            return Verdict(CHAINED, f"{FLOATS}; exactly it is {line.one.like(line.exact[0])}")
        return None

    def cut(self, line: FigureLine) -> Verdict | None:
        """The number with its last digits left out."""
        if line.agreement != TRUNCATED or self.goes_on_from_wrong(line):
            return None
        return Verdict(TRUNCATED, f"cut; rounded it is {line.one.like(line.exact[0])}")

    def goes_on_from_wrong(self, line: FigureLine) -> bool:
        """Whether the digits are the rounded result of earlier figures of which some are not confirmed."""
        earlier = {other.number for other in self.lines[:line.number] if not other.confirmed and not other.is_given}
        return bool(earlier) and line.position is not None and self.suspects(line).follows_from(earlier, exactly=True)

    def padded(self, line: FigureLine) -> Verdict | None:
        """The number rounded to fewer digits, with zeros after them."""
        shorter = line.one.unpadded() if len(line.printed) == 1 else None
        how = agreement(shorter, line.exact[0]) if shorter else ""
        if shorter is None or shorter.place is None or not how:
            return None
        if how == TRUNCATED:
            return Verdict(TRUNCATED, f"cut after {-shorter.place} decimals; the zeros after them are padding")
        return Verdict(CHAINED, f"rounded to {-shorter.place} decimals; the zeros after them are padding")

    def chained(self, line: FigureLine) -> Verdict | None:
        """What follows from the figures before it, or from what the text says that it carries."""
        if line.position is None or line.is_given:
            return None
        return self.suspects(line).chained(lambda number: number < line.number and self.lines[number].confirmed)

    def find_conventions(self, lines: list[FigureLine]) -> None:
        """Verdicts for the lines of one part that hold under another convention."""
        confirmed = [line for line in self.lines if line.confirmed and line.position is not None and not line.is_given
                     and line.figure.part == lines[0].figure.part]
        pool = Pool([line for line in lines if line.position is not None and not line.is_given], confirmed, self.case,
                    lambda line, others: self.suspects(line).follows_from(others), self.chained_under)
        if pool.lines:
            steps = max(len(line.found.recording.trail) for line in pool.lines if line.found.recording)
            pool.search(islice(variants(self.part(pool.lines[0].figure)), max(FEWEST, MOST_STEPS // steps)))
            self.pools.append(pool)

    def chained_under(self, line: FigureLine, parts: dict[str, Any]) -> bool:
        """Whether a figure follows, under another convention, from figures before it."""
        assert line.found.step is not None
        step, recording = line.found.step, self.case(line.figure, parts).time_of(line.figure)
        twin = recording.calculation.at(step.kind, step.names, step.sample, recording.epoch)
        if twin is None:
            return False
        readings = Readings(recording.calculation, self.sources(recording, line))
        found = readings.of(recording.calculation.position(twin), lambda number: number < line.number)
        return any(reading.used and agreement(line.one, reading.value, SLACK) == EXACT for reading in found)

    def explanation(self, line: FigureLine) -> Verdict:
        """A verdict for a figure that is wrong."""
        if line.position is None:
            return Verdict(UNEXPLAINED)
        if line.is_given:
            return self.suspects(line).mistyped() or Verdict(UNEXPLAINED)
        verdict = self.suspects(line).explained(self.slips)
        if verdict.word == SLIP and "slip" in verdict.because:
            self.slips.add(str(verdict.because["slip"]))
        return verdict

    def suspects(self, line: FigureLine) -> Suspects:
        """What may have led to the digits of a line."""
        recording = line.found.recording
        assert recording is not None and line.position is not None
        example = self.part(line.figure)
        if id(recording) not in self.tasks:
            self.tasks[id(recording)] = Task([recording], example.notation)
        readings = Readings(recording.calculation, self.sources(recording, line))
        return Suspects(self.tasks[id(recording)], line, readings, spread(line.values, line.one), example, self.lines)

    def sources(self, recording: Recording, line: FigureLine) -> dict[int, list[Source]]:
        """The printed figures that are numbers of a recording, or the new weights that it starts from."""
        found: dict[int, list[Source]] = {}
        for other in self.lines:
            position = other.position
            if other is line or position is None or other.figure.part != line.figure.part:
                continue
            if other.found.recording is not recording:
                position = same_number(other, recording)
            if position is not None:
                found.setdefault(position, []).append(Source(other.number, other.one))
        return found


def same_number(other: FigureLine, recording: Recording) -> int | None:
    """Where a figure's number stands in another recording: that of the same epoch under another convention, or that of
    the next epoch, which starts from the new weights."""
    step, own, calculation = other.found.step, other.found.recording, recording.calculation
    assert step is not None and own is not None
    later = recording.epoch - own.epoch
    kinds = ["weight", "bias"] if later == 1 and step.kind == "updated" else [step.kind] if later == 0 else []
    twins = (calculation.at(kind, step.names, step.sample if later == 0 else None, recording.epoch) for kind in kinds)
    return next((calculation.positions.get(id(twin.number)) for twin in twins
                 if twin and (twin.value == step.value or other.one.near(twin.value))), None)


def check(example: Example) -> Check:
    """The verdicts on all printed figures of an example and its parts.

    >>> from neuron_graph.published.files.walkthrough import example_named
    >>> [line.name for line in check(example_named("mazur")).lines if not line.confirmed]
    ['E after epoch 1', 'E after epoch 10000', 'out_o1 after epoch 10000', 'out_o2 after epoch 10000']
    """
    return Check(example).run()
