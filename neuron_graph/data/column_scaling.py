"""What `--scale` asks for: fitted on the rows of a table, each column by itself, or given.

    standard            x = (raw - mean) / deviation, that of the population: mean 0, variance 1
    minmax              x = (raw - least) / (greatest - least): 0 to 1
    divide:255          x = raw / 255 in every column
    divide:255,0.01,1   the same, from 0.01 to 1: x = raw / 255 * (1 - 0.01) + 0.01
    shift:135,66        x = raw - 135 in the first column, raw - 66 in the second
    none                x = raw
"""
from __future__ import annotations

from collections.abc import Sequence

from ..checks import check_length
from ..errors import BadValue, UnknownName
from ..numerals import read_list
from ..setup import WAYS, Scaling


def scaling_for(how: str, columns: Sequence[str],
                rows: Sequence[Sequence[float]]) -> Scaling | None:
    """The scaling that `how` names, fitted on rows of a finite float for each column;
    None for "none".

    A constant column becomes 0: its value is its shift, and its scale 1. Given shifts
    stay as they are. Raises `UnknownName`, `BadValue` or `WrongLength`.

    >>> scaling_for("standard", ["x", "y"], [[1.0, 7.0], [3.0, 7.0]]).apply([5.0, 7.0])
    [3.0, 0.0]
    """
    if how.startswith("shift:"):
        shifts = read_list(how.removeprefix("shift:"), "the shift")
        check_length("the shift", len(columns), shifts)
        return Scaling(shifts)
    if how.startswith("divide:"):
        return divided(how.removeprefix("divide:"), len(columns))
    if how == "none":
        return None
    if how not in WAYS:
        raise UnknownName(
            "scaling", how, [*WAYS, "shift:135,66", "none", "divide:255", "divide:255,0.01,1"])
    return Scaling.fit(rows, how, columns)


def divided(text: str, columns: int) -> Scaling:
    """All columns divided by a number, then brought from 0 and 1 to two others, if these
    are there."""
    numbers = read_list(text if "," in text else f"{text},0,1", "the divisor")
    check_length("the divisor, with what 0 and the divisor itself become,", 3, numbers)
    divisor, low, high = numbers
    if low == high:
        raise BadValue("the divisor", text, "the second and the third number must differ")
    scale = divisor / (high - low)
    return Scaling([0.0 - low * scale] * columns, [scale] * columns)
