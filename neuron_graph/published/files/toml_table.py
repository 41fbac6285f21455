"""A table of a TOML file that knows where it stands, and takes only the keys that it
knows."""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from ...checks import finite, finite_list, name_list, whole
from ...errors import BadValue, UnknownName
from ...recording import visible

Made = TypeVar("Made")


class TomlTable:
    """`values` are what the file holds, `where` says at which place, for errors.

    Its methods raise `BadValue` or `UnknownName`.
    """

    def __init__(self, values: Any, where: str = ""):
        if not isinstance(values, Mapping):
            raise BadValue(where or "the file", values, "a table is needed")
        self.values, self.where = values, where

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def check(self, known: Collection[str], needed: Iterable[str] = ()) -> None:
        """Refuse a key that is not known, and miss one that is needed."""
        for key in self.values:
            if key not in known:
                place = f" in {self.where}" if self.where else ""
                raise UnknownName(f"key{place}", key, sorted(known))
        for key in needed:
            if key not in self:
                raise BadValue(self.at(key), None, "it is needed")

    def at(self, key: str) -> str:
        """Where a key stands."""
        return f"{self.where} {key}".strip()

    def get(self, key: str, default: Any = None) -> Any:
        """A value as the file has it, or the default."""
        return self.values.get(key, default)

    def of_kind(self, key: str, kind: type[Made], wanted: str, default: Any = None) -> Made:
        """A value that must be of a kind, or the default."""
        value = self.get(key, default)
        if not isinstance(value, kind):
            raise BadValue(self.at(key), value, wanted)
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A value that must be text."""
        return self.of_kind(key, str, "a text in quotes is needed", default)

    def one_of(self, key: str, known: Collection[str], what: str, default: str) -> str:
        """A text that must be the default or one of some; `what` it is."""
        value = self.text(key, default)
        if value != default and value not in known:
            raise UnknownName(what, value, known)
        return value

    def words(self, key: str) -> str:
        """A text to be shown: one line of visible characters, "" if it is not there."""
        return visible(" ".join(self.text(key, "").split()))

    def truth(self, key: str) -> bool:
        """A value that must be true or false; false if it is not there."""
        return self.of_kind(key, bool, "true or false is needed", False)

    def number(self, key: str, default: Any = None) -> Any:
        """A value that must be a finite number, or the default."""
        return finite(self.values[key], self.at(key)) if key in self else default

    def count(self, key: str, least: int = 1) -> int | None:
        """A value that must be a whole number, None if it is not there."""
        return whole(self.at(key), self.values[key], least) if key in self else None

    def numbers(self, key: str, default: Any = None) -> list[float]:
        """A value that must be a list of finite numbers."""
        return finite_list(self.get(key, default), self.at(key))

    def names(self, key: str) -> list[str]:
        """A value that must be a list of names."""
        return name_list(self.get(key), self.at(key))

    def list_of_lists(self, key: str) -> list[list[Any]]:
        """A value that must be a list of lists."""
        values = self.get(key)
        is_list = isinstance(values, list) and values != []
        if not is_list or not all(isinstance(entry, list) for entry in values):
            raise BadValue(self.at(key), values, "a list of lists is needed")
        return list(values)

    def table(self, key: str) -> TomlTable:
        """A table within this one, empty if it is not there."""
        return TomlTable(self.get(key, {}), self.at(key))

    def tables(self, key: str) -> list[TomlTable]:
        """The tables of a list, none if it is not there."""
        where = self.at(key)
        values: list[Any] = self.of_kind(
            key, list, f"at least one table is needed, headed [[{where}]]", [])
        return [TomlTable(value, f"{where} {n}") for n, value in enumerate(values, start=1)]

    def each(self, key: str, make: Callable[[TomlTable], Made]) -> list[Made]:
        """What `make` makes of each table of a list, of which there must be one at
        least."""
        tables = self.tables(key)
        if not tables:
            raise BadValue(self.at(key), self.get(key), f"at least one [[{key}]] is needed")
        return list(map(make, tables))
