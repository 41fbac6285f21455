"""Dropout: in training some activations are left out, other ones in each sample.

    mask  1 for a neuron that stays, 0 for one that is left out     p  the rate at which they are

    inverted   drop = a · mask / (1 - p) in training, a in prediction
    direct     drop = a · mask in training, a · (1 - p) in prediction

What comes back goes the same way, since dropout only multiplies. Source: Srivastava and
others, Dropout (2014), whose form is the direct one.
"""
from __future__ import annotations

from collections.abc import Sequence
from random import Random

from ..checks import check_length, finite, list_of
from ..errors import BadValue
from .convention import Convention
from .neuron import Neuron


class Dropout:
    """The dropout of a layer, at a `rate` from 0 to below 1.

    `masks`, where they are given, are one for each sample, the same in every epoch, with
    a 0 or 1 for each neuron; when they are at an end, the first follows again. Without
    them masks are drawn. Raises `BadValue`.
    """

    def __init__(self, rate: float, masks: Sequence[list[float]] = ()):
        self.rate, self.masks = finite(rate, "the rate of dropout"), masks
        if not 0.0 <= self.rate < 1.0:
            raise BadValue("the rate of dropout", rate, "a number from 0 to below 1 is needed")

    def check_width(self, width: int) -> None:
        """Refuse a mask that is not one of 0 or 1 for each neuron."""
        for mask in list_of(list, self.masks, "mask") if self.masks else ():
            check_length("a mask", width, mask)
            if not all(number in (0.0, 1.0) for number in mask):
                raise BadValue("a mask", mask, "0 leaves a neuron out, 1 lets it stay")

    def mask_of(self, sample: int, width: int, random: Random) -> list[float]:
        """The mask of a sample: the one that is given, or one that is drawn."""
        if self.masks:
            return [float(stays) for stays in self.masks[(sample - 1) % len(self.masks)]]
        return [float(random.random() >= self.rate) for _ in range(width)]

    def forward(self, neurons: Sequence[Neuron], convention: Convention) -> list[float]:
        """What is left of the activations."""
        for neuron in neurons:
            neuron.dropped = self.through(neuron.a, neuron, convention)
        return [neuron.dropped for neuron in neurons]

    def backward(self, neurons: Sequence[Neuron], gradients: Sequence[float],
                 convention: Convention) -> list[float]:
        """dE/da of each neuron, from that by what is left of it."""
        for neuron, gradient in zip(neurons, gradients):
            neuron.dropped_gradient = gradient
        return [self.through(neuron.dropped_gradient, neuron, convention) for neuron in neurons]

    def through(self, number: float, neuron: Neuron, convention: Convention) -> float:
        """A number that goes through the dropout of a neuron; in prediction there is no
        mask."""
        stays, inverted = 1.0 - self.rate, convention.dropout == "inverted"
        if neuron.mask is None:
            return number if inverted else number * stays
        return number * neuron.mask / stays if inverted else number * neuron.mask
