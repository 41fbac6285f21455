"""The tables that lie beside a class's sheets: empty answers to be filled in, and the
key."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...export import csv_row, table_row
from ..sheets import rounded
from .paper import Paper


def empty_answers(papers: Iterable[Paper]) -> Iterator[str]:
    """A row for each blank of each student, without a value; filled in, `mark` reads
    it."""
    yield csv_row(["student", "name", "value", "code"])
    for sheet in (paper.sheet for paper in papers):
        for blank in sheet.blanks:
            yield table_row([sheet.student, blank.shown, "", sheet.code])


def key_table(papers: Iterable[Paper]) -> Iterator[str]:
    """A row for each blank of each student with the answer, to the figures asked and in
    full; `mark` reads it too."""
    yield csv_row(["student", "who", "code", "name", "value", "full"])
    for paper in papers:
        sheet = paper.sheet
        for blank in sheet.blanks:
            value = sheet.value(blank)
            yield table_row(
                [sheet.student, paper.name, sheet.code, blank.shown],
                [rounded(value, blank.precision), repr(value)])
