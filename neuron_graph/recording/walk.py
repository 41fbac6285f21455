"""The walk over the object graph: where each number was left, and so what it is called.

Each function goes through a network after a phase of its calculation and yields, in the
order of the calculation, `(kind, names, owner, number)`: the arithmetic itself names
nothing.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from ..network import Averages, Layer, Network, Neuron, Trainable, parameter_names
from .kinds import KINDS
from .notation import names_in
from .step import Named

Walk = Iterator[Named]
"""What is found, number by number."""


class Names:
    """The names of a network's parameters, and what its convention has of them."""

    def __init__(self, network: Network):
        self.convention = network.convention
        self.names = dict(zip(network.trainables, parameter_names(network.layers)))

    def of(self, owner: Trainable) -> tuple[list[str], str]:
        """The names of the weights and of the bias of an owner."""
        *weights, bias = self.names[owner]
        return weights, bias

    def weights(self, kind: str, owner: Trainable, numbers: Sequence[Any]) -> list[Named]:
        """A number of some kind for each weight of an owner."""
        names, _ = self.of(owner)
        return [(own_kind(kind, owner, name), (name,), owner.name, number)
                for name, number in zip(names, numbers)]

    def bias(self, kind: str, owner: Trainable, number: Any) -> Named:
        """A number of some kind for the bias of an owner."""
        name = self.of(owner)[1]
        return own_kind(kind, owner, name), (name,), owner.name, number

    def remembered(self, kind: str, owner: Trainable, numbers: Sequence[Any]) -> Walk:
        """A number of some kind for each weight of an owner and, where it is trained,
        for its bias."""
        yield from self.weights(kind, owner, numbers)
        if self.trains_bias(owner) and len(numbers) > len(owner.weights):
            yield self.bias(kind, owner, numbers[-1])

    def trains_bias(self, owner: Trainable) -> bool:
        """Whether an owner has a bias of its own that updates move."""
        return owner.moves_bias and self.convention.trains_biases


def own_kind(kind: str, owner: Trainable, name: str) -> str:
    """What a weight or a bias is where it has a kind of its own, as gamma_h1 has."""
    is_own = kind in Trainable.kinds and owner.kinds != Trainable.kinds
    return name.removesuffix(f"_{owner.name}") if is_own else kind


Part = Callable[[Trainable, Names], Walk]
"""What the walk finds at an owner of parameters."""


def parameters(network: Network, names: Names) -> Walk:
    """The weights and biases, and with momentum their velocities."""
    for owner in network.trainables:
        yield from names.weights("weight", owner, owner.weights)
        if owner.owns_bias:
            yield names.bias("bias", owner, owner.bias)
        for kind in names.convention.remembers:
            yield from names.remembered(kind, owner, owner.memory[kind])
    if names.convention.counts:
        yield "updates", (), "", network.updates


class LayerPlace(NamedTuple):
    """A layer, the one above it, the number of it from 1, and the names of parameters."""

    layer: Layer
    above: Layer | None
    position: int
    names: Names


def places(network: Network, names: Names) -> list[LayerPlace]:
    """The layers of a network."""
    above = [*network.layers[1:], None]
    return [LayerPlace(*both, position, names)
            for position, both in enumerate(zip(network.layers, above), start=1)]


def forward(network: Network, names: Names) -> Walk:
    """z and a of every neuron; of a softmax layer, or one that is normalised, what lies
    between, too."""
    return (found for place in places(network, names)
            for part in FORWARD_PARTS for found in part(place))


def weighed(place: LayerPlace) -> Walk:
    """The net inputs of a layer that is normalised."""
    return each("z", place.layer.neurons if place.layer.norm else [])


def spread(place: LayerPlace, *kinds: str) -> Walk:
    """The mean, the variance and the deviation of the net inputs of a layer, or of those
    of each neuron in all samples; of running averages the deviation alone."""
    layer = place.layer
    names = [neuron.name for neuron in layer.neurons] if layer.mixes_samples else [""]
    for name, one in zip(names, layer.norm.spreads if layer.norm else ()):
        for kind in kinds or ("mean", "var", "sd"):
            if one.count or kind == "sd":
                yield kind, (name or str(place.position),), name, getattr(one, kind)


def fired(place: LayerPlace) -> Walk:
    """The activations of a layer, what comes before them, and what dropout leaves."""
    layer, position = place.layer, (str(place.position),)
    for neurons in together(layer):
        yield from each("xhat" if layer.norm else "z", neurons)
        yield from each("y", neurons if layer.norm else ())
        if layer.softmax:
            if layer.z_max is not None:
                yield "z_max", position, "", layer.z_max
            yield from each("e", neurons)
            yield "e_sum", position, "", layer.e_sum
        yield from each("a", neurons)
        if layer.dropout and neurons[0].dropped is not neurons[0].a:
            yield from each("dropped", neurons)


def together(layer: Layer) -> list[list[Neuron]]:
    """The neurons that are gone through one by one; those of a softmax layer at
    once."""
    return [layer.neurons] if layer.softmax else [[neuron] for neuron in layer.neurons]


def each(kind: str, neurons: Iterable[Neuron]) -> Walk:
    """The number that each neuron has under the name of its kind."""
    return ((kind, (neuron.name,), neuron.name, getattr(neuron, kind)) for neuron in neurons)


def of_each(kind: str, names: Iterable[str], numbers: Iterable[Any]) -> Walk:
    """A number of some kind for each of some inputs or neurons, by their names."""
    return ((kind, (name,), name, number) for name, number in zip(names, numbers))


def predicted(network: Network, names: Names, numbers: Sequence[Any]) -> Walk:
    """What is predicted, in units of its own: called like the output, that is its column,
    if no other number is."""
    numbered = frozenset([*network.inputs, *chain.from_iterable(names.names.values())])
    owners = frozenset(neuron.name for neuron in network.neurons)
    for neuron, number in zip(network.outputs, numbers):
        is_taken = stands_for_another(neuron.name, numbered, owners)
        name = f"predicted_{neuron.name}" if is_taken else neuron.name
        yield "predicted", (name,), neuron.name, number


@lru_cache
def stands_for_another(name: str, numbered: frozenset[str], owners: frozenset[str]) -> bool:
    """Whether a name may be that of another number, as w1 and out_h1 are, of a network in
    which inputs and parameters are `numbered` so, and neurons called like `owners`."""
    readings = (names for kind in KINDS.values() for names in names_in(name, kind))
    return any(numbered.union(owners - {name}).issuperset(names) for names in readings)


def error(network: Network) -> Walk:
    """The error of each output, with targets that are smoothed before, and what they
    add up to."""
    if network.convention.smoothing:
        yield from each("smoothed", network.outputs)
    yield from each("error", network.outputs)
    yield from total(network)


def total(network: Network) -> Walk:
    """The penalty if there is one, the total error."""
    if network.penalty is not None:
        yield "penalty", (), "", network.penalty
    yield "total", (), "", network.error


def backward(network: Network, names: Names) -> Walk:
    """From the last layer to the first: the factors of delta, delta, the gradients."""
    for place in reversed(places(network, names)):
        for part in BACKWARD_PARTS:
            yield from part(place)
        if names.convention.updates_early:
            yield from of_layer(place, updated)


def arrived(place: LayerPlace) -> Walk:
    """What comes back to a layer that is normalised, as far as its normalisation."""
    layer = place.layer
    for neurons in together(layer) if layer.norm else ():
        yield from arrivals(neurons, layer, place.above)
        for kind in ("y_slope", "y_gradient", "xhat_gradient"):
            yield from each(kind, neurons)
    for scale in layer.norm.scales if layer.norm else ():
        yield from gradients(scale, place.names)


def spread_back(place: LayerPlace) -> Walk:
    """How E changes with the variance and the mean of what is normalised."""
    return spread(place, "var_gradient", "mean_gradient")


def passed_on(place: LayerPlace) -> Walk:
    """The deltas of a layer, with what they come from, and the gradients."""
    layer, names = place.layer, place.names
    if layer.class_weight is not None:
        yield "class_weight", (), "", layer.class_weight
    for neurons in together(layer):
        if not layer.norm:
            yield from arrivals(neurons, layer, place.above)
            yield from slopes(neurons, layer)
        yield from each("delta", neurons)
        for neuron in neurons:
            yield from gradients(neuron, names)
    yield from gradients(layer.shared, names)


FORWARD_PARTS = weighed, spread, fired
BACKWARD_PARTS = arrived, spread_back, passed_on
"""What is computed in a layer before the next is gone to."""
SPREADS = spread, spread_back
"""Those parts that in a batch normalisation all samples have in common."""


def of_layer(place: LayerPlace, part: Part) -> Walk:
    """What a part of the walk finds at each owner of parameters of a layer."""
    for owner in place.layer.trainables:
        yield from part(owner, place.names)


def arrivals(neurons: list[Neuron], layer: Layer, above: Layer | None) -> Walk:
    """What comes back to each neuron through each one above, and its sum."""
    kind = "dropped_share" if layer.dropout else "share"
    for neuron in neurons:
        position = layer.neurons.index(neuron)
        for other in above.neurons if above else ():
            yield kind, (other.name, neuron.name), neuron.name, other.shares[position]
        if layer.dropout:
            yield from each("dropped_gradient", [neuron])
        if neuron.upstream is not None:
            yield from each("upstream", [neuron])


def input_gradients(network: Network) -> Walk:
    """What comes back to each input through each neuron above, and its sum."""
    for position, (name, gradient) in enumerate(zip(network.inputs, network.input_gradients())):
        for neuron in network.layers[0].neurons:
            yield "input_share", (neuron.name, name), name, neuron.shares[position]
        yield "input_gradient", (name,), name, gradient


def slopes(neurons: list[Neuron], layer: Layer) -> Walk:
    """da/dz of each neuron; in a softmax layer those of the others by its z, too."""
    for neuron in neurons:
        yield from each("slope", [neuron])
        for other, slope in zip(layer.neurons, neuron.slopes if layer.softmax else ()):
            if other is not neuron:
                yield "cross_slope", (other.name, neuron.name), neuron.name, slope


def trained(kind: str, owner: Trainable, names: Names, numbers: Sequence[Any]) -> Walk:
    """The numbers of a kind of the weights that are not frozen and, where it is
    trained, of the bias, which is last."""
    for place, found in enumerate(names.remembered(kind, owner, numbers)):
        if place not in owner.frozen:
            yield found


def gradients(owner: Trainable, names: Names) -> Walk:
    """The gradients of the weights and, where it is trained, of the bias."""
    found = [] if isinstance(owner, Averages) else [*owner.gradients, owner.bias_gradient]
    return trained("gradient", owner, names, found)


def updated(owner: Trainable, names: Names) -> Walk:
    """What leads to the new weights and bias, or running averages, and these."""
    for kind, numbers in owner.updated_parts.items():
        yield from trained(kind, owner, names, numbers)
    kind = "averaged" if isinstance(owner, Averages) else "updated"
    yield from trained(kind, owner, names, [*owner.updated, owner.updated_bias])


def pace(network: Network) -> Walk:
    """What all parameters have in common in an update."""
    for kind in ("time", "rate_now", "correction1", "correction2", "rate_corrected", "norm",
                 "shrink"):
        if getattr(network.pace, kind) is not None:
            yield kind, (), "", getattr(network.pace, kind)


def ahead(owner: Trainable, names: Names) -> Walk:
    """Where a rule looks for its gradients."""
    return trained("ahead", owner, names, [*owner.weights, owner.bias])
