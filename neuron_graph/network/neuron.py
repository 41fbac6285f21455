"""A neuron: the whole arithmetic of one, forwards and backwards.

    x   inputs: what comes in, from the network's inputs or the neurons before
    w   weights, one for each input                b        bias, or None
    z   net input: w·x + b                         a        activation: f(z)
    slope      da/dz = f'(z)                       upstream dE/da: how the error changes with a
    delta      dE/dz = dE/da · da/dz               gradients dE/dw, one for each weight
    shares     what delta sends back along each weight to the neuron before: delta · w
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..errors import BadValue, WrongLength
from .activations import Activation, activation_named
from .arithmetic import NOTHING, Scalar
from .conventions import Convention
from .numbers import checked_name, finite, finite_list, name_list
from .trainable import Trainable


class Neuron(Trainable):
    """One neuron with its numbers as plain attributes.

    `name` is any text; `weights` a list of finite floats, one for each input; `bias` a finite float or None;
    `activation` a name (`"tanh"`, `"leaky-relu:0.2"`) or an activation. `weight_names` names the weights (w1, w2, ...
    through the network if not given). Raises `BadValue`, `UnknownName` or `WrongLength`.

    `bias_input` is what the bias is the weight of: 1, or -1 in texts that have it so. `frozen` holds the positions of
    weights that no update changes. `z` and `a` are known after `forward`, `slope`, `delta`, `gradients` and
    `bias_gradient` after `backward`.
    """

    e: Scalar
    """Of a neuron of a softmax layer: its exponential."""
    slopes: list[Scalar]
    """Of a neuron of a softmax layer: da/dz of every neuron of the layer by this one's z."""

    def __init__(self, name: str, weights: Iterable[float], bias: float | None = 0.0,
                 activation: str | Activation = "sigmoid", weight_names: Sequence[str] | None = None):
        self.name = checked_name(name, "the name of a neuron")
        self.start(finite_list(weights, f"the weights of {name}"),
                   None if bias is None else finite(bias, f"the bias of {name}"))
        if not self.weights:
            raise BadValue(f"the weights of {name}", self.weights, "at least one is needed")
        self.activation = activation_named(activation)
        self.weight_names = None if weight_names is None else name_list(weight_names, f"the weight names of {name}")
        if self.weight_names is not None and len(self.weight_names) != len(self.weights):
            raise WrongLength(f"the weight names of {name}", len(self.weights), len(self.weight_names))
        self.bias_input = 1.0
        self.z: Scalar = None
        self.a: Scalar = None
        self.error: Scalar = None
        self.upstream: Scalar = None
        self.slope: Scalar = None
        self.delta: Scalar = None

    def forward(self, inputs: Sequence[Scalar], convention: Convention) -> Scalar:
        """Take the inputs and return a = f(w·x + b): the products in order, then the bias, as on paper.

        Built-in `sum` would not do: of floats it compensates rounding from Python 3.12 on.
        """
        bias = self.bias if self.bias is None or self.bias_input == 1.0 else self.bias_input * self.bias
        z = bias if convention.bias_first and bias is not None else NOTHING
        for w, x in zip(self.weights, inputs):
            z += w * x
        self.inputs = inputs
        self.z = z if convention.bias_first or bias is None else z + bias
        self.a = self.activation(self.z)
        return self.a

    def backward(self, upstream: Scalar, convention: Convention) -> None:
        """delta = dE/da · da/dz, and the gradients."""
        self.upstream = upstream
        self.slope = self.activation.slope(self.z, self.a)
        self.differentiate(upstream * self.slope, convention)

    def backward_simplified(self, error_slope: Scalar, convention: Convention) -> None:
        """The gradients from dE/dz given as a whole, where its factors cancel or a rule leaves one out."""
        self.upstream = None
        self.slope = self.activation.slope(self.z, self.a)
        self.differentiate(error_slope, convention)

    def differentiate(self, error_slope: Scalar, convention: Convention) -> None:
        """delta, dE/dw = delta · x for each weight, and dE/db = delta · 1, where the input of the bias is 1."""
        if convention.flips_delta:
            self.delta = -error_slope
            error_slope = -self.delta
        else:
            self.delta = error_slope
        self.gradients = [error_slope * x for x in self.inputs]
        self.bias_gradient = error_slope * self.bias_input

    def penalise(self, l2: float) -> None:
        """Add to each weight's gradient that of the penalty, l2/2 · w²."""
        self.gradients = [g + l2 * w for g, w in zip(self.gradients, self.weights)]

    def send_back(self, convention: Convention) -> list[Scalar]:
        """The shares of the neurons before: dE/dz · dz/dx = delta · w."""
        delta = -self.delta if convention.flips_delta else self.delta
        self.shares = [delta * w for w in (self.updated if convention.updates_early else self.weights)]
        return self.shares

    def copy(self) -> Neuron:
        """A neuron with the same parameters, that has computed nothing yet."""
        twin = Neuron(self.name, self.weights, self.bias, self.activation, self.weight_names)
        twin.bias_input, twin.frozen = self.bias_input, self.frozen
        twin.velocities, twin.bias_velocity = list(self.velocities), self.bias_velocity
        return twin

    def __repr__(self) -> str:
        return f"Neuron({self.name!r}, weights={self.weights}, bias={self.bias}, activation={self.activation.name!r})"
