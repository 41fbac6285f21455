"""A trace in the terminal: coloured, as wide as the terminal is."""
from __future__ import annotations

from ..screen import AMBER

COLOURS = {"forward": "green", "error": "red", "backward": "magenta", "update": AMBER}
LOOKS = {
    **dict.fromkeys(["title", "heading", "result"], "bold"),
    **dict.fromkeys(["rule", "note", "numbers"], "dim"),
    "owner": "italic",
    **{phase: f"bold {colour}" for phase, colour in COLOURS.items()},
}
