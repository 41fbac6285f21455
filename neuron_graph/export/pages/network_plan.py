"""The network as a recording shows it: layers of neurons, the numbers that stand at
each, and the weights between them.

All of it is read from the net inputs: what stands in one beside a weight comes from the
layer before.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from ...recording import HTML_STYLE, Key, Recording, Step, visible

CARRYING = "input", "a"
"""What neurons take in."""


class NetworkPlan:
    """The `columns` of a picture, inputs first, and its `edges`. Numbers are `places` in
    the trail, those of one name in order."""

    def __init__(self, recording: Recording):
        z, a = recording.notation.z, recording.notation.a
        self.shown = {"input": "", "z": z, "a": a, "target": "t", "delta": "δ"}
        self.places: dict[Key, list[int]] = defaultdict(list)
        for place, step in enumerate(recording.trail):
            self.places[step.key].append(place)
        self.columns: list[list[dict[str, Any]]] = [[]]
        self.edges: list[dict[str, Any]] = []
        self.depths: dict[str, int] = {}
        for kind, names in list(self.places):
            if kind in ("input", "z"):
                first = recording.trail[self.places[kind, names][0]]
                self.add(names[0], first.operands if kind == "z" else [])

    def add(self, name: str, used: Sequence[Step]) -> None:
        """Add an input, or a neuron by what its net input uses."""
        sources = [step.names[0] for step in used if step.kind in CARRYING]
        depth = 1 + max((self.depths[source] for source in sources), default=-1)
        self.depths[name] = depth
        if depth == len(self.columns):
            self.columns.append([])
        numbers = {word: self.places[kind, (name,)] for kind, word in self.shown.items()
                   if (kind, (name,)) in self.places}
        biases = [self.places[step.key] for step in used if step.kind == "bias"]
        self.columns[depth].append({
            "name": visible(name), "html": HTML_STYLE.script.write(name), "numbers": numbers,
            "bias": sum(biases, [])})
        weights = [step for step in used if step.kind == "weight"]
        for source, weight in zip(sources, weights):
            self.edges.append({
                "from": visible(source), "to": visible(name), "weight": self.places[weight.key],
                "gradient": self.places["gradient", weight.names]})
