"""The activation functions, each with its slope: a = f(z) and da/dz, given z and a.

    sigmoid  tanh  relu  identity  softmax         by name
    leaky-relu  step  step-from  sign  dead-zone   by name, or name:number, as in
                                                   leaky-relu:0.2 and step:0.5

An activation is a plain function that knows its `name`, its `slope` and what else there
is to say of it. To add one, write it here under the decorators; it is then known
everywhere, and explained by the first paragraph of its docstring. A family is a
function of a number that returns both: a = f(z), and its slope.
"""
from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, Protocol, TypeAlias, cast

import neuron_graph.network.arithmetic as arithmetic

from ..conventions import named
from ..errors import BadValue, UnknownName
from ..numerals import read_float
from .arithmetic import exp, leaky_slope

Function = Callable[[float], float]
Slope = Callable[[float, float], float]
Span: TypeAlias = tuple[float, float]
EVERYWHERE: Span = (-math.inf, math.inf)


class Activation(Protocol):
    """A function a = f(z) that knows its `name` and its `slope(z, a)`, which is da/dz;
    `also`, its other names; `between` which numbers a lies, these excluded; and between
    which z it is `drawn` on a sheet, None if it is not."""

    name: str
    slope: Slope
    also: tuple[str, ...]
    between: Span
    drawn: Span | None

    def __call__(self, z: float, /) -> float: ...


Maker = Callable[[float], Activation]
Pair = Callable[[float], tuple[Function, Slope]]
"""What gives a function and its slope for a number."""


class ActivationFamily(NamedTuple):
    """A family of activations: what makes one of a number, the number where none is
    said, what the number is."""

    make: Maker
    default: float
    meaning: str
    also: tuple[str, ...] = ()


ACTIVATIONS: dict[str, Activation] = {}
FAMILIES: dict[str, ActivationFamily] = {}


def with_slope(name: str, slope: Slope, also: tuple[str, ...] = (), between: Span = EVERYWHERE,
               drawn: Span | None = None) -> Callable[[Function], Activation]:
    """Decorate a function a = f(z) into an `Activation` with this name and slope."""
    def decorate(function: Function) -> Activation:
        activation = cast(Activation, function)
        activation.name, activation.slope, activation.also = name, slope, also
        activation.between, activation.drawn = between, drawn
        return activation

    return decorate


def listed(activation: Activation) -> Activation:
    """Enter an activation in the table of those that need no number."""
    ACTIVATIONS[activation.name] = activation
    return activation


def family(name: str, default: float, meaning: str,
           also: tuple[str, ...] = ()) -> Callable[[Pair], Maker]:
    """Enter a function of a number in the table of families; `meaning` says what the
    number is. The member of the default number bears the bare name."""
    def enter(pair: Pair) -> Maker:
        @wraps(pair)
        def make(number: float) -> Activation:
            function, slope = pair(number)
            return with_slope(name if number == default else f"{name}:{number!r}", slope)(function)

        FAMILIES[name] = ActivationFamily(make, default, meaning, also)
        return make

    return enter


def activations_written() -> list[str]:
    """Every activation as it may be written, families with their number."""
    return [*ACTIVATIONS, *(f"{name}:{row.default:g}" for name, row in FAMILIES.items())]


def flat(z: float, a: float) -> float:
    """The slope of every step: 0 (at the step itself it has none)."""
    return 0.0


@listed
@with_slope("sigmoid", lambda z, a: a * (1.0 - a), also=("logistic",),
            between=(0.0, 1.0), drawn=(-2.2, 2.2))
def sigmoid(z: float) -> float:
    """An activation that squeezes any number between 0 and 1; 0 becomes one half. Its
    slope can be found from its value alone.

    As textbooks write it: `exp` gives inf below z = -709, and 1 / inf is 0.
    """
    return 1.0 / (1.0 + exp(-z))


@listed
@with_slope("tanh", lambda z, a: 1.0 - a * a, also=("hyperbolic tangent",),
            between=(-1.0, 1.0), drawn=(-1.4, 1.4))
def tanh(z: float) -> float:
    """An activation that squeezes any number between -1 and 1; 0 stays 0."""
    return arithmetic.tanh(z)


@listed
@with_slope("relu", lambda z, a: arithmetic.step(z, 0.0), also=("rectifier",),
            between=(0.0, math.inf), drawn=(0.0, 9.0))
def relu(z: float) -> float:
    """An activation that lets what is positive through and makes the rest 0. At 0 it
    has a kink; the slope there is taken as 0."""
    return arithmetic.relu(z)


@listed
@with_slope("identity", lambda z, a: 1.0, also=("linear",), drawn=(-9.0, 9.0))
def identity(z: float) -> float:
    """No activation function: the neuron passes its net input on."""
    return arithmetic.identity(z)


@listed
@with_slope("softmax", lambda z, a: a * (1.0 - a), between=(0.0, 1.0), drawn=(-3.0, 3.0))
def softmax(z: float) -> float:
    """An activation of a whole layer, for classes: all outputs are positive and add up
    to 1. Each is its exponential's part of the sum of exponentials.

    So a `Layer` computes it, and one neuron alone has 1.
    """
    return 1.0


@family("leaky-relu", 0.01, "slope below 0")
def leaky_relu(alpha: float) -> tuple[Function, Slope]:
    """A rectifier that lets a small part of what is negative through (a hundredth, or
    the number after the colon), so that its slope is never 0. At 0 the slope is taken
    as that of its lower side."""
    return lambda z: arithmetic.leaky_relu(z, alpha), lambda z, a: leaky_slope(z, alpha)


@family("step", 0.0, "threshold: 1 above it", also=("threshold", "heaviside"))
def step(threshold: float) -> tuple[Function, Slope]:
    """An activation that jumps: it is 1 above a threshold, 0 or the number after the
    colon, else 0. Its slope is 0, so only the perceptron rule trains it."""
    return lambda z: arithmetic.step(z, threshold), flat


@family("step-from", 0.0, "threshold: 1 from it on")
def step_from(threshold: float) -> tuple[Function, Slope]:
    """An activation that jumps: it is 1 from a threshold on, 0 or the number after the
    colon, else 0. Its slope is 0, so only the perceptron rule trains it."""
    return lambda z: arithmetic.step_from(z, threshold), flat


@family("sign", 0.0, "value at 0")
def sign(at_zero: float) -> tuple[Function, Slope]:
    """An activation that jumps: it is 1 above 0, -1 below, and at 0 the number after
    the colon. Its slope is 0, so only the perceptron rule trains it."""
    return lambda z: arithmetic.sign(z, at_zero), flat


@family("dead-zone", 0.2, "half width of the zone that gives 0")
def dead_zone(width: float) -> tuple[Function, Slope]:
    """An activation that jumps: it is 1 above a zone around 0, -1 below it, 0 inside;
    the number after the colon is half the width of the zone. Its slope is 0, so only
    the perceptron rule trains it."""
    return lambda z: arithmetic.dead_zone(z, width), flat


def canonical_activation(text: Any) -> Any:
    """The own name of the activation that a text means by whatever word, with the
    number behind it; what means none stays as it is.

    >>> canonical_activation("Leaky ReLU:0.2"), canonical_activation("logistic")
    ('leaky-relu:0.2', 'sigmoid')
    """
    if not isinstance(text, str):
        return text
    stem, colon, number = text.partition(":")
    return named(stem, {**ACTIVATIONS, **FAMILIES}) + colon + number


def activation_named(name: str | Activation) -> Activation:
    """The activation that a name stands for: `"tanh"`, `"leaky-relu:0.2"`, or another
    word for it, in any case: `"Leaky ReLU"`. An activation is returned as it is.

    Raises `UnknownName` or `BadValue`.
    """
    if callable(name) and hasattr(name, "slope"):
        return name
    if not isinstance(name, str):
        raise BadValue("an activation", name, "a name is needed, or a function with a slope")
    stem, colon, number = canonical_activation(name).partition(":")
    if stem in ACTIVATIONS and not colon:
        return ACTIVATIONS[stem]
    if stem not in FAMILIES:
        raise UnknownName("activation", name, [*ACTIVATIONS, *FAMILIES])
    family = FAMILIES[stem]
    if not colon:
        return family.make(family.default)
    return family.make(read_float(number, f"the number of {stem} ({family.meaning})"))
