"""The numbers of a calculation as somebody carries them from line to line, each with
how far it may be off.

    values     the numbers, by position
    radii      how far the number that was really carried may lie from each
    fixed      the lines whose numbers were written down: what stands there is carried
               on, whatever the lines before give

What is given is exact. A line passes on what its operands may be off, and adds its own
rounding: half a unit of the last figure carried for its result, and what was rounded
within the line. A text prints its numbers and does not say how finely it carries them;
without `precisions` nothing is off but by the noise of floats.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeAlias

from ..recording import KINDS, Calculation, Carry, Expression, Line, Values
from ..recording.expressions import nothing, on_paper, sharp, with_bounds
from .agreement import FLOAT_SLACK, Spot
from .precision import Precision

WRITTEN_LAST = with_bounds(sharp, nothing)
"""The arithmetic in which the last operation of a line is done: its result is rounded
as the line is."""
CANCELLED = 4e-16
"""How large, relative to its terms, a sum may be that is 0 but for the rounding of
floats."""
NEGLIGIBLE = 1e-12
"""Below which size it is asked whether a sum is 0 but for that."""
EditedLines: TypeAlias = Mapping[int, Expression | Spot]
"""What stands in some lines in place of what was there, by position."""


class Carried:
    """The values of a calculation's lines; `precisions` is how finely each line is
    carried, None if nobody knows."""

    def __init__(self, calculation: Calculation, values: Values,
                 precisions: Sequence[Precision] | None = None,
                 radii: Sequence[float] | None = None, fixed: Collection[int] = ()):
        self.calculation, self.values, self.precisions = calculation, values, precisions
        self.radii = [0.0] * len(values) if radii is None else list(radii)
        self.fixed = frozenset(fixed)
        self._rounded: dict[str, dict[int, float]] = {}
        """The numbers, by position, that are rounded already for somebody's carry."""

    def precision(self, position: int) -> Precision:
        """How finely a line is carried."""
        assert self.precisions is not None
        return self.precisions[position]

    @property
    def numbers(self) -> dict[int, float]:
        """The numbers that were written down, by position."""
        return {place: self.values[place] for place in sorted(self.fixed)}

    def computed(self) -> Carried:
        """These numbers with the radii of lines that are all computed from the ones
        before."""
        for line in self.calculation.lines:
            self.radii[line.position] = self.radius(line)
        return self

    def radius(self, line: Line) -> float:
        """How far a line's number may be off when it is computed from those before
        it."""
        is_off = not line.is_given and line.step.kind != "time"
        return self.off(line, line.position) if is_off else 0.0

    def off(self, expression: Expression, position: int) -> float:
        """How far what an expression gives in a line may be off; of another number's
        name nothing is rounded."""
        value = expression.of(self.values)
        if self.precisions is None:
            return FLOAT_SLACK * abs(value)
        passed = self.reach(expression, value)
        if isinstance(expression, Line) and expression.is_renamed:
            return passed
        precision = self.precisions[position]
        rounded = 0.0
        at_once = KINDS[self.calculation.lines[position].step.kind].at_once
        if not expression.is_single and not at_once:
            rounded = self.rounded_within(expression, precision.carried)
        return passed + rounded + precision.finer(value)

    def reach(self, expression: Expression, centre: float) -> float:
        """How far an expression's value may move from the `centre` when each operand
        moves by its radius: the sum of what each does alone.

        That is the first-order bound, measured on the formula itself instead of on its
        derivatives.
        """
        values, radii, total = self.values, self.radii, 0.0
        for place in expression.operands:
            if radii[place]:
                kept = values[place]
                values[place] = kept + radii[place]
                total += abs(expression.of(values) - centre)
                values[place] = kept
        return total

    def rounded_within(self, expression: Expression, figures: int) -> float:
        """How far rounding within a line may put its number off; 0 where it has no
        value.

        A person who computes 1/(1 + exp(-z)) with a calculator writes down 1 + exp(-z)
        in between.
        """
        try:
            return sharp(expression.within(on_paper(figures), WRITTEN_LAST)(self.values)).error
        except (ArithmeticError, ValueError):
            return 0.0

    def rounded(self, line: Line, carry: Carry) -> float:
        """The number of a line for somebody who rounds each before it is used, from the
        given ones among these."""
        known: Any = self._rounded.setdefault(carry.name, {})
        for place in self.calculation.before(line.position):
            if place not in known:
                other = self.calculation.lines[place]
                value = self.values[place]
                known[place] = value if other.is_given else carry.of(other.step, other.of(known))
        return line.of(known)

    def known(self, line: Line) -> Spot:
        """The number that stands in a line."""
        place = line.position
        return Spot(settled(line, self.values[place]), self.radii[place])

    def spot(self, line: Line) -> Spot:
        """The number of a line from those before it."""
        return Spot(settled(line, line.of(self.values)), self.radius(line))

    def after(self, position: int, edits: EditedLines,
              off: Callable[[Expression, int], float] | None = None) -> Spot:
        """The number of a line when other expressions or numbers stand in some lines
        before it, or in its own; the lines between them follow, but for those that were
        written down. `off` says how far each may be off."""
        off, values, radii = off or self.off, self.values, self.radii
        lines = self.calculation.lines
        kept: dict[int, tuple[float, float]] = {}
        for place in sorted({*edits, *self.calculation.path(position, tuple(edits), self.fixed)}):
            kept[place] = values[place], radii[place]
            known = edits.get(place, lines[place])
            if isinstance(known, Spot):
                values[place], radii[place] = known
            else:
                values[place], radii[place] = known.of(values), off(known, place)
        found = Spot(values[position], radii[position])
        for place, number in kept.items():
            values[place], radii[place] = number
        return found

    def cost(self, position: int, place: int) -> int:
        """How many numbers stand in the lines that are computed when the line at a place
        is edited."""
        path = self.calculation.path(position, (place,), self.fixed)
        return sum(1 + len(self.calculation.lines[other].operands) for other in path)

    def value_after(self, position: int, edits: EditedLines) -> float:
        """The same number without its radius, which takes ten times as long."""
        return float(self.after(position, edits, lambda *_: 0.0).value)

    def with_written(self, numbers: Mapping[int, float],
                     hidden: Mapping[int, float] | None = None) -> Carried:
        """These numbers where some, by position, were written down, with how far those
        may be off: others follow from them."""
        found = Carried(self.calculation, list(self.values), self.precisions, self.radii, numbers)
        values, moved = found.values, set[int]()
        for line in self.calculation.lines:
            place, radius = line.position, 0.0
            if place in numbers:
                value, radius = numbers[place], hidden[place] if hidden else 0.0
            elif moved.isdisjoint(line.operands):
                continue
            else:
                value = line.of(values)
                radius = found.radius(line) if self.precisions else 0.0
            values[place], found.radii[place] = value, radius
            moved.add(place)
        return found


def settled(line: Line, value: float) -> float:
    """A line's number; 0 where its terms cancel and only the rounding of floats is
    left."""
    if line.number.operation not in ("+", "-") or not abs(value) < NEGLIGIBLE:
        return value
    terms = max((abs(float(step.value)) for step in line.step.operands), default=0.0)
    return 0.0 if abs(value) <= CANCELLED * terms < math.inf else value
