"""The graph of a sheet's calculation: all its numbers in order, each with its formula; shared by a whole class.

A class has one structure with different numbers. What costs time, the walk through the recordings and the slips of
every line, is done once for all of it.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..errors import TooMuch
from ..published.calculation import Calculation, Key, key_of
from ..published.scene import Scene
from ..published.slips import slips_in
from ..recording.kinds import KINDS
from ..recording.notation import Notation, shown_name
from ..recording.number import Number
from ..recording.recording import Recording
from ..recording.step import Step
from .formula import Formula, Values, formula_of, operands_of, result
from .within import Rough, rough_of

LARGEST = 1500
"""How many numbers a sheet's calculation may have: a slip is looked for in each of its lines."""


@dataclass(frozen=True)
class Mistake:
    """A slip of the table in a line: its `name`, the table's `sentence`, what it happened to, the formula that it leaves."""

    name: str
    sentence: str
    detail: str
    formula: Formula = field(repr=False, compare=False)
    rough: Rough = field(repr=False, compare=False)
    operands: tuple[int, ...] = field(repr=False, compare=False)

    @property
    def words(self) -> str:
        """What went wrong, in words that go into a sentence."""
        return f"{self.sentence} ({self.detail})" if self.detail else self.sentence


@dataclass(frozen=True)
class Line:
    """A number of the calculation. `name` bears the sample and the round where there are several; a line without a
    formula is given."""

    position: int
    step: Step
    name: str
    shown: str
    formula: Formula | None = field(repr=False, compare=False)
    operands: tuple[int, ...] = field(repr=False)
    rough: Rough | None = field(repr=False, compare=False)
    renamed: bool = False
    """Whether it is another line's number by another name: E of one output."""


class Graph:
    """The lines of some rounds. `recordings` are those of the rounds one after the other.

    A parameter that a later round, or the next sample, starts from is the one that the update before leaves.
    """

    def __init__(self, recordings: Sequence[Recording], notation: Notation):
        if sum(len(recording.trail) for recording in recordings) > LARGEST:
            raise TooMuch(f"the calculation has more than {LARGEST} numbers, too many for a sheet: take a smaller network, "
                          "fewer samples or fewer rounds")
        self.notation, self.rounds, self.recordings = notation, len(recordings), list(recordings)
        self.lines: list[Line] = []
        self.scenes: list[Scene] = []
        self.positions: dict[int, int] = {}
        self.left: dict[Key | None, int] = {}
        """Where the last value of each parameter stands that an update has left."""
        self._mistakes: dict[int, list[Mistake]] = {}
        for recording in recordings:
            self.add(recording)
        self.ancestors: list[int] = []
        """What each line depends on, with itself, as `behind` writes it."""
        for line in self.lines:
            self.ancestors.append(self.behind(line.operands) | 1 << line.position)

    def add(self, recording: Recording) -> None:
        """The lines of a round."""
        self.scenes.append(Scene(Calculation(recording), self.notation))
        several = recording.samples > 1
        for step in recording.trail:
            position = self.positions[id(step.number)] = len(self.lines)
            before = self.left.get(key_of(step)) if step.phase == "given" else None
            if KINDS[step.kind].is_result:
                self.left[key_of(step)] = position
            tail = (f"[{step.sample}]" if several and step.sample else "") + (f"@{step.round}" if self.rounds > 1 else "")
            formula, operands = self.source(step, before)
            shown = shown_name(self.notation, step) + tail
            renamed = before is not None or step.number.operation == "same"
            rough = None if renamed or formula is None else rough_of(step.number, self.positions)
            self.lines.append(Line(position, step, step.name + tail, shown, formula, operands, rough, renamed))

    def source(self, step: Step, before: int | None) -> tuple[Formula | None, tuple[int, ...]]:
        """The formula of a step, None if it is given; of what is taken over from an update before, that."""
        if before is not None:
            return (lambda values: values[before]), (before,)
        if step.number.operation is None:
            return None, ()
        return formula_of(step.number, self.positions), operands_of(step.number, self.positions)

    def values(self, given: Mapping[int, float]) -> Values:
        """All numbers, from the given ones by position."""
        values: Values = []
        for line in self.lines:
            values.append(given[line.position] if line.formula is None else result(line.formula, values))
        return values

    def mistakes(self, position: int) -> list[Mistake]:
        """The slips that can happen in a line. Nobody computes a number from what is computed from it: such are left out."""
        if position not in self._mistakes:
            line = self.lines[position].step
            found = slips_in(self.scenes[line.round - self.recordings[0].round], line)
            mistakes = [self.mistake(row.name, row.sentence, detail, edited) for row, detail, edited in found]
            self._mistakes[position] = [mistake for mistake in mistakes if not self.behind(mistake.operands) >> position & 1]
        return self._mistakes[position]

    def behind(self, operands: Sequence[int]) -> int:
        """What some lines depend on, with themselves, as a set of positions written as the bits of an integer."""
        found = 0
        for place in operands:
            found |= self.ancestors[place]
        return found

    def mistake(self, name: str, sentence: str, detail: str, edited: Number) -> Mistake:
        """A slip with its formula."""
        places = self.positions
        return Mistake(name, sentence, detail, formula_of(edited, places), rough_of(edited, places), operands_of(edited, places))
