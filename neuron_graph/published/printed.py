"""Digits as they are printed: 0.0230 says more than 0.023.

A computed number agrees with them if it is theirs when rounded to as many digits, or when cut there.
"""
from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Any

from ..errors import BadValue

EXACT, TRUNCATED = "exact", "truncated"
NUMERAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
WIDE = Context(prec=600, traps=[])
"""Wide enough for every float against every printed number."""
HALVES = (ROUND_HALF_UP, ROUND_HALF_EVEN)
LONGEST, LARGEST = 40, 100
NOISE = Decimal("1e-13")
"""How far below its true value a float may be, relatively: 0.9999999999999998 is 1, and not cut to 0.9999."""
SLACK = 2.3e-16
"""How far off a float may be, relatively, by the order of its operations."""


@dataclass(frozen=True)
class Printed:
    """`value` is the number that the digits write, `exponent` the power of ten of the last one: -3 in 0.840."""

    text: str
    value: Decimal
    exponent: int

    @property
    def width(self) -> float:
        """What one unit of the last digit is worth."""
        return 10.0 ** self.exponent

    @property
    def figures(self) -> int:
        """How many significant digits are printed."""
        return len(str(self.units))

    @property
    def units(self) -> int:
        """The printed digits as a whole number, without sign and point."""
        return int(self.value.copy_abs().scaleb(-self.exponent, WIDE))

    def agreement(self, computed: float | Decimal, slack: float = 0.0) -> str:
        """`exact`, `truncated` or "", where neither gives the printed digits.

        A float stands for its shortest digits; programs round its whole binary value, so that will do too. `slack` is how
        far off, relatively, the number to be rounded may itself be.
        """
        if not self.near(computed):
            return ""
        number = decimal_of(computed)
        off = number.copy_abs() * Decimal(slack)
        for other in {number, Decimal(computed)}:
            low, high = WIDE.subtract(other, off), WIDE.add(other, off)
            if any(self.shortened(low, mode) <= self.value <= self.shortened(high, mode) for mode in HALVES):
                return EXACT
        up = number if isinstance(computed, Decimal) else number + number * NOISE
        return TRUNCATED if self.shortened(number, ROUND_DOWN) == self.value == self.shortened(up, ROUND_DOWN) else ""

    @property
    def unpadded(self) -> Printed | None:
        """The number without the zeros at its end, two or more, that may be padding; None if there are none."""
        digits = str(self.text).strip().lower().partition("e")[0]
        zeros = len(digits) - len(digits.rstrip("0"))
        if "." not in digits or zeros < 2 or self.figures - zeros < 3:
            return None
        return Printed(self.text, self.value, self.exponent + zeros)

    def near(self, computed: float | Decimal) -> bool:
        """Whether a number is within two units of the last digit: the others need no closer look."""
        difference = float(computed) - float(self.value)
        return abs(difference) <= 2 * self.width + 1e-15 * abs(float(self.value))

    def shortened(self, number: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
        """A number rounded, or cut, to as many digits as are printed."""
        return number.quantize(Decimal(1).scaleb(self.exponent), rounding, WIDE)

    def written(self, computed: float | Decimal) -> str:
        """A computed number in as many digits."""
        number = decimal_of(computed)
        return f"{self.shortened(number):f}" if number.is_finite() else str(computed)

    def cells(self, computed: float) -> tuple[int, ...]:
        """The printed numbers, in units of their last digit, that a computed number would agree with."""
        if not math.isfinite(computed) or abs(computed) > 1e9 * max(self.width, abs(float(self.value))):
            return ()
        scaled = decimal_of(computed).scaleb(-self.exponent, WIDE)
        return tuple({int(scaled.to_integral_value(mode, WIDE)) for mode in (ROUND_HALF_UP, ROUND_DOWN)})


def decimal_of(number: float | Decimal) -> Decimal:
    """A number as a decimal; a float by its shortest digits."""
    return number if isinstance(number, Decimal) else Decimal(repr(float(number)))


def read_one(text: str, what: str) -> Printed:
    """One printed number, with a decimal point or a decimal comma."""
    written = text.strip().replace("\u2212", "-").replace("×10^", "e").replace("·10^", "e")
    if "." not in written and written.count(",") == 1:
        written = written.replace(",", ".")
    if not NUMERAL.fullmatch(written) or len(written) > LONGEST:
        raise BadValue(what, text, 'a number as it is printed is needed, such as "0.3775" or "3.5e-5"')
    value = Decimal(written)
    if abs(value.adjusted()) > LARGEST:
        raise BadValue(what, text, f"a number from 1e-{LARGEST} to 1e{LARGEST} is needed")
    return Printed(text.strip(), value, int(value.as_tuple().exponent))


def read_printed(text: str, what: str = "printed") -> list[Printed]:
    """The printed numbers of a text: one, or those of a list in brackets."""
    inner = text.strip()
    if inner.startswith("[") and inner.endswith("]"):
        return [read_one(part, what) for part in inner[1:-1].replace(",", " ").split()]
    return [read_one(inner.rstrip("%").strip() if inner.endswith("%") else inner, what)]


def agreement_of(printed: Iterable[Printed], computed: Iterable[Any], slack: float = 0.0) -> str:
    """How all of the numbers of a figure agree: as the least of them does."""
    found = [one.agreement(value, slack) for one, value in zip(printed, computed)]
    return "" if not all(found) else TRUNCATED if TRUNCATED in found else EXACT
