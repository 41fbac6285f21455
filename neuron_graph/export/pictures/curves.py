"""A curve in characters: numbers against epochs, as an area under the line, with its axes.

      0.1492 ┤█
             ┤██▅▃▂
      0      ┤██████▆▅▄▃▃▂▂▁▁
              1            100
"""
from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence

FILLS, ASCII_FILLS = " ▁▂▃▄▅▆▇█", " .:#"


def curve(points: Sequence[tuple[int, float]], width: int, height: int, unicode: bool = True) -> Iterator[str]:
    """The lines of a curve through `(epoch, number)` points, from 0 up to the largest; numbers that are not finite are
    left out. At least 20 columns and 2 lines are needed; without two points nothing is drawn."""
    finite = [(x, y) for x, y in points if math.isfinite(y)]
    if len(finite) < 2 or width < 20 or height < 2:
        return
    top = max(y for _, y in finite) or 1.0
    low = min(0.0, *(y for _, y in finite))
    labels = {0: f"{top:.4g}", height - 1: f"{low:.4g}"}
    margin = max(map(len, labels.values()))
    columns = sampled(finite, width - margin - 2)
    bars = FILLS if unicode else ASCII_FILLS
    for row in range(height):
        cells = "".join(cell(number, low, top, height - 1 - row, height, bars) for number in columns)
        yield f"{labels.get(row, ''):>{margin}} {'┤' if unicode else '|'}{cells}".rstrip()
    first, last = str(finite[0][0]), str(finite[-1][0])
    yield " " * (margin + 2) + first + " " * max(1, len(columns) - len(first) - len(last)) + last


def sampled(points: Sequence[tuple[int, float]], width: int) -> list[float]:
    """The number of each column: that of the last point at or before it."""
    epochs, numbers = zip(*points)
    places = (epochs[0] + (epochs[-1] - epochs[0]) * column / max(1, width - 1) for column in range(width))
    return [numbers[bisect_right(epochs, place) - 1] for place in places]


def cell(number: float, low: float, top: float, level: int, height: int, bars: str) -> str:
    """What a number fills of a cell, so many levels above the axis."""
    part = (number - low) / (top - low) * height - level if top > low else 0.0
    if level == 0:
        part = max(part, 1 / (len(bars) - 1))
    return bars[max(0, min(len(bars) - 1, round(part * (len(bars) - 1))))]
