"""The pace of an update: what all parameters have in common in it.

    time      t, the number of the update, from 1     correction1, correction2  1 - β1^t, 1 - β2^t
    rate_now  its learning rate by a schedule         rate_corrected  η √(1 - β2^t) / (1 - β1^t)
    norm      that of all gradients together          shrink          what clipping leaves of them

Each is None where the convention has no use for it.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import add
from typing import Any

from .arithmetic import UNKNOWN, clipped, divide, floor, power, sqrt, square, until
from .schedules import SCHEDULES, check_schedule
from .trainable import Trainable


class Pace:
    """Of an update with a learning rate by a convention, its `own`, after so many
    `updates`; `constants` are the numbers of the rule, by the names of their keys.
    Clipping by norm asks for all that has parameters."""

    momentum: float
    dampening: float
    beta1: float
    beta2: float
    rho: float
    epsilon: float
    time: float
    correction1: float
    correction2: float

    def __init__(self, own: Any, constants: Mapping[str, float], rate: float,
                 updates: float, owners: Iterable[Trainable] = ()):
        self.own, self.momentum = own, own.momentum
        self.given = self.rate = self.step_rate = rate
        self.rate_now = self.rate_corrected = self.norm = self.shrink = UNKNOWN
        self.time = self.correction1 = self.correction2 = UNKNOWN
        vars(self).update(constants)
        if own.counts:
            self.count(updates)
        if own.clip_norm:
            self.norm = sqrt(reduce(add, map(square, self.all_gradients(owners))))
            self.shrink = until(
                self.norm, own.clip_norm, 1.0, divide(own.clip_norm, self.norm))

    def is_past(self, learning_rate: float) -> bool:
        """Whether the next update, with this learning rate, has another pace."""
        return self.time is not None or self.norm is not None or self.given is not learning_rate

    def count(self, updates: float) -> None:
        """The number of the update, and what comes of it."""
        own = self.own
        self.time = updates + 1.0
        if schedule := SCHEDULES[own.schedule].rate:
            check_schedule(own, updates)
            done = updates if own.schedule_per == 1 else floor(updates / float(own.schedule_per))
            self.rate = self.step_rate = self.rate_now = schedule(self.rate, done, own)
        if own.corrects:
            self.correction1 = 1.0 - power(self.beta1, self.time)
            self.correction2 = 1.0 - power(self.beta2, self.time)
            if not own.corrects_moments:
                self.step_rate = self.rate_corrected = (
                    self.rate * sqrt(self.correction2) / self.correction1)

    def all_gradients(self, owners: Iterable[Trainable]) -> Iterator[float]:
        """The gradients of all that this update moves."""
        for owner in owners:
            yield from (gradient for place, gradient in enumerate(owner.gradients)
                        if place not in owner.frozen)
            if owner.moves_bias and self.own.trains_biases:
                yield owner.bias_gradient

    def move(self, owner: Trainable, with_bias: bool) -> None:
        """Compute the new parameters of an owner, and what leads to them; its bias moves
        where it is said."""
        own, size = self.own, len(owner.weights)
        parameters = owner.kept or [*owner.weights, owner.bias]
        gradients = [*owner.gradients, owner.bias_gradient]
        if not with_bias:
            parameters, gradients = parameters[:size], gradients[:size]
        if own.clips or own.decay:
            gradients, parameters = self.prepared(owner, gradients, parameters)
        new = own.update.moved(parameters, gradients, owner, self)
        owner.updated_bias = new.pop() if with_bias else owner.bias
        owner.updated = new

    def prepared(self, owner: Trainable, gradients: list[float],
                 parameters: list[float]) -> tuple[list[float], list[float]]:
        """The gradients, clipped, and the parameters, decayed, from which a rule goes on."""
        own, parts = self.own, owner.updated_parts
        if own.clips:
            gradients = parts["clipped"] = list(map(self.clipped, gradients))
        if own.decay:
            count = len(owner.weights) + own.decays_biases
            parts["decayed"] = [self.decayed(w) for w in parameters[:count]]
            parameters = [*parts["decayed"], *parameters[count:]]
        return gradients, parameters

    def clipped(self, gradient: float) -> float:
        """A gradient that is not too large."""
        if self.shrink is not None:
            gradient = gradient * self.shrink
        most = self.own.clip_value
        return clipped(gradient, -most, most) if most else gradient

    def decayed(self, w: float) -> float:
        """w - ηλw"""
        return w - self.rate * self.own.decay * w
