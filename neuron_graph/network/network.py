"""A network: layers one after the other, from the inputs to the outputs."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import add

from ..errors import BadValue, OutOfOrder, WrongLength
from .arithmetic import Scalar
from .conventions import DEFAULT, Convention
from .layer import Layer
from .neuron import Neuron
from .numbers import name_list
from .trainable import Trainable


class Network:
    """Layers of neurons, each fully connected with the one before.

    `layers` is a list of `Layer`; the number of inputs is that of the weights of a neuron of the first. `inputs` names
    them (x1, x2, ... if not given); all names of inputs and neurons differ. `outputs` are the neurons of the last
    layer. Raises `BadValue` or `WrongLength`.

    >>> network = Network([Layer([Neuron("o1", weights=[2.0, 1.0], bias=-3.0)])])
    >>> network.forward([1.0, 1.0])
    [0.5]
    """

    def __init__(self, layers: Iterable[Layer], inputs: Sequence[str] | None = None):
        self.layers = list(layers)
        if not self.layers:
            raise BadValue("the layers of a network", self.layers, "at least one is needed")
        width = len(self.layers[0].neurons[0].weights)
        self.inputs = [f"x{n}" for n in range(1, width + 1)] if inputs is None else name_list(inputs, "the inputs' names")
        width = len(self.inputs)
        for layer in self.layers:
            for neuron in layer.neurons:
                if len(neuron.weights) != width:
                    raise WrongLength(f"the weights of {neuron.name}", width, len(neuron.weights))
            width = len(layer.neurons)
        names = self.inputs + [neuron.name for neuron in self.neurons]
        check_different(names, "inputs and neurons must all be named differently")
        check_different([*RESERVED, *self.inputs, *(name for names in parameter_names(self) for name in names[:-1])],
                        "inputs and weights must all be named differently, and none E, E_l2 or eta")
        self.outputs = self.layers[-1].neurons
        self.error: Scalar = None
        self.penalty: Scalar = None

    @property
    def neurons(self) -> list[Neuron]:
        """All neurons, layer by layer."""
        return [neuron for layer in self.layers for neuron in layer.neurons]

    @property
    def trainables(self) -> list[Trainable]:
        """Everything that has parameters: the neurons of each layer, and after them the layer."""
        return [owner for layer in self.layers for owner in (*layer.neurons, layer)]

    @property
    def sizes(self) -> list[int]:
        """The number of inputs, then of the neurons of each layer."""
        return [len(self.inputs), *(len(layer.neurons) for layer in self.layers)]

    def forward(self, inputs: Sequence[Scalar], convention: Convention = DEFAULT) -> list[Scalar]:
        """The activations of the last layer for these inputs, a list of as many numbers as the network has inputs."""
        if len(inputs) != len(self.inputs):
            raise WrongLength("the inputs", len(self.inputs), len(inputs))
        for layer in self.layers:
            inputs = layer.forward(inputs, convention)
        return inputs  # type: ignore[return-value]

    def measure(self, targets: Sequence[Scalar], convention: Convention = DEFAULT) -> Scalar:
        """E, the error of the last `forward`, by the convention; each output's own is in its `error`."""
        if len(targets) != len(self.outputs):
            raise WrongLength("the targets", len(self.outputs), len(targets))
        self.error, self.penalty = self.layers[-1].measure(targets, convention), None
        if convention.penalises:
            self.error = self.error + self.measure_penalty(convention)
        return self.error

    def measure_batch(self, errors: Sequence[Scalar], convention: Convention = DEFAULT) -> Scalar:
        """E of a batch from the errors of its samples: their mean or sum by the convention, and the penalty."""
        self.error = reduce(add, errors)
        if convention.batch_scale == "mean":
            self.error = self.error / float(len(errors))
        if convention.l2:
            self.error = self.error + self.measure_penalty(convention)
        return self.error

    def measure_penalty(self, convention: Convention) -> Scalar:
        """l2/2 · Σ w², over weights, not biases."""
        squares = [w * w for neuron in self.neurons for w in neuron.weights]
        self.penalty = 0.5 * convention.l2 * reduce(add, squares)
        return self.penalty

    def backward(self, targets: Sequence[Scalar], convention: Convention = DEFAULT, rate: Scalar = 0.5) -> None:
        """delta and the gradients of every neuron, from the outputs back to the first layer.

        `targets` has one number for each output. No parameter changes, and a second call gives the same. With
        order=updated the new weights are part of the calculation: they are computed here, with `rate`, and taken over
        by `update`; for all else `rate` plays no part.
        """
        if len(targets) != len(self.outputs):
            raise WrongLength("the targets", len(self.outputs), len(targets))
        if self.outputs[0].a is None:
            raise OutOfOrder("backward", "forward")
        above: Layer | None = None
        for layer in reversed(self.layers):
            if above is None:
                layer.backward_from(targets, convention)
            else:
                layer.backward(above.send_back(convention), convention)
            if layer.owns_bias or convention.finishes:
                layer.finish(rate, convention)
            above = layer

    def input_gradients(self, convention: Convention = DEFAULT) -> list[Scalar]:
        """dE/dx of each input, from the deltas of the last `backward`."""
        if not self.outputs[0].gradients:
            raise OutOfOrder("input_gradients", "backward")
        return self.layers[0].send_back(convention)

    def update(self, rate: Scalar = 0.5, convention: Convention = DEFAULT) -> None:
        """Move every weight and, if the convention trains them, every bias against its gradient."""
        if not self.outputs[0].gradients:
            raise OutOfOrder("update", "backward")
        for layer in self.layers:
            layer.update(rate, convention)

    def copy(self) -> Network:
        """A network with the same parameters, that has computed nothing yet."""
        return Network([layer.copy() for layer in self.layers], self.inputs)

    def __repr__(self) -> str:
        return f"<Network {'-'.join(map(str, self.sizes))}: {', '.join(neuron.name for neuron in self.neurons)}>"


RESERVED = ["E", "E_l2", "eta"]
"""Names of the network's own numbers."""


def parameter_names(network: Network) -> Iterator[list[str]]:
    """The names of the weights, then of the bias, of each neuron and, after its neurons, of each layer.

    Weights are w1, w2, ... neuron by neuron, layer by layer, unless the neuron names them; a bias is b_h1 of a neuron,
    b1 of a layer.
    """
    count = 0
    for position, layer in enumerate(network.layers, start=1):
        for neuron in layer.neurons:
            numbered = [f"w{count + n}" for n in range(1, len(neuron.weights) + 1)]
            count += len(numbered)
            yield [*(neuron.weight_names or numbered), f"b_{neuron.name}"]
        yield [f"b{position}"]


def check_different(names: Sequence[str], wanted: str) -> None:
    """Refuse a name that stands twice."""
    if len(set(names)) < len(names):
        raise BadValue("a name", next(name for name in names if names.count(name) > 1), wanted)
