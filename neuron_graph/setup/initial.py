"""A network from sizes and a seed.

    uniform          weights and bias from -1/√n to 1/√n
    xavier           weights from -√(6/(n + m)) to √(6/(n + m)), bias 0 (Glorot and Bengio, 2010)
    he               weights from -√(6/n) to √(6/n), bias 0 (He and others, 2015)
    constant:0.5     every weight and bias this number
    one-over-hidden  every weight and bias of the first layer 1/m, of the others 1

for a neuron with n inputs in a layer of m. What is drawn, is drawn neuron by neuron,
layer by layer, the weights in order, then the bias, as r·(2u - 1) with u from
`random.Random(seed).random()`: that of a seed is the same on every Python.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from random import Random

from ..errors import BadValue, UnknownName
from ..network import Activation, Layer, Network, Neuron
from ..numerals import read_float

Initial = Callable[[int, int, int, Random], list[float]]
"""The weights and, last, the bias of a neuron with so many inputs, in a layer of so
many neurons, with a number from 1."""


def network_of_sizes(sizes: Sequence[int], seed: int | Random = 0,
                     activation: str | Activation = "sigmoid",
                     output_activation: str | Activation | None = None,
                     inputs: Sequence[str] | None = None, initial: str = "uniform") -> Network:
    """A network with `sizes[0]` inputs and a layer for each further size, its
    parameters by a rule above.

    `activation` is that of all layers, `output_activation`, if given, that of the last.
    Neurons are named h1, h2, ... and o1, o2, ...; with several hidden layers h1_1,
    h1_2, ..., h2_1, ... Raises `BadValue` for fewer than two sizes or a size below 1,
    `UnknownName` for a rule that there is not.

    >>> network_of_sizes([2, 1], seed=7).neurons[0].weights
    [-0.24913809321871222, -0.493773833549739]
    """
    check_sizes(sizes)
    random = seed if isinstance(seed, Random) else Random(seed)
    rule, hidden, layers = initial_named(initial), len(sizes) - 2, []
    for number, (before, size) in enumerate(zip(sizes, sizes[1:]), start=1):
        chosen = activation
        if number > hidden and output_activation is not None:
            chosen = output_activation
        neurons = []
        for name in neuron_names(number, size, hidden):
            *weights, bias = rule(before, size, number, random)
            neurons.append(Neuron(name, weights, bias, chosen))
        layers.append(Layer(neurons))
    return Network(layers, inputs)


def check_sizes(sizes: Sequence[int]) -> None:
    """Refuse what is no list of sizes."""
    listed = isinstance(sizes, (list, tuple)) and len(sizes) >= 2
    if not listed or any(not isinstance(size, int) or size < 1 for size in sizes):
        wanted = "a list of two or more whole numbers from 1 on is needed, as in 2-3-1: [2, 3, 1]"
        raise BadValue("the sizes", sizes, wanted)


def neuron_names(layer: int, size: int, hidden_layers: int) -> list[str]:
    """The default names of the neurons of a layer, counted from 1."""
    stem = "h" if hidden_layers == 1 else f"h{layer}_"
    if layer > hidden_layers:
        stem = "o"
    return [f"{stem}{n}" for n in range(1, size + 1)]


def initial_named(text: str) -> Initial:
    """The rule of a name, such as `he` or `constant:0.5`. Raises `BadValue` or
    `UnknownName`."""
    name, colon, number = text.partition(":")
    if name == "constant" and colon:
        value = read_float(number, "the number of constant, as in constant:0.5,")
        return lambda before, size, layer, random: [value] * (before + 1)
    if text not in INITIALS:
        raise UnknownName("rule for initial weights", text, [*INITIALS, "constant:0.5"])
    return INITIALS[text]


def drawn(reach: float, count: int, random: Random) -> list[float]:
    """So many numbers from -reach to reach."""
    return [reach * (2.0 * random.random() - 1.0) for _ in range(count)]


def uniform(before: int, size: int, layer: int, random: Random) -> list[float]:
    """From -1/√n to 1/√n, the bias too."""
    return [(2.0 * random.random() - 1.0) / math.sqrt(before) for _ in range(before + 1)]


def xavier(before: int, size: int, layer: int, random: Random) -> list[float]:
    """From -√(6/(n + m)) to √(6/(n + m)), bias 0."""
    return [*drawn(math.sqrt(6.0 / (before + size)), before, random), 0.0]


def he(before: int, size: int, layer: int, random: Random) -> list[float]:
    """From -√(6/n) to √(6/n), bias 0."""
    return [*drawn(math.sqrt(6.0 / before), before, random), 0.0]


def one_over_hidden(before: int, size: int, layer: int, random: Random) -> list[float]:
    """1/m into the first layer, 1 into the others."""
    return [1.0 / size if layer == 1 else 1.0] * (before + 1)


INITIALS: dict[str, Initial] = {
    "uniform": uniform, "xavier": xavier, "he": he, "one-over-hidden": one_over_hidden}
"""The rules, by name."""
