"""Walkthroughs: the examples that come with the package, by name, and those of one's own, by file.

    mazur          a shipped one             weight-height:neuron      a part of one
    mine.toml      a file of one's own
"""
from __future__ import annotations

import tomllib
from collections.abc import Sequence
from contextlib import nullcontext
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from ...data import standard_input
from ...data.sqlite import is_model_file, load
from ...errors import BadFile, BadValue, NeuronGraphError, UnknownName, cause
from ...network import Sample
from ...recording import Recorder, Recording
from ..example import Example, Procedure
from .model_example import example_of
from .reader import whole_file
from .toml_table import TomlTable

WORKED = "worked-example"
LIMIT = 2_000_000
"""The size of a walkthrough file in bytes, at most."""


class UnreadableFile(BadFile):
    """A file that cannot be read as what it should be."""


def folder() -> Any:
    """Where the shipped walkthroughs are: in the package when it is installed, beside it in a checkout."""
    package = files("neuron_graph")
    installed = package / "walkthroughs"
    return installed if installed.is_dir() else Path(str(package)).parent / "walkthroughs"


def shipped() -> dict[str, Any]:
    """The walkthroughs that come with the package, by name."""
    found = [entry for entry in folder().iterdir() if entry.name.endswith(".toml")]
    return {entry.name.removesuffix(".toml"): entry for entry in sorted(found, key=lambda entry: entry.name)}


def example_named(name: str = WORKED) -> Example:
    """The example of a shipped walkthrough, or of a file of one's own, or a part of either.

    Raises `UnknownName` or `UnreadableFile`.
    """
    known = shipped()
    if name in known:
        return read_example(known[name].read_text(encoding="utf-8"), name, trusted=True)
    stem, colon, part = name.rpartition(":")
    if colon and (stem in known or Path(stem).suffix == ".toml"):
        parts = example_named(stem).parts
        if part not in parts:
            raise UnknownName(f"part of {stem}", part, list(parts))
        return parts[part]
    path = Path(name)
    if is_model_file(path):
        return example_of(load(path), name)
    if not (path.suffix or "/" in name):
        raise UnknownName("example", name, known)
    return read_example(read_text(path), name)


def read_text(path: str | Path) -> str:
    """The text of a file, or `UnreadableFile`; "-" is standard input."""
    name = "standard input" if str(path) == "-" else str(path)
    try:
        with nullcontext(standard_input()) if str(path) == "-" else Path(path).open("rb") as file:
            content = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        raise UnreadableFile(name, f"it cannot be read ({cause(error)})") from None
    if len(content) > LIMIT:
        raise UnreadableFile(name, f"it is larger than {LIMIT} bytes, too large for a walkthrough")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(name, "it is no text in UTF-8") from None


def read_example(text: str, name: str, trusted: bool = False) -> Example:
    """The example that a walkthrough file describes; `name` stands for the file in errors.

    Only a `trusted` one, that comes with the package, may name a script beside it.
    """
    try:
        table = TomlTable(tomllib.loads(text))
        return whole_file(table, procedure_of(table, trusted))
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(name, f"it is no TOML: {error}") from None
    except RecursionError:
        raise UnreadableFile(name, "it is no walkthrough: its values are nested too deeply") from None
    except NeuronGraphError as error:
        raise UnreadableFile(name, str(error)) from error


def procedure_of(table: TomlTable, trusted: bool) -> Procedure | None:
    """What the script beside a shipped file does with an epoch; the script is run when the first one is recorded."""
    if "procedure" not in table:
        return None
    script = table.text("procedure")
    if not trusted or "/" in script:
        raise BadValue("procedure", script, "only walkthroughs that come with the package have one: no file is executed")

    def procedure(recorder: Recorder, samples: Sequence[Sample], rate: float) -> Recording:
        recording: Recording = names_in(script)["epoch_of"](recorder, samples, rate)
        return recording

    return procedure


@cache
def names_in(script: str) -> dict[str, Any]:
    """What a shipped script defines."""
    import runpy

    with as_file(folder() / script) as path:
        return runpy.run_path(str(path))
