"""A layer: neurons side by side that see the same inputs."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from functools import partial, reduce
from itertools import count
from operator import add
from typing import Any, TypeAlias

import neuron_graph.network.softmax_layer as softmax_layer

from ..checks import check_length, finite, list_of
from ..errors import BadValue, first_of
from .activations import softmax as softmax_activation
from .arithmetic import NOTHING
from .convention import Convention, smoothed
from .dropout import Dropout
from .losses import penalty_slope, times
from .neuron import Neuron
from .normalisation import USUAL, Normalisation
from .pace import Pace
from .trainable import Trainable

EXTRAS = "norm", *USUAL, "dropout", "mask"
"""What a layer may have besides neurons and a bias."""
Slopes: TypeAlias = Sequence[float | None]
"""A derivative of E for each neuron of a layer, None where it is not known."""


class Layer:
    """Neurons that take the same inputs.

    `neurons` is a list of `Neuron`, all with the same number of weights; `bias`, where
    given, is one finite number that all of them share in place of their own. Softmax is
    the activation of all neurons of a layer or of none. `norm` normalises the net
    inputs: "batch", "layer" or a `Normalisation`; `dropout`, a `Dropout`, leaves some
    activations out. Raises `BadValue`, `UnknownName` or `WrongLength`.

    >>> layer = Layer([Neuron("h1", [0.15, 0.2]), Neuron("h2", [0.25, 0.3])], bias=0.35)
    >>> layer.weights, layer.bias
    ([[0.15, 0.2], [0.25, 0.3]], 0.35)
    """

    z_max: float
    """Of a softmax layer with softmax=shifted: the largest net input; else None."""
    mixes_samples = False
    """Whether in training every sample changes what comes of the others: under batch
    normalisation."""
    e_sum: float
    """Of a softmax layer: the sum of the exponentials."""
    class_weight: float | None = None
    """Of softmax outputs with class weights: that of the class that is meant."""

    def __init__(self, neurons: Iterable[Neuron], bias: float | None = None,
                 norm: Normalisation | str | None = None, dropout: Dropout | None = None):
        self.neurons = list_of(Neuron, neurons, "the neurons of a layer")
        widths = Counter(len(neuron.weights) for neuron in self.neurons)
        self.check_width(widths.most_common(1)[0][0])
        softmaxes = sum(neuron.activation is softmax_activation for neuron in self.neurons)
        if softmaxes not in (0, len(self.neurons)):
            names = [neuron.activation.name for neuron in self.neurons]
            wanted = "softmax must be that of all its neurons or of none"
            raise BadValue("the activations of a layer", names, wanted)
        self.softmax = softmaxes > 0
        self.unknown: Slopes = [None] * len(self.neurons)
        self.shared = Trainable([], None)
        self.owners: list[Trainable] = [*self.neurons]
        if bias is not None:
            self.shared = Trainable([], finite(bias, "the shared bias of a layer"))
            self.owners.append(self.shared)
        self.dropout, self.extras = dropout, list[Trainable]()
        self.norm = Normalisation(norm, self.neurons) if isinstance(norm, str) else norm
        if self.norm:
            self.take_norm(self.norm)
        if dropout:
            dropout.check_width(len(self.neurons))
        self.spread_bias()

    def take_norm(self, norm: Normalisation) -> None:
        """Take a normalisation among what has parameters."""
        if self.softmax:
            wanted = "softmax takes net inputs as they are: normalise the layer before it"
            raise BadValue("the normalisation of a layer", norm.over, wanted)
        self.mixes_samples = norm.mixes_samples
        self.owners += norm.scales
        self.extras += [*norm.scales, *(norm.averages if self.mixes_samples else ())]

    def check_width(self, width: int) -> None:
        """Refuse a neuron that has not as many weights as there are inputs."""
        for neuron in self.neurons:
            check_length(f"the weights of {neuron.name}", width, neuron.weights)

    @property
    def described(self) -> dict[str, Any]:
        """What it has besides neurons and a bias, as `extras_of` reads it."""
        found: dict[str, Any] = {"norm": self.norm.over, **self.norm.numbers} if self.norm else {}
        if self.dropout:
            found |= {"dropout": self.dropout.rate, "mask": list(self.dropout.masks)}
        return found

    @property
    def trainables(self) -> list[Trainable]:
        """Everything that may have parameters: the neurons, the bias that they share, what
        normalises them."""
        return [*self.neurons, self.shared, *self.extras]

    @property
    def weights(self) -> list[list[float]]:
        """The weight matrix: a row for each neuron, a column for each input."""
        return [neuron.weights for neuron in self.neurons]

    @property
    def bias(self) -> float | None:
        """The bias that all neurons share; None where each has its own, or none."""
        return self.shared.bias

    def spread_bias(self) -> None:
        """Give every neuron the bias that all of them share, if there is one."""
        if self.shared.owns_bias:
            for neuron in self.neurons:
                neuron.bias, neuron.owns_bias = self.shared.bias, False

    def forward(self, inputs: Sequence[float], convention: Convention) -> list[float]:
        """The activations of the neurons, or what dropout leaves of them."""
        activations = self.weigh(inputs, convention)
        if self.norm:
            self.norm.settle(self.neurons, convention)
        return self.fire(convention) if self.norm or self.dropout else activations

    def weigh(self, inputs: Sequence[float], convention: Convention) -> list[float]:
        """The net inputs, and the activations that follow from them alone."""
        activations = [neuron.forward(inputs, convention) for neuron in self.neurons]
        if self.softmax:
            self.z_max, self.e_sum = softmax_layer.forward(
                self.neurons, convention.shifts_softmax)
            activations = [neuron.a for neuron in self.neurons]
        return activations

    def fire(self, convention: Convention) -> list[float]:
        """The activations, of net inputs that are normalised where they are, or what
        dropout leaves of them."""
        if self.norm:
            self.norm.forward(self.neurons, convention)
        if self.dropout:
            return self.dropout.forward(self.neurons, convention)
        return [neuron.a for neuron in self.neurons]

    def measure(self, targets: Sequence[float], convention: Convention) -> float:
        """The error of these outputs, each neuron's own kept in its `error`."""
        for place, (neuron, t) in enumerate(zip(self.neurons, self.aims(targets, convention))):
            neuron.error = convention.weigh(place, self.error_of(neuron, t, convention))
        return convention.loss.total([neuron.error for neuron in self.neurons])

    def aims(self, targets: Sequence[float], convention: Convention) -> Sequence[float]:
        """The targets as the loss sees them: smoothed, if at all, once for the error and
        for its derivative."""
        if not convention.smoothing:
            return targets
        for neuron, t, aim in zip(self.neurons, targets, smoothed(targets, convention)):
            if neuron.target is not t:
                neuron.target, neuron.smoothed = t, aim
        return [neuron.smoothed for neuron in self.neurons]

    def error_of(self, neuron: Neuron, t: float, convention: Convention) -> float:
        """E_o of an output from its activation, or with error-from=logits from its net
        input."""
        loss = convention.loss
        if not convention.measures_logits:
            return loss.error(t, seen(neuron, convention))
        cost = softmax_layer.cost(neuron, self.z_max, self.e_sum) if self.softmax else neuron.z
        return loss.logits[neuron.activation.name](t, cost)

    def compare(self, targets: Sequence[float],
                convention: Convention) -> tuple[Slopes, Slopes]:
        """dE/da of each output, None where delta is known as a whole; and that delta,
        None elsewhere."""
        targets = self.aims(targets, convention)
        if not convention.simplifies:
            return error_slopes(self.neurons, targets, convention), self.unknown
        if self.softmax and convention.class_weights and "softmax" in convention.loss.deltas:
            self.class_weight = reduce(add, map(convention.weigh, count(), targets))
        deltas = [self.whole_delta(place, t, convention) for place, t in enumerate(targets)]
        if all(delta is not None for delta in deltas):
            return self.unknown, deltas
        slopes = error_slopes(self.neurons, targets, convention)
        return [slope if delta is None else None for slope, delta in zip(slopes, deltas)], deltas

    def whole_delta(self, place: int, t: float, convention: Convention) -> float | None:
        """delta of an output, where the rule leaves the slope out of it, or the slope
        cancels in it; else None. After softmax it has the weight of the class that is
        meant, and not of its own."""
        neuron, own = self.neurons[place], convention.learning.delta
        formula = own or convention.loss.deltas.get(neuron.activation.name)
        if formula is None:
            return None
        if self.class_weight is None or own:
            delta = convention.weigh(place, formula(t, seen(neuron, convention)))
        else:
            delta = self.class_weight * neuron.a - convention.weigh(place, t)
        return weighed(delta, len(self.neurons), convention)

    def backward(self, upstreams: Slopes, deltas: Slopes | None = None) -> None:
        """delta and the gradients, from dE/da of each neuron, or from delta where that
        is given as a whole. Under batch normalisation there is only what comes before it:
        it takes all samples."""
        if self.norm:
            self.norm.backward(self.neurons, upstreams, deltas or self.unknown)
            if self.mixes_samples:
                return
            self.norm.spreads[0].backward(self.neurons)
        elif self.softmax:
            softmax_layer.backward(self.neurons, upstreams, deltas or self.unknown)
        else:
            for neuron, upstream, delta in zip(self.neurons, upstreams, deltas or self.unknown):
                neuron.backward(upstream, delta)
        self.share_gradients()

    def share_gradients(self) -> None:
        """The gradient of the bias that all neurons share, if there is one."""
        if self.shared.owns_bias:
            gradients = [neuron.bias_gradient for neuron in self.neurons]
            self.shared.bias_gradient = reduce(add, gradients)

    def penalise(self, convention: Convention) -> None:
        """Add the penalty's gradient to that of every weight."""
        for owner in (*self.neurons, self.shared):
            with_bias = convention.decays_biases and owner.moves_bias
            owner.penalise(
                partial(penalty_slope, l2=convention.l2, l1=convention.l1), with_bias)

    def send_back(self, convention: Convention) -> list[float]:
        """dE/da of each neuron before: the sum of the shares that come back to it."""
        returned = zip(*[neuron.send_back(convention) for neuron in self.neurons])
        return [reduce(add, shares, NOTHING) for shares in returned]

    def look_ahead(self, convention: Convention) -> None:
        """Go to where the velocities alone would lead, and keep where it started."""
        mu, with_biases = convention.momentum, convention.trains_biases
        for owner in self.owners:
            count = len(owner.weights) + (owner.moves_bias and with_biases)
            owner.kept = [*owner.weights, owner.bias]
            pairs = list(zip(owner.kept, owner.memory["velocity"]))
            if convention.update.looks_ahead > 0:
                ahead = [w + mu * v for w, v in pairs[:count]]
            else:
                ahead = [w - mu * v for w, v in pairs[:count]]
            *owner.weights, owner.bias = *ahead, *owner.kept[count:]
        self.spread_bias()

    def move(self, pace: Pace) -> None:
        """Compute the new parameters of the neurons, and of the shared bias."""
        for owner in self.owners:
            moves = owner.moves_bias if owner.frozen else owner.owns_bias
            pace.move(owner, pace.own.trains_biases and moves)
            if owner.frozen:
                owner.hold_frozen()

    def install(self, convention: Convention) -> None:
        """Take the new parameters over."""
        for owner in self.owners:
            owner.weights, owner.bias = owner.updated, owner.updated_bias
            if convention.remembers:
                owner.install(convention.remembers)
        if self.mixes_samples:
            for averages in self.extras[len(self.neurons):]:
                averages.weights = averages.updated
        self.spread_bias()

    def __repr__(self) -> str:
        names = [neuron.name for neuron in self.neurons]
        return f"<Layer of {len(names)}: {first_of(names, 6)}>"

    def copy(self) -> Layer:
        """A layer with the same parameters, that has computed nothing yet."""
        twin = Layer([neuron.copy() for neuron in self.neurons], self.bias,
                     deepcopy(self.norm), deepcopy(self.dropout))
        twin.shared.memory = {kind: [*numbers] for kind, numbers in self.shared.memory.items()}
        return twin


def extras_of(values: Mapping[str, Any], neurons: Sequence[Neuron],
              ) -> tuple[Normalisation | None, Dropout | None]:
    """The normalisation and the dropout of some neurons, from what is said of them: one
    mask, or a list of masks."""
    norm = dropout = None
    if not values.keys().isdisjoint(EXTRAS[:-2]):
        norm = Normalisation(values.get("norm", ""), neurons, values)
    if not values.keys().isdisjoint(EXTRAS[-2:]):
        masks = values.get("mask", [])
        is_one = isinstance(masks, list) and masks and not isinstance(masks[0], list)
        dropout = Dropout(values.get("dropout", ""), [masks] if is_one else masks)
    return norm, dropout


def error_slopes(outputs: Sequence[Neuron], targets: Sequence[float],
                 convention: Convention) -> list[float]:
    """dE/da of each output, as the loss has it."""
    slopes = (convention.loss.derivative(t, neuron.a) for neuron, t in zip(outputs, targets))
    return [weighed(convention.weigh(place, slope), len(outputs), convention)
            for place, slope in enumerate(slopes)]


def weighed(slope: float, outputs: int, convention: Convention) -> float:
    """The derivative of an output's error as a part of the gradient: averaged over the
    outputs where the error is, and with the convention's factor."""
    if convention.averages_outputs:
        slope = slope / float(outputs)
    return times(convention.gradient_factor, slope)


def seen(neuron: Neuron, convention: Convention) -> float:
    """What is compared with the target: an output's activation, or by the LMS rule its
    net input."""
    return neuron.z if convention.learning.by_net else neuron.a
