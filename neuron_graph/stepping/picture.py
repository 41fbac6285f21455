"""The network at a moment: what is known has its number, what is not yet computed is a
dot, what is computed now is lit.

    pictured    the largest of three pictures that has room: a diagram, a row for each
                neuron, a strip for each layer

Rows are runs of text, each with what it belongs to; a kind that ends in " lit" is the
present number, an operand of it, or the edge along which that comes.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator

from ..export.pictures import (
    ASCII_BARS,
    ASCII_STROKES,
    BARS,
    Box,
    Canvas,
    Columns,
    Edge,
    Row,
    Span,
    Strokes,
    bias_name,
    cell_len,
    columns_of,
    drawn,
    length,
    padded,
    sparkline,
    stroke,
)
from ..network import Network, Neuron
from ..recording import Names, Printer, Step, visible
from .moment import Moment, key_of, lasting

CELL_WIDTH = 8
"""Characters for a number in a table."""
TARGET_WIDTH = 5
"""Characters for a target beside an output's name."""
SIZES = ((CELL_WIDTH, 7), (CELL_WIDTH, 6), (CELL_WIDTH, 5), (6, 6), (6, 5))
"""Characters for a number in a box and at an edge, tried in this order."""
PASSING = ("gradient", "updated", "new_velocity")
"""What is computed of a weight."""


def fitted(value: float, printer: Printer, width: int) -> str:
    """A number in as many figures as go into so many characters."""
    for digits in range(min(width - 1, printer.digits or width), 0, -1):
        text = Printer(printer.style, printer.notation, digits).number(value)
        if len(text) <= width:
            return text
    return f"{value:.0e}".replace("e+0", "e").replace("e-0", "e-").replace("e+", "e")


class Picture:
    """A moment of a network, ready to be drawn. `changed` says which numbers are to be
    marked as other than before. A picture without room has no rows."""

    def __init__(self, network: Network, moment: Moment, printer: Printer,
                 changed: Callable[[Step], bool] = lambda step: False):
        self.network, self.moment, self.printer = network, moment, printer
        self.changed, self.names = changed, Names(network)
        self.dot, self.bars, delta, self.strokes = (
            ("·", BARS, "δ", Strokes()) if printer.style.half
            else (".", ASCII_BARS, "delta", ASCII_STROKES))
        trail = moment.recording.trail
        sizes = (abs(step.value) for step in trail if step.kind == "weight")
        self.strongest = max(sizes, default=0.0) or 1.0
        self.labels = {"z": printer.notation.z, "a": printer.notation.a}
        """The kinds of numbers that are shown of every neuron, each with its label."""
        if any(step.kind == "delta" for step in trail):
            self.labels["delta"] = delta

    def text(self, step: Step | None, width: int) -> str:
        """A number that fits, or the dot of one that is not known."""
        return fitted(step.value, self.printer, width) if step else self.dot

    def kind(self, step: Step | None, kind: str, name: str) -> str:
        """What a number's text belongs to: the present one, an operand of it, a changed
        one, an unknown one, a value."""
        if key_of(self.moment.step) == (lasting(kind), (name,)):
            return "present lit"
        if not step:
            return "unknown"
        if self.changed(step):
            return "changed"
        return "operand lit" if self.moment.is_lit(step) else "value"

    def number(self, label: str, kind: str, name: str, width: int = CELL_WIDTH) -> Span:
        """A number behind its label, with blanks up to a width."""
        step = self.moment.find(kind, name)
        return f"{label} {self.text(step, width):<{width}}", self.kind(step, kind, name)

    def lines(self, neuron: Neuron, width: int) -> Iterator[Span]:
        """The lines of a neuron's box: bias, net input, activation, delta."""
        bias = bias_name(self.network, self.names, neuron)
        if bias:
            yield self.number(visible(bias), "bias", bias, width)
        for kind, label in self.labels.items():
            yield self.number(label, kind, neuron.name, width)

    def box(self, neuron: Neuron, number: int) -> Box:
        """A neuron's box, lit if something in it is computed now."""
        lines = list(self.lines(neuron, number))
        width = max(cell_len(text) for text, _ in lines)
        padding = [(padded(text, width), kind) for text, kind in lines]
        lit = self.moment.step.owner == neuron.name or "present lit" in (kind for _, kind in lines)
        return Box(self.title(neuron), padding, kind="box lit" if lit else "box")

    def title(self, neuron: Neuron) -> str:
        """A neuron's name, with its target if it has one."""
        return visible(neuron.name) + "".join(
            f", t {self.text(target, TARGET_WIDTH)}" for target in self.targets
            if target.names == (neuron.name,))

    @property
    def targets(self) -> list[Step]:
        """The targets of the sample."""
        return [
            step for step in self.moment.recording.trail
            if step.kind == "target" and step.sample == self.moment.sample]

    def input_box(self, name: str, width: int) -> Box:
        """An input's box."""
        step = self.moment.find("input", name) or self.moment.find("raw", name)
        return Box(visible(name), [(self.text(step, width), self.kind(step, "input", name))])

    def edge(self, name: str, width: int) -> Edge:
        """A weight's edge: its sign, how strong it is, whether something comes along it
        now."""
        step, present = self.moment.find("weight", name), self.moment.step
        kind = self.kind(step, "weight", name)
        value = step.value if step else 0.0
        passing = present.kind in PASSING and present.names == (name,)
        lit = " lit" if passing or self.moment.is_lit(step) else ""
        line = stroke(value, self.strongest) + lit
        mark = "+" if step and step.kind == "updated" else ""
        return Edge(
            f" {visible(name)}{mark} {self.text(step, width)} ", line,
            "label" if kind == "value" else kind)

    def columns(self, number: int, width: int) -> Columns:
        """Boxes and edges, the numbers of both in so many characters."""
        return columns_of(
            self.network, lambda name: self.input_box(name, number),
            lambda neuron: self.box(neuron, number),
            lambda neuron: [self.edge(name, width) for name in self.names.of(neuron)[0]])

    def diagram(self, width: int, height: int) -> list[Row]:
        """The network drawn with boxes and lines."""
        if height < 6:
            return []
        canvases = (drawn(self.columns(*sizes), width, self.strokes) for sizes in SIZES)
        canvas = next(filter(None, canvases), Canvas())
        rows = list(canvas.rows())
        return rows if len(rows) <= height else []

    def table(self, width: int, height: int) -> list[Row]:
        """A row for each neuron under a heading, below one of inputs and targets."""
        names = [neuron.name for neuron in self.network.neurons]
        widest = max(cell_len(visible(name)) for name in (*self.network.inputs, *names))
        wanted = widest + 1 + len(self.labels) * (CELL_WIDTH + 2)
        if len(names) + 2 > height or wanted > width:
            return []
        heading = "".join(f"  {label:<{CELL_WIDTH}}" for label in self.labels.values())
        return [self.inputs(width), [(" " * widest + heading, "heading")],
                *(self.neuron_row(name, widest) for name in names)]

    def neuron_row(self, name: str, width: int) -> Row:
        """A neuron's row in a table: its name, so wide, and its numbers."""
        lit = "name lit" if self.moment.step.owner == name else "name"
        row: Row = [(padded(visible(name), width), lit)]
        for kind in self.labels:
            text, look = self.number("", kind, name)
            row += [("  ", ""), (text[1:], look)]
        return row

    def inputs(self, width: int) -> Row:
        """The inputs and targets in one row, as far as there is room."""
        row: Row = []
        pieces = [self.number(visible(name), "input", name) for name in self.network.inputs]
        pieces += [(f"{self.printer.name(step)} {self.text(step, CELL_WIDTH)}", "value")
                   for step in self.targets]
        for text, kind in pieces:
            piece = text.rstrip() + "  "
            if length(row) + cell_len(piece) <= width:
                row.append((piece, kind))
        return row

    def strips(self, width: int, height: int) -> list[Row]:
        """A row for each layer: its activations as bars, as far as they are known."""
        layers = self.network.layers
        if len(layers) + 1 > height or width < 20:
            return []
        inputs = self.strip("inputs", "input", self.network.inputs, width)
        return [inputs, *(
            self.strip(f"layer {n}", "a", [neuron.name for neuron in layer.neurons], width)
            for n, layer in enumerate(layers, start=1))]

    def strip(self, title: str, kind: str, names: list[str], width: int) -> Row:
        """A layer's activations as bars, with the lowest and the highest of them where
        there is room."""
        row: Row = [(f"{title:<8} ", "name")]
        room = width - length(row)
        shown = names[:room - (len(names) > room)]
        steps = [self.moment.find(kind, name) for name in shown]
        numbers = [step.value for step in steps if step]
        bars = iter(sparkline(numbers, self.bars))
        for name, step in zip(shown, steps):
            lit = "present lit" if self.moment.step.owner == name else "value"
            row.append((next(bars) if step else self.dot, lit))
        if len(names) > len(shown):
            return [*row, (">", "unknown")]
        if len(numbers) > 1:
            ends = (fitted(end(numbers), self.printer, CELL_WIDTH) for end in (min, max))
            span = "  " + " to ".join(ends)
            row += [(span, "unknown")] * (len(shown) + len(span) <= room)
        return row


def pictured(picture: Picture, width: int, height: int) -> list[Row]:
    """The first of a diagram, a table and strips that has room; nothing where none
    has."""
    return (picture.diagram(width, height) or picture.table(width, height)
            or picture.strips(width, height))
