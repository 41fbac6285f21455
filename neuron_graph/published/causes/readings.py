"""Readings: what a line gives when the text's own printed figures stand in it.

A text goes on from what it has printed: from 0.75136507, not from the float behind it.
For each operand of a line the candidates are what the text printed for it, what it is
in full, and what follows from the printed figures behind it.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set as AbstractSet
from itertools import chain, islice, product
from typing import NamedTuple

from ...recording import Calculation
from ..figure_line import FigureLine

MOST_OF_AN_OPERAND = 8
MOST_COMBINATIONS = 400
MOST_READINGS = 60
LINES_BACK = 6


Sources = Mapping[int, Sequence[FigureLine]]
"""The printed figures that are numbers of a calculation, by position in its trail."""
Allowed = Callable[[FigureLine], bool]
"""Which printed figures may stand in a line."""


class Reading(NamedTuple):
    """A value of a line, and the printed figures that it follows from."""

    value: float
    used: tuple[FigureLine, ...]


class Readings:
    """The readings of the lines of a calculation, from what is `printed`; others than
    those `reached` do not depend on that."""

    def __init__(self, calculation: Calculation, printed: Sources, reached: AbstractSet[int]):
        self.calculation, self.printed, self.reached = calculation, printed, reached
        self.values = list(calculation.own)
        """The numbers in full; printed ones stand in their place while a line is
        computed."""

    def of(self, position: int, allowed: Allowed,
           depth: int = LINES_BACK) -> list[Reading]:
        """What a line may give: from the nearest printed figures first, of those that
        are `allowed`; last its number in full."""
        full = Reading(self.calculation.own[position], ())
        if depth == 0:
            return [full]
        places = self.calculation.lines[position].operands
        if self.reached.isdisjoint(places):
            return [full]
        choices = [self.choices(place, allowed, depth) for place in places]
        found: dict[float, Reading] = {}
        for chosen in islice(product(*choices), MOST_COMBINATIONS):
            used = tuple(dict.fromkeys(chain.from_iterable(one.used for one in chosen)))
            if used and len(found) < MOST_READINGS:
                value = self.value_from(position, chosen)
                if value not in found or len(used) < len(found[value].used):
                    found[value] = Reading(value, used)
        return [*found.values(), full]

    def value_from(self, position: int, operands: Sequence[Reading]) -> float:
        """The number of a line when what stands in it has these values."""
        line = self.calculation.lines[position]
        for place, operand in zip(line.operands, operands):
            self.values[place] = operand.value
        found = line.of(self.values)
        for place in line.operands:
            self.values[place] = self.calculation.own[place]
        return found

    def choices(self, place: int, allowed: Allowed, depth: int) -> list[Reading]:
        """The values that an operand may have: as printed, longest first, then as it
        follows from what is behind it."""
        own = [Reading(source.one.number, (source,))
               for source in filter(allowed, self.printed.get(place, ()))]
        own.sort(key=lambda reading: -len(repr(reading.value)))
        *behind, full = self.of(place, allowed, depth - 1)
        return [*own, *behind[:MOST_OF_AN_OPERAND], full]
