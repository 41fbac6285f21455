"""Misprints: digits that differ from the right ones by an error of typing.

A sign, a decimal point some places off, two digits swapped, one doubled, one lost: each
is undone, and the number that was meant must agree with the right one.
"""
from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from .agreement import EXACT, TRUNCATED, WIDE_DECIMALS, Spot, Written
from .slips import DIGITS

WRONG_SIGN = "its sign is wrong"
SHIFTS = (1, -1, 2, -2, 3, -3)


def misprints(written: Written, meant: Spot) -> Iterator[str]:
    """What may have happened at the keyboard, if this number was meant. Most likely
    first."""
    if written.place is None:
        return
    if written.value and written.turned.agrees(meant):
        yield WRONG_SIGN
    yield from slipped_points(written, meant)
    yield from mistyped_pairs(written, meant)
    yield from lost_digits(written, meant)


def slipped_points(written: Written, meant: Spot) -> Iterator[str]:
    """The misprints by which the decimal point is some places off."""
    for shift in SHIFTS if written.value else ():
        if written.moved(written.value.scaleb(shift, WIDE_DECIMALS), shift).agrees(meant):
            what = "a zero is lost" if shift < 0 else "a zero too many"
            places = "places" if abs(shift) > 1 else "place"
            yield f"{what}: the decimal point is {abs(shift)} {places} off"


def mistyped_pairs(written: Written, meant: Spot) -> Iterator[str]:
    """Two neighbouring digits swapped, or one digit typed twice."""
    digits = str(written.units)
    digits = "0" * (len(digits) < -written.last) + digits
    for place, (first, second) in enumerate(zip(digits, digits[1:])):
        before, after = digits[:place], digits[place + 2:]
        if first != second:
            if means(written, f"{before}{second}{first}{after}", 0, meant):
                yield f"the digits {first}{second} are swapped"
        elif means(written, before + first + after, 0, meant) or means(
                written, before + first + after, 1, meant, (EXACT,)):
            yield f"the digit {first} is doubled"


def means(written: Written, digits: str, shorter: int, meant: Spot,
          hows: Collection[str] = (EXACT, TRUNCATED)) -> bool:
    """Whether other digits at the same place, or with so many decimals less, are the
    number that was meant, rounded or perhaps cut."""
    place = written.last + shorter
    value = Decimal(int(digits)).copy_sign(written.value).scaleb(place, WIDE_DECIMALS)
    return written.moved(value, shorter).agrees(meant) in hows


def lost_digits(written: Written, meant: Spot) -> Iterator[str]:
    """A digit missing: of the right ones, one more than are written."""
    digits = str(written.units)
    for shift in (1, 0) if len(digits) > 2 else ():
        longer = written.moved(written.value, -shift)
        right = longer.like(meant.value)
        if not right[-1].isdigit() or right.startswith("-") is not (written.value < 0):
            continue
        full = str(longer.moved(Decimal(right)).units)
        for place in range(len(full)):
            if full[:place] + full[place + 1:] == digits:
                yield f"the digit {full[place]} of {right} is lost"
                return


def changed_digits(written: Written, meant: Spot) -> Iterator[str]:
    """The misprints by which one digit stands for another."""
    digits = str(written.units)
    for place, wrong in enumerate(digits) if written.place is not None else ():
        for right in DIGITS:
            text = digits[:place] + right + digits[place + 1:]
            if right != wrong and means(written, text, 0, meant):
                yield f"the digit {right} is written as {wrong}"
