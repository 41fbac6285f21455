"""Parts of recorded expressions, which texts write out as numbers of their own: w1·x1,
1 + exp(-z_h1), eta·delta_o1·a_h1.

What is asked for is compared with what stands in the lines, as normal forms over the names
that it uses; other names in a line are taken for their own expressions.
"""
from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ..expressions import Form, Number, applied, atom, constant, fold, negated
from ..kinds import PART
from ..notation import CANONICAL, Notation
from ..printer import IN_SCRIPTS, PLAIN_ASCII, Printer
from ..step import Key, Step

ROOM = 2
"""How many times longer than what is looked for a form may be on the way to it."""


class Part(Step):
    """A part of an expression: its name is its formula."""

    def shown(self, notation: Notation) -> str:
        """Its formula in a notation."""
        return Printer(IN_SCRIPTS[notation.script], notation).formula(self)


class Place(NamedTuple):
    """Where a form stands: the line, the operation in it, and whether its sign is the
    other one."""

    step: Step
    node: Number
    is_turned: bool

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole line."""
        return self.node is self.step.number and not self.is_turned

    @property
    def part(self) -> Step:
        """The number with a name of its own; the line's step, if it is the whole of
        it."""
        if self.is_whole:
            return self.step
        node, at = self.node, self.step
        number = Number(node.value, node.operation, node.operands)
        if self.is_turned:
            number = Number(-node.value, "neg", (node,))
        return part_at(at, number)


def part_at(at: Step, number: Number) -> Part:
    """A number as a part that belongs to a step."""
    part = Part((PART, (), at.owner, number), at.phase, at.epoch, at.sample)
    part.names = (Printer(PLAIN_ASCII, CANONICAL).formula(part),)
    return part


class Search:
    """The search for a form over some names in the lines of a trail."""

    def __init__(self, wanted: Form, names: Collection[Key]):
        self.wanted, self.names = {wanted: False, negated(wanted): True}, names
        self.room = ROOM * len(repr(wanted))
        self.forms: dict[Number, Form | None] = {}
        """The forms of named numbers; None for what can be no part of what is looked
        for."""

    def through(self, trail: Sequence[Step]) -> Iterator[Place]:
        """Where the form stands, in order."""
        for step in trail:
            number, here = step.number, list[Place]()
            if number.operation is not None:
                self.forms[number] = fold(number, self.leaf, partial(self.combine, step, here))
            if step.key in self.names:
                self.forms[number] = atom(*step.key)
            yield from here

    def leaf(self, operand: object) -> Form | None:
        """The form of a constant, or of a named number."""
        if isinstance(operand, Number):
            return self.forms.get(operand)
        return constant(operand)  # type: ignore[arg-type]

    def combine(self, step: Step, here: list[Place], node: Number,
                forms: list[Form | None]) -> Form | None:
        """The form of an operation; where it is what is looked for, its place is
        kept."""
        known = [form for form in forms if form is not None]
        if len(known) < len(forms):
            return None
        form = applied(str(node.operation), known)
        if form in self.wanted and step.key not in self.names:
            here.append(Place(step, node, self.wanted[form]))
        return form if len(repr(form)) <= self.room else None


def parts(trail: Sequence[Step], wanted: Form, names: Collection[Key]) -> list[Step]:
    """The steps of what a form over some names is, in each sample: the line that it is
    the whole of, else the first part that it is."""
    found: dict[int | None, Place] = {}
    for place in Search(wanted, names).through(trail):
        known = found.get(place.step.sample)
        if known is None or place.is_whole and not known.is_whole:
            found[place.step.sample] = place
    return [place.part for place in found.values()]
