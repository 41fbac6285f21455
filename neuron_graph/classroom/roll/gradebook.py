"""Gradebooks as CSV: with everything, and as Moodle and Canvas import them."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...export import table_row
from ...judging import MARK_WORDS, Marked


def gradebook(students: Sequence[Marked], names: Mapping[str, str], title: str) -> Iterator[str]:
    """A row for each student: points, how many answers have each mark, the points of
    every line."""
    lines = [mark.shown for student in students[:1] for mark in student.marks]
    yield table_row(["student", "name", "code", "points", "of", *MARK_WORDS, *lines])
    for student in students:
        numbers = [f"{student.points:g}", f"{student.most:g}"]
        numbers += [str(student.counts[word]) for word in MARK_WORDS]
        numbers += [f"{mark.points:g}" for mark in student.marks]
        yield table_row(
            [student.student, names.get(student.student, ""), student.code], numbers)


def for_moodle(students: Sequence[Marked], names: Mapping[str, str], title: str) -> Iterator[str]:
    """For Moodle's import of grades: the id number, and a column with the points."""
    yield table_row(["ID number", title])
    for student in students:
        yield table_row([student.student], [f"{student.points:g}"])


def for_canvas(students: Sequence[Marked], names: Mapping[str, str], title: str) -> Iterator[str]:
    """For Canvas's import of a gradebook: five columns that say who it is, and a row
    with the points that can be had."""
    most = max((student.most for student in students), default=0.0)
    yield table_row(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title])
    yield table_row(["Points Possible", "", "", "", ""], [f"{most:g}"])
    for student in students:
        who = names.get(student.student) or student.student
        yield table_row([who, "", student.student, "", ""], [f"{student.points:g}"])


GRADEBOOKS = {"csv": gradebook, "moodle": for_moodle, "canvas": for_canvas}
"""What writes a gradebook, by its format: from marked sheets, the students' names by their
ids, and a title."""
