"""Floats as decimals: a float stands for its shortest digits, 0.1 for one tenth."""
from __future__ import annotations

from decimal import Decimal
from typing import Any


def decimal(value: Any) -> Decimal:
    """A number as a decimal; a float by its shortest digits."""
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
