"""What training changes, as one flat list: the weights and biases of a network and,
with momentum, their velocities."""
from __future__ import annotations

from collections.abc import Sequence

from ..network import Network


def state(network: Network) -> list[float]:
    """All parameters: of each owner the weights, then its own bias, then the velocities
    of both."""
    found: list[float] = []
    for owner in network.trainables:
        found += owner.weights
        if owner.owns_bias:
            found.append(owner.bias)
        if network.convention.has_momentum:
            found += owner.velocities
            if owner.moves_bias and network.convention.trains_biases:
                found.append(owner.bias_velocity)
    return found


def restore(network: Network, values: Sequence[float]) -> None:
    """Give the network the parameters of a list that `state` made."""
    rest = iter(values)
    for owner in network.trainables:
        owner.weights = [next(rest) for _ in owner.weights]
        if owner.owns_bias:
            owner.bias = next(rest)
        if network.convention.has_momentum:
            owner.velocities = [next(rest) for _ in owner.velocities]
            if owner.moves_bias and network.convention.trains_biases:
                owner.bias_velocity = next(rest)
    network.spread_biases()
