"""A number that stands where another belongs: another line's, or the right one copied
wrongly."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...recording import Line
from ...recording.expressions import magnitude
from ..agreement import Spot, Written, decimal_of
from ..explanations import Explanations
from ..judgement import MISPRINT, OTHER
from ..misprint import misprints
from ..solution import Solution
from ..task import Task
from .cause import Cause


def ways_to_copy(solution: Solution, cause: Cause) -> Iterator[tuple[str, str, str]]:
    """The slips by which something else than its own number may stand in a line, with
    what stands there and how it came about."""
    task, line, found = solution.task, cause.line, cause.spot
    numbers, place = solution.best.values, line.position
    for other in others_of(task, line):
        if abs(numbers[other] - found.value) <= found.radius:
            shown = task.shown(other)
            yield "wrong index" if line.is_given else OTHER, shown, f"that is {shown}"
    yield from ((MISPRINT, *copy) for copy in copies(found, numbers[place], line.is_given))


def others_of(task: Task, line: Line) -> list[int]:
    """The positions of what may have been taken for a line's number."""
    if not line.is_given:
        return [other.position for other in Explanations(task, line.position, (), ()).others()]
    return [task.calculation.position(step) for step in task.scene.like(line.step, line.step)]


def copies(found: Spot, right: float, is_given: bool) -> Iterator[tuple[str, str]]:
    """As what a number may have been copied that is known but for its radius, and what
    happened to it; a given one to its own digits or more, any other to those known."""
    last = int(decimal_of(right).as_tuple().exponent)
    known = magnitude(found.radius) + 1 if found.radius else last
    for place in (last, last - 1, last - 2) if is_given else (known,):
        one = Written("", decimal_of(found.value), place, 0)
        one = one.moved(Decimal(one.like(found.value)))
        what = next(misprints(one, Spot(right)), "")
        off = abs(float(one) - found.value) - max(found.radius, one.half * (not is_given))
        if off <= 0.0 and (what or is_given and place == last):
            yield f"{one.value:f}", what or "another number"
