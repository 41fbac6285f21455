"""A chain: the numbers of a calculation as somebody carries them from line to line, each with how far it may be off.

    values     the numbers, by position
    radii      how far the number that was really carried may lie from each

What is given is exact. A line passes on what its operands may be off, and its own rounding is one unit of the last
figure carried: half a unit for its result, as much again for what was rounded within the line.
"""
from __future__ import annotations

from collections.abc import Sequence

from .formula import Values, reach
from .graph import Graph, Line, Mistake
from .precision import Precision


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
        passed = reach(line.formula, line.operands, self.values, self.radii)
        return passed if line.renamed else passed + self.precisions[line.position].finer(self.values[line.position])

    def mistaken(self, line: Line, mistake: Mistake, value: float) -> float:
        """The same of the value that a slip gives there."""
        passed = reach(mistake.formula, mistake.operands, self.values, self.radii)
        return passed + self.precisions[line.position].finer(value)
