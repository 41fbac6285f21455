"""The operations of a recording: one row for each, with all that is known of it
anywhere.

    floats     what it is of floats; for a primitive, its function in `network/arithmetic.py`
    complexes  of complex numbers, along which a tiny imaginary step carries a derivative (Squire
               and Trapp, 1998)
    decimals   of decimals with many digits
    partials   its derivative by each operand, from its value and its operands
    second     the derivatives of those, as a matrix, from the same
    sides      on which side of its corners it is: -1, 0 (right at it) or 1 for each; None where it
               has no corner
    latex      what LaTeX calls it, {} standing for its operands, if they go into the name
    text       what plain text and Python call it
    sign       what text with signs calls it
    branches   whether a program has its condition written out, both sides of it

A smooth function needs the four in the middle. A function of straight `pieces`, or one
that `jumps`, is all said by its floats and its corners. To add an operation, write the
function in `network/arithmetic.py` and a row of `PRIMITIVE_ROWS` here.
"""
from __future__ import annotations

import cmath
import math
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from ...network import PRIMITIVES, divide, power, xlogy
from .exact_decimal import Exact

Function = Callable[..., Any]
Several = Callable[..., Sequence[float]]
"""Some numbers from some numbers: slopes, corners, sides."""
Matrix = Callable[..., Sequence[Sequence[float]]]
NEARBY = 1e-9
"""How far on either side of a corner its slopes are looked at."""


@dataclass(frozen=True)
class Operation:
    """One row; the module's head says what its columns are."""

    floats: Function
    complexes: Function
    decimals: Function
    partials: Several
    second: Matrix | None = None
    sides: Several | None = None
    steepest: Several | None = None
    """The largest slope on either side of a corner near by, for what rounding may do
    there; where there is none, `partials` are."""
    passed: Callable[..., float] | None = None
    """What the errors of its operands become, from its value, the operands and their
    errors, where derivatives would underflow, or take longer."""
    inner: Several | None = None
    """Numbers that are rounded inside it before its value is."""
    exact: bool = False
    """Whether floats lose nothing in it."""
    branches: bool = False
    text: str = ""
    sign: str = ""
    latex: str = ""


PrimitiveRow = Callable[[Function], Operation]
"""What makes the operation of a primitive, from what that is of floats."""


def smooth(complexes: Function, decimals: Function, partials: Several,
           second: Matrix | None = None, **more: Any) -> PrimitiveRow:
    """A function that has its derivatives wherever it has a value."""
    return lambda floats: Operation(floats, complexes, decimals, partials, second, **more)


def pieces(corners: Several, exact: bool = False) -> PrimitiveRow:
    """A function of straight pieces in its first operand; `corners` says from the
    operands where one piece ends and the next starts. The other operands, such as the
    slope below 0 of a leaky ReLU, are constants."""
    return partial(of_pieces, corners, exact)


def of_pieces(corners: Several, exact: bool, floats: Function) -> Operation:
    """The operation of straight pieces: its slopes are the rises of its floats."""
    def slope(z: float, *rest: float) -> float:
        low, high = inside(z, corners(z, *rest))
        return (floats(high, *rest) - floats(low, *rest)) / (high - low)

    def steepest(z: float, *rest: float) -> float:
        ends = [corner + step for corner in corners(z, *rest) for step in (-NEARBY, NEARBY)]
        return max(abs(slope(place, *rest)) for place in (z, *ends))

    def complexes(z: Any, *rest: Any) -> complex:
        """The piece is chosen by the real part."""
        real = [operand.real for operand in (z, *rest)]
        return complex(floats(*real), slope(*real) * complex(z).imag)

    return Operation(
        floats, complexes, of_decimals(floats), lambda value, *operands: [slope(*operands)],
        sides=partial(sides_of, corners),
        steepest=lambda value, *operands: [steepest(*operands)],
        inner=None if exact else lambda value, z, *rest: [steepest(z, *rest) * z],
        exact=exact, branches=True)


def inside(z: float, corners: Sequence[float]) -> tuple[float, float]:
    """Two places inside the piece that a number is in; a corner belongs to the one
    below."""
    low = max((corner for corner in corners if corner < z), default=-math.inf)
    high = min((corner for corner in corners if corner >= z), default=math.inf)
    if math.isinf(low):
        return (0.0, 1.0) if math.isinf(high) else (high - 2.0, high - 1.0)
    if math.isinf(high):
        return low + 1.0, low + 2.0
    return 0.75 * low + 0.25 * high, 0.25 * low + 0.75 * high


def jumps(corners: Several, partials: Sequence[float] = (0.0,)) -> PrimitiveRow:
    """A function that is flat between its jumps; `corners` says from the operands where
    they are in the first one, and `partials` are the derivatives by the operands, at
    most."""
    return lambda floats: Operation(
        floats, lambda *operands: complex(floats(*(operand.real for operand in operands))),
        of_decimals(floats), lambda value, *operands: partials,
        sides=partial(sides_of, corners), exact=True, branches=True)


def sides_of(corners: Several, *operands: float) -> list[float]:
    """The side of each corner that a function is on: -1 below, 0 at it, 1 above."""
    z = operands[0]
    return [(z > corner) - (z < corner) for corner in corners(*operands)]


def of_decimals(floats: Function) -> Function:
    """A function of floats as one of decimals."""
    return lambda *operands: floats(*map(Exact, operands))


def itself(x: Any) -> Any:
    """The number under another name."""
    return x


def quotient_partials(value: float, a: float, b: float) -> list[float]:
    """1/b and -a/b²"""
    return [1.0 / b, -value / b] if b else [math.inf, math.inf]


def both(value: float, a: float, b: float, error_a: float, error_b: float) -> float:
    """ε_a + ε_b"""
    return error_a + error_b


def quotient_error(value: float, a: float, b: float, error_a: float, error_b: float) -> float:
    """(ε_a + |a/b| ε_b) / |b|"""
    return (error_a + (abs(value) * error_b if error_b else 0.0)) / abs(b) if b else math.inf


def quotient_second(value: float, a: float, b: float) -> list[list[float]]:
    """0, -1/b²; -1/b², 2a/b³"""
    if not b:
        return [[0.0, math.inf], [math.inf, math.inf]]
    cross = -1.0 / b / b
    return [[0.0, cross], [cross, 2.0 * value / b / b]]


def log_slope(a: float) -> float:
    """1/a; 0 where there is no logarithm, and so nothing to say."""
    return 1.0 / a if a else 0.0


def log_product_partials(value: float, t: float, a: float) -> list[float]:
    """ln a and t/a; nothing of nothing."""
    return [PRIMITIVES["log"](a), t * log_slope(a)] if t else [0.0, 0.0]


def log_product_second(value: float, t: float, a: float) -> list[list[float]]:
    """0, 1/a; 1/a, -t/a²"""
    slope = log_slope(a) if t else 0.0
    return [[0.0, slope], [slope, -t * slope * slope]]


def power_second(value: float, base: float, n: float) -> list[list[float]]:
    """n (n - 1) bⁿ⁻², bⁿ⁻¹ (1 + n ln b); the same, bⁿ ln² b"""
    below = power(base, n - 1.0)
    cross = below + xlogy(n * below, base)
    return [[n * (n - 1.0) * power(base, n - 2.0), cross], [cross, xlogy(xlogy(value, base), base)]]


def decimal_cos(x: Decimal) -> Decimal:
    """Σ (-x²)ⁿ / (2n)!, for what is not large."""
    term, total, n = Decimal(1), Decimal(0), 0
    while total + term != total:
        total, n = total + term, n + 2
        term *= -x * x / (n * (n - 1))
    return total


def shrunk_by(norm: Any, limit: Any) -> Any:
    """limit / norm where the norm is larger, else 1."""
    return limit / norm if norm.real > limit.real else 1 + 0 * norm


def shrunk_partials(value: float, norm: float, limit: float) -> list[float]:
    """-limit / norm² and 1 / norm, or 0."""
    return [-value / norm, 1.0 / norm] if norm > limit else [0.0, 0.0]


def shrunk_second(value: float, norm: float, limit: float) -> list[list[float]]:
    """2 limit / norm³, -1 / norm², 0; or 0"""
    if norm <= limit:
        return [[0.0, 0.0], [0.0, 0.0]]
    cross = -1.0 / norm / norm
    return [[2.0 * value / norm / norm, cross], [cross, 0.0]]


def first_or_later(t: Any, first: Any, later: Any) -> Any:
    """The first where t is 1."""
    return first if t == 1 else later


def largest_partials(value: float, *numbers: float) -> list[float]:
    """1 for the largest, 0 for the others."""
    place = numbers.index(max(numbers))
    return [float(place == other) for other in range(len(numbers))]


def largest_side(*numbers: float) -> Sequence[float]:
    """Which of the numbers is the largest."""
    return [numbers.index(max(numbers))]


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


def decimal_divide(a: Decimal, b: Decimal) -> Any:
    """a / b; what floats make of it where b is 0."""
    return a / b if b else PRIMITIVES["divide"](float(a), float(b))


def log_product(log: Function, none: Any) -> Function:
    """t ln a, in the numbers of a logarithm; `none`, their 0, where t is 0."""
    return lambda t, a: t * log(a) if t else none


def python(function: Function, partials: Several, second: Matrix | None = None,
           **more: Any) -> Operation:
    """One of Python's own operations, which are the same of all numbers."""
    return smooth(function, function, partials, second, **more)(function)


PYTHON_ROWS: dict[str, Operation] = {
    "+": python(operator.add, lambda value, a, b: (1.0, 1.0), passed=both),
    "-": python(operator.sub, lambda value, a, b: (1.0, -1.0), passed=both),
    "*": python(
        operator.mul, lambda value, a, b: (b, a),
        lambda value, a, b: ((0.0, 1.0), (1.0, 0.0))),
    "/": python(operator.truediv, quotient_partials, quotient_second, passed=quotient_error),
    "neg": python(operator.neg, lambda value, x: (-1.0,), exact=True),
    "same": python(itself, lambda value, x: (1.0,), exact=True),
}
"""Python's own operations, by the names that recorded numbers bear."""
PRIMITIVE_ROWS = {
    "identity": smooth(itself, itself, lambda value, z: (1.0,), exact=True),
    "exp": smooth(
        complex_exp, decimal_exp,
        lambda value, x: (value,), lambda value, x: ((value,),), latex=r"\exp"),
    "log": smooth(
        complex_log, decimal_log,
        lambda value, a: (log_slope(a),), lambda value, a: ((-log_slope(a) ** 2,),), latex=r"\ln"),
    "tanh": smooth(
        cmath.tanh, decimal_tanh, lambda value, x: (1.0 - value * value,),
        lambda value, x: ((-2.0 * value * (1.0 - value * value),),), latex=r"\tanh"),
    "sqrt": smooth(
        cmath.sqrt, Decimal.sqrt, lambda value, x: (divide(0.5, value),),
        lambda value, x: ((divide(-0.25, value * x),),), sign="√", latex=r"\sqrt{{{}}}"),
    "power": smooth(
        lambda base, n: base ** n if base else complex(power(base.real, n.real)),
        lambda base, n: base ** n if n else Decimal(1),
        lambda value, base, n: (n * power(base, n - 1.0), xlogy(value, base)), power_second),
    "cos": smooth(
        cmath.cos, decimal_cos, lambda value, x: (-math.sin(x),), lambda value, x: ((-value,),),
        latex=r"\cos"),
    "floor": jumps(lambda x: ()),
    "limited": pieces(lambda x, limit: (-limit, limit)),
    "shrunk": smooth(shrunk_by, shrunk_by, shrunk_partials, shrunk_second, branches=True),
    "at_first": smooth(
        first_or_later, first_or_later,
        lambda value, t, first, later: (0.0, float(t == 1.0), float(t != 1.0)),
        sides=lambda t, first, later: [float(t == 1.0)], exact=True, branches=True),
    "nth": jumps(lambda n, *numbers: ()),
    "xlogy": smooth(
        log_product(complex_log, 0.0), log_product(decimal_log, Decimal(0)),
        log_product_partials, log_product_second, branches=True),
    "divide": smooth(
        complex_divide, decimal_divide, quotient_partials, quotient_second, passed=quotient_error),
    "maximum": lambda floats: Operation(
        floats, complex_maximum, max, largest_partials, sides=largest_side,
        steepest=lambda value, *numbers: [1.0] * len(numbers),
        exact=True, text="max", latex=r"\max"),
    "mistaken": jumps(lambda t, a: (), (1.0, 0.0)),
    "relu": pieces(lambda z: (0.0,), exact=True),
    "leaky_relu": pieces(lambda z, alpha: (0.0,)),
    "leaky_slope": jumps(lambda z, alpha: (0.0,), (0.0, 1.0)),
    "step": jumps(lambda z, threshold: (threshold,)),
    "step_from": jumps(lambda z, threshold: (threshold,)),
    "sign": jumps(lambda z, at_zero: (0.0,), (0.0, 1.0)),
    "dead_zone": jumps(lambda z, width: (-width, width)),
}
"""The primitives, each by its name in `network/arithmetic.py`. Of `maximum` any operand
may be the largest near by."""
OPERATIONS: dict[str, Operation] = {
    **PYTHON_ROWS, **{name: PRIMITIVE_ROWS[name](floats) for name, floats in PRIMITIVES.items()}}
"""Every operation by the name that a recorded number bears."""
