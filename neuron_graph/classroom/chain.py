"""A chain: the numbers of a calculation as somebody carries them from line to line, each with how far it may be off.

    values     the numbers, by position
    radii      how far the number that was really carried may lie from each

What is given is exact. A line passes on what its operands may be off, and adds its own rounding: half a unit of the last
figure carried for its result, and what was rounded within the line.
"""
from __future__ import annotations

from collections.abc import Sequence

from .formula import Formula, Values, reach, result
from .graph import Graph, Line, Mistake
from .precision import Precision
from .within import Rough, within


class Chain:
    """The values of a graph's lines with their radii; `precisions` is how finely each line is carried."""

    def __init__(self, graph: Graph, precisions: Sequence[Precision], values: Values, radii: Sequence[float] = ()):
        self.graph, self.precisions, self.values = graph, precisions, values
        self.radii = list(radii) or self.carried()

    def carried(self) -> list[float]:
        """The radii where every line is computed from the ones before and rounded to the figures carried."""
        self.radii = [0.0] * len(self.graph.lines)
        for line in self.graph.lines:
            self.radii[line.position] = self.radius(line)
        return self.radii

    def radius(self, line: Line) -> float:
        """How far a line's number may be off when it is computed from those before it."""
        if line.formula is None:
            return 0.0
        return off(line.formula, line.rough, line.operands, self.precisions[line.position], self.values, self.radii)

    def mistaken(self, line: Line, mistake: Mistake) -> float:
        """The same of the value that a slip gives there."""
        return off(mistake.formula, mistake.rough, mistake.operands, self.precisions[line.position], self.values, self.radii)


def off(formula: Formula, rough: Rough | None, operands: Sequence[int], precision: Precision, values: Values,
        radii: Sequence[float]) -> float:
    """How far what a formula gives may be off; without `rough`, as it is of another number's name, nothing is rounded."""
    passed = reach(formula, operands, values, radii)
    if rough is None:
        return passed
    return passed + within(rough, values, precision.carried) + precision.finer(result(formula, values))
