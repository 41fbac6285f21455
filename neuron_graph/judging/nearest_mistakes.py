"""Hits: the mistakes that give a number, and of several those that cannot be told from the nearest one."""
from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .agreement import Spot, Written
from .explanations import Outcome

FAR, NEAR = 40.0, 0.01
"""From how many halves of a unit away on, and how far relatively, a mistake is not looked at more closely."""
SAME = 1e-9
CLEARLY = 0.5
"""How near, in parts of the distance of the next, the nearest mistake must be to be the only one named."""


class Hit(NamedTuple):
    """A mistake that a number may come of, with how far off it is in parts of what rounding allows."""

    candidate: Outcome
    distance: float

    @property
    def spot(self) -> Spot:
        """What the mistake gives."""
        return self.candidate.spot


def hits(candidates: Iterable[Outcome], written: Written) -> Iterator[Hit]:
    """The candidates that give a number, as far as rounding lets anybody say."""
    room = max(FAR * written.half, NEAR * abs(float(written)))
    for candidate in candidates:
        if abs(candidate.value - float(written)) <= room:
            hit = hit_of(candidate, written)
            if hit is not None:
                yield hit


def unlikely_hits(candidates: Iterable[Outcome], written: Written, chance: float) -> Iterator[Hit]:
    """The same, the lines of the mistakes one after the other, while random numbers would seldom be explained."""
    explained, at = 0.0, None
    for candidate in candidates:
        if candidate.at is not at and explained > chance * 2.0 * abs(float(written)):
            return
        at, spot = candidate.at, candidate.spot
        explained += 2.0 * (spot.radius + written.half) if math.isfinite(spot.value) else 0.0
        hit = hit_of(candidate, written)
        if hit is not None:
            yield hit


def hit_of(candidate: Outcome, written: Written) -> Hit | None:
    """A candidate as a hit, if the number may be the rounding of what it gives; of 0 that says nothing."""
    spot = candidate.spot
    if not spot.value or not math.isfinite(spot.value) or not written.rounds(spot):
        return None
    return Hit(candidate, abs(spot.value - float(written)) / (spot.radius + written.half or 1.0))


def chosen(found: Iterable[Hit]) -> list[Hit]:
    """The hits that cannot be told from the nearest one, each mistake once, the latest line first."""
    best: dict[int, Hit] = {}
    for hit in sorted(found, key=lambda hit: hit.distance):
        best.setdefault(id(hit.candidate.mistake), hit)
    nearest = next(iter(best.values()), None)
    alike = [hit for hit in best.values() if nearest.distance >= CLEARLY * hit.distance or same(hit, nearest)] if nearest else []
    return sorted(alike, key=lambda hit: -hit.candidate.at.position)


def same(one: Hit, other: Hit) -> bool:
    """Whether two mistakes give the same number here."""
    return abs(one.spot.value - other.spot.value) <= SAME * abs(other.spot.value)
