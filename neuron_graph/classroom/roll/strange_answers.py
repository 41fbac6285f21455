"""Answers that are right on another student's sheet: a paper that was handed on, or
filled in for the wrong sheet."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from ...errors import BadValue
from ...judging import RIGHT, Marked, read_answer
from ..sheets import Sheet

ENOUGH = 5
"""How many answers must fit another's sheet."""
NEARLY_ALL = 0.8
HARDLY_ANY = 0.3
"""Which part of the answers fits another's sheet, and the own one."""


def strange_answers(sheets: Mapping[str, Sheet], students: Sequence[Marked]) -> Iterator[str]:
    """A remark for each student whose answers are nearly all right on another's sheet
    and hardly any on the own one."""
    for student in students:
        texts = {mark.name: mark.value for mark in student.marks if mark.value}
        is_doubtful = (len(texts) >= ENOUGH
                       and student.counts[RIGHT] <= HARDLY_ANY * len(texts))
        for other, sheet in sheets.items() if is_doubtful else ():
            count = sum(is_right(sheet, *written) for written in texts.items())
            if other != student.student and count >= max(ENOUGH, NEARLY_ALL * len(texts)):
                yield (f"{student.student or student.code}: {count} of {len(texts)} answers "
                       f"are right on the sheet of {other}")
                break


def is_right(sheet: Sheet, name: str, text: str) -> bool:
    """Whether an answer is right on a sheet."""
    blank = sheet.blank(name)
    with suppress(BadValue):
        answer = read_answer(text, blank.precision) if blank else None
        if blank and answer is not None:
            return answer.asked.rounds(sheet.chain.known(sheet.task.lines[blank.position]))
    return False
