"""Variables: names for the numbers of a program, all different, all identifiers.

Only names made here are printed: a neuron may be called anything.
"""
from __future__ import annotations

import itertools
import keyword
from collections.abc import Sequence

from ..network import KEYS
from ..recording import IDENTIFIERS, KINDS, NOTATIONS, TEXT_FUNCTIONS, Notation, Step, shown_name
from ..recording.expressions import Number, Place
from .primitive_source import PRIMITIVE_NAMES

TAKEN_NAMES = {
    *keyword.kwlist, *PRIMITIVE_NAMES, *TEXT_FUNCTIONS.values(), "sample", "samples", "batch",
    "batches", "train", "error", "parameters", "eta", "math", "float", "len", "penalty", "predict",
    "labels", "found", "print"}
"""What else is called something in a program."""
CONSTANT = {key for key, kind in KINDS.items() if kind.lasts and key in KEYS}
"""The kinds of the numbers of rules: they are written, for Python computes 1.0 - 0.9
once."""


class Variables:
    """The variables of a program, each with the name that the trace has for its number,
    if Python can have it, and another language to which the names in `taken` mean something;
    `is_readable` says that every named number has one."""

    def __init__(self, notation: Notation = NOTATIONS["net-out"], is_readable: bool = False,
                 taken: str = ""):
        self.notation, self.is_readable = notation.written_in(IDENTIFIERS), is_readable
        self.names: dict[Number, str] = {}
        self.taken = {*TAKEN_NAMES, *taken.split()}

    def of(self, step: Place) -> str:
        """The name of a step's number."""
        number = step.number
        if number not in self.names:
            if step.kind in CONSTANT:
                self.names[number] = repr(number.value)
            else:
                self.names[number] = "eta" if step.kind == "rate" else self.new(step)
        return self.names[number]

    def new(self, step: Place) -> str:
        """A name that nothing has yet."""
        name = shown_name(self.notation, step)
        name = name if name.isidentifier() else f"n_{name}"
        numbered = (f"{name}_{count}" for count in itertools.count(2))
        free = itertools.filterfalse(self.taken.__contains__, itertools.chain([name], numbered))
        self.taken.add(name := next(free))
        return name

    def share(self, step: Step, other: Step) -> None:
        """Let a step's number have the same variable as another's."""
        self.names[step.number] = self.of(other)

    def unpacked(self, steps: Sequence[Step]) -> str:
        """The variables of some steps as a tuple."""
        return ", ".join(map(self.of, steps)) + ("," if len(steps) == 1 else "")
