"""Running error analysis: how far a value computed in floats may be from the true one.

Every operation passes on the errors of its operands, multiplied by its slope, and adds the rounding of its own result,
half a unit in the last place of + - * / and, allowing for the C library, one of a function (Higham, Accuracy and
Stability of Numerical Algorithms, 3.3). The bound is to first order, with a factor for the rest.
"""
from __future__ import annotations

import math
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from .arithmetics import FLOATS, Arithmetic
from .number import ARITHMETIC

UNIT = sys.float_info.epsilon
SMALLEST = 5e-324
"""The least positive float: what underflow can lose."""
SLACK = 2.0


class Bounded(NamedTuple):
    """A value and how far it may be off."""

    value: float
    error: float


def bounded(value: Any) -> Bounded:
    """A given number or a constant: off by the rounding of the digits that a person wrote, if it is not whole."""
    if isinstance(value, Bounded):
        return value
    return Bounded(value, 0.0 if value == round(value) else abs(value) * UNIT / 2)


def propagated(operation: str) -> Callable[..., Bounded]:
    """An operation on bounded values: the errors that it passes on, and its own rounding."""
    passed = PASSED.get(operation, no_error)

    def apply(*operands: Any) -> Bounded:
        pairs = [bounded(operand) for operand in operands]
        value = FLOATS.apply(operation, [pair.value for pair in pairs])
        rounding = 0.0 if operation in EXACT else abs(value) * UNIT + SMALLEST
        error = passed(value, *pairs) + rounding
        return Bounded(value, error if error == error else math.inf)
    return apply


def times(factor: float, error: float) -> float:
    """A passed-on error; none of none, even where the factor is infinite."""
    return abs(factor) * error if error else 0.0


def no_error(result: float, *operands: Bounded) -> float:
    """Of a function that jumps: what it gives is right, unless it is right at its corner."""
    return 0.0


def sum_error(result: float, *operands: Bounded) -> float:
    """Of + and -, of a value under another name, of functions whose slope is 0 or 1."""
    return sum(operand.error for operand in operands)


def product_error(result: float, a: Bounded, b: Bounded) -> float:
    """Of a·b: |b| ε_a + |a| ε_b"""
    return times(b.value, a.error) + times(a.value, b.error)


def quotient_error(result: float, a: Bounded, b: Bounded) -> float:
    """Of a/b: (ε_a + |a/b| ε_b) / |b|"""
    return (a.error + times(result, b.error)) / abs(b.value) if b.value else math.inf


def log_error(result: float, a: Bounded) -> float:
    """Of ln a: ε / |a|"""
    return a.error / abs(a.value) if a.value else 0.0


def log_product_error(result: float, t: Bounded, a: Bounded) -> float:
    """Of t ln a"""
    if t.value == 0.0:
        return 0.0
    return times(result / t.value, t.error) + times(t.value, log_error(result, a))


EXACT = {"neg", "same", "identity", "maximum", "relu", "step", "step_from", "sign", "dead_zone", "leaky_slope"}
PASSED: dict[str, Callable[..., float]] = {
    **dict.fromkeys(["+", "-", "neg", "same", "identity", "relu"], sum_error),
    "*": product_error, "/": quotient_error, "divide": quotient_error, "log": log_error, "xlogy": log_product_error,
    "exp": lambda result, x: times(result, x.error),
    "tanh": lambda result, x: times(1.0 - result * result, x.error),
    "maximum": lambda result, *xs: max(x.error for x in xs),
    "leaky_relu": lambda result, z, alpha: times(max(1.0, abs(alpha.value)), z.error) + times(z.value, alpha.error),
    "leaky_slope": lambda result, z, alpha: alpha.error,
    "sign": lambda result, z, at_zero: at_zero.error,
    "mistaken": lambda result, t, a: t.error,
}
BOUNDED = Arithmetic(bounded, {name: propagated(name) for name in {**ARITHMETIC, **FLOATS.operations}})
