"""The weights of a network as cells, layer beside layer: a row for each neuron, a
column for what comes in, the bias last.

    1: 9 is 2.31       2: 9 is 0.874
    h1 +3-9 |+1        o1 +9-2 |-1
    h2 -1+4 | 0        o2 -8+3 |+1

The digit is the size of a weight relative to the largest of its layer, 9, which the
heading gives. A row is a list of spans, a text and what it belongs to: "+9" to "+1",
"0", "-1" to "-9" (a weight), "" (the rest), so that whoever shows it can colour it.
`solid` cells are for colours: they leave out the digits.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, zip_longest
from math import isfinite
from typing import NamedTuple

from ...errors import counted
from ...network import Layer, Network, Neuron
from ...recording import visible
from .spans import Row, Span, beside, cell_len, clipped, padded, runs

LARGEST_SIZE = 9
"""The size of the largest weight of a layer."""
PIXEL_WIDTH = 2
"""Characters of a weight; of a solid one half of it, where there is not enough room."""
LINE = 2
"""Characters before a bias."""
LABEL = 8
"""Characters of a neuron's name, at most."""
NARROWEST_LAYER = 12
"""Columns of a layer, at least."""
GAP = 3
"""Columns between two layers."""


class Look(NamedTuple):
    """How weights are drawn: with characters of Unicode, without digits, so wide."""

    unicode: bool = True
    solid: bool = False
    size: int = PIXEL_WIDTH

    @property
    def more(self) -> str:
        """What stands for what is left out."""
        return "…" if self.unicode else "."

    def cell(self, number: float, largest: float) -> Span:
        """A weight by its sign and its size."""
        kind = size(number, largest)
        return " " * self.size if self.solid else f"{kind:>{self.size}}", kind


def heat(network: Network, width: int, height: int, unicode: bool = True,
         solid: bool = False) -> Iterator[Row]:
    """The lines, at most `height`, none wider than `width`; none where there is no
    room. What is left out is said."""
    shown = network.layers[:max(0, (width + GAP) // (NARROWEST_LAYER + GAP))]
    if not shown or height < 2:
        return
    left_out = len(network.layers) - len(shown)
    says_so = left_out > 0 and height > 2
    free = width - GAP * (len(shown) - 1)
    halved = solid and sum(map(wanted, shown)) > free
    look = Look(unicode, solid, PIXEL_WIDTH // 2 if halved else PIXEL_WIDTH)
    widths = shared([wanted(layer, look.size) for layer in shown], free)
    blocks = [block(f"{position}: ", layer, width, height - says_so, look)
              for position, (layer, width) in enumerate(zip(shown, widths), start=1)]
    starts = [0, *accumulate(width + GAP for width in widths)]
    for lines in zip_longest(*blocks, fillvalue=[]):
        row: Row = []
        for line, start in zip(lines, starts):
            row = beside(row, line, start)
        yield row
    if says_so:
        yield [(f"and {counted(left_out, 'more layer')}"[:width], "")]


def wanted(layer: Layer, size: int = PIXEL_WIDTH) -> int:
    """The columns of a layer that is shown whole."""
    return max(NARROWEST_LAYER, frame_width(layer, size) + size * len(layer.neurons[0].weights))


def frame_width(layer: Layer, size: int) -> int:
    """The columns of a layer without its weights: those of the names and of the
    biases."""
    return label_width(layer) + 1 + (0 if layer.neurons[0].bias is None else LINE + size)


def label_width(layer: Layer) -> int:
    """The columns of the names of a layer's neurons."""
    return min(LABEL, max(cell_len(visible(neuron.name)) for neuron in layer.neurons))


def shortened_names(names: Sequence[str]) -> dict[str, str]:
    """What is shown of names: their beginnings, or, where some would be alike, their
    ends."""
    starts = {name: visible(name)[:LABEL] for name in names}
    if len(set(starts.values())) == len(names):
        return starts
    return {name: visible(name)[-LABEL:] for name in names}


def shared(wanted: Sequence[int], width: int) -> list[int]:
    """A width shared out: each gets what it wants, or, where that is too much, no more
    than the others."""
    given = [0] * len(wanted)
    for done, place in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        given[place] = min(wanted[place], width // (len(wanted) - done))
        width -= given[place]
    return given


def block(title: str, layer: Layer, width: int, height: int, look: Look) -> Iterator[Row]:
    """A layer's cells: a heading, which says what the largest weight is and how many of
    the inputs there is room for, and a row for each neuron; the last row says how many
    have no room."""
    neurons, room = layer.neurons, height - 1
    inputs = len(neurons[0].weights)
    shown = (width - frame_width(layer, look.size)) // look.size
    if shown < inputs:
        shown = max(0, shown - 1)
    largest = max(map(abs, chain((neuron.bias or 0.0 for neuron in neurons), *layer.weights)))
    scale = "up to" if look.solid else f"{LARGEST_SIZE} is"
    heading = f"{title}{scale} {largest:.3g}"
    if shown < inputs:
        heading += f", {shown} of {inputs}"
    yield [(heading[:width], "")]
    labels = shortened_names([neuron.name for neuron in neurons])
    listed = neurons if len(neurons) <= room else neurons[:room - 1]
    for neuron in listed:
        label = padded(clipped(labels[neuron.name], label_width(layer)), label_width(layer) + 1)
        yield runs([(label, ""), *cells(neuron, shown, largest, look)])
    if len(listed) < len(neurons):
        yield [(f"{look.more} {len(neurons) - len(listed)} more"[:width], "")]


def cells(neuron: Neuron, shown: int, largest: float, look: Look) -> Iterator[Span]:
    """The first of a neuron's weights, then its bias."""
    for weight in neuron.weights[:shown]:
        yield look.cell(weight, largest)
    if shown < len(neuron.weights):
        yield f"{look.more:<{look.size}}", ""
    if neuron.bias is not None:
        yield " │" if look.unicode else " |", ""
        yield look.cell(neuron.bias, largest)


def size(number: float, largest: float) -> str:
    """Sign and size relative to the largest, as "+9" or "-3"; "0" for what is less than
    half of the smallest step."""
    part = abs(number) / largest * LARGEST_SIZE if largest and isfinite(number) else 0.0
    return f"{'+' if number > 0 else '-'}{round(part)}" if round(part) else "0"
