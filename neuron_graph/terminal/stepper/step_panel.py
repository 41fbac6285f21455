"""The panel of the stepper's screen: the present step with those before it and what is watched, or
the tree behind a number."""
from __future__ import annotations

import textwrap
from collections.abc import Sequence

from ...export import equation_rows, sides
from ...export.pictures import Span, broken, cell_len, padded
from ...recording import visible
from ...stepping import Branch, Tree
from ..commands import COLOURS
from ..screen import Rows
from .screen_state import ScreenState
from .step_text import given, step_sides, twin_sides, watched

SEVERAL = 3
"""Steps that are shown before the present one."""
TALL = 24
"""Lines from which on a third of them shows such steps."""
BRANCH_LINES = 9
"""Lines of the selected branch of a tree, at most."""
SIDES = {"numbers": "", "result": "bold"}
"""How the sides of an equation look."""
STEPS_MEASURED = 120
"""Steps that are looked at to know how many lines one needs."""
KEPT_FREE = 6
"""Lines that are kept free for a step, at most."""


def panel(state: ScreenState, width: int, height: int) -> Rows:
    """The present step under a heading; as far as there is room what it is elsewhere,
    what is watched, the steps before."""
    stepper = state.stepper
    step, look = stepper.step, f"bold {state.colour}"
    owner = visible(step.owner) or "network"
    heading = [(f"{step.phase.upper()}  ", look), (owner, f"{look} italic")]
    present = fitting(
        stepper.name(step), step_sides(stepper), width, max(1, height - 1), look)
    room = height - 1 - len(present)
    if room < 0:
        return present
    below = given_lines(state, width, room)
    for part in (twin_lines, watch_lines):
        rows = part(state, width)
        below += rows if len(below) + len(rows) <= room else []
    before = min(room - len(below), SEVERAL if height < TALL else height // 3)
    return [*passed(state, before), heading, *present, *below]


def needed_lines(state: ScreenState, width: int) -> int:
    """How many lines the panel needs, whichever step of the epoch is the present one: so
    the network above keeps its form."""
    stepper, tallest = state.stepper, state.tallest
    if width not in tallest:
        tallest[width] = max(
            len(equation(stepper.name(step), sides(step, stepper.printer), width, ""))
            for step in stepper.cursor.steps[:STEPS_MEASURED])
    free = 1 + min(tallest[width], KEPT_FREE)
    return free + len(twin_lines(state, width)) + len(stepper.watches)


def fitting(
    title: str, found: Sequence[str], width: int, height: int, look: str
) -> Rows:
    """An equation in so many lines: long sides with their middle left out; then without
    the first of them."""
    room = max(8, width - indent_of(title, width) - 4)
    for first in range(len(found)):
        for rows in (height, 4, 3, 2, 1):
            shortened = [middle_out(side, rows * room) for side in found[first:]]
            lines = equation(title, shortened, width, look)
            if len(lines) <= height:
                return lines
    return equation(title, found[-1:], width, look)[-height:]


def middle_out(side: str, room: int) -> str:
    """A formula in so many characters, its middle left out if it is longer."""
    if len(side) <= room:
        return side
    start = side.rfind(" ", 0, max(1, room // 2 - 2))
    end = side.find(" ", len(side) - max(1, room // 2 - 3))
    return f"{side[:max(start, 0)]} ...{side[end if end > 0 else len(side):]}"


def indent_of(title: str, width: int) -> int:
    """Where the equals signs of an equation stand."""
    return min(len(title), max(6, width // 3))


def equation(title: str, found: Sequence[str], width: int, look: str) -> Rows:
    """name = symbols, = numbers, = result: a line each, folded where it is too long."""
    indent = indent_of(title, width)
    start = [(" " * (indent - len(title)), ""), (title, look)]
    rows = equation_rows(start, found, indent, width, split=True)
    return [[(text, SIDES.get(kind, kind)) for text, kind in row] for row in rows]


def twin_lines(state: ScreenState, width: int) -> Rows:
    """The present step as the timeline beside ours has it, where that differs."""
    stepper = state.stepper
    if not (twin := twin_sides(stepper)):
        return []
    label, found, why = twin
    rows = (equation(stepper.name(stepper.step), found, width, "red") if found
            else [[("  ", ""), *row] for row in broken(why, "", max(8, width - 2))])
    return [[], [(label, "underline red")], *rows]


def given_lines(state: ScreenState, width: int, room: int) -> Rows:
    """What a hidden number is computed from, as much as there is room for."""
    if not state.stepper.hidden or room < 1:
        return []
    lines = textwrap.wrap(
        given(state.stepper), max(8, width), max_lines=max(1, room - 1),
        placeholder=" ...", break_on_hyphens=False)
    return [*[list[Span]()] * (room > 1), *([(line, "dim")] for line in lines)]


def watch_lines(state: ScreenState, width: int) -> Rows:
    """What is watched, each with its last values as bars."""
    watches = state.stepper.watches
    names = [visible(watch.name) for watch in watches]
    margin = max(map(cell_len, names), default=0) + 1
    found = (watched(state.stepper, watch, width - margin) for watch in watches)
    lines = [
        [(f"{padded(name, margin)}{number:<14}  ", "bold"), (bars, "bold green")]
        for name, (number, bars) in zip(names, found)]
    return [[], *lines] if lines else []


def passed(state: ScreenState, count: int) -> Rows:
    """The steps just before the present one, a line each."""
    stepper = state.stepper
    here = stepper.cursor.position
    return [[(f"{stepper.name(step)} = {stepper.printer.number(step.value)}", "dim")]
            for step in stepper.cursor.steps[max(0, here - count):here]]


def tree_lines(state: ScreenState, tree: Tree, width: int, height: int) -> Rows:
    """The tree behind a number, with the selected line in sight and whole."""
    start = max(0, min(tree.selected - height // 3, len(tree.branches) - height + 3))
    lines: Rows = []
    for number, branch in enumerate(tree.branches[start:], start=start):
        lines += branch_lines(state, branch, width, number == tree.selected)
        if len(lines) >= height:
            break
    return lines[:height]


def branch_lines(
    state: ScreenState, branch: Branch, width: int, selected: bool
) -> Rows:
    """A line of the tree; the selected one with its formula."""
    step, stepper = branch.step, state.stepper
    indent = "  " * min(branch.level, max(0, width // 2 - 14) // 2)
    sign = ("▸▾" if stepper.unicode else "+-")[branch.is_open] if branch.has_more else " "
    title = f"{indent}{sign} {stepper.name(step)}"
    look = "bold reverse" if selected else f"bold {COLOURS.get(step.phase, 'cyan')}"
    if step.is_given:
        number = stepper.printer.number(step.value)
        return [[(f"{title} = {number}  ({step.row.word})", look)]]
    found = sides(step, stepper.printer)
    if not selected and len(title) + 3 + len(found[-1]) > width:
        return [[(title, look)], [(f"{indent}    = ", ""), (found[-1], "bold")]]
    return fitting(title, found if selected else found[-1:], width, BRANCH_LINES, look)
