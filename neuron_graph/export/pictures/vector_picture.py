"""The network as an SVG picture for paper: dark lines on white, a box for each neuron,
a label on each line.

It is the picture in characters, a letter so wide and a line of text so high, drawn with
lines.
"""
from __future__ import annotations

import html
from collections.abc import Iterator

from .diagrams import ROWS_BETWEEN, WIDEST_GAP, Box, Columns, Strokes, drawn

LETTER, ROW, BASE, MARGIN = 6.7, 15.0, 11.5, 2.0
"""Width of a letter, height of a line of text, what of it is above its base, room
around."""
ENOUGH_COLUMNS = 100 * WIDEST_GAP
"""Columns that are always enough."""
MOST_BETWEEN = 16
"""Rows between two boxes that are tried, at most, for labels to have room."""
CLEAR = 6
"""Rows between two boxes that are enough for lines to be told apart, however many there
are."""


def network_svg(columns: Columns, name: str) -> Iterator[str]:
    """The lines of the picture, nothing where the labels have no room; `name` is what a
    screen reader says of it."""
    fullest = max(map(len, columns.boxes))
    least = max(ROWS_BETWEEN, min(CLEAR, 2 * fullest - 2))
    tried = (drawn(columns, ENOUGH_COLUMNS, Strokes(), between)
             for between in range(least, MOST_BETWEEN, 2))
    canvas = next(filter(None, tried), None)
    if canvas is None:
        return
    boxes = [box for column in columns.boxes for box in column]
    yield opening(boxes, name)
    for source, target, _ in columns.lines:
        yield line(source, target)
    for x, y, label in canvas.labels:
        yield rectangle(x, y, len(label), 1, "")
        yield text(label.strip(), x + len(label) / 2, y)
    for box in boxes:
        yield from drawn_box(box)
    yield "</svg>"


def opening(boxes: list[Box], name: str) -> str:
    """The start of a picture that has room for boxes."""
    width = max(box.x + box.width for box in boxes) * LETTER + 2 * MARGIN
    height = max(box.y + box.height for box in boxes) * ROW + 2 * MARGIN
    return ('<svg xmlns="http://www.w3.org/2000/svg" class="network" role="img" '
            f'aria-label="{html.escape(name)}" '
            f'viewBox="{-MARGIN:.0f} {-MARGIN:.0f} {width:.0f} {height:.0f}" '
            f'width="{width:.0f}" height="{height:.0f}">')


def drawn_box(box: Box) -> Iterator[str]:
    """A box with its name and its lines of text."""
    middle = box.x + box.width / 2
    frame = ' rx="5" stroke="#111" stroke-width="1.3"'
    yield rectangle(box.x, box.y, box.width, box.height, frame)
    yield text(box.name, middle, box.y + 0.3, ' font-weight="bold"')
    for row, (words, _) in enumerate(box.lines, start=1):
        yield text(words, middle, box.y + row + 0.4)


def line(source: Box, target: Box) -> str:
    """The line between two boxes."""
    start, end = (source.x + source.width) * LETTER, target.x * LETTER
    return (f'<line x1="{start:.1f}" y1="{middle(source):.1f}" x2="{end:.1f}" '
            f'y2="{middle(target):.1f}" stroke="#555" stroke-width="1"/>')


def middle(box: Box) -> float:
    """The height at which lines start and end."""
    return (box.y + box.height / 2) * ROW


def rectangle(x: float, y: float, width: float, height: float, more: str) -> str:
    """A white ground, so many letters and lines large."""
    return (f'<rect x="{x * LETTER:.1f}" y="{y * ROW:.1f}" width="{width * LETTER:.1f}" '
            f'height="{height * ROW:.1f}" fill="#fff"{more}/>')


def text(words: str, x: float, y: float, more: str = "") -> str:
    """A text on a line of the picture, around its middle."""
    place = f'x="{x * LETTER:.1f}" y="{y * ROW + BASE:.1f}"'
    return f'<text {place} text-anchor="middle" font-size="12"{more}>{html.escape(words)}</text>'
