"""How the numbers of a column lie, as a shift and a scale that bring them near 0.

    standard   mean, and deviation (that of the population): scaled, they have mean 0 and variance 1
    minmax     the least, and how much more the greatest is: scaled, they lie from 0 to 1
"""
from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from ..errors import BadValue, WrongLength

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
    """The shift and scale of a column; a constant one becomes 0. Raises `BadValue` if floats cannot hold them."""
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
    """The root of the mean square, brought near 1 by a power of two first: a square of 1e-200 would be 0, of 1e200 inf."""
    _, exponent = math.frexp(max(map(abs, away)))
    return math.ldexp(math.sqrt(math.fsum(math.ldexp(d, -exponent) ** 2 for d in away) / len(away)), exponent)


def minmax(values: Sequence[float]) -> tuple[float, float]:
    """The least value, and how much more the greatest is."""
    return min(values), max(values) - min(values)


WAYS: dict[str, Way] = {"standard": standard, "minmax": minmax}
"""By name."""
