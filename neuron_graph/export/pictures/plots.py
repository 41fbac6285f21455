"""Plots: lines of numbers over epochs, in a frame with axes.

    line_plot({"a.db": [(1, 0.3), (2, 0.2)]}, "error")
    frame(x, y, "epoch", "error")    the axes of a plot alone
    with_legend(shapes, {"line0": "a.db"}, 1)    what is what, below each other
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from ...recording import visible
from .scales import Scale, scale_of
from .shapes import LETTER, ROW, Drawing, Shape

LEFT, TOP, RIGHT, BOTTOM = 66.0, 26.0, 626.0, 286.0
"""Where the frame is."""
LEGEND = BOTTOM + 3.4 * ROW
"""Where what stands below it begins."""
Points: TypeAlias = Sequence[tuple[float, float]]
COLOURS = 8
"""Lines that have a colour of their own."""


def line_plot(lines: Mapping[str, Points], up: str) -> Drawing:
    """Lines through finite numbers by epochs, with a legend below them."""
    epochs, numbers = zip(*chain(*lines.values()))
    x, y = Scale(min(epochs), max(epochs), LEFT, RIGHT), scale_of(numbers, BOTTOM, TOP)
    shapes = [*frame(x, y, "epoch", up)]
    kinds = [f"line{number % COLOURS}" for number in range(len(lines))]
    for kind, points in zip(kinds, lines.values()):
        places = chain(*((x.at(epoch), y.at(number)) for epoch, number in points))
        shapes.append(Shape("line", kind, [*places]))
    return with_legend(shapes, dict(zip(kinds, lines)), 0.1)


def frame(x: Scale, y: Scale, across: str, up: str) -> Iterator[Shape]:
    """Axes with round numbers and names, and rules between them."""
    for number in x.ticks():
        place = x.at(number)
        yield Shape("line", "rule", (place, TOP, place, BOTTOM))
        yield Shape("text", "below", (place, BOTTOM + ROW), (), f"{number:g}")
    for number in y.ticks():
        place = y.at(number)
        yield Shape("line", "rule", (LEFT, place, RIGHT, place))
        yield Shape("text", "tick", (LEFT - LETTER, place + 4), (), f"{number:g}")
    yield Shape("line", "axis", (LEFT, TOP, LEFT, BOTTOM, RIGHT, BOTTOM))
    yield Shape("text", "note", (LEFT, TOP - ROW / 2), (), visible(up))
    yield Shape("text", "tick", (RIGHT, BOTTOM + 2.2 * ROW), (), visible(across))


def with_legend(shapes: list[Shape], keys: Mapping[str, str], height: float) -> Drawing:
    """A plot, and below it what kinds of boxes of some height, or lines, are."""
    for row, (kind, name) in enumerate(keys.items()):
        y = LEGEND + row * ROW
        shapes += [Shape("box", kind, (LEFT, y - 4 - height / 2), (24, height)),
                   Shape("text", "note", (LEFT + 32, y), (), visible(name))]
    return Drawing(RIGHT + 24, LEGEND + len(keys) * ROW, shapes)
