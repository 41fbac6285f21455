"""The background of a figure: what is printed of the other numbers of its calculation."""
from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ...judging import Carried, Task
from ..figure_line import FigureLine
from .readings import Sources


class Background:
    """What is printed of the numbers of a task, the same for all figures that belong
    there: the `places` of figures in its calculation."""

    def __init__(self, task: Task, places: Mapping[FigureLine, int]):
        self.task, self.places = task, places

    def sources(self, without: FigureLine | None = None) -> Sources:
        """The printed figures that are numbers of the calculation, but for one."""
        found: dict[int, list[FigureLine]] = {}
        for line, place in self.places.items():
            if line is not without:
                found.setdefault(place, []).append(line)
        return found

    @cached_property
    def reached(self) -> set[int]:
        """Where figures stand, and all that depends on their numbers."""
        return {*self.places.values(), *self.task.calculation.affected(*self.places.values())}

    @cached_property
    def bases(self) -> list[Carried]:
        """What may stand in the lines: numbers in full; or as printed, with most digits,
        the right ones alone, or with fewest digits."""
        longest, right, shortest = dict[int, float](), dict[int, float](), dict[int, float]()
        for place, sources in self.sources().items():
            longest[place] = max(sources, key=figures_of).one.number
            shortest[place] = min(sources, key=figures_of).one.number
            if any(line.confirmed for line in sources):
                right[place] = longest[place]
        others = longest, right, shortest
        return [self.task.right, *(self.task.right.with_written(base)
                                   for n, base in enumerate(others) if base not in others[:n])]


def figures_of(line: FigureLine) -> int:
    """How many significant digits a line has."""
    return line.one.figures
