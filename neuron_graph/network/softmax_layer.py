"""Softmax, the one activation in which every neuron of a layer sees the others.

    e_j = exp(z_j)        a_j = e_j / Σ e
    da_i/dz_j = a_i (1 - a_i) where i = j, else -a_i a_j

With softmax=shifted every z is taken relative to the largest one, e_j = exp(z_j - max
z): that changes no a, and exp cannot overflow (Goodfellow et al., Deep Learning, 4.1).
Each neuron keeps its `e` and `slopes`.
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add, mul

from .arithmetic import UNKNOWN, check_divisor, exp, log, maximum
from .neuron import Neuron


def forward(neurons: Sequence[Neuron], is_shifted: bool) -> tuple[float, float]:
    """Give the neurons of a layer their activations, all from all z; returns the
    largest z, if they are taken relative to it, and Σ e."""
    z_max = maximum(*[neuron.z for neuron in neurons]) if is_shifted else UNKNOWN
    for neuron in neurons:
        neuron.e = exp(neuron.z - z_max if is_shifted else neuron.z)
    e_sum = reduce(add, [neuron.e for neuron in neurons])
    if not is_shifted:
        check_divisor(e_sum)
    for neuron in neurons:
        neuron.a = neuron.e / e_sum
    return z_max, e_sum


def cost(neuron: Neuron, z_max: float | None, e_sum: float) -> float:
    """-ln a of a neuron from the net inputs: ln Σ e^z - z."""
    log_sum = log(e_sum)
    return (log_sum if z_max is None else z_max + log_sum) - neuron.z


def backward(neurons: Sequence[Neuron], upstreams: Sequence[float | None],
             deltas: Sequence[float | None]) -> None:
    """delta_j = Σ dE/da_i · da_i/dz_j, and the gradients; or these from the deltas,
    where they are given as a whole."""
    for neuron in neurons:
        neuron.slope = neuron.activation.slope(neuron.z, neuron.a)
        neuron.slopes = [neuron.slope if other is neuron else -other.a * neuron.a
                         for other in neurons]
    for neuron, upstream, delta in zip(neurons, upstreams, deltas):
        neuron.upstream = upstream
        if delta is None:
            delta = reduce(add, map(mul, upstreams, neuron.slopes))
        neuron.take_delta(delta)
