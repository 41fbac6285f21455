"""Parts of a convention that a case changes, and what else it may change.

    {}                                             nothing: as the file has it
    {"error": "squared-sum", "bias": "frozen"}     parts of the convention
    {"biases": "per neuron"}                       or "shared": whose the biases are
    {"rate": 0.1}                                  another learning rate
    {"when": "before"}                             an error before the epoch's update
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...checks import finite
from ...conventions import show
from ...errors import NeuronGraphError, UnknownName
from ...network import Layer, Network
from ..example import Example

Parts = Mapping[str, Any]
"""Parts of a convention by their key, and what else a case may change."""
BIASES = {
    "per neuron": "every neuron has a bias of its own",
    "shared": "the neurons of a layer share one bias",
}
"""Whose the biases may be, in words."""
OUTPUT_ALONE: Parts = {"error": "none"}
"""What may be meant by a backward pass without targets."""


def keys_of(parts: Parts) -> str:
    """Parts as they are typed, but for when an error is looked at."""
    return ", ".join(f"{key}={show(value)}" for key, value in parts.items() if key != "when")


def of_convention(parts: Parts) -> Parts:
    """Those of some parts that are a convention's own."""
    return {key: value for key, value in parts.items() if key not in ("biases", "rate", "when")}


def changed(example: Example, parts: Parts) -> Example:
    """The example with parts of its convention changed, and with other owners of its
    biases."""
    own = of_convention(parts)
    if "rate" in parts:
        example = replace(example, rate=finite(parts["rate"], "the rate"))
    if "biases" in parts:
        owner = str(parts["biases"])
        if owner not in BIASES:
            raise UnknownName("owner of biases", owner, list(BIASES))
        example = replace(example, network=with_biases(example.network, owner == "per neuron"))
    if own:
        example = example.under(example.convention.with_parts(own)).checked()
    return example


def with_biases(network: Network, per_neuron: bool) -> Network:
    """The network with a bias for each neuron, or with one that each layer shares.

    Raises where the biases of a layer that would share one differ.
    """
    layers = []
    for layer in network.copy().layers:
        biases = {neuron.bias for neuron in layer.neurons}
        if not per_neuron and (None in biases or len(biases) > 1):
            raise NeuronGraphError("the neurons of a layer have different biases, or none: "
                                   "they cannot share one")
        for neuron in layer.neurons:
            neuron.owns_bias = neuron.bias is not None
        layers.append(Layer(layer.neurons, None if per_neuron else biases.pop()))
    return Network(layers, network.inputs, network.convention)
