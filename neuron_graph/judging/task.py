"""A task: a calculation whose numbers a person is to find, or says to have found, and
what can go wrong in its lines.

A class has one task with different numbers. What costs time, the walk through the
recordings and the slips of every line, is done once for all of it.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, tee
from typing import NamedTuple

from ..recording import Calculation, Expression, Line, Notation, Recording, Step, Values, shown_name
from ..recording.expressions import magnitude
from .carried_numbers import Carried
from .precision import CARRIED_MORE, Precision
from .slips import Scene, Slip, slips_in, with_operands

MOST_PAIRS = 200
"""How many pairs of slips are looked for in a line."""


class Mistake(NamedTuple):
    """A slip of the table in a line: its row, what it happened to, the expression that
    it leaves; the `first` one if it is the second there."""

    row: Slip
    detail: str
    edited: Expression
    first: Mistake | None = None

    @property
    def name(self) -> str:
        """The slip's name in the table."""
        return self.row.name

    @property
    def parts(self) -> list[Mistake]:
        """The one mistake, or the two."""
        return [self.first, self] if self.first else [self]

    @property
    def words(self) -> str:
        """What went wrong, in words that go into a sentence."""
        said = ", and ".join(one.row.sentence for one in self.parts)
        detail = "; ".join(one.detail for one in self.parts if one.detail)
        return f"{said} ({detail})" if detail else said


class Task:
    """The lines of some epochs, whose `recordings` follow one another, under the names
    of a notation."""

    def __init__(self, recordings: Sequence[Recording], notation: Notation):
        self.recordings, self.notation, self.epochs = list(recordings), notation, len(recordings)
        first, *others = recordings
        self.calculation = first.calculation
        if others:
            self.calculation = Calculation(*(recording.trail for recording in recordings))
        self.scene = Scene(self.calculation, notation)
        self._mistakes: dict[tuple[int, bool, bool], Iterator[Mistake]] = {}

    @property
    def lines(self) -> list[Line]:
        """The lines of the calculation."""
        return self.calculation.lines

    @cached_property
    def right(self) -> Carried:
        """The numbers as they were recorded; how finely they are carried nobody
        knows."""
        return Carried(self.calculation, list(self.calculation.own))

    def name(self, position: int) -> str:
        """The canonical name of a line, with the sample and the epoch where there are
        several."""
        step = self.lines[position].step
        return step.name + self.place_of(step)

    def shown(self, position: int) -> str:
        """The name of a line in the task's notation."""
        step = self.lines[position].step
        return shown_name(self.notation, step) + self.place_of(step)

    def place_of(self, step: Step) -> str:
        """What tells a number from those of other samples and epochs: [3]@2."""
        of_sample = f"[{step.sample}]" if self.has_samples and step.sample else ""
        return of_sample + (f"@{step.epoch}" if self.epochs > 1 else "")

    @cached_property
    def has_samples(self) -> bool:
        """Whether there are several samples."""
        return any(recording.samples > 1 for recording in self.recordings)

    def copies(self, line: Line) -> list[int]:
        """Where a line's number stands: a given one in each epoch anew."""
        name, sample = line.step.name, line.step.sample
        copies = [other.position for other in self.lines if other.is_given
                  and (other.step.name, other.step.sample) == (name, sample)]
        return copies if line.is_given else [line.position]

    def mistakes(self, position: int, seldom: bool = False,
                 pairs: bool = False) -> Iterator[Mistake]:
        """The slips that can happen in a line, or the `seldom` ones, or `pairs` of those
        that are not, each found when it is come to. Nobody computes a number from what is
        computed from it: such are left out."""
        key = position, seldom, pairs
        new = self.paired(position) if pairs else self.found(position, seldom)
        self._mistakes[key], again = tee(self._mistakes.get(key, new))
        return again

    def paired(self, position: int) -> Iterator[Mistake]:
        """Two different slips of a line at once, as they are looked for."""
        every = (second for first in self.mistakes(position)
                 for second in self.found(position, False, first)
                 if first.name < second.name)
        return islice(every, MOST_PAIRS)

    def found(self, position: int, seldom: bool, first: Mistake | None = None) -> Iterator[Mistake]:
        """The slips of a line, as they are looked for; after a `first` one."""
        affected: set[int] | None = None
        step = self.lines[position].step
        line = step.at(with_operands(first.edited.number, {})) if first else step
        for row, detail, edited in slips_in(self.scene, line, seldom):
            expression = self.calculation.expression(edited)
            if max(expression.operands, default=-1) >= position:
                affected = affected or {position, *self.calculation.affected(position)}
                if not affected.isdisjoint(expression.operands):
                    continue
            yield Mistake(row, detail, expression, first)

    def precisions(self, values: Values, figures: int) -> list[Precision]:
        """How finely each line is asked for."""
        return [self.precision(line, values, figures) for line in self.lines]

    def precision(self, line: Line, values: Values, figures: int) -> Precision:
        """How finely a line is asked for: to so many significant figures; a new weight
        to as many decimals as show its change to one figure less."""
        carried = figures + CARRIED_MORE
        if line.step.kind != "updated":
            return Precision(figures, 0, carried)
        change = float(values[line.position])
        for place in line.operands:
            if self.lines[place].step.kind in ("weight", "bias"):
                change -= values[place]
                break
        shown = max(2, figures - 1) - 1 - magnitude(change)
        return Precision(None, max(figures, shown) if change else figures, carried)
