"""Rows of CSV, which a spreadsheet will open and a terminal may show: what a spreadsheet
would take for a formula is marked as text by an apostrophe, what a terminal would obey
is spelled out.

    defused("=cmd()")      "'=cmd()"
    restored("'=cmd()")    "=cmd()"      as `answers` reads it back
    defused("'tis")        "''tis"       so that nothing else is changed on the way
"""
from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
"""What a cell begins with that is no plain text (OWASP, CSV injection), and the
apostrophe itself."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
"""What moves a terminal's cursor, or worse."""


def defused(text: str) -> str:
    """A text that no spreadsheet computes."""
    return "'" + text if text.startswith(FORMULAS) else text


def restored(text: str) -> str:
    """The text that was defused; any other as it is."""
    inner = text.removeprefix("'")
    return inner if inner.startswith(FORMULAS) else text


def table_row(texts: Iterable[str], numbers: Iterable[str] = ()) -> str:
    """A row of CSV: texts defused, then numbers as they are."""
    return csv_row([*map(defused, texts), *numbers])


def data_row(cells: Iterable[Any]) -> str:
    """A row of CSV: numbers as they are, also where they are text; other texts defused."""
    return csv_row(
        defused(cell) if isinstance(cell, str) and not is_number(cell) else cell
        for cell in cells)


def csv_row(cells: Iterable[Any]) -> str:
    """One row, without its line end, and with control characters spelled out."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return spelled(line.getvalue().removesuffix("\r\n"))


def spelled(text: str) -> str:
    """A text, its control characters as in JSON: the escape character as \\u001b."""
    return CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def is_number(cell: str) -> bool:
    """Whether a cell is the text of a number."""
    try:
        float(cell)
    except ValueError:
        return False
    return True
