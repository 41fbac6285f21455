"""Choices made key by key: checked when they are made, read from text and written as
text.

    @dataclass(frozen=True)
    class Convention(Choices):
        error: str = row(Key("Which loss ...", ERROR, LOSSES))          a key, with its values
        loss: Loss = fact(lambda own: LOSSES[own.error])                what follows from the keys

A key is written with a dash in text (`gradient-factor`) and with an underscore in
Python.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, Self

from ..errors import BadValue, UnknownName
from .key import Key, dashed, show, underscored


def row(key: Key) -> Any:
    """A key as a part of the class."""
    return field(default=key.default, metadata={"key": key})


def fact(of: Callable[[Any], Any]) -> Any:
    """What follows from the keys and is asked for again and again: so a plain
    attribute."""
    return field(init=False, repr=False, compare=False, metadata={"fact": of})


@cache
def keys_of(kind: Any) -> dict[str, Key]:
    """The keys of a class of choices, by the names that they have in Python."""
    return {part.name: replace(part.metadata["key"], name=dashed(part.name))
            for part in fields(kind) if "key" in part.metadata}


@dataclass(frozen=True)
class Choices:
    """One value for each key; raises `UnknownName` or `BadValue` for what a key does
    not know."""

    @property
    def keys(self) -> dict[str, Key]:
        """The rows of the keys, by the names that they have in Python."""
        kind: Any = type(self)
        return keys_of(kind)

    def __post_init__(self) -> None:
        for name, key in self.keys.items():
            object.__setattr__(self, name, key.checked(getattr(self, name)))
        for part in fields(self):
            if "fact" in part.metadata:
                object.__setattr__(self, part.name, part.metadata["fact"](self))

    def __reduce__(self) -> tuple[Any, ...]:
        """How they are pickled: without what follows from them."""
        return type(self), tuple(getattr(self, name) for name in self.keys)

    def changed(self, parts: str) -> Self:
        """These choices with some parts changed, written `key=value,key=value`."""
        return self.with_parts(parts_in(parts))

    def with_parts(self, parts: Mapping[str, Any]) -> Self:
        """These choices with some parts changed; numbers may be text."""
        changes = {}
        for text, value in parts.items():
            name = key_named(self.keys, text)
            changes[name] = self.keys[name].read(value) if isinstance(value, str) else value
        return replace(self, **changes)

    def checked_beside(self, other: Self) -> Self:
        """These choices. Raises `BadValue` for one that is not as another has it, and says
        nothing beside the rest."""
        said = self.unlike(other)
        for key in self.keys.values():
            if key.name in said and not key.needs(self):
                wanted = f"it says nothing without {' or '.join(self.needed(key))}"
                raise BadValue(key.name, said[key.name], wanted)
        return self

    def needed(self, key: Key) -> Iterator[str]:
        """The values of other keys beside which a key says something."""
        for other in self.keys.values():
            for value in filter(None, other.values):
                if key.needs(type(self)().with_parts({other.name: value})):
                    yield f"{other.name}={value}"

    def as_dict(self) -> dict[str, Any]:
        """All parts, keyed as in text, in a fixed order."""
        return {key.name: getattr(self, name) for name, key in self.keys.items()}

    def unlike(self, other: Choices) -> dict[str, Any]:
        """The parts that are not as another convention has them, keyed as in text."""
        theirs = other.as_dict()
        return {name: value for name, value in self.as_dict().items() if value != theirs[name]}

    def sentence(self, key: str) -> str:
        """What a key says here, as a part of a sentence."""
        name = key_named(self.keys, key)
        value = getattr(self, name)
        return self.keys[name].row(value).sentence.format(show(value))

    def __str__(self) -> str:
        said = (name for name, key in self.keys.items()
                if key.needs(self) and not (key.rare and getattr(self, name) == key.default))
        return ", ".join(f"{dashed(name)}={show(getattr(self, name))}" for name in said)


BETWEEN = re.compile(r",(?!\s*[-+]?[.\d])")
"""A comma between keys; one before a digit stands in a list of numbers."""


def parts_in(text: str) -> dict[str, str]:
    """The parts of a text, `key=value,key=value`."""
    parts = {}
    for part in filter(None, map(str.strip, BETWEEN.split(text))):
        key, equals, value = part.partition("=")
        if not equals:
            wanted = "write key=value, as in error=squared-sum"
            raise BadValue("a part of the convention", part, wanted)
        parts[key.strip()] = value.strip()
    return parts


def key_named(keys: Mapping[str, Key], text: str) -> str:
    """The name in Python of the key that a text names, or `UnknownName` with the known
    ones."""
    name = underscored(text)
    if name not in keys:
        raise UnknownName("key of the convention", text, [key.name for key in keys.values()])
    return name
