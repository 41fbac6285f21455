"""A layer: neurons side by side that see the same inputs."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add

import neuron_graph.network.softmax_layer as softmax_layer

from ..checks import finite, list_of
from ..errors import BadValue, WrongLength
from .activations import softmax as softmax_activation
from .arithmetic import NOTHING
from .convention import Convention
from .neuron import Neuron
from .trainable import Trainable


class Layer:
    """Neurons that take the same inputs.

    `neurons` is a list of `Neuron`, all with the same number of weights; `bias`, where given, is one finite number that
    all of them share in place of their own. Softmax is the activation of all neurons of a layer or of none. Raises
    `BadValue` or `WrongLength`.

    >>> layer = Layer([Neuron("h1", [0.15, 0.2]), Neuron("h2", [0.25, 0.3])], bias=0.35)
    >>> layer.weights, layer.bias
    ([[0.15, 0.2], [0.25, 0.3]], 0.35)
    """

    z_max: float
    """Of a softmax layer: the largest net input."""
    e_sum: float
    """Of a softmax layer: the sum of the exponentials."""

    def __init__(self, neurons: Iterable[Neuron], bias: float | None = None):
        self.neurons = list_of(Neuron, neurons, "the neurons of a layer")
        for neuron in self.neurons:
            if len(neuron.weights) != len(self.neurons[0].weights):
                raise WrongLength(f"the weights of {neuron.name}", len(self.neurons[0].weights), len(neuron.weights))
        softmaxes = sum(neuron.activation is softmax_activation for neuron in self.neurons)
        if softmaxes not in (0, len(self.neurons)):
            raise BadValue("the activations of a layer", [neuron.activation.name for neuron in self.neurons],
                           "softmax must be that of all its neurons or of none")
        self.softmax = softmaxes > 0
        self.shared = Trainable([], None)
        if bias is not None:
            self.share(finite(bias, "the shared bias of a layer"))

    @property
    def weights(self) -> list[list[float]]:
        """The weight matrix: a row for each neuron, a column for each input."""
        return [neuron.weights for neuron in self.neurons]

    @property
    def bias(self) -> float | None:
        """The bias that all neurons share; None where each has its own, or none."""
        return self.shared.bias

    @property
    def owners(self) -> Sequence[Trainable]:
        """What has parameters: the neurons and, if there is one, their shared bias."""
        return [*self.neurons, self.shared] if self.shared.owns_bias else self.neurons

    def share(self, bias: float) -> None:
        """Make `bias` the one that all neurons of the layer share."""
        self.shared.bias, self.shared.owns_bias = bias, True
        for neuron in self.neurons:
            neuron.bias, neuron.owns_bias = bias, False

    def forward(self, inputs: Sequence[float], convention: Convention) -> list[float]:
        """The activations of the neurons."""
        activations = [neuron.forward(inputs, convention) for neuron in self.neurons]
        if self.softmax:
            self.z_max, self.e_sum = softmax_layer.forward(self.neurons)
            activations = [neuron.a for neuron in self.neurons]
        return activations

    def measure(self, targets: Sequence[float], convention: Convention) -> float:
        """The error of these outputs, each neuron's own kept in its `error`."""
        for neuron, t in zip(self.neurons, targets):
            neuron.error = convention.loss.error(t, neuron.a)
        return convention.loss.total([neuron.error for neuron in self.neurons])

    def compare(self, targets: Sequence[float], convention: Convention) -> tuple[list[float | None], list[float | None]]:
        """dE/da of each output, None where delta is known as a whole; and that delta, None elsewhere."""
        outputs = float(len(self.neurons))
        deltas = [whole_delta(neuron, t, convention) for neuron, t in zip(self.neurons, targets)]
        upstreams = [error_slope(neuron, t, outputs, convention) if delta is None else None
                     for neuron, t, delta in zip(self.neurons, targets, deltas)]
        return upstreams, deltas

    def backward(self, upstreams: Sequence[float | None], deltas: Sequence[float | None] | None = None) -> None:
        """delta and the gradients, from dE/da of each neuron, or from delta where that is given as a whole."""
        deltas = deltas or [None] * len(self.neurons)
        if self.softmax:
            softmax_layer.backward(self.neurons, upstreams, deltas)
        else:
            for neuron, upstream, delta in zip(self.neurons, upstreams, deltas):
                neuron.backward(upstream, delta)
        if self.shared.owns_bias:
            self.shared.bias_gradient = reduce(add, [neuron.bias_gradient for neuron in self.neurons])

    def penalise(self, l2: float) -> None:
        """Add the penalty's gradient to that of every weight."""
        for neuron in self.neurons:
            neuron.penalise(l2)

    def send_back(self, convention: Convention) -> list[float]:
        """dE/da of each neuron before: the sum of the shares that come back to it."""
        totals = []
        for shares in zip(*[neuron.send_back(convention) for neuron in self.neurons]):
            total = NOTHING
            for share in shares:
                total += share
            totals.append(total)
        return totals

    def move(self, learning_rate: float, convention: Convention) -> None:
        """Compute the new parameters of the neurons, and of the shared bias."""
        for owner in self.owners:
            with_bias = owner.owns_bias and convention.trains_biases
            convention.move(owner, learning_rate, convention.momentum, with_bias)
            if owner.frozen:
                owner.hold_frozen()

    def install(self) -> None:
        """Take the new parameters over."""
        for owner in self.owners:
            owner.install()
        if self.shared.owns_bias:
            self.share(self.shared.bias)

    def __repr__(self) -> str:
        return f"Layer({self.neurons})" if self.bias is None else f"Layer({self.neurons}, bias={self.bias})"

    def copy(self) -> Layer:
        """A layer with the same parameters, that has computed nothing yet."""
        twin = Layer([neuron.copy() for neuron in self.neurons], self.bias)
        twin.shared.bias_velocity = self.shared.bias_velocity
        return twin


def error_slope(neuron: Neuron, t: float, outputs: float, convention: Convention) -> float:
    """dE/da of one of so many outputs, as the loss has it."""
    slope = convention.loss.derivative(t, neuron.a)
    return scaled(slope / outputs if convention.loss.mean else slope, convention)


def whole_delta(neuron: Neuron, t: float, convention: Convention) -> float | None:
    """delta of an output, where the rule leaves the slope out of it, or the slope cancels in it; else None."""
    formula = convention.perceptron or convention.loss.deltas.get(neuron.activation.name)
    return scaled(formula(t, neuron.a), convention) if formula else None


def scaled(slope: float, convention: Convention) -> float:
    """A slope of the error times the factor that only gradients have, where it is not 1."""
    return slope if convention.gradient_factor == 1.0 else convention.gradient_factor * slope
