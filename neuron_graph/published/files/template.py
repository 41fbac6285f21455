"""A file to start from: an example as TOML, with comments that say what to fill in."""
from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from ...errors import first_of
from ...network import DEFAULT, Convention, Layer, Network, Neuron, Trainable
from ...recording import NOTATIONS, Names, shown_name
from ..example import Example
from ..phrases import as_sentence
from .reader import MEMORY, UNKNOWN_RATE

MOST_NAMES = 120
"""How many names are listed for the figures."""
COMMENT_WIDTH = 110
FILE_HEAD = """
# A published calculation, to be checked: neuron-graph check THIS-FILE
# Every key is described in walkthroughs/README.md. Nothing in this file is executed.
# Numbers and [convention] are those of the example that it was made from: change them to the
# text's. (The worked example averages the error over the outputs, so that E and gradients are half
# of those of a text that adds it up, half-squared-sum; and its biases are frozen.)

title = {title}
source = "author, title, page or address"
about = "what it shows, and what to look at"
notation = {notation}          # {notations}: the letters for net input and activation
"""
PROCEDURE = ("# Not in this file: what the source's program does that no convention says; a script "
             "does it for the original.")
CONVENTION_HEAD = ("[convention]                    # what is not the default; "
              "`neuron-graph explain convention` lists every key")
PUBLISHED = """
# The printed figures, one [[published]] each; `printed` in quotes, with every digit \
that the text prints.
{names}
# and what texts write out besides: dE/dw5's factors (dnet_o1/dw5), Δw5, t_o1-out_o1, 1-out_o1.
# Also: epoch = 2, sample = 3, when = "after" (the epoch's update), label = \
"what the text calls it".
"""
FIGURE = """
#
# [[published]]
# name = {name}
# printed = "0.0000"
# where = "section, line"
"""


def starter(example: Example) -> Iterator[str]:
    """The lines of a TOML file that describes the example."""
    yield from filled(FILE_HEAD, title=toml(title(example.network)),
                      notation=toml(example.notation.name), notations=" or ".join(NOTATIONS))
    rate = UNKNOWN_RATE if example.rate is None else example.rate
    yield from keys(rate=rate, inputs=example.network.inputs,
                    updates=int(example.network.updates) or None)
    if example.input_gradients:
        yield "input-gradients = true"
    for key, scaling in ("scaling", example.scaling), ("target-scaling", example.target_scaling):
        if scaling:
            yield from ("", f"[{key}]", *keys(shift=scaling.shift, scale=scaling.scale))
    if example.given:
        yield from ("", "[given]")
        yield from keys(**{toml(name): value for name, value in example.given.items()})
    if example.procedure:
        yield PROCEDURE
    yield from convention(example.convention)
    names = Names(example.network)
    for layer in example.network.layers:
        yield from layer_lines(layer, names)
    for inputs, targets in example.samples:
        yield from ("", "[[sample]]", *keys(inputs=inputs, targets=targets or None))
        if not targets:
            yield "# targets = [1.0]"
    yield from figures(example)


def title(network: Network) -> str:
    """The sizes of a network and its activations: 2-3-1 network, tanh and sigmoid."""
    activations = dict.fromkeys(neuron.activation.name for neuron in network.neurons)
    return f"{network.shape} network, {' and '.join(activations)}"


def convention(own: Convention) -> Iterator[str]:
    """[convention], with the parts that are not the default; `explain convention` lists
    them all."""
    yield from ("", CONVENTION_HEAD)
    for key, value in {"error": own.error, "bias": own.bias, **own.unlike(DEFAULT)}.items():
        yield f"# {as_sentence(own.sentence(key))}"
        yield f"{key} = {toml(value)}"


def layer_lines(layer: Layer, names: Names) -> Iterator[str]:
    """The [[layer]] table of a layer, and those of its neurons."""
    yield from ("", "[[layer]]")
    if layer.bias is not None:
        yield f"bias = {layer.bias!r}                  # one number that the layer shares"
    bias_input = layer.neurons[0].bias_input
    yield from keys(**{"bias-input": bias_input if bias_input != 1.0 else None},
                    **memory(layer.shared), **layer.described)
    for neuron in layer.neurons:
        weights, bias = names.of(neuron)
        yield from neuron_lines(neuron, [*weights, bias])


def neuron_lines(neuron: Neuron, names: Sequence[str]) -> Iterator[str]:
    """The [[layer.neuron]] table of a neuron, whose weights and bias have these names."""
    bias: Any = neuron.bias if neuron.owns_bias else None
    if neuron.bias is None:
        bias = "none"
    yield from ("", "[[layer.neuron]]", *keys(name=neuron.name, weights=neuron.weights))
    yield from keys(**{"weight-names": neuron.weight_names or None}, bias=bias,
                    activation=neuron.activation.name,
                    frozen=[names[place] for place in sorted(neuron.frozen)] or None,
                    **memory(neuron))
    if not neuron.weight_names:
        yield '# weight-names = [...]         # as the text calls them, such as "w13"'


def memory(owner: Trainable) -> dict[str, Any]:
    """The keys of what a rule remembers of an owner, where that is not 0."""
    known = len(owner.weights) + owner.owns_bias
    return {MEMORY[kind]: numbers[:known]
            for kind, numbers in owner.memory.items() if any(numbers)}


def figures(example: Example) -> Iterator[str]:
    """Where the printed figures go, with the names that there are."""
    steps = example.recording().steps
    names = list(dict.fromkeys(shown_name(example.notation, step) for step in steps))
    rows = textwrap.wrap(
        f"Names: {first_of(names, MOST_NAMES)}", COMMENT_WIDTH, subsequent_indent="  ")
    yield ""
    yield from filled(PUBLISHED, names="\n".join(f"# {row}" for row in rows))
    for name in names[:2]:
        yield from filled(FIGURE, name=toml(name))


def filled(text: str, **values: str) -> list[str]:
    """The lines of a text with values in their places."""
    return text.strip("\n").format(**values).split("\n")


def keys(**values: Any) -> Iterator[str]:
    """Keys with their values; those without one are left out."""
    return (f"{key} = {toml(value)}" for key, value in values.items() if value is not None)


def toml(value: Any) -> str:
    """A text, a number or a list of such as TOML writes it."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    return f"[{', '.join(map(toml, value))}]" if isinstance(value, Sequence) else repr(value)
