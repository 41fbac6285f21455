"""What the full screen of the stepper looks like: a frame of lines, as wide and as high as the terminal.

    title                                                     E
    the network as far as it is known    |  the step, those before it, what is watched
    message
    where we are, as words and as a bar
    the keys, or the field that is being written in

Narrower than 100 columns the step stands below the network.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from ..export.diagram import Strokes
from ..export.plain import sides
from ..export.reasons import GIVEN
from ..export.trace import Line
from ..recording.notation import visible
from ..recording.printer import Printer
from ..stepping.picture import Picture, Row, pictured
from ..stepping.stepper import Stepper
from ..stepping.tree import Branch, Tree
from .step_text import counted, name, place, step_sides, twin_sides, watched
from .trace_view import COLOURS, folded

if TYPE_CHECKING:
    from .field import Field

WIDE = 100
"""Columns from which on the step stands beside the network."""
SIDE = 31
"""Columns that the step needs beside it, at least."""
FOOT = 3
"""Lines for message, place and keys."""
SEVERAL = 3
"""Steps that are shown before the present one, at most."""
KEYS = ["n next", "p back", "] phase", "} round", ": go to", "u until", "y why", "e what if", "N neuron", "c compare", "w watch",
        "b break", "/ search", "r restore", "o save", "g first", "G last"]
QUIZ_KEYS = ["type the number", "h hint", "s skip", "n next", "p back", "y why"]
LAST_KEYS = ["? help", "q quit"]
TREE_KEYS = ["↑↓ select", "→ open", "← close", "Enter go there", "Esc back"]
ASCII_TREE_KEYS = ["up/down select", "right open", "left close", "Enter go there", "Esc back"]
PLAIN = {"box": "dim", "name": "bold", "value": "", "unknown": "dim", "label": "", "heading": "dim", "changed": "underline red",
         "+1": "dim blue", "+2": "blue", "+3": "bold blue", "-1": "dim red", "-2": "red", "-3": "bold red"}


@dataclass
class Shown:
    """What is on the screen beside the stepper itself."""

    stepper: Stepper
    printer: Printer
    strokes: Strokes
    message: str = ""
    field: Field | None = None
    tree: Tree | None = None
    pages: list[str] | None = None
    scrolled: int = 0
    picture: bool = True

    @property
    def unicode(self) -> bool:
        """Whether more than ASCII can be written."""
        return bool(self.printer.style.half)

    @property
    def colour(self) -> str:
        """The colour of the phase."""
        return COLOURS.get(self.stepper.step.phase, "green")


def frame(shown: Shown, width: int, height: int) -> list[Text]:
    """The lines of the screen, at most `height`, each at most `width` columns wide."""
    foot = [message_line(shown), place_line(shown, width), keys_line(shown, width)][-max(1, min(FOOT, height - 1)):]
    head = [title_line(shown, width)] if height > 12 else []
    room = max(0, height - len(foot) - len(head))
    body = fill(body_lines(shown, width, room), room)
    return [cropped(line, width) for line in [*head, *body, *foot]]


def body_lines(shown: Shown, width: int, height: int) -> list[Text]:
    """All between the title and the foot."""
    if shown.pages is not None:
        shown.scrolled = min(max(0, shown.scrolled), max(0, len(shown.pages) - height))
        return [Text(line) for line in shown.pages[shown.scrolled:shown.scrolled + height]]
    if width >= WIDE:
        return beside(shown, width, height)
    if shown.tree:
        return tree_lines(shown, shown.tree, width, height)
    return stacked(shown, width, height)


def beside(shown: Shown, width: int, height: int) -> list[Text]:
    """The network on the left, the step, or the tree behind a number, on the right."""
    rows = picture_lines(shown, width - SIDE - 2, height)
    left = max((line.cell_len for line in rows), default=0)
    left = left + 2 if left else 0
    right = (tree_lines(shown, shown.tree, width - left, height) if shown.tree
             else panel(shown, width - left, height))
    above = max(0, (min(height, max(len(rows), len(right))) - len(rows)) // 2)
    rows = [Text()] * above + rows
    return [joined(a, b, left) for a, b in zip(fill(rows, height), fill(right, height))]


def stacked(shown: Shown, width: int, height: int) -> list[Text]:
    """The network above the step; the step comes first where there is little room."""
    least = panel(shown, width, height, only_present=True)
    rows = picture_lines(shown, width, height - len(least) - 1)
    gap = [Text()] if rows else []
    below = panel(shown, width, height - len(rows) - len(gap))
    return [*rows, *gap, *below][:height] if len(rows) + len(gap) + len(below) <= height else below[:height]


def joined(left: Text, right: Text, width: int) -> Text:
    """Two lines side by side."""
    return left + Text(" " * max(0, width - left.cell_len)) + right


def fill(lines: Sequence[Text], height: int) -> list[Text]:
    """The lines with empty ones below, so many in all."""
    return [*lines[:height], *[Text()] * (height - len(lines))]


def cropped(line: Text, width: int) -> Text:
    """A line no wider than the screen."""
    if line.cell_len > width:
        line = line.copy()
        line.truncate(width)
    return line


def title_line(shown: Shown, width: int) -> Text:
    """The example's title, and the error where it is known."""
    stepper = shown.stepper
    total = stepper.moment.find("total")
    error = f"E {shown.printer.number(total.value)}" if total else ""
    title = Text(visible(stepper.example.title), "bold")
    title.truncate(max(0, width - len(error) - 2), overflow="ellipsis" if shown.unicode else "crop")
    return joined(title, Text(error, "bold"), width - len(error))


def picture_lines(shown: Shown, width: int, height: int) -> list[Text]:
    """The network, coloured."""
    if not shown.picture or height < 2 or width < 20:
        return []
    stepper = shown.stepper
    changed = stepper.comparison.differs if stepper.comparison else (lambda step: False)
    picture = Picture(stepper.example.network, stepper.moment, shown.printer, shown.unicode, changed)
    return [coloured(row, shown.colour) for row in pictured(picture, width, height, shown.strokes)]


def coloured(row: Row, colour: str) -> Text:
    """A row of a picture in its looks: lit is what is computed now, and what it is computed from."""
    lit = {"present lit": "bold reverse", "operand lit": f"bold underline {colour}", "name lit": f"bold {colour}",
           "box lit": f"bold {colour}"}
    return Text.assemble(*[(text, lit.get(kind) or (f"bold {colour}" if kind.endswith(" lit") else PLAIN.get(kind, "")))
                           for text, kind in row])


def panel(shown: Shown, width: int, height: int, only_present: bool = False) -> list[Text]:
    """The present step under a heading; as far as there is room what it is elsewhere, what is watched, the steps before."""
    stepper = shown.stepper
    look = f"bold {shown.colour}"
    heading = Text(f"{stepper.step.phase.upper()}  ", look).append(visible(stepper.step.owner) or "network", "italic")
    present = equation(name(stepper, stepper.step, shown.printer), step_sides(stepper, shown.printer), width, look)
    if only_present:
        return [heading, *present]
    other = twin_lines(shown, width)
    watches = watch_lines(shown, width)
    room = height - 1 - len(present)
    parts: list[list[Text]] = []
    for part in (other, watches):
        parts.append(part if len(part) <= room else [])
        room -= len(parts[-1])
    before = passed(shown, max(0, min(SEVERAL, room)), width)
    return [heading, *before, *present, *parts[0], *parts[1]]


def equation(title: str, found: Sequence[str], width: int, look: str) -> list[Text]:
    """name = symbols, = numbers, = result: a line each, folded where it is too long."""
    indent = min(len(title), max(6, width // 3))
    lines: list[Text] = []
    for position, side in enumerate(found):
        for row, piece in enumerate(folded(side, max(8, width - indent - 3))):
            start = Text(" " * (indent - len(title))).append(title, look) if not lines else Text(" " * indent)
            last = position == len(found) - 1
            lines.append(start.append(" = " if row == 0 else "   ").append(piece, "bold" if last else ""))
    return lines


def twin_lines(shown: Shown, width: int) -> list[Text]:
    """The same step in the timeline beside ours."""
    stepper = shown.stepper
    found = twin_sides(stepper, shown.printer)
    if found is None or stepper.comparison is None:
        return []
    label = Text(stepper.comparison.label, "underline red")
    if not found:
        return [Text(), label, Text("  is not computed")]
    return [Text(), label, *equation(name(stepper, stepper.step, shown.printer), found, width, "red")]


def watch_lines(shown: Shown, width: int) -> list[Text]:
    """What is watched, each with its last values as bars."""
    lines = []
    widest = max((len(visible(watch.name)) for watch in shown.stepper.watches), default=0)
    for watch in shown.stepper.watches:
        start = f"{visible(watch.name):<{widest}} "
        room = width - len(start) - 16
        number, bars = watched(shown.stepper, watch, shown.printer, room)
        lines.append(Text(start, "bold").append(f"{number:<14} ").append(bars, "green"))
    return [Text(), *lines] if lines else []


def passed(shown: Shown, count: int, width: int) -> list[Text]:
    """The steps just before the present one, a line each."""
    cursor = shown.stepper.cursor
    steps = cursor.steps[max(0, cursor.position - count):cursor.position]
    lines = [Text(f"{name(shown.stepper, step, shown.printer)} = {shown.printer.number(step.value)}", "dim") for step in steps]
    return lines[len(lines) - count:] if count else []


def tree_lines(shown: Shown, tree: Tree, width: int, height: int) -> list[Text]:
    """The tree behind a number, with the selected line in sight and whole."""
    start = max(0, min(tree.selected - height // 3, len(tree.branches) - height + 3))
    lines: list[Text] = []
    for number, branch in enumerate(tree.branches[start:], start=start):
        lines += branch_lines(shown, branch, width, number == tree.selected)
        if len(lines) >= height:
            break
    return lines[:height]


def branch_lines(shown: Shown, branch: Branch, width: int, selected: bool) -> list[Text]:
    """A line of the tree; the selected one with its formula."""
    step, indent = branch.step, "  " * min(branch.level, width // 6)
    signs = ("▾ ", "▸ ", "  ") if shown.unicode else ("- ", "+ ", "  ")
    sign = signs[2] if not branch.has_more else signs[0] if branch.is_open else signs[1]
    title = f"{indent}{sign}{name(shown.stepper, step, shown.printer)}"
    look = "bold reverse" if selected else f"bold {COLOURS.get(step.phase, 'cyan')}"
    if step.phase == "given":
        return [Text(title, look).append(f" = {shown.printer.number(step.value)}  ({GIVEN[step.kind]})", "")]
    found = sides(Line(step, (step,)), shown.printer)
    return equation(title, found if selected else found[-1:], width, look)


def message_line(shown: Shown) -> Text:
    """What was said last."""
    return Text(shown.message.replace("\n", " "), "bold")


def place_line(shown: Shown, width: int) -> Text:
    """Where we are, in words and as a bar."""
    stepper = shown.stepper
    words = f"{place(stepper)}, {counted(stepper)} "
    room = width - len(words)
    if room < 4:
        words = f"{stepper.cursor.round}:{counted(stepper)} "
        room = max(0, width - len(words))
    done = round((stepper.cursor.position + 1) / len(stepper.cursor.steps) * room)
    full, empty = ("█", "░") if shown.unicode else ("#", ".")
    return Text(words).append(full * done, shown.colour).append(empty * (room - done), "dim")


def keys_line(shown: Shown, width: int) -> Text:
    """The field that is written in; else the keys, as many as there is room for."""
    if shown.field:
        return field_line(shown.field, width)
    if shown.tree:
        return keys(TREE_KEYS if shown.unicode else ASCII_TREE_KEYS, [], width)
    if shown.pages is not None:
        return keys(["Space more", "any other key back"], [], width)
    return keys(QUIZ_KEYS if shown.stepper.hidden else KEYS, LAST_KEYS, width)


def keys(found: Iterable[str], last: Iterable[str], width: int) -> Text:
    """Keys with what they do, the last ones in any case."""
    chosen, ending = [], list(last)
    room = width - sum(len(text) + 2 for text in ending)
    for text in found:
        room -= len(text) + 2
        if room >= 0:
            chosen.append(text)
    line = Text()
    for text in [*chosen, *ending]:
        key, _, does = text.partition(" ")
        line.append(key, "bold").append(f" {does}  ", "dim")
    return line


def field_line(field: Field, width: int) -> Text:
    """The text being written, its cursor in sight."""
    room = max(1, width - len(field.asks) - 1)
    start = max(0, field.cursor - room + 1)
    text = field.text[start:start + room] + " "
    line = Text(field.asks, "bold").append(text)
    place = len(field.asks) + field.cursor - start
    line.stylize("reverse", place, place + 1)
    return line


