"""A file to start from: an example as TOML, with comments that say what to fill in."""
from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from ...network import DEFAULT, Convention, Layer, key_named
from ...recording import NOTATIONS, shown_name
from ..example import Example
from ..phrases import as_sentence

SHOWN_NAMES = 120


def starter(example: Example) -> Iterator[str]:
    """The lines of the file."""
    yield from (
        "# A published calculation, to be checked: neuron-graph check THIS-FILE",
        "# Every key is described in walkthroughs/README.md. Nothing in this file is executed.", "",
        'title = "what is calculated"', 'source = "author, title, page or address"',
        'about = "what it shows, and what to look at"',
        f"notation = {toml(example.notation.name)}          # {' or '.join(NOTATIONS)}: the letters for net input and activation")
    yield from keys(rate="unknown" if example.rate is None else example.rate, inputs=example.network.inputs)
    yield from ["input-gradients = true"] * example.input_gradients
    if example.scaling:
        yield from ("", "[scaling]", *keys(shift=example.scaling.shift, scale=example.scaling.scale))
    if example.given:
        yield from ("", "[given]", *(f"{toml(name)} = {value!r}" for name, value in example.given.items()))
    if example.procedure:
        yield "# Not in this file: what the source's program does that no convention says; a script does it for the original."
    yield from convention(example.convention)
    for layer in example.network.layers:
        yield from layer_lines(layer)
    for inputs, targets in example.samples:
        yield from ("", "[[sample]]", *keys(inputs=inputs, targets=targets or None))
        yield from [] if targets else ["# targets = [1.0]"]
    yield from figures(example)


def convention(own: Convention) -> Iterator[str]:
    """[convention], with the parts that are not the default; `explain convention` lists them all."""
    yield from ("", "[convention]                    # what is not the default; "
                    "`neuron-graph explain convention` lists every key")
    for key, value in {"error": own.error, "bias": own.bias, **own.unlike(DEFAULT)}.items():
        yield from (f"# {as_sentence(own.sentence(key_named(key)))}", f"{key} = {toml(value)}")


def layer_lines(layer: Layer) -> Iterator[str]:
    """A [[layer]] with its neurons."""
    yield from ("", "[[layer]]")
    if layer.owns_bias:
        yield f"bias = {layer.bias!r}                  # one number that the layer shares"
    first = layer.neurons[0].bias_input
    yield from keys(**{"bias-input": first if first != 1.0 else None})
    for neuron in layer.neurons:
        bias = "none" if neuron.bias is None else neuron.bias if neuron.owns_bias else None
        yield from ("", "[[layer.neuron]]", *keys(name=neuron.name, weights=neuron.weights))
        yield from keys(**{"weight-names": neuron.weight_names or None}, bias=bias, activation=neuron.activation.name)
        if not neuron.weight_names:
            yield '# weight-names = [...]         # as the text calls them, such as "w13"'


def figures(example: Example) -> Iterator[str]:
    """Where the printed figures go, with the names that there are."""
    names = list(dict.fromkeys(shown_name(example.notation, step) for step in example.recording().steps))
    shown = f"Names: {', '.join(names[:SHOWN_NAMES])}{', ...' if len(names) > SHOWN_NAMES else ''}"
    yield from ("", "# The printed figures, one [[published]] each; `printed` in quotes, with every digit that the text prints.")
    yield from (f"# {row}" for row in textwrap.wrap(shown, 110, subsequent_indent="  "))
    yield "# and what texts write out besides: dE/dw5's factors (dnet_o1/dw5), Δw5, t_o1-out_o1, 1-out_o1."
    yield "# Also: epoch = 2, sample = 3, when = \"after\" (the epoch's update), label = \"what the text calls it\"."
    for name in names[:2]:
        yield from ("#", "# [[published]]", f"# name = {toml(name)}", '# printed = "0.0000"', '# where = "section, line"')


def keys(**values: Any) -> Iterator[str]:
    """Keys with their values; those without one are left out."""
    return (f"{key} = {toml(value)}" for key, value in values.items() if value is not None)


def toml(value: Any) -> str:
    """A text, a number or a list of such as TOML writes it."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    return f"[{', '.join(map(toml, value))}]" if isinstance(value, Sequence) else repr(value)
