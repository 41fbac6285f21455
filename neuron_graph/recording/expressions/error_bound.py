"""Running error analysis: how far a value may be from the true one, carried along with
it.

    v ± ε   a value, and how far it may be off: an interval by its middle

Every operation passes on the errors of its operands, each times its derivative by it,
and adds the rounding of its own result: in floats half a unit in the last place of + -
* / and, allowing for the C library, one of a function (Higham, Accuracy and Stability
of Numerical Algorithms, 3.3); on paper half a unit of the last figure written down. The
bound is to first order, with a factor for the rest.
"""
from __future__ import annotations

import math
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from .arithmetics import Arithmetic
from .operations import OPERATIONS, Operation

UNIT: float = sys.float_info.epsilon
TINIEST_FLOAT = 5e-324
"""The least positive float: what underflow can lose."""
BOUND_SLACK = 2.0
"""The factor for what a bound to first order leaves out."""


class Bounded(NamedTuple):
    """A value and how far it may be off."""

    value: float
    error: float


def bounded(value: Any) -> Bounded:
    """A given number or a constant: off by the rounding of the digits that a person
    wrote, unless it is whole."""
    if isinstance(value, Bounded):
        return value
    return Bounded(value, 0.0 if float(value).is_integer() else abs(value) * UNIT / 2)


def sharp(value: Any) -> Bounded:
    """A number as it is, off by nothing."""
    return value if isinstance(value, Bounded) else Bounded(value, 0.0)


def times(factor: float, error: float) -> float:
    """An error times a factor: 0 where one of them is, even if the other is
    infinite."""
    return abs(factor) * error if error and factor else 0.0


def with_bounds(number: Callable[[Any], Bounded], rounding: Callable[[float], float]) -> Arithmetic:
    """The arithmetic of bounded values in which `number` says how far a given one is
    off, and `rounding` what an operation loses, by its result."""
    return Arithmetic(number, {name: propagated(row, number, rounding)
                               for name, row in OPERATIONS.items()})


def propagated(row: Operation, number: Callable[[Any], Bounded],
               rounding: Callable[[float], float]) -> Callable[..., Bounded]:
    """An operation on bounded values: it passes their errors on, and is rounded itself
    unless it is exact."""
    floats, slopes = row.floats, row.partials
    own = nothing if row.exact else rounding

    def apply(*operands: Any) -> Bounded:
        pairs = [pair if type(pair) is Bounded else number(pair) for pair in operands]
        values, errors = zip(*pairs)
        value = floats(*values)
        error = own(value)
        if row.passed:
            error += row.passed(value, *values, *errors)
        elif any(errors):
            error += sum(map(times, slopes(value, *values), errors))
        return Bounded(value, error if error == error else math.inf)

    return apply


def nothing(value: float) -> float:
    """The rounding of an operation that loses nothing."""
    return 0.0


def of_floats(value: float) -> float:
    """The rounding of an operation on floats."""
    return abs(value) * UNIT + TINIEST_FLOAT


BOUNDED = with_bounds(bounded, of_floats)


@cache
def on_paper(figures: int) -> Arithmetic:
    """The arithmetic of a person who writes down so many significant figures after
    every operation; a 0 is one."""
    return with_bounds(
        sharp, lambda value: 0.5 * 10.0 ** (magnitude(value) - figures + 1) if value else 0.0)


def magnitude(value: float) -> int:
    """The power of ten of a number's first figure: -1 of 0.3775; 0 of 0."""
    return math.floor(math.log10(abs(value))) if value and math.isfinite(value) else 0
