"""The explanations of a number that is not right: what may have led to it, simplest
first.

    rounded before        the numbers in its line, or all before it, were carried with
                          fewer figures
    a mistake             a slip of the table in its own line, then in the lines behind
                          it that nobody saw
    another's number      what stands in another line

A mistake is given as its `Outcome`. Whether that is the number that was written, and
how much chance would explain as well, are others' questions: those of `check`, of marks
and of tries, which all take them from here.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ..recording import Carry, Line, read_single
from .agreement import Spot
from .carried_numbers import Carried
from .slips import MISCOPY, miscopied
from .task import Mistake, Task

ROUNDINGS = [read_single(f"{places} {unit}{cut}") for cut in ("", " cut")
             for places in (2, 3, 4, 1, 5, 6) for unit in ("figures", "decimals")]
"""How people carry numbers, the commonest first."""
MOST_ROUNDED = 1000
"""How many numbers a person rounds, at most, one after the other."""
COMMONEST = 4
BY_ROUNDING = 0.1
"""How far off, relatively, a number may be by rounding."""


class Outcome:
    """The number at a `position` that comes of a mistake.

    `at` is the line where that happens, `base` the numbers that stand in the others.
    """

    def __init__(self, position: int, at: Line, mistake: Mistake, base: Carried):
        self.position, self.at, self.mistake, self.base = position, at, mistake, base

    @cached_property
    def value(self) -> float:
        """The number that the line would have."""
        if self.at.position == self.position:
            return self.mistake.edited.of(self.base.values)
        return self.base.value_after(self.position, {self.at.position: self.mistake.edited})

    @property
    def start(self) -> Spot:
        """The number of the line where it happens."""
        edited, base = self.mistake.edited, self.base
        return Spot(edited.of(base.values), base.off(edited, self.at.position))

    @cached_property
    def spot(self) -> Spot:
        """That number, with how far it may be off."""
        return self.base.after(self.position, {self.at.position: self.mistake.edited})


class EarlyRounding(NamedTuple):
    """A number that comes of others that were rounded too early: which `numbers`, and
    how they were carried."""

    value: float
    numbers: str
    carry: Carry

    @property
    def is_common(self) -> bool:
        """Whether it is one of the commonest ways."""
        return self.carry in ROUNDINGS[:COMMONEST]

    @property
    def words(self) -> str:
        """What happened, in words that go into a sentence."""
        return f"it comes of {self.numbers} {in_words(self.carry)}"


class Explanations:
    """What may have led to the number at a position of a task, when the numbers of
    others are one of the `bases`.

    `behind` are the lines before it in which a mistake could have happened unseen, the
    nearest first.
    """

    def __init__(self, task: Task, position: int, bases: Sequence[Carried], behind: Sequence[int]):
        self.task, self.position, self.bases, self.behind = task, position, bases, behind
        self.line = task.lines[position]

    def mistakes_here(self, seldom: bool = False) -> Iterator[Outcome]:
        """The outcomes of the slips of the line itself, or of the `seldom` ones."""
        return self.outcomes(self.task.mistakes(self.position, seldom))

    def outcomes(self, mistakes: Iterable[Mistake]) -> Iterator[Outcome]:
        """What comes of some mistakes in the line itself, from each of the bases."""
        for mistake in mistakes:
            for base in self.bases:
                yield Outcome(self.position, self.line, mistake, base)

    def mistakes_behind(self, bases: int = 2, seldom: bool = False) -> Iterator[Outcome]:
        """What comes of the slips of the lines behind it, or of the `seldom` ones, from
        so many of the bases, what was most likely carried first."""
        for place in self.behind:
            line = self.task.lines[place]
            for mistake in () if line.is_renamed else self.task.mistakes(place, seldom):
                for base in self.bases[:bases]:
                    yield Outcome(self.position, line, mistake, base)

    def miscopies(self, digits: Callable[[int], Decimal | None]) -> Iterator[Outcome]:
        """What comes of one of the numbers in the line, whose `digits` are known, copied
        wrongly."""
        known = ((place, number) for place in self.line.operands if (number := digits(place)))
        shown = self.task.shown
        return self.outcomes(
            Mistake(MISCOPY, f"{shown(edited.place)} as {edited.copy:g} for {number:f}", edited)
            for edited, number in miscopied(self.line, known))

    def roundings(self, figures: int, right: Carried) -> Iterator[EarlyRounding]:
        """What comes of numbers rounded too early, to at most so many figures or
        decimals: of those in the line, or of all the `right` ones; hardly anybody cuts
        them all."""
        for carry in ROUNDINGS:
            places, _, *cut = carry.name.split()
            if int(places) > figures:
                continue
            for base in self.bases[:2]:
                value = self.from_rounded_operands(base, carry)
                yield EarlyRounding(value, "the numbers in this line", carry)
            if not cut and len(self.task.calculation.needed(self.position)) <= MOST_ROUNDED:
                value = right.rounded(self.line, carry)
                yield EarlyRounding(value, "all numbers before", carry)

    def from_rounded_operands(self, base: Carried, carry: Carry) -> float:
        """The line's number when only the computed numbers in it are rounded."""
        values = list(base.values)
        for place in self.line.operands:
            line = self.task.lines[place]
            if not line.is_given and math.isfinite(values[place]):
                values[place] = carry.of(line.step, values[place])
        return self.line.of(values)

    def others(self) -> Iterator[Line]:
        """The other computed lines of the same sample whose numbers may have been taken
        for this one: those of its kind, and those that stand in it."""
        step, calculation = self.line.step, self.task.calculation
        same = calculation.of_kind(step.kind, step.sample, step.epoch)
        for place in (*map(calculation.position, same), *self.line.operands):
            line = self.task.lines[place]
            if place != self.position and not line.is_given and not line.is_renamed:
                yield line


def in_words(carry: Carry) -> str:
    """A carry in words: rounded to 1 decimal, cut after 3 figures."""
    places, unit, *cut = carry.name.split()
    units = unit.removesuffix("s") if places == "1" else unit
    return f"{'cut after' if cut else 'rounded to'} {places} {units}"


def is_near(number: float, value: float) -> bool:
    """Whether rounding alone may lead from a computed value to a number."""
    return abs(number - value) <= BY_ROUNDING * abs(value)
