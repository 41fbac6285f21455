"""A curve in characters: numbers against epochs, as an area under the line, with its
axes.

      0.1492 ┤█
             ┤██▅▃▂
      0      ┤██████▆▅▄▃▃▂▂▁▁
              1            100
"""
from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from .scales import Scale

FILLS, ASCII_FILLS = " ▁▂▃▄▅▆▇█", " .:#"


def curve(points: Sequence[tuple[int, float]], width: int, height: int,
          unicode: bool = True) -> Iterator[str]:
    """The lines of a curve through `(epoch, number)` points, from 0 up to the largest;
    numbers that are not finite are left out. At least 20 columns and 2 lines are
    needed; without two points nothing is drawn."""
    finite = [(x, y) for x, y in points if math.isfinite(y)]
    if len(finite) < 2 or width < 20 or height < 2:
        return
    epochs, numbers = zip(*finite)
    top, low = max(numbers) or 1.0, min(0.0, *numbers)
    labels = [f"{top:.4g}", *[""] * (height - 2), f"{low:.4g}"]
    margin = max(map(len, labels))
    columns = sampled(epochs, numbers, width - margin - 2)
    # How high each column is, in cells.
    heights = [*map(Scale(low, top, 0.0, height).place, columns)]
    fills, axis = (FILLS, "┤") if unicode else (ASCII_FILLS, "|")
    for level, label in zip(reversed(range(height)), labels):
        cells = "".join(fill(part - level, fills, level == 0) for part in heights)
        yield f"{label:>{margin}} {axis}{cells}".rstrip()
    first, last = str(epochs[0]), str(epochs[-1])
    between = max(1, len(columns) - len(first) - len(last))
    yield " " * (margin + 2) + first + " " * between + last


def sampled(epochs: Sequence[int], numbers: Sequence[float], width: int) -> list[float]:
    """The number of each column: that of the last epoch at or before it."""
    span = epochs[-1] - epochs[0]
    places = (epochs[0] + span * column / max(1, width - 1) for column in range(width))
    return [numbers[bisect_right(epochs, place) - 1] for place in places]


def fill(part: float, fills: str, lowest: bool) -> str:
    """A cell that is filled to some part, 0 and less not at all; on the lowest row
    something is always to be seen."""
    steps = len(fills) - 1
    return fills[max(int(lowest), min(steps, round(part * steps)))]
