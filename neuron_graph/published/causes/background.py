"""The background of a figure: what is printed of the other numbers of its calculation."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from ...judging import Carried, Task
from ..figure_line import FigureLine
from .readings import Source, Sources


class Background:
    """What is printed of the numbers of a task, the same for all figures that belong
    there: the `places` where figures stand in its calculation, by their number among the
    `lines` of all figures."""

    def __init__(self, task: Task, places: Mapping[int, int], lines: Sequence[FigureLine]):
        self.task, self.places, self.lines = task, places, lines

    def sources(self, without: FigureLine | None = None) -> Sources:
        """The printed figures that are numbers of the calculation, but for one."""
        found: dict[int, list[Source]] = {}
        for number, place in self.places.items():
            if without is None or number != without.number:
                found.setdefault(place, []).append(Source(number, self.lines[number].one))
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
            longest[place] = float(max(sources, key=figures_of).printed)
            shortest[place] = float(min(sources, key=figures_of).printed)
            if any(self.lines[source.figure].confirmed for source in sources):
                right[place] = longest[place]
        others = longest, right, shortest
        return [self.task.right, *(self.task.right.with_written(base)
                                   for n, base in enumerate(others) if base not in others[:n])]


def figures_of(source: Source) -> int:
    """How many significant digits a source has."""
    return source.printed.figures
