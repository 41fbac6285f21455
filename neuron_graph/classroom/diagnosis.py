"""A diagnosis: the slip of the table that gives an answer, in its own line or in one before it that was not written down.

Every slip is tried from the numbers that the student carried. Of several that the answer may be, the nearest is named
where it is clearly nearer than the next, otherwise all of them. Slips in lines that were left out are so many that
chance has to be watched: they are tried, the nearest lines first, while random numbers would be explained in at most
two cases of a hundred.
"""
from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .chain import Chain
from .formula import result
from .graph import Line, Mistake
from .mark import Named
from .work import Spot, Work
from .written import Written

TELLING = 3
"""How many figures an answer needs for its own last figure to tell one slip from another."""
FAR, NEAR = 40.0, 0.01
"""From how many halves of a unit away on, and how far relatively, a slip is not looked at more closely."""
SAME = 1e-9
CLEARLY = 0.5
"""How near, in parts of the distance of the next, the nearest must be to be the only one named."""
CHANCE = 0.02


class Hit(NamedTuple):
    """A slip that an answer may be, with how far off it is in parts of what rounding allows."""

    mistake: Mistake
    at: Line
    spot: Spot
    distance: float


def diagnosed(work: Work, position: int, written: Written) -> list[Hit]:
    """The slips that an answer may come from, the nearest first; none if nothing in the table gives it."""
    half = telling_half(work, position, written)
    return chosen([*in_line(work, position, written, half), *before(work, position, written, half)])


def telling_half(work: Work, position: int, written: Written) -> float:
    """Half a unit of the last figure that counts: the asked one, or a coarser or a finer one that was written."""
    half = work.half(position, written)
    if written.figures < TELLING:
        return half
    return max(written.half, 0.1 * half) if written.half else half


def in_line(work: Work, position: int, written: Written, half: float) -> Iterator[Hit]:
    """The slips of the answer's own line, each from the numbers that were probably carried, or else from those written."""
    line = work.graph.lines[position]
    for mistake in work.graph.mistakes(position):
        if near(work, mistake, written, half):
            spots = [spot for spot in work.mistaken(position, mistake) if gives(spot, written, half)]
            if spots:
                yield Hit(mistake, line, spots[0], min(distance(spot, written, half) for spot in spots))


def gives(spot: Spot, written: Written, half: float) -> bool:
    """Whether an answer may be the rounding of what a slip gives; of 0 that says nothing."""
    return bool(spot.value) and math.isfinite(spot.value) and spot.rounds_to(written.value, half)


def distance(spot: Spot, written: Written, half: float) -> float:
    """How far off an answer is, in parts of what rounding allows."""
    return abs(spot.value - written.value) / (spot.radius + half)


def near(work: Work, mistake: Mistake, written: Written, half: float) -> bool:
    """Whether what a slip gives is anywhere near an answer."""
    room = max(FAR * half, NEAR * abs(written.value))
    return any(abs(result(mistake.formula, chain.values) - written.value) <= room for chain in (work.best, work.own))


def to_the_figures_asked(work: Work, position: int, written: Written) -> list[Hit]:
    """The slips of a line that give an answer with zeros behind its digits: a spreadsheet drops them, and a bias that is
    not updated has none."""
    return chosen(in_line(work, position, written, work.half(position, written)))


def before(work: Work, position: int, written: Written, half: float) -> Iterator[Hit]:
    """The slips of the lines between the answer's and the written ones before it."""
    room = 0.0
    for line in left_out(work, position):
        for mistake in work.graph.mistakes(line.position):
            spot = following(work, line, mistake, position)
            room += 2.0 * (spot.radius + half) if math.isfinite(spot.value) else 0.0
            if gives(spot, written, half):
                yield Hit(mistake, line, spot, distance(spot, written, half))
        if room > CHANCE * 2.0 * abs(written.value):
            return


def left_out(work: Work, position: int) -> list[Line]:
    """The computed lines that an answer comes from and that were not written down, the nearest first."""
    found: set[int] = set()
    waiting = list(work.graph.lines[position].operands)
    while waiting:
        place = waiting.pop()
        line = work.graph.lines[place]
        if place not in found and line.formula is not None and place not in work.answers:
            found.add(place)
            waiting += line.operands
    return [work.graph.lines[place] for place in sorted(found, reverse=True) if not work.graph.lines[place].renamed]


def following(work: Work, line: Line, mistake: Mistake, position: int) -> Spot:
    """What a later line gives when a slip happened in one that was left out, the lines between them computed anew."""
    chain = Chain(work.graph, work.best.precisions, list(work.best.values), work.best.radii)
    chain.values[line.position] = result(mistake.formula, chain.values)
    chain.radii[line.position] = chain.mistaken(line, mistake)
    changed = {line.position}
    for later in work.graph.lines[line.position + 1:position + 1]:
        open_line = later.position == position or work.carries(later.position) is None
        if open_line and later.formula is not None and changed.intersection(later.operands):
            changed.add(later.position)
            chain.values[later.position] = result(later.formula, chain.values)
            chain.radii[later.position] = chain.radius(later)
    return Spot(chain.values[position], chain.radii[position])


def chosen(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that cannot be told from the nearest one, each slip once, the latest line first."""
    best: dict[int, Hit] = {}
    for hit in sorted(hits, key=lambda hit: hit.distance):
        best.setdefault(id(hit.mistake), hit)
    found = list(best.values())
    alike = [hit for hit in found if found[0].distance >= CLEARLY * hit.distance or same(hit, found[0])]
    return sorted(alike, key=lambda hit: -hit.at.position)


def same(one: Hit, other: Hit) -> bool:
    """Whether two slips give the same number here."""
    return abs(one.spot.value - other.spot.value) <= SAME * abs(other.spot.value)


def named(hits: Iterable[Hit]) -> tuple[Named, ...]:
    """The slips of some hits."""
    return tuple(Named(hit.mistake.name, hit.mistake.detail, hit.at.name) for hit in hits)
