"""The check of a published calculation: a verdict on each of its figures.

    1  each figure against what is computed: exact, or cut
    2  against what follows from the figures before it
    3  those left against other conventions, all of them together
    4  those left against the figures that are wrong already, against slips and misprints, one after the other

    for line in check(example_named("mazur")).lines: print(line.figure.name, line.verdict.word)
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from math import comb, prod
from typing import Any

from ..errors import NeuronGraphError
from .calculation import Calculation
from .case import Case, Found
from .chains import Chains, Source
from .chance import ACCEPTED, spread
from .example import Example
from .figure import Figure
from .printed import Printed, agreement_of, read_printed
from .suspects import Suspects
from .variants import variants
from .verdict import CHAINED, CONVENTION, EXACT, SLIP, TRUNCATED, UNEXPLAINED, Verdict

FLOAT_DIGITS = 13
"""Significant digits from which on 64-bit floats show their own rounding."""
SLACK = 4e-16
FAR = 100
"""Rounds from which on only the simplest other conventions are trained for."""


@dataclass
class Line:
    """A figure with what it is compared with."""

    number: int
    figure: Figure
    printed: list[Printed]
    found: Found
    exact: list[Any]
    verdict: Verdict | None = None
    agreement: str = ""
    values: list[float] = field(default_factory=list)
    """Its values under other conventions."""

    @property
    def one(self) -> Printed:
        """The printed number, of a list the first."""
        return self.printed[0]

    @property
    def computed(self) -> list[float]:
        """The computed numbers, as they would be printed."""
        return [100.0 * float(value) if self.figure.percent else float(value) for value in self.found.values]

    @property
    def position(self) -> int | None:
        """Where its number stands in its calculation."""
        if self.found.calculation is None or self.found.step is None or self.figure.percent or len(self.printed) > 1:
            return None
        return self.found.calculation.position(self.found.step)

    @property
    def confirmed(self) -> bool:
        """Whether the figure is known to be right."""
        return self.verdict is not None and self.verdict.confirmed


class Check:
    """The lines of a walkthrough with their verdicts. Raises `NeuronGraphError` for a figure of what does not exist."""

    def __init__(self, example: Example):
        self.example = example
        self.cases: dict[Any, Case] = {}
        self.lines = [self.line(number, figure) for number, figure in enumerate(example.figures)]
        self.established: list[dict[str, Any]] = []
        self.slips: set[str] = set()

    def line(self, number: int, figure: Figure) -> Line:
        """A figure with what is computed for it."""
        try:
            case = self.case(figure)
            found, printed = case.found(figure), read_printed(figure.printed)
            if len(found.values) != len(printed):
                raise NeuronGraphError(f"{figure.name} is {len(found.values)} numbers, and {len(printed)} are printed")
            exact = [case.exact(found, figure)] if found.step is not None else found.values
        except NeuronGraphError as error:
            raise NeuronGraphError(f"published {number + 1}: {error}") from error
        line = Line(number, figure, printed, found, exact)
        numbers = line.computed if self.part(figure).floats or figure.percent else exact
        line.agreement = agreement_of(printed, numbers)
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
        self.find_conventions()
        for line in sorted(self.open_lines(), key=order):
            line.verdict = self.explanation(line)
        return self

    def open_lines(self) -> list[Line]:
        """The lines that have no verdict yet."""
        return [line for line in self.lines if line.verdict is None]

    def confirm(self, line: Line) -> None:
        """A verdict for a figure that is right: exact, else from figures before it, else cut."""
        if line.agreement == EXACT:
            line.verdict = Verdict(EXACT)
        else:
            line.verdict = self.of_floats(line) or self.chained(line) or self.cut(line)

    def of_floats(self, line: Line) -> Verdict | None:
        """The digits of a 64-bit float, where those of the exact number differ."""
        if line.position is not None and line.one.figures >= FLOAT_DIGITS and line.one.agreement(line.computed[0]) == EXACT:
            return Verdict(CHAINED, f"the digits of 64-bit floats; exactly it is {line.one.written(line.exact[0])}")
        return None

    def cut(self, line: Line) -> Verdict | None:
        """The number with its last digits left out."""
        if line.agreement != TRUNCATED:
            return None
        return Verdict(TRUNCATED, f"rounded it is {line.one.written(line.exact[0])}")

    def chained(self, line: Line) -> Verdict | None:
        """What follows from the figures before it, or from what the text says that it carries."""
        if line.position is None or line.found.step is None or line.found.step.phase == "given":
            return None
        return self.suspects(line).chained(lambda number: number < line.number and self.lines[number].confirmed)

    def suspects(self, line: Line) -> Suspects:
        """What may have led to the digits of a line."""
        assert line.found.calculation is not None and line.position is not None
        calculation = line.found.calculation
        chains = Chains(calculation, self.sources(calculation, line))
        width = spread(line.values, line.one)
        return Suspects(calculation, line.position, line.one, line.exact[0], chains, width, self.part(line.figure),
                        {other.number: other for other in self.lines})

    def sources(self, calculation: Calculation, line: Line) -> dict[int, list[Source]]:
        """The printed figures that are numbers of a calculation, or the new weights that it starts from."""
        found: dict[int, list[Source]] = {}
        for other in self.lines:
            position = other.position
            if other is line or position is None or other.figure.value is not None:
                continue
            if other.found.calculation is not calculation:
                position = self.carried_over(other, calculation)
            if position is not None:
                found.setdefault(position, []).append(Source(other.number, other.one))
        return found

    def carried_over(self, other: Line, calculation: Calculation) -> int | None:
        """Where a new weight of one round is given in the next."""
        step, own = other.found.step, other.found.calculation
        if step is None or own is None or step.kind != "updated" or own.recording.round + 1 != calculation.recording.round:
            return None
        given = calculation.at("weight", step.names, None) or calculation.at("bias", step.names, None)
        return calculation.positions.get(id(given.number)) if given else None

    def find_conventions(self) -> None:
        """Verdicts for figures that hold under another convention: those that one explains count together."""
        waiting = [line for line in self.open_lines() if line.position is not None and line.found.step is not None
                   and line.found.step.phase != "given"]
        for part in {line.figure.part for line in waiting}:
            self.find_conventions_of([line for line in waiting if line.figure.part == part])

    def find_conventions_of(self, waiting: list[Line]) -> None:
        """The same for the lines of one part."""
        tried = [(parts, self.values(parts, waiting)) for parts in variants(self.part(waiting[0].figure))]
        for _, values in tried:
            for line in waiting:
                line.values.append(values.get(line.number, line.computed[0]))
        for number, (parts, values) in enumerate(tried, start=1):
            left = [line for line in waiting if line.verdict is None]
            hits = self.independent([line for line in left if line.number in values
                                     and line.one.agreement(values[line.number], SLACK)], left)
            if hits and number * comb(len(left), len(hits)) * prod(map(self.chance, hits)) <= ACCEPTED:
                self.accept(parts, hits, values)
        for parts, values in tried:
            if any(parts.items() <= known.items() for known in self.established):
                leaning = [line for line in waiting if line.verdict is None and line.number in values
                           and line.one.figures < 6 and line.one.agreement(values[line.number], SLACK)]
                self.accept(parts, leaning, values)

    def independent(self, hits: list[Line], left: list[Line]) -> list[Line]:
        """The hits without those that merely follow from a figure that is no hit."""
        others = {line.number for line in left} - {line.number for line in hits}
        return [line for line in hits if not others or not self.suspects(line).follows_from(others)]

    def values(self, parts: dict[str, Any], waiting: list[Line]) -> dict[int, float]:
        """What the figures of some lines are under a convention, where it changes them."""
        found: dict[int, float] = {}
        for line in waiting:
            if line.figure.round > FAR and len(parts) > 1 + ("when" in parts):
                continue
            try:
                value = self.case(line.figure, parts).found(line.figure).values[0]
            except NeuronGraphError:
                continue
            if value != line.found.values[0]:
                found[line.number] = value
        return found

    def chance(self, line: Line) -> float:
        """How likely it is that a number of the line's range agrees with its digits."""
        return min(1.0, 2 * line.one.width / spread(line.values, line.one))

    def accept(self, parts: dict[str, Any], hits: list[Line], values: dict[int, float]) -> None:
        """Give lines their verdict: they hold under this convention."""
        if not hits:
            return
        self.established.append(parts)
        for line in hits:
            parts = self.least(line, parts)
            case = self.case(line.figure, parts)
            values = self.values(parts, [line])
            cut = ", then cut" if line.one.agreement(values[line.number], SLACK) == TRUNCATED else ""
            line.verdict = Verdict(CONVENTION, described(case, line.figure) + cut, {"convention": dict(parts)})

    def least(self, line: Line, parts: dict[str, Any]) -> dict[str, Any]:
        """The fewest of the parts under which a line still holds."""
        for size in range(1, len(parts)):
            for chosen in combinations(parts.items(), size):
                value = self.values(dict(chosen), [line]).get(line.number)
                if value is not None and line.one.agreement(value, SLACK):
                    return dict(chosen)
        return parts

    def explanation(self, line: Line) -> Verdict:
        """A verdict for a figure that is wrong."""
        if line.position is None:
            return Verdict(UNEXPLAINED)
        if line.found.step is not None and line.found.step.phase == "given":
            return self.suspects(line).mistyped() or Verdict(UNEXPLAINED)
        verdict = self.suspects(line).explained(self.slips)
        if verdict.word == SLIP and "slip" in verdict.because:
            self.slips.add(str(verdict.because["slip"]))
        return verdict


def order(line: Line) -> tuple[Any, ...]:
    """Lines in the order of their calculation; of one number the figure with most digits first."""
    calculation = line.found.calculation
    return calculation.recording.round if calculation else 0, line.position or 0, -line.one.figures, line.number


def described(case: Case, figure: Figure) -> str:
    """A case in words."""
    parts = []
    if case.words:
        parts.append(f"with {case.words}")
    if case.when and case.when != figure.when:
        parts.append(f"{case.when} the update of round {figure.round}")
    return ", ".join(parts)


def check(example: Example) -> Check:
    """The verdicts on all printed figures of an example and its parts."""
    return Check(example).run()


def counts(lines: list[Line]) -> Iterator[tuple[str, int]]:
    """How many lines have each verdict."""
    from .verdict import WORDS

    for word in WORDS:
        number = sum(line.verdict is not None and line.verdict.word == word for line in lines)
        if number:
            yield word, number
