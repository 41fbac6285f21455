"""The check of a published calculation: a verdict on each of its figures.

    1  each figure against what is computed, and against what follows from the figures
       before it
    2  those left against other conventions, all of them together
    3  those left against figures that are wrong already, slips and misprints, one by
       one

    for line in check(example_named("mazur")).lines: print(line.name, line.verdict.word)
"""
from __future__ import annotations

from .cases import TURNED, Parts
from .causes import Policies, WrongFigures, searched
from .comparison import FigureComparison
from .confirmation import Confirmation
from .example import Example
from .figure_line import turned_throughout


class Check(FigureComparison):
    """The lines of a walkthrough with their verdicts."""

    established: list[Parts]
    """The conventions under which some figures hold."""

    def run(self) -> Check:
        """Find the verdict on every figure, in the three steps above."""
        policies = Policies(self)
        confirmation, wrong = Confirmation(policies), WrongFigures(policies)
        self.turn_signs()
        for line in self.lines:
            line.verdict = confirmation.of(line)
        parts = (searched(policies, part) for part in self.printed_parts)
        pools = [*filter(None, parts)]
        wrong.explain()
        for pool in pools:
            pool.settle()
        wrong.compare_with_conventions()
        wrong.carry_misprints_on()
        self.established = [parts for pool in pools for parts in pool.established]
        return self

    def turn_signs(self) -> None:
        """Read with the other sign what a part of the text writes so throughout."""
        for part in self.printed_parts:
            lines = self.lines_of(part)
            deltas = self.part(lines[0].figure).convention.sign == "target-output"
            for line in list(turned_throughout(lines, deltas)):
                line.turn(TURNED[line.family])


def check(example: Example) -> Check:
    """The verdicts on all printed figures of an example and its parts.

    >>> from neuron_graph.published.files.walkthrough import example_named
    >>> lines = check(example_named("mazur")).lines
    >>> print("; ".join(line.name for line in lines if not line.confirmed))
    E after epoch 1; E after epoch 10000; out_o1 after epoch 10000; out_o2 after epoch 10000
    """
    return Check(example).run()
