"""The operations of a recording: one row for each, with all that is known of it anywhere.

    floats     what it is of floats; of a primitive function that is the one in `network/arithmetic.py`
    complexes  of complex numbers, along which a tiny imaginary step carries a derivative (Squire and Trapp, 1998)
    decimals   of decimals with many digits
    partials   its derivative by each operand, from its value and its operands
    second     the derivatives of those, as a matrix, from the same
    sides      on which side of its corners it is: -1, 0 (right at it) or 1 for each; None where it has no corner
    latex      how LaTeX calls it; `text` how plain text and Python do
    branches   whether a program has its condition written out, both sides of it

Smooth functions need the first five. A function of straight `pieces`, or one that `jumps`, is all said by its floats, its
slope and its corners. To add an operation, write the function in `network/arithmetic.py` and a row here.
"""
from __future__ import annotations

import cmath
import math
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ..network import PRIMITIVES

Partials = Callable[..., Sequence[float]]
Matrix = Callable[..., Sequence[Sequence[float]]]
Sides = Callable[..., Sequence[float]]
NEARBY = 1e-9
"""How far on either side of a corner its slopes are looked at."""


@dataclass(frozen=True)
class Operation:
    """One row; the module's head says what its columns are."""

    floats: Callable[..., Any]
    complexes: Callable[..., Any]
    decimals: Callable[..., Any]
    partials: Partials
    second: Matrix | None = None
    sides: Sides | None = None
    steepest: Partials | None = None
    """The largest slope on either side of a corner near by, for what rounding may do there; else `partials`."""
    passed: Callable[..., float] | None = None
    """What the errors of its operands become, from its value, them, and their errors, where derivatives would underflow."""
    exact: bool = False
    """Whether floats lose nothing in it."""
    branches: bool = False
    text: str = ""
    latex: str = ""


def smooth(
    floats: Callable[..., Any],
    complexes: Callable[..., Any],
    decimals: Callable[..., Any],
    partials: Partials,
    second: Matrix | None = None,
    **more: Any,
) -> Operation:
    """A function that has its derivatives wherever it has a value."""
    return Operation(floats, complexes, decimals, partials, second, **more)


def pieces(name: str, slope: Callable[..., float], *corners: float, others: Partials = lambda *operands: (),
           exact: bool = False) -> Operation:
    """A primitive of straight pieces in its first operand, with its corners there; `slope` is of all the operands.

    The others, such as the slope below 0 of a leaky ReLU, are constants; `others` are the derivatives by them, at most.
    """
    floats = PRIMITIVES[name]

    def complexes(z: Any, *rest: Any) -> complex:
        """The piece is chosen by the real part."""
        real = [operand.real for operand in (z, *rest)]
        return complex(floats(*real), slope(*real) * complex(z).imag)

    def steepest(value: float, z: float, *rest: float) -> list[float]:
        nearby = (z, *(corner + step for corner in corners for step in (-NEARBY, NEARBY)))
        return [max(abs(slope(place, *rest)) for place in nearby), *others(z, *rest)]

    return Operation(
        floats, complexes, floats,
        partials=lambda value, z, *rest: [slope(z, *rest), *others(z, *rest)],
        sides=lambda z, *rest: [side(z, corner) for corner in corners],
        steepest=steepest, exact=exact, branches=True)


def jumps(name: str, corners: Sides, others: Sequence[float] = (), exact: bool = True) -> Operation:
    """A primitive that is flat between its jumps; `corners` says from the operands where they are in the first one, and
    `others` are the derivatives by the other operands, at most."""
    floats = PRIMITIVES[name]
    return Operation(
        floats, lambda *operands: complex(floats(*(operand.real for operand in operands))), floats,
        partials=lambda value, z, *rest: [0.0, *(others or [0.0] * len(rest))],
        sides=lambda z, *rest: [side(z, corner) for corner in corners(z, *rest)],
        exact=exact, branches=True)


def side(z: float, corner: float) -> int:
    """On which side of a corner a number is."""
    return (z > corner) - (z < corner)


def itself(x: Any) -> Any:
    """The number under another name."""
    return x


def quotient_partials(value: float, a: float, b: float) -> list[float]:
    """1/b and -a/b²"""
    return [1.0 / b, -value / b] if b else [math.inf, math.inf]


def quotient_error(value: float, a: float, b: float, error_a: float, error_b: float) -> float:
    """(ε_a + |a/b| ε_b) / |b|"""
    return (error_a + (abs(value) * error_b if error_b else 0.0)) / abs(b) if b else math.inf


def quotient_second(value: float, a: float, b: float) -> list[list[float]]:
    """0, -1/b²; -1/b², 2a/b³"""
    cross = -1.0 / b / b if b else math.inf
    return [[0.0, cross], [cross, 2.0 * value / b / b if b else math.inf]]


def log_slope(a: float) -> float:
    """1/a; 0 where there is no logarithm, and so nothing to say."""
    return 1.0 / a if a else 0.0


def log_product_partials(value: float, t: float, a: float) -> list[float]:
    """ln a and t/a; nothing of nothing."""
    return [PRIMITIVES["log"](a), t * log_slope(a)] if t else [0.0, 0.0]


def log_product_second(value: float, t: float, a: float) -> list[list[float]]:
    """0, 1/a; 1/a, -t/a²"""
    slope = log_slope(a)
    return [[0.0, slope], [slope, -t * slope * slope]] if t else [[0.0, 0.0], [0.0, 0.0]]


def tanh_second(value: float, x: float) -> list[list[float]]:
    """-2a (1 - a²)"""
    return [[-2.0 * value * (1.0 - value * value)]]


def largest_partials(value: float, *numbers: float) -> list[float]:
    """1 for the largest, 0 for the others."""
    place = numbers.index(max(numbers))
    return [float(place == other) for other in range(len(numbers))]


def largest_side(*numbers: float) -> Sequence[float]:
    """Which of the numbers is the largest."""
    return [numbers.index(max(numbers))]


def largest_error(value: float, *numbers: float) -> list[float]:
    """Any of them may be the largest."""
    return [1.0] * len(numbers)


def complex_maximum(*numbers: Any) -> Any:
    """The number whose real part is the largest."""
    return max(numbers, key=lambda number: number.real)


def complex_exp(x: Any) -> Any:
    """e to the x; inf where that is too large."""
    try:
        return cmath.exp(x)
    except OverflowError:
        return complex(math.inf, 0.0)


def complex_log(x: Any) -> Any:
    """The logarithm; -inf at 0."""
    return cmath.log(x) if x else complex(-math.inf, 0.0)


def complex_log_product(t: Any, a: Any) -> Any:
    """t ln a; 0 where t is 0."""
    return t * complex_log(a) if t else 0.0


def complex_divide(a: Any, b: Any) -> Any:
    """a / b; nan where b is 0."""
    return a / b if b else complex(math.nan, math.nan)


def decimal_exp(x: Decimal) -> Decimal:
    """e to the x; infinite where no decimal could hold it."""
    return x.exp() if x < 10**12 else Decimal("inf")


def decimal_log(x: Decimal) -> Decimal:
    """The logarithm; nan below 0."""
    return x.ln() if x >= 0 else Decimal("nan")


def decimal_tanh(x: Decimal) -> Decimal:
    """1 - 2/(e^2x + 1)"""
    return 1 - 2 / ((2 * x).exp() + 1) if abs(x) < 1000 else Decimal(1).copy_sign(x)


def decimal_log_product(t: Decimal, a: Decimal) -> Decimal:
    """t ln a; 0 where t is 0."""
    return t * decimal_log(a) if t else Decimal(0)


def decimal_divide(a: Decimal, b: Decimal) -> Any:
    """a / b; what floats make of it where b is 0."""
    return a / b if b else PRIMITIVES["divide"](float(a), float(b))


def python(function: Callable[..., Any], partials: Partials, second: Matrix | None = None, **more: Any) -> Operation:
    """One of Python's own operations, which are the same of all numbers."""
    return Operation(function, function, function, partials, second, **more)


OPERATIONS: dict[str, Operation] = {
    "+": python(operator.add, lambda value, a, b: (1.0, 1.0)),
    "-": python(operator.sub, lambda value, a, b: (1.0, -1.0)),
    "*": python(operator.mul, lambda value, a, b: (b, a), lambda value, a, b: ((0.0, 1.0), (1.0, 0.0))),
    "/": python(operator.truediv, quotient_partials, quotient_second, passed=quotient_error),
    "neg": python(operator.neg, lambda value, x: (-1.0,), exact=True),
    "same": python(itself, lambda value, x: (1.0,), exact=True),
    "identity": smooth(PRIMITIVES["identity"], itself, itself, lambda value, z: (1.0,), exact=True),
    "exp": smooth(
        PRIMITIVES["exp"], complex_exp, decimal_exp,
        lambda value, x: (value,), lambda value, x: ((value,),), latex=r"\exp"),
    "log": smooth(
        PRIMITIVES["log"], complex_log, decimal_log,
        lambda value, a: (log_slope(a),), lambda value, a: ((-log_slope(a) ** 2,),), latex=r"\ln"),
    "tanh": smooth(
        PRIMITIVES["tanh"], cmath.tanh, decimal_tanh,
        lambda value, x: (1.0 - value * value,), tanh_second, latex=r"\tanh"),
    "xlogy": smooth(
        PRIMITIVES["xlogy"], complex_log_product, decimal_log_product,
        log_product_partials, log_product_second, branches=True),
    "divide": smooth(
        PRIMITIVES["divide"], complex_divide, decimal_divide, quotient_partials, quotient_second,
        passed=quotient_error),
    "maximum": Operation(
        PRIMITIVES["maximum"], complex_maximum, max, largest_partials, None, largest_side, largest_error,
        exact=True, text="max", latex=r"\max"),
    "mistaken": replace(jumps("mistaken", lambda t, a: ()), partials=lambda value, t, a: (1.0, 0.0), exact=False),
    "relu": pieces("relu", lambda z: float(z > 0.0), 0.0, exact=True),
    "leaky_relu": pieces("leaky_relu", lambda z, alpha: 1.0 if z > 0.0 else alpha, 0.0, others=lambda z, alpha: (z,)),
    "leaky_slope": jumps("leaky_slope", lambda z, alpha: (0.0,), others=(1.0,)),
    "step": jumps("step", lambda z, threshold: (threshold,)),
    "step_from": jumps("step_from", lambda z, threshold: (threshold,)),
    "sign": jumps("sign", lambda z, at_zero: (0.0,), others=(1.0,)),
    "dead_zone": jumps("dead_zone", lambda z, width: (-width, width)),
}
"""Every operation by the name that a recorded number bears."""
