"""Walkthrough files: an example in TOML. Nothing in one is executed.

    title, source, notation, rate, inputs       [convention]      [[layer]] with [[layer.neuron]]      [[sample]]

`walkthroughs/README.md` describes the format.
"""
from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from ..errors import BadValue, NeuronGraphError, UnknownName
from ..network.conventions import Convention
from ..network.layer import Layer
from ..network.network import Network
from ..network.neuron import Neuron
from ..network.numbers import finite
from ..recording.notation import NOTATIONS, Notation
from .example import Example

WORKED = "worked-example"
LIMIT = 2_000_000
"""The size of a walkthrough file in bytes, at most."""

Made = TypeVar("Made")


class UnreadableFile(NeuronGraphError):
    """A file that cannot be read as what it should be. `path` is its name."""

    def __init__(self, path: str, why: str):
        self.path = path
        super().__init__(f"{path}: {why}")


def shipped() -> dict[str, Any]:
    """The walkthroughs that come with the package, by name: in it when it is installed, beside it in a checkout."""
    package = files("neuron_graph")
    installed = package / "walkthroughs"
    folder = installed if installed.is_dir() else Path(str(package)).parent / "walkthroughs"
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return {entry.name.removesuffix(".toml"): entry for entry in sorted(found, key=lambda entry: entry.name)}


def example_named(name: str = WORKED) -> Example:
    """The example of a shipped walkthrough, or of a file of one's own. Raises `UnknownName` or `UnreadableFile`."""
    known = shipped()
    if name in known:
        return read_example(known[name].read_text(encoding="utf-8"), name)
    path = Path(name)
    if not (path.suffix or "/" in name):
        raise UnknownName("example", name, known)
    return read_example(read_text(path), name)


def read_text(path: Path) -> str:
    """The text of a file, or `UnreadableFile`."""
    try:
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(str(path), f"it cannot be read ({reason})") from None
    if len(content) > LIMIT:
        raise UnreadableFile(str(path), f"it is larger than {LIMIT} bytes, too large for a walkthrough")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(str(path), "it is no text in UTF-8") from None


def read_example(text: str, name: str) -> Example:
    """The example that a walkthrough file describes; `name` stands for the file in errors."""
    try:
        return Table(tomllib.loads(text), "").example()
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(name, f"it is no TOML: {error}") from None
    except RecursionError:
        raise UnreadableFile(name, "it is no walkthrough: its values are nested too deeply") from None
    except NeuronGraphError as error:
        raise UnreadableFile(name, str(error)) from error


class Table:
    """A table of a walkthrough file that knows where it stands, and takes only the keys that it knows."""

    def __init__(self, values: Any, where: str):
        if not isinstance(values, Mapping):
            raise BadValue(where or "the file", values, "a table is needed")
        self.values, self.where = values, where

    def example(self) -> Example:
        """The whole file as an example."""
        self.check({"title", "source", "notation", "rate", "inputs", "convention", "layer", "sample"})
        network = Network(self.each("layer", Table.layer), self.values.get("inputs"))
        return Example(
            title=self.text("title", "an example"), network=network,
            samples=self.each("sample", Table.sample), rate=finite(self.values.get("rate", 0.5), "rate"),
            convention=Convention().with_parts(dict(self.table("convention").values)),
            notation=self.notation(),
        ).checked()

    def layer(self) -> Layer:
        """A [[layer]]."""
        self.check({"bias", "activation", "neuron"})
        return Layer(self.each("neuron", lambda table: table.neuron(self.values.get("activation", "sigmoid"))),
                     self.values.get("bias"))

    def neuron(self, activation: str) -> Neuron:
        """A [[layer.neuron]]; a bias of "none" is none."""
        self.check({"name", "weights", "bias", "activation", "weight-names"}, needed={"name", "weights"})
        bias = self.values.get("bias", 0.0)
        return Neuron(self.text("name"), self.values["weights"], None if bias == "none" else bias,
                      self.text("activation", activation), self.values.get("weight-names"))

    def sample(self) -> tuple[list[float], list[float]]:
        """A [[sample]]."""
        self.check({"inputs", "targets"}, needed={"inputs"})
        return self.values["inputs"], self.values.get("targets", [])

    def notation(self) -> Notation:
        """The notation that the file names."""
        name = self.text("notation", "net-out")
        if name not in NOTATIONS:
            raise UnknownName("notation", name, NOTATIONS)
        return NOTATIONS[name]

    def text(self, key: str, default: str | None = None) -> str:
        """A value that must be text."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise BadValue(self.at(key), value, "a text in quotes is needed")
        return value

    def table(self, key: str) -> Table:
        """A table within this one, empty if it is not there."""
        return Table(self.values.get(key, {}), self.at(key))

    def each(self, key: str, make: Callable[[Table], Made]) -> list[Made]:
        """What `make` makes of each table of a list."""
        values = self.values.get(key)
        if not isinstance(values, list) or not values:
            raise BadValue(self.at(key), values, f"at least one [[{self.at(key)}]] is needed")
        return [make(Table(value, f"{self.at(key)} {n}")) for n, value in enumerate(values, start=1)]

    def at(self, key: str) -> str:
        """Where a key stands."""
        return f"{self.where} {key}".strip()

    def check(self, known: set[str], needed: frozenset[str] | set[str] = frozenset()) -> None:
        """Refuse a key that is not known, and miss one that is needed."""
        for key in self.values:
            if key not in known:
                raise UnknownName(f"key{' in ' + self.where if self.where else ''}", key, sorted(known))
        for key in needed:
            if key not in self.values:
                raise BadValue(self.at(key), None, "it is needed")
