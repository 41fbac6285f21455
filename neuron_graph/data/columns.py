"""What stands between the cells of a row and the numbers that a network sees.

    words     none: the column is of numbers; of two words the second is 1; of more each is a
              number of its own, 1 where it stands
    filling   what stands for a missing value, as text; "" where nothing does
    cell      a float, or a word, as a table or a caller gives it
    features  the names of the numbers: age, sex=male, color=blue
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..errors import BadValue, first_of
from ..numerals import read_float
from .table import MISSING

LACKING = {"", "?", "na", "n/a", "nan", "null"}
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
        return self.words[1:] if len(self.words) == 2 else self.words

    @property
    def features(self) -> list[str]:
        """The names of its numbers."""
        return [f"{self.name}={word}" for word in self.coded] or [self.name]

    def lacks(self, cell: Cell | None) -> bool:
        """Whether a cell is a missing value."""
        text = "" if cell is None else str(cell).strip()
        return text not in self.words and text.lower() in (LACKING if self.words else MISSING)

    def cell(self, given: Cell | None) -> Cell:
        """The word or the float that a cell is, or what is filled in. Raises `BadValue`."""
        if self.lacks(given):
            if not self.filling:
                raise BadValue("the value", given, "that is no value: fill it in, or leave the "
                                                   "row out")
            given = self.filling
        if not self.words:
            return read_float(given, "the value") if isinstance(given, str) else float(given or 0.0)
        word = str(given).strip()
        if word not in self.words:
            raise BadValue("the value", word, f"known are {first_of(self.words, 12)}")
        return word

    def numbers(self, given: Cell | None) -> list[float]:
        """The numbers of a cell. Raises `BadValue`."""
        cell = self.cell(given)
        return [float(cell == word) for word in self.coded] if self.words else [float(cell)]


def check_features(columns: Sequence[Column], features: Sequence[str]) -> None:
    """Raise `BadValue` for columns that have not these numbers, or a filling that its
    column has not."""
    found = [name for column in columns for name in column.features]
    if found != list(features):
        raise BadValue("the columns", found, "the features are others")
    for column in columns:
        if column.filling:
            column.numbers(column.filling)
