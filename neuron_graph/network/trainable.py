"""What a neuron and a layer have in common: parameters with gradients, that an update moves.

A neuron's parameters are its weights and its own bias; a layer's is the one bias that its neurons share, if they do.
"""
from __future__ import annotations

from .arithmetic import Scalar
from .conventions import Convention
from .rules import accelerated, carried, moved


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

    def prepare(self, rate: Scalar, convention: Convention) -> None:
        """Compute the updated parameters without taking them over."""
        if convention.rule == "momentum":
            self.prepare_with_momentum(rate, convention)
        elif self.owns_bias and convention.trains_biases:
            *self.updated, self.updated_bias = moved(
                [*self.weights, self.bias], [*self.gradients, self.bias_gradient], rate, convention)
        else:
            self.updated = moved(self.weights, self.gradients, rate, convention)

    def prepare_with_momentum(self, rate: Scalar, convention: Convention) -> None:
        """Compute the updated velocities and, from them, the updated parameters."""
        self.updated_velocities = accelerated(self.velocities, self.gradients, rate, convention)
        self.updated = carried(self.weights, self.updated_velocities, convention)
        if self.owns_bias and convention.trains_biases:
            velocities = accelerated([self.bias_velocity], [self.bias_gradient], rate, convention)
            [self.updated_bias_velocity] = velocities
            [self.updated_bias] = carried([self.bias], velocities, convention)

    def update(self, rate: Scalar, convention: Convention) -> None:
        """Move the parameters; with order=updated, to where `prepare` put them during the way back."""
        if not convention.updates_early:
            self.prepare(rate, convention)
        self.weights = self.updated
        if self.owns_bias and convention.trains_biases:
            self.bias = self.updated_bias
        if convention.rule == "momentum":
            self.velocities = self.updated_velocities
            if self.owns_bias and convention.trains_biases:
                self.bias_velocity = self.updated_bias_velocity
