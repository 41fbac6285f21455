"""A cause: a number behind several strays with which they follow, and the mistakes that
give it."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ...recording import Line
from ..agreement import Spot
from ..solution import Solution
from ..task import Mistake
from .unseen_number import NUDGE, explains, reached, solved

FEWEST = 2
"""How many strays a cause explains at least."""
MOST_SOLVED = 4
"""Of how many strays it is asked which number they come of."""
Edits: TypeAlias = dict[int, Spot]
"""The numbers that stood in some lines, by position."""


@dataclass(frozen=True)
class Cause:
    """A line with other numbers than its own, the `edits`; `strays` are the answers that
    follow from them, `mistakes` those of the line that give its number."""

    line: Line
    edits: Edits
    strays: list[int]
    mistakes: list[Mistake]

    @property
    def spot(self) -> Spot:
        """The number that the line had."""
        return self.edits[self.line.position]

    @property
    def rank(self) -> tuple[int, int, int]:
        """Its place among the causes: first what explains most, has a common mistake,
        and is near."""
        seldom = [mistake.row.is_seldom for mistake in self.mistakes]
        return -len(self.strays), min(seldom, default=2), -self.line.position


def causes(solution: Solution, position: int) -> Iterator[Cause]:
    """The causes of the stray at a position, the nearest first."""
    for place in solution.behind(position) if position in solution.strays else ():
        line = solution.task.lines[place]
        if place in solution.written or place in solution.answers or line.is_renamed:
            continue
        cause = next((cause for edits in numbers_of(solution, line)
                      if (cause := cause_with(solution, line, edits, position))), None)
        if cause:
            yield cause


def numbers_of(solution: Solution, line: Line) -> Iterator[Edits]:
    """What may have stood in a line that reaches several strays: what each of them asks
    for, the most precise first; or, of given numbers, two exchanged."""
    places = solution.task.copies(line)
    own = [answer for answer in reached(solution, places) if answer in solution.strays]
    if len(own) < FEWEST:
        return
    found = [spot for answer in own[:MOST_SOLVED] if (spot := solved(solution, places, answer))]
    for spot in sorted(found, key=lambda spot: spot.radius):
        yield dict.fromkeys(places, spot)
    for step in solution.task.scene.like(line.step, line.step) if line.is_given else ():
        other = solution.task.lines[solution.task.calculation.position(step)]
        values = solution.best.values
        yield {**dict.fromkeys(places, Spot(values[other.position])),
               **dict.fromkeys(solution.task.copies(other), Spot(values[line.position]))}


def cause_with(solution: Solution, line: Line, edits: Edits, position: int) -> Cause | None:
    """The cause of the stray at a position by some numbers, if nearly all answers that
    they reach follow from them."""
    every = reached(solution, edits)
    explained = [answer for answer in every if explains(solution, edits, answer)]
    strays = [answer for answer in explained if answer in solution.strays]
    missed = len(every) - len(explained)
    if position not in strays or len(strays) < FEWEST or missed > len(strays) // 3:
        return None
    return Cause(line, edits, strays, mistakes_at(solution, line, edits, strays))


def mistakes_at(solution: Solution, line: Line, edits: Edits, strays: list[int]) -> list[Mistake]:
    """The mistakes in a line that give its number, the seldom ones where there is no
    other."""
    place, spot = line.position, edits[line.position]
    for seldom in (False, True):
        found = []
        for mistake in solution.task.mistakes(place, seldom):
            value = mistake.edited.of(solution.best.values)
            near = abs(value - spot.value) <= 2.0 * spot.radius + NUDGE * abs(value)
            if near and all(explains(solution, {place: mistake.edited}, one) for one in strays):
                found.append(mistake)
        if found:
            return found
    return []
