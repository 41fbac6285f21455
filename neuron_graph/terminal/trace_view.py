"""A trace in the terminal: coloured, as wide as the terminal is."""
from __future__ import annotations

from ..export import Trace, below_title
from ..recording import Style

COLOURS = {"forward": "green", "error": "red", "backward": "magenta", "update": "yellow"}
LOOKS = {"title": "bold", "rule": "dim", "owner": "italic", "note": "dim", "heading": "bold", "numbers": "dim", "result": "bold",
         **{phase: f"bold {colour}" for phase, colour in COLOURS.items()}}


def look(kind: str) -> str:
    """How a span of a trace looks."""
    return LOOKS.get(kind, "")


def picture(trace: Trace, style: Style, width: int = 110) -> list[str]:
    """The lines of a trace as a picture, which has its title in its frame."""
    from .drawing import assembled, svg

    return svg((assembled(row, look) for row in below_title(trace, style, width)), trace.title, width)
