"""Miscopies: a number that is copied, or typed, wrongly.

What its digits may become: two of them swapped, the point shifted, one lost, written
twice or changed, the commonest first. A line with such a number is an edit like any
other, with a constant in one place.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from ...recording import Expression, Line, Step
from .scene import Edits, Scene
from .slip import RARE, Slip

DIGITS = "0123456789"
SHIFTS = (1, -1, 2, -2, 3, -3)
MOVED, LOST, DOUBLED, CHANGED, FAR = range(5)
"""How rare a change of digits is: of the sign, of their order or by a shift of the
point; one lost, doubled, changed; the point far off."""
MOST = 12
"""From how many of a number's digits on they are those of a float, which nobody
copies."""


def copied_wrongly(scene: Scene, line: Step) -> Edits:
    """A number is copied wrongly into the line."""
    yield from ()


MISCOPY = Slip("copied wrongly", frozenset(), copied_wrongly, RARE)
"""The row of all miscopies. Which there are depends on a person's own numbers, so that
no table has them."""


class DigitChange(NamedTuple):
    """What the `digits` of a number become, which end so many places higher, in words
    and with how rare that is."""

    rank: int
    what: str
    digits: str
    places: int = 0


class Copy(NamedTuple):
    """What a number became, in words and with how rare that is."""

    number: Decimal
    what: str
    rank: int


class Miscopied(Expression):
    """A line where the number at one `place` is a `copy` of it."""

    def __init__(self, line: Line, place: int, copy: float):
        super().__init__(line.number, line.positions)
        self.line, self.place, self.copy = line, place, copy

    def within(self, *arithmetics: Any) -> Any:
        """The line as a function of the numbers of an arithmetic, with the copy among
        them."""
        formula, place, after = self.line.within(*arithmetics), self.place, self.place + 1
        return lambda values: formula([*values[:place], self.copy, *values[after:]])


def copies(number: Decimal) -> list[Copy]:
    """What a number may become when it is copied, the commonest first.

    >>> [str(copy.number) for copy in copies(Decimal("0.45"))][:6]
    ['-0.45', '4.5', '0.045', '0.54', '0.5', '0.4']
    """
    sign, figures, last = number.as_tuple()
    found = {number.copy_negate(): Copy(number.copy_negate(), "its sign is wrong", MOVED)}
    if not number or len(figures) >= MOST:
        return []
    for rank, what, digits, places in sorted(changes(number), key=attrgetter("rank")):
        copy = Decimal((sign, tuple(map(int, digits)), int(last) + places))
        if copy and copy != number:
            found.setdefault(copy, Copy(copy, what, rank))
    return list(found.values())


def changes(number: Decimal) -> Iterator[DigitChange]:
    """What the digits of a number may become, with a zero right behind the point."""
    last, text = int(number.as_tuple().exponent), "".join(map(str, number.as_tuple().digits))
    first = int(len(text) < -last)
    digits = "0" * first + text
    for shift in SHIFTS:
        zero, places = "a zero is lost" if shift > 0 else "a zero too many", abs(shift)
        what = f"{zero}: the decimal point is {places} place{'s' * (places > 1)} off"
        yield DigitChange(FAR if places > 1 else MOVED, what, digits, shift)
    for i, (one, other) in enumerate(zip(digits, digits[1:])):
        swapped = digits[:i] + other + one + digits[i + 2:]
        yield DigitChange(MOVED, f"the digits {other}{one} are swapped", swapped)
    for i in range(first, len(digits)):
        before, one, after = digits[:i], digits[i], digits[i + 1:]
        moved = int(last + len(after) < 0)
        if len(digits) > 1:
            yield DigitChange(LOST, f"the digit {one} of {number:f} is lost", before + after, moved)
        twice = before + one + one + after
        yield DigitChange(DOUBLED, f"the digit {one} is doubled", twice, -moved)
        for wrong in DIGITS:
            what = f"the digit {one} is written as {wrong}"
            yield DigitChange(CHANGED, what, before + wrong + after)


def miscopied(line: Line, numbers: Iterable[tuple[int, Decimal]],
              ) -> list[tuple[Miscopied, Decimal]]:
    """A line with one of the `numbers`, by position, copied wrongly, with that number;
    the commonest miscopies first."""
    found = [(copy.rank, Miscopied(line, place, float(copy.number)), number)
             for place, number in numbers for copy in copies(number)]
    return [(edited, number) for _, edited, number in sorted(found, key=itemgetter(0))]
