"""A network from sizes and a seed.

The rule, for a neuron with n inputs: its weights in order, then its bias, each drawn uniformly from -1/√n to 1/√n, as
(2u - 1)/√n with u from `random.Random(seed).random()`, neuron by neuron, layer by layer. `random()` of a seed is the
same on every Python.
"""
from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from ..errors import BadValue
from .activations import Activation
from .layer import Layer
from .network import Network
from .neuron import Neuron


def network_of_sizes(sizes: Sequence[int], seed: int | Random = 0, activation: str | Activation = "sigmoid",
                     output_activation: str | Activation | None = None, inputs: Sequence[str] | None = None) -> Network:
    """A network with `sizes[0]` inputs and a layer for each further size, its parameters drawn by the rule above.

    `activation` is that of all layers, `output_activation`, if given, that of the last. Neurons are named h1, h2, ...
    and o1, o2, ...; with several hidden layers h1_1, h1_2, ..., h2_1, ... Raises `BadValue` for fewer than two sizes
    or a size below 1.

    >>> network_of_sizes([2, 1], seed=7).neurons[0].weights
    [-0.24913809321871222, -0.493773833549739]
    """
    if len(sizes) < 2 or any(not isinstance(size, int) or size < 1 for size in sizes):
        raise BadValue("the sizes", list(sizes), "two or more whole numbers from 1 on are needed, as in 2-3-1")
    random = seed if isinstance(seed, Random) else Random(seed)
    layers = []
    for number, (before, size) in enumerate(zip(sizes, sizes[1:]), start=1):
        last = number == len(sizes) - 1
        names = neuron_names(number, size, len(sizes) - 2)
        chosen = output_activation if last and output_activation is not None else activation
        layers.append(Layer([drawn(name, before, random, chosen) for name in names]))
    return Network(layers, inputs)


def neuron_names(layer: int, size: int, hidden_layers: int) -> list[str]:
    """The default names of the neurons of a layer, counted from 1."""
    stem = "o" if layer > hidden_layers else "h" if hidden_layers == 1 else f"h{layer}_"
    return [f"{stem}{n}" for n in range(1, size + 1)]


def drawn(name: str, inputs: int, random: Random, activation: str | Activation) -> Neuron:
    """A neuron with drawn weights and bias."""
    *weights, bias = [(2.0 * random.random() - 1.0) / math.sqrt(inputs) for _ in range(inputs + 1)]
    return Neuron(name, weights, bias, activation)
