"""The network as a picture in characters: layers in columns, a box for each neuron, a line for each weight.

    Canvas      rows of cells, each a character and what it belongs to: "box", "name", "value", "+" or "-" (an edge)
    Columns     what is drawn: boxes and edges, each with its texts
    drawn       columns on a canvas as wide as asked, or None where they do not fit; then every box knows its place
    diagram     the same of a network after its way forwards

Colour is not given here: whoever shows the canvas colours it by what the cells belong to.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...network import Network, Neuron
from ...recording import Printer, Recording, visible
from .spans import Row, Span, cell_len, clipped, plain, runs

ROWS_BETWEEN = 2
"""Empty rows between the boxes of the tallest layer."""
NARROWEST_GAP, WIDEST_GAP = 13, 24
"""Columns between two layers."""
MOST_NEURONS = 5
"""Neurons in a layer that are drawn, at most."""
LABEL_PLACES = (0.25, 0.3, 0.2, 0.4, 0.6, 0.7, 0.15, 0.5, 0.8)
"""Where along an edge its label is tried, from its start to its end."""


@dataclass
class Box:
    """A neuron's or input's box: its lines of text, each with what it belongs to, and where it stands."""

    name: str
    lines: list[Span]
    x: int = 0
    y: int = 0
    width: int = 0
    kind: str = "box"

    @property
    def height(self) -> int:
        """Rows, the frame's two among them."""
        return len(self.lines) + 2

    @property
    def middle(self) -> int:
        """The row at which edges start and end."""
        return self.y + self.height // 2


@dataclass
class Canvas:
    """Cells by row and column, and the labels of edges: where each begins, and what it says."""

    cells: dict[tuple[int, int], Span] = field(default_factory=dict)
    labels: list[tuple[int, int, str]] = field(default_factory=list)

    def write(self, x: int, y: int, text: str, kind: str) -> None:
        """Put a text on the canvas."""
        for character in text:
            size = cell_len(character)
            if not size:
                x, character = x - 1, self.cells.get((y, x - 1), ("", ""))[0] + character
            self.cells[y, x] = character, kind
            if size == 2:
                self.cells[y, x + 1] = "", kind
            x += size or 1

    def free(self, x: int, y: int, width: int) -> bool:
        """Whether nothing but edges is there, with a cell to spare on both sides."""
        return all(self.cells.get((y, column), ("", "+"))[1][:1] in "+-" for column in range(x - 1, x + width + 1))

    def rows(self) -> Iterator[Row]:
        """Each row as runs of text of one kind; what is empty is of the kind ""."""
        height = max((y for y, _ in self.cells), default=-1) + 1
        for y in range(height):
            width = max((x for (row, x), (c, _) in self.cells.items() if row == y and c != " "), default=-1) + 1
            yield runs(self.cells.get((y, x), (" ", "")) for x in range(width))

    def text(self) -> Iterator[str]:
        """The rows as plain text."""
        return map(plain, self.rows())


@dataclass(frozen=True)
class Strokes:
    """The characters that boxes and lines are made of."""

    corners: str = "┌┐└┘"
    across: str = "─"
    down: str = "│"
    falling: str = "╲"
    rising: str = "╱"
    arrow: str = "▶"


ASCII_STROKES = Strokes("++++", "-", "|", "\\", "/", ">")


@dataclass(frozen=True)
class Edge:
    """A weight between two boxes: its label, and what its line and its label belong to."""

    label: str
    line: str
    text: str = "label"


class Columns(NamedTuple):
    """What is drawn: the boxes by layer, inputs first, and the edges into each box of a layer, in their order."""

    boxes: list[list[Box]]
    edges: list[list[list[Edge]]]

    @property
    def lines(self) -> list[tuple[Box, Box, Edge]]:
        """The edges with the boxes that they lead from and to."""
        return [(source, target, edge) for before, after, into in zip(self.boxes, self.boxes[1:], self.edges)
                for target, found in zip(after, into) for source, edge in zip(before, found)]


def columns_of(network: Network, input_box: Callable[[str], Box], box: Callable[[Neuron], Box],
               edges: Callable[[Neuron], list[Edge]]) -> Columns:
    """The columns of a network, from what makes a box of an input, a box of a neuron, and the edges into one."""
    neurons = [layer.neurons for layer in network.layers]
    return Columns([[*map(input_box, network.inputs)], *([*map(box, layer)] for layer in neurons)],
                   [[*map(edges, layer)] for layer in neurons])


def diagram(network: Network, recording: Recording, printer: Printer, width: int, strokes: Strokes) -> Canvas | None:
    """The network with the values of a forward pass, at most `width` columns wide; None where it does not fit."""
    return None if max(network.sizes) > MOST_NEURONS else drawn(after_forward(network, recording, printer), width, strokes)


def drawn(columns: Columns, width: int, strokes: Strokes, between: int = ROWS_BETWEEN) -> Canvas | None:
    """Boxes and edges on a canvas at most `width` columns wide, with so many empty rows between boxes; None where they do not
    fit."""
    if not place(columns.boxes, width, between):
        return None
    canvas = Canvas()
    for column in columns.boxes:
        for box in column:
            draw_box(canvas, box, strokes)
    for source, target, edge in columns.lines:
        draw_line(canvas, source, target, edge.line, strokes)
    labelled = [label(canvas, source, target, edge) for source, target, edge in columns.lines]
    return canvas if all(labelled) else None


def after_forward(network: Network, recording: Recording, printer: Printer) -> Columns:
    """The columns of a network after its way forwards."""
    weights = edges_into(recording, printer)
    values = {step.names: step.value for step in recording.trail if step.kind == "input" and step.sample == 1}
    return columns_of(
        network, lambda name: Box(visible(name), [(printer.number(values[name,]), "value")]),
        lambda neuron: Box(visible(neuron.name), value_lines(recording, neuron, printer)),
        lambda neuron: weights[neuron.name])


def value_lines(recording: Recording, neuron: Neuron, printer: Printer) -> list[Span]:
    """The numbers in a neuron's box: its bias, its net input, its activation."""
    z, a = [step for step in recording if step.owner == neuron.name and step.kind in ("z", "a")][:2]
    biases = [step for step in z.operands if step.kind == "bias"]
    named = [(printer.name(step), step) for step in biases]
    named += [(printer.notation.z, z), (printer.notation.a, a)]
    return [(f"{name} {printer.number(step.value)}", "value") for name, step in named]


def edges_into(recording: Recording, printer: Printer) -> dict[str, list[Edge]]:
    """The edges of the weights into each neuron, in the order of its inputs."""
    found: dict[str, list[Edge]] = {}
    for step in recording.given:
        if step.kind == "weight" and step.sample is None:
            said = f" {printer.name(step)} {printer.number(step.value)} "
            found.setdefault(step.owner, []).append(Edge(said, "+" if step.value >= 0 else "-"))
    return found


def place(columns: list[list[Box]], width: int, between: int) -> bool:
    """Give every box its place; False where there is not enough room."""
    for column in columns:
        widest = max(max(map(cell_len, [box.name, *(text for text, _ in box.lines)])) for box in column)
        for box in column:
            box.width = widest + 4
    gap = min(WIDEST_GAP, (width - sum(column[0].width for column in columns)) // (len(columns) - 1))
    if gap < NARROWEST_GAP:
        return False
    tallest = max(box.height for column in columns for box in column)
    height = max(sum(box.height + between for box in column[1:]) for column in columns) + tallest
    x = 0
    for column in columns:
        spread(column, x, height, tallest)
        x += column[0].width + gap
    return True


def spread(column: Sequence[Box], x: int, height: int, tallest: int) -> None:
    """Spread the middles of a column's boxes over the height, so that the first and the last stand level."""
    first, last = tallest // 2, height - tallest + tallest // 2
    for position, box in enumerate(column):
        part = position / (len(column) - 1) if len(column) > 1 else 0.5
        box.x, box.y = x, round(first + part * (last - first)) - box.height // 2


def draw_box(canvas: Canvas, box: Box, strokes: Strokes) -> None:
    """A frame with the name in its upper edge and the values inside."""
    a, b, c, d = list(strokes.corners)
    inner = box.width - 2
    canvas.write(box.x, box.y, a + strokes.across * inner + b, box.kind)
    canvas.write(box.x + 1, box.y, clipped(f" {box.name} ", inner), "name")
    for row, (line, kind) in enumerate(box.lines, start=1):
        canvas.write(box.x, box.y + row, strokes.down + " " * inner + strokes.down, box.kind)
        canvas.write(box.x + 2, box.y + row, line, kind)
    canvas.write(box.x, box.y + len(box.lines) + 1, c + strokes.across * inner + d, box.kind)


def course(source: Box, target: Box) -> list[tuple[int, int]]:
    """The cells of the line between two boxes."""
    start, end = source.x + source.width, target.x - 1
    slope = (target.middle - source.middle) / max(1, end - start)
    return [(x, round(source.middle + slope * (x - start))) for x in range(start, end + 1)]


def draw_line(canvas: Canvas, source: Box, target: Box, kind: str, strokes: Strokes) -> None:
    """The line between two boxes: level where it stays in its row, a slant where it changes it."""
    path = course(source, target)
    for (x, y), (_, following) in zip(path, path[1:] + path[-1:]):
        stroke = strokes.across if following == y else strokes.falling if following > y else strokes.rising
        canvas.write(x, y, stroke, kind)
    canvas.write(path[-1][0], path[-1][1], strokes.arrow, kind)


def label(canvas: Canvas, source: Box, target: Box, edge: Edge) -> bool:
    """Write a weight's name and value over its line, where there is room."""
    path, text, size = course(source, target), edge.label, cell_len(edge.label)
    for place in LABEL_PLACES:
        x, y = path[round(place * (len(path) - 1))]
        x = max(path[0][0] + 1, min(x - size // 4, path[-1][0] - size - 1))
        if x > path[0][0] and canvas.free(x, y, size):
            canvas.write(x, y, text, edge.text)
            canvas.labels.append((x, y, text))
            return True
    return False
