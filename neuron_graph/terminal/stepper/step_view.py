"""What the full screen of the stepper looks like: a frame of lines, as wide and as high as the
terminal.

    title                                                     E
    the network as far as it is known    |  the step, those before it, what is watched
    message
    where we are, as words and as a bar
    the keys, or the field that is being written in

Narrower than 100 columns the step stands below the network.
"""
from __future__ import annotations

import textwrap
from collections.abc import Sequence

from ...export.pictures import Row, beside, cell_len, clipped, cut, length
from ...recording import visible
from ..screen import Rows
from .screen_state import ScreenState
from .step_foot import keys_line, message_lines, place_line
from .step_panel import needed_lines, panel, tree_lines

STEP_BESIDE_WIDTH = 100
"""Columns from which on the step stands beside the network."""
STEP_WIDTH = 31
"""Columns that the step needs beside it, at least."""
NETWORK_WIDTH = 66
"""Columns that the network needs for three layers of boxes."""
PLAIN = {
    "box": "dim", "name": "bold", "unknown": "dim", "heading": "dim",
    "changed": "underline red",
    "+1": "dim blue", "+2": "blue", "+3": "bold blue",
    "-1": "dim red", "-2": "red", "-3": "bold red",
}
"""How the parts of a network look, if not plain."""
LIT = {"present": "bold reverse", "operand": "bold underline {}"}
"""How parts look that are computed now, or that it is computed from, in the colour of
the phase."""


def frame(state: ScreenState, width: int, height: int) -> Rows:
    """The lines of the screen, at most `height`, each at most `width` columns wide."""
    foot = [*message_lines(state, width), place_line(state, width), keys_line(state, width)]
    foot = foot[-max(1, min(len(foot), height // 2)):]
    head = [title_line(state, width)] if height > 12 else []
    room = max(0, height - len(foot) - len(head))
    body = fill(body_lines(state, width, room), room)
    return [cut(row, width) for row in [*head, *body, *foot]]


def body_lines(state: ScreenState, width: int, height: int) -> Rows:
    """All between the title and the foot."""
    if state.pages is not None:
        lines = [row for page in state.pages for row in wrapped(page, width)]
        state.scrolled = start = max(0, min(state.scrolled, len(lines) - height))
        return [[(line, "")] for line in lines[start:start + height]]
    if width >= STEP_BESIDE_WIDTH:
        return wide(state, width, height)
    if state.tree:
        return tree_lines(state, state.tree, width, height)
    return stacked(state, width, height)


def wide(state: ScreenState, width: int, height: int) -> Rows:
    """The network on the left, the step, or the tree behind a number, on the right."""
    room = min(width - STEP_WIDTH - 2, max(NETWORK_WIDTH, round(0.62 * width)))
    rows = picture_lines(state, room, height)
    left = max(map(length, rows), default=-2) + 2
    if state.tree:
        right = tree_lines(state, state.tree, width - left, height)
    else:
        right = panel(state, width - left, height)
    return [beside(a, b, left) for a, b in zip(fill(rows, height), fill(right, height))]


def stacked(state: ScreenState, width: int, height: int) -> Rows:
    """The network above the step; the step alone where there is little room."""
    above = picture_lines(state, width, height - needed_lines(state, width) - 1)
    above += [[]] * bool(above)
    below = panel(state, width, height - len(above))
    both = [*above, *below]
    return both if len(both) <= height else below[:height]


def wrapped(text: str, width: int) -> list[str]:
    """A line of the help in as many as it needs, those after the first further in."""
    indent = (20 if width >= 60 else 4) * text.startswith("  ")
    return textwrap.wrap(text, max(width, 8), subsequent_indent=" " * indent) or [""]


def fill(lines: Sequence[Row], height: int) -> Rows:
    """The lines with empty ones below, so many in all."""
    return [*lines[:height], *[[]] * (height - len(lines))]


def title_line(state: ScreenState, width: int) -> Row:
    """The example's title; whether numbers were changed; the error where it is known."""
    stepper = state.stepper
    error = stepper.sign and f"{stepper.sign}  "
    if total := stepper.moment.find("total"):
        error += f"{stepper.name(total)} {stepper.printer.number(total.value)}"
    title, room = visible(stepper.example.title), max(0, width - len(error) - 2)
    if cell_len(title) > room:
        mark = "…" if stepper.unicode and room else ""
        title = clipped(title, room - len(mark)) + mark
    return beside([(title, "bold")], [(error, "bold")], width - len(error))


def picture_lines(state: ScreenState, width: int, height: int) -> Rows:
    """The network, coloured."""
    if not state.shows_network or height < 2 or width < 20:
        return []
    rows = state.stepper.pictured(width, height)
    return [[(text, look_of(kind, state.colour)) for text, kind in row] for row in rows]


def look_of(kind: str, colour: str) -> str:
    """The look of a part of a network, which may be lit."""
    part, _, lit = kind.partition(" ")
    return LIT.get(part, "bold {}").format(colour) if lit else PLAIN.get(kind, "")
