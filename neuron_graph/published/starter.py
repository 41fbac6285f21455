"""A file to start from: an example as TOML, with comments that say what to fill in."""
from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from ..network.conventions import DEFAULT, Convention, key_named
from ..network.layer import Layer
from ..network.neuron import Neuron
from ..recording.notation import NOTATIONS, shown_name
from .example import Example
from .phrases import as_sentence

SHOWN_NAMES = 120


def starter(example: Example) -> Iterator[str]:
    """The lines of the file."""
    yield "# A published calculation, to be checked: neuron-graph check THIS-FILE"
    yield "# Every key is described in walkthroughs/README.md. Nothing in this file is executed."
    yield ""
    yield 'title = "what is calculated"'
    yield 'source = "author, title, page or address"'
    yield 'about = "what it shows, and what to look at"'
    choices = f"{' or '.join(NOTATIONS)}: the letters for net input and activation"
    yield f"notation = {text(example.notation.name)}          # {choices}"
    yield f"rate = {'unknown' if example.rate is None else number(example.rate)}".replace("unknown", '"unknown"')
    yield f"inputs = {listed(example.network.inputs)}"
    yield from extras(example)
    if example.procedure:
        yield "# Not in this file: what the source's program does that no convention says; a script does it for the original."
    yield from convention(example.convention)
    for layer in example.network.layers:
        yield from layer_lines(layer)
    for inputs, targets in example.samples:
        yield ""
        yield "[[sample]]"
        yield f"inputs = {listed(inputs)}"
        yield from [f"targets = {listed(targets)}"] if targets else ["# targets = [1.0]"]
    yield from figures(example)


def extras(example: Example) -> Iterator[str]:
    """What only some examples have."""
    if example.input_gradients:
        yield "input-gradients = true"
    if example.scaling:
        yield ""
        yield "[scaling]"
        yield f"shift = {listed(example.scaling.shift)}"
        yield from [f"scale = {listed(example.scaling.scale)}"] if example.scaling.scale else []
    if example.given:
        yield ""
        yield "[given]"
        yield from (f"{text(name)} = {number(value)}" for name, value in example.given.items())


def convention(own: Convention) -> Iterator[str]:
    """[convention], with the parts that are not the default; `explain convention` lists them all."""
    yield ""
    yield "[convention]                    # what is not the default; `neuron-graph explain convention` lists every key"
    for key, value in {"error": own.error, "bias": own.bias, **own.unlike(DEFAULT)}.items():
        yield f"# {as_sentence(own.sentence(key_named(key)))}"
        yield f"{key} = {text(value) if isinstance(value, str) else number(value)}"


def layer_lines(layer: Layer) -> Iterator[str]:
    """A [[layer]] with its neurons."""
    yield ""
    yield "[[layer]]"
    if layer.owns_bias:
        yield f"bias = {number(layer.bias)}                  # one number that the layer shares"
    if layer.neurons[0].bias_input != 1.0:
        yield f"bias-input = {number(layer.neurons[0].bias_input)}"
    for neuron in layer.neurons:
        yield ""
        yield from neuron_lines(neuron)


def neuron_lines(neuron: Neuron) -> Iterator[str]:
    """A [[layer.neuron]]."""
    yield "[[layer.neuron]]"
    yield f"name = {text(neuron.name)}"
    yield f"weights = {listed(neuron.weights)}"
    if neuron.weight_names:
        yield f"weight-names = {listed(neuron.weight_names)}"
    if neuron.owns_bias or neuron.bias is None:
        yield f"bias = {text('none') if neuron.bias is None else number(neuron.bias)}"
    yield f"activation = {text(neuron.activation.name)}"
    if not neuron.weight_names:
        yield '# weight-names = [...]         # as the text calls them, such as "w13"'


def figures(example: Example) -> Iterator[str]:
    """Where the printed figures go, with the names that there are."""
    names = list(dict.fromkeys(shown_name(example.notation, step) for step in example.recording().steps))
    yield ""
    yield "# The printed figures, one [[published]] each; `printed` in quotes, with every digit that the text prints."
    listed_names = f"Names: {', '.join(names[:SHOWN_NAMES])}{', ...' if len(names) > SHOWN_NAMES else ''}"
    yield from (f"# {row}" for row in textwrap.wrap(listed_names, 110, subsequent_indent="  "))
    yield "# and what texts write out besides: dE/dw5's factors (dnet_o1/dw5), Δw5, t_o1-out_o1, 1-out_o1."
    yield "# Also: round = 2, sample = 3, when = \"after\" (the round's update), label = \"what the text calls it\"."
    for name in names[:2]:
        yield "#"
        yield "# [[published]]"
        yield f"# name = {text(name)}"
        yield '# printed = "0.0000"'
        yield '# where = "section, line"'


def text(value: str) -> str:
    """A TOML string."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def number(value: Any) -> str:
    """A TOML number."""
    return repr(value)


def listed(values: Sequence[Any]) -> str:
    """A TOML list."""
    return f"[{', '.join(text(value) if isinstance(value, str) else number(value) for value in values)}]"
