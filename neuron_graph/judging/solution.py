"""A person's solution of a task: the numbers given for some of its lines, and what the
later ones may have been computed from.

    right   the right numbers, as they are when one figure more is carried than asked
    own     the person's written numbers, to the digits written
    wide    the same numbers with all that rounding to the written digits may have
            hidden
    best    the numbers that the person probably carried: what an answer comes from,
            where it is explained, with the figures behind those written
"""
from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from .agreement import Spot
from .answer import Answer
from .carried_numbers import Carried
from .task import Task

TRIVIAL = (1.0, -1.0)


class Solution:
    """The answers to a task by position; `right` are the right numbers, with how finely
    each line is carried."""

    def __init__(self, task: Task, right: Carried, answers: Mapping[int, Answer]):
        self.task, self.right, self.answers = task, right, answers
        self.written = {place: float(answer) for place, answer in answers.items()}
        """The numbers that later lines go on from."""
        self.hidden = {place: answer.hidden for place, answer in answers.items()}
        """How far each of those may be off."""
        self.refused = set[int]()
        """What follows from nothing and makes lines trivial that are computed from it."""
        self.own, self.wide = self.own_numbers()
        values = list(self.own.values)
        self.best = Carried(
            task.calculation, values, right.precisions, self.wide.radii, self.written)
        self.brief = 2 * sum(answer.is_short for answer in answers.values()) > len(answers)
        """Whether most answers have fewer figures than are asked for."""
        self._behind: dict[int, list[int]] = {}
        self.causes: dict[int, Any] = {}
        """What has been found to be behind several wrong answers, by the line of it."""
        self.clean = True
        """Whether everything so far is as on the right sheet."""

    def own_numbers(self) -> tuple[Carried, Carried]:
        """All numbers from the written ones: with how far they are off if these were
        carried, and with how far they are off if more figures were."""
        own = self.right.with_written(self.written)
        return own, self.right.with_written(self.written, self.hidden)

    def refuse(self, position: int) -> None:
        """Refuse a number that makes lines after it trivial: 0, or 1 as a factor."""
        value = self.written[position]
        if value == 0.0 or value in TRIVIAL and self.task.lines[position].step.kind != "z":
            self.refused.add(position)

    def right_spot(self, position: int) -> Spot:
        """The right number of a line."""
        return self.right.known(self.task.lines[position])

    def is_right(self, position: int, answer: Answer) -> bool:
        """Whether an answer is right to the figures asked."""
        return answer.asked.rounds(self.right_spot(position))

    def digits(self, place: int) -> Decimal | None:
        """A number as it stands on the sheet, given or written by the person."""
        if place in self.answers:
            return self.answers[place].written.value
        if not self.task.lines[place].is_given:
            return None
        given = float(self.right.values[place])
        is_short = given != round(given) and given == round(given, 1)
        return Decimal(f"{given:.2f}" if is_short else repr(given))

    @cached_property
    def strays(self) -> frozenset[int]:
        """The answers that are neither right nor follow from numbers that were
        written."""
        return frozenset(place for place in self.answers if not self.follows(place))

    def follows(self, place: int) -> bool:
        """Whether an answer is right as far as it goes, or follows from numbers that were
        written."""
        line, answer = self.task.lines[place], self.answers[place]
        own = answer.own if answer.figures > 1 else answer.asked
        spots = self.right_spot(place), self.own.spot(line), self.wide.spot(line)
        return any(map(own.agrees, spots))

    def behind(self, place: int) -> list[int]:
        """The positions that a line depends on with nothing written between, the nearest
        first."""
        if place not in self._behind:
            self._behind[place] = self.task.calculation.behind(
                self.task.lines[place].operands, {*self.answers, *self.written})[::-1]
        return self._behind[place]

    def suppose(self, numbers: Mapping[int, Spot], judged: int) -> None:
        """Carry on from numbers that were not written down, as the answers say they
        were; those before the one that is `judged` stay as they are settled."""
        for place, (value, hidden) in numbers.items():
            self.written[place], self.hidden[place] = value, hidden
        self.clean = False
        self.own, self.wide = self.own_numbers()
        self.best.fixed |= {*numbers}
        self._behind.clear()
        self.causes.clear()
        del self.strays
        for line in self.task.lines:
            place = line.position
            if place in numbers:
                self.settle(place, numbers[place])
            elif place >= judged:
                self.settle(place, Spot(self.own.values[place], self.wide.radii[place]))
            elif place not in self.written and not line.is_given:
                self.settle(place, self.best.spot(line))

    def settle(self, position: int, spot: Spot) -> None:
        """Note what the person probably carried from a line."""
        self.best.values[position], self.best.radii[position] = spot
