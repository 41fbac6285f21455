"""A question: one line of a person's work with the number that was given for it, and what may be said of it.

Each way is a method that gives a `Judgement`, or None; they are tried in the order of `WAYS`.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Collection
from functools import cached_property

from ..recording import Line
from .agreement import Spot, Written
from .answer import TELLING, Answer
from .explanations import ROUNDINGS, Explanations, Outcome
from .judgement import (
    CARRIED,
    CUT,
    EARLY,
    MISPRINT,
    MOST_NAMED,
    OTHER,
    RIGHT,
    SHORT,
    SLIP,
    UNEXPLAINED,
    WRONG,
    Judgement,
    Named,
    grouped,
)
from .misprint import misprints
from .nearest_mistakes import Hit, chosen, hits, unlikely_hits
from .solution import Solution

CHANCE = 0.02
"""Of how many random numbers unseen mistakes may explain one: the nearest lines come first."""
BY_ROUNDING = 0.1
"""How far off, relatively, a number may be by rounding."""
PADDED = "; the zeros at its end are padding"


class Question:
    """The `answer` to a line; `faults` are the positions of lines before it that are not right from what was carried."""

    def __init__(self, work: Solution, line: Line, answer: Answer, faults: Collection[int]):
        self.work, self.task, self.line, self.answer, self.faults = work, work.task, line, answer, faults
        self.asked = answer.asked
        self.right = work.right_spot(line.position)
        self.exact = Spot(self.right.value)

    @property
    def name(self) -> str:
        """The canonical name of the line."""
        return self.task.name(self.line.position)

    @cached_property
    def following(self) -> list[Spot]:
        """What follows from the person's own numbers: as they were probably carried, and as they were written."""
        return self.work.spots(self.line)

    @cached_property
    def wrongly_following(self) -> list[Spot]:
        """The same, if anything before it was not as on the right sheet."""
        return [] if self.work.clean else self.following

    @cached_property
    def explanations(self) -> Explanations:
        """What may have led to the number."""
        work = self.work
        return Explanations(self.task, self.line.position, [work.best] if work.clean else [work.best, work.own], self.unseen())

    def judgement(self) -> Judgement:
        """The first thing to be said of the number."""
        return next(filter(None, (way(self) for way in WAYS)), Judgement(WRONG, UNEXPLAINED))

    # right, but perhaps for its last digits

    def is_right(self) -> Judgement | None:
        """Right, or cut, by itself or from the person's own numbers; with all that rounding on the way may do."""
        if self.asked.rounds(self.exact) and self.work.clean:
            return Judgement(RIGHT, self.padding(), self.right)
        found = next((spot for spot in self.following if self.asked.rounds(spot)), None)
        if self.asked.rounds(self.exact):
            return Judgement(RIGHT, self.padding(), found or self.right)
        within, own = self.asked.rounds(self.right), Spot(self.following[1].value)
        if self.asked.cuts(self.exact) and not self.asked.rounds(own):
            return self.cut(found or self.right, "" if within or found else self.name)
        if within:
            how = "from your own rounded numbers" if self.asked.rounds(own) else "rounded on the way"
            text = f"right, {how}: with all digits it is {self.asked.like(self.right.value)}"
            return Judgement(RIGHT, text, found or self.right)
        if found is not None:
            return self.follows(found)
        near = next((spot for spot in (self.right, *self.following) if self.asked.cuts(spot)), None)
        return self.cut(near, self.name) if near else None

    def padding(self) -> str:
        """Right, with a word on zeros at the end that are none of the number's own digits."""
        written, shorter = self.answer.written, self.answer.written.unpadded()
        if shorter is None or written.rounds(self.exact) or not shorter.rounds(self.exact):
            return "right"
        return f"right; the zeros after {shorter.like(written.value)} are padding"

    def cut(self, spot: Spot, at: str) -> Judgement:
        """The right digits, the last one not rounded, in this line; in none where rounding on the way may give them too."""
        return Judgement(CUT, f"cut, not rounded: rounded it is {self.asked.like(spot.value)}", spot, at=at)

    def follows(self, spot: Spot, within: str = "") -> Judgement:
        """Right from own numbers: from the nearest line before it that is at fault, if there is one."""
        origin = next((place for place in self.behind(self.faults.__contains__) if place in self.faults), None)
        if origin is None:
            return Judgement(CARRIED, f"right from your own earlier numbers{within}", spot)
        return Judgement(CARRIED, f"right from your own {self.task.shown(origin)}{within}", spot, at=self.task.name(origin))

    def behind(self, stops: Callable[[int], bool]) -> list[int]:
        """The positions that the line depends on, the nearest first; past those that stop it nothing is looked for."""
        found, waiting = set[int](), list(self.line.operands)
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += () if stops(place) else self.task.lines[place].operands
        return sorted(found, reverse=True)

    def unseen(self) -> list[int]:
        """The computed lines that the number comes from and that were not written down, the nearest first."""
        answers, lines = self.work.answers, self.task.lines
        return [place for place in self.behind(answers.__contains__) if place not in answers and not lines[place].is_given]

    def within_rounding(self) -> Judgement | None:
        """Right from own numbers, with all that the written digits may hide."""
        wide = None if self.work.clean else self.work.wide_spot(self.line)
        return self.follows(wide, ", within their rounding") if wide and self.asked.rounds(wide) else None

    def short(self) -> Judgement | None:
        """Right, or cut, with fewer figures than are asked."""
        return self.as_far_as(self.answer.own, "") if self.answer.is_short else None

    def padded(self) -> Judgement | None:
        """The same where zeros at the end hide it."""
        shorter = self.answer.written.unpadded(2)
        return self.as_far_as(shorter, PADDED) if shorter else None

    def as_far_as(self, own: Written, more: str) -> Judgement | None:
        """Right, or cut, to the digits written."""
        wide = [] if self.work.clean else [self.work.wide_spot(self.line)]
        spots = [self.right, *self.wrongly_following, *wide]
        if not any(map(own.agrees, spots)):
            return None
        lead = "right as far as it goes" if any(map(own.rounds, spots)) else "cut, not rounded"
        return Judgement(SHORT, f"{lead}: {asked(self.answer)} asked{more}", at=self.name)

    def early(self) -> Judgement | None:
        """Numbers before it rounded, or cut, to fewer figures than are asked."""
        own, precision = float(self.asked), self.answer.precision
        if precision is None or not any(abs(spot.value - own) <= BY_ROUNDING * abs(spot.value) for spot in self.following):
            return None
        coarse = [carry for carry in ROUNDINGS if int(carry.name.split()[0]) < self.answer.figures_asked]
        for early in self.explanations.roundings(coarse, self.work.rounded):
            value = early.spot.value
            if math.isfinite(value) and self.asked.rounds(Spot(value, precision.finer(value))):
                return Judgement(EARLY, f"rounded too early: {early.words}", at=self.name)
        return None

    # mistakes

    def without_zeros(self) -> Judgement | None:
        """A mistake whose digits end in zeros that are not written, unless the person writes few figures everywhere."""
        if not self.answer.is_short or self.work.brief:
            return None
        return self.slip(chosen(hits(self.explanations.mistakes_here(), self.asked)))

    def mistaken(self) -> Judgement | None:
        """The mistakes in the number's own line that give it."""
        return self.slip(chosen(hits(self.explanations.mistakes_here(), self.answer.telling)))

    def mistaken_before(self) -> Judgement | None:
        """The mistakes in lines before it that give it; to the right number with the other sign few lead by chance."""
        candidates = self.explanations.mistakes_behind(1)
        return self.slip(chosen(unlikely_hits(candidates, self.answer.telling, math.inf if self.is_turned else CHANCE)))

    def slip(self, found: list[Hit]) -> Judgement | None:
        """The judgement on mistakes that give the number."""
        if not found:
            return None
        slips = tuple(Named(one.mistake.name, one.mistake.detail, self.task.name(one.at.position)) for one, _ in found)
        texts = grouped(self.words(one) for one, _ in found)
        more = "; or another slip" if len(texts) > MOST_NAMED else ""
        text = f"{self.lead}that comes out if {'; or if '.join(texts[:MOST_NAMED])}{more}"
        return Judgement(SLIP, text, found[0].spot, slips, slips[0].at)

    def words(self, candidate: Outcome) -> str:
        """A mistake in words, with its line if that is not the number's own."""
        if candidate.at is self.line:
            return candidate.mistake.words
        return f"in the line of {self.task.shown(candidate.at.position)}, which is not written down, {candidate.mistake.words}"

    @cached_property
    def lead(self) -> str:
        """What one sees at first: that the sign is wrong, or that the number is another line's."""
        if self.is_turned:
            return "its sign is wrong; "
        return f"this is {self.task.shown(self.another.position)}; " if self.another else ""

    @cached_property
    def is_turned(self) -> bool:
        """Whether the number is right but for its sign."""
        turned = self.asked.moved(self.asked.value.copy_negate())
        return bool(self.asked.value) and any(map(turned.rounds, (self.right, *self.wrongly_following)))

    @cached_property
    def another(self) -> Line | None:
        """The line whose number it is."""
        numbers = ((line, Spot(self.work.own.values[line.position])) for line in self.explanations.others())
        return next((line for line, spot in numbers if spot.value and self.asked.rounds(spot)), None)

    def other(self) -> Judgement | None:
        """The number of another line."""
        if self.another is None:
            return None
        shown, at = self.task.shown(self.another.position), self.task.name(self.another.position)
        return Judgement(SLIP, f"that is {shown}", slips=(Named(OTHER, shown, at),), at=at)

    def mistyped(self) -> Judgement | None:
        """The right number with its sign, its point or its digits mistyped; of few digits that cannot be said."""
        [meant, *_] = [*self.wrongly_following, self.exact]
        what = next(misprints(self.answer.written, Spot(meant.value)), "") if self.answer.figures >= TELLING else ""
        if not what:
            return None
        kept_back = "a digit is lost" if what.endswith(" is lost") and "digit" in what else what
        named = Named(MISPRINT, kept_back, self.name)
        return Judgement(SLIP, f"right but for one thing: {kept_back}", slips=(named,), at=self.name)


def asked(answer: Answer) -> str:
    """How finely a number is asked, with its verb."""
    text = str(answer.precision)
    return f"{text} {'is' if text.startswith('1 ') else 'are'}"


WAYS: tuple[Callable[[Question], Judgement | None], ...] = (
    Question.is_right, Question.without_zeros, Question.short, Question.mistaken, Question.within_rounding, Question.padded,
    Question.early, Question.mistaken_before, Question.other, Question.mistyped,
)
"""In the order in which they are tried."""
