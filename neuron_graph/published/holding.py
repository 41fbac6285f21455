"""Holding: which figures of a check hold under a convention, and whether a whole text
does under another than its file's."""
from __future__ import annotations

from functools import cached_property

from .cases import Parts
from .checker import Check
from .digits import agreement
from .figure_line import FigureLine

SLACK = 1e-12
"""How far off, relatively, a number under another convention may be."""


class Holding:
    """Which lines of a check hold under parts of a convention; {} is the file's own."""

    def __init__(self, check: Check):
        self.check, self.lines = check, check.lines

    @cached_property
    def better(self) -> Parts:
        """A convention under which more figures hold than under the file's own, {} if
        there is none."""
        mine = self.count({})
        return next((parts for parts in self.check.established if self.count(parts) > mine), {})

    def count(self, parts: Parts) -> int:
        """How many figures hold."""
        return sum(self.of(line, parts) if parts else line.confirmed for line in self.lines)

    def of(self, line: FigureLine, parts: Parts) -> bool:
        """Whether a figure holds, up to what follows from other figures."""
        value = None if line.position is None else self.check.number(line, parts)
        if value is None or value == line.own and not line.found.doubt:
            return line.confirmed
        return bool(agreement(line.one, value, SLACK))

    def contrast(self, parts: Parts) -> str:
        """A sentence on confirmed figures that do not hold under another convention."""
        throughout = {key: value for key, value in parts.items() if key != "when"}
        lost = [line for line in self.lines if line.confirmed and line.is_computed
                and not self.of(line, throughout)]
        if not lost or len(lost) == len(self.lines):
            return ""
        # The earliest says most, then new weights, then those with most digits.
        most_telling = min(lost, key=lambda line: (
            line.figure.epoch, "+" not in line.figure.name, -min(line.one.figures, 9)))
        more = f" and {len(lost) - 1} more say" if len(lost) > 1 else " says"
        return (f" {most_telling.told}{more} otherwise: the text does not compute so "
                "throughout.")
