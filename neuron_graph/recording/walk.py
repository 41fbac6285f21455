"""The walk over the object graph: where each number was left, and so what it is called.

Each function goes through a network after a phase of its calculation and yields, in the order of the calculation,
`(kind, names, owner, number)`: the arithmetic itself names nothing.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from ..network import Layer, Network, Neuron, Trainable, parameter_names

Found: TypeAlias = tuple[str, tuple[str, ...], str, Any]


class Names:
    """The names of a network's parameters, by their owner."""

    def __init__(self, network: Network):
        self.convention = network.convention
        named = zip(network.trainables, parameter_names(network.layers))
        self.names = {id(owner): names for owner, names in named}

    def of(self, owner: Trainable) -> tuple[list[str], str]:
        """The names of the weights and of the bias of an owner."""
        *weights, bias = self.names[id(owner)]
        return weights, bias


def parameters(network: Network, names: Names) -> Iterator[Found]:
    """The weights and biases, and with momentum their velocities."""
    convention = network.convention
    for owner in network.trainables:
        (weights, bias), name = names.of(owner), owner.name
        yield from (("weight", (weight,), name, number) for weight, number in zip(weights, owner.weights))
        if owner.owns_bias:
            yield "bias", (bias,), name, owner.bias
        if convention.has_momentum:
            yield from (("velocity", (weight,), name, number) for weight, number in zip(weights, owner.velocities))
            if owner.owns_bias and convention.trains_biases:
                yield "velocity", (bias,), name, owner.bias_velocity


def forward(network: Network) -> Iterator[Found]:
    """z and a of every neuron; of a softmax layer what lies between, too."""
    for position, layer in enumerate(network.layers, start=1):
        if layer.softmax:
            yield from each("z", layer.neurons)
            yield "z_max", (str(position),), "", layer.z_max
            yield from each("e", layer.neurons)
            yield "e_sum", (str(position),), "", layer.e_sum
            yield from each("a", layer.neurons)
        else:
            yield from (found for neuron in layer.neurons for kind in "za" for found in each(kind, [neuron]))


def each(kind: str, neurons: Iterable[Neuron]) -> Iterator[Found]:
    """The number that each neuron has under the name of its kind."""
    return ((kind, (neuron.name,), neuron.name, getattr(neuron, kind)) for neuron in neurons)


def error(network: Network) -> Iterator[Found]:
    """The error of each output, the penalty if there is one, the total."""
    yield from each("error", network.outputs)
    if network.penalty is not None:
        yield "penalty", (), "", network.penalty
    yield "total", (), "", network.error


def backward(network: Network, names: Names) -> Iterator[Found]:
    """From the last layer to the first: the factors of delta, delta, the gradients."""
    above: Layer | None = None
    for layer in reversed(network.layers):
        for neurons in [layer.neurons] if layer.softmax else [[neuron] for neuron in layer.neurons]:
            for part in (arrivals(neurons, layer, above), slopes(neurons, layer), each("delta", neurons)):
                yield from part
            for neuron in neurons:
                yield from gradients(neuron, names)
        yield from gradients(layer.shared, names)
        if names.convention.updates_early:
            for owner in (*layer.neurons, layer.shared):
                yield from updated(owner, names)
        above = layer


def arrivals(neurons: list[Neuron], layer: Layer, above: Layer | None) -> Iterator[Found]:
    """What comes back to each neuron through each one above, and its sum."""
    for neuron in neurons:
        position = layer.neurons.index(neuron)
        for other in above.neurons if above else ():
            yield "share", (other.name, neuron.name), neuron.name, other.shares[position]
        if neuron.upstream is not None:
            yield from each("upstream", [neuron])


def input_gradients(network: Network, gradients: Iterable[Any]) -> Iterator[Found]:
    """What comes back to each input through each neuron of the first layer, and its sum."""
    for position, (name, gradient) in enumerate(zip(network.inputs, gradients)):
        for neuron in network.layers[0].neurons:
            yield "input_share", (neuron.name, name), name, neuron.shares[position]
        yield "input_gradient", (name,), name, gradient


def slopes(neurons: list[Neuron], layer: Layer) -> Iterator[Found]:
    """da/dz of each neuron; in a softmax layer those of the others by its z, too."""
    for neuron in neurons:
        yield from each("slope", [neuron])
        for other, slope in zip(layer.neurons, neuron.slopes if layer.softmax else ()):
            if other is not neuron:
                yield "cross_slope", (other.name, neuron.name), neuron.name, slope


TRAINED = {
    "gradient": ("gradients", "bias_gradient"),
    "new_velocity": ("updated_velocities", "updated_bias_velocity"),
    "updated": ("updated", "updated_bias"),
}
"""Where the numbers of a kind are left: those of the weights, that of the bias."""


def trained(kind: str, owner: Trainable, names: Names) -> Iterator[Found]:
    """The numbers of a kind of the weights that are not frozen and, where it is trained, of the bias."""
    weights, bias = names.of(owner)
    numbers, of_bias = (getattr(owner, place) for place in TRAINED[kind])
    yield from ((kind, (weight,), owner.name, number) for n, (weight, number) in enumerate(zip(weights, numbers))
                if n not in owner.frozen)
    if owner.owns_bias and names.convention.trains_biases:
        yield kind, (bias,), owner.name, of_bias


def gradients(owner: Trainable, names: Names) -> Iterator[Found]:
    """The gradients of the weights and, where it is trained, of the bias."""
    return trained("gradient", owner, names)


def updated(owner: Trainable, names: Names) -> Iterator[Found]:
    """The new velocities, weights and bias."""
    if names.convention.has_momentum:
        yield from trained("new_velocity", owner, names)
    yield from trained("updated", owner, names)
