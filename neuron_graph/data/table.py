"""A table of a CSV file: columns with names, rows of texts that become numbers when they are asked for.

    delimiter   comma, semicolon or tab, as the first lines say; with the latter two, numbers may have decimal commas
    header      a first row in which no cell is a number, unless the caller knows better; else columns are "1", "2", ...
    line        of the file, counted from 1; a row with a quoted line break starts at the first of its lines
"""
from __future__ import annotations

import csv
import errno
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from io import TextIOWrapper
from itertools import chain, islice
from math import isfinite
from pathlib import Path
from typing import BinaryIO, TextIO

from ..errors import BadValue, NeuronGraphError, UnknownName, shortened
from .numerals import read_numeral

LARGEST = 2_000_000_000
LONGEST_LINE = 1_000_000
MOST_CELLS = 50_000_000
"""A cell of up to 8 characters takes some 70 bytes of memory, and its number 32: 20 million of them 2 GB."""
SAMPLE = 20
DELIMITERS = "\t;,"
MISSING = {"", "?", "-", "na", "n/a", "nan", "null", "none", "nil", "missing"}
QUOTED = re.compile(r'(?:^|(?<=[,;\t\r\n ]))"[^"]*(?:""[^"]*)*"')
FOREIGN = re.compile("[\udc80-\udcff]")
"""What `surrogateescape` makes of bytes that are no UTF-8."""
OPENINGS = [
    ("PK\x03\x04", "it is a zip archive, or a workbook of a spreadsheet: save the sheet as CSV"),
    ("SQLite format 3", "it is a database and no CSV"),
    ("\udcff\udcfe", "it is written in UTF-16: save it as UTF-8"), ("\udcfe\udcff", "it is written in UTF-16: save it as UTF-8"),
]
CAUSES = {
    errno.ENOENT: "there is no such file", errno.EISDIR: "it is a directory, and a CSV file is needed",
    errno.EACCES: "you have no permission to read it",
}
SLIPS = {
    "unexpected end": "a quote is opened here and never closed",
    "field larger": "a cell is longer than {limit} characters: is a quote opened here and never closed?",
    "expected after": "a quoted cell goes on after its closing quote, if only with a blank; write a quote within quotes twice",
}


class BadTable(NeuronGraphError):
    """A table that cannot be read, or has a cell that its place cannot take: which file, line and column (None if all)."""

    def __init__(self, path: str, line: int | None, column: str | None, problem: str):
        self.path, self.line, self.column, self.problem = path, line, column, problem
        where = [path] + [f"line {line}"] * (line is not None)
        if column is not None:
            where.append(f"column {shortened(repr(column))}")
        super().__init__(f"{', '.join(where)}: {problem}")


@dataclass
class Table:
    """Rows of as many texts each as there are columns; `lines` says on which line of the file `path` each row starts.

    >>> table = Table(["x", "class"], [["1.5", "a"], ["1/4", "b"]], [2, 3], "points.csv")
    >>> table.numbers([table.position("x")]), table.texts(table.position("-1"))
    ([[1.5], [0.25]], ['a', 'b'])
    """

    columns: list[str]
    rows: list[list[str]]
    lines: list[int]
    path: str
    delimiter: str = ","
    header: bool = True

    @classmethod
    def read(cls, path: str | Path, header: bool | None = None) -> Table:
        """The table of a CSV file in UTF-8; "-" is standard input. `header` says whether the first row names the columns.

        If it is None, the first row does where no cell of it is a number. Blank lines are skipped, and cells stripped.
        At most 2 GB and 50 million cells are read, and lines of a million characters. Raises `BadTable`.
        """
        name = "standard input" if str(path) == "-" else str(path)
        try:
            with opened(str(path)) as file:
                return table_of(lines_of(file, name), name, header)
        except OSError as error:
            problem = CAUSES.get(error.errno or 0, f"it cannot be read ({error.strerror or error})")
            raise BadTable(name, None, None, problem) from None

    def position(self, name_or_number: str) -> int:
        """Where a column stands, from 0: by its name, or by its number from 1, or from the end: -1. Or `UnknownName`."""
        if name_or_number in self.columns:
            return self.columns.index(name_or_number)
        number = int(name_or_number) if re.fullmatch(r"-?[0-9]{1,9}", name_or_number) else 0
        if not 0 < abs(number) <= len(self.columns):
            raise UnknownName("column", name_or_number, self.columns)
        return number - 1 if number > 0 else number + len(self.columns)

    def numbers(self, positions: Sequence[int]) -> list[list[float]]:
        """For each row the finite numbers of some columns. Raises `BadTable` for a missing value or a text."""
        return [self.row_numbers(row, positions) for row in range(len(self.rows))]

    def texts(self, position: int) -> list[str]:
        """The cells of a column. Raises `BadTable` for an empty one."""
        cells = [row[position] for row in self.rows]
        if "" in cells:
            raise self.refused(cells.index(""), position, "the value is missing: fill it in, or leave the row out")
        return cells

    def numeric(self, position: int) -> bool:
        """Whether all cells of a column are numbers."""
        cells = [row[position] for row in self.rows]
        return by_float(cells, self.delimiter) is not None or all(is_number(cell, self.delimiter) for cell in cells)

    def chosen(self, rows: Sequence[int]) -> Table:
        """The table of some rows, counted from 0, in the order given."""
        return replace(self, rows=[self.rows[row] for row in rows], lines=[self.lines[row] for row in rows])

    def row_numbers(self, row: int, positions: Sequence[int]) -> list[float]:
        """The numbers of some cells of a row: finite floats. Raises `BadTable` for a missing value or a text."""
        cells = self.rows[row]
        numbers = by_float([cells[position] for position in positions], self.delimiter)
        return numbers if numbers is not None else [self.number(row, position) for position in positions]

    def number(self, row: int, position: int) -> float:
        """The number of a cell, a finite float. Raises `BadTable`."""
        cell = self.rows[row][position]
        try:
            return number_of(cell, self.delimiter)
        except BadValue as error:
            shown = f"{shortened(repr(cell))} " if cell else ""
            problem = f"the value {shown}is missing: fill it in, or leave the row out" if cell.lower() in MISSING else str(error)
            raise self.refused(row, position, problem) from None

    def refused(self, row: int, position: int, problem: str) -> BadTable:
        """The error that names a cell."""
        return BadTable(self.path, self.lines[row], self.columns[position], problem)


def number_of(cell: str, delimiter: str) -> float:
    """The finite number that a cell of a table writes. Raises `BadValue`."""
    if delimiter == "," and "," in cell:
        raise BadValue("the value", cell, "a number may have a decimal comma only where semicolons or tabs separate the cells")
    return read_numeral(cell, "the value", decimal_comma=delimiter != ",")


def by_float(cells: Sequence[str], delimiter: str) -> list[float] | None:
    """What `number_of` makes of cells, in a tenth of the time; None where only `number_of` knows.

    Faster row by row, as cells lie in memory, than column by column: half the time.
    """
    written = "".join(cells)
    if "_" in written:  # float takes 1_000 for a number
        return None
    if delimiter != "," and "," in written:
        cells = [cell.replace(",", ".") for cell in cells]
    try:
        numbers = list(map(float, cells))
    except ValueError:
        return None
    return numbers if isfinite(sum(numbers)) else None


def table_of(lines: Iterator[str], path: str, header: bool | None) -> Table:
    """The table that lines of CSV hold. Raises `BadTable`."""
    sample = list(islice(lines, SAMPLE))
    delimiter = delimiter_of(sample)
    rows: list[list[str]] = []
    starts: list[int] = []
    for line, row in records(chain(sample, lines), path, delimiter):
        rows.append(row)
        starts.append(line)
        if len(row) != len(rows[0]) or len(row) * len(rows) > MOST_CELLS:
            raise BadTable(path, line, None, misfit(len(row), len(rows[0]), starts[0]))
    if not rows:
        raise BadTable(path, None, None, "it is empty: a table with a row for each example is needed")
    if header is None:
        header = not any(is_number(cell, delimiter) for cell in rows[0])
    if not header:
        return Table([str(number) for number in range(1, len(rows[0]) + 1)], rows, starts, path, delimiter, False)
    if len(rows) == 1:
        raise BadTable(path, starts[0], None, "there is a header, and no row below it")
    return Table(names(rows[0], path, starts[0]), rows[1:], starts[1:], path, delimiter)


def misfit(cells: int, due: int, first: int) -> str:
    """Why a row of some cells cannot be added to a table whose first row stands on line `first` and has those `due`."""
    if cells == due:
        return f"the table has more than {MOST_CELLS:,} cells, too many to be held in memory: leave out rows or columns"
    return f"the row has {cells} cell{'s' * (cells > 1)}, and {due} {'is' if due == 1 else 'are'} due, as on line {first}"


def is_number(cell: str, delimiter: str) -> bool:
    """Whether a cell writes a number."""
    try:
        return isfinite(number_of(cell, delimiter))
    except BadValue:
        return False


def names(header: list[str], path: str, line: int) -> list[str]:
    """The names of a header. Raises `BadTable` if one is empty or stands twice."""
    places: dict[str, int] = {}
    for place, name in enumerate(header, start=1):
        if not name:
            raise BadTable(path, line, None, f"column {place} of {len(header)} has no name in the header")
        if places.setdefault(name, place) != place:
            raise BadTable(path, line, name, f"columns {places[name]} and {place} have the same name; rename one")
    return header


def records(lines: Iterable[str], path: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """For each row the line that it starts on and its stripped cells, blank lines left out. Raises `BadTable`."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
    before = 0
    try:
        for row in reader:
            if len(row) > 1 or (row and row[0].strip()):
                yield before + 1, list(map(str.strip, row))
            before = reader.line_num
    except csv.Error as error:
        problem = next((said for part, said in SLIPS.items() if part in str(error)), str(error))
        raise BadTable(path, before + 1, None, problem.format(limit=csv.field_size_limit())) from None


def delimiter_of(sample: Sequence[str]) -> str:
    """The delimiter that splits the most of these lines into as many cells as the first; a comma if none splits any.

    A tab or a semicolon comes before a comma that does as well: 1,5;2,5 holds decimal commas.
    """
    lines = [line for line in re.split(r"[\r\n]+", QUOTED.sub("", "".join(sample))) if line.strip(" ")]
    best = max(DELIMITERS, key=lambda delimiter: agreement([line.count(delimiter) for line in lines]))
    return best if any(best in line for line in lines) else ","


def agreement(counts: Sequence[int]) -> tuple[int, int]:
    """How well lines agree in how many delimiters they have; where the first has none, how many the fullest has."""
    if not counts or not counts[0]:
        return 0, max(counts, default=0)
    return counts.count(counts[0]), 0


@contextmanager
def opened(path: str) -> Iterator[TextIO]:
    """A file as text in UTF-8; "-" is standard input, which stays open. Raises `OSError`."""
    if path != "-" and size_of(path) > LARGEST:
        raise OSError(errno.EFBIG, f"it is larger than {LARGEST:,} bytes")
    with nullcontext(standard_input()) if path == "-" else open(path, "rb") as raw:
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


def standard_input() -> BinaryIO:
    """The bytes of standard input. Raises `OSError` if it is closed."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer


def lines_of(file: TextIO, path: str) -> Iterator[str]:
    """The lines of a file that are text, none of them endless. Raises `BadTable`."""
    size = 0
    for number, line in enumerate(iter(partial(file.readline, LONGEST_LINE), ""), start=1):
        size += len(line)
        if "\0" in line or len(line) == LONGEST_LINE or size > LARGEST or not (line.isascii() or FOREIGN.search(line) is None):
            raise BadTable(path, number, None, no_text(line, size))
        yield line


def no_text(line: str, size: int) -> str:
    """Why a line, with which a file comes to some size, cannot be read."""
    known = next((said for opening, said in OPENINGS if size == len(line) and line.startswith(opening)), None)
    foreign = FOREIGN.search(line)
    if known:
        return known
    if "\0" in line:
        return "there is a NUL byte: a CSV file is text, in UTF-8"
    if foreign:
        return f"the byte 0x{ord(foreign[0]) - 0xDC00:02X} after {foreign.start()} characters is no UTF-8: save the file as UTF-8"
    if size > LARGEST:
        return f"more than {LARGEST:,} characters are too many"
    return f"the line is too long for a table: {LONGEST_LINE:,} characters or more"
