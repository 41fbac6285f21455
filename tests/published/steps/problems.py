"""The small networks whose training the traces print, and what the decimals of `found.truth` make of their gradients."""
from __future__ import annotations

import tomllib
from decimal import Decimal as D

from tests.published.found.truth import Net

PARABOLA = """
[[layer]]
activation = "identity"
[[layer.neuron]]
name = "o1"
weights = [3]
weight-names = ["w"]
bias = "none"
[[sample]]
inputs = [1]
targets = [0]
"""
LINE = """
[[layer]]
activation = "identity"
[[layer.neuron]]
name = "o1"
weights = [0.5, -0.3]
bias = 0.1
[[sample]]
inputs = [1, 2]
targets = [3]
[[sample]]
inputs = [2, -1]
targets = [0.5]
[[sample]]
inputs = [-1, 1]
targets = [-2]
"""
DEEP = """
[[layer]]
activation = "tanh"
[[layer.neuron]]
name = "h1"
weights = [0.15, 0.2]
bias = 0.35
[[layer.neuron]]
name = "h2"
weights = [0.25, 0.3]
bias = 0.35
[[layer]]
activation = "sigmoid"
[[layer.neuron]]
name = "o1"
weights = [0.4, 0.45]
bias = 0.6
[[sample]]
inputs = [0.05, 0.1]
targets = [0.01]
"""
PROBLEMS = {"parabola": (PARABOLA, "squared-sum"), "line": (LINE, "half-squared-sum"), "deep": (DEEP, "half-squared-sum")}


def loaded(problem: str) -> Net:
    text, error = PROBLEMS[problem]
    return Net(tomllib.loads(text) | {"convention": {"error": error}})


def gradients(net: Net) -> dict[str, D]:
    """Those of all rows as one batch, averaged."""
    sums: dict[str, D] = {}
    for inputs, targets in net.rows:
        seen = net.forward(inputs)
        net.backward(seen, targets)
        sums = {name: sums.get(name, D(0)) + value for name, value in net.gradients(seen).items()}
    return {name: total / len(net.rows) for name, total in sums.items()}
