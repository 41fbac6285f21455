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

from .number import ARITHMETIC
from .replay import FLOATS, Arithmetic

UNIT = sys.float_info.epsilon
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


def propagated(operation: str, slopes: Callable[..., tuple[float, ...]]) -> Callable[..., Bounded]:
    """An operation on bounded values, given the size of its slope by each operand."""
    def apply(*operands: Any) -> Bounded:
        pairs = [bounded(operand) for operand in operands]
        values = [pair.value for pair in pairs]
        value = FLOATS.apply(operation, values)
        passed = sum(abs(slope) * pair.error for slope, pair in zip(slopes(*values), pairs) if pair.error)
        rounding = 0.0 if operation in EXACT else abs(value) * UNIT
        return Bounded(value, passed + (rounding if math.isfinite(rounding) else 0.0))
    return apply


def log_slope(x: float) -> float:
    """1/x, inf at 0."""
    return 1.0 / x if x else math.inf


EXACT = {"neg", "same", "identity", "maximum", "relu", "step", "step_from", "sign", "dead_zone", "leaky_slope"}
SLOPES: dict[str, Callable[..., tuple[float, ...]]] = {
    "+": lambda a, b: (1.0, 1.0),
    "-": lambda a, b: (1.0, 1.0),
    "*": lambda a, b: (b, a),
    "/": lambda a, b: (1.0 / b, a / b / b),
    "neg": lambda a: (1.0,),
    "same": lambda a: (1.0,),
    "identity": lambda a: (1.0,),
    "exp": lambda x: (FLOATS.apply("exp", [x]),),
    "log": lambda x: (log_slope(x),),
    "tanh": lambda x: (1.0 - math.tanh(x) ** 2,),
    "xlogy": lambda t, a: (FLOATS.apply("log", [a]) if a > 0 else 0.0, t * log_slope(a) if t else 0.0),
    "maximum": lambda *xs: tuple(float(x == max(xs)) for x in xs),
    "relu": lambda z: (1.0,),
    "leaky_slope": lambda z, alpha: (0.0, 1.0),
    "sign": lambda z, at_zero: (0.0, 1.0),
    "leaky_relu": lambda z, alpha: (max(1.0, abs(alpha)), abs(z)),
}
BOUNDED = Arithmetic(bounded, {name: propagated(name, SLOPES.get(name, lambda *xs: (0.0,) * len(xs)))
                               for name in {**ARITHMETIC, **FLOATS.operations}})
