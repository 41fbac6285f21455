"""Formulas of a spreadsheet: the expressions that are printed as Python, in other words.

As in JavaScript, the arithmetic is the same, and nothing is written a second time: a
formula comes from its recording, a primitive from `network/arithmetic.py`. Numbers are
addresses, since the names that most of ours have (w5, i1, h1) are addresses themselves.
A power is a function: there -2^2 would be 4.

>>> in_cells("D7 if D7 > 0.0 else 0.5 * (math.exp(-D7) - 1.0)")
'IF(D7>0,D7,0.5*(EXP(-D7)-1))'
"""
from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any, ClassVar

from ...errors import BadValue
from ...programs import CODE, ProgramStyle
from ...recording import IDENTIFIERS, TEXT_FUNCTIONS, Piece, number_piece, python_numeral
from ...recording.expressions import Number, fold

FUNCTIONS = {
    "exp": "EXP", "log": "LN", "tanh": "TANH", "erf": "ERF", "sqrt": "SQRT", "power": "POWER",
    "cos": "COS", "floor": "INT", "max": "MAX", "abs": "ABS", "nth": "CHOOSE"}
"""What a spreadsheet calls the functions of formulas."""


class CellStyle(ProgramStyle):
    """Operations as Python that `in_cells` puts in other words."""

    special: ClassVar[dict[str, Any]] = {
        **ProgramStyle.special, "divide": CODE.special["/"], "floor": ProgramStyle.named}


CELLS = CellStyle(IDENTIFIERS, python_numeral, functions=TEXT_FUNCTIONS)
