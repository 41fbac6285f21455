"""Digits as they are printed: 0.0230 says more than 0.023. One number, or those of a list in brackets."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..judging import IS_CUT, IS_ROUNDED, Spot, Written, write
from ..numerals import EXACT_FIGURES, read_numeral
from ..recording.expressions import magnitude

EXACT, TRUNCATED = "exact", "truncated"
WORDS = {IS_ROUNDED: EXACT, IS_CUT: TRUNCATED, "": ""}
SLACK = 2.3e-16
"""How far off a float may be, relatively, by the order of its operations."""


def read_printed(text: str, what: str = "printed", percent: bool = False) -> list[Written]:
    """The printed numbers of a text: one, or those of a list in brackets; percentages too, where the sign is left out."""
    inner = text.strip()
    listed = inner.startswith("[") and inner.endswith("]")
    parts = inner[1:-1].replace(",", " ").split() if listed else [inner.removesuffix("%") if percent else inner]
    return [read_one(part + "%" * percent, what) for part in parts]


def read_one(text: str, what: str) -> Written:
    """A printed number; a fraction has as many figures as a float."""
    found = write(read_numeral(text, what))
    return found if found.place is not None else found.to(magnitude(float(found)) - EXACT_FIGURES + 1)


def agreement(printed: Written, value: Any, slack: float = 0.0) -> str:
    """How printed digits agree with a computed number that may be so far off, relatively: EXACT, TRUNCATED or ""."""
    return WORDS[printed.agrees(Spot(value, abs(float(value)) * slack))]


def agreement_of(printed: Iterable[Written], computed: Iterable[Any], slack: float = 0.0) -> str:
    """How all of the numbers of a figure agree: as the least of them does."""
    found = [agreement(one, value, slack) for one, value in zip(printed, computed)]
    return "" if not all(found) else TRUNCATED if TRUNCATED in found else EXACT
