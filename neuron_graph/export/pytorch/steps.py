"""An example as a short program in PyTorch: its layers as matrices, the gradients by
autograd, and above each line the lines of the calculation by hand.

The fields of its texts, of owners of numbers, such as neurons:

    #kind which      the lines of their numbers of a kind, as comments
    kind which       what these numbers are called, as a list; "" for what is not calculated
    ,attribute       their attributes, between commas
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...errors import TooMuch, first_of
from ...network import Network, parameter_names
from ...programs import MOST_OPERATIONS
from ...recording import Printer, Recording, Step, visible
from ..trace import equation
from .templates import Facts, Filling, listed

MOST_LINES = 8
"""Lines of the calculation by hand above one of the program, at most."""
LONGEST = 150
"""Characters from which on one is too long."""


class Lesson(Filling):
    """Fills the texts of a program by the recording of its first epoch."""

    def __init__(self, network: Network, recording: Recording, printer: Printer):
        super().__init__("steps.toml")
        self.printer = printer
        parts = [step for step in recording.trail if step.sample is not None]
        self.steps = {step.key: step for step in [*reversed(parts), *recording.trail]
                      if step.sample in (1, None)}
        named = zip(network.trainables, parameter_names(network.layers))
        self.named = {id(owner): names for owner, names in named}

    def names(self, owner: Any, which: str) -> list[str]:
        """The name of an owner, or those of its weights or of its bias."""
        names = self.named.get(id(owner), [])
        return {"w": names[:-1], "b": names[-1:]}.get(which, [getattr(owner, "name", "")])

    def line(self, step: Step) -> str:
        """A line of the calculation by hand; of a long one the result."""
        line = equation(step, self.printer)
        return line if len(line) < LONGEST else f"{self.printer.name(step)} = {line.split(' = ')[-1]}"

    def spelled(self, value: Any, spec: str) -> str:
        """Numbers as a field asks for them."""
        if not re.match("[# a-z]", spec):
            return super().spelled(value, spec)
        kind, _, which = spec.strip("#").partition(" ")
        names = [name for owner in listed(value) for name in self.names(owner, which)]
        if not kind:
            return first_of(names, MOST_LINES)
        found = [self.steps.get((kind, (name,) if name else ())) for name in names]
        if spec[0] != "#":
            return str([step.shown(self.printer.notation) if step else "" for step in found])
        lines = [f"# {self.line(step)}" for step in found if step]
        more = [f"# ... {len(lines)} such lines"] * (len(lines) > MOST_LINES)
        return "\n".join(lines[:MOST_LINES] + more)


def steps(example: Facts, recording: Recording, printer: Printer, epochs: int) -> Iterator[str]:
    """The lines of the program of an example (its attributes by name), whose first epoch
    is recorded. Raises `BadValue` for what PyTorch cannot say, and `TooMuch`."""
    if (count := len(recording.trail)) > MOST_OPERATIONS:
        raise TooMuch(f"an epoch of {count} steps is too large to print: the limit is "
                      f"{MOST_OPERATIONS}")
    network, lesson = example["network"], Lesson(example["network"], recording, printer)
    model = example["model"]
    facts = lesson.about(network, {
        **example, "stop": epochs + 1, "title": visible(example["title"]),
        "learns": example["samples"][0][1], "inputs": ", ".join(network.inputs),
        "classified": model and model.classes, "middle": model and (model.low + model.high) / 2,
        "predictions": recording.predictions})
    facts["optimizer"] = facts["trains"] and not facts["starts"] and lesson.row(
        "optimizer", "", facts)
    facts["one_by_one"] = facts["learns"] and facts["online"]
    facts["single"] = facts["online"] and len(example["samples"]) == 1
    yield lesson.row("program", "", facts)
