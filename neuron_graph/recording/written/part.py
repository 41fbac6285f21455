"""Parts of recorded expressions, which texts write out as numbers of their own: w1·x1,
1 + exp(-z_h1), eta·delta_o1·a_h1.

What is typed is no formula of its own. It is compared with what stands in the lines, at
drawn numbers: two expressions that agree there are the same one, however they are written.
The value is that of the line.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from math import isfinite, nan, sqrt
from random import Random
from typing import Any, NamedTuple

from ...conventions import BACKWARD
from ...network import PRIMITIVES
from ..expressions import OPERATIONS, Number, fold
from ..kinds import PART
from ..notation import CANONICAL, Notation
from ..printer import IN_SCRIPTS, Printer
from ..step import Key, Step
from .derivative import derivative, product
from .factors import itself

BESIDE = 1.5
"""How many times the largest of some numbers a maximum is at drawn numbers: it is none of
them, from which it would not be told."""


class Part(Step):
    """A part of an expression: its name is its formula."""

    def shown(self, notation: Notation) -> str:
        """Its formula in a notation."""
        return Printer(IN_SCRIPTS[notation.script], notation).formula(self)


class PartGradient(Part):
    """How the error changes with a part of an expression, `inside`."""

    inside: Step

    def shown(self, notation: Notation) -> str:
        """A derivative by the part's name."""
        return f"dE/d({self.inside.shown(notation)})"


class Passage(NamedTuple):
    """An operation in a line, with its value at the drawn numbers; `whole` is the line's
    expression, as texts write it out. Of one that `is_turned` minus it is meant."""

    step: Step
    node: Number
    drawn: float
    whole: Number
    is_turned: bool = False

    @property
    def is_inside(self) -> bool:
        """Whether it is not all of the line."""
        return self.node is not self.step.number

    def meant(self, drawn: float) -> Passage:
        """The same for what has this value, which may be minus its own."""
        return self._replace(is_turned=(self.drawn < 0.0) != (drawn < 0.0))

    def part(self) -> Step:
        """What is meant as a step: the line's own, if it is all of it."""
        if self.is_turned:
            return part_of(self.step, -self.node)
        return part_of(self.step, itself(self.node)) if self.is_inside else self.step

    def gradient(self, rise: Number) -> Step:
        """The gradient by what is meant, from that by its line: gate by gate."""
        found, line = product(rise, derivative(self.whole, self.node)), self.step
        named = (PART, (), line.owner, -found if self.is_turned else itself(found))
        gradient = PartGradient(named, BACKWARD, line.epoch, line.sample)
        gradient.inside = self.part()
        gradient.names = (gradient.shown(CANONICAL),)
        return gradient


def part_of(line: Step, number: Number, key: Key = (PART, ())) -> Step:
    """A number that belongs to a line as a part, or with a name of its own."""
    made = (Part if key[0] == PART else Step)(
        (*key, line.owner, number), line.phase, line.epoch, line.sample)
    made.names = made.names or (made.shown(CANONICAL),)
    return made


def written_out(node: Number) -> Iterable[Number]:
    """How texts write an operation that is recorded as one."""
    if node.operation != "tanh":
        return ()
    exp, (z,) = PRIMITIVES["exp"], node.operands
    return (z, *((a - b) / (a + b) for a, b in (
        (exp(2.0 * z), 1.0), (exp(z), exp(-z)), (1.0, exp(-2.0 * z)))))[1:]


class Drawn:
    """The lines of a trail at drawn numbers, and what stands in them by its value."""

    def __init__(self, trail: Sequence[Step]):
        self.values: dict[Number, float] = {}
        self.places: dict[tuple[int | None, str], list[Passage]] = {}
        draw, size = Random(0), 1.0 / sqrt(sum(step.number.operation is None for step in trail))
        for step in trail:
            drawn = draw.uniform(0.5, 1.5) * size
            number = step.number
            if number.operation is not None:
                drawn = fold(number, self.leaf, partial(self.enter, step, number))
            self.values[number] = drawn

    def leaf(self, operand: Any) -> float:
        """The value of a named number, or of a constant."""
        return self.values.get(operand, 0.0) if type(operand) is Number else operand

    def enter(self, step: Step, whole: Number, node: Number, parts: list[float]) -> float:
        """The value of an operation, which is entered with its place."""
        try:
            drawn = OPERATIONS[str(node.operation)].floats(*parts)
            drawn *= BESIDE if node.operation == "maximum" else 1.0
        except (ArithmeticError, ValueError):
            return nan
        place = Passage(step, node, drawn, whole)
        self.places.setdefault((step.sample, digits(drawn)), []).append(place)
        for other in written_out(node):
            fold(other, self.leaf, partial(self.enter, step, other))
        return drawn

    def of(self, steps: Sequence[Step], sample: int | None) -> float:
        """The value of the one of some steps that belongs to a sample, or to all;
        nan if there is none."""
        own = ([step for step in steps if step.sample == sample]
               or [step for step in steps if step.sample is None])
        return self.values[own[0].number] if own else nan

    def like(self, place: Passage) -> list[Passage]:
        """All places in the lines of a sample with the value of one, or minus it."""
        return [other.meant(place.drawn)
                for other in self.places[place.step.sample, digits(place.drawn)]]

    def found(self, drawn: float, sample: int | None) -> list[Passage]:
        """Where something of this value stands in the lines of a sample, if it does:
        the most like."""
        places = self.places.get((sample, digits(drawn)), []) if drawn and isfinite(drawn) else []
        meant = [place.meant(drawn) for place in places]
        return sorted(meant, key=lambda place: (place.is_turned, place.is_inside))[:1]


def digits(drawn: float) -> str:
    """A value without its sign and without what rounding does to it."""
    return f"{abs(drawn):.9e}"
