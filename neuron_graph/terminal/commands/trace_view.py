"""A trace in the terminal: coloured, as wide as the terminal is."""
from __future__ import annotations

from ...export import Trace, below_title
from ...recording import PRETTY
from ..screen import AMBER

COLOURS = {"forward": "green", "error": "red", "backward": "magenta", "update": AMBER}
LOOKS = {
    **dict.fromkeys(["title", "heading", "result"], "bold"),
    **dict.fromkeys(["rule", "note", "numbers"], "dim"),
    "owner": "italic",
    **{phase: f"bold {colour}" for phase, colour in COLOURS.items()},
}
PICTURE_WIDTH = 110


def picture(trace: Trace) -> list[str]:
    """The lines of a trace as an SVG picture, which has its title in its frame."""
    from ..drawing import assembled, svg

    rows = below_title(trace, PRETTY, PICTURE_WIDTH)
    return svg((assembled(row, LOOKS.get) for row in rows), trace.title, PICTURE_WIDTH)
