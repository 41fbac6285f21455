"""A class's marks in numbers: how many of each mark, which slip how often, which line
loses most. There are no names in it."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...judging import MARK_WORDS, SLIP, Marked


@dataclass
class LineTally:
    """What came of one line of the sheets: how many answers have each mark, and the
    points lost of all there were."""

    shown: str
    counts: Counter[str] = field(default_factory=Counter)
    lost: float = 0.0
    most: float = 0.0


@dataclass
class Tally:
    """The marks of some students, added up. `slips` are counted once for every answer
    in which one was named, by the names that cannot be told apart there, `makers` once
    for every student."""

    students: int
    points: list[float]
    most: float
    counts: Counter[str]
    slips: Counter[tuple[str, ...]]
    lines: list[LineTally]
    makers: Counter[tuple[str, ...]] = field(default_factory=Counter)

    @property
    def worst(self) -> list[LineTally]:
        """The lines that lost points, those that lost most first."""
        return sorted((line for line in self.lines if line.lost), key=lambda line: -line.lost)


def tally(students: Sequence[Marked]) -> Tally:
    """The marks of some students, added up."""
    lines: dict[str, LineTally] = {}
    for mark in (mark for student in students for mark in student.marks):
        line = lines.setdefault(mark.name, LineTally(mark.shown))
        line.counts[mark.mark] += 1
        line.lost, line.most = line.lost + mark.most - mark.points, line.most + mark.most
    counts = sum((line.counts for line in lines.values()), Counter[str]())
    made = [slips_in(student) for student in students]
    most = max((student.most for student in students), default=0.0)
    return Tally(len(students), [student.points for student in students], most, counts, sum(made, Counter[tuple[str, ...]]()),
                 list(lines.values()), Counter(names for one in made for names in one))


def slips_in(student: Marked) -> Counter[tuple[str, ...]]:
    """The slips that were named in a student's answers, in how many of them."""
    return Counter(tuple(dict.fromkeys(one.name for one in mark.slips)) for mark in student.marks if mark.mark == SLIP)


def marks_in(counts: Mapping[str, int]) -> str:
    """How many of each mark, in words: 12 right, 3 carried."""
    return ", ".join(f"{counts[word]} {word}" for word in MARK_WORDS if counts[word]) or "nothing"
