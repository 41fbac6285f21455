"""The names of a network's numbers: those of inputs, weights and biases must tell them
apart."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..errors import BadValue
from .layer import Layer

RESERVED = ["E", "E_l2", "eta"]
"""Names of the network's own numbers."""


def parameter_names(layers: Iterable[Layer]) -> Iterator[list[str]]:
    """The names of the weights, then of the bias, of each neuron and, after its
    neurons, of each layer.

    Weights are w1, w2, ... neuron by neuron, layer by layer, unless the neuron names
    them; a bias is b_h1 of a neuron, b1 of a layer.
    """
    count = 0
    for position, layer in enumerate(layers, start=1):
        for neuron in layer.neurons:
            numbered = [f"w{count + n}" for n in range(1, len(neuron.weights) + 1)]
            count += len(numbered)
            yield [*(neuron.weight_names or numbered), f"b_{neuron.name}"]
        yield [f"b{position}"]
        for extra in layer.extras:
            names = [f"{kind}_{extra.name}" for kind in extra.kinds]
            yield [*names, ""][:len(extra.weights) + 1]


def check_names(inputs: Sequence[str], layers: Sequence[Layer]) -> None:
    """Refuse a name that stands twice, of inputs and neurons, or of inputs and
    weights."""
    neurons = [neuron.name for layer in layers for neuron in layer.neurons]
    weights = [name for names in parameter_names(layers) for name in names[:-1]]
    refuse_twice([*inputs, *neurons], "inputs and neurons must all be named differently")
    wanted = "inputs and weights must all be named differently, and none E, E_l2 or eta"
    refuse_twice([*RESERVED, *inputs, *weights], wanted)


def refuse_twice(names: Sequence[str], wanted: str) -> None:
    """Refuse a name that stands twice in a list."""
    if len(set(names)) < len(names):
        raise BadValue("a name", next(name for name in names if names.count(name) > 1), wanted)
