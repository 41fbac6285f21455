"""A number that stands where another belongs: another line's, or the right one copied
wrongly."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...recording import Line
from ...recording.expressions import magnitude
from ..agreement import Written, decimal_of
from ..explanations import Explanations
from ..judgement import MISPRINT, OTHER
from ..slips import copies
from ..solution import Solution
from ..task import Task
from .cause import Cause

MOST = 10
"""To how many decimals what is exchanged is compared."""


def ways_to_copy(solution: Solution, cause: Cause) -> Iterator[tuple[str, str, str]]:
    """The slips by which something else than its own number may stand in a line, with
    what stands there and how it came about."""
    task, line, found = solution.task, cause.line, cause.spot
    numbers = solution.best.values
    for other in others_of(task, line):
        if abs(numbers[other] - found.value) <= found.radius:
            shown = task.shown(other)
            yield "wrong index" if line.is_given else OTHER, shown, f"that is {shown}"
    number, room = right_digits(solution, cause)
    for copy in copies(number):
        if abs(float(copy.number) - found.value) <= room:
            yield MISPRINT, f"{copy.number:f}", copy.what
    inside = Explanations(task, line.position, [solution.best], ())
    for outcome in inside.miscopies(solution.digits):
        if abs(outcome.value - found.value) <= found.radius:
            yield outcome.mistake.name, f"{outcome.value:.5g}", outcome.mistake.detail
    another = Written("", number, int(number.as_tuple().exponent), 0).like(found.value)
    if line.is_given and abs(float(another) - found.value) <= found.radius:
        yield MISPRINT, another, "another number"


def right_digits(solution: Solution, cause: Cause) -> tuple[Decimal, float]:
    """What should stand in the line of a cause, to the digits that are known, and how
    far off a copy of it may be."""
    place, radius = cause.line.position, cause.spot.radius
    given = solution.digits(place)
    if given is not None:
        return given, radius
    right = decimal_of(solution.best.values[place])
    known = Written("", right, magnitude(radius) + 1 if radius else -MOST, 0)
    return known.shortened(right), max(radius, known.half)


def others_of(task: Task, line: Line) -> list[int]:
    """The positions of what may have been taken for a line's number."""
    if not line.is_given:
        return [other.position for other in Explanations(task, line.position, (), ()).others()]
    return [task.calculation.position(step) for step in task.scene.like(line.step, line.step)]

