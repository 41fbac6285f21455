"""A scale: where numbers are between two ends, and the round numbers that are said along
it.

    Scale(0, 8, 0, 100).at(2)          25
    list(Scale(0, 8, 0, 100).ticks())  (0, "0"), (25, "2"), (50, "4"), (75, "6"), (100, "8")
    Scale(-2, 0, 0, 100, True).at(0.1) 50: the ends are powers of ten
    cell_at(0.5, 8)                    4, of the cells 0 to 7
"""
from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MOST_TICKS = 7
LARGE = 100.0
"""How many times as large as the smallest the largest number is where powers of ten
tell more apart."""


class Scale(NamedTuple):
    """The lowest and the highest number, or their powers of ten, and where they are."""

    low: float
    high: float
    start: float
    end: float
    powers: bool = False

    def at(self, number: float) -> float:
        """Where a number is."""
        return self.place(math.log10(number) if self.powers else number)

    def place(self, number: float) -> float:
        """Where a number, or a power, is; at the start, where there is only one."""
        part = (number - self.low) / (self.high - self.low or 1.0)
        return self.start + (self.end - self.start) * part

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Round numbers from end to end, a step of 1, 2 or 5 apart, or powers of ten: where
        each is, and how it is written."""
        least = max((self.high - self.low) / MOST_TICKS, float(self.powers)) or 1.0
        ten = 10.0 ** math.floor(math.log10(least))
        step = next(n * ten for n in (1, 2, 5, 10) if n * ten >= least)
        for n in range(math.ceil(self.low / step), math.floor(self.high / step) + 1):
            yield self.place(n * step), f"{10.0 ** (n * step) if self.powers else n * step:.6g}"


def cell_at(part: float, count: int) -> int:
    """Which of so many cells a part of the way, from 0 to 1, leads to."""
    return min(count - 1, int(part * count))


def scale_of(numbers: Sequence[float], start: float, end: float) -> Scale:
    """The scale of numbers above each other: from 0, or by powers of ten where that tells
    more apart."""
    low, high = min(numbers), max(numbers)
    if 0.0 < low * LARGE < high:
        return Scale(math.log10(low), math.log10(high), start, end, True)
    return Scale(min(0.0, low), max(0.0, high) or 1.0, start, end)
