"""A workbook that `trace` has written, filled in or changed: its hidden sheet is a walkthrough
file, to which what stands in its cells is added.

    net_h1 ... 0.5933      a figure, of the epoch that stands above it
    w5 ... 0.41            a given number; where it was changed the example has it, too

It is read with the standard library alone, and nothing in it is computed. Of a number that an
epoch computes for each of several batches the last counts, as everywhere.
"""
from __future__ import annotations

import json
import string
import zlib
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from ...errors import BadFile, cause
from ...numerals import read_float
from ...recording import GIVEN
from ..digits import read_printed
from ..example import Example
from ..setting import with_settings

MOST_UNPACKED, MOST_FIGURES = 50_000_000, 5000
"""Bytes that a workbook may hold, and numbers that are checked."""
UNREADABLE = (BadZipFile, zlib.error, ElementTree.ParseError, LookupError, ValueError, OSError,
              RuntimeError, EOFError)
FOREIGN = "it is no workbook that trace has written, saved as .xlsx and without a password"
TOO_MANY = f"{{}} computed numbers are too many: {MOST_FIGURES} are read"
FIGURE = """\
[[published]]
name = {}
printed = "{}\""""
TEXTS = "xl/sharedStrings.xml"
Rows = list[dict[str, Any]]
"""The rows of a sheet: numbers and texts by the letters of their columns."""


def filled_in(path: str, reader: Callable[[str, str], Example]) -> Example:
    """The example of a workbook; `reader` makes it of a file's text. Raises `BadFile`."""
    try:
        [_, head, *rows], file = sheets_of(path)
        lines, given = [str(row["A"]) for row in file], dict[str, float | None]()
        figures: dict[str, str] = {}
    except UNREADABLE as error:
        raise BadFile(path, cause(error) if isinstance(error, OSError) else FOREIGN) from None
    for row in rows:
        for column, epoch in head.items():
            name, value = f"{row.get('A')}@{epoch}".removesuffix(".0"), row.get(column)
            if value is None or not isinstance(epoch, float):
                continue
            if row.get("B") == GIVEN:
                given.setdefault(row["A"], read_float(str(value), name) if epoch == 1 else None)
            elif row.get("A") not in given:
                printed = value if isinstance(value, str) else f"{value:.12g}"
                read_printed(printed, name)
                figures[name] = FIGURE.format(json.dumps(name), printed)
    if len(figures) > MOST_FIGURES:
        raise BadFile(path, TOO_MANY.format(len(figures)))
    return changed(reader("\n".join([*lines, *figures.values()]), path), given)


def changed(example: Example, given: dict[str, float | None]) -> Example:
    """An example with those of its given numbers that are others in the first epoch of a
    workbook."""
    recording = example.recording()
    for name, value in given.items():
        if value is not None and f"{value:.15g}" != f"{recording[name].value:.15g}":
            example = with_settings(example, f"{name}={value!r}")
    return example


def sheets_of(path: str) -> list[Rows]:
    """The sheets of a workbook, in order."""
    with ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise OSError(f"it holds more than {MOST_UNPACKED} bytes")
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()
                 if name.startswith("xl/worksheets/sheet") or name == TEXTS}
    texts = ["".join(text.itertext()) for text in parts.pop(TEXTS, ())]
    return [[{cell.get("r", "").rstrip(string.digits): value_of(cell, texts) for cell in row}
             for row in parts[name].iterfind(".//{*}row")] for name in sorted(parts)]


def value_of(cell: ElementTree.Element, texts: list[str]) -> Any:
    """What stands in a cell, a number or a text; None for nothing, and for an error."""
    kind, text = cell.get("t", "n"), cell.findtext("{*}v") or cell.findtext("{*}is/{*}t")
    if not text or kind == "e":
        return None
    return texts[int(text)] if kind == "s" else float(text) if kind == "n" else text
