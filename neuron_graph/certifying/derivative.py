"""Derivatives without backpropagation: a number of the way forwards as a function of one before it, computed from the steps.

    complex step         Im E(w + ih) / h: no subtraction, so h can be 1e-30 and every digit is good
    central difference   (E(w + h) - E(w - h)) / 2h: good to about half the digits, and needs no trust in anything
"""
from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any, NamedTuple

from ..recording import Recording, Step
from ..recording.expressions import COMPLEX, FLOATS, OPERATIONS, Arithmetic, Number, Operation, bounded, itself, operations_in
from .slope_bound import SLOPES, Slope

TINY = 1e-30
CUBE_ROOT = 2.0 ** (-52 / 3)


class Difference(NamedTuple):
    """A central difference, the error to expect of it, and whether a kink lies within its reach."""

    value: float
    expected: float
    kink: bool


class ErrorOf:
    """E of a recording (or of one of its samples) as a function of one number, others as they are.

    `error` is how far its value may be off by the rounding of floats; `through` is the one line that the number changes
    directly, where it is not to change others.
    """

    through: int | None = None

    def __init__(self, recording: Recording, total: Step, error: float):
        self.calculation, self.total, self.error = recording.calculation, total, error
        self.position = self.calculation.position(total)

    def at(self, number: Number, value: Any, arithmetic: Arithmetic = FLOATS) -> Any:
        """E when the number has this value."""
        lines, values = self.calculation.lines, list(self.calculation.own)
        place, first = self.start(number, value, arithmetic)
        values[place] = first
        for other in self.path(place):
            values[other] = lines[other].within(arithmetic)(values)
        return values[self.position]

    def along(self, way: Step) -> ErrorOf:
        """The same function along one way alone: through another step."""
        function = copy(self)
        function.through = self.calculation.position(way)
        return function

    def start(self, number: Number, value: Any, arithmetic: Arithmetic) -> tuple[int, Any]:
        """The line that changes first, with its value, when the number has this one: its own, unless it goes one way."""
        place = self.calculation.positions[id(number)]
        if self.through is None:
            return place, value
        values = list(self.calculation.own)
        values[place] = value
        return self.through, self.calculation.lines[self.through].within(arithmetic)(values)

    def path(self, place: int) -> list[int]:
        """The lines between a number and E that change with it; none where E does not depend on it."""
        depends = place in self.calculation.needed(self.position)
        return self.calculation.path(self.position, {place}) if depends else []

    def complex_step(self, number: Number) -> float:
        """dE by the number: Im E(w + ih) / h."""
        return complex(self.at(number, complex(number.value, TINY), COMPLEX)).imag / TINY

    def complex_error(self, number: Number) -> float:
        """How far the complex step may be off, by running error analysis."""
        found = self.at(number, Slope(bounded(number.value), 1.0), SLOPES)
        return float(found.error) if isinstance(found, Slope) else 0.0

    def central_difference(self, number: Number) -> Difference:
        """(E(w + h) - E(w - h)) / 2h; to expect of it is what h and 2h differ by, and what E may be off by."""
        h = CUBE_ROOT * max(1.0, abs(number.value))
        narrow, wide = (self.difference(number, step) for step in (h, 2 * h))
        return Difference(narrow, abs(narrow - wide) + 2 * self.error / h, self.kink_near(number, 2 * h))

    def difference(self, number: Number, h: float) -> float:
        """(E(w + h) - E(w - h)) / 2h, with the h that floats make of it."""
        above, below = number.value + h, number.value - h
        return (self.at(number, above) - self.at(number, below)) / (above - below)

    def kink_near(self, number: Number, h: float) -> bool:
        """Whether a function that branches takes another branch within h, or stands right at its corner."""
        path = self.path(self.start(number, number.value, FLOATS)[0])
        if not any(place in self.cornered for place in path):
            return False
        below, here, above = (self.sides_at(number, number.value + d) for d in (-h, 0.0, h))
        return not below == here == above

    @cached_property
    def cornered(self) -> set[int]:
        """The lines whose functions have corners."""
        lines = (line for line in self.calculation.lines if not line.is_given)
        return {line.position for line in lines if any(OPERATIONS[name].sides for name in operations_in(line.number))}

    def sides_at(self, number: Number, value: float) -> list[float]:
        """On which side of its corners each operation is on the way to E, when the number has this value."""
        arithmetic, noted = self.watched
        noted.clear()
        self.at(number, value, arithmetic)
        return list(noted)

    @cached_property
    def watched(self) -> tuple[Arithmetic, list[float]]:
        """The arithmetic of floats that notes them, and where."""
        return watched()


def watched() -> tuple[Arithmetic, list[float]]:
    """The arithmetic of floats, with a note of the sides on which operations with corners are done."""
    noted: list[float] = []

    def noting(row: Operation) -> Callable[..., Any]:
        sides = row.sides
        if sides is None:
            return row.floats

        def apply(*operands: float) -> Any:
            noted.extend(sides(*operands))
            return row.floats(*operands)
        return apply

    return Arithmetic(itself, {name: noting(row) for name, row in OPERATIONS.items()}), noted
