"""A cause: a number behind several strays with which they follow, and the mistakes that
give it."""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from ...recording import Line
from ..agreement import Spot
from ..solution import Solution
from ..task import Mistake
from .unseen_number import NUDGE, explains, reached, solved

FEWEST = 2
"""How many strays a cause explains at least."""
MOST_SOLVED = 3
"""Of how many strays it is asked which number they come of."""
Edits: TypeAlias = dict[int, Spot]
"""The numbers that stood in some lines, by position."""


class Cause(NamedTuple):
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
        if place not in solution.causes:
            solution.causes[place] = cause_in(solution, solution.task.lines[place])
        cause = solution.causes[place]
        if cause and position in cause.strays:
            yield cause


def cause_in(solution: Solution, line: Line) -> Cause | None:
    """The cause in a line that was not written down, None if there is none."""
    if line.position in solution.written or line.is_renamed:
        return None
    found = (cause_with(solution, line, edits) for edits in numbers_of(solution, line))
    return next(filter(None, found), None)


def numbers_of(solution: Solution, line: Line) -> Iterator[Edits]:
    """What may have stood in a line that reaches several strays: what each of them asks
    for, the most precise first; or, of given numbers, two exchanged."""
    places = solution.task.copies(line)
    every = reached(solution, places)
    own = [answer for answer in every if answer in solution.strays]
    if len(own) < max(FEWEST, len(every) / 2.0):
        return
    found = [spot for answer in own[:MOST_SOLVED] if (spot := solved(solution, places, answer))]
    for spot in sorted(found, key=lambda spot: spot.radius):
        yield dict.fromkeys(places, spot)
    for step in solution.task.scene.like(line.step, line.step) if line.is_given else ():
        other = solution.task.lines[solution.task.calculation.position(step)]
        values = solution.best.values
        yield {**dict.fromkeys(places, Spot(values[other.position])),
               **dict.fromkeys(solution.task.copies(other), Spot(values[line.position]))}


def cause_with(solution: Solution, line: Line, edits: Edits) -> Cause | None:
    """The cause by some numbers, if nearly all answers that they reach follow from
    them."""
    every = reached(solution, edits)
    explained = [answer for answer in every if explains(solution, edits, answer)]
    strays = [answer for answer in explained if answer in solution.strays]
    if len(strays) < FEWEST or len(every) - len(explained) > len(strays) // 3:
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
