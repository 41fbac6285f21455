"""What the full screen of the stepper looks like: a frame of lines, as wide and as high as the terminal.

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
from ...stepping import Picture, pictured
from .screen_state import ScreenState
from .step_foot import keys_line, message_lines, place_line
from .step_panel import panel, tree_lines, wanted

STEP_BESIDE_WIDTH = 100
"""Columns from which on the step stands beside the network."""
STEP_WIDTH = 31
"""Columns that the step needs beside it, at least."""
NETWORK_WIDTH = 66
"""Columns that the network needs for three layers of boxes."""
PLAIN = {"box": "dim", "name": "bold", "value": "", "unknown": "dim", "label": "", "heading": "dim", "changed": "underline red",
         "+1": "dim blue", "+2": "blue", "+3": "bold blue", "-1": "dim red", "-2": "red", "-3": "bold red"}


def frame(state: ScreenState, width: int, height: int) -> list[Row]:
    """The lines of the screen, at most `height`, each at most `width` columns wide."""
    said = message_lines(state, width)
    foot = [*said, place_line(state, width), keys_line(state, width)][-max(1, min(2 + len(said), height // 2)):]
    head = [title_line(state, width)] if height > 12 else []
    room = max(0, height - len(foot) - len(head))
    body = fill(body_lines(state, width, room), room)
    return [cut(row, width) for row in [*head, *body, *foot]]


def body_lines(state: ScreenState, width: int, height: int) -> list[Row]:
    """All between the title and the foot."""
    if state.pages is not None:
        lines = [row for page in state.pages for row in wrapped(page, width)]
        state.scrolled = min(max(0, state.scrolled), max(0, len(lines) - height))
        return [[(line, "")] for line in lines[state.scrolled:state.scrolled + height]]
    if width >= STEP_BESIDE_WIDTH:
        return wide(state, width, height)
    if state.tree:
        return tree_lines(state, state.tree, width, height)
    return stacked(state, width, height)


def wide(state: ScreenState, width: int, height: int) -> list[Row]:
    """The network on the left, the step, or the tree behind a number, on the right."""
    rows = picture_lines(state, min(width - STEP_WIDTH - 2, max(NETWORK_WIDTH, round(0.62 * width))), height)
    left = max(map(length, rows), default=-2) + 2
    right = (tree_lines(state, state.tree, width - left, height) if state.tree
             else panel(state, width - left, height))
    return [beside(a, b, left) for a, b in zip(fill(rows, height), fill(right, height))]


def stacked(state: ScreenState, width: int, height: int) -> list[Row]:
    """The network above the step; the step comes first where there is little room."""
    rows = picture_lines(state, width, height - wanted(state, width) - 1)
    gap: list[Row] = [[]] if rows else []
    below = panel(state, width, height - len(rows) - len(gap))
    return [*rows, *gap, *below][:height] if len(rows) + len(gap) + len(below) <= height else below[:height]


def wrapped(text: str, width: int) -> list[str]:
    """A line of the help in as many as it needs, those after the first further in."""
    indent = " " * (20 if text.startswith("  ") and width >= 60 else 4)
    return textwrap.wrap(text, max(width, 8), subsequent_indent=indent if text.startswith("  ") else "") or [""]


def fill(lines: Sequence[Row], height: int) -> list[Row]:
    """The lines with empty ones below, so many in all."""
    return [*lines[:height], *[[]] * (height - len(lines))]


def title_line(state: ScreenState, width: int) -> Row:
    """The example's title; what is not as it was; the error where it is known."""
    stepper = state.stepper
    total = stepper.moment.find("total")
    error = f"{stepper.sign}  " if stepper.sign else ""
    error += f"{stepper.name(total)} {state.printer.number(total.value)}" if total else ""
    title, room = visible(stepper.example.title), max(0, width - len(error) - 2)
    if cell_len(title) > room:
        title = clipped(title, room - 1) + "…" if state.unicode and room else clipped(title, room)
    return beside([(title, "bold")], [(error, "bold")], width - len(error))


def picture_lines(state: ScreenState, width: int, height: int) -> list[Row]:
    """The network, coloured."""
    if not state.picture or height < 2 or width < 20:
        return []
    stepper = state.stepper
    changed = stepper.comparison.differs if stepper.comparison else (lambda step: False)
    picture = Picture(stepper.example.network, stepper.moment, state.printer, state.unicode, changed)
    return [coloured(row, state.colour) for row in pictured(picture, width, height, state.strokes)]


def coloured(row: Row, colour: str) -> Row:
    """A row of a picture in its looks: lit is what is computed now, and what it is computed from."""
    lit = {"present lit": "bold reverse", "operand lit": f"bold underline {colour}", "name lit": f"bold {colour}",
           "box lit": f"bold {colour}"}
    return [(text, lit.get(kind) or (f"bold {colour}" if kind.endswith(" lit") else PLAIN.get(kind, ""))) for text, kind in row]
