"""Running error analysis of a derivative: how far one that is carried forwards in floats may be from the true one.

    v, ε_v   a value and how far it may be off        d, ε_d   its derivative and how far that may be off

Through a function f of one number, d becomes f'(v) d, and what it may be off |f'| ε_d + |f'' d| ε_v and the rounding of
the result. So the digits that cancellation costs a derivative (1 - a where a is nearly 1) are known beforehand.
"""
from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

from .arithmetics import FLOATS, Arithmetic
from .error_bound import BOUNDED, UNIT, Bounded, bounded
from .number import ARITHMETIC


class Slope(NamedTuple):
    """A bounded value with its derivative."""

    value: Bounded
    slope: float = 0.0
    error: float = 0.0


UNKNOWN = Slope(Bounded(math.nan, math.inf), math.nan, math.inf)


def slope_of(number: Any) -> Slope:
    """A number that does not depend on what is varied."""
    return number if isinstance(number, Slope) else Slope(bounded(number))


def chained(value: Bounded, x: Slope, first: float, second: float) -> Slope:
    """f(x), given f' and f'' there."""
    slope = first * x.slope
    passed = abs(first) * x.error + abs(second * x.slope) * x.value.error
    return Slope(value, slope, passed + 4 * UNIT * abs(slope))


def added(value: Bounded, a: Slope, b: Slope, sign: float = 1.0) -> Slope:
    """a + b, or a - b"""
    slope = a.slope + sign * b.slope
    return Slope(value, slope, a.error + b.error + UNIT * (abs(a.slope) + abs(b.slope)))


def multiplied(value: Bounded, a: Slope, b: Slope) -> Slope:
    """a · b"""
    parts = [(a.value, b), (b.value, a)]
    slope = sum(factor.value * other.slope for factor, other in parts)
    error = sum(abs(factor.value) * other.error + abs(other.slope) * factor.error + 2 * UNIT * abs(factor.value * other.slope)
                for factor, other in parts)
    return Slope(value, slope, error)


def inverse(b: Slope) -> Slope:
    """1 / b"""
    v = b.value.value
    return chained(BOUNDED.apply("/", [1.0, b.value]), b, -1.0 / v / v, 2.0 / v / v / v) if v else UNKNOWN


def logarithm(a: Slope) -> Slope:
    """ln a"""
    v = a.value.value
    return chained(BOUNDED.apply("log", [a.value]), a, 1.0 / v, -1.0 / v / v) if v > 0 else UNKNOWN


def exponential(value: Bounded, x: Slope) -> Slope:
    """e^x"""
    return chained(value, x, value.value, value.value)


def hyperbolic(value: Bounded, x: Slope) -> Slope:
    """tanh x"""
    first = 1.0 - value.value * value.value
    return chained(value, x, first, -2.0 * value.value * first)


def piece(value: Bounded, z: Slope, *rest: Slope) -> Slope:
    """A function of straight pieces: the slope of the piece that z is on."""
    return chained(value, z, value.value / z.value.value if z.value.value else 0.0, 0.0)


def flat(value: Bounded, *operands: Slope) -> Slope:
    """A function that jumps."""
    return Slope(value)


def largest(value: Bounded, *operands: Slope) -> Slope:
    """The largest of some numbers."""
    return max(operands, key=lambda operand: operand.value.value)


RULES: dict[str, Callable[..., Slope]] = {
    "+": added, "-": lambda value, a, b: added(value, a, b, -1.0), "*": multiplied,
    "/": lambda value, a, b: multiplied(value, a, inverse(b)), "divide": lambda value, a, b: multiplied(value, a, inverse(b)),
    "neg": lambda value, a: Slope(value, -a.slope, a.error), "same": lambda value, a: a, "identity": lambda value, a: a,
    "exp": exponential, "log": lambda value, a: logarithm(a), "tanh": hyperbolic,
    "xlogy": lambda value, t, a: multiplied(value, t, logarithm(a)) if t.value.value else Slope(value),
    "relu": piece, "leaky_relu": piece, "maximum": largest,
}


def carried(operation: str) -> Callable[..., Slope]:
    """An operation on values with their slopes."""
    rule = RULES.get(operation, flat)

    def apply(*operands: Any) -> Slope:
        slopes = [slope_of(operand) for operand in operands]
        return rule(BOUNDED.apply(operation, [slope.value for slope in slopes]), *slopes)
    return apply


SLOPES = Arithmetic(slope_of, {name: carried(name) for name in {**ARITHMETIC, **FLOATS.operations}})
