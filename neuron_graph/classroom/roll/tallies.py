"""A class's marks in numbers: how many of each mark, which slip how often, which line
loses most. There are no names in it."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from ...judging import MARK_WORDS, SLIP, Mark, Marked

Slips = tuple[str, ...]
"""The names of slips that cannot be told apart in an answer."""


@dataclass
class LineTally:
    """What came of one line of the sheets: how many answers have each mark, and the
    points lost of all there were."""

    shown: str
    counts: Counter[str] = field(default_factory=Counter)
    lost: float = 0.0
    most: float = 0.0

    def add(self, mark: Mark) -> None:
        """Count the mark of one student's answer."""
        self.counts[mark.mark] += 1
        self.lost += mark.most - mark.points
        self.most += mark.most


@dataclass
class Tally:
    """The marks of some students, added up: their points, the `most` that can be had,
    how many answers have each mark. `slips` are counted once for every answer in which
    one was named, `makers` once for every student."""

    points: list[float]
    most: float
    counts: Counter[str]
    slips: Counter[Slips]
    makers: Counter[Slips]
    worst: list[LineTally]
    """The lines that lost points, those that lost most first."""


def tally(students: Sequence[Marked]) -> Tally:
    """The marks of some students, added up."""
    marks = [mark for student in students for mark in student.marks]
    slips = [slips_in(student) for student in students]
    return Tally(
        [student.points for student in students],
        max((student.most for student in students), default=0.0),
        Counter(mark.mark for mark in marks),
        Counter(chain(*slips)), Counter(chain(*map(set, slips))), worst_lines(marks))


def slips_in(student: Marked) -> list[Slips]:
    """The slips that were named in a student's answers, an entry for each answer."""
    return [tuple(dict.fromkeys(slip.name for slip in mark.slips))
            for mark in student.marks if mark.mark == SLIP]


def worst_lines(marks: Sequence[Mark]) -> list[LineTally]:
    """The lines that lost points, those that lost most first."""
    lines: dict[str, LineTally] = {}
    for mark in marks:
        lines.setdefault(mark.name, LineTally(mark.shown)).add(mark)
    return sorted(
        [line for line in lines.values() if line.lost], key=lambda line: -line.lost)


def marks_in(counts: Mapping[str, int]) -> str:
    """How many of each mark, in words: 12 right, 3 carried."""
    said = [f"{counts[word]} {word}" for word in MARK_WORDS if counts[word]]
    return ", ".join(said) or "nothing"
