"""Digits as they are printed: 0.0230 says more than 0.023. One number, or those of a
list in brackets."""
from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat
from typing import Any

from ..judging import Spot, Written, write
from ..numerals import EXACT_FIGURES, read_numeral
from ..recording.expressions import magnitude
from .verdict import EXACT, TRUNCATED

ZERO_PLACE = -3
"""The place to which a 0 without decimals is 0: programs and people print it for what
is smaller, and not for -0.25."""


def read_printed(text: str, what: str = "printed", percent: bool = False) -> list[Written]:
    """The printed numbers of a text: one, or those of a list in brackets; percentages
    too, where the sign is left out.

    Raises `BadValue`, in which `what` names the text.

    >>> [float(number) for number in read_printed("[0.5, 2/5, 49.75%]")]
    [0.5, 0.4, 0.4975]
    """
    inner = text.strip()
    parts = [inner.removesuffix("%") if percent else inner]
    if inner.startswith("[") and inner.endswith("]"):
        parts = inner[1:-1].replace(",", " ").split()
    return [read_one(part + "%" * percent, what) for part in parts]


def read_one(text: str, what: str) -> Written:
    """A printed number; a fraction has as many figures as a float, and a 0 without
    decimals is 0.000."""
    found = write(read_numeral(text, what))
    if not found.value and found.last >= 0:
        return found.to(ZERO_PLACE)
    if found.place is not None:
        return found
    return found.to(magnitude(found.number) - EXACT_FIGURES + 1)


def agreement(printed: Written, value: Any, slack: float = 0.0) -> str:
    """How printed digits agree with a computed number that may be so far off,
    relatively: EXACT, TRUNCATED or ""."""
    return printed.agrees(Spot(value, abs(float(value)) * slack))


def agreement_of(printed: Iterable[Written], computed: Iterable[Any], slack: float = 0.0) -> str:
    """How all of the numbers of a figure agree: as the least of them does."""
    found = list(map(agreement, printed, computed, repeat(slack)))
    if not all(found):
        return ""
    return TRUNCATED if TRUNCATED in found else EXACT
