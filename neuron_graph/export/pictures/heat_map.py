"""The weights of a network as cells, layer beside layer: a row for each neuron, a column for what comes in, the bias last.

    1: 9 is 2.31       2: 9 is 0.874
    h1 +3-9 |+1        o1 +9-2 |-1
    h2 -1+4 | 0        o2 -8+3 |+1

The digit is the size of a weight relative to the largest of its layer, 9, which the heading gives. A row is a list of
spans, a text and what it belongs to: "+9" to "+1", "0", "-1" to "-9" (a weight), "" (the rest), so that whoever shows it
can colour it. `solid` cells are for colours: they leave out the digits.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest
from math import isfinite

from ...network import Layer, Network
from ...recording import visible
from .spans import Row, Span, beside, cell_len, clipped, padded, runs

LARGEST_SIZE = 9
"""The size of the largest weight of a layer."""
CELL_WIDTH = 2
"""Characters of a weight; of a solid one half of it, where there is not enough room."""
LINE = 2
"""Characters before a bias."""
LABEL = 8
"""Characters of a neuron's name, at most."""
NARROWEST_LAYER = 12
"""Columns of a layer, at least."""
GAP = 3
"""Columns between two layers."""


def heat(network: Network, width: int, height: int, unicode: bool = True, solid: bool = False) -> Iterator[Row]:
    """The lines, at most `height`, none wider than `width`; none where there is no room. What is left out is said."""
    shown = network.layers[:max(0, (width + GAP) // (NARROWEST_LAYER + GAP))]
    if not shown or height < 2:
        return
    left_out = len(network.layers) - len(shown)
    room = height - 1 if left_out and height > 2 else height
    free = width - GAP * (len(shown) - 1)
    cell = CELL_WIDTH // 2 if solid and sum(map(wanted, shown)) > free else CELL_WIDTH
    widths = shared([wanted(layer, cell) for layer in shown], free)
    blocks = [list(Block(layer, position, unicode, solid, cell).rows(widths[position - 1], room))
              for position, layer in enumerate(shown, start=1)]
    starts = [0, *accumulate(width + GAP for width in widths)]
    for lines in zip_longest(*blocks, fillvalue=[]):
        row: Row = []
        for line, start in zip(lines, starts):
            row = beside(row, line, start)
        yield row
    if left_out and room < height:
        yield [(f"and {left_out} more layer{'s' * (left_out > 1)}"[:width], "")]


def wanted(layer: Layer, cell: int = CELL_WIDTH) -> int:
    """The columns of a layer that is shown whole."""
    neuron = layer.neurons[0]
    return max(NARROWEST_LAYER, label_width(layer) + 1 + cell * len(neuron.weights) + (0 if neuron.bias is None else LINE + cell))


def label_width(layer: Layer) -> int:
    """The columns of the names of a layer's neurons."""
    return min(LABEL, max(cell_len(visible(neuron.name)) for neuron in layer.neurons))


def shortened_names(names: Sequence[str]) -> dict[str, str]:
    """What is shown of names: their beginnings, or, where some would be alike, their ends."""
    starts = {name: visible(name)[:LABEL] for name in names}
    return starts if len(set(starts.values())) == len(names) else {name: visible(name)[-LABEL:] for name in names}


def shared(wanted: Sequence[int], width: int) -> list[int]:
    """A width shared out: each gets what it wants, or, where that is too much, no more than the others."""
    given = [0] * len(wanted)
    for done, place in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        given[place] = min(wanted[place], width // (len(wanted) - done))
        width -= given[place]
    return given


@dataclass(frozen=True)
class Block:
    """A layer's cells."""

    layer: Layer
    position: int
    unicode: bool
    solid: bool
    size: int

    def rows(self, width: int, height: int) -> Iterator[Row]:
        """A heading, and a row for each neuron; the last row says how many have no room."""
        neurons, room = self.layer.neurons, height - 1
        largest = max((abs(w) for neuron in neurons for w in (*neuron.weights, neuron.bias or 0.0)), default=0.0)
        yield [(self.heading(largest, width)[:width], "")]
        labels = shortened_names([neuron.name for neuron in neurons])
        shown = neurons if len(neurons) <= room else neurons[:room - 1]
        for neuron in shown:
            yield self.row(labels[neuron.name], neuron.weights, neuron.bias, largest, width)
        if len(shown) < len(neurons):
            yield [(f"{self.more} {len(neurons) - len(shown)} more"[:width], "")]

    def heading(self, largest: float, width: int) -> str:
        """Which layer it is, what the largest weight of it is, and how many of its inputs there is room for."""
        inputs = len(self.layer.neurons[0].weights)
        shown = self.room(width)
        scale = f"{self.position}: up to {largest:.3g}" if self.solid else f"{self.position}: {LARGEST_SIZE} is {largest:.3g}"
        return scale if shown == inputs else f"{scale}, {shown} of {inputs}"

    def room(self, width: int) -> int:
        """How many weights of a neuron there is room for, beside its bias; where that is not all, beside a mark of it too."""
        neuron = self.layer.neurons[0]
        cells = (width - label_width(self.layer) - 1 - (0 if neuron.bias is None else LINE + self.size)) // self.size
        return len(neuron.weights) if len(neuron.weights) <= cells else max(0, cells - 1)

    @property
    def more(self) -> str:
        """What stands for what is left out."""
        return "…" if self.unicode else "."

    def row(self, name: str, weights: Sequence[float], bias: float | None, largest: float, width: int) -> Row:
        """A neuron's weights as far as there is room, then its bias."""
        label = label_width(self.layer)
        ending = [] if bias is None else [(" │" if self.unicode else " |", ""), self.cell(bias, largest)]
        shown = self.room(width)
        middle = [] if shown == len(weights) else [(f"{self.more:<{self.size}}", "")]
        start = padded(clipped(name, label), label + 1)
        return runs([(start, ""), *(self.cell(w, largest) for w in weights[:shown]), *middle, *ending])

    def cell(self, number: float, largest: float) -> Span:
        """A weight by its sign and its size."""
        kind = size(number, largest)
        return (" " * self.size if self.solid else f"{kind:>{self.size}}"), kind


def size(number: float, largest: float) -> str:
    """Sign and size relative to the largest, as "+9" or "-3"; "0" for what is less than half of the smallest step."""
    part = abs(number) / largest * LARGEST_SIZE if largest and isfinite(number) else 0.0
    return f"{'+' if number > 0 else '-'}{round(part)}" if round(part) else "0"
