"""A neuron: the whole arithmetic of one, forwards and backwards.

    x   inputs: what comes in, from the network's inputs or the neurons before
    w   weights, one for each input                b        bias, or None
    z   net input: w·x + b                         a        activation: f(z)
    slope      da/dz = f'(z)                       upstream dE/da: how the error changes with a
    delta      dE/dz = dE/da · da/dz               gradients dE/dw = delta · x, one for each weight
    shares     what delta sends back along each weight to the neuron before: delta · w

Sources: Rumelhart, Hinton and Williams, Learning representations by back-propagating
errors (Nature 323, 1986), equations 1 to 7; Nielsen, Neural Networks and Deep Learning,
ch. 2, where delta is BP1 and BP2, the gradients are BP3 and BP4.
"""
from __future__ import annotations

import reprlib
from collections.abc import Iterable, Sequence
from typing import Self

from ..checks import check_length, checked_name, finite, finite_list, name_list
from ..errors import BadValue
from .activations import Activation, activation_named
from .arithmetic import NOTHING, UNKNOWN
from .convention import Convention
from .trainable import Trainable


class Neuron(Trainable):
    """One neuron with its numbers as plain attributes.

    `name` is any text; `weights` a list of finite floats, one for each input; `bias` a
    finite float or None; `activation` a name (`"tanh"`, `"leaky-relu:0.2"`) or an
    activation. `weight_names` names the weights (w1, w2, ... through the network if not
    given). Raises `BadValue`, `UnknownName` or `WrongLength`.

    `bias_input` is what the bias is the weight of: 1, or -1 in texts that have it so.
    `z` and `a` are known after `forward`, `slope`, `delta`, `gradients` (one for each
    weight) and `bias_gradient` after `backward`, `error` of an output after `measure`:
    all are floats, without a unit.

    >>> neuron = Neuron("h1", weights=[0.15, 0.20], bias=0.35)
    >>> neuron.forward([0.05, 0.10], Convention()), neuron.z
    (0.5932699921071872, 0.3775)
    """

    e: float
    """Of a neuron of a softmax layer: its exponential."""
    slopes: list[float]
    """Of a neuron of a softmax layer: da/dz of every neuron of the layer by this one's
    z."""
    xhat: float
    xhat_gradient: float
    y: float
    y_slope: float
    y_gradient: float
    """Of a neuron of a normalised layer: its net input normalised, and dE by that; that
    scaled and shifted, the slope there, and dE by it."""
    mask: float | None
    dropped: float
    dropped_gradient: float
    """Of a neuron of a layer with dropout: its mask in this sample, None in prediction;
    what is left of its activation, and dE by that."""
    z: float
    a: float
    error: float
    target: float | None = None
    smoothed: float
    """Of an output, with label smoothing: its target, and that as the loss sees it."""
    upstream: float | None
    slope: float
    delta: float
    inputs: Sequence[float]
    shares: list[float]

    def __init__(self, name: str, weights: Iterable[float], bias: float | None = 0.0,
                 activation: str | Activation = "sigmoid",
                 weight_names: Sequence[str] | None = None):
        self.name = checked_name(name, "the name of a neuron")
        super().__init__(finite_list(weights, f"the weights of {name}"),
                         None if bias is None else finite(bias, f"the bias of {name}"))
        if not self.weights:
            raise BadValue(f"the weights of {name}", self.weights, "at least one is needed")
        self.activation = activation_named(activation)
        self.weight_names: list[str] | None = None
        if weight_names is not None:
            what = f"the weight names of {name}"
            self.weight_names = name_list(weight_names, what)
            check_length(what, len(self.weights), self.weight_names)
        self.bias_input = 1.0
        self.z = self.a = self.error = self.upstream = self.slope = self.delta = UNKNOWN

    def forward(self, inputs: Sequence[float], convention: Convention) -> float:
        """Take the inputs and return a = f(w·x + b): the products in order, then the
        bias, as on paper.

        Built-in `sum` would not do: of floats it compensates rounding from Python 3.12
        on.
        """
        bias = self.bias
        if bias is not None and self.bias_input != 1.0:
            bias = self.bias_input * bias
        z = bias if convention.bias_first and bias is not None else NOTHING
        for w, x in zip(self.weights, inputs):
            z += w * x
        self.inputs = inputs
        self.z = z if convention.bias_first or bias is None else z + bias
        self.a = self.activation(self.z)
        return self.a

    def backward(self, upstream: float | None, delta: float | None = None) -> None:
        """delta = dE/da · da/dz, and the gradients; or these from `delta` itself, where
        it is given as a whole."""
        self.upstream = upstream
        self.slope = self.activation.slope(self.z, self.a)
        self.take_delta(upstream * self.slope if delta is None else delta)  # type: ignore[operator]

    def take_delta(self, delta: float) -> None:
        """dE/dw = delta · x for each weight, and dE/db = delta · 1, where the input of
        the bias is 1."""
        self.delta = delta
        self.gradients = [delta * x for x in self.inputs]
        self.bias_gradient = delta * self.bias_input

    def send_back(self, convention: Convention) -> list[float]:
        """The shares of the neurons before: dE/dz · dz/dx = delta · w."""
        weights = self.updated if convention.updates_early else self.weights
        self.shares = [self.delta * w for w in weights]
        return self.shares

    def copy(self) -> Self:
        """A neuron with the same parameters, that has computed nothing yet."""
        twin = type(self)(self.name, self.weights, self.bias, self.activation, self.weight_names)
        twin.bias_input, twin.frozen = self.bias_input, self.frozen
        twin.memory = {kind: [*numbers] for kind, numbers in self.memory.items()}
        return twin

    def __repr__(self) -> str:
        numbers = f"weights={reprlib.repr(self.weights)}, bias={self.bias}"
        return f"Neuron({self.name!r}, {numbers}, activation={self.activation.name!r})"
