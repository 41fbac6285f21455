"""An example as a short program in PyTorch: its layers as matrices, the gradients by
autograd, and above each line the lines of the calculation by hand.

The fields of its texts, of owners of numbers, such as neurons:

    #kind which      the lines of their numbers of a kind, as comments
    kind which       what these numbers are called, as a list; "" for what is not calculated
    # which          the names of their weights (w) or biases (b)
"""
from __future__ import annotations

from typing import Any

from ...errors import first_of, shortened
from ...network import Network, parameter_names
from ...recording import Printer, Recording, visible
from ..trace import equation
from .templates import Facts, Filling, listed

MOST, LONGEST = 8, 150
"""Lines of the calculation by hand above one of the program, at most, and their characters."""


class Lesson(Filling):
    """Fills the texts of a program by the recording of its first epoch."""

    def __init__(self, network: Network, recording: Recording, printer: Printer):
        super().__init__("steps.toml")
        self.printer = printer
        self.steps = {step.key: step for step in reversed(recording.trail)}
        self.named = dict(zip(map(id, network.trainables), parameter_names(network.layers)))

    def names(self, owner: Any, which: str) -> list[str]:
        """The name of an owner, or those of its weights or of its bias."""
        names = self.named.get(id(owner), [])
        return {"w": names[:-1], "b": names[-1:]}.get(which, [getattr(owner, "name", "")])

    def spelled(self, value: Any, spec: str) -> str:
        """Numbers as a field asks for them."""
        if spec[:1] in ".!":
            return super().spelled(value, spec)
        kind, _, which = spec.strip("#").partition(" ")
        names = [name for owner in listed(value) for name in self.names(owner, which)]
        if not kind:
            return first_of(names, MOST)
        found = [self.steps.get((kind, (name,) if name else ())) for name in names]
        if spec[0] != "#":
            return str([step.shown(self.printer.notation) if step else "" for step in found])
        lines = [equation(step, self.printer) for step in found if step]
        return "\n".join(f"# {shortened(line, LONGEST)}" for line in lines[:MOST])


def torch_lesson(example: Facts, recording: Recording, printer: Printer, epochs: int) -> str:
    """The program of an example (its attributes by name), whose first epoch is recorded.
    Raises `BadValue` for what PyTorch cannot say."""
    network = example["network"]
    return Lesson(network, recording, printer).program(network, {
        **example, "epochs": epochs, "recording": recording, "final": network.layers[-1],
        "last": len(network.layers), "title": visible(example["title"]),
        "learns": example["samples"][0][1], "several": example["samples"][1:]})
