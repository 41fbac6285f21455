"""Text in a table that a spreadsheet will open: what it would take for a formula is
marked as text by an apostrophe.

    defused("=cmd()")      "'=cmd()"
    restored("'=cmd()")    "=cmd()"      as `answers` reads it back
    defused("'tis")        "''tis"       so that nothing else is changed on the way
"""
from __future__ import annotations

from collections.abc import Iterable

from ...export import csv_row

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
"""What a cell begins with that is no plain text (OWASP, CSV injection), and the
apostrophe itself."""


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
