"""A question: one line of a person's solution with the number that was given for it,
and when that may count as right.

Each way to explain the number is a method that gives a `Judgement`, or None; `judge`
has their order. `mistake_search` has those that find a mistake.
"""
from __future__ import annotations

import math
from functools import cached_property
from operator import attrgetter

from ..recording import Line
from .agreement import Spot, Written
from .answer import Answer
from .causes import Cause, causes
from .explanations import Explanations, Outcome, is_near
from .judgement import CARRIED, CUT, EARLY, RIGHT, SHORT, WRONG, Judgement
from .precision import CARRIED_MORE
from .solution import Solution
from .task import Mistake

USUAL = 0.35
"""Which part of the most that rounding on the way can do it hardly ever exceeds."""
PADDED = "; the zeros at its end are padding"


class Question:
    """The `answer` to a line; `faults` are the positions of lines before it that are
    not right from what was carried."""

    def __init__(self, solution: Solution, line: Line, answer: Answer, faults: set[int]):
        self.solution, self.task, self.line = solution, solution.task, line
        self.answer, self.asked, self.faults = answer, answer.asked, faults
        self.right = solution.right_spot(line.position)
        self.exact = Spot(self.right.value)

    @property
    def name(self) -> str:
        """The canonical name of the line."""
        return self.task.name(self.line.position)

    @cached_property
    def following(self) -> list[Spot]:
        """What follows from the person's own numbers: as they were probably carried,
        and as they were written."""
        return [self.solution.best.spot(self.line), self.solution.own.spot(self.line)]

    @cached_property
    def followed(self) -> Spot | None:
        """The number that follows from own numbers, where it is the one given."""
        return next(filter(self.asked.rounds, self.following), None)

    @cached_property
    def is_own(self) -> bool:
        """Whether the number is exactly what follows from the own numbers as
        written."""
        return self.asked.rounds(Spot(self.following[1].value))

    @property
    def wrongly_following(self) -> list[Spot]:
        """What follows from own numbers, if any of them was not as on the right
        sheet."""
        return [] if self.solution.clean else self.following

    @property
    def wide(self) -> list[Spot]:
        """What follows from such numbers, with all that the written digits may hide."""
        return [] if self.solution.clean else [self.solution.wide.spot(self.line)]

    @cached_property
    def causes(self) -> list[Cause]:
        """What may be behind this number and others that are wrong, where it is."""
        return sorted(causes(self.solution, self.line.position), key=attrgetter("rank"))

    def outcome(self, cause: Cause, mistake: Mistake) -> Outcome:
        """The outcome of a mistake in the line of a cause."""
        return Outcome(self.line.position, cause.line, mistake, self.solution.best)

    @cached_property
    def explanations(self) -> Explanations:
        """What may have led to the number."""
        solution, lines = self.solution, self.task.lines
        bases = [solution.best] if solution.clean else [solution.best, solution.own]
        known = {*solution.answers, *solution.written}
        unseen = [place for place in solution.behind(self.line.position)
                  if place not in known and not lines[place].is_given]
        return Explanations(self.task, self.line.position, bases, unseen)

    @cached_property
    def is_carried_on(self) -> bool:
        """Whether a later answer follows from this number, and not from the right
        one."""
        solution, place = self.solution, self.line.position
        return any(place in solution.behind(later) and later not in solution.strays
                   and not solution.is_right(later, answer)
                   for later, answer in solution.answers.items() if later > place)

    def is_exact(self) -> Judgement | None:
        """The judgement on a number that is right to the figures asked."""
        if not self.asked.rounds(self.exact):
            return None
        followed = not self.solution.clean and self.followed
        return Judgement(RIGHT, self.padding(), followed or self.right)

    def padding(self) -> str:
        """Right, with a word on zeros at the end that are none of the number's own
        digits."""
        written, shorter = self.answer.written, self.answer.written.unpadded()
        if shorter is None or written.rounds(self.exact) or not shorter.rounds(self.exact):
            return "right"
        return f"right; the zeros after {shorter.like(written.value)} are padding"

    def is_cut(self) -> Judgement | None:
        """The judgement on a right number that is cut, unless it is an own one
        rounded."""
        if not self.asked.cuts(self.exact) or self.is_own:
            return None
        value, radius = self.right
        by_rounding = self.asked.rounds(Spot(value, USUAL * radius)) or (
            not self.solution.clean and self.followed)
        return self.cut(self.followed or self.right, "" if by_rounding else self.name)

    def cut(self, spot: Spot, at: str) -> Judgement:
        """The right digits, the last one not rounded, in a line; in none where rounding
        on the way may give them too."""
        return Judgement(CUT, f"cut, not rounded: rounded it is {self.asked.like(spot.value)}",
                         spot, at=at)

    def is_rounded_on_the_way(self) -> Judgement | None:
        """The judgement on a number that is right but for rounding on the way."""
        if not self.asked.rounds(self.right):
            return None
        how = "from your own rounded numbers" if self.is_own else "rounded on the way"
        text = f"right, {how}: with all digits it is {self.asked.like(self.right.value)}"
        return Judgement(RIGHT, text, self.followed or self.right)

    def is_carried(self) -> Judgement | None:
        """The judgement on a number that is right from own numbers."""
        return self.carried(self.followed) if self.followed else None

    def is_nearly_cut(self) -> Judgement | None:
        """The judgement on what follows from right or own numbers, and is cut."""
        cut = next(filter(self.asked.cuts, (self.right, *self.following)), None)
        return self.cut(cut, self.name) if cut else None

    def is_carried_within_rounding(self) -> Judgement | None:
        """The judgement on a number that is right from own ones, with all that their
        written digits may hide."""
        wide = next(filter(self.asked.rounds, self.wide), None)
        return self.carried(wide, ", within their rounding") if wide else None

    def carried(self, spot: Spot, within: str = "") -> Judgement:
        """Right from own numbers: from the nearest line before it that is at fault, if
        there is one."""
        behind = self.task.calculation.behind(self.line.operands, self.faults)
        origin = max(self.faults.intersection(behind), default=None)
        numbers = "earlier numbers" if origin is None else self.task.shown(origin)
        at = "" if origin is None else self.task.name(origin)
        if not self.solution.refused.isdisjoint(self.solution.behind(self.line.position)):
            return Judgement(WRONG, f"follows from your own {numbers}, which makes lines trivial",
                             spot, at=at)
        return Judgement(CARRIED, f"right from your own {numbers}{within}", spot, at=at)

    def is_short(self) -> Judgement | None:
        """The judgement on a number with fewer figures than are asked."""
        return self.as_far_as(self.answer.own, "") if self.answer.is_short else None

    def is_padded(self) -> Judgement | None:
        """Right, or cut, with fewer figures than are asked, and zeros at the end that
        hide it."""
        shorter = self.answer.written.unpadded(2)
        return self.as_far_as(shorter, PADDED) if shorter else None

    def as_far_as(self, own: Written, more: str) -> Judgement | None:
        """The judgement on a number that is right, or cut, to the digits written."""
        spots = [self.right, *self.wrongly_following, *self.wide]
        if not any(map(own.agrees, spots)):
            return None
        lead = "right as far as it goes" if any(map(own.rounds, spots)) else "cut, not rounded"
        asked = str(self.answer.precision)
        verb = "is" if asked.startswith("1 ") else "are"
        return Judgement(SHORT, f"{lead}: {asked} {verb} asked{more}", at=self.name)

    def is_early(self) -> Judgement | None:
        """Numbers before it rounded, or cut, to fewer figures than are asked."""
        own, precision = float(self.asked), self.answer.precision
        if precision is None or not any(is_near(own, spot.value) for spot in self.following):
            return None
        most = precision.carried - CARRIED_MORE - 1
        for early in self.explanations.roundings(most, self.solution.right):
            spot = Spot(early.value, precision.finer(early.value))
            if math.isfinite(early.value) and self.asked.rounds(spot):
                return Judgement(EARLY, f"rounded too early: {early.words}", at=self.name)
        return None
