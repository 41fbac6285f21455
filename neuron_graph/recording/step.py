"""A step: one named number of a training step, with where it belongs."""
from __future__ import annotations

from typing import Any

from .expressions import Number, leaves
from .kinds import GIVEN, KINDS, Kind
from .notation import CANONICAL, Notation, shown_name
from .printer import PYTHON, TEXT, Printer

Key = tuple[str, tuple[str, ...]]
"""A kind of number, and the names of one of it."""
Named = tuple[str, tuple[str, ...], str, Any]
"""A number with its kind, its names and its owner in front of it."""


class Step:
    """One number with its place.

    `kind`, a row of `KINDS`, and `names` make its name (`("share", ("o1", "h1"))` is
    dE/da_h1:o1); `owner` is the neuron it belongs to, or "" for the network's; `phase`
    one of `PHASES`, or "given" for what was not computed; `epoch` and `sample` count
    from 1, and `sample` is None for what belongs to a whole batch.
    """

    __slots__ = ("kind", "names", "owner", "phase", "epoch", "sample", "number")
    number: Number

    def __init__(self, named: Named, phase: str, epoch: int, sample: int | None):
        self.kind, self.names, self.owner, self.number = named
        self.phase, self.epoch, self.sample = phase, epoch, sample
        self.number.step = self

    @property
    def key(self) -> Key:
        """Its kind and its names, which tell it from the others of its sample."""
        return self.kind, self.names

    @property
    def row(self) -> Kind:
        """The row of its kind."""
        return KINDS[self.kind]

    @property
    def is_given(self) -> bool:
        """Whether it was not computed."""
        return self.phase == GIVEN

    @property
    def name(self) -> str:
        """The canonical name, such as dE/dw5, without sample and epoch."""
        return shown_name(CANONICAL, self)

    def shown(self, notation: Notation) -> str:
        """Its name in a notation, without sample and epoch."""
        return notation.shown(self.kind, self.names)

    @property
    def value(self) -> Any:
        """The number itself: a float, or what it was replayed in."""
        return self.number.value

    @property
    def formula(self) -> str:
        """How it was computed, in canonical names: `delta_o1·a_h1`."""
        return Printer(TEXT, CANONICAL).formula(self)

    @property
    def substituted(self) -> str:
        """The formula with the numbers put in: a Python expression that gives
        `value`."""
        return Printer(PYTHON, CANONICAL).substituted(self)

    @property
    def operands(self) -> list[Step]:
        """The named numbers that the formula uses, each once, in order."""
        return operands(self.number)

    def at(self, number: Number) -> Step:
        """The same place with another number."""
        return Step((*self.key, self.owner, number), self.phase, self.epoch, self.sample)

    def __repr__(self) -> str:
        return f"<Step {self.name} = {self.formula} = {self.value!r}>"


def operands(number: Number) -> list[Step]:
    """The named numbers that an expression uses, each once, in order."""
    return [step for step in dict.fromkeys(leaf.step for leaf in leaves(number))
            if isinstance(step, Step)]
