"""Fair and diagnosable: what the numbers of a drawn sheet must keep to.

    range       no net input near 0 or where its activation is flat, no output near its target, no number below 0.0005
    steadiness  with one figure more carried than asked, no line may be off by more than four units of the last one asked
    families    the slips of a line that are equal by algebra are one class; two classes, or a class and the right
                number, must differ by more than both may be off: by rounding to the figures asked, and by what rounding
                in the lines before makes of that

The first holds on every sheet. Where draws keep failing, the second and the third are
softened step by step: that is seen in `Course.doubt`, and on a sheet of 2-2-2 it is
almost never needed.
"""
from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ...judging import Carried, Mistake, Precision, Task
from ...network import Span
from ...recording import Line, Values

LEAST_SIZE = 0.0005
LEAST_Z, LEAST_MISS = 0.1, 0.1
STEADY = 4.0
"""How many units of the last figure asked a line may be off by rounding."""
CLEAR_GAP = 10.0
"""How many times their rounding to the figures asked two numbers are apart that need no
closer look: on a steady sheet each is off by some four of it at most."""


class Family(list[Mistake]):
    """The slips of a line that give the same number on every sheet."""


def families_of(task: Task, line: Line, samples: Sequence[Values]) -> list[Family]:
    """The classes of slips in a line, told apart on some lists of values; those that
    change nothing are left out."""
    found: dict[tuple[str, ...], Family] = {}
    right = fingerprint(values[line.position] for values in samples)
    for mistake in task.mistakes(line.position):
        values = [mistake.edited.of(sample) for sample in samples]
        if all(map(math.isfinite, values)) and any(values):
            found.setdefault(fingerprint(values), Family()).append(mistake)
    return [family for print, family in found.items() if print != right]


def fingerprint(values: Iterable[float]) -> tuple[str, ...]:
    """Values to as many figures as rounding leaves alone."""
    return tuple(f"{value:.10g}" for value in values)


def values_in_range(task: Task, given: Mapping[int, float], spans: Mapping[str, Span]) -> Values | None:
    """All numbers of a sheet from the given ones; None where one vanishes, or a neuron
    is saturated. `spans` say between which numbers the net input of each neuron may
    be."""
    values: Values = []
    for line in task.lines:
        values.append(given[line.position] if line.is_given else line.of(values))
        if not in_range(task, line, values, spans):
            return None
    return values


def in_range(task: Task, line: Line, values: Values, spans: Mapping[str, Span]) -> bool:
    """Whether a line's number keeps to the ranges."""
    kind, value = line.step.kind, values[line.position]
    if line.is_given:
        return True
    if not math.isfinite(value) or abs(value) < LEAST_SIZE:
        return False
    if kind == "z":
        low, high = spans[line.step.owner]
        return low <= value <= high and abs(value) >= LEAST_Z
    return kind != "error" or missed(task, line, values) >= LEAST_MISS


def missed(task: Task, line: Line, values: Values) -> float:
    """How far an output is from its target, from the line of its error."""
    found = {task.lines[place].step.kind: values[place] for place in line.operands}
    return abs(found["a"] - found["target"]) if {"a", "target"} <= set(found) else math.inf


def steady_chain(task: Task, precisions: Sequence[Precision], values: Values, asked: Collection[int],
                 limit: float) -> Carried | None:
    """The right numbers with how far they may be off; None where a line that is asked,
    by position, may be off by more than so many units of the last figure asked."""
    chain = Carried(task.calculation, values, precisions)
    for line in task.lines:
        radius = chain.radii[line.position] = chain.radius(line)
        if line.position in asked and radius > limit * precisions[line.position].unit(values[line.position]):
            return None
    return chain


def doubtful(chain: Carried, line: Line, families: Sequence[Family]) -> int:
    """How many classes of a line's slips are too near to another class or to the right
    number."""
    precision = chain.precision(line.position)
    value = chain.values[line.position]
    spots: list[tuple[float, Mistake | None]] = [(value, None)]
    for family in families:
        spot = family[0].edited.of(chain.values)
        if math.isfinite(spot) and spot:
            spots.append((spot, family[0]))
    spots.sort(key=lambda spot: spot[0])
    return len({id(mistake) for pair in close_pairs(chain, line, spots, precision) for mistake in pair if mistake})


def close_pairs(chain: Carried, line: Line, spots: list[tuple[float, Mistake | None]], precision: Precision,
                ) -> Iterator[tuple[Mistake | None, Mistake | None]]:
    """The neighbours among some values that rounding may confuse."""
    for (low, one), (high, other) in zip(spots, spots[1:]):
        room = precision.half(low) + precision.half(high)
        gap = high - low - room
        if gap <= 0.0 or gap <= CLEAR_GAP * room and gap <= off(chain, line, one) + off(chain, line, other):
            yield one, other


def off(chain: Carried, line: Line, mistake: Mistake | None) -> float:
    """How far the right number, or what a slip gives, may be off."""
    return chain.radii[line.position] if mistake is None else chain.off(mistake.edited, line.position)
