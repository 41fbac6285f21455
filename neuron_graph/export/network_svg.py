"""The network as an SVG picture for paper: dark lines on white, a box for each neuron, a label on each line.

What is drawn are the `Columns` of `diagram`: the same boxes and edges that are drawn in characters.
"""
from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass

from .diagram import Box, Columns, Edge

LETTER, ROW, GAP, MARGIN = 6.7, 15.0, 190.0, 2.0
"""Width of a letter, height of a line of text, room between two layers, room around."""
CLEAR = 16.0
"""Room between two boxes of a layer, at least."""
LEVEL = (0.5, 0.36, 0.64, 0.25, 0.75)
SLANTED = (0.26, 0.74, 0.34, 0.66, 0.2, 0.8, 0.42, 0.58, 0.5, 0.15, 0.85)
"""Where along a line its label is tried."""
APART = 46.0
"""Room that labels need between the middles of two boxes, for each line that comes into one."""


@dataclass(frozen=True)
class Placed:
    """A box with its place."""

    box: Box
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The height at which lines start and end."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Label:
    """A text amid a line, with its middle."""

    text: str
    x: float
    y: float

    @property
    def half(self) -> float:
        """Half its width."""
        return LETTER * len(self.text) / 2 + 3

    def meets(self, other: Label) -> bool:
        """Whether two labels overlap."""
        return abs(self.x - other.x) < self.half + other.half and abs(self.y - other.y) < ROW + 1


def network_svg(columns: Columns, name: str) -> Iterator[str]:
    """The lines of the picture; `name` is what a screen reader says of it."""
    placed, width, height = places(columns)
    size = f'viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" class="network" role="img" aria-label="{html.escape(name)}" {size}>'
    lines = [(source, target, edge) for before, after, into in zip(placed, placed[1:], columns.edges)
             for target, edges in zip(after, into) for source, edge in zip(before, edges)]
    for source, target, _ in lines:
        yield (f'<line x1="{source.x + source.width:.1f}" y1="{source.middle:.1f}" x2="{target.x:.1f}" y2="{target.middle:.1f}" '
               'stroke="#555" stroke-width="1"/>')
    labels: list[Label] = []
    for source, target, edge in lines:
        labels.append(label(source, target, edge, labels))
        yield from label_lines(labels[-1])
    for column in placed:
        for one in column:
            yield from box_lines(one)
    yield "</svg>"


def places(columns: Columns) -> tuple[list[list[Placed]], float, float]:
    """Each box with its place, and the size of the whole."""
    pitch = max(box_height(box) + CLEAR for column in columns.boxes for box in column)
    lines = max(len(before) for before in columns.boxes[:-1])
    pitch = max(pitch, APART * lines if lines < 4 else 3.4 * APART)
    tallest = max(box_height(box) for column in columns.boxes for box in column)
    height = max(len(column) - 1 for column in columns.boxes) * pitch + tallest + 2 * MARGIN
    x, found = MARGIN, []
    for column in columns.boxes:
        width = max(len(text) for box in column for text in [box.name, *(text for text, _ in box.lines)]) * LETTER + 22
        rows = [(height - (len(column) - 1) * pitch) / 2 + row * pitch for row in range(len(column))]
        found.append([Placed(box, x, y - box_height(box) / 2, width, box_height(box)) for box, y in zip(column, rows)])
        x += width + GAP
    return found, x - GAP + MARGIN, height


def box_height(box: Box) -> float:
    """The height of a box with its texts."""
    return ROW * (len(box.lines) + 1) + 12


def label(source: Placed, target: Placed, edge: Edge, before: list[Label]) -> Label:
    """The label of an edge where it meets none of those before it, or as few as can be."""
    x, length = source.x + source.width, target.x - source.x - source.width
    rise = target.middle - source.middle
    tried = [Label(edge.label.strip(), x + part * length, source.middle + part * rise) for part in (SLANTED if rise else LEVEL)]
    return min(tried, key=lambda label: sum(map(label.meets, before)))


def label_lines(label: Label) -> Iterator[str]:
    """A label on a white ground."""
    yield (f'<rect x="{label.x - label.half:.1f}" y="{label.y - ROW / 2:.1f}" width="{2 * label.half:.1f}" height="{ROW:.1f}" '
           'fill="#fff"/>')
    yield text(label.text, label.x, label.y + 4, "middle")


def box_lines(placed: Placed) -> Iterator[str]:
    """A box with its name and its numbers."""
    yield (f'<rect x="{placed.x:.1f}" y="{placed.y:.1f}" width="{placed.width:.1f}" height="{placed.height:.1f}" rx="5" '
           'fill="#fff" stroke="#111" stroke-width="1.3"/>')
    middle = placed.x + placed.width / 2
    yield text(placed.box.name, middle, placed.y + ROW + 2, "middle", ' font-weight="bold"')
    for row, (line, _) in enumerate(placed.box.lines, start=2):
        yield text(line, middle, placed.y + ROW * row + 3, "middle")


def text(words: str, x: float, y: float, anchor: str, more: str = "") -> str:
    """A text of the picture."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="12"{more}>{html.escape(words)}</text>'
