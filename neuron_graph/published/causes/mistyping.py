"""Mistyping: what happened at the keyboard, if it is not in the calculation that a figure
is wrong."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from ...judging import ACCEPTED_CHANCE, WRONG_SIGN, Spot, misprints
from ..figure_line import FigureLine
from ..verdict import MISPRINT, UNEXPLAINED, Verdict
from .suspects import Suspects

MISPRINTS_OF_ONE = 20
"""About how many numbers are misprints of one."""
WAYS_OF_ONE = {WRONG_SIGN: 2}
"""Of how few it is so."""
MOST_MEANT = 8


class Mistyping:
    """What may have been mistyped for what, in the line of some suspects."""

    def __init__(self, suspects: Suspects):
        self.suspects, self.line, self.printed = suspects, suspects.line, suspects.printed

    @cached_property
    def own(self) -> str:
        """What happened at the keyboard, if the right number was meant; else ""."""
        return next(misprints(self.printed, Spot(self.line.exact[0])), "")

    def verdict(self) -> Verdict | None:
        """A misprint of what the line should be, where so many possible ones leave
        chance unlikely."""
        accepted = ACCEPTED_CHANCE * self.line.width / self.printed.unit
        for tried, (value, words) in enumerate(self.meant(), start=1):
            what = next(misprints(self.printed, Spot(value)), "")
            ways = WAYS_OF_ONE.get(what, MISPRINTS_OF_ONE)
            if what and (self.elsewhere or tried * ways <= accepted):
                return Verdict(MISPRINT, f"{what}{words}", {"misprint": what})
        return None

    def meant(self) -> Iterator[tuple[Any, str]]:
        """What may have been meant, and words on it: the right number, else what
        follows from figures that are wrong already."""
        right = ", ".join(line.figure.printed for line in self.elsewhere[:1])
        yield self.line.exact[0], f"; elsewhere it is printed as {right}" if right else ""
        for reading in () if self.elsewhere else self.suspects.guilty_readings[:MOST_MEANT]:
            yield reading.value, f"; what is meant follows {self.suspects.heir(reading).words}"

    @cached_property
    def elsewhere(self) -> list[FigureLine]:
        """The lines in which the number is printed rightly, in as many digits."""
        return [other for other in self.suspects.elsewhere
                if other.confirmed and other.one.figures >= self.printed.figures]

    def of_given(self) -> Verdict:
        """A given number mistyped: what is computed from it shows what was meant."""
        if not self.own:
            return Verdict(UNEXPLAINED)
        return Verdict(MISPRINT, f"{self.own}; the text goes on with {self.line.own:g}",
                       {"misprint": self.own})
