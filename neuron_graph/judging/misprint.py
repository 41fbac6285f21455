"""Misprints: digits that differ from the right ones by an error of typing."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from .agreement import WIDE, Spot, Written

SHIFTS = (1, -1, 2, -2, 3, -3)


def misprints(written: Written, meant: Spot) -> Iterator[str]:
    """What may have happened at the keyboard, if this number was meant. Most likely first."""
    if written.place is None:
        return
    if written.value and written.moved(written.value.copy_negate()).agrees(meant):
        yield "its sign is wrong"
    yield from slipped_point(written, meant)
    digits = str(written.units)
    for position in range(len(digits) - 1):
        first, second = digits[position], digits[position + 1]
        before, after = digits[:position], digits[position + 2:]
        if first != second and means(written, before + second + first + after, 0, meant):
            yield f"the digits {first}{second} are swapped"
        if first == second and any(means(written, before + first + after, shorter, meant) for shorter in (0, 1)):
            yield f"the digit {first} is doubled"
    yield from lost_digit(written, digits, meant)


def means(written: Written, digits: str, shorter: int, meant: Spot) -> bool:
    """Whether other digits at the same place, or with so many decimals less, are the number that was meant."""
    place = (written.place or 0) + shorter
    sign = -1 if written.value < 0 else 1
    value = (sign * Decimal(int(digits or "0"))).scaleb(place, WIDE)
    return bool(written.moved(value, shorter).agrees(meant))


def slipped_point(written: Written, meant: Spot) -> Iterator[str]:
    """The decimal point some places off."""
    for shift in SHIFTS:
        if written.value and written.moved(written.value.scaleb(shift, WIDE), shift).agrees(meant):
            places = "place" if abs(shift) == 1 else "places"
            what = "a zero is lost" if shift < 0 else "a zero too many"
            yield f"{what}: the decimal point is {abs(shift)} {places} off"


def lost_digit(written: Written, digits: str, meant: Spot) -> Iterator[str]:
    """A digit missing: of the right ones, one more than are written."""
    if len(digits) < 3:
        return
    for shift in (1, 0):
        longer = written.moved(written.value, -shift)
        right = longer.like(meant.value)
        full = str(longer.moved(Decimal(right)).units) if right[-1].isdigit() else ""
        if right.startswith("-") is (written.value < 0) and len(full) == len(digits) + 1:
            for position in range(1, len(full)):
                if full[:position] + full[position + 1:] == digits:
                    yield f"the digit {full[position]} of {right} is lost"
                    return
