"""Arithmetics in which recorded steps can be computed again: of floats, of 50-digit decimals, of complex numbers.

An `Arithmetic` says what a given float becomes and how each operation is done. Along complex numbers a tiny imaginary
step carries a derivative (Squire and Trapp, 1998).
"""
from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal, localcontext
from typing import Any

from ..network.arithmetic import PRIMITIVES
from .number import ARITHMETIC


@dataclass(frozen=True)
class Arithmetic:
    """`number` makes a float one of its own; `operations` are done with these."""

    number: Callable[[Any], Any] = field(repr=False)
    operations: Mapping[str, Callable[..., Any]] = field(repr=False)

    def apply(self, operation: str, operands: Iterable[Any]) -> Any:
        """The value of an operation."""
        return self.operations[operation](*operands)


def same(value: Any) -> Any:
    """The value as it is."""
    return value


FLOATS = Arithmetic(same, {**ARITHMETIC, **PRIMITIVES})


def decimals(digits: int = 50) -> Arithmetic:
    """The arithmetic of decimals with so many digits. A float stands for its shortest digits: 0.1 is one tenth."""
    context = Context(prec=digits + 10, Emax=10**15, Emin=-(10**15), traps=[])

    def within(function: Callable[..., Any]) -> Callable[..., Any]:
        def apply(*operands: Any) -> Any:
            with localcontext(context):
                return function(*operands)
        return apply

    def number(value: Any) -> Any:
        return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)

    def exp(x: Decimal) -> Decimal:
        return x.exp() if x < 10**12 else Decimal("inf")

    def log(x: Decimal) -> Decimal:
        return x.ln() if x >= 0 else Decimal("nan")

    def tanh(x: Decimal) -> Decimal:
        return 1 - 2 / ((2 * x).exp() + 1) if abs(x) < 1000 else Decimal(1).copy_sign(x)

    def xlogy(t: Decimal, a: Decimal) -> Decimal:
        return t * log(a) if t else Decimal(0)

    def divide(a: Decimal, b: Decimal) -> Decimal:
        return a / b if b else number(PRIMITIVES["divide"](float(a), float(b)))

    own: dict[str, Callable[..., Any]] = {"exp": exp, "log": log, "tanh": tanh, "xlogy": xlogy, "divide": divide}
    table = {**ARITHMETIC, **PRIMITIVES, **own}
    return Arithmetic(number, {name: within(exact(function, number)) for name, function in table.items()})


def exact(function: Callable[..., Any], number: Callable[[Any], Any]) -> Callable[..., Any]:
    """A function of decimals whose constants may still be floats, and whose result may be."""
    def apply(*operands: Any) -> Any:
        return number(function(*map(number, operands)))
    return apply


def by_real_part(function: Callable[..., float]) -> Callable[..., Any]:
    """A piecewise linear function of complex numbers: the piece is chosen by the real part, and the rest is linear."""
    def apply(z: Any, *rest: Any) -> Any:
        real = [value.real for value in (z, *rest)]
        value = function(*real)
        slope = function(real[0], *real[1:]) / real[0] if function.__name__ in LINEAR_PIECES and real[0] else 0.0
        return complex(value, slope * complex(z).imag)
    return apply


LINEAR_PIECES = {"relu", "leaky_relu"}


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


COMPLEX = Arithmetic(same, {
    **ARITHMETIC, **{name: by_real_part(function) for name, function in PRIMITIVES.items()},
    "exp": complex_exp, "log": complex_log, "tanh": cmath.tanh, "maximum": complex_maximum, "identity": same,
    "xlogy": lambda t, a: t * complex_log(a) if t else 0.0, "divide": complex_divide,
})
