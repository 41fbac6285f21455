"""A verdict on a printed figure: a word, and the reason for it in words and as data."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..judging import EXACT as EXACT, MISPRINT as MISPRINT, SLIP as SLIP, TRUNCATED as TRUNCATED

CHAINED, CONVENTION, INHERITED = "chained", "convention", "inherited"
UNEXPLAINED = "unexplained"
VERDICT_WORDS = {
    EXACT: "the computed number, rounded to as many digits",
    TRUNCATED: "the computed number, cut there",
    CHAINED: "what follows from the text's own printed figures",
    CONVENTION: "what holds under another convention",
    SLIP: "what follows from a mistake that has a name",
    INHERITED: "computed rightly from a figure that is wrong already",
    MISPRINT: "digits mistyped",
    UNEXPLAINED: "none of these",
}


class Verdict(NamedTuple):
    """`word` is one of `VERDICT_WORDS`; `because` holds a convention, a slip and where
    it happened, what is inherited, or a misprint."""

    word: str
    explanation: str = ""
    because: Mapping[str, Any] = {}

    @property
    def confirmed(self) -> bool:
        """Whether the figure is right."""
        return self.word in (EXACT, TRUNCATED, CHAINED)


UNDECIDED = Verdict("")
"""No verdict yet."""
