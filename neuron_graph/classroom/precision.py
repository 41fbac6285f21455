"""How finely a number is asked for: to so many significant figures, or to so many decimals.

    unit      what one in the last figure asked is worth: 0.0001 of 0.3775 to 4 figures
    half      half of that: how far a number may be from its rounding
    finer     half a unit of the one figure more that is carried
"""
from __future__ import annotations

import math
from dataclasses import dataclass

CARRIED_MORE = 1
"""Figures that are carried beyond those asked."""


@dataclass(frozen=True)
class Precision:
    """`figures` significant ones, or, if that is None, `decimals` after the point; `carried` are the significant figures
    that are carried within the line."""

    figures: int | None
    decimals: int = 0
    carried: int = 5

    def unit(self, value: float, more: int = 0) -> float:
        """What the last figure of a value is worth, with so many more figures than asked."""
        if self.figures is None:
            return 10.0 ** -(self.decimals + more)
        return 10.0 ** (magnitude(value) - self.figures + 1 - more)

    def half(self, value: float) -> float:
        """Half a unit."""
        return 0.5 * self.unit(value)

    def finer(self, value: float) -> float:
        """How far a number may be from what is carried of it."""
        return 0.5 * self.unit(value, CARRIED_MORE)

    def __str__(self) -> str:
        count, unit = (self.decimals, "decimal") if self.figures is None else (self.figures, "figure")
        return f"{count} {unit}{'s' * (count != 1)}"


def magnitude(value: float) -> int:
    """The power of ten of a number's first figure: -1 of 0.3775; 0 of 0."""
    return math.floor(math.log10(abs(value))) if value and math.isfinite(value) else 0


def of_step(change: float, figures: int, shown: int) -> Precision:
    """The precision of a new weight: as many decimals as show so many figures of its change, and at least as many as
    figures are asked for elsewhere."""
    decimals = max(figures, shown - 1 - magnitude(change)) if change else figures
    return Precision(None, decimals, figures + CARRIED_MORE)


def of_figures(figures: int) -> Precision:
    """The precision of all other numbers."""
    return Precision(figures, 0, figures + CARRIED_MORE)
