"""The tables that lie beside a class's sheets: empty answers to be filled in, and the
key."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...export import csv_row
from ..sheets import rounded
from .paper import Paper
from .spreadsheet import table_row

ANSWERS = ("student", "name", "value", "code")
KEY = ("student", "who", "code", "name", "value", "full")


def empty_answers(papers: Iterable[Paper]) -> Iterator[str]:
    """A row for each blank of each student, without a value; filled in, `mark` reads
    it."""
    yield csv_row(list(ANSWERS))
    for paper in papers:
        yield from (table_row([paper.sheet.student, blank.shown, "", paper.sheet.code]) for blank in paper.sheet.blanks)


def key_table(papers: Iterable[Paper]) -> Iterator[str]:
    """A row for each blank of each student with the answer, to the figures asked and in
    full; `mark` reads it too."""
    yield csv_row(list(KEY))
    for paper in papers:
        for blank in paper.sheet.blanks:
            value = paper.sheet.value(blank)
            yield table_row([paper.sheet.student, paper.name, paper.sheet.code, blank.shown],
                            [rounded(value, blank.precision), repr(value)])
