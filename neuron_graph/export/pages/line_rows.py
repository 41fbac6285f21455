"""What the page says of each number: its name, where it belongs, its formula.

A formula is one text for symbols and numbers: where a named number stands in it is a
`Mark`, and the page puts in what it shows there.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...recording import (
    HTML_STYLE,
    KINDS,
    NUMERAL,
    Notation,
    Piece,
    Printer,
    Recording,
    Step,
    number_piece,
    said,
    visible,
)
from ...recording.expressions import Number

PLACED = re.compile("\x01\\(?(\\d+)\x02")


class Mark(Piece):
    """The place of a number that is put in later, which may be negative."""

    def within(self, binding: int) -> str:
        """The text, with a bracket in it where a negative number needs some."""
        return self.text if binding <= NUMERAL else self.text.replace("\x01", "\x01(")

    following = within


class Marks(Printer):
    """A printer that leaves places for named numbers, by their positions."""

    def __init__(self, notation: Notation, positions: Mapping[Number, int]):
        super().__init__(HTML_STYLE, notation)
        self.positions = positions

    def substituted(self, step: Any) -> str:
        """The formula with places for numbers."""
        def mark(number: Number) -> Piece:
            place = self.positions.get(number)
            written = number_piece(self.operand(number))
            return written if place is None else Mark(f"\x01{place}\x02", NUMERAL)

        return self._write(step, mark)


def line_rows(recording: Recording) -> Iterator[dict[str, Any]]:
    """The steps of a recording, each with its fields; what is empty is left out."""
    trail = recording.trail
    positions = {step.number: place for place, step in enumerate(trail)}
    printer = Marks(recording.notation, positions)
    names = list(map(printer.name, trail))
    for step, name in zip(trail, names):
        row = {"key": key_of(recording, step), "html": name, "kind": step.kind,
               "phase": step.phase, "sample": step.sample, "neuron": visible(step.owner),
               "word": said(recording.notation, step), "lasting": KINDS[step.kind].lasts}
        if step.number.operation:
            row["uses"] = [positions[used.number] for used in step.operands]
            row |= formulas(printer, step, names)
        else:
            row["given"] = True
        yield {key: value for key, value in row.items() if value}


def key_of(recording: Recording, step: Step) -> str:
    """What is typed for a step: its name, with its sample where there are several."""
    several = recording.samples > 1 and step.sample is not None
    return step.name + (f"[{step.sample}]" if several else "")


def formulas(printer: Printer, step: Step, names: Sequence[str]) -> dict[str, str]:
    """The formula with its places; in symbols, too, where names in these do not give
    it."""
    formula, symbols = printer.substituted(step), printer.formula(step)
    named = PLACED.sub(lambda match: names[int(match[1])], formula)
    return {"formula": formula, "symbols": symbols if symbols != named else ""}
