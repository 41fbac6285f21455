"""A table of a CSV file: columns with names, rows of texts that become numbers when
they are asked for.

    delimiter   comma, semicolon or tab, as the first lines say; with the latter two, numbers may
                have decimal commas
    header      a first row in which no cell is a number, unless the caller knows better; else
                columns are "1", "2", ...
    line        of the file, counted from 1; a row with a quoted line break starts at the first
                of its lines
"""
from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from math import isfinite
from pathlib import Path

from ..errors import BadValue, UnknownName, counted, first_of, shortened
from ..numerals import LONGEST_NUMBER, read_float
from .table_lines import BadTable, lines_in

MOST_CELLS = 50_000_000
"""A cell of up to 8 characters takes some 70 bytes of memory, and its number 32: 20
million of them 2 GB."""
FIRST_LINES = 20
"""So many lines say what the delimiter is."""
DELIMITERS = "\t;,"
MISSING = {"", "?", "-", "na", "n/a", "nan", "null", "none", "nil", "missing"}
FILL_IN = "missing: fill it in, or leave the row out"
QUOTED = re.compile(r'(?:^|(?<=[,;\t\r\n ]))"[^"]*(?:""[^"]*)*"')
LARGE_POWER = re.compile(r"[eE][+-]?[0-9]{3}")
"""A power of ten that may make 0 of what is none."""
SLIPS = {
    "unexpected end": "a quote is opened here and never closed",
    "field larger": "a cell is longer than {limit} characters: is a quote opened here and never "
                    "closed?",
    "expected after": "a quoted cell goes on after its closing quote, if only with a blank; "
                      "write a quote within quotes twice",
}
"""What the reader of Python says of a slip, and what is said here."""


@dataclass(repr=False)
class Table:
    """Rows of as many texts each as there are columns; `lines` says on which line of
    the file `path` each row starts.

    >>> table = Table(["x", "class"], [["1.5", "a"], ["1/4", "b"]], [2, 3], "points.csv")
    >>> table
    <Table points.csv: 2 rows of x, class>
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
        """The table of a CSV file in UTF-8, packed by gzip if its name ends with .gz;
        "-" is standard input.

        `header` says whether the first row names the columns. If it is None, the first
        row does where no cell of it is a number. Blank lines are skipped, and cells
        stripped. At most 2 GB and 50 million cells are read, and lines of a million
        characters. Raises `BadTable`.
        """
        name = "standard input" if str(path) == "-" else str(path)
        return table_of(lines_in(str(path), name), name, header)

    def __repr__(self) -> str:
        columns = shortened(first_of(self.columns, 6), 200)
        return f"<Table {self.path}: {len(self.rows)} rows of {columns}>"

    def position(self, name_or_number: str) -> int:
        """Where a column stands, from 0: by its name, or by its number from 1, or from
        the end: -1. Or `UnknownName`."""
        if name_or_number in self.columns:
            return self.columns.index(name_or_number)
        number = int(name_or_number) if re.fullmatch(r"-?[0-9]{1,9}", name_or_number) else 0
        if not 0 < abs(number) <= len(self.columns):
            raise UnknownName("column", name_or_number, self.columns)
        return number - 1 if number > 0 else number + len(self.columns)

    def place(self, column: int | str) -> int:
        """Where a column stands: a name, or a position from 0, or from the end: -1. Or
        `UnknownName`."""
        if isinstance(column, str):
            return self.position(column)
        if not -len(self.columns) <= column < len(self.columns):
            raise UnknownName("column", str(column), self.columns)
        return column % len(self.columns)

    def numbers(self, columns: Sequence[int | str]) -> list[list[float]]:
        """For each row the finite numbers of some columns, given by position or name.
        Raises `BadTable` for a missing value or a text, `UnknownName` for a column that
        there is not."""
        positions = [self.place(column) for column in columns]
        return [by_float([cells[position] for position in positions], self.delimiter)
                or [self.number(row, position) for position in positions]
                for row, cells in enumerate(self.rows)]

    def texts(self, column: int | str) -> list[str]:
        """The cells of a column, given by position or name. Raises `BadTable` for an
        empty one, and `UnknownName`."""
        position = self.place(column)
        cells = self.cells(position)
        if "" in cells:
            raise self.refused(cells.index(""), position, f"the value is {FILL_IN}")
        return cells

    def cells(self, position: int) -> list[str]:
        """The cells of a column, as they stand."""
        return [row[position] for row in self.rows]

    def numeric(self, position: int) -> bool:
        """Whether all cells of a column are numbers."""
        cells = self.cells(position)
        return by_float(cells, self.delimiter) is not None or all(
            is_number(cell, self.delimiter) for cell in cells)

    def chosen(self, rows: Sequence[int]) -> Table:
        """The table of some rows, counted from 0, in the order given."""
        return replace(self, rows=[self.rows[row] for row in rows],
                       lines=[self.lines[row] for row in rows])

    def number(self, row: int, position: int) -> float:
        """The number of a cell, a finite float. Raises `BadTable`."""
        cell = self.rows[row][position]
        try:
            return number_of(cell, self.delimiter)
        except BadValue as error:
            problem = str(error)
            if cell.lower() in MISSING:
                shown = f"{shortened(repr(cell))} " if cell else ""
                problem = f"the value {shown}is {FILL_IN}"
            raise self.refused(row, position, problem) from None

    def refused(self, row: int, position: int, problem: str) -> BadTable:
        """The error that names a cell."""
        return BadTable(self.path, problem, self.lines[row], self.columns[position])


def number_of(cell: str, delimiter: str) -> float:
    """The finite number that a cell of a table writes. Raises `BadValue`."""
    if delimiter == "," and "," in cell:
        raise BadValue("the value", cell, "a number may have a decimal comma only where "
                                          "semicolons or tabs separate the cells")
    return read_float(cell, "the value")


def by_float(cells: Sequence[str], delimiter: str) -> list[float] | None:
    """What `number_of` makes of cells, in a tenth of the time; None where only
    `number_of` knows: where `float` reads what is no number (1_000, other digits), or
    more of it than a number has.

    Faster row by row, as cells lie in memory, than column by column: half the time.
    """
    written = "\n".join(cells)
    if "_" in written or not written.isascii():
        return None
    if len(written) > LONGEST_NUMBER and has_block(written, LONGEST_NUMBER // 2):
        return None
    if delimiter != "," and "," in written:
        cells = [cell.replace(",", ".") for cell in cells]
    try:
        numbers = list(map(float, cells))
    except ValueError:
        return None
    if not isfinite(sum(numbers)) or 0.0 in numbers and LARGE_POWER.search(written):
        return None
    return numbers


def has_block(lines: str, size: int) -> bool:
    """Whether some block of so many characters has no end of a line: a line twice as
    long has one."""
    starts = range(0, len(lines) - size + 1, size)
    return any("\n" not in lines[start:start + size] for start in starts)


def table_of(lines: Iterator[str], path: str, header: bool | None) -> Table:
    """The table that lines of CSV hold. Raises `BadTable`."""
    first = list(islice(lines, FIRST_LINES))
    delimiter = delimiter_of(first)
    rows, starts = [], []
    for line, row in records(chain(first, lines), path, delimiter):
        rows.append(row)
        starts.append(line)
        if len(row) != len(rows[0]) or len(row) * len(rows) > MOST_CELLS:
            raise BadTable(path, misfit(len(row), len(rows[0]), starts[0]), line)
    if not rows:
        raise BadTable(
            path, "it is empty: a line with the names of the columns, and rows, are needed")
    if header is None:
        header = not any(is_number(cell, delimiter) for cell in rows[0])
    if not header:
        columns = list(map(str, range(1, len(rows[0]) + 1)))
        return Table(columns, rows, starts, path, delimiter, False)
    if len(rows) == 1:
        raise BadTable(path, "there is a header, and no row below it", starts[0])
    return Table(names(rows[0], path, starts[0]), rows[1:], starts[1:], path, delimiter)


def misfit(cells: int, due: int, first: int) -> str:
    """Why a row of some cells cannot be added to a table whose first row stands on line
    `first` and has those `due`."""
    if cells == due:
        return (f"the table has more than {MOST_CELLS:,} cells, too many to be held in memory: "
                "leave out rows or columns")
    verb = "is" if due == 1 else "are"
    return f"the row has {counted(cells, 'cell')}, and {due} {verb} due, as on line {first}"


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
            raise BadTable(path, f"column {place} of {len(header)} has no name in the header", line)
        if places.setdefault(name, place) != place:
            problem = f"columns {places[name]} and {place} have the same name; rename one"
            raise BadTable(path, problem, line, name)
    return header


def records(lines: Iterable[str], path: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """For each row the line that it starts on and its stripped cells, blank lines left
    out. Raises `BadTable`."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
    before = 0
    try:
        for row in reader:
            if len(row) > 1 or (row and row[0].strip()):
                yield before + 1, list(map(str.strip, row))
            before = reader.line_num
    except csv.Error as error:
        known = (said for part, said in SLIPS.items() if part in str(error))
        problem = next(known, str(error)).format(limit=csv.field_size_limit())
        raise BadTable(path, problem, before + 1) from None


def delimiter_of(first: Sequence[str]) -> str:
    """The delimiter that splits the most of these lines into as many cells as the
    first; a comma if none splits any.

    A tab or a semicolon comes before a comma that does as well: 1,5;2,5 holds decimal
    commas.
    """
    text = QUOTED.sub("", "".join(first))
    lines = [line for line in re.split(r"[\r\n]+", text) if line.strip(" ")]

    def agreement(delimiter: str) -> tuple[int, int]:
        """How many lines have as many delimiters as the first; where that has none, how
        many the fullest has."""
        counts = [line.count(delimiter) for line in lines]
        if not counts or not counts[0]:
            return 0, max(counts, default=0)
        return counts.count(counts[0]), 0

    best = max(DELIMITERS, key=agreement)
    return best if best in text else ","
