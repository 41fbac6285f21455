"""Miscopies: a number that goes into a line, copied wrongly.

What a number may have become: its sign lost, two of its digits swapped, its point
shifted, a digit lost, changed or written twice, the commonest first. A line with such a
number is an edit like any other, with a constant in one place.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from ...recording import Expression, Line, Step, Values
from .scene import Edits, Scene
from .slip import Slip

DIGITS = "0123456789"
FEWEST = 12
"""From how many of a number's digits on they are those of a float, which nobody
copies."""


def copied_wrongly(scene: Scene, line: Step) -> Edits:
    """A number is copied wrongly into the line."""
    yield from ()


MISCOPY = Slip("copied wrongly", frozenset(), copied_wrongly)
"""The row of all miscopies. Which there are depends on a person's own numbers, so that
no table has them."""


class Miscopied(Expression):
    """A line's expression where the number at one `place` is a `copy` of it."""

    def __init__(self, line: Line, place: int, copy: float):
        super().__init__(line.number, line.positions)
        self.line, self.place, self.copy = line, place, copy

    def of(self, values: Values, *more: Any) -> Any:
        """Its value."""
        return self.line.of(self.with_copy(values), *more)

    def within(self, *arithmetics: Any) -> Any:
        """The line as a function of the numbers of an arithmetic, with the copy among
        them."""
        formula = self.line.within(*arithmetics)
        return lambda values: formula(self.with_copy(values))

    def with_copy(self, values: Values) -> Values:
        """The values with the copy in its place."""
        return [*values[:self.place], self.copy, *values[self.place + 1:]]


def copies(number: Decimal) -> dict[Decimal, int]:
    """What a number may become when it is copied, the commonest first, each with its
    rank.

    >>> [str(copy) for copy in copies(Decimal("0.45"))][:6]
    ['-0.45', '0.54', '4.5', '0.045', '0.5', '0.4']
    """
    sign, digits, last = number.as_tuple()
    found = {number.copy_negate(): 0}
    for rank, text, shift in changes("".join(map(str, digits))):
        copy = Decimal((sign, tuple(map(int, text)), int(last) + shift))
        if copy != number:
            found.setdefault(copy, rank)
    return found if number else {}


def changes(digits: str) -> Iterator[tuple[int, str, int]]:
    """What digits may become: how rare that is, the digits, and by how many places they
    move."""
    places = range(len(digits))
    for i in places[1:]:
        yield 0, digits[:i - 1] + digits[i] + digits[i - 1] + digits[i + 1:], 0
    yield from ((0, digits, shift) for shift in (1, -1))
    for i in places if len(digits) > 1 else ():
        yield 1, digits[:i] + digits[i + 1:], 1
    for i in places:
        yield from ((2, digits[:i] + other + digits[i + 1:], 0) for other in DIGITS)
    yield from ((2, digits[:i] + digits[i:i + 1] + digits[i:], -1) for i in places)


def miscopied(line: Line, numbers: Iterable[tuple[int, Decimal]],
              ) -> list[tuple[Miscopied, Decimal]]:
    """A line with one of the `numbers`, by position, copied wrongly, with that number;
    the commonest miscopies first."""
    found = [(rank, Miscopied(line, place, float(copy)), number)
             for place, number in numbers if len(number.as_tuple().digits) < FEWEST
             for copy, rank in copies(number).items()]
    return [(edited, number) for _, edited, number in sorted(found, key=lambda row: row[0])]
