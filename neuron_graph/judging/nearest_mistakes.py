"""The mistakes that give a number, and of several those that cannot be told from the
nearest.

    outcome   the number that a line would have after a mistake
    hit       an outcome that the written number may be the rounding of
"""
from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .agreement import Written
from .explanations import Outcome

FAR_IN_HALVES, FAR_RELATIVELY = 40.0, 0.01
"""From how many halves of a unit away on, and how far relatively, a mistake is not
looked at more closely."""
SAME = 1e-9
CLEARLY = 0.5
"""How near, in parts of the distance of the next, the nearest mistake must be to be the
only one named."""


class Hit(NamedTuple):
    """A mistake that a number may come of, with how far off it is in parts of what
    rounding allows."""

    outcome: Outcome
    distance: float

    @property
    def value(self) -> float:
        """The number that the mistake gives."""
        return float(self.outcome.spot.value)


def hits(outcomes: Iterable[Outcome], written: Written,
         chance: float = math.inf) -> Iterator[Hit]:
    """The mistakes that give a number, as far as rounding lets anybody say, and as long
    as of random numbers between 0 and twice as much no more than a part, the `chance`,
    would be explained. Those that give the same number explain it together."""
    explained, number, cell = set[float](), float(written), 0.0
    most = 2.0 * abs(number)
    room = max(FAR_IN_HALVES * written.half, FAR_RELATIVELY * abs(number))
    for outcome in outcomes:
        value = outcome.value
        if not math.isfinite(value):
            continue
        cell = cell or 2.0 * (outcome.spot.radius + written.half)
        if abs(value) <= most:
            explained.add(value)
        if len(explained) * cell > chance * most:
            return
        hit = hit_of(outcome, written) if abs(value - number) <= room else None
        if hit is not None:
            yield hit


def hit_of(outcome: Outcome, written: Written) -> Hit | None:
    """An outcome as a hit, if the number may be its rounding; of 0 that says
    nothing."""
    spot = outcome.spot
    if not spot.value or not math.isfinite(spot.value) or not written.rounds(spot):
        return None
    return Hit(outcome, abs(spot.value - float(written)) / (spot.radius + written.half or 1.0))


def chosen(found: Iterable[Hit]) -> list[Hit]:
    """The hits that cannot be told from the nearest one, each mistake once, the latest
    line and the commonest mistake first."""
    best: dict[int, Hit] = {}
    for hit in sorted(found, key=lambda hit: hit.distance // SAME):
        best.setdefault(id(hit.outcome.mistake), hit)
    if not best:
        return []
    nearest, *others = best.values()
    return sorted([nearest, *(hit for hit in others if not is_clearly_nearer(nearest, hit))],
                  key=lambda hit: (-hit.outcome.at.position, -hit.outcome.mistake.row.prior))


def is_clearly_nearer(nearest: Hit, other: Hit) -> bool:
    """Whether the nearest hit is to be named without another, which gives another
    number."""
    if abs(nearest.value - other.value) <= SAME * abs(nearest.value):
        return False
    return nearest.distance < CLEARLY * other.distance
