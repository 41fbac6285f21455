"""Misprints: digits that differ from the right ones by an error of typing."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .printed import WIDE, Printed

SHIFTS = (1, -1, 2, -2, 3, -3)


def misprints(printed: Printed, computed: Any) -> Iterator[str]:
    """What may have happened at the keyboard, if the computed number was meant. Most likely first."""
    if printed.value and Printed(printed.text, printed.value.copy_negate(), printed.exponent).agreement(computed):
        yield "its sign is wrong"
    yield from slipped_point(printed, computed)
    digits = str(printed.units)
    sign = -1 if printed.value < 0 else 1
    for position in range(len(digits) - 1):
        first, second = digits[position], digits[position + 1]
        if first != second and means(printed, sign, digits[:position] + second + first + digits[position + 2:], 0, computed):
            yield f"the digits {first}{second} are swapped"
        if first == second and means(printed, sign, digits[:position] + digits[position + 1:], 0, computed):
            yield f"the digit {first} is doubled"
        if first == second and means(printed, sign, digits[:position] + digits[position + 1:], 1, computed):
            yield f"the digit {first} is doubled"
    yield from lost_digit(printed, digits, sign, computed)


def means(printed: Printed, sign: int, digits: str, shorter: int, computed: Any) -> bool:
    """Whether other digits at the same place, or with so many decimals less, agree with the computed number."""
    exponent = printed.exponent + shorter
    value = (sign * Decimal(int(digits or "0"))).scaleb(exponent, WIDE)
    return bool(Printed(printed.text, value, exponent).agreement(computed))


def slipped_point(printed: Printed, computed: Any) -> Iterator[str]:
    """The decimal point some places off."""
    for shift in SHIFTS:
        value, exponent = printed.value.scaleb(shift, WIDE), printed.exponent + shift
        if printed.value and Printed(printed.text, value, exponent).agreement(computed):
            places = "place" if abs(shift) == 1 else "places"
            yield f"a zero {'is lost' if shift < 0 else 'too many'}: the decimal point is {abs(shift)} {places} off"


def lost_digit(printed: Printed, digits: str, sign: int, computed: Any) -> Iterator[str]:
    """A digit missing: of the right ones, one more than are printed."""
    if len(digits) < 3:
        return
    for shift in (1, 0):
        exponent = printed.exponent - shift
        try:
            right = Printed(printed.text, Decimal(0), exponent).shortened(Decimal(computed))
        except (ValueError, ArithmeticError):
            return
        if not right.is_finite() or (right < 0) is not (sign < 0):
            continue
        full = str(int(right.copy_abs().scaleb(-exponent, WIDE)))
        if len(full) == len(digits) + 1:
            for position in range(1, len(full)):
                if full[:position] + full[position + 1:] == digits:
                    yield f"the digit {full[position]} of {right:f} is lost"
                    return
