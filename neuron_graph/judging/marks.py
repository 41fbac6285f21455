"""The policy of marks: what an answer is worth, and what a student is told.

    right        right to the figures asked; cut digits too, where numbers carried with
                 one figure more may give them
    carried      wrong by itself, right from the student's own earlier answers
    rounded      explained by rounding alone: too few figures, cut, or rounded too early
    slip         one mistake gives this number
    wrong        nothing explains it
    blank        nothing written         unreadable   no number

M is for the method, A for accuracy, ft for accuracy that follows through from own
answers.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import BadValue
from ..recording import split_name
from .answer import Answer
from .judgement import CARRIED, CUT, EARLY, RIGHT, SHORT, SLIP, WRONG, Judgement, Named

ROUNDED, BLANK, UNREADABLE = "rounded", "blank", "unreadable"
MARK_WORDS = (RIGHT, CARRIED, ROUNDED, SLIP, WRONG, BLANK, UNREADABLE)
LEAST_FIGURES = 2
"""To how many figures an answer must be right to show a method: 1 is no rounding of
0.593."""


def mark_of(judgement: Judgement, answer: Answer) -> str:
    """The mark of a judgement."""
    if judgement.word == CUT and not judgement.at:
        return RIGHT
    if judgement.word == SHORT and answer.figures < LEAST_FIGURES:
        return WRONG
    return ROUNDED if judgement.word in (CUT, SHORT, EARLY) else judgement.word


@dataclass(frozen=True)
class Weights:
    """What the marks of a blank count.

    `method` and `accuracy` are its M and A marks; the others are the parts of them,
    from 0 to 1, that are kept: of A by `carried` and by `rounded` answers, of M where a
    `slip` is named. Raises `BadValue` for a negative number or a part above 1.

    >>> Weights(accuracy=2.0, carried=0.5).scheme("carried")
    'M1 A1ft'
    """

    method: float = 1.0
    accuracy: float = 1.0
    carried: float = 1.0
    rounded: float = 0.0
    slip: float = 0.5

    def __post_init__(self) -> None:
        for name, weight in vars(self).items():
            most = 100.0 if name in ("method", "accuracy") else 1.0
            if not 0.0 <= weight <= most:
                raise BadValue(f"the weight of {name}", weight,
                               f"a number from 0 to {most:g} is needed")

    @property
    def most(self) -> float:
        """The points of a right answer."""
        return self.method + self.accuracy

    def of(self, word: str) -> tuple[float, float]:
        """The method and the accuracy marks of a mark."""
        accuracy = {RIGHT: 1.0, CARRIED: self.carried, ROUNDED: self.rounded}
        method = {RIGHT: 1.0, CARRIED: 1.0, ROUNDED: 1.0, SLIP: self.slip}
        return self.method * method.get(word, 0.0), self.accuracy * accuracy.get(word, 0.0)

    def scheme(self, word: str) -> str:
        """The marks as a mark scheme writes them: M1 A1, M1 A1ft, M1 A0."""
        method, accuracy = self.of(word)
        return f"M{method:g} A{accuracy:g}{'ft' if word == CARRIED else ''}"


USUAL_WEIGHTS = Weights()


@dataclass(frozen=True)
class Mark:
    """The mark of one answer. `name` is canonical, `shown` as on the sheet, `value` the
    text that was written.

    `mark` is one of `MARK_WORDS`. `slips` are the slips that give the number, all those
    that cannot be told apart; `at` is the canonical name of the line where it happened:
    the slip, the rounding, or the answer that is carried; else "". `refused` says that
    lines that follow from this number give no marks, since it makes them trivial.
    """

    student: str
    name: str
    shown: str
    value: str
    mark: str
    sentence: str
    points: float
    most: float
    scheme: str
    slips: tuple[Named, ...] = ()
    at: str = ""
    refused: bool = False

    @property
    def slip(self) -> str:
        """The name of the first of its slips in the table, "" if there is none."""
        return self.slips[0].name if self.slips else ""

    def as_dict(self) -> dict[str, Any]:
        """The mark as JSON has it: sample and epoch beside the name, where the sheet
        has several."""
        name, sample, epoch = split_name(self.name)
        place = {"sample": sample, "epoch": epoch}
        return {
            "student": self.student, "name": name, "shown": self.shown,
            **{key: number for key, number in place.items() if number is not None},
            "value": self.value, "mark": self.mark, "slip": self.slip,
            "at": self.at.removesuffix("@1"), "points": self.points,
        }


@dataclass(frozen=True)
class Marked:
    """A student's sheet, marked: a mark for each of its blanks, in their order."""

    student: str
    code: str
    marks: list[Mark] = field(default_factory=list)

    @property
    def points(self) -> float:
        """The points of all marks."""
        return sum(mark.points for mark in self.marks)

    @property
    def most(self) -> float:
        """The points of a sheet that is right throughout."""
        return sum(mark.most for mark in self.marks)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many answers have each mark."""
        return {word: sum(mark.mark == word for mark in self.marks) for word in MARK_WORDS}
