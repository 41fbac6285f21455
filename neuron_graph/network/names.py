"""The names of a network's numbers: those of inputs, weights and biases must tell them apart."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..errors import BadValue
from .layer import Layer

RESERVED = ["E", "E_l2", "eta"]
"""Names of the network's own numbers."""


def parameter_names(layers: Iterable[Layer]) -> Iterator[list[str]]:
    """The names of the weights, then of the bias, of each neuron and, after its neurons, of each layer.

    Weights are w1, w2, ... neuron by neuron, layer by layer, unless the neuron names them; a bias is b_h1 of a neuron,
    b1 of a layer.
    """
    count = 0
    for position, layer in enumerate(layers, start=1):
        for neuron in layer.neurons:
            numbered = [f"w{count + n}" for n in range(1, len(neuron.weights) + 1)]
            count += len(numbered)
            yield [*(neuron.weight_names or numbered), f"b_{neuron.name}"]
        yield [f"b{position}"]


def check_names(inputs: Sequence[str], layers: Sequence[Layer]) -> None:
    """Refuse a name that stands twice among those of inputs and neurons, or of inputs and weights."""
    neurons = [neuron.name for layer in layers for neuron in layer.neurons]
    weights = [name for names in parameter_names(layers) for name in names[:-1]]
    for kinds, more, names in (("neurons", "", [*inputs, *neurons]),
                               ("weights", ", and none E, E_l2 or eta", [*RESERVED, *inputs, *weights])):
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise BadValue("a name", twice, f"inputs and {kinds} must all be named differently{more}")
