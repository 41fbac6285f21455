"""The update rules: what each makes of a neuron's (or layer's) parameters and their gradients.

    w  weight (or bias)     g  gradient dE/dw     η  rate     v  velocity     μ  momentum

    descent      w - ηg          (written w + η·(-g) where delta is target - output)
    momentum     v' = μv - ηg, w + v'        or, with velocity=subtracted, v' = μv + ηg, w - v'
    perceptron   as descent; what differs is delta, which leaves the slope out: a - t
    perceptron-target        the same with delta -t where an output is wrong, 0 where it is right

A rule leaves the new values in `updated`, `updated_bias` and their velocities; taking them over is
another step. To add one, add a row to `RULES`.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from .arithmetic import Scalar
from .key import BACKWARD, Value
from .losses import Formula, difference, target_if_wrong
from .trainable import Trainable

Numbers: TypeAlias = list[Scalar]
Step = Callable[[Numbers, Numbers, Numbers, Scalar, Scalar], tuple[Numbers, Numbers]]
Move = Callable[[Trainable, Scalar, Scalar, bool], None]
"""Of an owner of parameters, with a rate, a momentum, and whether its bias moves too."""


@dataclass(frozen=True)
class Rule(Value):
    """One row: the `moves`, by the values of the key `by`, which says how they are written; and
    `delta` of an output as a formula of (t, a), where the rule leaves the slope out."""

    moves: Mapping[str, Move]
    by: str = field(default="sign", kw_only=True)
    delta: Formula | None = field(default=None, kw_only=True)


def descend(owner: Trainable, rate: Scalar, momentum: Scalar, with_bias: bool) -> None:
    """w - ηg"""
    owner.updated = [w - rate * g for w, g in zip(owner.weights, owner.gradients)]
    owner.updated_bias = owner.bias - rate * owner.bias_gradient if with_bias else owner.bias


def ascend(owner: Trainable, rate: Scalar, momentum: Scalar, with_bias: bool) -> None:
    """The same number as w + η·(-g)"""
    owner.updated = [w + rate * -g for w, g in zip(owner.weights, owner.gradients)]
    owner.updated_bias = owner.bias + rate * -owner.bias_gradient if with_bias else owner.bias


def carried(step: Step) -> Move:
    """First the velocities, then the parameters (Rumelhart, Hinton and Williams 1986, eq. 9)."""
    def move(owner: Trainable, rate: Scalar, momentum: Scalar, with_bias: bool) -> None:
        owner.updated_velocities, owner.updated = step(
            owner.weights, owner.gradients, owner.velocities, rate, momentum)
        owner.updated_bias, owner.updated_bias_velocity = owner.bias, owner.bias_velocity
        if with_bias:
            [owner.updated_bias_velocity], [owner.updated_bias] = step(
                [owner.bias], [owner.bias_gradient], [owner.bias_velocity], rate, momentum)

    return move


@carried
def added(weights: Numbers, gradients: Numbers, velocities: Numbers, rate: Scalar,
          momentum: Scalar) -> tuple[Numbers, Numbers]:
    """v' = μv - ηg, w + v'"""
    velocities = [momentum * v - rate * g for v, g in zip(velocities, gradients)]
    return velocities, [w + v for w, v in zip(weights, velocities)]


@carried
def subtracted(weights: Numbers, gradients: Numbers, velocities: Numbers, rate: Scalar,
               momentum: Scalar) -> tuple[Numbers, Numbers]:
    """v' = μv + ηg, w - v'"""
    velocities = [momentum * v + rate * g for v, g in zip(velocities, gradients)]
    return velocities, [w - v for w, v in zip(weights, velocities)]


DESCENT: Mapping[str, Move] = {"output-target": descend, "target-output": ascend}
OLDEST = ("The oldest rule, for one layer with a step activation. It follows no derivative: where "
          "an output is wrong, weights change by the learning rate times {} times the input.")
RULES: dict[str, Rule] = {
    "descent": Rule(
        "an update takes the learning rate times the gradient from each weight", DESCENT,
        also=("gradient descent",)),
    "momentum": Rule(
        "an update has momentum: a weight's velocity is a part of the one before and the learning "
        "rate times the gradient, and velocities start at 0",
        {"added": added, "subtracted": subtracted}, by="velocity",
        about="An update rule that remembers its last step and adds a part of it to the next, so "
              "that steps in the same direction grow."),
    "perceptron": Rule(
        "a delta leaves the slope out and is the difference between output and target", DESCENT,
        delta=difference, phase=BACKWARD,
        about=OLDEST.format("the difference between target and output")),
    "perceptron-target": Rule(
        "a delta leaves the slope out and is the target where the output is wrong, else 0", DESCENT,
        delta=target_if_wrong, phase=BACKWARD, about=OLDEST.format("the target")),
}
