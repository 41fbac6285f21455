"""The colours of maps and of weights: what spans belong to, as styles of the terminal.

    class 2   a region's own colour; of two halves that of the upper one on that of the lower one
    level 3   from dark to light
    +7, -7    blue and red, the lighter the larger
"""
from __future__ import annotations

from functools import cache

from ...export.pictures import LARGEST_SIZE

CLASSES = [
    "#005faf", "#af5f00", "#008700", "#875faf", "#008787",
    "#af0000", "#878700", "#af5f87", "#626262", "#00005f",
]
"""Colours that terminals with 256 of them have too, as all here but viridis."""
LEVELS = ["#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"]
"""Steps of viridis, which are told apart without seeing colours too: each is lighter
than the one before."""
TONES = {"class": CLASSES, "level": LEVELS}
LIGHT_LEVELS = LEVELS[3:]
"""The levels on which black is read better than white."""
SIGNS = {
    "+": ["#00005f", "#005f87", "#005fd7", "#0087ff", "#5fafff"],
    "-": ["#5f0000", "#870000", "#d70000", "#ff5f5f", "#ff8787"],
}
STYLES = {"": "", "strong": "bold", "done": "blue", "left": "dim", "0": "on #262626"}


@cache
def style(kind: str) -> str:
    """What a span that belongs to this looks like: a style of rich."""
    if kind in STYLES:
        return STYLES[kind]
    if tones := SIGNS.get(kind[0]):
        return f"on {tones[(int(kind[1:]) - 1) * len(tones) // LARGEST_SIZE]}"
    what, number, mark = f"{kind} ".split(" ")[:3]
    tones = TONES[what]
    tone = tones[int(number)]
    if mark.isdigit():
        return f"{tone} on {tones[int(mark)]}"
    if mark == "wrong" and what == "class":
        return "bold black on #ffd75f"
    ink = "black" if tone in LIGHT_LEVELS else "white"
    looks = {"": "", "point": "bold ", "wrong": "bold underline "}
    return f"{looks[mark]}{ink} on {tone}"
