"""Plots: lines of numbers over epochs, in a frame with axes.

    line_plot({"a.db": [(1, 0.3), (2, 0.2)]}, "error")
    plot(x, y, names, shapes, keys)    any shapes in a frame, and what their kinds are
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from ...recording import visible
from .scales import Scale, scale_of
from .shapes import ROW, Drawing, Shape, text

LEFT, TOP, RIGHT, BOTTOM = 66.0, 26.0, 626.0, 286.0
"""Where the frame is."""
LEGEND = BOTTOM + 3.4 * ROW
"""Where what stands below it begins."""
COLOURS = 8
"""Lines that have a colour of their own."""
Points: TypeAlias = Sequence[tuple[float, float]]


def line_plot(lines: Mapping[str, Points], up: str) -> Drawing:
    """Lines through finite numbers by epochs; a name without points keeps its colour for
    other plots."""
    epochs, numbers = zip(*chain(*lines.values()))
    x, y = Scale(min(epochs), max(epochs), LEFT, RIGHT), scale_of(numbers, BOTTOM, TOP)
    keys, shapes = list[tuple[str, str]](), list[Shape]()
    for number, (name, points) in enumerate(lines.items()):
        if points:
            keys.append((f"line{number % COLOURS}", name))
            places = chain(*((x.at(a), y.at(b)) for a, b in points))
            shapes.append(Shape("line", keys[-1][0], [*places]))
    return plot(x, y, ("epoch", up), shapes, keys, 0.1)


def plot(x: Scale, y: Scale, names: tuple[str, str], shapes: Iterable[Shape],
         keys: Sequence[tuple[str, str]], height: float) -> Drawing:
    """Shapes in a frame, and what their kinds are; these so high."""
    return Drawing(RIGHT + 24, LEGEND + len(keys) * ROW, [
        *frame(x, y, *names), *shapes, *legend(keys, height)])


def frame(x: Scale, y: Scale, across: str, up: str) -> Iterator[Shape]:
    """Axes with round numbers and names, and rules between them."""
    for place, number in x.ticks():
        yield Shape("line", "rule", (place, TOP, place, BOTTOM))
        yield text("below", place, BOTTOM + ROW, number)
    for place, number in y.ticks():
        yield Shape("line", "rule", (LEFT, place, RIGHT, place))
        yield text("tick", LEFT - 7, place + 4, number)
    yield Shape("line", "axis", (LEFT, TOP, LEFT, BOTTOM, RIGHT, BOTTOM))
    yield text("note", LEFT, TOP - 8, visible(up))
    yield text("tick", RIGHT, BOTTOM + 2.2 * ROW, visible(across))


def legend(keys: Sequence[tuple[str, str]], height: float) -> Iterator[Shape]:
    """What kinds of boxes so high, or of lines, are, each in a row below the frame."""
    for row, (kind, name) in enumerate(keys):
        y = LEGEND + row * ROW
        yield Shape("box", kind, (LEFT, y - 4 - height / 2), (24, height))
        yield text("note", LEFT + 32, y, visible(name))
