"""Answers that are right on another student's sheet: a paper that was handed on, or
filled in for the wrong sheet."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from ...errors import BadValue
from ...judging import RIGHT, Marked, read_answer
from ..sheets import Blank, Sheet

ENOUGH = 5
"""How many answers must fit another's sheet."""
NEARLY_ALL = 0.8
HARDLY_ANY = 0.3
"""Which part of the answers fits another's sheet, and the own one."""


def strange_answers(sheets: Mapping[str, Sheet], students: Sequence[Marked]) -> Iterator[str]:
    """A remark for each student whose answers are nearly all right on another's sheet
    and hardly any on the own one."""
    for student in students:
        written = sum(bool(mark.value) for mark in student.marks)
        if written < ENOUGH or student.counts[RIGHT] > HARDLY_ANY * written:
            continue
        for other, sheet in sheets.items():
            pairs = zip(sheet.blanks, student.marks)
            count = sum(is_right(sheet, blank, mark.value) for blank, mark in pairs)
            if other != student.student and count >= max(ENOUGH, NEARLY_ALL * written):
                yield (f"{student.student or student.code}: {count} of {written} answers "
                       f"are right on the sheet of {other}")
                break


def is_right(sheet: Sheet, blank: Blank, text: str) -> bool:
    """Whether an answer is right on a sheet."""
    with suppress(BadValue):
        if answer := read_answer(text, blank.precision):
            return answer.asked.rounds(sheet.chain.known(sheet.task.lines[blank.position]))
    return False
