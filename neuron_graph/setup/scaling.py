"""Scaling: inputs brought near 0 before the network sees them.

    raw      a number as it was measured
    shift    what is taken off
    scale    what is divided by, or None

    standard   the mean, and the deviation (that of the population): scaled, they have mean 0 and
               variance 1
    minmax     the least, and how much more the greatest is: scaled, they lie from 0 to 1
"""
from __future__ import annotations

import math
import reprlib
from collections.abc import Callable, Sequence
from operator import add, mul, sub, truediv

from ..checks import check_length, finite_list
from ..errors import BadValue, UnknownName

Way = Callable[[Sequence[float]], tuple[float, float]]
"""What finds the shift and the scale of the values of a column."""


def is_constant(values: Sequence[float]) -> bool:
    """Whether all values are the same."""
    return min(values) == max(values)


def standard(values: Sequence[float]) -> tuple[float, float]:
    """Mean and deviation."""
    mean = math.fsum(values) / len(values)
    return mean, deviation([x - mean for x in values])


def deviation(away: Sequence[float]) -> float:
    """The root of the mean square, brought near 1 by a power of two first: a square of
    1e-200 would be 0, of 1e200 inf."""
    _, exponent = math.frexp(max(map(abs, away)))
    squares = math.fsum(math.ldexp(d, -exponent) ** 2 for d in away)
    return math.ldexp(math.sqrt(squares / len(away)), exponent)


def minmax(values: Sequence[float]) -> tuple[float, float]:
    """The least value, and how much more the greatest is."""
    return min(values), max(values) - min(values)


WAYS: dict[str, Way] = {"standard": standard, "minmax": minmax}
"""By name."""


def fitted(way: Way, values: Sequence[float], name: str) -> tuple[float, float]:
    """The shift and scale of a column; a constant one becomes 0. Raises `BadValue` for
    what is not finite, and where floats cannot hold them."""
    column = f"a value of the column {name!r}"
    for value in values:
        if not math.isfinite(value):
            raise BadValue(column, value, "a finite number is needed")
    if is_constant(values):
        return values[0], 1.0
    try:
        shift, scale = way(values)
    except OverflowError:
        shift = scale = math.inf
    if not (math.isfinite(shift) and math.isfinite(scale) and scale):
        wanted = "it cannot be scaled: give the column in another unit"
        raise BadValue(column, max(values, key=abs), wanted)
    return shift, scale


class Scaling:
    """For each input a shift and a scale: x = (raw - shift) / scale.

    `shift` and `scale` are lists of a finite float for each input; no `scale` divides
    by nothing. Raises `BadValue` or `WrongLength`.

    >>> Scaling([135.0, 66.0]).apply([133.0, 65.0])
    [-2.0, -1.0]
    """

    def __init__(self, shift: Sequence[float], scale: Sequence[float] | None = None):
        self.shift = finite_list(shift, "the shift")
        self.scale: list[float] | None = None
        if scale is not None:
            self.scale = finite_list(scale, "the scale")
            check_length("the scale", len(self.shift), self.scale)
            if 0.0 in self.scale:
                raise BadValue("the scale", 0.0, "nothing can be divided by it")

    @classmethod
    def fit(cls, rows: Sequence[Sequence[float]], how: str = "standard",
            columns: Sequence[str] = ()) -> Scaling:
        """The scaling that brings each column of these rows near 0: "standard" to mean
        0 and variance 1, "minmax" to 0 up to 1. A constant column becomes 0. `columns`
        are their names in errors. Raises `UnknownName`, `BadValue` or `WrongLength`.

        >>> Scaling.fit([[1.0, 7.0], [3.0, 7.0]]).apply([5.0, 7.0])
        [3.0, 0.0]
        """
        if how not in WAYS:
            raise UnknownName("scaling", how, WAYS)
        if not rows:
            raise BadValue("the rows", list(rows), "at least one is needed to fit a scaling")
        names = columns or [str(number) for number in range(1, len(rows[0]) + 1)]
        for row in rows:
            check_length("the row", len(names), row)
        fits = [fitted(WAYS[how], values, name) for values, name in zip(zip(*rows), names)]
        return cls([shift for shift, _ in fits], [scale for _, scale in fits])

    def apply(self, raw: Sequence[float]) -> list[float]:
        """The inputs that raw numbers become. Raises `WrongLength`."""
        check_length("the numbers to scale", len(self.shift), raw)
        shifted = list(map(sub, raw, self.shift))
        return shifted if self.scale is None else list(map(truediv, shifted, self.scale))

    def undo(self, scaled: Sequence[float]) -> list[float]:
        """The raw numbers that scaled ones come from."""
        numbers = scaled if self.scale is None else map(mul, scaled, self.scale)
        return list(map(add, numbers, self.shift))

    def __repr__(self) -> str:
        return f"Scaling(shift={reprlib.repr(self.shift)}, scale={reprlib.repr(self.scale)})"
