"""The network as a vector picture: a box for each neuron, a line for each weight, blue,
or red and dashed where it is negative, the stronger the wider.

Small networks are the picture in characters, a letter so wide and a line of text so
high, drawn with lines. In larger ones, where there is no room along the lines, what is
said of weights stands in the boxes that they lead to, each where its line ends.
"""
from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest

from .diagrams import ROWS_BETWEEN, Box, Canvas, Columns, Edge, Strokes, drawn, place
from .network_numbers import BETWEEN
from .shapes import BASE, LETTER, MARGIN, ROW, Drawing, Shape, text
from .spans import cell_len

ENOUGH_COLUMNS = 100_000
"""Columns that are always enough."""
MOST_BETWEEN = 16
"""Rows between two boxes that are tried, at most, for labels to have room."""
GAP = 32
"""Columns between two layers."""
CLEAR = 6
"""Rows between two boxes that are enough for lines to be told apart, however many there
are."""
LOWER = 6
"""How much lower than its row a line of text stands in a box, below the name."""
MOST_DRAWN, MOST_LINES = 8, 400
"""Neurons in a layer, and weights in all, that are drawn one by one, at most."""


def network_drawing(columns: Columns) -> Drawing | None:
    """The picture, None where it is too large."""
    if columns.fullest > MOST_DRAWN or len([*columns.lines]) > MOST_LINES:
        return None
    canvas = along_lines(columns)
    if canvas is None:
        columns = listed(columns)
        place(columns.boxes, ENOUGH_COLUMNS, 1, GAP // 2 + 2 * columns.fullest)
    boxes = [*chain(*columns.boxes)]
    shapes = [*map(line, columns.lines)]
    for label in canvas.labels if canvas else ():
        shapes += label_shapes(*label)
    for box in boxes:
        shapes += box_shapes(box)
    width = max(box.x + box.width for box in boxes) * LETTER + 2 * MARGIN
    height = max(box.y + box.height for box in boxes) * ROW + 2 * MARGIN
    return Drawing(width, height, [shape.moved(MARGIN, MARGIN) for shape in shapes])


def along_lines(columns: Columns) -> Canvas | None:
    """The picture in characters, as high as labels need to stand at the lines; None
    where it would be too high."""
    least = max(ROWS_BETWEEN, min(CLEAR, 2 * columns.fullest - 2))
    tried = (drawn(columns, ENOUGH_COLUMNS, Strokes(), between, GAP)
             for between in range(least, MOST_BETWEEN, 2))
    return next(filter(None, tried), None)


def listed(columns: Columns) -> Columns:
    """Columns in which what is said of weights stands in the boxes that they lead to,
    each where its line ends."""
    for box, into in zip(chain(*columns.boxes[1:]), chain(*columns.edges)):
        box.ports = [*map(cells, into)]
    return columns


def cells(edge: Edge) -> list[str]:
    """What is said of a weight, number by number."""
    return edge.label.strip().split(BETWEEN)


def line(course: tuple[Box, Box, Edge]) -> Shape:
    """The line between two boxes."""
    source, target, edge = course
    start, end = (source.x + source.width) * LETTER, target.x * LETTER
    ends = middle(source), middle(target)
    if target.ports:
        ends = ends[0], (target.y + 1.5 + target.ports.index(cells(edge))) * ROW + LOWER
    return Shape("line", edge.line, (start, ends[0], end, ends[1]))


def middle(box: Box) -> float:
    """The height at which lines start and end."""
    return (box.y + box.height / 2) * ROW


def label_shapes(x: int, y: int, label: str) -> Iterator[Shape]:
    """What is said of a weight, on a ground of its own."""
    left, top, width = x * LETTER, y * ROW, cell_len(label) * LETTER
    yield Shape("box", "paper", (left, top), (width, ROW))
    yield text("value", left + width / 2, top + BASE, label.strip())


def box_shapes(box: Box) -> Iterator[Shape]:
    """A box with its name, what is said of its weights, and its lines of text."""
    left, side, width = (columns * LETTER for columns in (box.x, box.side, box.width))
    middle, top, place = left + (side + width) / 2, box.y * ROW, left + LETTER
    yield Shape("box", "box", (left, top), (width, box.height * ROW))
    yield text("name", middle, top + BASE + 4, box.name)
    for row, (words, _) in enumerate(box.lines, start=1 + box.above):
        yield text("value", middle, top + BASE + row * ROW + LOWER, words)
    for room, texts in zip(box.widths, zip_longest(*box.ports, fillvalue="")):
        for row, words in enumerate(texts, start=1):
            yield text("port", place, top + BASE + row * ROW + LOWER, words)
        place += room * LETTER
