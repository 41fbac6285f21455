"""Running error analysis of a derivative: how far one that is carried forwards in
floats may be from the true one.

    v, ε_v   a value and how far it may be off
    d, ε_d   its derivative and how far that may be off

Through a function f of x, y, ... the derivative becomes Σ f_x d_x, and what it may be
off Σ |f_x| ε_dx, and for each of the slopes f_x what it is off itself, Σ |f_xy| ε_y,
times d_x, and the rounding of the result. So the digits that cancellation costs a
derivative (1 - a where a is nearly 1) are known beforehand.
"""
from __future__ import annotations

from typing import Any, NamedTuple

from ..recording.expressions import (
    BOUNDED,
    OPERATIONS,
    UNIT,
    Arithmetic,
    Bounded,
    Function,
    Operation,
    bounded,
    times,
)

ROUNDING = 4 * UNIT
"""What the product of a slope and a derivative, and its sum with others, may lose."""


class Slope(NamedTuple):
    """A bounded value with its derivative."""

    value: Bounded
    slope: float = 0.0
    error: float = 0.0


def slope_of(number: Any) -> Slope:
    """A number that does not depend on what is varied."""
    return number if isinstance(number, Slope) else Slope(bounded(number))


def carried(name: str, row: Operation) -> Function:
    """An operation on values with their slopes."""
    def apply(*operands: Any) -> Slope:
        parts = [slope_of(operand) for operand in operands]
        value = BOUNDED.operations[name](*(part.value for part in parts))
        values = [value.value, *(part.value.value for part in parts)]
        slope = error = 0.0
        for first, part in zip(row.partials(*values), parts):
            passed = first * part.slope if first and part.slope else 0.0
            slope += passed
            error += times(first, part.error) + ROUNDING * abs(passed)
        second = row.second(*values) if row.second else ()
        bent = sum(times(bend, abs(part.slope) * other.value.error)
                   for bends, part in zip(second, parts) for bend, other in zip(bends, parts))
        return Slope(value, slope, error + bent)
    return apply


SLOPES = Arithmetic(slope_of, {name: carried(name, row) for name, row in OPERATIONS.items()})
