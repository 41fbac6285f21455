"""The functions that formulas call: of floats here, and of whatever stands in for one.

    exp(x)  log(x)  tanh(x)         as in `math`, but with a value wherever IEEE 754 has one
    sqrt(x)  power(base, exponent)  erf(x)
    xlogy(t, a)                     t * log(a), and 0 where t is 0
    divide(a, b)                    a / b, with a value also where b is 0
    maximum(x, y, ...)              the largest
    identity(z)  relu(z)  sign(z, at_zero)  absolute(x)
    until(z, at, low, high)         low if z <= at, else high; `below` the same with <

A function that looks at the *size* of its argument (`z > 0`) is a primitive: a recorded
number goes through it as one operation, since a branch taken while recording would be
taken for ever. + - * / are Python's own.

The lesson says `float` throughout. Whatever computes like one and goes `through` a
primitive may stand in its place.
"""
from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from typing import Any

from ..errors import BadValue, SoftmaxSum

PRIMITIVES: dict[str, Callable[..., float]] = {}
"""Each primitive's function of floats, by name."""

UNKNOWN: Any = None
"""What stands in the place of a number that is not computed yet."""

LARGEST_EXPONENT = 709.0
"""The largest whole number of which `exp` is not inf."""
NOTHING = -0.0
"""What a running total starts from: the one float that, added to any x, gives x to the
bit (0.0 + -0.0 is 0.0)."""


def primitive(function: Callable[..., float]) -> Callable[..., float]:
    """`function` of floats, which a recorded number goes `through` as a single
    operation."""
    PRIMITIVES[function.__name__] = function

    @wraps(function)
    def apply(*operands: Any) -> Any:
        try:
            return function(*operands)
        except TypeError:
            recorded = next(x for x in operands if not isinstance(x, (int, float)))
            return recorded.through(function, *operands)

    return apply


def exp(x: Any) -> Any:
    """e to the x; inf where the result is too large for a float (x above 709.78).

    A primitive written out: it is called once a neuron, and the decorator's extra call
    is a tenth of a training step.
    """
    try:
        return math.exp(x)
    except OverflowError:
        return math.inf
    except TypeError:
        return x.through(exp, x)


PRIMITIVES["exp"] = exp


def check_divisor(total: Any) -> None:
    """Refuse a sum of exponentials by which nothing can be divided: inf, where one was
    too large for a float, or 0, where all were too small."""
    try:
        if total == math.inf or total == 0.0:
            raise SoftmaxSum(total)
    except TypeError:
        total.through(check_divisor, total)


def check_deviation(sd: Any) -> None:
    """Refuse a deviation of 0, by which no net input can be divided."""
    try:
        if sd == 0.0:
            wanted = "all are alike, and nothing can be divided by it; norm-epsilon=1e-5 is usual"
            raise BadValue("the deviation of net inputs to be normalised", sd, wanted)
    except TypeError:
        sd.through(check_deviation, sd)


@primitive
def log(x: float) -> float:
    """The natural logarithm; -inf at 0, nan below."""
    return math.log(x) if x > 0.0 else -math.inf if x == 0.0 else math.nan


@primitive
def tanh(x: float) -> float:
    """The hyperbolic tangent."""
    return math.tanh(x)


@primitive
def erf(x: float) -> float:
    """The error function: 2/√π times the area under e^-t² from 0 to x."""
    return math.erf(x)


@primitive
def sqrt(x: float) -> float:
    """The square root; nan below 0."""
    return math.sqrt(x) if x >= 0.0 else math.nan


@primitive
def power(base: float, exponent: float) -> float:
    """The base to the exponent; inf where the result is too large for a float, nan of a
    base below 0, or with an exponent that is not finite."""
    try:
        known = base >= 0.0 and math.isfinite(exponent)
        return math.pow(abs(base), exponent) if known else math.nan
    except (OverflowError, ValueError):
        return math.inf


@primitive
def cos(x: float) -> float:
    """The cosine; nan of what is infinite."""
    return math.cos(x) if math.isfinite(x) else math.nan


@primitive
def floor(x: float) -> float:
    """The largest whole number that is not larger."""
    return float(math.floor(x)) if math.isfinite(x) else x


@primitive
def nth(n: float, first: float, *others: float) -> float:
    """The number at position n of some, counted from 0; past the end the last."""
    return [first, *others][int(min(n, float(len(others)))) if n > 0.0 else 0]


@primitive
def xlogy(t: float, a: float) -> float:
    """t * log(a), and 0 where t is 0, whatever a is: an outcome that is not expected
    costs nothing."""
    return t * log(a) if t != 0.0 else 0.0


@primitive
def divide(a: float, b: float) -> float:
    """a / b as IEEE 754 has it: inf or nan where b is 0, where Python raises."""
    if b != 0.0:
        return a / b
    if a == 0.0 or math.isnan(a):
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


@primitive
def mistaken(t: float, a: float) -> float:
    """The target t where the output a is another, else 0: what the perceptron learns
    from."""
    return t if a != t else 0.0


@primitive
def maximum(*numbers: float) -> float:
    """The largest of the numbers."""
    return max(numbers)


@primitive
def absolute(x: float) -> float:
    """x without its sign."""
    return abs(x)


@primitive
def identity(z: float) -> float:
    """z itself."""
    return +z


@primitive
def relu(z: float) -> float:
    """z above 0, else 0."""
    return z if z > 0.0 else 0.0


@primitive
def sign(z: float, at_zero: float) -> float:
    """1 above 0, -1 below, `at_zero` at 0."""
    return 1.0 if z > 0.0 else -1.0 if z < 0.0 else at_zero


@primitive
def until(z: float, at: float, low: float, high: float) -> float:
    """One number as far as z goes to `at`, another above."""
    return low if z <= at else high


@primitive
def below(z: float, at: float, low: float, high: float) -> float:
    """One number where z is below `at`, another from there on."""
    return low if z < at else high


def clipped(x: float, low: float, high: float) -> float:
    """x, or what is next to it from `low` to `high`."""
    return until(x, low, low, until(x, high, x, high))


def square(x: float) -> float:
    """x²"""
    return x * x


def step(z: float, threshold: float) -> float:
    """1 above the threshold, else 0."""
    return until(z, threshold, 0.0, 1.0)
