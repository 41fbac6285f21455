"""A suspect: a value that a printed figure may have, and what happened then."""
from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ...judging import Carried
from ...recording import Expression


class Suspect(NamedTuple):
    """A value, and what happened if the digits are its, in words and as data; with the
    edited lines and what stands in the others, if there are such."""

    value: float
    words: str
    because: Mapping[str, Any]
    base: Carried | None = None
    edits: Mapping[int, Expression] = {}
    prior: float = 1.0
    common: bool = False

    @property
    def pattern(self) -> str:
        """The slip in words without the numbers in its names; "" if it is none."""
        return pattern_of(self.words) if self.slip else ""

    @property
    def slip(self) -> str:
        """The name of the slip, if it is one."""
        return str(self.because.get("slip", ""))


def pattern_of(words: str) -> str:
    """What happened without the numbers in its names, and without the figures that it
    rests on."""
    return re.sub(r"\d+", "#", words.partition("; from the printed")[0])
