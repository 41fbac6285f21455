"""Chance: how likely it is that an explanation fits digits that it has nothing to do
with.

    cell     a number of as many digits as the text prints, in units of the last: what a
             candidate explains
    range    how far the values of the quantity spread: its printed digits could be any
             cell of it

So many cells explained, out of so many in the range: that is what random digits are
explained with. Candidates are tried simplest first, until that reaches one in a
hundred.
"""
from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import quantiles

from .agreement import Written

ACCEPTED_CHANCE = 0.01


def spread(values: Iterable[float], written: Written) -> float:
    """How far the values of a quantity spread: twice the range of the middle half of
    them, as far as the digits tell them apart; where there are too few, twice the
    quantity itself."""
    unit, cells = written.unit, set()
    for value in values:
        if math.isfinite(value) and abs(value) < 1e15 * unit:
            cells.add(round(value / unit))
    around = 2.0 * max(abs(float(written)), unit)
    if len(cells) < 8:
        return around
    low, _, high = quantiles(cells, n=4)
    return min(2.0 * max(high - low, 4.0) * unit, 2 * around)


class Budget:
    """How many different cells may be explained before chance reaches its limit.

    They are counted in the whole range, whose `width` is given and which reaches as far
    as the printed number, and within twice the distance of that from the `right` one,
    where candidates may lie closer together.
    """

    def __init__(self, written: Written, width: float, right: float):
        self.written = written
        self.cells: set[int] = set()
        self.right = right / written.unit
        self.near = 0
        self.reach = 2.0 * abs(float(written) / written.unit - self.right)
        self.width = max(width, self.reach * written.unit)

    @property
    def spent(self) -> float:
        """The part of the range that is explained so far."""
        return len(self.cells) * self.written.unit / self.width

    @property
    def spent_near(self) -> float:
        """The part that is explained so far of the numbers about as far from the right
        one as the printed number."""
        return self.near / max(2.0 * self.reach, 1.0)

    def admits(self, value: float, prior: float = 1.0) -> bool:
        """Count a candidate in; whether chance is still below its limit, which is the
        higher, the commoner the candidate is. A seldom one is not looked for cut as
        well."""
        new = self.written.cells(value, rounded=prior < 1.0) - self.cells
        self.cells |= new
        self.near += sum(abs(cell - self.right) <= self.reach for cell in new)
        return max(self.spent, self.spent_near) <= ACCEPTED_CHANCE * (1.0 + 2.0 * prior)


def odds(expected: float) -> str:
    """A number of explanations that chance brings, in words.

    >>> odds(0.004)
    'of random digits, one in 250 would find such an explanation'
    """
    if expected >= 0.95:
        return f"random digits would find {expected:.0f} such explanation{'s' * (expected >= 1.5)}"
    few = f"one in {1 / expected:.0f}" if expected > 1e-6 else "none in a million"
    return f"of random digits, {few} would find such an explanation"
