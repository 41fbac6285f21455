"""The foot of the stepper's screen: what was said last, where we are, the keys or the field that is
written in."""
from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import accumulate

from ...export.pictures import Row
from ..field import Field
from ..screen import Rows
from .screen_state import ScreenState

MESSAGE_LINES = 4
"""Lines of a message, at most."""
KEYS = [
    "n next", "p back", "] phase", "} epoch", ": go to", "u until", "y why", "x explain",
    "e what if", "N neuron", "c compare", "w watch", "b break", "/ search", "r restore",
    "o save", "g first", "G last",
]
QUIZ_KEYS = ["type the number", "h hint", "s skip", "p back", "x explain"]
LAST_KEYS = ["? help", "q quit"]
PAGE_KEYS = ["Space more", "a key says more about it", "Esc back"]
TREE_KEYS = ["↑↓ select", "→ open", "← close", "Enter go there", "Esc back"]
ASCII_TREE_KEYS = ["up/down select", "right open", "left close", *TREE_KEYS[3:]]


def message_lines(state: ScreenState, width: int) -> Rows:
    """What was said last, in a line or in as many as it needs, up to some."""
    lines = textwrap.wrap(
        state.message, max(width, 8), max_lines=MESSAGE_LINES, placeholder=" ...",
        break_on_hyphens=False)
    return [[(line, "bold")] for line in lines] or [[]]


def place_line(state: ScreenState, width: int) -> Row:
    """Where we are, in words and as a bar."""
    stepper, cursor = state.stepper, state.stepper.cursor
    words = f"{stepper.place}, {stepper.counted} "
    if width < len(words) + 4:
        words = f"{cursor.epoch}:{stepper.counted} "
    room = max(0, width - len(words))
    done = round((cursor.position + 1) / len(cursor.steps) * room)
    full, empty = "█░" if stepper.unicode else "#."
    return [(words, ""), (full * done, state.colour), (empty * (room - done), "dim")]


def keys_line(state: ScreenState, width: int) -> Row:
    """The field that is written in; else the keys, as many as there is room for."""
    if state.field:
        return field_line(state.field, width)
    if state.tree:
        *found, last = TREE_KEYS if state.stepper.unicode else ASCII_TREE_KEYS
        return keys(found, [last], width)
    if state.pages is not None:
        return keys(PAGE_KEYS if len(state.pages) > 9 else PAGE_KEYS[-1:], [], width)
    return keys(QUIZ_KEYS if state.stepper.hidden else KEYS, LAST_KEYS, width)


def keys(found: Sequence[str], last: Sequence[str], width: int) -> Row:
    """Keys with what they do, the last ones in any case."""
    room = width + 2 - sum(len(text) + 2 for text in last)
    ends = accumulate(len(text) + 2 for text in found)
    shown = [text for text, end in zip(found, ends) if end <= room]
    parts = (text.partition(" ") for text in (*shown, *last))
    return [span for key, _, does in parts for span in ((key, "bold"), (f" {does}  ", "dim"))]


def field_line(field: Field, width: int) -> Row:
    """The text being written, its cursor in sight."""
    room = max(1, width - len(field.asks) - 1)
    start = max(0, field.cursor - room + 1)
    text, place = field.text[start:start + room] + " ", field.cursor - start
    return [
        (field.asks + text[:place], "bold"),
        (text[place:place + 1], "bold reverse"),
        (text[place + 1:], "bold"),
    ]
