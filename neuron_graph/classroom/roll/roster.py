"""A roster: the students of a class, from a CSV file with the column id and, if there
is one, name."""
from __future__ import annotations

from collections.abc import Sequence
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
        known = ", ".join(table.columns[:8])
        raise BadTable(
            table.path, f"there is no column 'id', only {known}: the columns id "
            "and, if you like, name are needed", 1)
    if len(table.rows) > MOST_STUDENTS:
        raise BadTable(
            table.path, f"that are more than {MOST_STUDENTS} students: split the file",
            table.lines[MOST_STUDENTS])
    ids = checked_ids(table, place)
    names = [""] * len(ids) if named is None else table.cells(named)
    return list(map(Student, ids, names))


def column(table: Table, names: Sequence[str]) -> int | None:
    """Where a column of one of these names stands, capital letters or not."""
    titles = [title.lower() for title in table.columns]
    return next((titles.index(name) for name in names if name in titles), None)


def checked_ids(table: Table, place: int) -> list[str]:
    """The ids in a column. Refuses one that no sheet can have, or that stands in another
    row too: they would get the same numbers."""
    ids = table.texts(place)
    lines: dict[str, int] = {}
    for row, id in enumerate(ids):
        if len(id) > LONGEST_STUDENT or not id.isprintable():
            raise table.refused(
                row, place, f"an id has at most {LONGEST_STUDENT} characters, all printable, "
                f"and this is {shortened(repr(id))}")
        first = lines.setdefault(normalize("NFC", id), table.lines[row])
        if first != table.lines[row]:
            raise table.refused(
                row, place, f"the id {id!r} stands on line {first} already: every student "
                "needs one of their own")
    return ids
