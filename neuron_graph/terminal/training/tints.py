"""The colours of maps and of weights: what spans belong to, as styles of the terminal.

    class 2   a region's own colour; of two halves that of the upper one on that of the lower one
    level 3   from dark to light
    +7, -7    blue and red, the lighter the larger
"""
from __future__ import annotations

from functools import cache

from ...export.pictures import LARGEST_SIZE

CLASSES = ["#005faf", "#af5f00", "#008700", "#875faf", "#008787", "#af0000", "#878700", "#af5f87", "#626262", "#00005f"]
"""Colours that terminals with 256 of them have too, as all here but viridis."""
LEVELS = ["#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"]
"""Steps of viridis, which are told apart without seeing colours too: each is lighter than the one before."""
LIGHT = 3
"""From this level on, black is read better than white."""
POSITIVE = ["#00005f", "#005f87", "#005fd7", "#0087ff", "#5fafff"]
NEGATIVE = ["#5f0000", "#870000", "#d70000", "#ff5f5f", "#ff8787"]
STYLES = {"": "", "strong": "bold", "done": "blue", "left": "dim", "0": "on #262626"}


@cache
def style(kind: str) -> str:
    """What a span that belongs to this looks like."""
    if kind in STYLES:
        return STYLES[kind]
    if kind[0] in "+-":
        tones = POSITIVE if kind[0] == "+" else NEGATIVE
        return f"on {tones[(int(kind[1:]) - 1) * len(tones) // LARGEST_SIZE]}"
    what, number, *rest = kind.split()
    colours = CLASSES if what == "class" else LEVELS
    ink = "black" if what == "level" and int(number) >= LIGHT else "white"
    if rest and rest[0] == "wrong":
        return f"bold underline {ink} on {colours[int(number)]}" if what == "level" else "bold black on #ffd75f"
    if rest and rest[0] != "point":
        return f"{colours[int(number)]} on {colours[int(rest[0])]}"
    return f"{'bold ' if rest else ''}{ink} on {colours[int(number)]}"
