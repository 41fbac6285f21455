"""The activation functions, each with its slope: a = f(z) and da/dz, given both z and a.

    sigmoid  tanh  relu  identity  softmax         by name
    leaky-relu  step  step-from  sign  dead-zone   by name, or name:number, as in leaky-relu:0.2 and step:0.5

An activation is a plain function with two attributes, `name` and `slope`. To add one, write it here under the
decorator; its name is then known everywhere.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from ..errors import BadValue, UnknownName
from ..numerals import read_float
from . import arithmetic
from .arithmetic import Scalar, exp, leaky_slope

Slope = Callable[[Scalar, Scalar], Scalar]


class Activation(Protocol):
    """A function a = f(z) that knows its `name` and its `slope(z, a)`, which is da/dz."""

    name: str
    slope: Slope

    def __call__(self, z: Scalar, /) -> Scalar: ...


Family = Callable[[float], Activation]

ACTIVATIONS: dict[str, Activation] = {}
FAMILIES: dict[str, tuple[Family, float, str]] = {}


def with_slope(name: str, slope: Slope) -> Callable[[Callable[[Scalar], Scalar]], Activation]:
    """Decorate a function a = f(z) into an `Activation` with this name and slope."""
    def decorate(function: Callable[[Scalar], Scalar]) -> Activation:
        activation = cast(Activation, function)
        activation.name, activation.slope = name, slope
        return activation

    return decorate


def listed(activation: Activation) -> Activation:
    """Enter an activation in the table of those that need no number."""
    ACTIVATIONS[activation.name] = activation
    return activation


def family(name: str, default: float, meaning: str) -> Callable[[Family], Family]:
    """Enter a function number -> activation in the table of families; `meaning` says what the number is."""
    def enter(make: Family) -> Family:
        FAMILIES[name] = make, default, meaning
        return make

    return enter


def named(name: str, number: float, default: float) -> str:
    """The name of a family's member: the bare one for its default number."""
    return name if number == default else f"{name}:{number!r}"


def flat(z: Scalar, a: Scalar) -> float:
    """The slope of every step: 0 (at the step itself it has none)."""
    return 0.0


@listed
@with_slope("sigmoid", lambda z, a: a * (1.0 - a))
def sigmoid(z: Scalar) -> Scalar:
    """1 / (1 + e^-z), between 0 and 1. As textbooks write it: `exp` gives inf below z = -709, and 1 / inf is 0."""
    return 1.0 / (1.0 + exp(-z))


@listed
@with_slope("tanh", lambda z, a: 1.0 - a * a)
def tanh(z: Scalar) -> Scalar:
    """(e^z - e^-z) / (e^z + e^-z), between -1 and 1."""
    return arithmetic.tanh(z)


@listed
@with_slope("relu", lambda z, a: arithmetic.step(z, 0.0))
def relu(z: Scalar) -> Scalar:
    """max(0, z). At 0 the slope is taken as 0."""
    return arithmetic.relu(z)


@listed
@with_slope("identity", lambda z, a: 1.0)
def identity(z: Scalar) -> Scalar:
    """z itself: a linear neuron."""
    return arithmetic.identity(z)


@listed
@with_slope("softmax", lambda z, a: a * (1.0 - a))
def softmax(z: Scalar) -> Scalar:
    """e^z over the sum of e^z of the whole layer: so a `Layer` computes it, and one neuron alone has 1."""
    return 1.0


@family("leaky-relu", 0.01, "slope below 0")
def leaky_relu(alpha: float) -> Activation:
    """z above 0, else alpha z. At 0 the slope is taken as alpha."""
    @with_slope(named("leaky-relu", alpha, 0.01), lambda z, a: leaky_slope(z, alpha))
    def activation(z: Scalar) -> Scalar:
        return arithmetic.leaky_relu(z, alpha)

    return activation


@family("step", 0.0, "threshold: 1 above it")
def step(threshold: float) -> Activation:
    """1 above the threshold, else 0."""
    @with_slope(named("step", threshold, 0.0), flat)
    def activation(z: Scalar) -> Scalar:
        return arithmetic.step(z, threshold)

    return activation


@family("step-from", 0.0, "threshold: 1 from it on")
def step_from(threshold: float) -> Activation:
    """1 from the threshold on, else 0."""
    @with_slope(named("step-from", threshold, 0.0), flat)
    def activation(z: Scalar) -> Scalar:
        return arithmetic.step_from(z, threshold)

    return activation


@family("sign", 0.0, "value at 0")
def sign(at_zero: float) -> Activation:
    """1 above 0, -1 below, the chosen value at 0."""
    @with_slope(named("sign", at_zero, 0.0), flat)
    def activation(z: Scalar) -> Scalar:
        return arithmetic.sign(z, at_zero)

    return activation


@family("dead-zone", 0.2, "half width of the zone that gives 0")
def dead_zone(width: float) -> Activation:
    """1 above the zone, -1 below it, 0 inside."""
    @with_slope(named("dead-zone", width, 0.2), flat)
    def activation(z: Scalar) -> Scalar:
        return arithmetic.dead_zone(z, width)

    return activation


def activation_named(name: str | Activation) -> Activation:
    """The activation that a name stands for (`"tanh"`, `"leaky-relu:0.2"`); an activation is returned as it is.

    Raises `UnknownName` or `BadValue`.
    """
    if callable(name) and hasattr(name, "slope"):
        return name
    if not isinstance(name, str):
        raise BadValue("an activation", name, "a name is needed, or a function with a slope")
    stem, colon, number = name.replace("_", "-").partition(":")
    if stem in ACTIVATIONS and not colon:
        return ACTIVATIONS[stem]
    if stem not in FAMILIES:
        raise UnknownName("activation", name, [*ACTIVATIONS, *FAMILIES])
    make, default, meaning = FAMILIES[stem]
    return make(read_float(number, f"the number of {stem} ({meaning})") if colon else default)
