"""Derivatives without backpropagation: a number as a function of one before it,
computed from the steps of a recording.

    complex step         Im E(w + ih) / h: no subtraction, so h can be 1e-30 and every digit is good
    central difference   (E(w + h) - E(w - h)) / 2h: good to about half the digits, and needs no
                         trust in anything
"""
from __future__ import annotations

from copy import copy
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ..recording import Calculation, Recording, Step
from ..recording.expressions import (
    COMPLEX,
    FLOATS,
    OPERATIONS,
    Arithmetic,
    Bounded,
    Function,
    Number,
    Operation,
    bounded,
    itself,
    operations_in,
    times,
)
from .slope_bound import SLOPES, Slope, slope_of

TINY_STEP = 1e-30
CUBE_ROOT = 2.0 ** (-52 / 3)
"""A central difference with this step loses as much by rounding as by what it leaves
out."""


class Difference(NamedTuple):
    """A central difference, the error to expect of it, and whether a kink is in
    reach."""

    value: float
    expected: float
    kink: bool


class FunctionOf:
    """A number of a recording, called E here, as a function of one before it, others as
    they are.

    `error` is how far its value may be off by the rounding of floats; `through` is the
    one line that the other number changes directly, where it is not to change others.
    """

    through: int | None = None

    def __init__(self, recording: Recording, step: Step, error: float):
        self.calculation, self.error = recording.calculation, error
        self.position = self.calculation.position(step)

    def at(self, number: Number, value: Any, arithmetic: Arithmetic = FLOATS) -> Any:
        """E when the number has this value."""
        lines, values = self.calculation.lines, list(self.calculation.own)
        place = self.calculation.positions[number]
        if self.through is not None:
            moved = values.copy()
            moved[place] = value
            place = self.through
            value = lines[place].within(arithmetic)(moved)
        values[place] = value
        for other in self.path(place):
            values[other] = lines[other].within(arithmetic)(values)
        return values[self.position]

    def along(self, way: Step) -> FunctionOf:
        """The same function along one way alone: through another step."""
        function = copy(self)
        function.through = self.calculation.position(way)
        return function

    def path(self, place: int) -> list[int]:
        """The lines between a number and E that change with it; none where E does not
        depend on it."""
        depends = place in self.calculation.needed(self.position)
        return self.calculation.path(self.position, (place,)) if depends else []

    def complex_step(self, number: Number) -> float:
        """dE by the number: Im E(w + ih) / h."""
        return complex(self.at(number, complex(number.value, TINY_STEP), COMPLEX)).imag / TINY_STEP

    def complex_error(self, number: Number) -> float:
        """How far the complex step may be off, by running error analysis. What a single
        line uses reaches E through that line: all such numbers share the way from
        there."""
        place, start = self.calculation.positions[number], Slope(bounded(number.value), 1.0)
        ways = set(self.calculation.users[place]).intersection(self.path(place))
        if self.through is not None or len(ways) != 1:
            return slope_of(self.at(number, start, SLOPES)).error
        line = copy(self)
        line.position = ways.pop()
        found = line.at(number, start, SLOPES)
        return sum(map(times, found[1:], passed_on(self, line.position, found.value)))

    def central_difference(self, number: Number) -> Difference:
        """(E(w + h) - E(w - h)) / 2h; to expect of it is what h and 2h differ by, and
        what E may be off by."""
        h = CUBE_ROOT * max(1.0, abs(number.value))
        narrow = self.difference(number, h)
        expected = abs(narrow - self.difference(number, 2 * h)) + 2 * self.error / h
        return Difference(narrow, expected, self.kink_near(number, 2 * h))

    def difference(self, number: Number, h: float) -> float:
        """(E(w + h) - E(w - h)) / 2h, with the h that floats make of it."""
        above, below = number.value + h, number.value - h
        return (self.at(number, above) - self.at(number, below)) / (above - below)

    def kink_near(self, number: Number, h: float) -> bool:
        """Whether a function that branches takes another branch within h, or stands
        right at its corner."""
        place = self.through or self.calculation.positions[number]
        if cornered(self.calculation).isdisjoint(self.path(place)):
            return False
        below, here, above = (self.sides_at(number, number.value + d) for d in (-h, 0.0, h))
        return not below == here == above

    def sides_at(self, number: Number, value: float) -> list[float]:
        """On which side of its corners each operation is on the way to E, when the
        number has this value."""
        arithmetic, noted = watched()
        noted.clear()
        self.at(number, value, arithmetic)
        return list(noted)


@lru_cache
def passed_on(function: FunctionOf, place: int, value: Bounded) -> list[float]:
    """What a line's slope of 1, and an error of 1 in it, make the slope of E be off."""
    number = function.calculation.lines[place].step.number
    found = [function.at(number, Slope(value, *one), SLOPES) for one in ((1.0, 0.0), (0.0, 1.0))]
    return [slope_of(slope).error for slope in found]


@cache
def watched() -> tuple[Arithmetic, list[float]]:
    """The arithmetic of floats, and a list in which it notes the sides on which
    operations with corners are done."""
    noted: list[float] = []

    def noting(row: Operation) -> Function:
        sides = row.sides
        if sides is None:
            return row.floats

        def apply(*operands: float) -> Any:
            noted.extend(sides(*operands))
            return row.floats(*operands)
        return apply

    return Arithmetic(itself, {name: noting(row) for name, row in OPERATIONS.items()}), noted


@lru_cache(1)
def cornered(calculation: Calculation) -> set[int]:
    """The lines of a calculation whose functions have corners."""
    return {line.position for line in calculation.lines if not line.is_given and any(
        OPERATIONS[name].sides for name in operations_in(line.number))}
