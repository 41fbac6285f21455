"""Decimals that mix with the floats of a formula: a float stands for its shortest
digits.

So a function of floats, with its constants, is one of decimals with many digits, too.

>>> 1.0 - Exact(0.3) * 0.1
Decimal('0.97')
"""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any


def decimal(value: Any) -> Decimal:
    """A number as a decimal; a float by its shortest digits."""
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


class Exact(Decimal):
    """A decimal among floats."""

    def __new__(cls, value: Any) -> Exact:
        """The number with all its digits."""
        return super().__new__(cls, decimal(value))


def mixing(name: str) -> Callable[..., Any]:
    """A method of `Decimal` whose other operand may be a float."""
    own = getattr(Decimal, name)

    def apply(self: Exact, *others: Any) -> Any:
        found = own(self, *map(decimal, others))
        return Exact(found) if isinstance(found, Decimal) else found

    return apply


for _name in ("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv",
              "neg", "pos", "abs", "lt", "le", "gt", "ge", "eq", "ne"):
    setattr(Exact, f"__{_name}__", mixing(f"__{_name}__"))
