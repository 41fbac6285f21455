"""What is given to an estimator, as Python has it: lists, arrays, and data frames, whose
columns have names.

    X    for each row a list of cells
    y    for each row a label, a number, or a list of numbers
"""
from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ...checks import check_length, finite, finite_list, plain
from ...errors import BadValue, first_of

ROWS = "rows are needed: lists of numbers, an array of two dimensions or a data frame"
ROW = ("a list of numbers is needed, one for each feature: of a single feature X.reshape(-1, 1), "
       "of a single row [X]")
VALUES = "a label or a number is needed for each row"
LABELS: dict[str, Callable[[str], Any]] = {"int": int, "float": float, "bool": "True".__eq__}
"""How labels that are no texts are read."""
Rows = list[list[float]]


def names_of(given: Any) -> list[str]:
    """The names of the columns of a data frame, or the one of a column of it."""
    name = getattr(given, "name", None)
    return [*map(str, getattr(given, "columns", () if name is None else (name,)))]


def listed(given: Any, what: str, wanted: str) -> list[Any]:
    """What is in a list, an array or a data frame. Raises `BadValue` for anything else,
    and where nothing is in it."""
    there = plain(given)
    if isinstance(there, (str, bytes, Mapping)) or not isinstance(there, Iterable):
        raise BadValue(what, given, wanted)
    found = [*map(plain, there)]
    if not found:
        raise BadValue(what, found, wanted)
    return found


def rows_of(X: Any, wanted: Sequence[str] = (), raw: Callable[[Any], list[float]] | None = None,
            ) -> tuple[list[str], Rows]:
    """The names of columns, where they have names, and the numbers of rows, by `raw` where
    cells are no numbers. Of a data frame only those columns that are wanted. Raises
    `BadValue` and `WrongLength`."""
    names, found = names_of(X), listed(X, "X", ROWS)
    if missing := [name for name in wanted if names and name not in names]:
        raise BadValue(f"the column {missing[0]} of X", None, f"it has {first_of(names, 12)}")
    for number, row in enumerate(found, start=1):
        if not isinstance(row, Sequence) or isinstance(row, (str, bytes)):
            raise BadValue(f"row {number} of X", row, ROW)
        check_length(f"row {number} of X", len(found[0]), row)
    if names and wanted:
        places = [names.index(name) for name in wanted]
        names, found = [*wanted], [[row[place] for place in places] for row in found]
    if raw:
        return names, [*map(raw, found)]
    heads = names or range(1, len(found[0]) + 1)
    return names, [numbers_of(row, number, heads) for number, row in enumerate(found, start=1)]


def numbers_of(row: Sequence[Any], number: int, heads: Sequence[object]) -> list[float]:
    """A row of numbers; a bool is 0 or 1."""
    if all(type(cell) is float and math.isfinite(cell) for cell in row):
        return list(row)
    return [float(cell) if isinstance(cell, bool) else
            finite(plain(cell), f"row {number} of X, column {head},")
            for cell, head in zip(row, heads)]


def values_of(y: Any) -> tuple[list[str], list[Any]]:
    """The names of the columns that are predicted, where they have names, and the values
    of rows; a list of one is that one. Raises `BadValue` and `WrongLength`."""
    found = [row[0] if isinstance(row, list) and len(row) == 1 else row
             for row in listed(y, "y", VALUES)]
    for number, value in enumerate(found, start=1):
        check_value(value, f"row {number} of y", found[0])
    return names_of(y), found


def check_value(value: Any, what: str, first: Any) -> None:
    """Raise `BadValue` for what is neither a label nor a number, nor as many numbers as
    the first value is."""
    if isinstance(value, (list, tuple)) and isinstance(first, (list, tuple)):
        check_length(what, len(first), finite_list(value, what))
    elif not isinstance(value, (str, int, float)) or str(value) in ("inf", "-inf", "nan"):
        raise BadValue(what, value, VALUES)


def kind_of(values: Iterable[Any]) -> str:
    """What Python calls all of these values, if labels can be read as such."""
    kinds = {type(value).__name__ for value in values}
    return kinds.pop() if len(kinds) == 1 and kinds < {*LABELS} else ""
