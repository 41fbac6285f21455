"""Answers that are right on another student's sheet: a paper that was handed on, or
filled in for the wrong sheet."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

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
        right = sum(mark.mark == RIGHT for mark in student.marks)
        others = sheets if len(texts) >= ENOUGH and right <= HARDLY_ANY * len(texts) else ()
        fitting = ((other, sum(is_right(sheets[other], *written) for written in texts.items()))
                   for other in others if other != student.student)
        least = max(ENOUGH, NEARLY_ALL * len(texts))
        for other, count in islice((pair for pair in fitting if pair[1] >= least), 1):
            yield (f"{student.student or student.code}: {count} of {len(texts)} answers "
                   f"are right on the sheet of {other}")


def is_right(sheet: Sheet, name: str, text: str) -> bool:
    """Whether an answer is right on a sheet."""
    blank = sheet.blank(name)
    try:
        answer = read_answer(text, blank.precision) if blank else None
    except BadValue:
        return False
    if blank is None or answer is None:
        return False
    return answer.asked.rounds(sheet.chain.known(sheet.task.lines[blank.position]))
