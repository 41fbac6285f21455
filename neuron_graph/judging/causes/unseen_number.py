"""A number that was not written down: which answers it reaches, and what it must have
been for one of them to follow."""
from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from ..agreement import Spot
from ..carried_numbers import EditedLines
from ..nearest_mistakes import FAR_IN_HALVES
from ..solution import Solution

STEPS = 12
"""After how many steps a number is given up that the secants do not find."""
NUDGE = 0.01
"""By how much, relatively, the first step moves it."""
CLOSE = 1e-3
"""How near, in parts of half a unit, an answer must be met."""


def reached(solution: Solution, places: Iterable[int]) -> list[int]:
    """The answers that some lines reach with nothing written between."""
    moved = set(places)
    return [answer for answer in solution.answers
            if not moved.isdisjoint(solution.behind(answer))]


def explains(solution: Solution, edits: EditedLines, answer: int) -> bool:
    """Whether an answer follows when other expressions or numbers stand in some
    lines."""
    asked, best = solution.answers[answer].asked, solution.best
    off = abs(best.value_after(answer, edits) - float(asked))
    near = off <= max(FAR_IN_HALVES * asked.half, NUDGE * abs(float(asked)))
    return near and asked.rounds(best.after(answer, edits))


def solved(solution: Solution, places: Sequence[int], position: int) -> Spot | None:
    """The number in some lines of which an answer is the rounding, found by secants;
    None if there is none."""
    best, asked = solution.best, solution.answers[position].asked

    def off(value: float) -> float:
        return best.value_after(position, dict.fromkeys(places, Spot(value))) - float(asked)

    before = best.values[places[0]]
    value = before * (1.0 + NUDGE) + NUDGE
    miss, old = off(value), off(before)
    for _ in range(STEPS):
        if miss == old or not math.isfinite(miss - old):
            return None
        slope = (miss - old) / (value - before)
        if abs(miss) <= CLOSE * asked.half:
            reach = best.after(position, dict.fromkeys(places, Spot(value)))
            return Spot(value, (reach.radius + asked.half) / abs(slope))
        before, value, old = value, value - miss / slope, miss
        miss = off(value)
    return None
