"""What the page says of each number: its name, where it belongs, its formula.

In the formula with numbers is a `Placeholder` where a named number stands: the page puts in
what it is there.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...recording import (
    HTML_STYLE,
    NUMERAL,
    Notation,
    Piece,
    Printer,
    Recording,
    number_piece,
    said,
    visible,
)
from ...recording.expressions import Number, Place


class Placeholder(Piece):
    """The place of a number that is put in later, which may be negative."""

    def within(self, binding: int) -> str:
        """The text, with a bracket in it where a negative number needs some."""
        return self.text if binding <= NUMERAL else self.text.replace("\x01", "\x01(")

    following = within


class TemplatePrinter(Printer):
    """A printer that leaves places for named numbers, by their positions."""

    def __init__(self, notation: Notation, positions: Mapping[Number, int]):
        super().__init__(HTML_STYLE, notation)
        self.positions = positions

    def substituted(self, step: Place) -> str:
        """The formula with places for numbers; with those themselves that stand
        nowhere."""
        def placed(number: Number) -> Piece:
            place = self.positions.get(number)
            mark = Placeholder(f"\x01{place}\x02", NUMERAL)
            return number_piece(self.operand(number)) if place is None else mark

        return self._write(step, placed)


def line_rows(recording: Recording) -> Iterator[dict[str, Any]]:
    """The steps of a recording, each with its fields; what is empty is left out."""
    positions = {step.number: place for place, step in enumerate(recording.trail)}
    printer = TemplatePrinter(recording.notation, positions)
    for step in recording.trail:
        row: dict[str, Any] = {
            "key": step.name + recording.sample_tail(step), "html": printer.name(step),
            "kind": step.kind, "names": step.names, "phase": step.phase, "sample": step.sample,
            "neuron": visible(step.owner), "word": said(recording.notation, step),
            "lasting": step.row.lasts}
        if step.number.operation:
            row |= {"uses": [positions[used.number] for used in step.operands],
                    "symbols": printer.formula(step), "numbers": printer.substituted(step)}
        yield {key: value for key, value in row.items() if value}
