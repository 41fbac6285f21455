"""The lines of a file that is to be a table: text, none of them endless, or a sentence
that says where it is not."""
from __future__ import annotations

import errno
import gzip
import os
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from io import TextIOWrapper
from typing import IO, TextIO

from ..errors import NeuronGraphError, shortened
from .signature import DATABASE

MOST_BYTES = 2_000_000_000
MOST_CHARACTERS = 1_000_000
"""Of a line."""
FOREIGN = re.compile("[\udc80-\udcff]")
"""What `surrogateescape` makes of bytes that are no UTF-8."""
UTF_16 = "it is written in UTF-16: save it as UTF-8, or type iconv -f utf-16 -t utf-8 FILE > NEW"
PROBLEMS = {
    "^PK\x03\x04": "it is a zip archive, or a workbook of a spreadsheet: save the sheet as CSV",
    "^" + DATABASE.decode(): "it is a database and no CSV",
    "^(?:\udcff\udcfe|\udcfe\udcff|[\t -~]\0[^\0]|\0[\t -~]\0)": UTF_16,
    "^\udc89PNG": "it is a picture, whose first byte is 0x89, and no CSV",
    "\0": "there is a NUL byte: a CSV file is text, in UTF-8",
    "[\udc81\udc8d\udc8f\udc90\udc9d]": "the byte after {} characters is neither UTF-8 nor "
                                        "Windows-1252: save the file as UTF-8",
}
"""What is no text, and what is said of it. Of bytes that are no UTF-8 the last are no
Windows-1252 either, and no Latin-1, which is a part of that."""
CAUSES = {
    errno.ENOENT: "there is no such file",
    errno.EISDIR: "it is a directory, and a CSV file is needed",
    errno.EACCES: "you have no permission to read it",
}


class BadTable(NeuronGraphError):
    """A table that cannot be read, or has a cell that its place cannot take: which
    file, line and column (None if all)."""

    def __init__(self, path: str, problem: str, line: int | None = None,
                 column: str | None = None):
        self.path, self.problem, self.line, self.column = path, problem, line, column
        where = path if line is None else f"{path}, line {line}"
        if column is not None:
            where += f", column {shortened(repr(column))}"
        super().__init__(f"{where}: {problem}")


def lines_in(path: str, name: str, remarks: list[str]) -> Iterator[str]:
    """The lines of the file at a path, called `name` in errors; "-" is standard input.
    Adds to the remarks what is no UTF-8. Raises `BadTable`."""
    try:
        with opened(path) as file:
            yield from lines_of(file, name, remarks)
    except OSError as error:
        unread = f"it cannot be read ({error.strerror or error})"
        raise BadTable(name, CAUSES.get(error.errno or 0, unread)) from None
    except (EOFError, zlib.error):
        raise BadTable(
            name, "it is packed by gzip, and damaged: it cannot be unpacked whole") from None


@contextmanager
def opened(path: str) -> Iterator[TextIO]:
    """A file as text in UTF-8; "-" is standard input, which stays open. Raises
    `OSError`."""
    if path != "-" and size_of(path) > MOST_BYTES:
        raise OSError(errno.EFBIG, f"it is larger than {MOST_BYTES:,} bytes")
    with nullcontext(standard_input()) if path == "-" else (
            gzip.open if path.endswith(".gz") else open)(path, "rb") as raw:
        file = TextIOWrapper(raw, encoding="utf-8-sig", errors="surrogateescape", newline="")
        try:
            yield file
        finally:
            file.detach()


def size_of(path: str) -> int:
    """How many bytes a file has; a pipe 0. Raises `OSError`."""
    try:
        return os.stat(path).st_size
    except ValueError:  # a path with a NUL, or with half a character
        raise FileNotFoundError(errno.ENOENT, "no such file") from None


def standard_input() -> IO[bytes]:
    """The bytes of standard input. Raises `OSError` if it is closed."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer


def lines_of(file: TextIO, path: str, remarks: list[str]) -> Iterator[str]:
    """The lines of a file that are text, none of them endless. Raises `BadTable`.

    A line that is no UTF-8 is read as Windows-1252, and so is each other such line: what
    was exported on Windows mostly is, and its labels stay the words that they are.
    """
    size = western = 0
    for number, line in enumerate(iter(partial(file.readline, MOST_CHARACTERS), ""), start=1):
        size += len(line)
        if len(line) == MOST_CHARACTERS or size > MOST_BYTES or "\0" in line or (
                not line.isascii() and FOREIGN.search(line)):
            if problem := no_text(line, size):
                raise BadTable(path, problem, number)
            western = western or number
            line = line.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
        yield line
    if western:
        remarks.append(
            f"line {western} is no UTF-8: such lines are read as Windows-1252 (Latin-1)")


def no_text(line: str, size: int) -> str:
    """Why a line, with which a file comes to some size, cannot be read, if it cannot."""
    for pattern, said in PROBLEMS.items():
        if found := re.search(pattern, line):
            return said.format(found.start())
    if size > MOST_BYTES:
        return f"more than {MOST_BYTES:,} characters are too many"
    too_long = f"the line is too long for a table: {MOST_CHARACTERS:,} characters or more"
    return too_long if len(line) == MOST_CHARACTERS else ""
