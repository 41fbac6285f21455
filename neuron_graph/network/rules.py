"""The update rules: parameters (weights, biases) moved against their gradients.

    w  parameter     g  gradient dE/dw     η  learning rate     v  velocity     μ  momentum

    descent      w - ηg          (written w + η·(-g) where delta is target - output)
    momentum     v' = μv - ηg, w + v'        or, with velocity=subtracted, v' = μv + ηg, w - v'
    perceptron   as descent; what differs is delta, which leaves the slope out
"""
from __future__ import annotations

from collections.abc import Sequence

from .arithmetic import Scalar
from .conventions import Convention


def moved(parameters: Sequence[Scalar], gradients: Sequence[Scalar], rate: Scalar, convention: Convention) -> list[Scalar]:
    """The parameters after a step of plain descent."""
    if convention.flips_delta:
        return [w + rate * -g for w, g in zip(parameters, gradients)]
    return [w - rate * g for w, g in zip(parameters, gradients)]


def accelerated(velocities: Sequence[Scalar], gradients: Sequence[Scalar], rate: Scalar,
                convention: Convention) -> list[Scalar]:
    """The velocities after a step of momentum (Rumelhart, Hinton, Williams 1986, equation 9)."""
    if convention.velocity == "subtracted":
        return [convention.momentum * v + rate * g for v, g in zip(velocities, gradients)]
    return [convention.momentum * v - rate * g for v, g in zip(velocities, gradients)]


def carried(parameters: Sequence[Scalar], velocities: Sequence[Scalar], convention: Convention) -> list[Scalar]:
    """The parameters after they went along with their velocities."""
    if convention.velocity == "subtracted":
        return [w - v for w, v in zip(parameters, velocities)]
    return [w + v for w, v in zip(parameters, velocities)]
