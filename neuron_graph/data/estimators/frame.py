"""What is given to an estimator as a table: lists, arrays, and data frames, whose columns
have names.

    X    for each row a list of cells
    y    for each row a label, a number, or a list of numbers
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ...checks import check_length, plain
from ...errors import BadValue
from ..model import numbered
from ..table import Table

WANTED = {
    "X": "a list of numbers is needed for each row, an array of two dimensions or a data frame: "
         "of a single feature X.reshape(-1, 1), of a single row [X]",
    "y": "a label or a number is needed for each row, or a list of numbers"}
LABELS: dict[str, Any] = {
    "int": int, "float": float, "bool": "True".__eq__, "str": str}
"""How labels are read, by what Python calls what they were."""
ROWS = (list, tuple, range)
NOTHING = {"None", "<NA>", "NaT"}


def table_of(given: Any, what: str, names: Sequence[str] = ()) -> Table:
    """The table of what X or y holds: its columns are called as they are in a data frame, or
    else by these names. Raises `BadValue` and `WrongLength`."""
    rows = listed(given, what)
    name = getattr(given, "name", None)
    heads = [*map(str, getattr(given, "columns", () if name is None else (name,)))]
    made_up = ["y"] if what == "y" and len(rows[0]) == 1 else numbered(what.lower(), len(rows[0]))
    heads = heads or [*names] or made_up
    check_length(f"row 1 of {what}", len(heads), rows[0])
    return Table(heads, [[text_of(cell, what) for cell in row] for row in rows],
                 [*range(1, len(rows) + 1)], what)


def listed(given: Any, what: str) -> list[Sequence[Any]]:
    """The rows that a list, an array or a data frame has; each value of y is one. Raises
    `BadValue`."""
    there = plain(given)
    rows = [*map(plain, there)] if isinstance(there, Iterable) else []
    if not rows or isinstance(there, str):
        raise BadValue(what, given, WANTED[what])
    if what == "y":
        rows = [row if isinstance(row, ROWS) else [row] for row in rows]
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, ROWS) or not row or isinstance(row[0], ROWS):
            raise BadValue(f"row {number} of {what}", row, WANTED[what])
        check_length(f"row {number} of {what}", len(rows[0]), row)
    return rows


def text_of(cell: Any, what: str) -> str:
    """A cell as a table has it: a bool of X is 0 or 1, what is missing an empty text."""
    value = cell if isinstance(cell, (float, str)) else plain(cell)
    text = str(int(value) if what == "X" and isinstance(value, bool) else value)
    return "" if text in NOTHING else text


def kind_of(y: Any) -> str:
    """What Python calls all of these labels, if they are of a kind that is read again."""
    kinds = {type(plain(row[0])).__name__ for row in listed(y, "y")}
    return kinds.pop() if len(kinds) == 1 and kinds < {*LABELS} else ""
