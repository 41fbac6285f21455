"""What a neuron and a layer have in common: parameters with gradients, that a rule moves.

A neuron's parameters are its weights and its own bias; a layer's is the one bias that its neurons share, if they do.
"""
from __future__ import annotations

from .arithmetic import Scalar
from .conventions import Convention


class Trainable:
    """`weights` and `bias` (None: there is none), their gradients, velocities and, between, their updated values."""

    weights: list[Scalar]
    gradients: list[Scalar]
    velocities: list[Scalar]
    updated: list[Scalar]
    updated_velocities: list[Scalar]
    bias: Scalar
    bias_gradient: Scalar
    bias_velocity: Scalar
    updated_bias: Scalar
    updated_bias_velocity: Scalar
    owns_bias: bool
    """Whether `bias` is this one's to train: there is one, and no layer shares it out."""

    def start(self, weights: list[Scalar], bias: Scalar) -> None:
        """Take these parameters, at rest and with no gradients yet."""
        self.weights, self.bias, self.owns_bias = weights, bias, bias is not None
        self.gradients, self.bias_gradient = [], None
        self.updated, self.updated_bias = [], None
        self.velocities, self.bias_velocity = [0.0] * len(weights), 0.0
        self.updated_velocities, self.updated_bias_velocity = [], None

    def update(self, rate: Scalar, convention: Convention) -> None:
        """Move the parameters by the rule; with order=updated, to where it put them during the way back."""
        if not convention.updates_early:
            convention.move(self, rate, convention)
        self.weights, self.bias = self.updated, self.updated_bias
        if convention.has_momentum:
            self.velocities, self.bias_velocity = self.updated_velocities, self.updated_bias_velocity
