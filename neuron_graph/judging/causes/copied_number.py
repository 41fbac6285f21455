"""A number that stands where another belongs: another line's, or the right one copied
wrongly."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...recording.expressions import decimal, magnitude
from ..agreement import Written
from ..explanations import Explanations
from ..judgement import MISPRINT, OTHER
from ..slips import copies
from ..solution import Solution
from .cause import Cause

MOST = 10
"""To how many decimals what is exchanged is compared."""


def ways_to_copy(solution: Solution, cause: Cause) -> Iterator[tuple[str, str, str]]:
    """The slips by which something else than its own number may stand in a line, with
    what stands there and how it came about."""
    task, line = solution.task, cause.line
    value, radius = cause.spot
    inside = Explanations(task, line.position, [solution.best], ())
    given = map(task.calculation.position, task.scene.like(line.step, line.step))
    for other in given if line.is_given else (other.position for other in inside.others()):
        if abs(solution.best.values[other] - value) <= radius:
            shown = task.shown(other)
            yield "wrong index" if line.is_given else OTHER, shown, f"that is {shown}"
    number, room = right_digits(solution, cause)
    for rate, slip, how in ways_to_step(number) if line.step.kind == "rate" else ():
        if abs(float(rate) - value) <= radius:
            yield slip, f"{rate:f}", how
    for copy in copies(number):
        if abs(float(copy.number) - value) <= room:
            yield MISPRINT, f"{copy.number:f}", copy.what
    for outcome in inside.miscopies(solution.digits):
        if abs(outcome.value - value) <= radius:
            yield outcome.mistake.name, f"{outcome.value:.5g}", outcome.mistake.detail
    another = Written("", number, int(number.as_tuple().exponent), 0).like(value)
    if line.is_given and abs(float(another) - value) <= radius:
        yield MISPRINT, another, "another number"


def ways_to_step(rate: Decimal) -> Iterator[tuple[Decimal, str, str]]:
    """What stands for a learning rate where every update is done in another way."""
    yield Decimal(1), "learning rate left out", "as if it were left out"
    yield -rate, "added instead of subtracted", "as if the steps were added"


def right_digits(solution: Solution, cause: Cause) -> tuple[Decimal, float]:
    """What should stand in the line of a cause, to the digits that are known, and how
    far off a copy of it may be."""
    place, radius = cause.line.position, cause.spot.radius
    given = solution.digits(place)
    if given is not None:
        return given, radius
    right = decimal(solution.best.values[place])
    known = Written("", right, magnitude(radius) + 1 if radius else -MOST, 0)
    return known.shortened(right), max(radius, known.half)
