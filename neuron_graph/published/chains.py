"""Chains: what a line gives when the text's own printed figures stand in it.

A text goes on from what it has printed: from 0.75136507, not from the float behind it. For each operand of a line the
candidates are what the text printed for it, what it is in full, and what follows from the printed figures behind it.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from .calculation import Calculation
from .printed import Printed

PER_OPERAND = 8
PER_LINE = 400
KEPT = 60
DEPTH = 6


class Source(NamedTuple):
    """A printed figure as an operand: its number in the list of figures, and its digits."""

    figure: int
    printed: Printed


class Reading(NamedTuple):
    """A value of a line, and the printed figures that it follows from, by their numbers."""

    value: float
    used: tuple[int, ...]


class Chains:
    """The readings of the lines of a calculation. `printed` holds the printed figures by position in the trail."""

    def __init__(self, calculation: Calculation, printed: Mapping[int, Sequence[Source]]):
        self.calculation, self.printed = calculation, printed
        self.known = 0
        for position in printed:
            self.known |= 1 << position

    def readings(self, position: int, allowed: Callable[[int], bool], depth: int = DEPTH) -> list[Reading]:
        """What a line may give: from the nearest printed figures first, last its number in full."""
        full = Reading(self.calculation.trail[position].value, ())
        if not self.calculation.ancestors[position] & self.known or depth == 0:
            return [full]
        found: dict[float, Reading] = {}
        for operands in islice(self.operand_values(position, allowed, depth), PER_LINE):
            used = tuple(dict.fromkeys(number for reading in operands.values() for number in reading.used))
            if used and len(found) < KEPT:
                value = self.calculation.formula(position, {place: reading.value for place, reading in operands.items()})
                if value not in found or len(used) < len(found[value].used):
                    found[value] = Reading(value, used)
        return [*found.values(), full]

    def operand_values(self, position: int, allowed: Callable[[int], bool], depth: int) -> Iterator[dict[int, Reading]]:
        """The operands of a line, each with one of its values, in every combination."""
        trail, positions = self.calculation.trail, self.calculation.positions
        places = [positions[id(step.number)] for step in trail[position].operands if id(step.number) in positions]
        choices = [self.choices(place, allowed, depth) for place in places]
        return (dict(zip(places, chosen)) for chosen in product(*choices))

    def choices(self, place: int, allowed: Callable[[int], bool], depth: int) -> list[Reading]:
        """The values that an operand may have: as printed, longest first, then as it follows from what is behind it."""
        sources = [source for source in self.printed.get(place, ()) if allowed(source.figure)]
        own = [Reading(float(source.printed.value), (source.figure,)) for source in sources]
        own.sort(key=lambda reading: -len(repr(reading.value)))
        *behind, full = self.readings(place, allowed, depth - 1)
        return [*own, *behind[:PER_OPERAND], full]
