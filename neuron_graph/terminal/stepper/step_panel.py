"""The panel of the stepper's screen: the present step with those before it and what is watched, or the tree behind a number."""
from __future__ import annotations

from collections.abc import Sequence

from ...export import equation_rows, sides
from ...export.pictures import Row, broken, cell_len, padded
from ...recording import KINDS, visible
from ...stepping import Branch, Tree
from ..commands import COLOURS
from .screen_state import ScreenState
from .step_text import given, step_sides, twin_sides, watched

SEVERAL, TALL = 3, 24
"""Steps that are state before the present one; and the lines from which on a third of them shows such steps."""
BRANCH = 9
"""Lines of the selected branch of a tree, at most."""
SIDES = {"numbers": "", "result": "bold"}
"""How the sides of an equation look."""
STEPS_MEASURED, KEPT_FREE = 120, 6
"""Steps that are looked at to know how many lines one needs, and how many are kept free for it at most."""


def panel(state: ScreenState, width: int, height: int) -> list[Row]:
    """The present step under a heading; as far as there is room what it is elsewhere, what is watched, the steps before."""
    stepper = state.stepper
    look = f"bold {state.colour}"
    heading = [(f"{stepper.step.phase.upper()}  ", look), (visible(stepper.step.owner) or "network", f"{look} italic")]
    found = step_sides(stepper, state.printer)
    present = fitting(stepper.name(stepper.step), found, width, max(1, height - 1), look)
    if height < 1 + len(present):
        return present
    room = height - 1 - len(present)
    below: list[Row] = []
    for part in (given_lines(state, width), twin_lines(state, width), watch_lines(state, width)):
        part = part[len(part) > room:][:room]
        below += part
        room -= len(part)
    return [*passed(state, min(room, SEVERAL if height < TALL else height // 3)), heading, *present, *below]


def wanted(state: ScreenState, width: int) -> int:
    """How many lines the panel needs, whichever step of the epoch is the present one: so the network above keeps its form."""
    if width not in state.tallest:
        steps = state.stepper.cursor.steps[:STEPS_MEASURED]
        needed = (equation(state.stepper.name(step), sides(step, state.printer), width, "") for step in steps)
        state.tallest[width] = max(map(len, needed))
    return 1 + min(state.tallest[width], KEPT_FREE) + len(twin_lines(state, width)) + len(state.stepper.watches)


def fitting(title: str, found: Sequence[str], width: int, height: int, look: str) -> list[Row]:
    """An equation in so many lines: long sides with their middle left out; then without the first of them."""
    for first in range(len(found)):
        for rows in (height, 4, 3, 2, 1):
            shortened = [middle_out(side, rows * max(8, width - indent_of(title, width) - 4)) for side in found[first:]]
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


def equation(title: str, found: Sequence[str], width: int, look: str) -> list[Row]:
    """name = symbols, = numbers, = result: a line each, folded where it is too long."""
    indent = indent_of(title, width)
    rows = equation_rows([(" " * (indent - len(title)), ""), (title, look)], found, indent, width, split=True)
    return [[(text, SIDES.get(kind, kind)) for text, kind in row] for row in rows]


def twin_lines(state: ScreenState, width: int) -> list[Row]:
    """The same step in the timeline beside ours."""
    twin = twin_sides(state.stepper, state.printer)
    if twin is None:
        return []
    label, found, why = twin
    rows = (equation(state.stepper.name(state.stepper.step), found, width, "red") if found
            else [[("  ", ""), *row] for row in broken(why, "", max(8, width - 2))])
    return [[], [(label, "underline red")], *rows]


def given_lines(state: ScreenState, width: int) -> list[Row]:
    """What a hidden number is computed from."""
    numbers = given(state.stepper, state.printer) if state.stepper.hidden else ""
    return [[], *broken(numbers, "dim", max(8, width))] if numbers else []


def watch_lines(state: ScreenState, width: int) -> list[Row]:
    """What is watched, each with its last values as bars."""
    lines: list[Row] = []
    widest = max((cell_len(visible(watch.name)) for watch in state.stepper.watches), default=0)
    for watch in state.stepper.watches:
        start = padded(visible(watch.name), widest + 1)
        number, bars = watched(state.stepper, watch, state.printer, width - cell_len(start))
        lines.append([(f"{start}{number:<14}  ", "bold"), (bars, "bold green")])
    return [[], *lines] if lines else []


def passed(state: ScreenState, count: int) -> list[Row]:
    """The steps just before the present one, a line each."""
    cursor = state.stepper.cursor
    steps = cursor.steps[max(0, cursor.position - count):cursor.position]
    return [[(f"{state.stepper.name(step)} = {state.printer.number(step.value)}", "dim")] for step in steps]


def tree_lines(state: ScreenState, tree: Tree, width: int, height: int) -> list[Row]:
    """The tree behind a number, with the selected line in sight and whole."""
    start = max(0, min(tree.selected - height // 3, len(tree.branches) - height + 3))
    lines: list[Row] = []
    for number, branch in enumerate(tree.branches[start:], start=start):
        lines += branch_lines(state, branch, width, number == tree.selected)
        if len(lines) >= height:
            break
    return lines[:height]


def branch_lines(state: ScreenState, branch: Branch, width: int, selected: bool) -> list[Row]:
    """A line of the tree; the selected one with its formula."""
    step, indent = branch.step, "  " * min(branch.level, max(0, width // 2 - 14) // 2)
    opened, closed = "▾▸" if state.unicode else "-+"
    sign = " " if not branch.has_more else opened if branch.is_open else closed
    title = f"{indent}{sign} {state.stepper.name(step)}"
    look = "bold reverse" if selected else f"bold {COLOURS.get(step.phase, 'cyan')}"
    if step.phase == "given":
        return [[(f"{title} = {state.printer.number(step.value)}  ({KINDS[step.kind].word})", look)]]
    found = sides(step, state.printer)
    if not selected and len(title) + 3 + len(found[-1]) > width:
        return [[(title, look)], [(f"{indent}    = ", ""), (found[-1], "bold")]]
    return fitting(title, found if selected else found[-1:], width, BRANCH, look)
