"""Scaling: inputs brought near 0 before the network sees them.

    raw   a number as it was measured       shift   what is taken off       scale   what is divided by, or None
"""
from __future__ import annotations

from collections.abc import Sequence

from ..errors import BadValue, WrongLength
from .arithmetic import Scalar
from .numbers import finite_list


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

    def apply(self, raw: Sequence[Scalar]) -> list[Scalar]:
        """The inputs that raw numbers become."""
        shifted = [x - shift for x, shift in zip(raw, self.shift)]
        return shifted if self.scale is None else [x / scale for x, scale in zip(shifted, self.scale)]

    def undo(self, scaled: Sequence[Scalar]) -> list[Scalar]:
        """The raw numbers that scaled ones come from."""
        numbers = scaled if self.scale is None else [x * scale for x, scale in zip(scaled, self.scale)]
        return [x + shift for x, shift in zip(numbers, self.shift)]
