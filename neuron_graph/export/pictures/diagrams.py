"""The network as a picture in characters: layers in columns, a box for each neuron, a
line for each weight.

    Canvas      rows of cells, each a character and what it belongs to: "box", "name",
                "value", "+" or "-" (an edge)
    Columns     what is drawn: boxes and edges, each with its texts
    drawn       columns on a canvas as wide as asked, or None where they do not fit; then
                every box knows its place

Colour is not given here: whoever shows the canvas colours it by what the cells belong
to.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from ...network import Network, Neuron
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
    """A neuron's or input's box: its lines of text, each with what it belongs to, and
    where it stands. `ports` are the numbers of its weights: at its left side, or above
    its lines where there are several of each."""

    name: str
    lines: list[Span]
    x: int = 0
    y: int = 0
    width: int = 0
    kind: str = "box"
    ports: list[list[str]] = field(default_factory=list)

    @property
    def widest(self) -> int:
        """Columns of its longest text, and of what stands at its left side."""
        texts = (text for text, _ in self.lines)
        return max(sum(self.widths), self.side + max(map(cell_len, [self.name, *texts])))

    @property
    def side(self) -> int:
        """Columns of what stands at its left side."""
        return 0 if self.above else sum(self.widths)

    @property
    def above(self) -> int:
        """Rows above its lines, for what is said of its weights."""
        return len(self.ports) if len(self.widths) > 1 else 0

    @property
    def widths(self) -> list[int]:
        """Columns of each number of its weights, with room."""
        return [max(map(cell_len, texts)) + 2 for texts in zip_longest(*self.ports, fillvalue="")]

    @property
    def height(self) -> int:
        """Rows, the frame's two among them."""
        return max(self.above + len(self.lines), len(self.ports)) + 2

    @property
    def middle(self) -> int:
        """The row at which edges start and end."""
        return self.y + self.height // 2


class Strokes(NamedTuple):
    """The characters that boxes and lines are made of."""

    corners: str = "┌┐└┘"
    across: str = "─"
    down: str = "│"
    falling: str = "╲"
    rising: str = "╱"
    arrow: str = "▶"


ASCII_STROKES = Strokes("++++", "-", "|", "\\", "/", ">")


class Edge(NamedTuple):
    """A weight between two boxes: its label, and what its line and its label belong
    to."""

    label: str
    line: str
    text: str = "label"


class Columns(NamedTuple):
    """What is drawn: the boxes by layer, inputs first, and the edges into each box of a
    layer, in their order."""

    boxes: list[list[Box]]
    edges: list[list[list[Edge]]]

    @property
    def fullest(self) -> int:
        """How many boxes the layer with most of them has."""
        return max(map(len, self.boxes))

    @property
    def lines(self) -> Iterator[tuple[Box, Box, Edge]]:
        """The boxes that each edge leads from and to, and the edge."""
        for before, after, into in zip(self.boxes, self.boxes[1:], self.edges):
            for target, edges in zip(after, into):
                for source, edge in zip(before, edges):
                    yield source, target, edge


@dataclass
class Canvas:
    """Cells by row and column, and the labels of edges: where each begins, and what it
    says."""

    strokes: Strokes = Strokes()
    cells: dict[tuple[int, int], Span] = field(default_factory=dict)
    labels: list[tuple[int, int, str]] = field(default_factory=list)

    def write(self, x: int, y: int, text: str, kind: str) -> None:
        """Put a text on the canvas; an accent of its own goes to the letter before
        it."""
        for character in text:
            size = cell_len(character)
            if not size:
                x, character = x - 1, self.cell(x - 1, y)[0] + character
            self.cells[y, x] = character, kind
            if size == 2:
                self.cells[y, x + 1] = "", kind
            x += size or 1

    def cell(self, x: int, y: int) -> Span:
        """What stands in a cell."""
        return self.cells.get((y, x), ("", ""))

    def free(self, x: int, y: int, width: int) -> bool:
        """Whether nothing but edges is there, with a cell to spare on both sides."""
        kinds = (self.cell(column, y)[1] for column in range(x - 1, x + width + 1))
        return all(kind[:1] in "+-" for kind in kinds)

    def draw_box(self, box: Box) -> None:
        """Draw a frame with the name in its upper edge and the lines inside."""
        upper_left, upper_right, lower_left, lower_right = list(self.strokes.corners)
        inner, down = box.width - 2, self.strokes.down
        edge, bottom = self.strokes.across * inner, box.y + len(box.lines) + 1
        self.write(box.x, box.y, upper_left + edge + upper_right, box.kind)
        self.write(box.x + 1, box.y, clipped(f" {box.name} ", inner), "name")
        for y, (line, kind) in enumerate(box.lines, start=box.y + 1):
            self.write(box.x, y, down + " " * inner + down, box.kind)
            self.write(box.x + 2, y, line, kind)
        self.write(box.x, bottom, lower_left + edge + lower_right, box.kind)

    def draw_line(self, source: Box, target: Box, edge: Edge) -> None:
        """Draw the line between two boxes: level where it stays in its row, a slant
        where it changes it."""
        path, strokes = course(source, target), self.strokes
        for (x, y), (_, following) in zip(path, path[1:] + path[-1:]):
            stroke = strokes.falling if following > y else strokes.rising
            self.write(x, y, strokes.across if following == y else stroke, edge.line)
        self.write(*path[-1], strokes.arrow, edge.line)

    def draw_label(self, source: Box, target: Box, edge: Edge) -> bool:
        """Write a weight's name and value over its line; False where there is no
        room."""
        path, size = course(source, target), cell_len(edge.label)
        first, last = path[0][0], path[-1][0]
        for place in LABEL_PLACES:
            x, y = path[round(place * (len(path) - 1))]
            x = max(first + 1, min(x - size // 4, last - size - 1))
            if self.free(x, y, size):
                self.write(x, y, edge.label, edge.text)
                self.labels.append((x, y, edge.label))
                return True
        return False

    def rows(self) -> Iterator[Row]:
        """Each row as runs of text of one kind; what is empty is of the kind ""."""
        ends: dict[int, int] = {}
        for (y, x), (character, _) in self.cells.items():
            ends[y] = max(ends.get(y, 0), x + 1 if character != " " else 0)
        for y in range(max(ends, default=-1) + 1):
            yield runs(self.cells.get((y, x), (" ", "")) for x in range(ends.get(y, 0)))

    def text(self) -> Iterator[str]:
        """The rows as plain text."""
        return map(plain, self.rows())


def course(source: Box, target: Box) -> list[tuple[int, int]]:
    """The cells of the line between two boxes."""
    start, end = source.x + source.width, target.x - 1
    slope = (target.middle - source.middle) / max(1, end - start)
    return [(x, round(source.middle + slope * (x - start))) for x in range(start, end + 1)]


def columns_of(network: Network, input_box: Callable[[str], Box], box: Callable[[Neuron], Box],
               edges: Callable[[Neuron], list[Edge]]) -> Columns:
    """The columns of a network, from what makes a box of an input, a box of a neuron,
    and the edges into one."""
    layers = [layer.neurons for layer in network.layers]
    boxes = [[*map(input_box, network.inputs)], *([*map(box, layer)] for layer in layers)]
    return Columns(boxes, [[*map(edges, layer)] for layer in layers])


def drawn(columns: Columns, width: int, strokes: Strokes, between: int = ROWS_BETWEEN,
          gap: int = WIDEST_GAP) -> Canvas | None:
    """Boxes and edges on a canvas at most `width` columns wide, with so many empty rows
    between boxes; None where they do not fit, or are more than can be told apart."""
    if columns.fullest > MOST_NEURONS or not place(columns.boxes, width, between, gap):
        return None
    canvas = Canvas(strokes)
    for column in columns.boxes:
        for box in column:
            canvas.draw_box(box)
    for line in columns.lines:
        canvas.draw_line(*line)
    labelled = [canvas.draw_label(*line) for line in columns.lines]
    return canvas if all(labelled) else None


def place(columns: list[list[Box]], width: int, between: int, most: int) -> bool:
    """Give every box its place, with so many columns between layers at most; False
    where there is not enough room."""
    for column in columns:
        widest = max(box.widest for box in column)
        for box in column:
            box.width = widest + 4
    free = width - sum(column[0].width for column in columns)
    gap = min(most, free // (len(columns) - 1))
    if gap < NARROWEST_GAP:
        return False
    tallest = max(box.height for column in columns for box in column)
    heights = [sum(box.height + between for box in column[1:]) for column in columns]
    x = 0
    for column in columns:
        spread(column, x, max(heights) + tallest, tallest)
        x += column[0].width + gap
    return True


def spread(column: Sequence[Box], x: int, height: int, tallest: int) -> None:
    """Spread the middles of a column's boxes over the height, so that the first and the
    last stand level."""
    first = tallest // 2
    for position, box in enumerate(column):
        part = position / (len(column) - 1) if len(column) > 1 else 0.5
        box.x, box.y = x, round(first + part * (height - tallest)) - box.height // 2
