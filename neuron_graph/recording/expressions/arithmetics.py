"""Arithmetics in which recorded steps are computed again: floats, complex numbers, 50
digits.

An `Arithmetic` says what a given float becomes and how each operation is done. Two more
stand where they are explained: `error_bound.BOUNDED`, of values that may be off, and
`slope_bound.SLOPES`, of those with their derivatives.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import MAX_EMAX, Context, localcontext
from functools import cache
from typing import Any

from .exact_decimal import decimal
from .number import Number, value_of
from .operations import OPERATIONS, Function, itself

Functions = Mapping[str, Function]
"""What does each operation, by its name."""


@dataclass(frozen=True, eq=False)
class Arithmetic:
    """`number` makes a float one of its own; `operations` are done with these."""

    number: Callable[[Any], Any] = field(repr=False)
    operations: Functions = field(repr=False)


FLOATS = Arithmetic(itself, {name: row.floats for name, row in OPERATIONS.items()})
COMPLEX = Arithmetic(itself, {name: row.complexes for name, row in OPERATIONS.items()})


@cache
def decimals(digits: int = 50) -> Arithmetic:
    """The arithmetic of decimals with so many digits. A float stands for its shortest
    digits: 0.1 is one tenth."""
    largest = min(10**15, MAX_EMAX)
    context = Context(prec=digits + 10, Emax=largest, Emin=-largest, traps=[])

    def exactly(function: Function) -> Function:
        """The function with decimals for the floats that its constants and its result
        are."""
        def apply(*operands: Any) -> Any:
            with localcontext(context):
                return decimal(function(*map(decimal, operands)))
        return apply

    return Arithmetic(decimal, {name: exactly(row.decimals) for name, row in OPERATIONS.items()})


@cache
def recorded(arithmetic: Arithmetic) -> Arithmetic:
    """An arithmetic whose every result is a `Number`, which remembers how it came
    about."""
    def recording(name: str, function: Function) -> Function:
        return lambda *operands: Number(function(*map(value_of, operands)), name, operands)

    operations = arithmetic.operations
    return Arithmetic(lambda value: Number(arithmetic.number(value)),
                      {name: recording(name, operations[name]) for name in operations})
