"""Scaling: inputs brought near 0 before the network sees them.

    raw   a number as it was measured       shift   what is taken off       scale   what is divided by, or None
"""
from __future__ import annotations

from collections.abc import Sequence

from ..errors import BadValue, UnknownName, WrongLength
from .arithmetic import Scalar
from .numbers import finite_list
from .spread import WAYS, checked_columns, shift_and_scale


class Scaling:
    """For each input a shift and a scale: x = (raw - shift) / scale.

    `shift` and `scale` are lists of a finite float for each input; no `scale` divides by nothing. Raises `BadValue` or
    `WrongLength`.

    >>> Scaling([135.0, 66.0]).apply([133.0, 65.0])
    [-2.0, -1.0]
    """

    def __init__(self, shift: Sequence[float], scale: Sequence[float] | None = None):
        self.shift = finite_list(shift, "the shift")
        self.scale = None if scale is None else finite_list(scale, "the scale")
        if self.scale is not None and len(self.scale) != len(self.shift):
            raise WrongLength("the scale", len(self.shift), len(self.scale))
        if self.scale is not None and 0.0 in self.scale:
            raise BadValue("the scale", 0.0, "nothing can be divided by it")

    @classmethod
    def fit(cls, rows: Sequence[Sequence[float]], how: str = "standard", columns: Sequence[str] = ()) -> Scaling:
        """The scaling that brings each column of these rows near 0: "standard" to mean 0 and variance 1, "minmax" to 0
        up to 1. A constant column becomes 0. `columns` are their names in errors. Raises `UnknownName`, `BadValue` or
        `WrongLength`.

        >>> Scaling.fit([[1.0, 7.0], [3.0, 7.0]]).apply([5.0, 7.0])
        [3.0, 0.0]
        """
        if how not in WAYS:
            raise UnknownName("scaling", how, WAYS)
        names = columns or [str(number) for number in range(1, len(rows[0]) + 1 if rows else 1)]
        fits = [shift_and_scale(WAYS[how], values, name) for values, name in zip(checked_columns(names, rows), names)]
        return cls([shift for shift, _ in fits], [scale for _, scale in fits])

    def apply(self, raw: Sequence[Scalar]) -> list[Scalar]:
        """The inputs that raw numbers become. Raises `WrongLength`."""
        if len(raw) != len(self.shift):
            raise WrongLength("the numbers to scale", len(self.shift), len(raw))
        shifted = [x - shift for x, shift in zip(raw, self.shift)]
        return shifted if self.scale is None else [x / scale for x, scale in zip(shifted, self.scale)]

    def __repr__(self) -> str:
        return f"Scaling(shift={self.shift}, scale={self.scale})"

    def undo(self, scaled: Sequence[Scalar]) -> list[Scalar]:
        """The raw numbers that scaled ones come from."""
        numbers = scaled if self.scale is None else [x * scale for x, scale in zip(scaled, self.scale)]
        return [x + shift for x, shift in zip(numbers, self.shift)]
