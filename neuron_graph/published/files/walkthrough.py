"""Walkthroughs: the examples that come with the package, by name, and those of one's
own, by file.

    mazur          a shipped one             weight-height:neuron      a part of one
    mine.toml      a file of one's own       step.xlsx                 a workbook of `trace`
    mine.toml      a file of one's own       fc.safetensors, step.json   weights, a step
"""
from __future__ import annotations

import struct
import tomllib
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import cache
from importlib.resources import as_file, files
from json import JSONDecodeError
from pathlib import Path
from typing import Any

from ...data import standard_input
from ...data.sqlite import is_model_file, load
from ...errors import BadFile, BadValue, NeuronGraphError, UnknownName, cause
from ...network import Sample
from ...recording import Recorder, Recording
from ..example import Example, Procedure
from .filled_workbook import filled_in
from .model_example import example_of
from .reader import EXAMPLE_KEYS, whole_file
from .tensors import read_object, unpacked
from .toml_table import TomlTable
from .weights import tables_of

WORKED = "worked-example"
LARGEST_FILE = 2_000_000
"""The size of a walkthrough file in bytes, at most."""
LARGEST_WEIGHTS = 16_000_000
WEIGHTS: dict[str, Callable[[bytes], Any]] = {".json": read_object, ".safetensors": unpacked}
"""What reads a file of weights, or of a step, by the ending of its name."""
FOREIGN = {
    b"PK\x03\x04": "it is a zip archive, as torch.save and numpy.savez write it",
    b"\x80": "it is a pickle, which may run programs",
    b"\x89HDF": "it is HDF5, as Keras writes it",
    b"\x93NUMPY": "it is an array of NumPy",
    b"\x08": "it is ONNX",
}
"""Files of weights that are not read, by their first bytes; of safetensors the ninth is {."""
INSTEAD = (", and is not read: write the weights in PyTorch with safetensors.torch.save_file("
           "model.state_dict(), 'weights.safetensors'), or as lists with json.dump")


PROBLEMS: dict[type[Exception], str] = {
    tomllib.TOMLDecodeError: "it is no TOML: {}",
    UnicodeDecodeError: "it is cut short, or something else: where JSON should be is no text",
    JSONDecodeError: "it is no JSON, or no safetensors: {}",
    RecursionError: "it is no walkthrough: its values are nested too deeply",
    NeuronGraphError: "{}",
    ValueError: "a number in it has thousands of digits, or a list is longer than its neighbour",
    **dict.fromkeys([TypeError, LookupError, AttributeError, struct.error],
                    "something in it is no number, list or name where one is needed"),
}
"""What is said of the errors of reading a file; the first kind that fits counts."""


class UnreadableFile(BadFile):
    """A file that cannot be read as what it should be."""


def folder() -> Any:
    """Where the shipped walkthroughs are: in the package when it is installed, beside
    it in a checkout."""
    package = files("neuron_graph")
    installed = package / "walkthroughs"
    return installed if installed.is_dir() else Path(str(package)).parent / "walkthroughs"


def shipped() -> dict[str, Any]:
    """The walkthroughs that come with the package, by name."""
    found = {entry.name: entry for entry in folder().iterdir() if entry.name.endswith(".toml")}
    return {name.removesuffix(".toml"): found[name] for name in sorted(found)}


def example_named(name: str = WORKED, activation: str = "") -> Example:
    """The example of a shipped walkthrough, or of a file of one's own, or a part of
    either. Of a file of weights the `activation`, or one for each layer, may be said.

    Raises `UnknownName` or `UnreadableFile`.
    """
    known, path = shipped(), Path(name)
    if name in known:
        return read_example(known[name].read_text(encoding="utf-8"), name, trusted=True)
    stem, colon, part = name.rpartition(":")
    if colon and (stem in known or Path(stem).suffix == ".toml"):
        parts = example_named(stem).parts
        if part not in parts:
            raise UnknownName(f"part of {stem}", part, list(parts))
        return parts[part]
    if is_model_file(path):
        return example_of(load(path), name)
    if path.suffix.lower() == ".xlsx":
        return filled_in(name, read_example)
    if path.suffix.lower() in WEIGHTS:
        reader = WEIGHTS[path.suffix.lower()]
        return read_example(read_bytes(name, LARGEST_WEIGHTS), name,
                            reader=lambda content: tables_of(reader(content), activation))
    if not (path.suffix or "/" in name):
        raise UnknownName("example", name, known)
    return read_example(read_text(path), name)


def read_text(path: str | Path) -> str:
    """The text of a file, or `UnreadableFile`; "-" is standard input."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(path, "it is no text in UTF-8") from None


def read_bytes(path: str | Path, most: int = LARGEST_FILE) -> bytes:
    """What a file holds, so many bytes at most."""
    is_input = str(path) == "-"
    name = "standard input" if is_input else str(path)
    try:
        with nullcontext(standard_input()) if is_input else Path(path).open("rb") as file:
            content: bytes = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise UnreadableFile(name, f"it cannot be read ({cause(error)})") from None
    for start, what in FOREIGN.items():
        if content.startswith(start) and content[8:9] != b"{":
            raise UnreadableFile(name, what + INSTEAD)
    if len(content) > most:
        raise UnreadableFile(name, f"it is larger than {most} bytes, too large to be explained")
    return content


def read_example(text: Any, name: str, trusted: bool = False,
                 reader: Callable[[Any], Any] = tomllib.loads) -> Example:
    """The example that a walkthrough file describes; `name` stands for the file in
    errors, `reader` makes tables of it.

    Only a `trusted` one, that comes with the package, may name a script beside it.
    """
    try:
        table = TomlTable(reader(text))
        return whole_file(table, procedure_of(table, trusted))
    except tuple(PROBLEMS) as error:
        problem = next(said for kind, said in PROBLEMS.items() if isinstance(error, kind))
        raise UnreadableFile(name, problem.format(misplaced(error))) from error


def misplaced(error: Exception) -> str:
    """What is wrong; with a key of the whole file, that it stands below the head of a
    table."""
    kind, _, place = getattr(error, "kind", "").partition(" in ")
    name = getattr(error, "name", "")
    if kind != "key" or name not in EXAMPLE_KEYS:
        return str(error)
    return (f"{name} stands in {place}: it belongs to the whole file, above the first head in "
            "brackets")


def procedure_of(table: TomlTable, trusted: bool) -> Procedure | None:
    """What the script beside a shipped file does with an epoch; the script is run when
    the first one is recorded."""
    if "procedure" not in table:
        return None
    script = table.text("procedure")
    if not trusted or "/" in script:
        raise BadValue("procedure", script,
                       "only walkthroughs that come with the package have one: no file is executed")

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
