"""Whether a number that a person wrote is a number of a calculation: the one predicate
of all judging.

    Written   the number with the place that counts: the power of ten of its last digit,
              or a coarser one that is asked
    Spot      a number, and how far what was really computed may lie from it

A written number is a spot's if it lies within its radius and half a unit of the place
that counts; it is what is left of it when it is cut, if it is too small by less than a
unit.

>>> from neuron_graph.numerals import read_numeral
>>> written = write(read_numeral("0.7513", "the answer"))
>>> written.rounds(Spot(0.75134)), written.rounds(Spot(0.751365))
(True, False)
>>> written.cuts(Spot(0.751365))
True
"""
from __future__ import annotations

import math
import sys
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from itertools import repeat
from typing import Any, NamedTuple

from ..numerals import Numeral
from ..recording.expressions import decimal

EXACT, TRUNCATED = "exact", "truncated"
CUT_OFF = 0.25
"""How much of what is left, at most, may be cut off: only of one figure is it more."""
FLOAT_SLACK = 2.3e-16
"""How far off a float may be, relatively, by the order of its operations."""
WIDE_DECIMALS = Context(prec=1200, traps=[])
"""Wide enough for every float against every number that can be written."""
HALVES_ROUNDED = ROUND_HALF_UP, ROUND_HALF_EVEN
BITS = 4e-16
"""How far off, relatively, comparisons of floats may be: nearer to an edge decimals
decide."""
NOISE = 1 + Decimal(1e-13)
"""By how much its true value may exceed a float: 0.9999999999999998 is 1, and not cut
to 0.9999."""
FARTHEST, LARGEST = 350, sys.float_info.max_10_exp


class Spot(NamedTuple):
    """A number that was computed, a float or a decimal, and how far off it may be."""

    value: Any
    radius: float = 0.0


class Written:
    """A number as a person wrote it, with the place that counts.

    `value` is the number; `place` is the power of ten of the last digit that counts,
    None where the number is exact, as fractions are; `unit` is what one there is worth,
    and `half` half of that; `figures` is how many significant digits are written.
    """

    __slots__ = ("text", "value", "place", "figures", "number", "unit", "half")

    def __init__(self, text: str, value: Decimal, place: int | None, figures: int):
        self.text, self.value, self.place, self.figures = text, value, place, figures
        self.number = float(value)
        self.unit = 0.0 if place is None else 10.0 ** min(max(place, -FARTHEST), LARGEST)
        self.half = 0.5 * self.unit

    def __float__(self) -> float:
        return self.number

    @property
    def last(self) -> int:
        """The power of ten of its last digit, 0 where it is exact."""
        return self.place or 0

    @property
    def units(self) -> int:
        """The digits as a whole number, without sign and point."""
        return int(self.value.copy_abs().scaleb(-self.last, WIDE_DECIMALS))

    def to(self, place: int | None) -> Written:
        """This number where another place counts."""
        return Written(self.text, self.value, place, self.figures)

    def moved(self, value: Decimal, places: int = 0) -> Written:
        """Another number to as many digits, or with its last place so many higher."""
        place = None if self.place is None else self.place + places
        return Written(self.text, value, place, self.figures)

    @property
    def turned(self) -> Written:
        """The number with the other sign."""
        return self.moved(self.value.copy_negate())

    def agrees(self, spot: Spot) -> str:
        """How the number agrees with a spot: EXACT, TRUNCATED or ""."""
        if self.rounds(spot):
            return EXACT
        return TRUNCATED if self.cuts(spot) else ""

    def rounds(self, spot: Spot) -> bool:
        """Whether it may be the rounding of what a spot stands for.

        A number of the other sign never is.
        """
        own, value = self.number, float(spot.value)
        gap, room = abs(own - value), spot.radius + self.half
        slack = BITS * (abs(own) + abs(value))
        if not gap <= room + slack < math.inf or own * value < 0.0:
            return False
        return gap < room - slack or self.rounds_exactly(spot)

    def rounds_exactly(self, spot: Spot) -> bool:
        """Whether it rounds a spot near an edge: a tie is rounded up, or to the even
        digit, and not down.

        A float stands for its shortest digits; programs round its whole binary value,
        so that will do too.
        """
        off = Decimal(spot.radius)
        for number in {decimal(spot.value), Decimal(spot.value)}:
            low = WIDE_DECIMALS.subtract(number, off)
            high = WIDE_DECIMALS.add(number, off)
            if self.rounds_between(low, high):
                return True
        return False

    def rounds_between(self, low: Decimal, high: Decimal) -> bool:
        """Whether it lies between two numbers when all three are rounded to its place, if
        it has one."""
        if self.place is None:
            return low <= self.value <= high
        rounded = (map(self.shortened, (low, self.value, high), repeat(mode))
                   for mode in HALVES_ROUNDED)
        return any(least <= own <= most for least, own, most in rounded)

    def cuts(self, spot: Spot) -> bool:
        """Whether it may be what is left when a spot's number is cut; 0 is left of
        nothing, and one figure alone may be left of almost twice itself."""
        own, value = self.number, float(spot.value)
        gap = abs(abs(value) - abs(own))
        room = min(2.0 * self.unit, CUT_OFF * abs(own)) + 2.0 * spot.radius
        if self.place is None or not own * value > 0.0 or not gap <= room < math.inf:
            return False
        number, off = decimal(spot.value).copy_abs(), Decimal(spot.radius)
        left = self.shortened(self.value, ROUND_DOWN).copy_abs()
        if left > WIDE_DECIMALS.add(number, off):
            return False
        if not isinstance(spot.value, Decimal):
            number = WIDE_DECIMALS.multiply(number, NOISE)
        lost = WIDE_DECIMALS.subtract(number, WIDE_DECIMALS.add(left, off))
        return lost < Decimal((0, (1,), self.place))

    def shortened(self, number: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
        """A number rounded, or cut, to the place that counts."""
        return number.quantize(Decimal((0, (1,), self.last)), rounding, WIDE_DECIMALS)

    def like(self, value: float | Decimal) -> str:
        """A computed number in as many digits."""
        number = decimal(value)
        return f"{self.shortened(number):f}" if number.is_finite() else str(value)

    def cells(self, value: float, rounded: bool = False) -> set[int]:
        """The numbers, in units of the last digit, that a computed number would agree
        with; only that which it is `rounded` to, or that which is left of it too."""
        if not math.isfinite(value) or abs(value) > 1e9 * max(self.unit, abs(self.number)):
            return set()
        scaled = decimal(value).scaleb(-self.last, WIDE_DECIMALS)
        modes = (ROUND_HALF_UP,) if rounded else (ROUND_HALF_UP, ROUND_DOWN)
        return {int(scaled.to_integral_value(mode, WIDE_DECIMALS)) for mode in modes}

    def near(self, value: float | Decimal) -> bool:
        """Whether a number is within two units of the last digit."""
        return abs(float(value) - self.number) <= 2 * self.unit + 1e-15 * abs(self.number)

    def unpadded(self, least: int = 3) -> Written | None:
        """The number without the zeros at its end that may be padding.

        It is None if there are no such zeros, or fewer than `least` figures would be
        left. A single zero is as likely a digit of its own: it takes a figure more.
        """
        digits = str(self.units)
        zeros = len(digits) - len(digits.rstrip("0"))
        most = self.figures - least - (zeros == 1)
        if self.place is None or self.place >= 0 or not 0 < zeros <= most:
            return None
        return Written(self.text, self.value, self.place + min(zeros, -self.place),
                       self.figures - zeros)


def write(numeral: Numeral) -> Written:
    """A numeral as a number to be judged to its own last digit."""
    return Written(numeral.text, numeral.value or Decimal(0), numeral.exponent, numeral.figures)
