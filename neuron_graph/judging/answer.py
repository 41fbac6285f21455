"""An answer: a number that a person gives for a line, to be judged to the figures that
are asked.

    asked    the number to the place asked: 0.751 stands for 0.7510, since a spreadsheet
             drops the zeros at the end; 0 has no figures, and is nothing but 0
    own      the number to the digits that are written, if they are fewer than asked
    written  the number to all digits that are written
"""
from __future__ import annotations

from ..errors import BadValue
from ..numerals import Numeral, read_numeral
from .agreement import Written, write
from .precision import Precision

NO_ANSWER = "?_-\u2014. "
"""What people write where they have no answer."""
TELLING_FIGURES = 3
"""How many figures an answer needs for its last one to tell one slip from another."""


class Answer:
    """A numeral with the precision that is asked; without one its own digits count."""

    def __init__(self, numeral: Numeral, precision: Precision | None = None):
        self.numeral, self.precision = numeral, precision
        self.written = self.asked = self.own = written = write(numeral)
        self.is_short = False
        if precision:
            place = precision.place(written.number) if written.value else None
            self.asked = written.to(place)
            own = written.place
            self.is_short = own is not None and (place is None or own > place)
            self.own = written if self.is_short or place is None else self.asked

    @property
    def figures(self) -> int:
        """How many significant digits are written."""
        return self.numeral.figures

    @property
    def hidden(self) -> float:
        """How far the number behind it may be: half a unit of the last figure written,
        at most of the last one asked."""
        return min(self.written.half, self.asked.half)

    @property
    def telling(self) -> Written:
        """The number to the place that tells one mistake from another: the one asked,
        or a coarser or a finer one that was written, at most one figure finer."""
        own, asked = self.written.place, self.asked.place
        if self.figures < TELLING_FIGURES or own is None or asked is None:
            return self.asked
        return self.asked.to(max(own, asked - 1))

    def __float__(self) -> float:
        return float(self.numeral)


def read_answer(text: str, precision: Precision | None = None) -> Answer | None:
    """The answer that a text writes, None if there is nothing in it.

    Raises `BadValue` for what is no finite number.
    """
    if not text.strip(NO_ANSWER):
        return None
    return Answer(read_numeral(text, "the answer"), precision)


def is_number(text: str) -> bool:
    """Whether a text is a number as a person writes it."""
    try:
        return read_answer(text) is not None
    except BadValue:
        return False
