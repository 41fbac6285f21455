"""The losses: what an output's error is, and how it changes with the output.

    t  target     a  output (activation)     E_o  the error of one output     dE/da  its derivative
    z  net input of an output; after softmax, ln Σ e^z - z is -ln a

To add a loss, add a row to `LOSSES`. Sources: Bishop, Pattern Recognition and Machine
Learning, 4.3 and 5.2 (the cross-entropies and why delta is a - t); Goodfellow et al.,
Deep Learning, 6.2.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import add

from ..conventions import Value
from .arithmetic import divide, exp, log, maximum, mistaken, sign, xlogy

Formula = Callable[[float, float], float]


@dataclass(frozen=True)
class Loss(Value):
    """One row: E_o and dE_o/da as functions of (t, a), and whether the total is
    averaged over the outputs.

    `deltas` holds, for an activation with which the factors of delta would cancel (and
    be 0/0 where the output is saturated), delta itself as the textbooks simplify it;
    `logits`, for an activation, E_o as a function of t and the net input, which is
    finite there too.
    `odds` says that targets and outputs must lie from 0 to 1.
    """

    error: Formula
    derivative: Formula
    mean: bool = False
    odds: bool = False
    deltas: Mapping[str, Formula] = field(default_factory=dict)
    logits: Mapping[str, Formula] = field(default_factory=dict)

    def total(self, errors: Sequence[float]) -> float:
        """E of one sample from the errors of its outputs: their sum, or their mean."""
        return reduce(add, errors) / float(len(errors)) if self.mean else reduce(add, errors)


def square(x: float) -> float:
    """x times x."""
    return x * x


def half_squared(t: float, a: float) -> float:
    """½ (t - a)²"""
    return 0.5 * square(t - a)


def difference(t: float, a: float) -> float:
    """a - t, the derivative of ½ (t - a)² by a."""
    return a - t


def target_if_wrong(t: float, a: float) -> float:
    """-t where a is not t, else 0: the perceptron's delta for targets of 1 and -1 (w +
    η t x where it is wrong)."""
    return -mistaken(t, a)


def squared(t: float, a: float) -> float:
    """(t - a)²"""
    return square(t - a)


def twice_difference(t: float, a: float) -> float:
    """2 (a - t), the derivative of (t - a)² by a."""
    return 2.0 * (a - t)


def penalty_slope(w: float, l2: float, l1: float) -> float:
    """λ2 w + λ1 sign(w): the derivative of a weight's penalty, of the parts that are
    not 0."""
    if not l1:
        return l2 * w
    return l2 * w + l1 * sign(w, 0.0) if l2 else l1 * sign(w, 0.0)


def binary_entropy(t: float, a: float) -> float:
    """-(t ln a + (1 - t) ln(1 - a)), for t and a between 0 and 1."""
    return -(xlogy(t, a) + xlogy(1.0 - t, 1.0 - a))


def binary_entropy_slope(t: float, a: float) -> float:
    """(a - t) / (a (1 - a))"""
    return divide(a - t, a * (1.0 - a))


def entropy(t: float, a: float) -> float:
    """-t ln a"""
    return -xlogy(t, a)


def entropy_slope(t: float, a: float) -> float:
    """-t / a"""
    return divide(-t, a)


def entropy_of_sigmoid_delta(t: float, a: float) -> float:
    """-t / a · a (1 - a), simplified to t (a - 1)"""
    return t * (a - 1.0)


def softened(z: float) -> float:
    """ln(1 + e^z), as max(z, 0) + ln(1 + e^-|z|), which cannot overflow: -ln(1 - a) of a
    sigmoid."""
    return maximum(z, 0.0) + log(1.0 + exp(-maximum(z, -z)))


def binary_entropy_of_logit(t: float, z: float) -> float:
    """ln(1 + e^z) - t z"""
    return softened(z) - t * z


def entropy_of_logit(t: float, z: float) -> float:
    """t ln(1 + e^-z)"""
    return t * softened(-z)


def entropy_of_share(t: float, cost: float) -> float:
    """t (ln Σ e^z - z): of softmax the cost is all that is in brackets."""
    return t * cost


def weighted_output(t: float, a: float) -> float:
    """t a: the output itself, times the gradient that is given in the target's
    place."""
    return t * a


def given_gradient(t: float, a: float) -> float:
    """t: with the error `none` the "target" is the gradient that comes from outside, 1
    for the output itself."""
    return 1.0 * t


HALF = "the error of an output is half the square of target minus output"
WHOLE = "the error of an output is the square of target minus output, without one half"
SUM = "and the total error is their sum"
MEAN = "and the total error, with all gradients, is averaged over the outputs"
ENTROPY = "A loss for probabilities: minus the logarithm of what was predicted for what is true."
LOSSES: dict[str, Loss] = {
    "half-squared-sum": Loss(f"{HALF}, {SUM}", half_squared, difference, also=("squared error",)),
    "half-squared-mean": Loss(
        f"{HALF}, {MEAN}", half_squared, difference, mean=True, also=("half-mse",)),
    "squared-sum": Loss(f"{WHOLE}, {SUM}", squared, twice_difference),
    "squared-mean": Loss(
        f"{WHOLE}, {MEAN}", squared, twice_difference, mean=True,
        about="The mean squared error. Many texts put one half before it (half-squared-mean), "
              "which halves every gradient, too; others mean the average over samples.",
        also=("mse", "mean squared error")),
    "binary-cross-entropy": Loss(
        f"the error of an output is the binary cross-entropy, with natural logarithms, {SUM}, and "
        "after a sigmoid the delta of an output is output minus target as a whole",
        binary_entropy, binary_entropy_slope, odds=True, deltas={"sigmoid": difference},
        logits={"sigmoid": binary_entropy_of_logit},
        about=ENTROPY, also=("bce", "log loss")),
    "cross-entropy": Loss(
        "the error of an output is the cross-entropy, minus the target times the natural logarithm "
        f"of the output, {SUM}, and after softmax the delta of an output is output minus target as "
        "a whole",
        entropy, entropy_slope, odds=True,
        deltas={"softmax": difference, "sigmoid": entropy_of_sigmoid_delta},
        logits={"softmax": entropy_of_share, "sigmoid": entropy_of_logit}, about=ENTROPY,
        also=("cce", "categorical cross-entropy")),
    "none": Loss(
        "there is no loss: each target is the gradient that comes from outside, and the error is "
        "the output times that",
        weighted_output, given_gradient),
}
for entropies, others in {"binary-cross-entropy": ("mean bce",), "cross-entropy": ()}.items():
    summed = LOSSES[entropies]
    LOSSES[f"{entropies}-mean"] = replace(
        summed, sentence=summed.sentence.replace(SUM, MEAN), mean=True, also=others,
        about="The same, averaged over the outputs and not added, as many programs have it.")
LOSSES["none"] = LOSSES.pop("none")
