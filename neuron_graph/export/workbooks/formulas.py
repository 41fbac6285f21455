"""Formulas of a spreadsheet: printed from recordings as programs are, in other words.

Nothing is written a second time: an expression comes from its recording, a primitive
with cases from `network/arithmetic.py`. Numbers are addresses, since the names that most
of ours have (w5, i1, h1) are addresses themselves. A power is a function: there -2^2
would be 4.

>>> in_cells("({0} if {0} > 0.0 else 0.5 * log({1}))")
'IF({0} > 0, {0}, 0.5 * LN({1}))'
"""
from __future__ import annotations

import re
from functools import cache
from typing import Any, ClassVar

from ...errors import BadValue
from ...programs import ProgramStyle, with_conditions
from ...recording import IDENTIFIERS, Piece
from ...recording.expressions import Number

FUNCTIONS = {
    "exp": "EXP", "log": "LN", "tanh": "TANH", "erf": "ERF", "sqrt": "SQRT", "power": "POWER",
    "cos": "COS", "floor": "INT", "maximum": "MAX", "abs": "ABS"}
"""What a spreadsheet calls functions."""
CALLED = re.compile(rf"\b({'|'.join(FUNCTIONS)})(?=\()")


@cache
def in_cells(text: str) -> str:
    """A Python expression with conditions, as a spreadsheet has it."""
    text = with_conditions(text, "IF({}, {}, {})")
    text = CALLED.sub(lambda found: FUNCTIONS[found[0]], text)
    return re.sub(r"\.0\b", "", text.replace("!=", "<>"))


def constant(value: Any, digits: int | None) -> str:
    """A number in a formula, with all its digits."""
    return repr(value).removesuffix(".0").upper()


class CellStyle(ProgramStyle):
    """Operations as a spreadsheet has them. Raises `BadValue` for one that it has no
    function for."""

    def combine(self, node: Number, parts: list[Piece]) -> Piece:
        """An operation applied to the pieces of its operands."""
        operation = str(node.operation)
        if operation not in self.special and operation not in FUNCTIONS:
            raise BadValue("an operation", operation, "a spreadsheet has no function for it")
        return super().combine(node, parts)

    def returned(self, name: str) -> str:
        """What a function with cases returns."""
        return in_cells(super().returned(name))

    def chosen(self, node: Number, parts: list[Piece]) -> Piece:
        """The number at a position; past the end the last."""
        position, *numbers = (part.text for part in parts)
        last = len(numbers) - 1
        return Piece(f"CHOOSE(MIN(MAX(INT({position}), 0), {last}) + 1, {', '.join(numbers)})")

    special: ClassVar[dict[str, Any]] = {
        **ProgramStyle.special, "nth": chosen, "divide": ProgramStyle.quotient}
    del special["floor"]


CELLS = CellStyle(IDENTIFIERS, constant, functions=FUNCTIONS, raised="POWER({}, {})")
