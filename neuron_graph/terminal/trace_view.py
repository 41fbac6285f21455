"""A trace in the terminal: coloured, as wide as the terminal is."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ..export.trace import Changes, Group, Heading, Trace, sides
from ..recording.printer import Printer, Style
from .drawing import svg

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

COLOURS = {"forward": "green", "error": "red", "backward": "magenta", "update": "yellow"}
SIDES = ["", "dim", "bold"]
"""How symbols, numbers and result look."""


def view(trace: Trace, style: Style, width: int) -> Iterator[RenderableType]:
    """The pieces of a trace as rich renderables."""
    printer = trace.printer(style)
    colour = ""
    yield Text(trace.title, style="bold")
    for part in trace.parts():
        if isinstance(part, Heading):
            colour = COLOURS.get(part.text, colour) if part.level == 3 else colour
            yield heading(part, colour, "─" if style.half else "-")
        elif isinstance(part, Group):
            yield from step_lines(part, printer, width, colour)
        else:
            yield change_table(part, printer, "→" if style.half else "->")
    yield Text("\n" + "\n".join(trace.notes()), style="dim")


def heading(part: Heading, colour: str, line: str) -> RenderableType:
    """A rule across for a round, a coloured word for a phase, a name for a neuron."""
    if part.level <= 2:
        return Rule(Text(part.text), characters=line, style="dim")
    if part.level == 3:
        return Text("\n" + part.text.upper(), style=f"bold {colour}")
    return Text("  " + part.text, style="italic")


def step_lines(group: Group, printer: Printer, width: int, colour: str) -> Iterator[Text]:
    """The numbers of a neuron, aligned on the first equals sign."""
    names = [printer.name(step) for step in group.steps]
    indent = 4 + min(max(map(len, names)), max(8, width // 3))
    for name, step in zip(names, group.steps):
        yield step_line(name, sides(step, printer), indent, width, colour)


def step_line(name: str, found: list[str], indent: int, width: int, colour: str) -> Text:
    """name = symbols = numbers = result on one line; where that is too narrow, a line for each side."""
    looks = [*SIDES[:len(found) - 1], SIDES[-1]]
    one_line = indent + sum(len(side) + 3 for side in found) <= width
    text = Text(" " * (indent - len(name))).append(name, f"bold {colour}")
    for position, (side, look) in enumerate(zip(found, looks)):
        if one_line or position == 0:
            text.append(" = ")
        else:
            text.append("\n" + " " * indent + " = ")
        for row, piece in enumerate([side] if one_line else folded(side, max(8, width - indent - 3))):
            text.append(("\n" + " " * (indent + 3) if row else "") + piece, look)
    return text


def folded(side: str, room: int) -> Iterator[str]:
    """A formula in pieces that fit, broken at a space or else after a sign; a piece without one is broken anywhere."""
    while len(side) > room:
        cut = side.rfind(" ", 1, room + 1)
        if cut < 1:
            cut = 1 + max(side.rfind(sign, 1, room - 1) for sign in "·*/(")
        cut = room if cut < 2 else cut
        yield side[:cut]
        side = side[cut:].lstrip()
    yield side


def change_table(part: Changes, printer: Printer, arrow: str) -> RenderableType:
    """Every weight old → new."""
    table = Table(box=None, title=f"\nWEIGHTS old {arrow} new", title_justify="left", title_style="bold", padding=(0, 1))
    for justify in ("right", "left", "left", "left"):
        table.add_column(justify=justify, no_wrap=True)
    table.show_header = False
    for old, new in part.rows:
        values = printer.number(old.value), printer.number(new.value)
        table.add_row(Text(printer.name(old), "bold"), values[0], arrow, Text(values[1], "bold"))
    return table


def show(trace: Trace, style: Style, console: Console) -> None:
    """Print a trace, piece by piece as it is computed."""
    for piece in view(trace, style, console.width):
        console.print(piece)


def picture(trace: Trace, style: Style, width: int = 110) -> list[str]:
    """The lines of a trace as a picture."""
    return svg(islice(view(trace, style, width), 1, None), trace.title, width)
