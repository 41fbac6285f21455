"""The walk over the object graph: where each number was left, and so what it is called.

Each function goes through a network after a phase of its calculation and yields, in the order of the calculation,
`(kind, names, owner, number)`: the arithmetic itself names nothing.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from ..network import Convention, Layer, Network, Neuron, Trainable, parameter_names

Found: TypeAlias = tuple[str, tuple[str, ...], str, Any]


class Names:
    """The names of a network's parameters, by their owner."""

    def __init__(self, network: Network):
        self.names = {id(owner): names for (owner, _), names in zip(owners(network), parameter_names(network))}

    def of(self, owner: Trainable) -> tuple[list[str], str]:
        """The names of the weights and of the bias of a neuron or a layer."""
        *weights, bias = self.names[id(owner)]
        return weights, bias


def owners(network: Network) -> Iterator[tuple[Trainable, str]]:
    """Every neuron and layer that has parameters, with its name as an owner: a layer after its neurons, as ""."""
    return ((owner, owner.name if isinstance(owner, Neuron) else "") for owner in network.trainables)


def parameters(network: Network, names: Names, convention: Convention) -> Iterator[Found]:
    """The weights and biases, and with momentum their velocities."""
    for owner, name in owners(network):
        weights, bias = names.of(owner)
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
            yield from softmax(layer, str(position))
            continue
        for neuron in layer.neurons:
            yield "z", (neuron.name,), neuron.name, neuron.z
            yield "a", (neuron.name,), neuron.name, neuron.a


def softmax(layer: Layer, position: str) -> Iterator[Found]:
    """All z, the largest, all e to the power of the difference, their sum, all a."""
    yield from (("z", (neuron.name,), neuron.name, neuron.z) for neuron in layer.neurons)
    yield "z_max", (position,), "", layer.z_max
    yield from (("e", (neuron.name,), neuron.name, neuron.e) for neuron in layer.neurons)
    yield "e_sum", (position,), "", layer.e_sum
    yield from (("a", (neuron.name,), neuron.name, neuron.a) for neuron in layer.neurons)


def error(network: Network) -> Iterator[Found]:
    """The error of each output, the penalty if there is one, the total."""
    for neuron in network.outputs:
        yield "error", (neuron.name,), neuron.name, neuron.error
    if network.penalty is not None:
        yield "penalty", (), "", network.penalty
    yield "total", (), "", network.error


def backward(network: Network, names: Names, convention: Convention) -> Iterator[Found]:
    """From the last layer to the first: the factors of delta, delta, the gradients."""
    above: Layer | None = None
    for layer in reversed(network.layers):
        for neurons in [layer.neurons] if layer.softmax else [[neuron] for neuron in layer.neurons]:
            for part in (arrivals(neurons, layer, above), slopes(neurons, layer), deltas(neurons)):
                yield from part
            for neuron in neurons:
                yield from gradients(neuron, neuron.name, names, convention)
        yield from gradients(layer, "", names, convention)
        if convention.updates_early:
            for owner, name in [*((neuron, neuron.name) for neuron in layer.neurons), (layer, "")]:
                yield from updated(owner, name, names, convention)
        above = layer


def arrivals(neurons: list[Neuron], layer: Layer, above: Layer | None) -> Iterator[Found]:
    """What comes back to each neuron through each one above, and its sum."""
    for neuron in neurons:
        position = layer.neurons.index(neuron)
        for other in above.neurons if above else ():
            yield "share", (other.name, neuron.name), neuron.name, other.shares[position]
        if neuron.upstream is not None:
            yield "upstream", (neuron.name,), neuron.name, neuron.upstream


def input_gradients(network: Network, gradients: Iterable[Any]) -> Iterator[Found]:
    """What comes back to each input through each neuron of the first layer, and its sum."""
    for position, (name, gradient) in enumerate(zip(network.inputs, gradients)):
        for neuron in network.layers[0].neurons:
            yield "input_share", (neuron.name, name), name, neuron.shares[position]
        yield "input_gradient", (name,), name, gradient


def slopes(neurons: list[Neuron], layer: Layer) -> Iterator[Found]:
    """da/dz of each neuron; in a softmax layer those of the others by its z, too."""
    for neuron in neurons:
        yield "slope", (neuron.name,), neuron.name, neuron.slope
        for other, slope in zip(layer.neurons, neuron.slopes if layer.softmax else ()):
            if other is not neuron:
                yield "cross_slope", (other.name, neuron.name), neuron.name, slope


def deltas(neurons: list[Neuron]) -> Iterator[Found]:
    """delta of each neuron."""
    return (("delta", (neuron.name,), neuron.name, neuron.delta) for neuron in neurons)


def gradients(owner: Trainable, name: str, names: Names, convention: Convention) -> Iterator[Found]:
    """The gradients of the weights and, where it is trained, of the bias."""
    weights, bias = names.of(owner)
    yield from (("gradient", (weight,), name, number) for weight, number in trained(owner, weights, owner.gradients))
    if owner.owns_bias and convention.trains_biases:
        yield "gradient", (bias,), name, owner.bias_gradient


def updated(owner: Trainable, name: str, names: Names, convention: Convention) -> Iterator[Found]:
    """The new velocities, weights and bias."""
    weights, bias = names.of(owner)
    with_bias = owner.owns_bias and convention.trains_biases
    if convention.has_momentum:
        velocities = trained(owner, weights, owner.updated_velocities)
        yield from (("new_velocity", (weight,), name, number) for weight, number in velocities)
        if with_bias:
            yield "new_velocity", (bias,), name, owner.updated_bias_velocity
    yield from (("updated", (weight,), name, number) for weight, number in trained(owner, weights, owner.updated))
    if with_bias:
        yield "updated", (bias,), name, owner.updated_bias


def trained(owner: Trainable, weights: list[str], numbers: list[Any]) -> Iterator[tuple[str, Any]]:
    """The names of the weights that are not frozen, each with its number."""
    return ((name, number) for n, (name, number) in enumerate(zip(weights, numbers)) if n not in owner.frozen)
