"""A workbook that `trace` has written, filled in or changed: what stands in it as figures, and
its hidden sheet as the example.

    D12  0.5933            a figure of the name in A12, of the epoch in D2
    D9   0.41              a given number that was changed: the example has it, too

It is read with the standard library alone; nothing in it is computed.
"""
from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from ...errors import BadFile, cause
from ...recording import split_name
from ..digits import read_printed
from ..example import Example
from ..figure import Figure
from ..setting import with_settings

MOST_UNPACKED = 50_000_000
"""Bytes that a workbook may hold."""
UNREADABLE = (BadZipFile, zlib.error, ElementTree.ParseError, LookupError, ValueError, OSError,
              RuntimeError, EOFError)
FOREIGN = "it is no workbook that trace has written, saved as .xlsx and without a password"
Cells = dict[str, Any]
"""The numbers and texts of a sheet by their addresses."""


def filled_in(path: str, reader: Callable[[str, str], Example]) -> Example:
    """The example of a workbook, with what stands in its cells for figures; `reader` reads
    its file. Raises `BadFile`."""
    try:
        step, file = sheets_of(path)
        title, name_head = step["A1"], step["A2"]
    except UNREADABLE as error:
        raise BadFile(path, f"{FOREIGN} ({cause(error)})") from None
    example = replace(reader("\n".join(map(str, file.values())), path), title=title)
    directory, figures = example.recording().directory, []
    for address, value in step.items():
        column, row = re.findall(r"\D+|\d+", address)
        name, epoch = step.get(f"A{row}", ""), step.get(f"{column}2")
        if row == "2" or not (name and isinstance(epoch, float)):
            continue
        found = directory.matching(name)
        if not (found and found[0].is_given):
            printed = value if isinstance(value, str) else f"{value:.12g}"
            read_printed(printed, f"{path}, cell {address}")
            typed = split_name(name)
            figures.append(Figure(typed.name, printed, sample=typed.sample, epoch=int(epoch),
                                  where=address))
        elif epoch == 1 and found[0].number.operation is None:
            if f"{value:.15g}" != f"{found[0].value:.15g}":
                example = with_settings(example, f"{name}={value!r}")
    return replace(example, figures=figures)


def sheets_of(path: str) -> list[Cells]:
    """The sheets of a workbook, in order."""
    with ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise ValueError(f"it holds more than {MOST_UNPACKED} bytes")
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()
                 if re.fullmatch(r"xl/(worksheets/sheet\d+|sharedStrings)\.xml", name)}
    texts = parts.pop("xl/sharedStrings.xml", ())
    strings = ["".join(part.text or "" for part in text.iterfind(".//{*}t")) for text in texts]
    return [cells_of(parts[name], strings) for name in sorted(parts)]


def cells_of(sheet: ElementTree.Element, strings: list[str]) -> Cells:
    """The cells of a sheet, but for those that are empty or hold an error."""
    cells: Cells = {}
    for cell in sheet.iterfind(".//{*}c"):
        kind, text = cell.get("t", "n"), cell.findtext("{*}v") or cell.findtext("{*}is/{*}t")
        if text and kind != "e":
            value = strings[int(text)] if kind == "s" else text
            cells[cell.get("r", "")] = float(text) if kind == "n" else value
    return cells
