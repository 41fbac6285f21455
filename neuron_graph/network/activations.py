"""The activation functions, each with its slope: a = f(z) and da/dz, given z and a.

    sigmoid  tanh  relu  softplus  gelu:tanh  ...  by name
    leaky-relu  elu  scaled-tanh  step  ...        by name, or with numbers of one's own, as in
                                                   leaky-relu:0.2 and scaled-tanh:1.7:0.6

An activation is a plain function that knows its `name`, its `slope` and what else there
is to say of it. To add one, write it here under the decorators; it is then known
everywhere, and explained by the first paragraph of its docstring. A family is a
function of numbers that returns both: a = f(z), and its slope.
"""
from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeAlias, cast

import neuron_graph.network.arithmetic as arithmetic

from ..conventions import named
from ..errors import BadValue, UnknownName
from ..numerals import read_float
from .arithmetic import LARGEST_EXPONENT, absolute, below, clipped, erf, exp, log, square, until

Function = Callable[[float], float]
Slope = Callable[[float, float], float]
Span: TypeAlias = tuple[float, float]
EVERYWHERE: Span = (-math.inf, math.inf)
ROOT_OF_2 = math.sqrt(2.0)
GELU_RISE = math.sqrt(2.0 / math.pi)


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


Pair = Callable[..., tuple[Function, Slope]]
"""What gives a function and its slope for some numbers."""


ACTIVATIONS: dict[str, Activation] = {}
FAMILIES: dict[str, Any] = {}
"""What makes an activation of a text with its numbers, by the name of the family; it
knows that text where none is said, its `default`, and its other names, `also`."""


def with_slope(name: str, slope: Slope, **facts: Any) -> Callable[[Function], Activation]:
    """Decorate a function a = f(z) into an `Activation` with this name and slope, and
    what else there is to say of it."""
    def decorate(function: Function) -> Activation:
        usual = {"also": (), "between": EVERYWHERE, "drawn": None}
        vars(function).update(usual | facts, name=name, slope=slope)
        return cast(Activation, function)

    return decorate


def listed(activation: Activation) -> Activation:
    """Enter an activation in the table of those that need no number."""
    ACTIVATIONS[activation.name] = activation
    return activation


def family(name: str, default: str, meaning: str, more: bool = False,
           **facts: Any) -> Callable[[Pair], Any]:
    """Enter a function of numbers in the table of families; `meaning` says what these
    are, and `default` which are taken where a text says none, or not all; there may be
    `more`. The member of the default numbers bears the bare name, and the facts."""
    what = f"the number of {name} ({meaning})"

    def read(text: str) -> list[float]:
        return [read_float(part, what) for part in text.split(":")]

    def enter(pair: Pair) -> Any:
        @wraps(pair)
        def make(text: str = default) -> Activation:
            numbers, usual = read(text), read(default)
            if len(numbers) > len(usual) and not more:
                raise BadValue(what, text, f"at most {len(usual)} can be given")
            numbers += usual[len(numbers):]
            function, slope = pair(*numbers)
            if numbers == usual:
                return with_slope(name, slope, **facts)(function)
            return with_slope(":".join([name, *map(repr, numbers)]), slope)(function)

        vars(make).update(default=default, also=facts.get("also", ()))
        FAMILIES[name] = make
        return make

    return enter


def activations_written() -> list[str]:
    """Every activation as it may be written, families with their numbers."""
    return [*ACTIVATIONS, *(f"{name}:{row.default}" for name, row in FAMILIES.items())]


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


@listed
@with_slope("bipolar-sigmoid", lambda z, a: 0.5 * (1.0 - a * a),
            also=("bipolar", "bipolar logistic"), between=(-1.0, 1.0), drawn=(-2.2, 2.2))
def bipolar_sigmoid(z: float) -> float:
    """A sigmoid stretched to lie between -1 and 1; it is tanh of half the net input, so
    that its slope is half of what tanh's would be."""
    return 2.0 / (1.0 + exp(-z)) - 1.0


@listed
@with_slope("softplus", lambda z, a: sigmoid(z), also=("smooth relu",),
            between=(0.0, math.inf), drawn=(-2.0, 2.0))
def softplus(z: float) -> float:
    """An activation like relu without its corner: what is negative becomes small, but
    never 0. Its slope is the sigmoid.

    Where e to the z is too large for a float, z is its logarithm.
    """
    return until(z, LARGEST_EXPONENT, log(1.0 + exp(z)), z)


@listed
@with_slope("silu", lambda z, a: a + sigmoid(z) * (1.0 - a),
            also=("swish", "sigmoid linear unit"), drawn=(-1.0, 2.0))
def silu(z: float) -> float:
    """The net input times its sigmoid: like relu, with a dip below 0 for a corner."""
    return z / (1.0 + exp(-z))


@listed
@with_slope("gelu", lambda z, a: 0.5 * (1.0 + erf(z / ROOT_OF_2))
            + z * (exp(-square(z) / 2.0) / math.sqrt(2.0 * math.pi)),
            also=("gaussian error linear unit",))
def gelu(z: float) -> float:
    """The net input times the part of a normal distribution that is below it: like
    relu, with a dip below 0 for a corner. gelu:tanh is almost the same, by tanh."""
    return 0.5 * z * (1.0 + erf(z / ROOT_OF_2))


def gelu_bend(z: float) -> float:
    """tanh of √(2/π)·(z + 0.044715 z³), which is almost erf of z/√2."""
    return arithmetic.tanh(GELU_RISE * (z + 0.044715 * (z * z * z)))


def gelu_tanh_slope(z: float, a: float) -> float:
    """½ (1 + t) + ½ z (1 - t²) √(2/π) (1 + 3·0.044715 z²)"""
    t, rise = gelu_bend(z), GELU_RISE * (1.0 + 0.134145 * square(z))
    return 0.5 * (1.0 + t) + 0.5 * z * (1.0 - square(t)) * rise


@listed
@with_slope("gelu:tanh", gelu_tanh_slope, also=("gelu new",))
def gelu_tanh(z: float) -> float:
    """Almost gelu, by tanh in place of the normal distribution, as much code has it."""
    return 0.5 * z * (1.0 + gelu_bend(z))


@listed
@with_slope("softsign", lambda z, a: 1.0 / square(1.0 + absolute(z)),
            between=(-1.0, 1.0), drawn=(-3.0, 3.0))
def softsign(z: float) -> float:
    """An activation that squeezes any number between -1 and 1 without an exponential,
    and more slowly than tanh."""
    return z / (1.0 + absolute(z))


def inside(a: float, low: float, high: float, slope: float) -> float:
    """A slope between two ends; at these, and beyond them, it is 0."""
    return until(a, low, 0.0, below(a, high, slope, 0.0))


@listed
@with_slope("hard-tanh", lambda z, a: inside(a, -1.0, 1.0, 1.0), drawn=(-0.9, 0.9))
def hard_tanh(z: float) -> float:
    """The net input cut off at -1 and at 1, where the slope is taken as 0."""
    return clipped(z, -1.0, 1.0)


@family("hard-sigmoid", "1/6", "its slope in the middle", drawn=(-2.2, 2.2))
def hard_sigmoid(rise: float) -> tuple[Function, Slope]:
    """A straight line through one half at 0, cut off at 0 and at 1: z/6 + ½, or with
    another slope after the colon, such as 0.2. At its corners the slope is taken as
    0."""
    def function(z: float) -> float:
        line = z / 6.0 if rise == 1.0 / 6.0 else rise * z
        return clipped(line + 0.5, 0.0, 1.0)

    return function, lambda z, a: inside(a, 0.0, 1.0, rise)


@family("scaled-tanh", "1.7159:2/3", "height, steepness",
        also=("lecun tanh",), drawn=(-2.1, 2.1))
def scaled_tanh(height: float, steepness: float) -> tuple[Function, Slope]:
    """A tanh as high and as steep as the two numbers after the colon say: a·tanh(b·z).
    LeCun's, 1.7159 and 2/3, are taken where none are given."""
    def bend(z: float) -> float:
        return arithmetic.tanh(steepness * z)

    return (lambda z: height * bend(z),
            lambda z, a: height * (steepness * (1.0 - square(bend(z)))))


@family("elu", "1", "how far below 0 it goes",
        also=("exponential linear unit",), drawn=(-2.0, 2.0))
def elu(alpha: float) -> tuple[Function, Slope]:
    """A rectifier that bends below 0 and goes down to -1, or to the number after the
    colon with a minus sign. At 0 the slope is taken as that of its lower side."""
    def function(z: float) -> float:
        bent = exp(z) - 1.0
        return until(z, 0.0, bent if alpha == 1.0 else alpha * bent, z)

    return function, lambda z, a: until(z, 0.0, a + alpha, 1.0)


@family("leaky-relu", "0.01", "slope below 0")
def leaky_relu(alpha: float) -> tuple[Function, Slope]:
    """A rectifier that lets a small part of what is negative through (a hundredth, or
    the number after the colon), so that its slope is never 0. At 0 the slope is taken
    as that of its lower side."""
    return lambda z: until(z, 0.0, alpha * z, z), lambda z, a: until(z, 0.0, alpha, 1.0)


def stairs(z: float, value: float, *rest: float) -> float:
    """A value up to a threshold, then what comes next; where the next threshold is the
    same, the value between them is that at the threshold itself."""
    if not rest:
        return value
    at, *more = rest
    choose = below if at in more[1:2] else until
    return choose(z, at, value, stairs(z, *more))


@family("step", "0", "threshold: 1 above it", also=("threshold", "heaviside"), more=True)
def step(*numbers: float) -> tuple[Function, Slope]:
    """An activation that jumps: it is 1 above a threshold, 0 or the number after the
    colon, else 0. Values of one's own stand with the thresholds between them, from left
    to right: step:-1:0:1 is -1 up to 0, step:0:0:0.5:0:1 is one half at 0 itself. Its
    slope is 0, so only the perceptron rule trains it."""
    if len(numbers) == 1:
        numbers = 0.0, *numbers, 1.0
    thresholds = numbers[1::2]
    if len(numbers) % 2 == 0 or [*thresholds] != sorted(thresholds):
        raise BadValue("the list of step", numbers, "values with rising thresholds between "
                       "them are needed, as in 0:-1:0.5:1:1")
    return lambda z: stairs(z, *numbers), flat


@family("step-from", "0", "threshold: 1 from it on")
def step_from(threshold: float) -> tuple[Function, Slope]:
    """An activation that jumps: it is 1 from a threshold on, 0 or the number after the
    colon, else 0. Its slope is 0, so only the perceptron rule trains it."""
    return lambda z: below(z, threshold, 0.0, 1.0), flat


@family("sign", "0", "value at 0")
def sign(at_zero: float) -> tuple[Function, Slope]:
    """An activation that jumps: it is 1 above 0, -1 below, and at 0 the number after
    the colon. Its slope is 0, so only the perceptron rule trains it."""
    return lambda z: arithmetic.sign(z, at_zero), flat


@family("dead-zone", "0.2", "half width of the zone that gives 0")
def dead_zone(width: float) -> tuple[Function, Slope]:
    """An activation that jumps: it is 1 above a zone around 0, -1 below it, 0 inside;
    the number after the colon is half the width of the zone. Its slope is 0, so only
    the perceptron rule trains it."""
    return lambda z: below(z, -width, -1.0, until(z, width, 0.0, 1.0)), flat


def canonical_activation(text: Any) -> Any:
    """The own name of the activation that a text means by whatever word, with the
    numbers behind it; what means none stays as it is.

    >>> canonical_activation("Leaky ReLU:0.2"), canonical_activation("logistic")
    ('leaky-relu:0.2', 'sigmoid')
    """
    if not isinstance(text, str):
        return text
    whole = named(text, ACTIVATIONS)
    stem, *numbers = text.split(":", 1)
    return whole if whole in ACTIVATIONS else ":".join([named(stem, FAMILIES), *numbers])


def activation_named(name: str | Activation) -> Activation:
    """The activation that a name stands for: `"tanh"`, `"leaky-relu:0.2"`, or another
    word for it, in any case: `"Leaky ReLU"`. An activation is returned as it is.

    Raises `UnknownName` or `BadValue`.
    """
    if callable(name) and hasattr(name, "slope"):
        return name
    if not isinstance(name, str):
        raise BadValue("an activation", name, "a name is needed, or a function with a slope")
    own = canonical_activation(name)
    if own in ACTIVATIONS:
        return ACTIVATIONS[own]
    stem, *text = own.split(":", 1)
    if stem not in FAMILIES:
        raise UnknownName("activation", name, [*ACTIVATIONS, *FAMILIES])
    return FAMILIES[stem](*text)
