"""What stands between the cells of a row and the numbers that a network sees.

    words     none: the column is of numbers; of two words the second is 1; of more each is a
              number of its own, 1 where it stands
    filling   what stands for a missing value, as text; "" where nothing does
    cell      a float, or a word, as a table or a caller gives it
    features  the names of the numbers: age, sex=male, color=blue
"""
from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import chain
from shlex import quote
from typing import NamedTuple

from ...checks import check_length
from ...errors import BadValue, first_of
from ..table import Table
from ..table_cells import MISSING, number_of

LACKING = {"", "?", "na", "n/a", "#n/a", "nan", "null"}
"""What is missing even among words; none and - are words there."""
Cell = str | float


class Column(NamedTuple):
    """A column that is predicted from.

    >>> Column("color", ("blue", "green", "red")).numbers("green")
    [0.0, 1.0, 0.0]
    >>> Column("sex", ("female", "male")).features, Column("age", filling="28.0").numbers("?")
    (['sex=male'], [28.0])
    """

    name: str
    words: tuple[str, ...] = ()
    filling: str = ""

    @property
    def coded(self) -> tuple[str, ...]:
        """The words that have a number each."""
        return self.words[len(self.words) == 2:]

    @property
    def features(self) -> list[str]:
        """The names of its numbers."""
        return [f"{self.name}={word}" for word in self.coded] or [self.name]

    @property
    def said(self) -> str:
        """What there is beside its name: sex (female, male; missing: male)."""
        missing = [f"missing: {self.filling}"] if self.filling else []
        return f"{self.name} ({'; '.join([', '.join(self.words) or 'numbers', *missing])})"

    def lacks(self, cell: Cell | None) -> bool:
        """Whether a cell is a missing value."""
        text = "" if cell is None else str(cell).strip()
        return text not in self.words and text.lower() in (LACKING if self.words else MISSING)

    def numbers(self, cell: Cell | None, delimiter: str = ";") -> list[float]:
        """The numbers of a cell, or of what is filled in for it. Raises `BadValue`."""
        text = self.filling if self.filling and self.lacks(cell) else str(cell).strip()
        if not self.words:
            return [number_of(text, delimiter)]
        if text not in self.words:
            raise BadValue("the value", text, f"known are {first_of(self.words, 12)}")
        return [float(text == word) for word in self.coded]


def features_of(columns: Sequence[Column]) -> list[str]:
    """The names of the numbers of columns."""
    return [name for column in columns for name in column.features]


def lacking(own: str, among_words: bool) -> list[str]:
    """What stands for a missing value, in small letters, among words or among numbers, with
    words of one's own as in a row of CSV."""
    more = [word.lower() + ending for word in split_row(own) for ending in ("", ".0")]
    return sorted({*(LACKING if among_words else MISSING), *more})


def split_row(text: str, delimiter: str = ",") -> list[str]:
    """The cells of a line of CSV."""
    rows = csv.reader(text.splitlines(), delimiter=delimiter, skipinitialspace=True)
    return [cell.strip() for cell in next(rows, [])]


def typed(names: Sequence[str]) -> str:
    """Names as they are typed after an option, for `split_row` and a shell."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(names)
    return quote(line.getvalue())


def row_of(text: str, columns: Sequence[Column], option: str) -> Table:
    """The table of a single row that an option gives, between commas, or semicolons.
    Raises `WrongLength`."""
    delimiter, names = ";" if ";" in text else ",", [column.name for column in columns]
    row = split_row(text, delimiter)
    check_length(f"{option} ({first_of(names, 6)})", len(names), row)
    return Table(names, [row], [1], option, delimiter)


def is_plain(columns: Sequence[Column]) -> bool:
    """Whether columns are of numbers, and nothing is filled in."""
    return not any(column.words or column.filling for column in columns)


def encoded(table: Table, columns: Sequence[Column]) -> list[list[float]]:
    """The numbers of each row of a table. Raises `BadTable` and `UnknownName`."""
    if is_plain(columns):
        return table.numbers([column.name for column in columns])
    return [[*chain(*row)] for row in zip(*(column_numbers(table, one) for one in columns))]


def column_numbers(table: Table, column: Column) -> list[list[float]]:
    """The numbers of each cell of a column; each text is read once."""
    place, known = table.position(column.name), {}
    for row, text in enumerate(cells := table.cells(place)):
        if text not in known:
            try:
                known[text] = column.numbers(text, table.delimiter)
            except BadValue as error:
                raise table.refused(row, place, str(error)) from None
    return [known[text] for text in cells]
