"""A layer: neurons side by side that see the same inputs."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add

import neuron_graph.network.softmax_layer as softmax_layer

from ..errors import BadValue, WrongLength
from .activations import softmax as softmax_activation
from .arithmetic import NOTHING, Scalar
from .conventions import Convention
from .neuron import Neuron
from .numbers import finite
from .trainable import Trainable


class Layer(Trainable):
    """Neurons that take the same inputs.

    `neurons` is a list of `Neuron`, all with the same number of weights; `bias`, where given, is one number that all
    of them share in place of their own. Softmax is the activation of all neurons of a layer or of none. Raises
    `BadValue` or `WrongLength`.
    """

    z_max: Scalar
    """Of a softmax layer: the largest net input."""
    e_sum: Scalar
    """Of a softmax layer: the sum of the exponentials."""

    def __init__(self, neurons: Iterable[Neuron], bias: float | None = None):
        self.neurons = list(neurons)
        if not self.neurons:
            raise BadValue("the neurons of a layer", self.neurons, "at least one is needed")
        for neuron in self.neurons:
            if len(neuron.weights) != len(self.neurons[0].weights):
                raise WrongLength(f"the weights of {neuron.name}", len(self.neurons[0].weights), len(neuron.weights))
        softmaxes = sum(neuron.activation is softmax_activation for neuron in self.neurons)
        if softmaxes not in (0, len(self.neurons)):
            raise BadValue("the activations of a layer", [neuron.activation.name for neuron in self.neurons],
                           "softmax must be that of all its neurons or of none")
        self.softmax = softmaxes > 0
        self.activations: list[Scalar] = []
        self.start([], None)
        if bias is not None:
            self.share(finite(bias, "the shared bias of a layer"))

    def share(self, bias: Scalar) -> None:
        """Make `bias` the one that all neurons of the layer share."""
        self.bias, self.owns_bias = bias, True
        for neuron in self.neurons:
            neuron.bias, neuron.owns_bias = bias, False

    def forward(self, inputs: Sequence[Scalar], convention: Convention) -> list[Scalar]:
        """The activations of the neurons."""
        self.activations = [neuron.forward(inputs, convention) for neuron in self.neurons]
        if self.softmax:
            self.z_max, self.e_sum = softmax_layer.normalise(self.neurons)
            self.activations = [neuron.a for neuron in self.neurons]
        return self.activations

    def measure(self, targets: Sequence[Scalar], convention: Convention) -> Scalar:
        """The error of these outputs, each neuron's own kept in its `error`."""
        loss = convention.loss
        for neuron, t in zip(self.neurons, targets):
            neuron.error = loss.error(t, neuron.a)
        return loss.total([neuron.error for neuron in self.neurons])

    def backward_from(self, targets: Sequence[Scalar], convention: Convention) -> None:
        """delta and the gradients of the output layer, from the targets."""
        if convention.simplifies and any(convention.simplified_delta(neuron.activation) for neuron in self.neurons):
            self.backward_simplified(targets, convention)
        else:
            self.backward(convention.upstreams(targets, self.activations, len(self.neurons)), convention)

    def backward_simplified(self, targets: Sequence[Scalar], convention: Convention) -> None:
        """The same where delta is not the product of its factors: a perceptron's, or as the textbooks simplify it."""
        for neuron, t in zip(self.neurons, targets):
            delta = convention.simplified_delta(neuron.activation)
            if delta:
                [error_slope] = convention.scaled([delta(t, neuron.a)])
                neuron.backward_simplified(error_slope, convention)
            else:
                [upstream] = convention.upstreams([t], [neuron.a], len(self.neurons))
                neuron.backward(upstream, convention)
        if self.softmax:
            softmax_layer.differentiate(self.neurons)

    def backward(self, upstreams: Sequence[Scalar], convention: Convention) -> None:
        """delta and the gradients from dE/da of each neuron."""
        if self.softmax:
            softmax_layer.backward(self.neurons, upstreams, convention)
        else:
            for neuron, upstream in zip(self.neurons, upstreams):
                neuron.backward(upstream, convention)

    def finish(self, rate: Scalar, convention: Convention) -> None:
        """What the gradients may still need: the shared bias's, the penalty's; with order=updated the new weights."""
        if self.owns_bias:
            self.bias_gradient = reduce(add, [neuron.bias_gradient for neuron in self.neurons])
        if convention.penalises:
            self.penalise(convention.l2)
        if convention.updates_early:
            for trainable in (*self.neurons, self):
                convention.move(trainable, rate)

    def penalise(self, l2: float) -> None:
        """Add the penalty's gradient to that of every weight."""
        for neuron in self.neurons:
            neuron.penalise(l2)

    def send_back(self, convention: Convention) -> list[Scalar]:
        """dE/da of each neuron before: the sum of the shares that come back to it."""
        totals = []
        for shares in zip(*[neuron.send_back(convention) for neuron in self.neurons]):
            total = NOTHING
            for share in shares:
                total += share
            totals.append(total)
        return totals

    def update(self, rate: Scalar, convention: Convention) -> None:
        """Move the parameters of the neurons, and the shared bias."""
        for neuron in self.neurons:
            convention.update(neuron, rate)
        if self.owns_bias:
            convention.update(self, rate)
            self.share(self.bias)

    def __repr__(self) -> str:
        return f"Layer({self.neurons}, bias={self.bias})" if self.owns_bias else f"Layer({self.neurons})"

    def copy(self) -> Layer:
        """A layer with the same parameters, that has computed nothing yet."""
        twin = Layer([neuron.copy() for neuron in self.neurons], self.bias)
        twin.bias_velocity = self.bias_velocity
        return twin
