"""A key of the convention is one row: all that is said of it anywhere.

    about     what it decides, in a sentence
    phase     from which phase of the calculation on it changes numbers
    values    its values, the default first, each with the one sentence that all who speak of it use
    needs     whether it says anything beside the other keys
    where     whether it does on an occasion

A sentence has no capital and no full stop, for it stands in others: "these fit only if
...". In it {} is the value itself. Among the values "" stands for any number.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set as AbstractSet
from dataclasses import KW_ONLY, dataclass
from typing import Any

from ..checks import finite, finite_list, whole
from ..errors import BadValue, UnknownName
from ..numerals import read_float, read_integer, read_list

FORWARD, ERROR, BACKWARD, UPDATE = PHASES = ("forward", "error", "backward", "update")


@dataclass(frozen=True)
class Value:
    """One value of a key: its `sentence`, and what there is to be said `about` it
    besides; the other words that are understood for it; its `phase`, where it is not
    that of the key."""

    sentence: str
    _: KW_ONLY
    about: str = ""
    also: tuple[str, ...] = ()
    phase: str = ""


@dataclass(frozen=True)
class Occasion:
    """What a convention is followed on, a network and samples; `last` is the last phase
    of it."""

    outputs: int
    layers: int
    samples: int
    biases: bool
    last: str
    activation: str = ""
    """That of the outputs."""
    extras: AbstractSet[str] = frozenset()
    """What its layers have besides: "batch", "layer", "dropout"."""

    def reaches(self, phase: str) -> bool:
        """Whether the calculation goes as far as a phase."""
        return PHASES.index(phase) <= PHASES.index(self.last)


def always(*situation: Any) -> bool:
    """Of a key that says something everywhere."""
    return True


@dataclass(frozen=True)
class Key:
    """A key with values to choose from.

    `usual` is the default of one that takes numbers; `silent` says that it goes without
    saying, `rare` that it is not listed with the others either. `seen` is the name of a
    number which shows it, `name` its own, as in text.
    """

    about: str
    phase: str
    values: Mapping[str, Value]
    _: KW_ONLY
    usual: Any = None
    needs: Callable[[Any], bool] = always
    where: Callable[[Any, Occasion], bool] = always
    seen: str = ""
    silent: bool = False
    rare: bool = False
    name: str = ""

    @property
    def default(self) -> Any:
        """Its value where nothing is said."""
        return next(iter(self.values)) if self.usual is None else self.usual

    @property
    def written(self) -> str:
        """Its values as they are listed, the default first; N is any number."""
        values = [value or "N" for value in self.values if value != "0"]
        return " | ".join(dict.fromkeys([show(self.default), *values]))

    def read(self, text: str) -> Any:
        """The value that a text writes."""
        return text

    def checked(self, value: Any) -> Any:
        """The value that this is, or is another word for; else `UnknownName` or
        `BadValue`."""
        found = named(value, self.values) if isinstance(value, str) else str(value)
        if found not in self.values:
            raise UnknownName(self.name, str(value), self.values)
        return found

    def row(self, value: Any) -> Value:
        """The row of a value."""
        return self.values.get(show(value)) or self.values[""]

    def matters(self, convention: Any, occasion: Occasion) -> bool:
        """Whether it says anything, beside a convention's other keys, on an
        occasion."""
        return self.needs(convention) and self.where(convention, occasion)


@dataclass(frozen=True)
class NumberKey(Key):
    """A key that takes a number of a range."""

    low: float = 0.0
    high: float = 1e9

    def read(self, text: str) -> float:
        """The number that a text writes."""
        return read_float(text, self.name)

    def checked(self, value: Any) -> float:
        """The number, if it is of the range."""
        number = finite(value, self.name)
        if not self.low <= number <= self.high:
            wanted = f"a number from {self.low:g} to {self.high:g} is needed"
            raise BadValue(self.name, number, wanted)
        return number


@dataclass(frozen=True)
class WholeKey(Key):
    """A key that takes a whole number, from `least` on, or one of its words."""

    least: int | None = None

    @property
    def words(self) -> list[str]:
        """The values that are no numbers."""
        return [value for value in self.values if value.isalpha()]

    def read(self, text: str) -> Any:
        """The word or the number that a text writes."""
        found = named(text, self.values) or text
        return found if found in self.words else read_integer(found, self.name)

    def checked(self, value: Any) -> Any:
        """The word or the number, if it is not too small."""
        if isinstance(value, str) and named(value, self.values) != value:
            value = self.read(value)
        return value if value in self.words else whole(self.name, value, self.least, self.words)


class NumberList(tuple[float, ...]):
    """Numbers of a key; as text 1:2:0.5, for a comma is what stands between keys."""

    def __str__(self) -> str:
        return ":".join(repr(number).removesuffix(".0") for number in self) or "none"


@dataclass(frozen=True)
class NumbersKey(Key):
    """A key that takes a list of numbers above 0, or none."""

    usual: Any = NumberList()

    def read(self, text: str) -> list[float]:
        """The numbers that a text writes, between colons, commas or semicolons."""
        return read_list(text.replace(":", ";"), self.name) if text not in ("", "none") else []

    def checked(self, value: Any) -> NumberList:
        """The numbers, if all are above 0."""
        numbers = NumberList(finite_list(value, self.name))
        if min(numbers, default=1.0) <= 0.0:
            raise BadValue(self.name, str(numbers), "numbers above 0 are needed, as in 1:2:0.5")
        return numbers


def named(text: str, rows: Mapping[str, Any]) -> str:
    """The name of the row that a text means, by its name or by another word that the
    row is `also` called by, in any case, with blanks or underscores for hyphens, or
    without any. A text that means none stays as it is.

    >>> named("Squared Mean", {"squared-mean": Value("the mean of squares", also=("mse",))})
    'squared-mean'
    >>> named("MSE", {"squared-mean": Value("the mean of squares", also=("mse",))})
    'squared-mean'
    """
    if text not in rows:
        for name, row in rows.items():
            if folded(text) in map(folded, (name, *row.also)):
                return name
    return text


def folded(text: str) -> str:
    """A text in small letters, without what some write between the parts of a word."""
    return re.sub(r"(?<=\w)[\s_-]+(?=\w)", "", text.strip().casefold().replace("_", "-"))


def show(value: Any) -> str:
    """A value as text."""
    return f"{value:g}" if isinstance(value, float) else str(value)


def dashed(name: str) -> str:
    """A key as it is written in text."""
    return name.replace("_", "-")


def underscored(name: str) -> str:
    """A key as it is written in Python."""
    return name.replace("-", "_")
