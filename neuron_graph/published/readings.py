"""Readings: what a line gives when the text's own printed figures stand in it.

A text goes on from what it has printed: from 0.75136507, not from the float behind it.
For each operand of a line the candidates are what the text printed for it, what it is
in full, and what follows from the printed figures behind it.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from ..judging import Written
from ..recording import Calculation, Step

MOST_OF_AN_OPERAND = 8
MOST_COMBINATIONS = 400
MOST_READINGS = 60
LINES_BACK = 6
CHANGE = "change"
"""The kind of what an update adds to a parameter, which has no line of its own."""


class Source(NamedTuple):
    """A printed figure as an operand: its number in the list of figures, and its
    digits."""

    figure: int
    printed: Written


Sources = Mapping[int, Sequence[Source]]
"""The printed figures that are numbers of a calculation, by position in its trail."""


class Reading(NamedTuple):
    """A value of a line, and the printed figures that it follows from, by their
    numbers."""

    value: float
    used: tuple[int, ...]


class Readings:
    """The readings of the lines of a calculation, from what is `printed`."""

    def __init__(self, calculation: Calculation, printed: Sources):
        self.calculation, self.printed = calculation, printed
        self.values = list(calculation.own)
        """The numbers in full; printed ones stand in their place while a line is
        computed."""

    def of(self, position: int, allowed: Callable[[int], bool],
           depth: int = LINES_BACK) -> list[Reading]:
        """What a line may give: from the nearest printed figures first, of those that
        are `allowed`; last its number in full."""
        full = Reading(self.calculation.own[position], ())
        if depth == 0:
            return [full]
        moved = list(self.moved(position, allowed, depth))
        if self.calculation.needed(position).isdisjoint(self.printed):
            return [*moved, full]
        places = self.calculation.lines[position].operands
        choices = [self.choices(place, allowed, depth) for place in places]
        found: dict[float, Reading] = {}
        for chosen in islice(product(*choices), MOST_COMBINATIONS):
            used = tuple(dict.fromkeys(number for operand in chosen for number in operand.used))
            if used and len(found) < MOST_READINGS:
                value = self.value_from(position, chosen)
                if value not in found or len(used) < len(found[value].used):
                    found[value] = Reading(value, used)
        return [*moved, *found.values(), full]

    def moved(self, position: int, allowed: Callable[[int], bool],
              depth: int) -> Iterator[Reading]:
        """What an updated parameter is from a printed change of it."""
        step = self.calculation.lines[position].step
        if step.kind == "updated":
            old = self.calculation.lines[position].operands[0]
            for place in self.changes_of(step):
                for start in self.choices(old, allowed, depth):
                    for number, printed in self.printed[place]:
                        if allowed(number):
                            value = start.value + float(printed)
                            yield Reading(value, (*start.used, number))

    def changes_of(self, updated: Step) -> Iterator[int]:
        """Where the change of an updated parameter stands, if it is printed."""
        for place in self.printed:
            step = self.calculation.lines[place].step
            if step.kind == CHANGE and (step.names, step.sample) == (updated.names, updated.sample):
                yield place

    def value_from(self, position: int, operands: Sequence[Reading]) -> float:
        """The number of a line when what stands in it has these values."""
        line = self.calculation.lines[position]
        for place, operand in zip(line.operands, operands):
            self.values[place] = operand.value
        found = line.of(self.values)
        for place in line.operands:
            self.values[place] = self.calculation.own[place]
        return found

    def choices(self, place: int, allowed: Callable[[int], bool], depth: int) -> list[Reading]:
        """The values that an operand may have: as printed, longest first, then as it
        follows from what is behind it."""
        own = [Reading(float(source.printed), (source.figure,))
               for source in self.printed.get(place, ()) if allowed(source.figure)]
        own.sort(key=lambda reading: -len(repr(reading.value)))
        *behind, full = self.of(place, allowed, depth - 1)
        return [*own, *behind[:MOST_OF_AN_OPERAND], full]
