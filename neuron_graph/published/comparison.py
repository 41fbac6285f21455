"""The comparison of a text's figures with what is computed: a line for each, of what its
name may mean the first number that agrees with its digits."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Any

from ..errors import NeuronGraphError, UnknownName
from ..recording import Address, Values
from ..recording.expressions import Arithmetic, on_paper
from .cases import OUTPUT_ALONE, Case, Found, Parts
from .digits import agreement_of, read_printed
from .example import Example
from .figure import Figure
from .figure_line import FIGURES_OF, FigureLine
from .verdict import EXACT


class BadFigure(NeuronGraphError):
    """A figure that cannot be compared with anything: `figure`, the `number` of it from
    0, and the `error`."""

    def __init__(self, number: int, figure: Figure, error: NeuronGraphError):
        self.number, self.figure, self.error = number, figure, error
        super().__init__(f"published {number + 1}: {error}")


class FigureComparison:
    """The lines of an example's figures.

    Raises `BadFigure` for a figure of what does not exist.
    """

    def __init__(self, example: Example):
        self.example = example
        self.cases: dict[Any, Case] = {}
        self.unlisted: dict[str, list[str]] = {}
        """Of each part the names that have no line in a recording."""
        self.bounds: dict[Any, Values] = {}
        """The numbers of recordings, each with how far off it may be."""
        self.addresses: set[Address] = set()
        """Where the numbers of all figures belong."""
        self.lines = list(map(self.line, count(), example.figures))

    def line(self, number: int, figure: Figure) -> FigureLine:
        """A figure with what is computed for it: of what its name may mean the first
        that agrees with its digits."""
        try:
            case = self.case(figure, {})
            lines = [self.line_of(number, figure, case, one) for one in self.readings(figure)]
        except NeuronGraphError as error:
            raise BadFigure(number, figure, error) from error
        for step in filter(None, (line.found.step for line in lines)):
            self.addresses |= {(step.key, step.sample), (step.key, figure.sample)}
        return next((line for line in lines if line.agreement), lines[0])

    def readings(self, figure: Figure) -> list[Found]:
        """What a figure may be the figure of; without targets of a backward pass of the
        output itself, in doubt."""
        case = self.case(figure, {})
        try:
            return case.readings(figure)
        except UnknownName as error:
            if not case.example.forward_only:
                raise
            found = self.case(figure, OUTPUT_ALONE).readings(figure)
            return [one._replace(doubt=str(error)) for one in found]

    def line_of(self, number: int, figure: Figure, case: Case, found: Found) -> FigureLine:
        """A figure with one number that it may be the figure of."""
        printed, values = read_printed(figure.printed, percent=figure.percent), found.values
        if len(values) != len(printed):
            text = f"{figure.name} is {len(values)} numbers, and {len(printed)} are printed"
            raise NeuronGraphError(text)
        exact = values if found.step is None or found.doubt else [case.exact(found)]
        line = FigureLine(number, figure, printed, found, exact, case.example.notation)
        is_floats = case.example.floats or figure.floats
        shown = values if is_floats and agreement_of(printed, values) == EXACT else exact
        if figure.bits in FIGURES_OF:
            line.slack = self.slack(found, on_paper(FIGURES_OF[figure.bits]))
        line.agreement = "" if found.doubt else agreement_of(printed, shown, line.slack)
        return line

    def slack(self, found: Found, arithmetic: Arithmetic) -> float:
        """How far off, relatively, a number is at most by an arithmetic that rounds."""
        if found.recording is None or found.step is None:
            return 0.0
        calculation = found.recording.calculation
        position, key = calculation.position(found.step), (id(found.recording), arithmetic)
        if position >= len(self.bounds.get(key, ())):
            self.bounds[key] = calculation.values({}, arithmetic)
        value, error = self.bounds[key][position]
        return error / abs(value) if value else 0.0

    def part(self, figure: Figure) -> Example:
        """The example, or the part of it, that a figure belongs to."""
        return self.example.parts[figure.part] if figure.part else self.example

    def case(self, figure: Figure, parts: Parts) -> Case:
        """The case of a figure, with parts of the convention changed."""
        wanted = {**parts, **figure.convention}
        key = figure.part, tuple(sorted(wanted.items()))
        if key not in self.cases:
            self.cases[key] = Case(self.part(figure), wanted, self.written(figure.part),
                                   self.addresses)
        return self.cases[key]

    def written(self, part: str) -> list[str]:
        """The names in a part's figures of numbers that its text writes out, and that
        have no line in a recording."""
        if part not in self.unlisted:
            names = {one.name for one in self.example.figures if one.part == part}
            case = Case(self.example.parts[part] if part else self.example)
            self.unlisted[part] = case.recording(1).directory.written.unlisted(names)
            if not self.unlisted[part]:
                self.cases[part, ()] = case
        return self.unlisted[part]

    def number(self, line: FigureLine, parts: Parts) -> float | None:
        """What a figure is under parts of a convention, None where they do not fit the
        example, or there is no such number."""
        try:
            return self.case(line.figure, parts).value_like(
                line.figure, line.step, line.one.number)
        except NeuronGraphError:
            return None

    def lines_with(self, word: str) -> list[FigureLine]:
        """The lines with a verdict; with "" those that have none yet."""
        return [line for line in self.lines if line.verdict.word == word]

    @property
    def printed_parts(self) -> Iterable[str]:
        """The parts that figures belong to."""
        return dict.fromkeys(line.figure.part for line in self.lines)

    def lines_of(self, part: str) -> list[FigureLine]:
        """The lines of a part."""
        return [line for line in self.lines if line.figure.part == part]


def placed(example: Example) -> tuple[Example, list[BadFigure]]:
    """The example with those of its figures that can be compared with a number, and the
    errors of the others."""
    trial = FigureComparison(replace(example, figures=()))
    kept, lost = list[Figure](), list[BadFigure]()
    for number, figure in enumerate(example.figures):
        try:
            trial.line(number, figure)
            kept.append(figure)
        except BadFigure as error:
            lost.append(error)
    return replace(example, figures=kept), lost
