"""The numbers of a calculation as somebody carries them from line to line, each with how far it may be off.

    values     the numbers, by position
    radii      how far the number that was really carried may lie from each
    fixed      the lines whose numbers were written down: what stands there is carried on, whatever the lines before give

What is given is exact. A line passes on what its operands may be off, and adds its own rounding: half a unit of the last
figure carried for its result, and what was rounded within the line. A text prints its numbers and does not say how finely
it carries them; without `precisions` nothing is off but by the noise of floats.
"""
from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from ..recording import Calculation, Expression, Line, Values
from ..recording.expressions import OPERATIONS, Arithmetic, nothing, on_paper, propagated, sharp
from .agreement import Spot
from .precision import Precision

FLOAT = 2.3e-16
"""How far off a float may be, relatively, by the order of its operations."""
WRITTEN_LAST = Arithmetic(sharp, {name: propagated(row, sharp, nothing) for name, row in OPERATIONS.items()})
"""The arithmetic in which the last operation of a line is done: its result is rounded as the line is."""


class Carried:
    """The values of a calculation's lines; `precisions` is how finely each line is carried, None if nobody knows."""

    def __init__(self, calculation: Calculation, values: Values, precisions: Sequence[Precision] | None = None,
                 radii: Sequence[float] | None = None, fixed: Collection[int] = ()):
        self.calculation, self.values, self.precisions = calculation, values, precisions
        self.radii = list(radii) if radii is not None else [0.0] * len(values)
        self.fixed = frozenset(fixed)

    def precision(self, position: int) -> Precision:
        """How finely a line is carried."""
        assert self.precisions is not None
        return self.precisions[position]

    @property
    def numbers(self) -> dict[int, float]:
        """The numbers that were written down, by position."""
        return {place: self.values[place] for place in sorted(self.fixed)}

    def computed(self) -> Carried:
        """The same with the radii of lines that are all computed from the ones before."""
        self.radii = [0.0] * len(self.values)
        for line in self.calculation.lines:
            self.radii[line.position] = self.radius(line)
        return self

    def radius(self, line: Line) -> float:
        """How far a line's number may be off when it is computed from those before it."""
        if line.is_given:
            return 0.0
        return self.off(line, line.position, is_renamed=line.is_renamed)

    def off(self, expression: Expression, position: int, is_renamed: bool = False) -> float:
        """How far what an expression gives in a line may be off; of another number's name nothing is rounded."""
        if self.precisions is None:
            return FLOAT * abs(expression.of(self.values))
        passed = self.reach(expression)
        if is_renamed:
            return passed
        precision = self.precisions[position]
        return passed + self.within(expression, precision.carried) + precision.finer(expression.of(self.values))

    def reach(self, expression: Expression) -> float:
        """How far an expression's value may move when each operand moves by its radius: the sum of what each does alone.

        That is the first-order bound, measured on the formula itself instead of on its derivatives.
        """
        values, radii = self.values, self.radii
        centre, total = expression.of(values), 0.0
        for place in expression.operands:
            if radii[place]:
                kept = values[place]
                values[place] = kept + radii[place]
                total += abs(expression.of(values) - centre)
                values[place] = kept
        return total

    def within(self, expression: Expression, figures: int) -> float:
        """How far rounding within a line may put its number off: a person who computes 1/(1 + exp(-z)) with a calculator
        writes down 1 + exp(-z) in between. 0 where the line has no value."""
        try:
            found = expression.within(on_paper(figures), WRITTEN_LAST)(self.values)
            return sharp(found).error
        except (ArithmeticError, ValueError):
            return 0.0

    def spot(self, line: Line) -> Spot:
        """The number of a line from those before it."""
        return Spot(settled(line, line.of(self.values)), self.radius(line))

    def after(self, position: int, place: int, edited: Expression) -> Spot:
        """The number of a line when another expression stands in one before it, or in its own; the lines between them
        follow, but for those that were written down."""
        if self.precisions is None:
            value = self.value_after(position, {place: edited})
            return Spot(value, FLOAT * abs(value))
        if place == position:
            return Spot(edited.of(self.values), self.off(edited, place))
        values, kept = self.values, {place: (self.values[place], self.radii[place])}
        values[place], self.radii[place] = edited.of(values), self.off(edited, place)
        for other in self.path(position, place):
            line = self.calculation.lines[other]
            kept[other] = values[other], self.radii[other]
            values[other], self.radii[other] = line.of(values), self.radius(line)
        found = Spot(values[position], self.radii[position])
        for other, (number, radius) in kept.items():
            values[other], self.radii[other] = number, radius
        return found

    def path(self, position: int, place: int) -> list[int]:
        """The lines to compute anew for one when another has changed."""
        if place not in self.calculation.needed(position):
            return []
        return self.calculation.path(position, (place,), self.fixed)

    def value_after(self, position: int, edits: Mapping[int, Expression]) -> float:
        """The number of a line, without its radius, when other expressions stand in some lines."""
        values, kept = self.values, dict[int, float]()
        for place in sorted(edits):
            if place == position:
                continue
            for other in (place, *self.path(position, place)):
                if other == place or other not in edits and other != position:
                    kept.setdefault(other, values[other])
                    values[other] = (edits[place] if other == place else self.calculation.lines[other]).of(values)
        found = edits.get(position, self.calculation.lines[position]).of(values)
        for other, value in kept.items():
            values[other] = value
        return found


def carried_from(calculation: Calculation, numbers: Mapping[int, float], start: Values | None = None) -> Carried:
    """All numbers of a calculation where some were written down: the others follow from these; `start` are the right ones."""
    values = list(start or calculation.own)
    values_of(calculation, numbers, values, range(len(values)))
    return Carried(calculation, values, fixed=numbers)


def values_of(calculation: Calculation, numbers: Mapping[int, float], values: Values, places: Iterable[int]) -> None:
    """Put written numbers, and what follows from them, in the place of right ones."""
    moved: set[int] = set()
    for place in places:
        line = calculation.lines[place]
        if place in numbers:
            values[place] = numbers[place]
            moved.add(place)
        elif not line.is_given and not moved.isdisjoint(line.operands):
            values[place] = line.of(values)
            moved.add(place)


CANCELLED = 4e-16
"""How large, relative to its terms, a sum may be that is 0 but for the rounding of floats."""
SMALL = 1e-12


def settled(line: Line, value: float) -> float:
    """A line's number; 0 where its terms cancel and only the rounding of floats is left."""
    if line.number.operation not in ("+", "-") or not abs(value) < SMALL:
        return value
    terms = max((abs(float(step.value)) for step in line.step.operands), default=0.0)
    return 0.0 if abs(value) <= CANCELLED * terms < math.inf else value
