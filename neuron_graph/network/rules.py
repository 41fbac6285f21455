"""The update rules: what each makes of parameters and their gradients.

    w  weight (or bias)     g  gradient dE/dw     η  learning rate     v  velocity     μ  momentum

    descent      w - ηg
    momentum     v' = μv - ηg, w + v'        or, with velocity=subtracted, v' = μv + ηg, w - v'
    perceptron   as descent; what differs is delta, which leaves the slope out: a - t
    perceptron-target        the same with delta -t where an output is wrong, 0 where it is right
    lms          as descent with delta z - t, from the net input (ADALINE, Widrow-Hoff)
    hebb         as descent with delta -t, w + ηtx; hebb-output with -a, w + ηax

A rule leaves the new values in `updated`, `updated_bias` and their velocities; taking
them over is another step. To add one, add a row to `RULES`. Sources: Rumelhart, Hinton
and Williams, Learning representations by back-propagating errors (Nature 323, 1986),
equations 8 (descent) and 9 (momentum); Rosenblatt, The perceptron (1958); Widrow and
Hoff, Adaptive switching circuits (1960); Hebb, The organization of behavior (1949).
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from typing import TypeAlias

from ..conventions import BACKWARD, Value
from .losses import Formula, difference, target_if_wrong
from .trainable import Trainable

Numbers: TypeAlias = list[float]
Step = Callable[[Numbers, Numbers, Numbers, float, float], tuple[Numbers, Numbers]]
Move = Callable[[Trainable, float, float, bool], None]
"""Of an owner of parameters, with a learning rate, a momentum, and whether its bias
moves too."""


@dataclass(frozen=True)
class Rule(Value):
    """One row: the `move`; the same as `subtracted`, where velocities may be signed the
    other way; and `delta` of an output as a formula of (t, a), or `by_net` of (t, z),
    where the rule leaves the slope out. `called` is such a rule's name in a sentence;
    it `minimises` this error, and needs targets unless it is `blind` to them."""

    move: Move
    subtracted: Move | None = field(default=None, kw_only=True)
    delta: Formula | None = field(default=None, kw_only=True)
    _: KW_ONLY
    by_net: bool = False
    blind: bool = False
    called: str = "the perceptron rule"
    minimises: str = ""

    def by(self, velocity: str) -> Move:
        """The move, with velocities that are added or subtracted."""
        return self.subtracted if self.subtracted and velocity == "subtracted" else self.move


def descend(owner: Trainable, rate: float, momentum: float, with_bias: bool) -> None:
    """w - ηg"""
    owner.updated = [w - rate * g for w, g in zip(owner.weights, owner.gradients)]
    owner.updated_bias = owner.bias - rate * owner.bias_gradient if with_bias else owner.bias


def with_velocity(step: Step) -> Move:
    """First the velocities, then the parameters."""
    def move(owner: Trainable, rate: float, momentum: float, with_bias: bool) -> None:
        owner.updated_velocities, owner.updated = step(
            owner.weights, owner.gradients, owner.velocities, rate, momentum)
        owner.updated_bias, owner.updated_bias_velocity = owner.bias, owner.bias_velocity
        if with_bias:
            [owner.updated_bias_velocity], [owner.updated_bias] = step(
                [owner.bias], [owner.bias_gradient], [owner.bias_velocity], rate, momentum)

    return move


@with_velocity
def added(weights: Numbers, gradients: Numbers, velocities: Numbers, rate: float,
          momentum: float) -> tuple[Numbers, Numbers]:
    """v' = μv - ηg, w + v'"""
    velocities = [momentum * v - rate * g for v, g in zip(velocities, gradients)]
    return velocities, [w + v for w, v in zip(weights, velocities)]


@with_velocity
def subtracted(weights: Numbers, gradients: Numbers, velocities: Numbers, rate: float,
               momentum: float) -> tuple[Numbers, Numbers]:
    """v' = μv + ηg, w - v'"""
    velocities = [momentum * v + rate * g for v, g in zip(velocities, gradients)]
    return velocities, [w - v for w, v in zip(weights, velocities)]


OLDEST = ("The oldest rule, for one layer with a step activation. It follows no derivative: where "
          "an output is wrong, weights change by the learning rate times {} times the input.")
HEBB = ("What fires together is wired together: weights change by the learning rate times input "
        "times {}. It follows no derivative and makes no error small.")
RULES: dict[str, Rule] = {
    "descent": Rule(
        "an update takes the learning rate times the gradient from each weight", descend,
        also=("gradient descent", "delta rule", "generalized delta rule")),
    "momentum": Rule(
        "an update has momentum: a weight's velocity is a part of the one before and the learning "
        "rate times the gradient, and velocities start at 0",
        added, subtracted=subtracted,
        about="An update rule that remembers its last step and adds a part of it to the next, so "
              "that steps in the same direction grow."),
    "perceptron": Rule(
        "a delta leaves the slope out and is the difference between output and target", descend,
        delta=difference, phase=BACKWARD,
        about=OLDEST.format("the difference between target and output")),
    "perceptron-target": Rule(
        "a delta leaves the slope out and is the target where the output is wrong, else 0", descend,
        delta=target_if_wrong, phase=BACKWARD, about=OLDEST.format("the target")),
    "lms": Rule(
        "a delta is the difference between net input and target, whatever the activation, and the "
        "error is that of the net input, too", descend,
        delta=difference, by_net=True, called="the LMS rule", phase=BACKWARD,
        minimises="half-squared-sum",
        about="The rule of ADALINE, by Widrow and Hoff: weights change by the learning rate times "
              "the difference between target and net input, times the input, before any step "
              "makes a class of it. So half the square of that difference falls.",
        also=("adaline", "widrow-hoff", "least mean squares")),
    "hebb": Rule(
        "a delta is minus the target, whatever the output is", descend,
        delta=lambda t, a: -t, called="Hebb's rule", phase=BACKWARD,
        about=HEBB.format("target"), also=("hebbian", "hebb rule")),
    "hebb-output": Rule(
        "a delta is minus the output, whatever the target is", descend,
        delta=lambda t, a: -a, called="Hebb's rule", blind=True, phase=BACKWARD,
        about=HEBB.format("output")),
}
