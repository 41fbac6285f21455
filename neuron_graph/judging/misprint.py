"""Misprints: digits that differ from the right ones by an error of typing.

What a number that was meant may become is tried: its rounding to as many places as are
written, or a few more or less.
"""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from .agreement import WIDE_DECIMALS, Spot, Written
from .slips import CHANGED, LOST, SHIFTS, DigitChange, changes

WRONG_SIGN = "its sign is wrong"
LEAST = 100
"""Below which number of units a digit that is lost is not looked for."""
MANY = 10
"""From how many numbers on, that may have been meant, only the nearest is tried."""


def misprints(written: Written, meant: Spot, changed: bool = False) -> Iterator[str]:
    """What may have happened at the keyboard, if this number was meant: a digit
    `changed`, or anything else. Most likely first."""
    if written.place is None:
        return
    if not changed and written.value and written.turned.agrees(meant):
        yield WRONG_SIGN
    found = (change for places in (0, *SHIFTS) for change in changes_to(written, meant, places)
             if (change.rank == CHANGED) is changed)
    yield from (change.what for change in sorted(found, key=attrgetter("rank")))


def changes_to(written: Written, meant: Spot, places: int) -> Iterator[DigitChange]:
    """The changes of digits, which end so many places higher, that lead from the number
    that was meant to the one that is written."""
    before, value = written.moved(written.value, -places), float(meant.value)
    cells = [min(before.cells(end, rounded=True), default=0)
             for end in (value - meant.radius, value, value + meant.radius)]
    for cell in range(cells[0], cells[2] + 1) if cells[2] - cells[0] < MANY else cells[1:2]:
        right = Decimal(cell).scaleb(before.last, WIDE_DECIMALS)
        for change in changes(right) if cell * written.number > 0.0 else ():
            is_told = change.rank != LOST or cell == cells[1] and written.units >= LEAST
            if is_told and change.places == places and int(change.digits) == written.units:
                yield change
