"""Readings: what a line gives when the text's own printed figures stand in it.

A text goes on from what it has printed: from 0.75136507, not from the float behind it. For each operand of a line the
candidates are what the text printed for it, what it is in full, and what follows from the printed figures behind it.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from ..recording import Calculation
from .agreement import Written

PER_OPERAND = 8
PER_LINE = 400
KEPT = 60
DEPTH = 6


class Source(NamedTuple):
    """A printed figure as an operand: its number in the list of figures, and its digits."""

    figure: int
    printed: Written


class Reading(NamedTuple):
    """A value of a line, and the printed figures that it follows from, by their numbers."""

    value: float
    used: tuple[int, ...]


class Readings:
    """The readings of the lines of a calculation. `printed` holds the printed figures by position in the trail."""

    def __init__(self, calculation: Calculation, printed: Mapping[int, Sequence[Source]]):
        self.calculation, self.printed = calculation, printed
        self.values = list(calculation.own)
        """The numbers in full; printed ones stand in their place while a line is computed."""

    def of(self, position: int, allowed: Callable[[int], bool], depth: int = DEPTH) -> list[Reading]:
        """What a line may give: from the nearest printed figures first, last its number in full."""
        full = Reading(self.calculation.own[position], ())
        if depth == 0 or self.calculation.needed(position).isdisjoint(self.printed):
            return [full]
        found: dict[float, Reading] = {}
        for operands in islice(self.operand_values(position, allowed, depth), PER_LINE):
            used = tuple(dict.fromkeys(number for reading in operands.values() for number in reading.used))
            if used and len(found) < KEPT:
                value = self.with_operands(position, {place: reading.value for place, reading in operands.items()})
                if value not in found or len(used) < len(found[value].used):
                    found[value] = Reading(value, used)
        return [*found.values(), full]

    def with_operands(self, position: int, operands: Mapping[int, float]) -> float:
        """The number of a line when what stands in it has other values."""
        for place, value in operands.items():
            self.values[place] = value
        found = self.calculation.lines[position].of(self.values)
        for place in operands:
            self.values[place] = self.calculation.own[place]
        return found

    def operand_values(self, position: int, allowed: Callable[[int], bool], depth: int) -> Iterator[dict[int, Reading]]:
        """The operands of a line, each with one of its values, in every combination."""
        places = self.calculation.lines[position].operands
        choices = [self.choices(place, allowed, depth) for place in places]
        return (dict(zip(places, chosen)) for chosen in product(*choices))

    def choices(self, place: int, allowed: Callable[[int], bool], depth: int) -> list[Reading]:
        """The values that an operand may have: as printed, longest first, then as it follows from what is behind it."""
        sources = [source for source in self.printed.get(place, ()) if allowed(source.figure)]
        own = [Reading(float(source.printed), (source.figure,)) for source in sources]
        own.sort(key=lambda reading: -len(repr(reading.value)))
        *behind, full = self.of(place, allowed, depth - 1)
        return [*own, *behind[:PER_OPERAND], full]
