"""A roster: the students of a class, from a CSV file with the column id and, if there
is one, name."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from ...data import BadTable, Table
from ...errors import shortened
from ..sheets import LONGEST_STUDENT

IDS, NAMES = ("id", "student"), ("name", "who")
MOST_STUDENTS = 5000


class Student(NamedTuple):
    """A student: the id that the numbers come from, and the name on the sheet, "" if
    there is none."""

    id: str
    name: str = ""


def read_roster(path: str | Path) -> list[Student]:
    """The students of a file; "-" is standard input. Raises `BadTable`, with the line,
    for what is missing or stands twice."""
    table = Table.read(path, header=True)
    place, named = column(table, IDS), column(table, NAMES)
    if place is None:
        raise BadTable(table.path, 1, None, f"there is no column 'id', only {', '.join(table.columns[:8])}: the columns id and, "
                                            "if you like, name are needed")
    if len(table.rows) > MOST_STUDENTS:
        problem = f"that are more than {MOST_STUDENTS} students: split the file"
        raise BadTable(table.path, table.lines[MOST_STUDENTS], None, problem)
    table.texts(place)
    students = [Student(row[place], row[named] if named is not None else "") for row in table.rows]
    for row, problem in problems(table, students):
        raise table.refused(row, place, problem)
    return students


def column(table: Table, names: Sequence[str]) -> int | None:
    """Where a column of one of these names stands, capital letters or not."""
    return next((place for name in names for place, title in enumerate(table.columns) if title.lower() == name), None)


def problems(table: Table, students: Sequence[Student]) -> Iterator[tuple[int, str]]:
    """The rows whose id no sheet can have, or stands in another row too: they would get
    the same numbers."""
    lines: dict[str, int] = {}
    for row, student in enumerate(students):
        if len(student.id) > LONGEST_STUDENT or not student.id.isprintable():
            yield row, f"an id has at most {LONGEST_STUDENT} characters, all printable, and this is {shortened(repr(student.id))}"
        first = lines.setdefault(normalize("NFC", student.id), table.lines[row])
        if first != table.lines[row]:
            yield row, f"the id {student.id!r} stands on line {first} already: every student needs one of their own"
