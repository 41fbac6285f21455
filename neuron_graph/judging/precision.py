"""How finely a number is asked for: to so many significant figures, or to so many
decimals.

    place     the power of ten of the last figure asked: -4 of 0.3775 to 4 figures
    half      half of what one there is worth: how far a number may be from its rounding
    finer     half a unit of the one figure more that is carried
"""
from __future__ import annotations

from typing import NamedTuple

from ..errors import counted
from ..recording.expressions import magnitude

CARRIED_MORE = 1
"""Figures that are carried beyond those asked."""


class Precision(NamedTuple):
    """`figures` significant ones, or, if that is None, `decimals` after the point;
    `carried` are the significant figures that are carried within the line.

    >>> four = Precision(4)
    >>> four.place(0.37753), four.unit(0.37753), str(four), str(Precision(None, 3))
    (-4, 0.0001, '4 figures', '3 decimals')
    """

    figures: int | None
    decimals: int = 0
    carried: int = 5

    def place(self, value: float, more: int = 0) -> int:
        """The power of ten of a value's last figure, with so many more figures than
        asked."""
        if self.figures is None:
            return -(self.decimals + more)
        return magnitude(value) - self.figures + 1 - more

    def unit(self, value: float, more: int = 0) -> float:
        """What one in that figure is worth."""
        return 10.0 ** self.place(value, more)

    def half(self, value: float) -> float:
        """Half of what one in the last figure asked is worth."""
        return 0.5 * self.unit(value)

    def finer(self, value: float) -> float:
        """How far a number may be from what is carried of it."""
        return 0.5 * self.unit(value, CARRIED_MORE)

    def __str__(self) -> str:
        if self.figures is None:
            return counted(self.decimals, "decimal")
        return counted(self.figures, "figure")
