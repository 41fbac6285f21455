"""Derivatives without backpropagation: the error as a function of one given number, computed from the forward steps.

    complex step         Im E(w + ih) / h: no subtraction, so h can be 1e-30 and every digit is good
    central difference   (E(w + h) - E(w - h)) / 2h: good to about half the digits, and needs no trust in anything
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .arithmetics import COMPLEX, FLOATS, Arithmetic
from .error_bound import bounded
from .expression import fold, leaves
from .number import Number, value_of
from .recording import Recording
from .slope_bound import SLOPES, Slope
from .step import Step

TINY = 1e-30
CUBE_ROOT = 2.0 ** (-52 / 3)
KINKED = {"relu", "leaky_relu", "step", "step_from", "sign", "dead_zone", "maximum"}


class Difference(NamedTuple):
    """A central difference, the error to expect of it, and whether a kink lies within its reach."""

    value: float
    expected: float
    kink: bool


class ErrorOf:
    """E of a recording (or of one of its samples) as a function of one number, others as they are.

    `error` is how far its value may be off by the rounding of floats.
    """

    def __init__(self, recording: Recording, total: Step, error: float):
        self.total, self.error = total, error
        needed = ancestors(total)
        self.steps = [step for step in recording.trail if id(step.number) in needed and step.number.operation]
        self.uses = {id(step): {id(number) for number in leaves(step.number)} for step in self.steps}

    def values(self, number: Number, value: Any, arithmetic: Arithmetic) -> dict[int, Any]:
        """The values of all steps that depend on the number, when it has this value."""
        changed = {id(number): value}
        for step in self.steps:
            if not self.uses[id(step)].isdisjoint(changed):
                changed[id(step.number)] = evaluated(step.number, changed, arithmetic)
        return changed

    def at(self, number: Number, value: Any, arithmetic: Arithmetic = FLOATS) -> Any:
        """E when the number has this value."""
        return self.values(number, value, arithmetic).get(id(self.total.number), self.total.value)

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
        sides = [self.branches(self.values(number, number.value + d, FLOATS)) for d in (-h, 0.0, h)]
        return not sides[0] == sides[1] == sides[2]

    def branches(self, changed: Mapping[int, Any]) -> list[int]:
        """Of each operation that branches and depends on what changed, which side it is on: -1, 0 or 1."""
        found: list[int] = []

        def combine(node: Number, parts: list[Any]) -> Any:
            if node.operation in KINKED:
                found.extend(sides(str(node.operation), parts))
            return FLOATS.apply(str(node.operation), parts)

        for step in self.steps:
            if not self.uses[id(step)].isdisjoint(changed):
                fold(step.number, lambda leaf: looked_up(leaf, changed), combine)
        return found


def sides(operation: str, operands: list[float]) -> list[int]:
    """On which side of its corner an operation is; of a maximum, which operand it is."""
    if operation == "maximum":
        return [operands.index(max(operands))]
    z, *rest = operands
    corners = {"step": rest, "step_from": rest, "dead_zone": [-rest[0], rest[0]] if rest else []}.get(operation, [0.0])
    return [(z > corner) - (z < corner) for corner in corners]


def looked_up(leaf: Any, changed: Mapping[int, Any]) -> Any:
    """The value of a leaf: the changed one, if it did."""
    return changed.get(id(leaf), value_of(leaf))


def evaluated(number: Number, changed: Mapping[int, Any], arithmetic: Arithmetic) -> Any:
    """The value of a named number's formula when some of what it uses changed."""
    return fold(number, lambda leaf: looked_up(leaf, changed),
                lambda node, parts: arithmetic.apply(str(node.operation), parts))


def ancestors(step: Step) -> set[int]:
    """The numbers that a step is computed from, directly or not, and its own."""
    found: set[int] = set()
    waiting: list[Number] = [step.number]
    while waiting:
        number = waiting.pop()
        if id(number) not in found:
            found.add(id(number))
            waiting.extend(operand for operand in number.operands if isinstance(operand, Number))
    return found
