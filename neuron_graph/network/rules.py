"""The update rules: what each makes of a neuron's (or layer's) parameters and their gradients.

    w  weight (or bias)     g  gradient dE/dw     η  rate     v  velocity     μ  momentum

    descent      w - ηg          (written w + η·(-g) where delta is target - output)
    momentum     v' = μv - ηg, w + v'        or, with velocity=subtracted, v' = μv + ηg, w - v'
    perceptron   as descent; what differs is delta, which leaves the slope out: a - t
    perceptron-target        the same with delta -t where the output is wrong, and 0 where it is right

A rule leaves the new values in `updated`, `updated_bias` and their velocities; taking them over is another step.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from .arithmetic import Scalar

if TYPE_CHECKING:
    from .conventions import Convention
    from .trainable import Trainable

Rule: TypeAlias = "Callable[[Trainable, Scalar, Convention], None]"


def descend(owner: Trainable, rate: Scalar, convention: Convention) -> None:
    """w - ηg, for the weights and for a bias of its own that is trained."""
    owner.updated = [w - rate * g for w, g in zip(owner.weights, owner.gradients)]
    trained = owner.owns_bias and convention.trains_biases
    owner.updated_bias = owner.bias - rate * owner.bias_gradient if trained else owner.bias


def ascend(owner: Trainable, rate: Scalar, convention: Convention) -> None:
    """The same number as w + η·(-g)."""
    owner.updated = [w + rate * -g for w, g in zip(owner.weights, owner.gradients)]
    trained = owner.owns_bias and convention.trains_biases
    owner.updated_bias = owner.bias + rate * -owner.bias_gradient if trained else owner.bias


def accelerate(owner: Trainable, rate: Scalar, convention: Convention) -> None:
    """First the velocities, then the parameters (Rumelhart, Hinton and Williams 1986, equation 9)."""
    owner.updated_velocities, owner.updated = carried(
        owner.weights, owner.velocities, owner.gradients, rate, convention)
    owner.updated_bias, owner.updated_bias_velocity = owner.bias, owner.bias_velocity
    if owner.owns_bias and convention.trains_biases:
        [owner.updated_bias_velocity], [owner.updated_bias] = carried(
            [owner.bias], [owner.bias_velocity], [owner.bias_gradient], rate, convention)


def carried(parameters: Sequence[Scalar], velocities: Sequence[Scalar], gradients: Sequence[Scalar], rate: Scalar,
            convention: Convention) -> tuple[list[Scalar], list[Scalar]]:
    """The new velocities, and the parameters that went along with them."""
    momentum = convention.momentum
    if convention.velocity == "subtracted":
        velocities = [momentum * v + rate * g for v, g in zip(velocities, gradients)]
        return velocities, [w - v for w, v in zip(parameters, velocities)]
    velocities = [momentum * v - rate * g for v, g in zip(velocities, gradients)]
    return velocities, [w + v for w, v in zip(parameters, velocities)]


RULES: dict[str, Rule] = {"descent": descend, "momentum": accelerate, "perceptron": descend,
                         "perceptron-target": descend}
