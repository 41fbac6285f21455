"""The losses: what an output's error is, and how it changes with the output.

    t  target     a  output (activation)     E_o  the error of one output     dE/da  its derivative
    z  net input of an output; after softmax, ln Σ e^z - z is -ln a

To add a loss, add a row to `LOSSES`; one that is a sum is known as a mean, too. Sources:
Bishop, Pattern Recognition and Machine Learning, 4.3 and 5.2 (the cross-entropies and
why delta is a - t), 7.1.2 (hinge); Huber, Robust estimation of a location parameter
(1964); Goodfellow et al., Deep Learning, 6.2.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial, reduce
from operator import add

from ..conventions import Value
from .arithmetic import (
    absolute,
    clipped,
    divide,
    exp,
    log,
    maximum,
    mistaken,
    sign,
    square,
    step,
    xlogy,
)

Formula = Callable[..., float]
"""A number from a target and an output."""


@dataclass(frozen=True)
class Loss(Value):
    """One row: E_o and dE_o/da as functions of (t, a), and whether the total is
    averaged over the outputs.

    `deltas` holds, for an activation with which the factors of delta would cancel (and
    be 0/0 where the output is saturated), delta itself as the textbooks simplify it;
    `logits`, for an activation, E_o as a function of t and the net input, which is
    finite there too.
    `odds` says that targets and outputs must lie from 0 to 1, `sides` that targets are
    1 or -1; `classes` is how many there are where these are not the outputs; `bends`
    says that the formulas take a third number, where the error goes on straight.
    """

    error: Formula
    derivative: Formula
    mean: bool = False
    odds: bool = False
    sides: bool = False
    classes: int | None = None
    bends: bool = False
    deltas: Mapping[str, Formula] = field(default_factory=dict)
    logits: Mapping[str, Formula] = field(default_factory=dict)

    def total(self, errors: Sequence[float]) -> float:
        """E of one sample from the errors of its outputs: their sum, or their mean."""
        total = reduce(add, errors)
        return total / float(len(errors)) if self.mean else total

    def bent(self, width: float) -> Loss:
        """The loss whose formulas go on straight from this distance on, if they do."""
        return replace(self, error=partial(self.error, width=width), derivative=partial(
            self.derivative, width=width)) if self.bends else self


def times(factor: float, number: float) -> float:
    """A number as often as it counts: once, it is itself."""
    return number if factor == 1.0 else factor * number


def difference(t: float, a: float) -> float:
    """a - t, the derivative of ½ (t - a)² by a."""
    return a - t


def target_if_wrong(t: float, a: float) -> float:
    """-t where a is not t, else 0: the perceptron's delta for targets of 1 and -1 (w +
    η t x where it is wrong)."""
    return -mistaken(t, a)


def huber(t: float, a: float, width: float = 1.0) -> float:
    """½ (t - a)² up to a distance of δ, δ (|t - a| - ½ δ) beyond: with c, the distance
    t - a as far as from -δ to δ, c (t - a - ½ c)."""
    near = clipped(t - a, -width, width)
    return near * (t - a - 0.5 * near)


def hinge(t: float, a: float) -> float:
    """max(0, 1 - t a), for a target of 1 or -1."""
    return maximum(0.0, 1.0 - t * a)


def penalty_slope(w: float, l2: float, l1: float) -> float:
    """λ2 w + λ1 sign(w): the derivative of a weight's penalty, of the parts that are
    not 0."""
    if not l1:
        return l2 * w
    return l2 * w + l1 * sign(w, 0.0) if l2 else l1 * sign(w, 0.0)


def softened(z: float) -> float:
    """ln(1 + e^z), as max(z, 0) + ln(1 + e^-|z|), which cannot overflow: -ln(1 - a) of a
    sigmoid."""
    return maximum(z, 0.0) + log(1.0 + exp(-maximum(z, -z)))


HALF = "the error of an output is half the square of target minus output"
WHOLE = "the error of an output is the square of target minus output, without one half"
HINGE = "one less target times output, and 0 where that is negative"
SUM = "and the total error is their sum"
MEAN = "and the total error, with all gradients, is averaged over the outputs"
ENTROPY = "A loss for probabilities: minus the logarithm of what was predicted for what is true."
MARGIN = (
    "A loss for two classes with the targets 1 and -1, as support vector machines have it: an "
    "output that lies beyond 1 on the right side costs nothing.")
LOSSES: dict[str, Loss] = {
    "half-squared-sum": Loss(
        f"{HALF}, {SUM}", lambda t, a: 0.5 * square(t - a), difference, also=("squared error",)),
    "squared-sum": Loss(
        f"{WHOLE}, {SUM}", lambda t, a: square(t - a), lambda t, a: 2.0 * (a - t)),
    "binary-cross-entropy": Loss(
        f"the error of an output is the binary cross-entropy, with natural logarithms, {SUM}, and "
        "after a sigmoid the delta of an output is output minus target as a whole",
        lambda t, a: -(xlogy(t, a) + xlogy(1.0 - t, 1.0 - a)),
        lambda t, a: divide(a - t, a * (1.0 - a)), odds=True, classes=2,
        deltas={"sigmoid": difference},
        logits={"sigmoid": lambda t, z: softened(z) - t * z}, about=ENTROPY,
        also=("bce", "log loss")),
    "cross-entropy": Loss(
        "the error of an output is the cross-entropy, minus the target times the natural logarithm "
        f"of the output, {SUM}, and after softmax the delta of an output is output minus target as "
        "a whole",
        lambda t, a: -xlogy(t, a), lambda t, a: divide(-t, a), odds=True,
        deltas={"softmax": difference, "sigmoid": lambda t, a: t * (a - 1.0)},
        logits={"softmax": lambda t, cost: t * cost, "sigmoid": lambda t, z: t * softened(-z)},
        about=ENTROPY, also=("cce", "categorical cross-entropy")),
    "absolute": Loss(
        f"the error of an output is its distance from the target, {SUM}",
        lambda t, a: absolute(t - a), lambda t, a: sign(a - t, 0.0),
        about="The absolute error, which outliers pull at no harder than others. Its derivative is "
              "1 or -1; at the kink, where the output is the target, 0 is taken.",
        also=("l1", "absolute error")),
    "huber": Loss(
        "the error of an output is half the square of its distance from the target as far as "
        f"huber-delta, and from there on goes on straight, {SUM}",
        huber, lambda t, a, width=1.0: clipped(a - t, -width, width), bends=True,
        also=("huber loss", "smooth l1"),
        about="A squared error that outliers do not run away with: beyond a distance of "
              "huber-delta, which is 1 where nothing is said, it rises no steeper than there."),
    "hinge": Loss(
        f"the error of an output is {HINGE}, {SUM}",
        hinge, lambda t, a: -t * step(1.0 - t * a, 0.0), sides=True, also=("hinge loss",),
        about=f"{MARGIN} At the kink, where target times output is 1, the derivative is taken as "
              "0."),
    "squared-hinge": Loss(
        f"the error of an output is the square of {HINGE}, {SUM}",
        lambda t, a: square(hinge(t, a)), lambda t, a: -2.0 * t * hinge(t, a), sides=True,
        about=f"{MARGIN} The square has no kink."),
    "none": Loss(
        "there is no loss: each target is the gradient that comes from outside, and the error is "
        "the output times that",
        lambda t, a: t * a, lambda t, a: 1.0 * t),
}
ALSO_MEAN = {
    "half-squared-sum": ("half-mse",), "squared-sum": ("mse", "mean squared error"),
    "binary-cross-entropy": ("mean bce",), "absolute": ("mae", "mean absolute error")}
"""The other names of a loss that is averaged and not added."""
AVERAGED = "The same, averaged over the outputs and not added, as many programs have it."
MEAN_SQUARED = (
    "The mean squared error. Many texts put one half before it (half-squared-mean), which halves "
    "every gradient, too; others mean the average over samples.")
for name in [*LOSSES]:
    LOSSES[name] = row = LOSSES.pop(name)
    if SUM in row.sentence:
        LOSSES[f"{name.removesuffix('-sum')}-mean"] = replace(
            row, sentence=row.sentence.replace(SUM, MEAN), mean=True, also=ALSO_MEAN.get(name, ()),
            about=MEAN_SQUARED if name == "squared-sum" else AVERAGED)
