"""The network as a recording shows it: layers of neurons, the numbers that stand at
each, and the weights between them.

All of it is read from the formulas of the net inputs: what is multiplied there with a
weight comes from the layer before.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ...recording import HTML_STYLE, KINDS, Key, Recording, Step, visible
from ...recording.expressions import Number, fold

PARAMETER_GRADIENTS = {"weight": "gradient", "bias": "bias_gradient"}


class NetworkPlan:
    """The picture of a recording. `places` are the positions of each number in the
    trail, those of all samples; `into` are the weights into each neuron, each with the
    number that it is multiplied with."""

    def __init__(self, recording: Recording):
        self.recording, notation = recording, recording.notation
        self.places: dict[Key, list[int]] = defaultdict(list)
        for place, step in sorted(enumerate(recording.trail), key=by_sample):
            self.places[step.key].append(place)
        self.shown = {"input": "", "z": notation.z, "a": notation.a, "target": "t", "delta": "δ"}
        self.into = {step.owner: dict(products(step)) for step in reversed(recording.trail)
                     if step.kind == "z"}
        self.biases = {step.owner: bias for step in recording.trail if step.kind == "z"
                       for bias in step.operands if bias.kind == "bias"}

    def as_dict(self) -> dict[str, Any]:
        """The columns, inputs first, and the edges."""
        inputs = [names[0] for kind, names in self.places if kind == "input"]
        depths = dict.fromkeys(inputs, 0)
        for neuron, edges in reversed(self.into.items()):
            depths[neuron] = 1 + max((depths[source] for source in edges), default=0)
        columns: list[list[Any]] = [[] for _ in range(1 + max(depths.values()))]
        for name, depth in depths.items():
            columns[depth].append(self.box(name))
        return {"columns": columns, "edges": list(self.edges())}

    def box(self, name: str) -> dict[str, Any]:
        """A neuron or an input, with its numbers by what they are called."""
        numbers = {word: self.places[kind, (name,)] for kind, word in self.shown.items()
                   if (kind, (name,)) in self.places}
        bias = self.biases.get(name)
        return {"name": visible(name), "html": HTML_STYLE.script.write(name), "numbers": numbers,
                "bias": self.places[bias.key] if bias else []}

    def edges(self) -> Iterator[dict[str, Any]]:
        """The weights between two neurons, with their gradients."""
        for neuron, edges in self.into.items():
            for source, weight in edges.items():
                gradient = self.places.get(("gradient", weight.names), [])
                yield {"from": visible(source), "to": visible(neuron),
                       "weight": self.places[weight.key], "gradient": gradient}


def by_sample(numbered: tuple[int, Step]) -> tuple[int, int]:
    """What is of no sample first."""
    place, step = numbered
    return step.sample or 0, place


def products(step: Step) -> Iterator[tuple[str, Step]]:
    """The neurons from which a net input comes, each with the weight."""
    found: list[Number] = []
    fold(step.number, lambda operand: None, lambda node, parts: found.append(node))
    for node in found:
        steps = [operand.step for operand in node.operands if type(operand) is Number]
        weights = [one for one in steps if one and KINDS[one.kind].parameter]
        sources = [one for one in steps if one and one.kind in ("input", "a")]
        if weights and sources:
            yield sources[0].names[0], weights[0]
