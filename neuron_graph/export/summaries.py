"""A network in lines: what is said of one that is too large for a picture, and below every picture."""
from __future__ import annotations

from collections.abc import Iterator

from ..network import Layer, Network, Neuron
from ..recording import Printer, Recording, visible

MOST_LISTED = 6
"""How many neurons of a layer are listed one by one."""


def parameter_count(network: Network) -> int:
    """How many weights and biases a network has; a shared bias is one."""
    return sum(len(owner.weights) + owner.owns_bias for owner in network.trainables)


def summary(network: Network, recording: Recording, printer: Printer) -> Iterator[str]:
    """The shape, the first inputs, then a line for each layer and for the first of its neurons, with their values."""
    sizes = "-".join(map(str, network.sizes))
    yield f"{sizes}: {len(network.inputs)} inputs, {len(network.neurons)} neurons, {parameter_count(network)} parameters"
    inputs = [step for step in recording.trail if step.kind == "input"]
    listed = ", ".join(f"{printer.name(step)} {printer.number(step.value)}" for step in inputs[:MOST_LISTED])
    yield f"inputs: {listed}" + (f" ... and {len(inputs) - MOST_LISTED} more" if len(inputs) > MOST_LISTED else "")
    for number, layer in enumerate(network.layers, start=1):
        yield ""
        yield f"layer {number}: {layer_line(layer, printer)}"
        for neuron in layer.neurons[:MOST_LISTED]:
            yield f"  {neuron_line(neuron, recording, printer)}"
        if len(layer.neurons) > MOST_LISTED:
            yield f"  ... and {len(layer.neurons) - MOST_LISTED} more neurons"


def layer_line(layer: Layer, printer: Printer) -> str:
    """Size, activation and the range of the weights of a layer."""
    activations = ", ".join(dict.fromkeys(neuron.activation.name for neuron in layer.neurons))
    weights = [weight for neuron in layer.neurons for weight in neuron.weights]
    plural = "" if len(layer.neurons) == 1 else "s"
    return f"{len(layer.neurons)} neuron{plural}, {activations}, weights from {low_high(weights, printer)}"


def low_high(numbers: list[float], printer: Printer) -> str:
    """The smallest and the largest of some numbers."""
    return f"{printer.number(min(numbers))} to {printer.number(max(numbers))}"


def neuron_line(neuron: Neuron, recording: Recording, printer: Printer) -> str:
    """The range of a neuron's weights, its bias if it has one, its net input and activation."""
    values = "".join(f", {getattr(printer.notation, step.kind)} {printer.number(step.value)}" for step in recording
                     if step.owner == neuron.name and step.kind in ("z", "a"))
    bias = "" if neuron.bias is None else f", bias {printer.number(neuron.bias)}"
    return f"{visible(neuron.name)}: {len(neuron.weights)} weights from {low_high(neuron.weights, printer)}{bias}{values}"
