"""A class's answers, marked: each student's sheet is drawn again and compared with what
was handed in."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from ...errors import BadValue
from ...judging import USUAL_WEIGHTS, Marked, Weights
from ..sheets import Sheet, Sheets, marked
from .answers import BadAnswers, HandedAnswer
from .strange_answers import strange_answers

MOST_STRANGERS = 30
"""For how many strangers an id is looked for that looks like theirs: one takes 50 ms in
a class of 5000."""


class BadCode(BadAnswers):
    """Answers with a code that is none of these sheets."""


@dataclass
class ClassMarks:
    """The marked sheets in the order of the answers, then those of a roster who handed
    in nothing; and `remarks`, a sentence each, on what in the answers is odd. `doubts`
    are remarks on whether they are answers to these sheets at all."""

    students: list[Marked]
    remarks: list[str]
    doubts: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """All marks as JSON has them."""
        marks = [mark.as_dict() for student in self.students for mark in student.marks]
        return {"format": 2, "answers": marks, "remarks": self.doubts + self.remarks}


def class_marks(sheets: Sheets, answers: Sequence[HandedAnswer],
                roster: Collection[str] = (), weights: Weights = USUAL_WEIGHTS,
                listed: Collection[str] = ()) -> ClassMarks:
    """The marks of all answers. With a `roster` answers of others are left out, and
    those who gave none are blank; without one answers of others than those `listed`,
    who have sheets, are left out.

    Unknown students and names, and answers given twice, are named in the remarks; of two
    the later one counts; a student whose code is mistyped is marked by the own sheet.
    Raises `BadAnswers` where no answer, or none of the codes, fits the sheets.
    """
    desk = Desk(sheets, roster, listed)
    desk.collect(answers)
    desk.complete()
    students = [
        marked(sheet, {name: answer.value for name, answer in desk.taken[student].items()}, weights)
        for student, sheet in desk.handed.items()]
    return ClassMarks(students, [*desk.remarks, *strange_answers(desk.handed, students)])


class Desk:
    """Where the answers of a class are collected, student by student, and what is odd in
    them is noted. A `roster`, or else those `listed`, may hand in; without both anybody."""

    def __init__(self, sheets: Sheets, roster: Collection[str], listed: Collection[str]):
        self.sheets, self.roster, self.known = sheets, roster, roster or listed
        self.among = "in the roster" if roster else "among those who have sheets"
        self.handed: dict[str, Sheet] = {}
        """The sheet of each student."""
        self.taken: defaultdict[str, dict[str, HandedAnswer]] = defaultdict(dict)
        """Their answers by canonical name."""
        self.remarks: list[str] = []
        self.codes: list[str] = []

    def remark(self, answer: HandedAnswer, text: str) -> None:
        """Note what is odd in an answer."""
        self.remarks.append(f"{answer.where}: {text}")

    def collect(self, answers: Sequence[HandedAnswer]) -> None:
        """Take the answers of all students. Raises `BadAnswers` where none fits."""
        fitting, strange = 0, list[HandedAnswer]()
        self.codes = [answer.code for answer in answers if answer.code]
        for student, own in by_student(answers).items():
            if self.is_stranger(own[0]):
                strange.append(own[0])
                count = "1 answer is" if len(own) == 1 else f"{len(own)} answers are"
                self.remark(own[0], f"there is no student {student!r} {self.among}"
                                    f"{self.nearest(student)}; {count} left out")
            else:
                fitting += self.hand_in(student, own)
        if answers and not fitting:
            first = (strange or answers)[0]
            raise BadAnswers(first.where, self.misfit(first))

    def hand_in(self, student: str, answers: Sequence[HandedAnswer]) -> int:
        """Take the answers of a student; returns how many fit."""
        sheet = self.sheet_of(student, answers)
        if not sheet:
            return 0
        self.handed[student] = sheet
        return sum(self.take(student, answer) for answer in answers)

    def is_stranger(self, answer: HandedAnswer) -> bool:
        """Whether an answer is of nobody who may hand in. A code alone does for those who
        have sheets, not for a roster."""
        named = answer.student or self.roster
        return bool(named and self.known) and answer.student not in self.known

    def nearest(self, student: str) -> str:
        """The id that a mistyped one may stand for, in words; "" if none looks like it."""
        few = len(self.remarks) < MOST_STRANGERS
        near = get_close_matches(student, self.known, n=1) if few else []
        return f" (nearest: {near[0]})" if near else ""

    def misfit(self, answer: HandedAnswer) -> str:
        """Why no answer fits, by the first of them, or by the first of a stranger."""
        if not self.is_stranger(answer):
            return (f"none of its names is asked on these sheets, {answer.name!r} for one: is "
                    "it the file of other sheets?")
        none = "not each" if self.handed else "none"
        return (f"{none} of its students is {self.among}, {answer.student!r} for one"
                f"{self.nearest(answer.student)}: is it the file of another class?")

    def sheet_of(self, student: str, answers: Sequence[HandedAnswer]) -> Sheet | None:
        """The sheet by which a student's answers are marked: the one whose code they
        bear, unless that is another student's or none; None if nobody is known by it."""
        id = answers[0].student
        try:
            sheet = coded_sheet(self.sheets, answers)
        except BadCode as error:
            if not any(fits(self.sheets, code) for code in self.codes):
                raise
            whose = "marked by the student's own sheet" if id else "its answers are left out"
            self.remarks.append(f"{error}; {whose}")
            return self.sheets.sheet(id) if id else None
        if not id or self.sheets.owns(id, sheet.code):
            return sheet
        self.remark(answers[0], f"the code {sheet.code} is not that of {student}; "
                                "marked by the student's own sheet")
        return self.sheets.sheet(id)

    def take(self, student: str, answer: HandedAnswer) -> bool:
        """Note a student's answer; False if it is not asked for on the sheet. An empty
        answer does not take the place of one that was written before."""
        blank, taken = self.handed[student].blank(answer.name), self.taken[student]
        if not blank:
            self.remark(answer, f"{answer.name!r} is not asked on the sheet of {student}; "
                                "it is left out")
            return False
        before = taken.get(blank.name)
        if before and answer.value and before.value:
            self.remark(answer, f"{student} answers {answer.name} again, after "
                                f"{before.where}; the later one counts")
        if answer.value or not before:
            taken[blank.name] = answer
        return True

    def complete(self) -> None:
        """Add the empty sheets of those in the roster who handed in nothing."""
        for student in dict.fromkeys(self.roster):
            if student not in self.handed:
                self.handed[student] = self.sheets.sheet(student)
                self.remarks.append(f"{student} handed in nothing")


def by_student(answers: Iterable[HandedAnswer]) -> dict[str, list[HandedAnswer]]:
    """The answers of each student; of those who give only a code, of each code."""
    found = defaultdict(list)
    for answer in answers:
        found[answer.student or answer.code].append(answer)
    return found


def fits(sheets: Sheets, code: str) -> bool:
    """Whether a code is one of these sheets."""
    with suppress(BadValue):
        return bool(sheets.sheet_of_code(code))
    return False


def coded_sheet(sheets: Sheets, answers: Sequence[HandedAnswer]) -> Sheet:
    """The sheet of a student's answers: that of the code, if they bear one. Raises
    `BadCode` for one that is mistyped or belongs to other sheets, `BadAnswers` where
    codes differ."""
    coded = [answer for answer in answers if answer.code]
    first = (coded or answers)[0]
    try:
        if not coded:
            return sheets.sheet(first.student)
        sheet = sheets.sheet_of_code(first.code, answers[0].student)
        others = [
            answer for answer in coded if answer.code != first.code
            and sheets.sheet_of_code(answer.code).code != sheet.code]
    except BadValue as error:
        raise BadCode(first.where, str(error)) from None
    for other in others:
        raise BadAnswers(
            other.where, f"{other.student!r} has two codes, {first.code} and {other.code}: "
            "which sheet is it?")
    return sheet
