"""Scalings fitted on the rows of a table, each column by itself.

    standard       x = (raw - mean) / deviation, that of the population: mean 0, variance 1
    minmax         x = (raw - least) / (greatest - least): 0 to 1
    shift:135,66   x = raw - 135 in the first column, raw - 66 in the second
    none           x = raw
"""
from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from ..errors import BadValue, UnknownName, WrongLength
from ..network.scaling import Scaling
from .numerals import read_list


def fitted(how: str, columns: Sequence[str], rows: Sequence[Sequence[float]]) -> tuple[Scaling | None, list[str]]:
    """The scaling that `how` names, fitted on rows of a finite float for each column, and which columns are constant.

    A constant column becomes 0: its value is its shift, and its scale 1. Given shifts stay as they are, and with them, as
    with "none" (no scaling), no column is named constant. Raises `UnknownName`, `BadValue` or `WrongLength`.

    >>> scaling, constant = fitted("standard", ["x", "y"], [[1.0, 7.0], [3.0, 7.0]])
    >>> scaling.apply([5.0, 7.0]), constant
    ([3.0, 0.0], ['y'])
    """
    if how.startswith("shift:"):
        return given(how.removeprefix("shift:"), len(columns)), []
    if how == "none":
        return None, []
    if how not in WAYS:
        raise UnknownName("scaling", how, [*WAYS, "shift:135,66", "none"])
    values = checked_columns(columns, rows)
    fits = [(column[0], 1.0) if is_constant(column) else fit(WAYS[how], column, name) for column, name in zip(values, columns)]
    constant = [name for column, name in zip(values, columns) if is_constant(column)]
    return Scaling([shift for shift, _ in fits], [scale for _, scale in fits]), constant


def given(shifts: str, columns: int) -> Scaling:
    """The scaling of shifts as a user writes them, one for each column."""
    numbers = read_list(shifts, "the shift")
    if len(numbers) != columns:
        raise WrongLength("the shift", columns, len(numbers))
    return Scaling(numbers)


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


def fit(way: Callable[[Sequence[float]], tuple[float, float]], values: Sequence[float], name: str) -> tuple[float, float]:
    """The shift and scale of a column. Raises `BadValue` if floats cannot hold them."""
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


WAYS = {"standard": standard, "minmax": minmax}
