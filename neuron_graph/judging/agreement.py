"""Whether a number that a person wrote is a number of a calculation: the one predicate of all judging.

    Written   the number with the place that counts: the power of ten of its last digit, or a coarser one that is asked
    Spot      a number, and how far what was really computed may lie from it

A written number is a spot's if it lies within its radius and half a unit of the place that counts; it is what is left of
it when it is cut, if it is too small by less than a unit.

>>> from neuron_graph.numerals import read_numeral
>>> written = write(read_numeral("0.7513", "the answer"))
>>> written.rounds(Spot(0.75134)), written.rounds(Spot(0.751365)), written.cuts(Spot(0.751365))
(True, False, True)
"""
from __future__ import annotations

import math
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Any, NamedTuple

from ..numerals import Numeral

IS_ROUNDED, IS_CUT = "rounded", "cut"
WIDE = Context(prec=1200, traps=[])
"""Wide enough for every float against every number that can be written."""
HALVES = (ROUND_HALF_UP, ROUND_HALF_EVEN)
BITS = 4e-16
"""How far off, relatively, comparisons of floats may be: nearer to an edge decimals decide."""
NOISE = 1e-13
"""How far below its true value a float may be, relatively: 0.9999999999999998 is 1, and not cut to 0.9999."""
FARTHEST = 350


class Spot(NamedTuple):
    """A number that was computed, a float or a decimal, and how far off it may be."""

    value: Any
    radius: float = 0.0


class Written:
    """`value` is the number; `place` the power of ten of the last digit that counts, None where it is exact, as fractions
    are; `unit` what one there is worth, and `half` half of that; `figures` how many significant digits are written."""

    __slots__ = ("text", "value", "place", "figures", "number", "unit", "half")

    def __init__(self, text: str, value: Decimal, place: int | None, figures: int):
        self.text, self.value, self.place, self.figures = text, value, place, figures
        self.number = float(value)
        self.unit = 0.0 if place is None else 10.0 ** max(place, -FARTHEST)
        self.half = 0.5 * self.unit

    def __float__(self) -> float:
        return self.number

    @property
    def units(self) -> int:
        """The digits as a whole number, without sign and point."""
        return int(self.value.copy_abs().scaleb(-(self.place or 0), WIDE))

    def to(self, place: int | None) -> Written:
        """The same number where another place counts."""
        return Written(self.text, self.value, place, self.figures)

    def moved(self, value: Decimal, places: int = 0) -> Written:
        """Another number to as many digits, or with its last place so many higher."""
        return Written(self.text, value, None if self.place is None else self.place + places, self.figures)

    def agrees(self, spot: Spot) -> str:
        """How the number agrees with a spot: IS_ROUNDED, IS_CUT or ""."""
        return IS_ROUNDED if self.rounds(spot) else IS_CUT if self.cuts(spot) else ""

    def rounds(self, spot: Spot) -> bool:
        """Whether it may be the rounding of what a spot stands for. A number of the other sign never is."""
        own, value = self.number, float(spot.value)
        gap, room = abs(own - value), spot.radius + self.half
        slack = BITS * (abs(own) + abs(value))
        if not gap <= room + slack < math.inf or own * value < 0.0:
            return False
        return gap < room - slack or self.rounds_exactly(spot)

    def rounds_exactly(self, spot: Spot) -> bool:
        """The same near an edge: a tie is rounded up, or to the even digit, and not down.

        A float stands for its shortest digits; programs round its whole binary value, so that will do too.
        """
        off = Decimal(spot.radius)
        for number in {decimal_of(spot.value), Decimal(spot.value)}:
            low, high = WIDE.subtract(number, off), WIDE.add(number, off)
            if low <= self.value <= high:
                return True
            if self.place is not None and any(
                    self.shortened(low, mode) <= self.at_last(mode) <= self.shortened(high, mode) for mode in HALVES):
                return True
        return False

    def at_last(self, mode: str) -> Decimal:
        """Its own value to the place that counts."""
        return self.shortened(self.value, mode)

    def cuts(self, spot: Spot) -> bool:
        """Whether it may be what is left when a spot's number is cut; 0 is left of nothing."""
        own, value = self.number, float(spot.value)
        gap, room = abs(abs(value) - abs(own)), 2.0 * (self.unit + spot.radius)
        if self.place is None or not own * value > 0.0 or not gap <= room < math.inf:
            return False
        left = self.shortened(self.value, ROUND_DOWN).copy_abs()
        number, off = decimal_of(spot.value).copy_abs(), Decimal(spot.radius)
        unit = Decimal((0, (1,), self.place))
        least = number if isinstance(spot.value, Decimal) else WIDE.multiply(number, 1 + Decimal(NOISE))
        return left <= WIDE.add(number, off) and WIDE.subtract(least, off) < WIDE.add(left, unit)

    def shortened(self, number: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
        """A number rounded, or cut, to the place that counts."""
        return number.quantize(Decimal((0, (1,), self.place or 0)), rounding, WIDE)

    def like(self, value: float | Decimal) -> str:
        """A computed number in as many digits."""
        number = decimal_of(value)
        return f"{self.shortened(number):f}" if number.is_finite() else str(value)

    def cells(self, value: float) -> tuple[int, ...]:
        """The numbers, in units of the last digit, that a computed number would agree with."""
        if not math.isfinite(value) or abs(value) > 1e9 * max(self.unit, abs(self.number)):
            return ()
        scaled = decimal_of(value).scaleb(-(self.place or 0), WIDE)
        return tuple({int(scaled.to_integral_value(mode, WIDE)) for mode in (ROUND_HALF_UP, ROUND_DOWN)})

    def near(self, value: float | Decimal) -> bool:
        """Whether a number is within two units of the last digit."""
        return abs(float(value) - self.number) <= 2 * self.unit + 1e-15 * abs(self.number)

    def unpadded(self, least: int = 3) -> Written | None:
        """The number without the zeros at its end that may be padding; None if there are none, or fewer than `least`
        figures would be left. A single zero is as likely a digit of its own: it takes a figure more."""
        digits = str(self.units)
        zeros = len(digits) - len(digits.rstrip("0"))
        if self.place is None or self.place >= 0 or not 0 < zeros <= self.figures - least - (zeros == 1):
            return None
        return Written(self.text, self.value, self.place + min(zeros, -self.place), self.figures - zeros)


def write(numeral: Numeral, place: int | None = None) -> Written:
    """A numeral as a number to be judged, to its own last digit, or to a coarser `place` that is asked."""
    own = numeral.exponent
    counts = own if place is None else place if own is None else max(own, place)
    value = numeral.value if numeral.value else Decimal(0)
    return Written(numeral.text, value, counts, numeral.figures)


def decimal_of(number: float | Decimal) -> Decimal:
    """A number as a decimal; a float by its shortest digits."""
    return number if isinstance(number, Decimal) else Decimal(repr(float(number)))
