"""A row of numbers as a row of characters, the lowest and the highest as low and as
high as they go."""
from __future__ import annotations

import math
from collections.abc import Sequence

from .scales import cell_at

BARS, ASCII_BARS = "▁▂▃▄▅▆▇█", "_.-~=+*#"


def sparkline(values: Sequence[float], bars: str = BARS) -> str:
    """A character for each value, scaled between the smallest and the largest; `?` for
    what is not finite.

    >>> sparkline([1.0, 2.0, 3.0, 2.0], ASCII_BARS)
    '_=#='
    """
    finite = [value for value in values if math.isfinite(value)]
    low, high = min(finite, default=0.0), max(finite, default=0.0)
    return "".join(bar(value, low, high, bars) for value in values)


def bar(value: float, low: float, high: float, bars: str) -> str:
    """The character of one value; of equal ones, the middle."""
    if not math.isfinite(value):
        return "?"
    if low == high:
        return bars[len(bars) // 2]
    return bars[cell_at((value / 2 - low / 2) / (high / 2 - low / 2), len(bars))]
