"""Scaling: inputs brought near 0 before the network sees them.

    raw   a number as it was measured       shift   what is taken off       scale   what is divided by, or None

    standard   the mean, and the deviation (that of the population): scaled, they have mean 0 and variance 1
    minmax     the least, and how much more the greatest is: scaled, they lie from 0 to 1
"""
from __future__ import annotations

import math
import reprlib
from collections.abc import Callable, Sequence

from ..checks import finite_list
from ..errors import BadValue, UnknownName, WrongLength

Way = Callable[[Sequence[float]], tuple[float, float]]


def checked_columns(columns: Sequence[str], rows: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    """The values of each column, all finite. Raises `BadValue` or `WrongLength`."""
    if not rows:
        raise BadValue("the rows", list(rows), "at least one is needed to fit a scaling")
    wrong = next((row for row in rows if len(row) != len(columns)), None)
    if wrong is not None:
        raise WrongLength("the row", len(columns), len(wrong))
    values: list[Sequence[float]] = list(zip(*rows))
    for column, name in zip(values, columns):
        if not all(map(math.isfinite, column)):
            value = next(x for x in column if not math.isfinite(x))
            raise BadValue(f"a value of the column {name!r}", value, "a finite number is needed")
    return values


def is_constant(values: Sequence[float]) -> bool:
    """Whether all values are the same."""
    return min(values) == max(values)


def shift_and_scale(way: Way, values: Sequence[float], name: str) -> tuple[float, float]:
    """The shift and scale of a column; a constant one becomes 0. Raises `BadValue` if floats
    cannot hold them."""
    if is_constant(values):
        return values[0], 1.0
    try:
        shift, scale = way(values)
    except OverflowError:
        shift, scale = math.inf, math.inf
    if not (math.isfinite(shift) and math.isfinite(scale) and scale):
        largest = max(values, key=abs)
        raise BadValue(f"a value of the column {name!r}", largest, "it cannot be scaled: give the column in another unit")
    return shift, scale


def standard(values: Sequence[float]) -> tuple[float, float]:
    """Mean and deviation."""
    mean = math.fsum(values) / len(values)
    return mean, deviation([x - mean for x in values])


def deviation(away: Sequence[float]) -> float:
    """The root of the mean square, brought near 1 by a power of two first: a square of 1e-200
    would be 0, of 1e200 inf."""
    _, exponent = math.frexp(max(map(abs, away)))
    return math.ldexp(math.sqrt(math.fsum(math.ldexp(d, -exponent) ** 2 for d in away) / len(away)), exponent)


def minmax(values: Sequence[float]) -> tuple[float, float]:
    """The least value, and how much more the greatest is."""
    return min(values), max(values) - min(values)


WAYS: dict[str, Way] = {"standard": standard, "minmax": minmax}
"""By name."""


class Scaling:
    """For each input a shift and a scale: x = (raw - shift) / scale.

    `shift` and `scale` are lists of a finite float for each input; no `scale` divides by
    nothing. Raises `BadValue` or `WrongLength`.

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
        """The scaling that brings each column of these rows near 0: "standard" to mean 0 and
        variance 1, "minmax" to 0 up to 1. A constant column becomes 0. `columns` are their
        names in errors. Raises `UnknownName`, `BadValue` or `WrongLength`.

        >>> Scaling.fit([[1.0, 7.0], [3.0, 7.0]]).apply([5.0, 7.0])
        [3.0, 0.0]
        """
        if how not in WAYS:
            raise UnknownName("scaling", how, WAYS)
        names = columns or [str(number) for number in range(1, len(rows[0]) + 1 if rows else 1)]
        fits = [shift_and_scale(WAYS[how], values, name) for values, name in zip(checked_columns(names, rows), names)]
        return cls([shift for shift, _ in fits], [scale for _, scale in fits])

    def apply(self, raw: Sequence[float]) -> list[float]:
        """The inputs that raw numbers become. Raises `WrongLength`."""
        if len(raw) != len(self.shift):
            raise WrongLength("the numbers to scale", len(self.shift), len(raw))
        shifted = [x - shift for x, shift in zip(raw, self.shift)]
        return shifted if self.scale is None else [x / scale for x, scale in zip(shifted, self.scale)]

    def __repr__(self) -> str:
        return f"Scaling(shift={reprlib.repr(self.shift)}, scale={reprlib.repr(self.scale)})"

    def undo(self, scaled: Sequence[float]) -> list[float]:
        """The raw numbers that scaled ones come from."""
        numbers = scaled if self.scale is None else [x * scale for x, scale in zip(scaled, self.scale)]
        return [x + shift for x, shift in zip(numbers, self.shift)]
