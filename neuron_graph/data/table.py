"""A table of a CSV file: columns with names, rows of texts that become numbers when
they are asked for.

    delimiter   looked for in the first lines: see `table_cells`
    header      a first row in which no cell is a number, if its words do not stand again below
                it; one with numbers where the columns below say so; or as the caller knows
    left out    comments, the line sep=; of Excel, rows of nothing, first columns without a name
                that count or name the rows (as pandas and R write them), a last column in which
                nothing stands
    remarks     a sentence for all of this that is not plain
    line        of the file, counted from 1; a row with a quoted line break starts at the first
                of its lines
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

from ..errors import BadValue, UnknownName, counted, first_of, shortened
from .table_cells import (
    COMMENTS,
    MISSING,
    TOLD,
    WITH_MORE,
    by_float,
    is_number,
    marks_of,
    number_of,
    read_delimiter,
    records,
)
from .table_lines import BadTable, lines_in

MOST_CELLS = 50_000_000
"""A cell of up to 8 characters takes some 70 bytes of memory, and its number 32: 20
million of them 2 GB."""
FIRST_LINES = 100
"""So many lines say what the delimiter is, and rows whether the first holds names."""
FIRST_LINE = (
    "the first line is taken for a row, as its words stand again below (--header: for names)",
    "the first line is taken for names (--no-header: for a row)")
"""What is said where all of it is words; and where there are numbers."""
FILL_IN = "missing: fill it in, or leave the row out"


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
    remarks: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, path: str | Path, header: bool | None = None,
             delimiter: str | None = None) -> Table:
        """The table of a CSV file, packed by gzip if its name ends with .gz; "-" is
        standard input.

        `header` says whether the first row names the columns, `delimiter` what splits
        the cells: a mark, or a word such as "space". What is None is seen from the
        rows; `remarks` says how what is not plain was read. The encoding is UTF-8,
        or, in a line that is none, Windows-1252. Blank lines are skipped,
        and cells stripped. At most 2 GB and 50 million cells are read, and lines of a million
        characters. Raises `BadTable`.
        """
        name = "standard input" if str(path) == "-" else str(path)
        remarks: list[str] = []
        return table_of(lines_in(str(path), name, remarks), name, header, delimiter, remarks)

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
        if column not in range(-len(self.columns), len(self.columns)):
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
            elif WITH_MORE.fullmatch(cell):
                problem += "; write the number alone: no unit, bound, blank or separator"
            raise self.refused(row, position, problem) from None

    def refused(self, row: int, position: int, problem: str) -> BadTable:
        """The error that names a cell."""
        return BadTable(self.path, problem, self.lines[row], self.columns[position])


def table_of(lines: Iterator[str], path: str, header: bool | None, delimiter: str | None,
             remarks: list[str]) -> Table:
    """The table that lines of CSV hold. Raises `BadTable`."""
    first = list(islice(lines, FIRST_LINES))
    first[:1] = [re.sub(r'(?i)\A"?sep=."?\s*\Z', "\n", line) for line in first[:1]]
    text = "".join(first)
    if re.match(r"(?i)(?:\s|%.*)*@relation", text):
        raise BadTable(path, "it is an ARFF file: save it as CSV, or leave out all up to @data")
    found, quote = marks_of(text)
    if not delimiter and found != ",":
        remarks.append(f"cells seem to be split by {found!r} (--delimiter says otherwise)")
    mark = read_delimiter(delimiter or found)
    rows, starts = [], []
    for line, row in records(chain(first, lines), path, mark, quote):
        rows.append(row)
        starts.append(line)
        if len(row) != len(rows[0]) and not mended(rows, starts, remarks) or (
                len(row) * len(rows) > MOST_CELLS):
            raise BadTable(path, misfit(rows, starts[0]), line)
    if not rows:
        raise BadTable(
            path, "it is empty: a line with the names of the columns, and rows, are needed")
    if header is None:
        header = holds_names(rows[:FIRST_LINES], mark, remarks)
    if header and len(rows) == 1:
        raise BadTable(
            path, "there is a header, and no row below it (--no-header: it is one)", starts[0])
    leave_out(rows, header, remarks)
    columns = list(map(str, range(1, len(rows[0]) + 1)))
    if header:
        columns = names(rows.pop(0), path, starts.pop(0))
    return Table(columns, rows, starts, path, mark, header, list(dict.fromkeys(remarks)))


def mended(rows: list[list[str]], starts: list[int], remarks: list[str]) -> bool:
    """Whether rows, the last of which has another number of cells, are of as many again:
    without comments, or with an empty name in a header that has one less."""
    for row, part in (rows[-1], slice(-1, None)), (rows[-2], slice(-1)):
        if row[0].startswith(COMMENTS):
            remarks.append("lines that begin with #, % or | are left out, as comments")
            del rows[part], starts[part]
            return True
    header, row = rows[0], rows[-1]
    if len(rows) > 2 or not 1 < len(header) == len(row) - 1 or not any(
            map(str.isdigit, "".join(row))):
        return False
    header.insert(0 if row[-1] else len(row), "")
    return True


def misfit(rows: list[list[str]], first: int) -> str:
    """Why the last of some rows cannot be added to those before, the first of which
    stands on line `first`."""
    cells, due = len(rows[-1]), len(rows[0])
    if cells == due:
        return (f"the table has more than {MOST_CELLS:,} cells, too many to be held in memory: "
                "leave out rows or columns")
    verb = "is" if due == 1 else "are"
    return (f"the row has {counted(cells, 'cell')}, and {due} {verb} due, as on line {first}: "
            "put quotes around a cell that holds the delimiter, ? for a missing value, and "
            "take out a title")


def holds_names(rows: list[list[str]], delimiter: str, remarks: list[str]) -> bool:
    """Whether the first of some rows holds the names of the columns: words, few of which
    stand again below them; or whole numbers, too, where a column has words below a number,
    or numbers below a word."""
    columns = list(zip(*rows))
    numbers = any(is_number(cell, delimiter) for cell in rows[0])
    if numbers:
        first = columns[0]
        unnamed = not first[0] and len({*first}) == len(first) and not any(
            is_number(cell, delimiter) for cell in first)
        told = any(map(TOLD.fullmatch, map("\n".join, columns)))
        odd = (told or unnamed or counts_on(columns)) and (
            not re.search(r"(?m)^-?[0-9]*[.,][0-9]", "\n".join(rows[0])))
    else:
        odd = sum(cells.count(cells[0]) > 1 for cells in columns) > len(columns) / 2
    if odd:
        remarks.append(FIRST_LINE[numbers])
    return odd == numbers


def counts_on(columns: list[tuple[str, ...]]) -> bool:
    """Whether only the first of rows, ten at least, has whole numbers that count on, as in
    0,1,2,class, and words that do not stand below."""
    found = [[int(cell) for cell in row if re.fullmatch("[1-9][0-9]{0,7}|0", cell)]
             for row in zip(*columns)]
    odd = [row[2:] and row == [*range(row[0], row[0] + len(row))] for row in found]
    words = [cells for cells in columns if not re.match("[0-9]", cells[0])]
    return bool(len(odd) > 9 and odd[0] and not any(odd[1:])
                and all(cells.count(cells[0]) == 1 for cells in words))


def leave_out(rows: list[list[str]], header: bool, remarks: list[str]) -> None:
    """Leave out a last column in which nothing stands, and first ones without a name whose
    cells, whole numbers or all different, are the numbers or names of the rows."""
    for place in (-1, 0, 0):
        cells = [row[place] for row in rows]
        alone = len(set(cells)) == (1 if place else len(cells) * header)
        alone |= header and not place and all(map(str.isdecimal, cells[1:]))
        if len(rows[0]) > 1 and cells[0] in ("", "Unnamed: 0") and alone:
            what = ("first column, without a name, counts or names the rows",
                    "last column is empty")[place]
            remarks.append(f"the {what}, and is left out")
            for row in rows:
                del row[place]


def names(header: list[str], path: str, line: int) -> list[str]:
    """The names of a header. Raises `BadTable` if one is empty or stands twice."""
    places: dict[str, int] = {}
    for place, name in enumerate(header, start=1):
        if not name:
            raise BadTable(
                path, f"column {place} of {len(header)} has no name in the header: give it one",
                line)
        if (first := places.setdefault(name, place)) != place:
            raise BadTable(
                path, f"columns {first} and {place} have the same name; rename one", line, name)
    return header
