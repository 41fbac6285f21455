"""A scale: where numbers are between two ends, and the round numbers that are said along
it.

    Scale(0, 8, 0, 100).at(2)      25
    Scale(0, 8).ticks()            [0, 2, 4, 6, 8]
    Scale(0.01, 1, 0, 1, log10)    by powers of ten
"""
from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

MOST_TICKS = 7
LARGE = 100.0
"""How many times as large as the smallest the largest number is where powers of ten
tell more apart."""


class Scale(NamedTuple):
    """The lowest and the highest number, where they are, and by what of a number its
    place is found."""

    low: float
    high: float
    start: float = 0.0
    end: float = 1.0
    measure: Callable[[float], float] = float

    def at(self, number: float) -> float:
        """Where a number is; at the start, where there is only one."""
        low, high, here = map(self.measure, (self.low, self.high, number))
        return self.start + (self.end - self.start) * (here - low) / (high - low or 1.0)

    def ticks(self) -> list[float]:
        """Round numbers from end to end: of a step of 1, 2 or 5, or powers of ten."""
        low, high = self.measure(self.low), self.measure(self.high)
        least = (high - low) / MOST_TICKS or 1.0
        ten = 10.0 ** math.floor(math.log10(least))
        step = next(n * ten for n in (1, 2, 5, 10) if n * ten >= least)
        found = range(math.ceil(low / step), math.floor(high / step) + 1)
        if self.measure is float:
            return [float(f"{n * step:.9g}") for n in found]
        return [10.0 ** (n * step) for n in found if (n * step).is_integer()]


def scale_of(numbers: Sequence[float], start: float, end: float) -> Scale:
    """The scale of numbers above each other: from 0, or by powers of ten where that tells
    more apart."""
    low, high = min(numbers), max(numbers)
    if 0.0 < low * LARGE < high:
        return Scale(low, high, start, end, math.log10)
    return Scale(min(0.0, low), max(0.0, high) or 1.0, start, end)
