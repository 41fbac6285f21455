"""The network at a moment: what is known has its number, what is not yet computed is a
dot, what is computed now is lit.

    pictured    the largest of three pictures that has room: a diagram, a row for each neuron, a strip for each layer

Rows are runs of text, each with what it belongs to; a kind that ends in " lit" is the
present number, an operand of it, or the edge along which that comes.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator

from ..export.pictures import (
    ASCII_BARS,
    BARS,
    MOST_NEURONS,
    Box,
    Columns,
    Edge,
    Row,
    Span,
    Strokes,
    cell_len,
    columns_of,
    drawn,
    length,
    padded,
    sparkline,
)
from ..network import Network, Neuron
from ..recording import Names, Printer, Step, visible
from .moment import Moment

CELL_WIDTH = 8
"""Characters for a number in a table."""
TARGET = 5
"""Characters for a target beside an output's name."""
SIZES = ((CELL_WIDTH, 7), (CELL_WIDTH, 6), (CELL_WIDTH, 5), (6, 6), (6, 5))
"""Characters for a number in a box and at an edge, tried in this order."""
UNKNOWN = {True: "·", False: "."}


def fitted(value: float, printer: Printer, width: int) -> str:
    """A number in as many figures as go into so many characters."""
    for digits in range(min(width - 1, printer.digits or width), 0, -1):
        text = Printer(printer.style, printer.notation, digits).number(value)
        if len(text) <= width:
            return text
    return f"{value:.0e}".replace("e+0", "e").replace("e-0", "e-").replace("e+", "e")


class Picture:
    """A moment of a network, ready to be drawn. `changed` says which numbers are to be
    marked as other than before."""

    def __init__(self, network: Network, moment: Moment, printer: Printer, unicode: bool,
                 changed: Callable[[Step], bool] = lambda step: False):
        self.network, self.moment, self.printer, self.unicode, self.changed = network, moment, printer, unicode, changed
        self.names = Names(network)
        self.strongest = max((abs(step.value) for step in moment.recording.trail if step.kind == "weight"), default=0.0) or 1.0
        self.has_delta = any(step.kind == "delta" for step in moment.recording.trail)

    def text(self, step: Step | None, width: int) -> str:
        """A number that fits, or the dot of one that is not known."""
        return UNKNOWN[self.unicode] if step is None else fitted(step.value, self.printer, width)

    def kind(self, step: Step | None, kind: str, *names: str) -> str:
        """What a number's text belongs to: the present one, an operand of it, a changed
        one, an unknown one, a value."""
        if self.moment.computing(kind, *names):
            return "present lit"
        if step is None:
            return "unknown"
        if self.changed(step):
            return "changed"
        return "operand lit" if self.moment.is_lit(step) else "value"

    def line(self, width: int, label: str, kind: str, *names: str) -> Span:
        """A line of a box."""
        step = self.moment.find(kind, *names)
        return f"{label} {self.text(step, width):<{width}}", self.kind(step, kind, *names)

    def lines(self, neuron: Neuron, width: int) -> Iterator[Span]:
        """The lines of a neuron's box: bias, net input, activation, delta."""
        layer = next(layer for layer in self.network.layers if neuron in layer.neurons)
        owner = neuron if neuron.owns_bias else None if layer.bias is None else layer.shared
        if owner is not None:
            bias = self.names.of(owner)[1]
            yield self.line(width, visible(bias), "bias", bias)
        yield self.line(width, self.printer.notation.z, "z", neuron.name)
        yield self.line(width, self.printer.notation.a, "a", neuron.name)
        if self.has_delta:
            yield self.line(width, "δ" if self.unicode else "delta", "delta", neuron.name)

    def box(self, neuron: Neuron, number: int) -> Box:
        """A neuron's box, lit if something in it is computed now."""
        lines = list(self.lines(neuron, number))
        width = max(cell_len(text) for text, _ in lines)
        lit = any(kind == "present lit" for _, kind in lines) or self.moment.step.owner == neuron.name
        return Box(self.title(neuron), [(padded(text, width), kind) for text, kind in lines], kind="box lit" if lit else "box")

    def title(self, neuron: Neuron) -> str:
        """A neuron's name, with its target if it has one."""
        return visible(neuron.name) + "".join(f", t {self.text(target, TARGET)}" for target in self.targets
                                              if target.names == (neuron.name,) and neuron in self.network.outputs)

    @property
    def targets(self) -> list[Step]:
        """The targets of the sample."""
        return [step for step in self.moment.recording.trail if step.kind == "target" and step.sample == self.moment.sample]

    def input_box(self, name: str, width: int) -> Box:
        """An input's box."""
        step = self.moment.find("input", name) or self.moment.find("raw", name)
        return Box(visible(name), [(self.text(step, width), self.kind(step, "input", name))])

    def edge(self, name: str, width: int) -> Edge:
        """A weight's edge: its sign, how strong it is, whether something comes along it
        now."""
        step = self.moment.find("weight", name)
        kind = self.kind(step, "weight", name)
        value = step.value if step else 0.0
        lit = self.moment.is_lit(step) or self.moment.step.kind in ("gradient", "updated", "new_velocity") and \
            self.moment.step.names == (name,)
        strength = 1 + (abs(value) > self.strongest / 3) + (abs(value) > 2 * self.strongest / 3)
        line = f"{'+' if value >= 0 else '-'}{strength}{' lit' if lit else ''}"
        mark = "+" if step is not None and step.kind == "updated" else ""
        return Edge(f" {visible(name)}{mark} {self.text(step, width)} ", line, "label" if kind == "value" else kind)

    def columns(self, number: int, width: int) -> Columns:
        """Boxes and edges, the numbers of both in so many characters."""
        return columns_of(self.network, lambda name: self.input_box(name, number), lambda neuron: self.box(neuron, number),
                          lambda neuron: [self.edge(name, width) for name in self.names.of(neuron)[0]])

    def diagram(self, width: int, height: int, strokes: Strokes) -> list[Row] | None:
        """The network drawn with boxes and lines; None where that has no room."""
        if max(self.network.sizes) > MOST_NEURONS or height < 6:
            return None
        for number, label in SIZES:
            canvas = drawn(self.columns(number, label), width, strokes)
            if canvas is not None:
                rows = list(canvas.rows())
                return rows if len(rows) <= height else None
        return None

    def table(self, width: int, height: int) -> list[Row] | None:
        """A row for each neuron under a heading; None where that has no room."""
        neurons = self.network.neurons
        kinds = ["z", "a", *(["delta"] if self.has_delta else [])]
        widest = max(cell_len(visible(name)) for name in [*self.network.inputs, *(neuron.name for neuron in neurons)])
        if len(neurons) + 2 > height or widest + 1 + len(kinds) * (CELL_WIDTH + 2) > width:
            return None
        headings = [self.printer.notation.z, self.printer.notation.a, "δ" if self.unicode else "delta"]
        rows = [self.inputs(width), [(" " * widest + "".join(f"  {h:<{CELL_WIDTH}}" for h in headings[:len(kinds)]), "heading")]]
        for neuron in neurons:
            lit = self.moment.step.owner == neuron.name
            row = [(padded(visible(neuron.name), widest), "name lit" if lit else "name")]
            for kind in kinds:
                step = self.moment.find(kind, neuron.name)
                row += [("  ", ""), (f"{self.text(step, CELL_WIDTH):<{CELL_WIDTH}}", self.kind(step, kind, neuron.name))]
            rows.append(row)
        return rows

    def inputs(self, width: int) -> Row:
        """The inputs and targets in one row, as far as there is room."""
        row: Row = []
        pieces = [self.line(CELL_WIDTH, visible(name), "input", name) for name in self.network.inputs]
        pieces += [(f"{self.printer.name(step)} {self.text(step, CELL_WIDTH)}", "value") for step in self.targets]
        for text, kind in pieces:
            if length(row) + cell_len(text.rstrip()) + 2 <= width:
                row += [(text.rstrip() + "  ", kind)]
        return row

    def strips(self, width: int, height: int) -> list[Row] | None:
        """A row for each layer: its activations as bars, as far as they are known; None
        where that has no room."""
        layers = [("inputs", "input", self.network.inputs)]
        layers += [(f"layer {number}", "a", [neuron.name for neuron in layer.neurons])
                   for number, layer in enumerate(self.network.layers, start=1)]
        if len(layers) > height or width < 20:
            return None
        return [self.strip(f"{title:<8} ", kind, names, width) for title, kind, names in layers]

    def strip(self, title: str, kind: str, names: list[str], width: int) -> Row:
        """A layer's activations as bars, with the lowest and the highest of them where
        there is room."""
        room = width - len(title)
        shown = names[:room - (len(names) > room)]
        steps = [self.moment.find(kind, name) for name in shown]
        numbers = [step.value for step in steps if step]
        known = iter(sparkline(numbers, BARS if self.unicode else ASCII_BARS))
        row: Row = [(title, "name")]
        for name, step in zip(shown, steps):
            lit = self.moment.step.owner == name
            row.append((next(known) if step else UNKNOWN[self.unicode], "present lit" if lit else "value"))
        least, most = (fitted(end(numbers, default=0.0), self.printer, CELL_WIDTH) for end in (min, max))
        span = f"  {least} to {most}" if len(numbers) > 1 else ""
        more = ">" if len(names) > len(shown) else span if len(shown) + len(span) <= room else ""
        return [*row, (more, "unknown")] if more else row


def pictured(picture: Picture, width: int, height: int, strokes: Strokes) -> list[Row]:
    """The first of a diagram, a table and strips that has room; nothing where none
    has."""
    return (picture.diagram(width, height, strokes) or picture.table(width, height)
            or picture.strips(width, height) or [])
