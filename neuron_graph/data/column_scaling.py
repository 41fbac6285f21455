"""What `--scale` asks for, fitted on the rows of a table, each column by itself.

    standard       x = (raw - mean) / deviation, that of the population: mean 0, variance 1
    minmax         x = (raw - least) / (greatest - least): 0 to 1
    shift:135,66   x = raw - 135 in the first column, raw - 66 in the second
    none           x = raw
"""
from __future__ import annotations

from collections.abc import Sequence

from ..checks import check_length
from ..errors import UnknownName
from ..numerals import read_list
from ..setup import WAYS, Scaling, is_constant


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
    if how == "none":
        return None
    if how not in WAYS:
        raise UnknownName("scaling", how, [*WAYS, "shift:135,66", "none"])
    return Scaling.fit(rows, how, columns)


def constant_columns(columns: Sequence[str], rows: Sequence[Sequence[float]]) -> list[str]:
    """The columns that say nothing: all of their values are the same.

    >>> constant_columns(["x", "y"], [[1.0, 7.0], [3.0, 7.0]])
    ['y']
    """
    return [name for name, values in zip(columns, zip(*rows)) if is_constant(values)]
