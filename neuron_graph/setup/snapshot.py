"""What training changes, as one flat list: the weights and biases of a network, what its
rule remembers of each, and how many updates there were, where that counts."""
from __future__ import annotations

from collections.abc import Sequence

from ..network import Network, Trainable


def state(network: Network) -> list[float]:
    """All parameters: of each owner the weights, then its own bias, then what the rule
    remembers of both; last the updates."""
    found: list[float] = []
    for owner in network.trainables:
        found += owner.weights
        if owner.owns_bias:
            found.append(owner.bias)
        for kind in network.convention.remembers:
            found += owner.memory[kind][:remembered(network, owner)]
    return found + [network.updates] * network.convention.counts


def remembered(network: Network, owner: Trainable) -> int:
    """Of how many parameters of an owner a rule remembers something."""
    return len(owner.weights) + (owner.moves_bias and network.convention.trains_biases)


def restore(network: Network, values: Sequence[float]) -> None:
    """Give the network the parameters of a list that `state` made."""
    rest = iter(values)
    for owner in network.trainables:
        owner.weights = [next(rest) for _ in owner.weights]
        if owner.owns_bias:
            owner.bias = next(rest)
        for kind in network.convention.remembers:
            count = remembered(network, owner)
            numbers = owner.memory[kind]
            numbers[:count] = [next(rest) for _ in numbers[:count]]
    network.updates = next(rest, network.updates)
    network.spread_biases()
