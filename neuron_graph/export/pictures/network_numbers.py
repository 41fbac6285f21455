"""The numbers that stand at a network in a picture: at its boxes and at its edges.

    VIEWS         the kinds of numbers that are looked at together
    numbers_of    the numbers of a sample in a recording
    numbered      the columns of a network with some kinds of numbers

The printer says in which language: `tikz` takes columns of a LaTeX printer, all
others those of plain text.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from ...network import Network, Neuron, Trainable
from ...recording import Key, Names, Printer, Recording, Step
from .diagrams import Box, Columns, Edge, columns_of
from .spans import Span

OF_BIAS = "bias", "gradient", "updated"
"""What stands in a neuron's box of its bias; all else there is of the neuron."""
IN_BOXES = "bias", "z", "a", "predicted", "target", "error", "delta", "gradient", "updated"
AT_EDGES = "weight", "gradient", "updated"
VIEWS: dict[str, Sequence[str]] = {view: kinds for view, *kinds in map(str.split, """
values     weight bias z a predicted target error
deltas     weight a target delta
gradients  a delta gradient
updates    weight bias updated
all        weight bias z a predicted target error delta gradient updated
""".strip().splitlines())}
PREDICTED_DIGITS = 6
"""Figures of a prediction, at least: 231000 is not written 2.31e+05."""
BETWEEN = "  "
"""What stands between the numbers at an edge."""
Numbers: TypeAlias = Mapping[Key, Step]


def numbers_of(recording: Recording, sample: int = 1) -> Numbers:
    """The numbers of a sample and of all samples, by kind and names; parameters that
    samples before have changed are those."""
    found: dict[Key, Step] = {}
    for step in recording.trail:
        if step.sample == sample:
            found[step.key] = step
        elif step.sample is None:
            found.setdefault(step.key, step)
        elif step.kind == "updated" and (step.sample or 0) < sample:
            kind = "bias" if ("bias", step.names) in found else "weight"
            found[kind, step.names] = step
    return found


def bias_name(network: Network, names: Names, neuron: Neuron) -> str:
    """The name of a neuron's own bias, or of the one that its layer shares; "" if there
    is none."""
    owner: Trainable = neuron
    if not neuron.owns_bias:
        owner = next(layer.shared for layer in network.layers if neuron in layer.neurons)
    return names.of(owner)[1] if owner.owns_bias else ""


def stroke(value: float, strongest: float) -> str:
    """What the line of a weight belongs to: its sign, and how strong it is beside the
    strongest, from 1 to 3."""
    strength = 1 + sum(abs(value) > part * strongest / 3 for part in (1, 2))
    return f"{'+' if value >= 0 else '-'}{strength}"


def numbered(network: Network, found: Numbers, printer: Printer,
             kinds: Sequence[str] = VIEWS["values"]) -> Columns:
    """A network with its inputs and some kinds of numbers, as far as they are there."""
    names, write = Names(network), printer.notation.script.write
    strongest = max(abs(step.value) for (kind, _), step in found.items() if kind == "weight")

    def said(places: Sequence[str], name_of: Callable[[str], str]) -> Iterator[Span]:
        for kind in places:
            step = found.get((kind, (name_of(kind),)))
            if step and kind in kinds:
                least = PREDICTED_DIGITS if kind == "predicted" else 1
                digits = printer.digits and max(printer.digits, least)
                number = printer.style.numeral(step.value, digits)
                yield f"{label(step, printer)} {number}", "value"

    def input_box(name: str) -> Box:
        step = found.get(("input", (name,))) or found.get(("raw", (name,)))
        return Box(write(name), [(printer.number(step.value), "value")] if step else [])

    def box(neuron: Neuron) -> Box:
        own = neuron.name, bias_name(network, names, neuron)
        return Box(write(own[0]), [*said(IN_BOXES, lambda kind: own[kind in OF_BIAS])])

    def edge(name: str) -> Edge:
        texts = (text for text, _ in said(AT_EDGES, lambda kind: name))
        return Edge(f" {BETWEEN.join(texts)} ", stroke(found["weight", (name,)].value, strongest))

    return columns_of(
        network, input_box, box, lambda neuron: [*map(edge, names.of(neuron)[0])])


def label(step: Step, printer: Printer) -> str:
    """What a number is called in the picture: a neuron's without the neuron's name."""
    if step.names != (step.owner,):
        return printer.name(step)
    return printer.notation.shown(step.kind, ("",)).removesuffix("_") or printer.name(step)
