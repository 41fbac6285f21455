"""A class's answers, marked: each student's sheet is drawn again and compared with what
was handed in."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...errors import BadValue
from ...judging import USUAL_WEIGHTS, Marked, Weights
from ..sheets import Sheet, Sheets, marked
from .answers import BadAnswers, HandedAnswer


@dataclass
class ClassMarks:
    """The marked sheets in the order of the answers, then those of a roster who handed
    in nothing; and `remarks`, a sentence each, on what in the answers is odd."""

    students: list[Marked] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """All marks as JSON has them."""
        return {"format": 2, "answers": [mark.as_dict() for one in self.students for mark in one.marks], "remarks": self.remarks}


@dataclass
class Handed:
    """What a student handed in: the answers by canonical name."""

    sheet: Sheet
    values: dict[str, HandedAnswer] = field(default_factory=dict)


def class_marks(sheets: Sheets, answers: Sequence[HandedAnswer], roster: Collection[str] = (),
                weights: Weights = USUAL_WEIGHTS) -> ClassMarks:
    """The marks of all answers. With a `roster` answers of others are left out, and
    those who gave none are blank.

    Unknown students and names, and answers given twice, are named in the remarks; of
    two the later one counts. Raises `BadAnswers` where no answer fits the sheets, and
    for a code that is mistyped or belongs to other sheets.
    """
    found = ClassMarks()
    handed: dict[str, Handed] = {}
    fitting = 0
    for student, own in by_student(answers).items():
        if roster and student not in roster:
            found.remarks.append(f"{own[0].where}: there is no student {student!r} in the roster; "
                                 f"{numbered(len(own), 'answer')} left out")
            continue
        handed[student] = Handed(sheet_of(sheets, own))
        if own[0].student and not sheets.owns(own[0].student, handed[student].sheet.code):
            found.remarks.append(f"{own[0].where}: the code {handed[student].sheet.code} is not that of {student}; "
                                 "marked by the student's own sheet")
            handed[student] = Handed(sheets.sheet(own[0].student))
        fitting += take(handed[student], own, found.remarks)
    if not fitting and answers:
        raise BadAnswers(answers[0].where, misfit(answers, bool(handed)))
    for student in dict.fromkeys(roster):
        if student not in handed:
            handed[student] = Handed(sheets.sheet(student))
            found.remarks.append(f"{student} handed in nothing")
    found.students = [marked(one.sheet, {name: answer.value for name, answer in one.values.items()}, weights)
                      for one in handed.values()]
    return found


def misfit(answers: Sequence[HandedAnswer], known: bool) -> str:
    """Why none of the answers fits."""
    if not known:
        return f"none of its students is in the roster, {answers[0].student!r} for one: is it the file of another class?"
    return f"none of its names is asked on these sheets, {answers[0].name!r} for one: is it the file of other sheets?"


def by_student(answers: Iterable[HandedAnswer]) -> dict[str, list[HandedAnswer]]:
    """The answers of each student; of those who give only a code, of each code."""
    found: dict[str, list[HandedAnswer]] = {}
    for answer in answers:
        found.setdefault(answer.student or answer.code, []).append(answer)
    return found


def sheet_of(sheets: Sheets, answers: Sequence[HandedAnswer]) -> Sheet:
    """The sheet of a student's answers: that of the code, if they bear one. Raises
    `BadAnswers` where codes differ."""
    coded = [answer for answer in answers if answer.code]
    try:
        if not coded:
            return sheets.sheet(answers[0].student)
        sheet = sheets.sheet_of_code(coded[0].code, answers[0].student)
        other = next((answer for answer in coded if answer.code != coded[0].code
                      and sheets.sheet_of_code(answer.code).code != sheet.code), None)
    except BadValue as error:
        raise BadAnswers((coded or answers)[0].where, str(error)) from None
    if other is not None:
        raise BadAnswers(other.where, f"{other.student!r} has two codes, {coded[0].code} and {other.code}: which sheet is it?")
    return sheet


def take(handed: Handed, answers: Iterable[HandedAnswer], remarks: list[str]) -> int:
    """Note a student's answers; returns how many are asked for on the sheet."""
    fitting = 0
    for answer in answers:
        blank = handed.sheet.blank(answer.name)
        if blank is None:
            whose = answer.student or answer.code
            remarks.append(f"{answer.where}: {answer.name!r} is not asked on the sheet of {whose}; it is left out")
            continue
        fitting += 1
        before = handed.values.get(blank.name)
        if before is not None and answer.value and before.value:
            remarks.append(f"{answer.where}: {answer.student or answer.code} answers {answer.name} again, after {before.where}; "
                           "the later one counts")
        if answer.value or before is None:
            handed.values[blank.name] = answer
    return fitting


def numbered(count: int, unit: str) -> str:
    """So many things, with their verb."""
    return f"{count} {unit} is" if count == 1 else f"{count} {unit}s are"
