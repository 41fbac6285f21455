"""Fair and diagnosable: what the numbers of a drawn sheet must keep to.

    range       no net input near 0 or where its activation is flat, no output near its
                target, no number below 0.0005 before the update
    steadiness  with one figure more carried than asked, no line may be off by more than
                four units of the last one asked
    families    the slips of a line that are equal by algebra are one class; two classes,
                or a class and the right number, must differ by more than both may be
                off: by rounding to the figures asked, and by what rounding in the lines
                before makes of that

The first holds on every sheet. Where draws keep failing, the second and the third are
softened step by step: that is seen in `Course.doubt`, and on a sheet of 2-2-2 it is
almost never needed.
"""
from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from ...judging import Carried, Mistake, Task
from ...network import Span
from ...recording import Line, Values

LEAST_SIZE = 0.0005
LEAST_Z, LEAST_MISS = 0.1, 0.1
RANGED = "z", "error"
"""The kinds of numbers that have a range of their own."""
STEADY = 4.0
"""How many units of the last figure asked a line may be off by rounding."""
CLEAR_GAP = 10.0
"""How many times their rounding to the figures asked two numbers are apart that need no
closer look: on a steady sheet each is off by some four of it at most."""


class Family(list[Mistake]):
    """The slips of a line that give the same number on every sheet."""


class Result(NamedTuple):
    """A number that a line may give: the right one, or that of a `slip`."""

    value: float
    slip: Mistake | None = None


def families_of(task: Task, line: Line, samples: Sequence[Values]) -> list[Family]:
    """The classes of slips in a line, told apart on some lists of values; those that
    change nothing are left out."""
    found: dict[tuple[str, ...], Family] = {}
    for mistake in task.mistakes(line.position):
        values = [mistake.edited.of(sample) for sample in samples]
        if all(map(math.isfinite, values)) and any(values):
            found.setdefault(fingerprint(values), Family()).append(mistake)
    found.pop(fingerprint(values[line.position] for values in samples), None)
    return list(found.values())


def fingerprint(values: Iterable[float]) -> tuple[str, ...]:
    """Values to as many figures as rounding leaves alone."""
    return tuple(f"{value:.10g}" for value in values)


def values_in_range(task: Task, given: Mapping[int, float], spans: Mapping[str, Span],
                    ) -> Values | None:
    """All numbers of a sheet from the given ones; None where one vanishes, or a neuron
    is saturated.

    `spans` say between which numbers the net input of each neuron may be.
    """
    values: Values = []
    for line in task.lines:
        place = line.position
        if place in given:
            values.append(given[place])
            continue
        value = line.of(values)
        values.append(value)
        least = 0.0 if line.step.phase in ("update", "given") else LEAST_SIZE
        if not value or not least <= abs(value) < math.inf:
            return None
        if line.step.kind in RANGED and not in_range(task, line, values, spans):
            return None
    return values


def in_range(task: Task, line: Line, values: Values, spans: Mapping[str, Span]) -> bool:
    """Whether the number of a net input or an error, the last of the values, keeps to
    the ranges."""
    if line.step.kind == "z":
        low, high = spans[line.step.owner]
        return low <= values[-1] <= high and abs(values[-1]) >= LEAST_Z
    return missed(task, line, values) >= LEAST_MISS


def missed(task: Task, line: Line, values: Values) -> float:
    """How far an output is from its target, from the line of its error; infinitely far
    where the error is not computed from these two."""
    found = {task.lines[place].step.kind: values[place] for place in line.operands}
    if "a" in found and "target" in found:
        return abs(found["a"] - found["target"])
    return math.inf


def is_steady(chain: Carried, asked: Iterable[Line], limit: float) -> bool:
    """Whether no line that is asked may be off by more than so many units of the last
    figure asked. Gives the chain the radii of its lines, as far as it looks."""
    positions = {line.position for line in asked}
    for line in chain.calculation.lines:
        place = line.position
        radius = chain.radii[place] = chain.radius(line)
        if place in positions:
            unit = chain.precision(place).unit(chain.values[place])
            if radius > limit * unit:
                return False
    return True


def doubtful(chain: Carried, line: Line, families: Sequence[Family], surely: bool) -> int:
    """How many classes of a line's slips are too near to another class or to the right
    number; only those that are not even a rounding away, where it is to be said
    `surely` and soon."""
    results = [Result(chain.values[line.position])]
    for family in families:
        value = family[0].edited.of(chain.values)
        if value and math.isfinite(value):
            results.append(Result(value, family[0]))
    results.sort(key=itemgetter(0))
    near = close_pairs(chain, line, results, surely)
    return len({id(slip) for pair in near for _, slip in pair if slip})


def close_pairs(chain: Carried, line: Line, results: Sequence[Result], surely: bool,
                ) -> Iterator[tuple[Result, Result]]:
    """The neighbours among some results, in order of size, that rounding may confuse;
    `surely`, if nothing but the rounding to the figures asked does."""
    halves = [chain.precision(line.position).half(result.value) for result in results]
    reach = cache(lambda place: off(chain, line, results[place].slip))
    for place, (low, high) in enumerate(pairwise(results)):
        room = halves[place] + halves[place + 1]
        gap = high.value - low.value - room
        if gap <= 0.0 or not surely and (
                gap <= CLEAR_GAP * room and gap <= reach(place) + reach(place + 1)):
            yield low, high


def off(chain: Carried, line: Line, slip: Mistake | None) -> float:
    """How far the right number, or what a slip gives, may be off."""
    if slip is None:
        return chain.radii[line.position]
    return chain.off(slip.edited, line.position)
