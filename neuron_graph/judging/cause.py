"""The cause of several answers that are wrong: one number behind them that was not
written down, or a given one that was copied wrongly.

    stray   an answer that is neither right nor follows from numbers that were written
    cause   a number behind several strays, with which each of them follows

What it was is found from the strays alone; then what may have made it so.
"""
from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from ..recording import Expression, Line
from .agreement import Spot
from .solution import Solution
from .task import Mistake

FEWEST = 2
"""How many strays a cause explains at least."""
STEPS = 20
"""After how many steps a number is given up that the secants do not find."""
NUDGE = 0.01
CLOSE = 1e-3
"""How near, in parts of what rounding hides, the number found must be."""


@dataclass(frozen=True)
class Cause:
    """A line, and the number that it had; `strays` are the answers that follow from it,
    `mistakes` those of the line that give it."""

    line: Line
    spot: Spot
    strays: list[int]
    mistakes: list[Mistake]

    @property
    def rank(self) -> tuple[int, int, int]:
        """Its place among the causes: first what explains most, has a common mistake,
        and is near."""
        seldom = [mistake.row.is_seldom for mistake in self.mistakes]
        return -len(self.strays), min(seldom, default=2), -self.line.position


def causes(solution: Solution, position: int) -> Iterator[Cause]:
    """The causes of the stray at a position, the nearest first."""
    strays = solution.strays
    for place in solution.behind(position) if position in strays else ():
        line = solution.task.lines[place]
        if place in solution.written or place in solution.answers or line.is_renamed:
            continue
        if sum(answer in strays for answer in reached(solution, place)) >= FEWEST:
            yield from cause_at(solution, line, position)


def reached(solution: Solution, place: int) -> list[int]:
    """The answers that a line reaches with nothing written between."""
    return [answer for answer in solution.answers if place in solution.behind(answer)]


def cause_at(solution: Solution, line: Line, position: int) -> Iterator[Cause]:
    """The cause in a line, if nearly all answers that it reaches follow from it."""
    place, every = line.position, reached(solution, line.position)
    own = [answer for answer in every if answer in solution.strays]
    found = [spot for answer in own[:4] if (spot := solved(solution, place, answer))]
    for spot in sorted(found, key=lambda spot: spot.radius):
        explained = [answer for answer in every if explains(solution, place, spot, answer)]
        strays = [answer for answer in explained if answer in solution.strays]
        missed = len(every) - len(explained)
        if position in strays and len(strays) >= FEWEST and missed <= len(strays) // 3:
            yield Cause(line, spot, strays, mistakes_at(solution, line, spot, strays))
            return


def explains(solution: Solution, place: int, known: Expression | Spot, answer: int) -> bool:
    """Whether an answer follows when a line has another expression or number."""
    return solution.answers[answer].asked.rounds(solution.best.after(answer, {place: known}))


def mistakes_at(solution: Solution, line: Line, spot: Spot, strays: list[int]) -> list[Mistake]:
    """The mistakes in a line that give its number, the seldom ones where there is no
    other."""
    place, values = line.position, solution.best.values
    for seldom in (False, True):
        found = []
        for mistake in solution.task.mistakes(place, seldom):
            value = mistake.edited.of(values)
            near = abs(value - spot.value) <= 2.0 * spot.radius + NUDGE * abs(value)
            if near and all(explains(solution, place, mistake.edited, one) for one in strays):
                found.append(mistake)
        if found:
            return found
    return []


def solved(solution: Solution, place: int, position: int) -> Spot | None:
    """The number in a line of which an answer is the rounding, found by secants; None if
    there is none."""
    best, asked = solution.best, solution.answers[position].asked

    def off(value: float) -> float:
        return float(best.after(position, {place: Spot(value)}).value) - float(asked)

    before = best.values[place]
    value = before * (1.0 + NUDGE) + NUDGE
    miss, old = off(value), off(before)
    for _ in range(STEPS):
        if miss == old or not math.isfinite(miss - old):
            return None
        slope = (miss - old) / (value - before)
        if abs(miss) <= CLOSE * asked.half:
            radius = best.after(position, {place: Spot(value)}).radius + asked.half
            return Spot(value, radius / abs(slope))
        before, value, old = value, value - miss / slope, miss
        miss = off(value)
    return None
