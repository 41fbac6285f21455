"""A trace in the terminal: coloured, as wide as the terminal is."""
from __future__ import annotations

from ...export import Trace, below_title
from ...recording import PRETTY
from ..screen import AMBER

COLOURS = {"forward": "green", "error": "red", "backward": "magenta", "update": AMBER}
LOOKS = {"title": "bold", "rule": "dim", "owner": "italic", "note": "dim", "heading": "bold", "numbers": "dim", "result": "bold",
         **{phase: f"bold {colour}" for phase, colour in COLOURS.items()}}


PICTURE_WIDTH = 110


def picture(trace: Trace) -> list[str]:
    """The lines of a trace as a picture, which has its title in its frame."""
    from ..drawing import assembled, svg

    return svg((assembled(row, LOOKS.get) for row in below_title(trace, PRETTY, PICTURE_WIDTH)), trace.title, PICTURE_WIDTH)
