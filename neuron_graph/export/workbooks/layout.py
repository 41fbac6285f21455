"""Which number of some epochs stands where: a row for each number, a column for each
epoch.

    given        inputs, targets, weights, the rate: cells to be changed
    forward ...  the phases, with the numbers that are computed in them
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

from ...errors import TooMuch
from ...recording import GIVEN, Calculation, Piece, Recording, Step, number_piece, operands
from ...recording.expressions import Number, fold
from ..trace import DETAILS, Heading, Trace
from .formulas import CELLS

MOST_CELLS, MOST_OPERANDS, LONGEST_FORMULA = 100_000, 255, 8192
"""Cells that are written, at most; numbers that a function of a spreadsheet takes, and
characters that a formula of it has."""

Row: TypeAlias = tuple[object, int]
"""A number's kind, names and sample, and the how many-th it is of these in an epoch."""


class Cell(NamedTuple):
    """A place in the sheet, counted from 0."""

    row: int
    column: int

    def address(self, shift: int = 0) -> str:
        """The address of the cell that is so many columns further right."""
        letters, left = "", self.column + shift + 1
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(65 + letter) + letters
        return f"{letters}{self.row + 1}"


class Layout:
    """The rows of a trace: headings, and numbers with a cell for each epoch, below so many
    rows and to the right of so many columns. Raises `TooMuch`."""

    def __init__(self, trace: Trace, top: int, left: int):
        self.recordings, self.top = [*limited(trace)], top
        self.trace = replace(trace, recordings=self.recordings[:1], detail="factors")
        self.calculation = Calculation(*(recording.trail for recording in self.recordings))
        self.steps: dict[Row, dict[int, Step]] = {}
        for epoch, recording in enumerate(self.recordings):
            for row, step in rows_of(recording):
                self.steps.setdefault(row, {})[epoch] = step
        self.rows = [*self.ordered()]
        self.cells = {
            step.number: Cell(place, left + epoch)
            for place, row in enumerate(self.rows, top) if not isinstance(row, str)
            for epoch, step in self.steps[row].items()}

    def ordered(self) -> Iterator[str | Row]:
        """The rows in the order of a trace, below their headings; what only later epochs
        have at the end."""
        first, left = self.recordings[0], dict(self.steps)
        named = {step: row for row, step in rows_of(first)}
        yield GIVEN
        for step in sorted(first.given, key=lambda step: step.row.place):
            if step in named:
                del left[named[step]]
                yield named[step]
        for part in replace(self.trace, patterns=[], phases=[]).parts():
            if isinstance(part, Heading):
                yield from [part.text] * (part.level > 1)
            elif isinstance(part, list):
                for row in (named[step] for group in part for step in group.steps):
                    del left[row]
                    yield row
        yield from left

    def expression(self, step: Step, first: Step) -> Number:
        """What a number is computed from: a parameter from the update of the epoch before, a
        number that is given anew from the first epoch's."""
        number = self.calculation.lines[self.calculation.positions[step.number]].number
        is_again = step.row.lasts and first is not step and first.value == step.value
        return Number(step.value, "same", (first.number,)) if is_again else number

    def address(self, number: Number, shift: int = 0) -> str:
        """The address of a number; one that is given again has that of the first."""
        while number not in self.cells:
            [number] = number.operands
        return self.cells[number].address(shift)

    def formula(self, step: Step, expression: Number, shift: int = 0) -> str:
        """An expression over cells, all so many columns further right. Raises `TooMuch`."""
        def leaf(operand: Any) -> Piece:
            if type(operand) is Number:
                return Piece(self.address(operand, shift))
            return number_piece(CELLS.numeral(operand, None))

        text = fold(expression, leaf, CELLS.combine).text
        count = len(operands(expression))
        if count > MOST_OPERANDS or len(text) > LONGEST_FORMULA:
            raise TooMuch(
                f"the formula of {step.name}, of {count} numbers, is too long for a spreadsheet: "
                f"{MOST_OPERANDS} numbers and {LONGEST_FORMULA} characters are the limit")
        return text


def limited(trace: Trace) -> Iterator[Recording]:
    """The recordings of a trace, as long as they are not too many."""
    cells = 0
    for recording in trace.recordings:
        cells += len(recording.trail)
        if cells > MOST_CELLS:
            raise TooMuch(f"more than {MOST_CELLS} numbers are too many for a workbook: take fewer "
                          "epochs, fewer samples or a smaller network")
        yield recording.replay(without=DETAILS[trace.detail]) if DETAILS[trace.detail] else recording


def rows_of(recording: Recording) -> Iterator[tuple[Row, Step]]:
    """The numbers of an epoch with their rows, but for those that are given again by their
    old name."""
    seen = Counter[object]()
    for step in recording.trail:
        if not (step.is_given and step.number.operation):
            key = step.key, step.sample
            seen[key] += 1
            yield (key, seen[key]), step
