"""Softmax, the one activation in which every neuron of a layer sees the others.

    e_j = exp(z_j - max z)     a_j = e_j / Σ e     da_i/dz_j = a_i (1 - a_i) where i = j, else -a_i a_j

Every z is taken relative to the largest one: that changes no a, and exp cannot overflow (Goodfellow et al., Deep
Learning, 4.1). The numbers stay on the layer (`z_max`, `e_sum`) and on its neurons (`e`, `slopes`).
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add, mul
from typing import TYPE_CHECKING

from .arithmetic import Scalar, exp, maximum
from .conventions import Convention

if TYPE_CHECKING:
    from .layer import Layer


def normalised(layer: Layer) -> list[Scalar]:
    """The activations of the layer, all of them from all z."""
    layer.z_max = maximum(*[neuron.z for neuron in layer.neurons])
    for neuron in layer.neurons:
        neuron.e = exp(neuron.z - layer.z_max)
    layer.e_sum = reduce(add, [neuron.e for neuron in layer.neurons])
    for neuron in layer.neurons:
        neuron.a = neuron.e / layer.e_sum
    return [neuron.a for neuron in layer.neurons]


def differentiate(layer: Layer) -> None:
    """Set each neuron's `slopes`: da_i/dz of this neuron for every neuron i of the layer."""
    for neuron in layer.neurons:
        neuron.slope = neuron.activation.slope(neuron.z, neuron.a)
        neuron.slopes = [neuron.slope if other is neuron else -other.a * neuron.a for other in layer.neurons]


def backward(layer: Layer, upstreams: Sequence[Scalar], convention: Convention) -> None:
    """delta and the gradients from dE/da of each neuron: dE/dz_j = Σ dE/da_i · da_i/dz_j."""
    differentiate(layer)
    for neuron, upstream in zip(layer.neurons, upstreams):
        neuron.upstream = upstream
        neuron.differentiate(reduce(add, map(mul, upstreams, neuron.slopes)), convention)
