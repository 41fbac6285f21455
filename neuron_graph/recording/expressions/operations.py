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

A smooth function needs the four in the middle; one with corners is written with `until`
and `below`, and needs no row. To add an operation, write the function in
`network/arithmetic.py` and a row of `PRIMITIVE_ROWS` here.
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

from ...network import PRIMITIVES, below, divide, erf, exp, power, until, xlogy

Function = Callable[..., Any]
Several = Callable[..., Sequence[float]]
"""Some numbers from some numbers: slopes, corners, sides."""
Matrix = Callable[..., Sequence[Sequence[float]]]
ROOT_OF_PI = Decimal("1.7724538509055160272981674833411451827975494561223871282138077898529")


@dataclass(frozen=True)
class Operation:
    """One row; the module's head says what its columns are."""

    floats: Function
    complexes: Function
    decimals: Function
    partials: Several
    second: Matrix | None = None
    sides: Several | None = None
    passed: Callable[..., float] | None = None
    """What the errors of its operands become, from its value, the operands and their
    errors, where derivatives would underflow, or take longer."""
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


def bent(low: float, **more: Any) -> PrimitiveRow:
    """A function of one operand with this slope below its corner at 0, and 1 above."""
    return lambda floats: Operation(
        floats, lambda x: x * until(x.real, 0.0, low, 1.0), floats,
        lambda value, x: (until(x, 0.0, low, 1.0),), passed=lambda value, x, error: error,
        sides=partial(sides_of, lambda x: (0.0,)), exact=True, branches=True, **more)


def jumps(corners: Several, partials: Sequence[float] = (0.0,)) -> PrimitiveRow:
    """A function that is flat between its jumps; `corners` says from the operands where
    they are in the first one, and `partials` are the derivatives by the operands, at
    most."""
    return lambda floats: Operation(
        floats, lambda *operands: complex(floats(*(operand.real for operand in operands))),
        floats, lambda value, *operands: partials,
        sides=partial(sides_of, corners), exact=True, branches=True)


def either(choose: Function) -> PrimitiveRow:
    """A function that is one of its last two operands, by the side of the second that
    the first one is on."""
    return lambda floats: Operation(
        floats, lambda z, at, low, high: floats(z.real, at.real, low, high), floats,
        lambda value, z, at, low, high: (
            0.0, 0.0, choose(z, at, 1.0, 0.0), choose(z, at, 0.0, 1.0)),
        sides=partial(sides_of, lambda z, at, low, high: (at,)),
        passed=partial(choice_error, floats), exact=True, branches=True)


def choice_error(choose: Function, value: float, z: float, at: float, *rest: float) -> float:
    """The error of the operand that it is; near the corner it may be the other."""
    off, off_at, below, above = rest[2:]
    return max(below, above) if abs(z - at) <= off + off_at else choose(z, at, below, above)


def sides_of(corners: Several, *operands: float) -> list[float]:
    """The side of each corner that a function is on: -1 below, 0 at it, 1 above."""
    z = operands[0]
    return [(z > corner) - (z < corner) for corner in corners(*operands)]


def itself(x: Any) -> Any:
    """The number under another name."""
    return x


def quotient_partials(value: Any, a: Any, b: Any) -> tuple[Any, Any]:
    """1/b and -a/b²"""
    return divide(1.0, b), divide(-value, b)


def both(value: float, a: float, b: float, error_a: float, error_b: float) -> float:
    """ε_a + ε_b"""
    return error_a + error_b


def quotient_error(value: float, a: float, b: float, error_a: float, error_b: float) -> float:
    """(ε_a + |a/b| ε_b) / |b|"""
    return divide(error_a + (abs(value) * error_b if error_b else 0.0), abs(b))


def quotient_second(value: float, a: float, b: float) -> list[list[float]]:
    """0, -1/b²; -1/b², 2a/b³"""
    cross = divide(divide(-1.0, b), b)
    return [[0.0, cross], [cross, divide(divide(2.0 * value, b), b)]]


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


def bell(x: Any) -> Any:
    """2/√π e^-x², the derivative of erf."""
    return 2.0 / math.sqrt(math.pi) * exp(-x * x)


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


def decimal_erf(x: Decimal) -> Decimal:
    """2/√π e^-x² Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n + 1)), all terms of one sign."""
    if abs(x) > 12:
        return Decimal(1).copy_sign(x)
    total, term, n = x, x, 1
    while total + term != total:
        n += 2
        term *= 2 * x * x / n
        total += term
    return 2 / ROOT_OF_PI * (-x * x).exp() * total


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
    "erf": smooth(
        lambda x: complex(erf(x.real), bell(x.real) * x.imag), decimal_erf,
        lambda value, x: (bell(x),), lambda value, x: ((-2.0 * x * bell(x),),)),
    "sqrt": smooth(
        cmath.sqrt, Decimal.sqrt, lambda value, x: (divide(0.5, value),),
        lambda value, x: ((divide(-0.25, value * x),),), sign="√", latex=r"\sqrt{{{}}}"),
    "power": smooth(
        operator.pow, operator.pow,
        lambda value, base, n: (n * power(base, n - 1.0), xlogy(value, base)), power_second),
    "cos": smooth(
        cmath.cos, decimal_cos, lambda value, x: (-math.sin(x),), lambda value, x: ((-value,),),
        latex=r"\cos"),
    "floor": jumps(lambda x: ()),
    "nth": jumps(lambda n, *numbers: ()),
    "xlogy": smooth(
        log_product(complex_log, 0.0), log_product(decimal_log, Decimal(0)),
        log_product_partials, log_product_second, branches=True),
    "divide": smooth(
        complex_divide, decimal_divide, quotient_partials, quotient_second, passed=quotient_error),
    "maximum": lambda floats: Operation(
        floats, complex_maximum, max, largest_partials, sides=largest_side,
        passed=lambda value, *rest: sum(rest[len(rest) // 2:]),
        exact=True, text="max", latex=r"\max"),
    "mistaken": jumps(lambda t, a: (), (1.0, 0.0)),
    "absolute": bent(-1.0, text="abs", sign="|{}|", latex=r"\left|{}\right|"),
    "relu": bent(0.0),
    "sign": jumps(lambda z, at_zero: (0.0,), (0.0, 1.0)),
    "until": either(until),
    "below": either(below),
}
"""The primitives, each by its name in `network/arithmetic.py`. Of `maximum` any operand
may be the largest near by: it has the errors of all."""
OPERATIONS: dict[str, Operation] = {
    **PYTHON_ROWS, **{name: PRIMITIVE_ROWS[name](floats) for name, floats in PRIMITIVES.items()}}
"""Every operation by the name that a recorded number bears."""
