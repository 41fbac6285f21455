"""What a neuron and a layer have in common: parameters with gradients, which a rule moves.

A neuron's parameters are its weights and its own bias; a layer's is the one bias that its neurons share, if they do.
"""
from __future__ import annotations

from .arithmetic import Scalar


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
    frozen: frozenset[int] = frozenset()
    """Positions of the weights that no update changes."""
    owns_bias: bool
    """Whether `bias` is this one's to train: there is one, and no layer shares it out."""

    def start(self, weights: list[Scalar], bias: Scalar) -> None:
        """Take these parameters, at rest and with no gradients yet."""
        self.weights, self.bias, self.owns_bias = weights, bias, bias is not None
        self.gradients, self.bias_gradient = [], None
        self.updated, self.updated_bias = [], None
        self.velocities, self.bias_velocity = [0.0] * len(weights), 0.0
        self.updated_velocities, self.updated_bias_velocity = [], None
