"""The search for conventions: figures that one explains count together, so that a short
one may lean on a long one."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from math import comb

from ...judging import ACCEPTED_CHANCE
from ..cases import Parts
from ..figure_line import FigureLine
from ..phrases import in_words
from ..verdict import CONVENTION, EXACT, TRUNCATED, UNDECIDED, UNEXPLAINED, Verdict
from .evidence import evidence, rate_behind, stands_still
from .other_conventions import MOST_STEPS
from .policies import Judge, Policies
from .suspects import Suspects

FAR_EPOCH = 100
"""Epochs from which on only single changes, and when an error is looked at, are tried:
each has to be trained for."""
NEAR_VALUE = 1e-3
"""How far off, relatively, a number may be by rounding what it comes from."""
MOST_RATES = 6
SHORT_FIGURE = 6
"""Digits below which a figure may lean on longer ones."""
HELD_ONLY = {TRUNCATED: ", then cut", "": ", from figures before it"}
"""What is said of a figure that does not hold exactly under its convention."""

ByFigure = dict[int, float]
"""What figures are under a convention, by their number, where it changes them."""


class Pool(Judge):
    """Lines that have no verdict yet, and the conventions tried on them; `confirmed` are
    lines that are right."""

    def __init__(self, policies: Policies, lines: list[FigureLine], confirmed: list[FigureLine]):
        super().__init__(policies)
        self.lines, self.confirmed, self.tried = lines, confirmed, 0
        self.established: list[Parts] = []
        self.accepted: list[list[FigureLine]] = []
        """The lines that hold under each."""
        self.sure = confirmed
        """The lines that any other convention must leave as they are printed."""
        self.doubtful: list[tuple[FigureLine, Parts]] = []
        """Lines that hold under a convention under which a confirmed figure of the same
        epoch does not."""

    def search(self, conventions: Iterable[Parts],
               beyond: Callable[[Parts], Iterable[Parts]]) -> None:
        """Try conventions, simplest first, and give their verdict to the lines that
        hold under one of them; then those that are `beyond` the one of most lines, for
        the lines that are left; last other learning rates."""
        self.attempt(conventions)
        if self.left and self.established:
            surest, lines = max(zip(self.established, self.accepted), key=lambda one: len(one[1]))
            self.sure = [*self.confirmed, *lines]
            self.attempt(beyond(surest))
        self.attempt(self.rates())

    def attempt(self, conventions: Iterable[Parts]) -> None:
        """Try some conventions on the lines that are left."""
        tried = [(parts, self.numbers(parts, self.lines)) for parts in conventions]
        for line in self.lines:
            line.values += [numbers.get(line.number, line.own) for _, numbers in tried]
        for parts, numbers in tried:
            self.tried += 1
            self.weigh(parts, numbers, self.tried)
        for parts, numbers in tried:
            if any(parts.items() <= known.items() for known in self.established):
                short = [line for line in self.left if line.one.figures < SHORT_FIGURE]
                self.accept(parts, [line for line in short if self.holds(line, numbers)])

    def weigh(self, parts: Parts, numbers: ByFigure, tried: int) -> None:
        """Accept a convention for the lines that hold under it, if chance is unlikely
        to bring so many when so many conventions are tried."""
        left = self.left
        hits = [line for line in left if self.fits(line, parts, numbers)]
        others = {*left}.difference(hits)
        if "sign" in parts and all(line.step.kind != "delta" for line in hits):
            return
        if others:
            hits = [line for line in hits if not self.follows(line, others)]
        choices = tried * comb(sum(line.number in numbers for line in left), len(hits))
        if hits and choices * evidence(hits, parts) <= ACCEPTED_CHANCE:
            doubtful = [line for line in hits if self.contradicted(line, parts)]
            self.doubtful += [(line, parts) for line in doubtful]
            self.accept(parts, [line for line in hits if line not in doubtful])

    def rates(self) -> list[Parts]:
        """Other learning rates: those that the printed new weights would follow from,
        in two digits."""
        found = Counter(filter(None, map(rate_behind, self.lines)))
        return [{"rate": rate} for rate, _ in found.most_common(MOST_RATES)]

    def settle(self) -> None:
        """Accept what was doubtful for the lines that nothing else explains."""
        for line, parts in self.doubtful:
            if line.verdict.word == UNEXPLAINED:
                self.accept(parts, [line])

    @property
    def left(self) -> list[FigureLine]:
        """The lines that still have no verdict."""
        return [line for line in self.lines if line.verdict is UNDECIDED]

    def fits(self, line: FigureLine, parts: Parts, numbers: ByFigure) -> bool:
        """Whether a line holds under a convention, or is near and follows from figures
        before it."""
        if self.holds(line, numbers):
            return True
        value = numbers.get(line.number)
        if value is None or abs(value - float(line.one)) > NEAR_VALUE * abs(value):
            return False
        return self.chained(line, parts)

    def chained(self, line: FigureLine, parts: Parts) -> bool:
        """Whether a line follows, under a convention, from figures before it."""
        if self.policies.recorded > MOST_STEPS:
            return False
        recording = self.comparison.case(line.figure, parts).time_of(line.figure)
        is_new, step = id(recording) not in self.policies.backgrounds, line.step
        self.policies.recorded += len(recording.trail) * is_new
        calculation = recording.calculation
        twin = calculation.at(step.kind, step.names, step.sample, recording.epoch)
        if twin is None:
            return False
        found = Suspects(self.policies.background(recording, line), line).readings.of(
            calculation.position(twin), lambda other: other.number < line.number)
        return any(reading.used and line.agrees(reading.value) == EXACT for reading in found)

    def holds(self, line: FigureLine, numbers: ByFigure) -> str:
        """How a line agrees with its number under a convention."""
        return line.agrees(numbers[line.number]) if line.number in numbers else ""

    def contradicted(self, line: FigureLine, parts: Parts) -> bool:
        """Whether a figure of the same epoch that is sure does not hold under a
        convention: few texts change it in between."""
        return any(other.epoch == line.epoch and self.breaks(other, parts)
                   for other in self.sure)

    def breaks(self, line: FigureLine, parts: Parts) -> bool:
        """Whether a line that is sure is another number under a convention."""
        value = self.comparison.number(line, parts)
        is_own = line.confirmed and value == line.own
        return value is not None and not is_own and not line.one.near(value)

    def numbers(self, parts: Parts, lines: Sequence[FigureLine]) -> ByFigure:
        """What the figures of some lines are under a convention, where it changes
        them."""
        found: ByFigure = {}
        is_single = len(parts) <= 1 + ("when" in parts)
        for line in lines:
            if is_single or line.figure.epoch <= FAR_EPOCH:
                value = self.comparison.number(line, parts)
                is_other = value != line.own or bool(line.found.doubt)
                if value is not None and is_other and not stands_still(line, value):
                    found[line.number] = value
        return found

    def accept(self, parts: Parts, hits: list[FigureLine]) -> None:
        """Give lines their verdict: they hold under this convention, or already under
        less of it."""
        if hits:
            self.established.append(parts)
            self.accepted.append(hits)
        for line in hits:
            least = self.least(line, parts)
            how = self.holds(line, self.numbers(least, [line]))
            text = in_words(least, line.figure) + HELD_ONLY.get(how, "")
            line.verdict = Verdict(CONVENTION, text, {"convention": dict(least)})

    def least(self, line: FigureLine, parts: Parts) -> Parts:
        """The fewest of the parts under which a line still holds, and the confirmed ones
        of its epoch if they do under all parts."""
        clashes = self.contradicted(line, parts)
        for size in range(1, len(parts)):
            for chosen in map(dict, combinations(parts.items(), size)):
                if self.fits(line, chosen, self.numbers(chosen, [line])) and (
                        clashes or not self.contradicted(line, chosen)):
                    return chosen
        return parts
