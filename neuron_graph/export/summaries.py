"""A network in lines: what is said of one that is too large for a picture, and below
every picture."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from ..errors import counted
from ..network import Layer, Network, Neuron
from ..recording import Printer, Recording, visible

MOST_SAID = 6
"""How many inputs, or neurons of a layer, are listed one by one."""


def parameter_count(network: Network) -> int:
    """How many weights and biases a network has; a shared bias is one."""
    return sum(len(owner.weights) + owner.owns_bias
               for layer in network.layers for owner in layer.owners)


def summary(network: Network, recording: Recording, printer: Printer) -> Iterator[str]:
    """The shape, the first inputs, then a line for each layer and for the first of its
    neurons, with their values."""
    yield (f"{network.shape}: {len(network.inputs)} inputs, {len(network.neurons)} neurons, "
           f"{parameter_count(network)} parameters")
    inputs = [step for step in recording.trail if step.kind == "input"]
    listed = ", ".join(
        f"{printer.name(step)} {printer.number(step.value)}" for step in inputs[:MOST_SAID])
    yield f"inputs: {listed}{left_out(inputs, ' ... and {} more')}"
    for number, layer in enumerate(network.layers, start=1):
        yield from ("", f"layer {number}: {layer_line(layer, printer)}")
        for neuron in layer.neurons[:MOST_SAID]:
            yield f"  {neuron_line(neuron, recording, printer)}"
        if rest := left_out(layer.neurons, "  ... and {} more neurons"):
            yield rest


def left_out(listed: list[Any], words: str) -> str:
    """How many are not listed, in some words; nothing where all are."""
    return words.format(len(listed) - MOST_SAID) if len(listed) > MOST_SAID else ""


def layer_line(layer: Layer, printer: Printer) -> str:
    """Size, activation and the range of the weights of a layer."""
    activations = ", ".join(dict.fromkeys(neuron.activation.name for neuron in layer.neurons))
    weights = low_high([*chain(*layer.weights)], printer)
    return f"{counted(len(layer.neurons), 'neuron')}, {activations}, weights from {weights}"


def low_high(numbers: list[float], printer: Printer) -> str:
    """The smallest and the largest of some numbers."""
    return f"{printer.number(min(numbers))} to {printer.number(max(numbers))}"


def neuron_line(neuron: Neuron, recording: Recording, printer: Printer) -> str:
    """The range of a neuron's weights, its bias if it has one, its net input and
    activation."""
    weights = low_high(neuron.weights, printer)
    line = f"{visible(neuron.name)}: {len(neuron.weights)} weights from {weights}"
    if neuron.bias is not None:
        line += f", bias {printer.number(neuron.bias)}"
    for step in recording:
        if step.owner == neuron.name and step.kind in ("z", "a"):
            line += f", {getattr(printer.notation, step.kind)} {printer.number(step.value)}"
    return line
