"""The suspects of a printed figure: everything that may have led to its digits,
simplest first.

    inherited         it follows from other printed figures, of which one is wrong
                      itself
    rounded early     the numbers in its line, or all before it, were rounded first
    a slip            one of the table, in its own line
    another's number  it is the number of another line
    a slip before     one of the table in the line of an operand
    a seldom slip     one of those of the table that are thought of last, in its own line
    a slip behind     one of the table in a line further behind it
    throughout        one of the table in all lines of a kind at once
    a seldom one      in a line behind it
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from ...judging import (
    OTHER,
    Carried,
    Explanations,
    Mistake,
    Outcome,
    Spot,
    is_near,
)
from ...recording import Expression
from ..digits import agreement
from ..figure_line import FigureLine, quoted
from ..verdict import EXACT, UNDECIDED
from .background import Background
from .readings import Reading, Readings
from .suspect import Suspect

FEWEST_FIGURES = 3
"""How many figures tell one number from another."""
NARROW = 0.01
"""How wide, relatively, the rounding of wrong figures may make a line."""
MAKING = 5
"""What it costs to edit a line, in times of computing it."""
MOST_ALIKE = 8
"""In how many lines at once a mistake is looked for, at most."""
NOTHING: Mapping[int, Expression] = {}
TOO_EARLY = "rounded too early"


class Suspects:
    """The suspects of a line: iterating gives them all, simplest first.

    `sources` are the other printed figures by position in the line's calculation,
    `elsewhere` those of the same number.
    """

    def __init__(self, background: Background, line: FigureLine):
        self.background = background
        self.task, self.calculation = background.task, background.task.calculation
        self.line, self.printed, self.position = line, line.one, line.position or 0
        self.sources = background.sources(line)
        self.elsewhere = self.sources.get(self.position, ())
        self.readings = Readings(self.calculation, self.sources, background.reached)
        self.computed = 0
        """How many numbers had to be computed for the slips by now."""

    def __iter__(self) -> Iterator[Suspect]:
        found, near = self.explanations(self.bases), self.explanations(self.bases)
        operands = {*self.calculation.lines[self.position].operands}
        near.behind = [place for place in found.behind if place in operands]
        found.behind = [place for place in found.behind if place not in operands]
        yield from self.inherited()
        yield from self.early_rounding()
        yield from map(self.slip_of, found.mistakes_here())
        yield from self.others()
        yield from map(self.slip_of, chain(
            near.mistakes_behind(), found.mistakes_here(seldom=True), found.mistakes_behind()))
        yield from self.in_all_lines()
        yield from map(self.slip_of, chain(
            near.mistakes_behind(1, seldom=True), found.mistakes_behind(1, seldom=True)))

    def slips(self) -> Iterator[Suspect]:
        """The slips in the line itself, then in those behind it, where nothing else is
        amiss."""
        found = self.explanations(self.bases[:1])
        return map(self.slip_of, chain(found.mistakes_here(), found.mistakes_behind()))

    def explanations(self, bases: Sequence[Carried]) -> Explanations:
        """What may have led to the number, from these numbers."""
        return Explanations(self.task, self.position, bases,
                            self.calculation.before(self.position)[::-1])

    @cached_property
    def bases(self) -> list[Carried]:
        """What stands in the other lines: numbers in full; or as printed, with most
        digits, the right ones alone, or with fewest digits."""
        found = self.background.bases
        others = [{**base.numbers, self.position: 0.0} for base in found]
        return [base for n, base in enumerate(found) if others[n] not in others[:n]]

    def inherited(self) -> Iterator[Suspect]:
        """What follows from figures of which one is wrong itself."""
        for source in self.elsewhere:
            if source.wrong and source.one.figures > self.printed.figures:
                yield self.heir(Reading(source.one.number, (source,)))
        guilty = list(filter(self.is_used_throughout, self.guilty_readings))
        yield from map(self.heir, guilty)
        yield from chain.from_iterable(map(self.within_rounding, guilty))

    @cached_property
    def guilty_readings(self) -> list[Reading]:
        """What the line gives from figures of which one is wrong."""
        found = self.readings.of(
            self.position, lambda line: line.verdict is not UNDECIDED)
        return [reading for reading in found if self.guilty(reading)]

    def is_used_throughout(self, reading: Reading) -> bool:
        """Whether the printed number is near one that follows if every line goes on
        from the figures that a reading uses."""
        return not self.line.agrees(reading.value) or self.printed.near(self.throughout(reading))

    def throughout(self, reading: Reading) -> float:
        """What follows if every line goes on from the figures that a reading uses,
        where no confirmed figure says otherwise."""
        numbers = dict[int, float]()
        for place, sources in self.sources.items():
            for source in sources:
                if source in reading.used:
                    numbers[place] = source.one.number
                elif source.confirmed and place != self.position:
                    numbers.setdefault(place, self.calculation.own[place])
        return self.value_from(numbers)

    def value_from(self, numbers: Mapping[int, float],
                   edits: Mapping[int, Expression] = NOTHING) -> float:
        """The line's number where some others, by position, have these values, and some
        lines are edited."""
        others = {place: Spot(number) for place, number in numbers.items()
                  if place != self.position}
        return self.task.right.value_after(self.position, {**others, **edits})

    def guilty(self, reading: Reading) -> list[FigureLine]:
        """The wrong figures that a reading uses."""
        return [line for line in reading.used if line.wrong]

    def heir(self, reading: Reading) -> Suspect:
        """The suspect of a reading that uses wrong figures."""
        guilty = self.guilty(reading)
        return Suspect(reading.value, f"from the printed {quoted(guilty)}",
                       {"inherits": guilty[0].name})

    def within_rounding(self, reading: Reading) -> Iterator[Suspect]:
        """The printed number itself, if it lies between what the wrong figures give
        when they are half a unit larger and smaller: a text may go on from more digits
        than it prints."""
        used = {place: source.one for place, sources in self.sources.items()
                for source in sources if source in reading.used}
        ends = [self.value_from({place: one.number + way * one.half for place, one in used.items()})
                for way in (-1.0, 1.0)]
        value, half = float(self.printed), self.printed.half
        low, high = min(ends) - half, max(ends) + half
        if low <= value <= high and high - low < NARROW * max(abs(value), self.line.width):
            heir = self.heir(reading)
            yield heir._replace(value=value, words=f"{heir.words}, within its rounding")

    def slip_of(self, outcome: Outcome) -> Suspect:
        """A slip in the line itself, or in one behind it, as a suspect."""
        step, place, mistake = outcome.at.step, outcome.at.position, outcome.mistake
        self.computed += MAKING * (1 + len(mistake.edited.operands))
        self.computed += outcome.base.cost(self.position, place)
        behind = f", in the line of {self.task.scene.name(step)}" if place != self.position else ""
        words = f"{self.lead}{mistake.words}{behind}"
        because = {"slip": mistake.name, "at": step.name}
        return Suspect(outcome.value, words, because, outcome.base, {place: mistake.edited},
                       prior=mistake.row.prior)

    @cached_property
    def lead(self) -> str:
        """What one sees at first: that the number is right but for its sign, or that it
        is another line's."""
        if self.printed.value and agreement(self.printed.turned, self.line.exact[0]):
            return "its sign is wrong: "
        for other in self.others():
            if self.line.agrees(other.value) == EXACT:
                return f"{other.words}: "
        return ""

    def others(self) -> Iterator[Suspect]:
        """The numbers of other lines that may have been taken for it."""
        for line in self.explanations(()).others():
            value, place = self.calculation.own[line.position], line.position
            if value and self.printed.figures >= FEWEST_FIGURES:
                yield Suspect(value, f"that is {self.task.shown(place)}",
                              {"slip": OTHER, "at": self.task.name(place)})

    def in_all_lines(self) -> Iterator[Suspect]:
        """What comes of a mistake that is made in all lines of a kind at once."""
        kinds: dict[str, list[int]] = {}
        for place in (*self.calculation.before(self.position), self.position):
            kinds.setdefault(self.calculation.lines[place].step.kind, []).append(place)
        for places in kinds.values():
            made = [only_ones(self.task.mistakes(place)) for place in places[:MOST_ALIKE + 1]]
            for name in made[0] if 1 < len(made) <= MOST_ALIKE else ():
                if all(name in other for other in made):
                    yield from self.in_all(name, {
                        place: own[name] for place, own in zip(places, made)})

    def in_all(self, name: str, made: Mapping[int, Mistake]) -> Iterator[Suspect]:
        """What comes of mistakes in several lines."""
        edits = {place: mistake.edited for place, mistake in made.items()}
        said = dict.fromkeys(mistake.row.sentence for mistake in made.values())
        words, because = f"{'; '.join(said)}, in all such lines", {"slip": name, "at": self.name}
        for base in self.bases[:2]:
            self.computed += base.cost(self.position, min(edits))
            yield Suspect(base.value_after(self.position, edits), words, because, base, edits)

    def early_rounding(self) -> Iterator[Suspect]:
        """The numbers in the line, or all before it, rounded before they are used."""
        if is_near(float(self.printed), float(self.line.exact[0])):
            found, figures = self.explanations(self.bases[:1]), self.printed.figures
            because = {"slip": TOO_EARLY, "at": self.name}
            for early in found.roundings(figures, self.task.right):
                yield Suspect(early.value, f"rounded too early: {early.words}", because,
                              common=early.is_common)

    @property
    def name(self) -> str:
        """The canonical name of the line's number, without sample and epoch."""
        return self.calculation.lines[self.position].step.name


def only_ones(mistakes: Iterable[Mistake]) -> dict[str, Mistake]:
    """The mistakes that can be made in a single way, by their names; those of outputs and
    of hidden neurons have one."""
    named = [(re.sub("^(output|hidden) ", "", mistake.name), mistake) for mistake in mistakes]
    counts = Counter(name for name, _ in named)
    return {name: mistake for name, mistake in named if counts[name] == 1}
