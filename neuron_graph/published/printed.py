"""Digits as they are printed: 0.0230 says more than 0.023. One number, or those of a list in brackets."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..judging.agreement import CUT, ROUNDED, Spot, Written, write
from ..numerals import read_numeral

EXACT, TRUNCATED = "exact", "truncated"
WORDS = {ROUNDED: EXACT, CUT: TRUNCATED, "": ""}
SLACK = 2.3e-16
"""How far off a float may be, relatively, by the order of its operations."""


def read_printed(text: str, what: str = "printed") -> list[Written]:
    """The printed numbers of a text: one, or those of a list in brackets. Of a percentage the number before the sign."""
    inner = text.strip()
    if inner.startswith("[") and inner.endswith("]"):
        return [write(read_numeral(part, what)) for part in inner[1:-1].replace(",", " ").split()]
    return [write(read_numeral(inner.removesuffix("%"), what))]


def agreement(printed: Written, value: Any, slack: float = 0.0) -> str:
    """How printed digits agree with a computed number that may be so far off, relatively: EXACT, TRUNCATED or ""."""
    return WORDS[printed.agrees(Spot(value, abs(float(value)) * slack))]


def agreement_of(printed: Iterable[Written], computed: Iterable[Any], slack: float = 0.0) -> str:
    """How all of the numbers of a figure agree: as the least of them does."""
    found = [agreement(one, value, slack) for one, value in zip(printed, computed)]
    return "" if not all(found) else TRUNCATED if TRUNCATED in found else EXACT
