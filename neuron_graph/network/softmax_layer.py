"""Softmax, the one activation in which every neuron of a layer sees the others.

    e_j = exp(z_j - max z)     a_j = e_j / Σ e     da_i/dz_j = a_i (1 - a_i) where i = j, else -a_i a_j

Every z is taken relative to the largest one: that changes no a, and exp cannot overflow (Goodfellow et al., Deep
Learning, 4.1). Each neuron keeps its `e` and `slopes`.
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add, mul

from .arithmetic import Scalar, exp, maximum
from .conventions import Convention
from .neuron import Neuron


def normalise(neurons: Sequence[Neuron]) -> tuple[Scalar, Scalar]:
    """Give the neurons of a layer their activations, all from all z; returns the largest z and Σ e."""
    z_max = maximum(*[neuron.z for neuron in neurons])
    for neuron in neurons:
        neuron.e = exp(neuron.z - z_max)
    e_sum = reduce(add, [neuron.e for neuron in neurons])
    for neuron in neurons:
        neuron.a = neuron.e / e_sum
    return z_max, e_sum


def differentiate(neurons: Sequence[Neuron]) -> None:
    """Set each neuron's `slopes`: da_i/dz of this neuron for every neuron i of the layer."""
    for neuron in neurons:
        neuron.slope = neuron.activation.slope(neuron.z, neuron.a)
        neuron.slopes = [neuron.slope if other is neuron else -other.a * neuron.a for other in neurons]


def backward(neurons: Sequence[Neuron], upstreams: Sequence[Scalar], convention: Convention) -> None:
    """delta and the gradients from dE/da of each neuron: dE/dz_j = Σ dE/da_i · da_i/dz_j."""
    differentiate(neurons)
    for neuron, upstream in zip(neurons, upstreams):
        neuron.upstream = upstream
        neuron.differentiate(reduce(add, map(mul, upstreams, neuron.slopes)), convention)
