"""A judgement: what is said of a number that a person gives, with what it explains it
by.

    right      the right number, or its digits filled up with zeros
    carried    wrong by itself, right from the person's own earlier numbers
    cut        the right number, or a carried one, cut where it should be rounded; `at`
               no line, if rounding on the way may give it too
    short      right, or cut, with fewer figures than are asked
    early      what comes of numbers rounded too early
    slip       what comes of one mistake: of the table, a number of another line, digits
               mistyped
    wrong      nothing explains it
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .agreement import Spot

RIGHT, CARRIED, CUT, SHORT = "right", "carried", "cut", "short"
EARLY, SLIP, WRONG = "early", "slip", "wrong"
MISPRINT, OTHER = "misprint", "another number"
"""The slips of those who computed rightly and wrote something else, and of those who
computed something else."""
MOST_NAMED = 4


class Named(NamedTuple):
    """A slip: its `name` in the table, what it happened to, and the canonical name of
    the line it happened in."""

    name: str
    detail: str
    at: str


class Judgement(NamedTuple):
    """What is said of a number: a word of the table above, and a sentence.

    `carried` is the number that was probably carried, `supposed` are the numbers
    of lines behind it that nobody has seen, by position; `slips` are those that give it;
    `at` is the line where it happened: the slip, the rounding, or the number that is
    carried.
    """

    word: str
    sentence: str
    carried: Spot | None = None
    slips: tuple[Named, ...] = ()
    at: str = ""
    supposed: Mapping[int, Spot] | None = None

    @property
    def accepted(self) -> bool:
        """Whether one may go on from the number."""
        return self.word in (RIGHT, CARRIED, CUT)


def grouped(texts: Iterable[str]) -> list[str]:
    """The slips in words; what differs in its detail alone is said once.

    >>> grouped(["it is left out (without b_h1)", "it is left out (without b1)"])
    ['it is left out (without b_h1, or without b1)']
    """
    details: dict[str, dict[str, None]] = {}
    for text in texts:
        words, _, detail = text.partition(" (")
        details.setdefault(words, {})[detail.removesuffix(")")] = None
    return [f"{words} ({', or '.join(found)})" if any(found) else words
            for words, found in details.items()]
