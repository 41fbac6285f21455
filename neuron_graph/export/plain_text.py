"""A trace in rows, aligned on the first equals sign; and for listening, one fact a
line.

What spans of a row belong to: "title", "rule", "owner", "note", "heading", "numbers",
"result"; a phase, of its heading and of the names of its numbers.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from ..recording import Printer, Step, Style
from .pictures import Row, aligned, broken, cell_len
from .trace import Changes, Group, Heading, Trace, sides

NAME_INDENT = 4
FULL = " (--full shows them)"
NARROWEST_FORMULA = 8
"""Characters of a formula that stand on a row, at least."""


def rows(trace: Trace, style: Style, width: int | None = None) -> Iterator[Row]:
    """The rows of a trace, none wider than a width, if it is given."""
    yield from broken(trace.title, "title", width)
    yield from below_title(trace, style, width)


def below_title(trace: Trace, style: Style, width: int | None) -> Iterator[Row]:
    """The rows of a trace below its title."""
    printer, unicode = trace.printer(style), bool(style.half)
    for part in trace.parts():
        if isinstance(part, Heading):
            yield from heading(part, width, "─" if unicode else "-")
        elif isinstance(part, list):
            yield from chain(*(group(one, printer, width) for one in part))
        else:
            yield from change_table(part, printer, "→" if unicode else "->")
    yield []
    for note in trace.notes(FULL):
        yield from broken(note, "note", width)


def heading(part: Heading, width: int | None, line: str) -> Iterator[Row]:
    """A rule across for an epoch, as far as the width is known, a word for a phase."""
    if part.level == 3:
        yield from ([], [(part.text.upper(), part.text)])
    elif width is None:
        yield from ([], [(part.text, "rule")])
    else:
        yield [(f" {part.text} ".center(width, line), "rule")]


def group(part: Group, printer: Printer, width: int | None) -> Iterator[Row]:
    """Whose they are, and the equations of a group, their names aligned to the
    right."""
    yield [("  " + part.owner, "owner")]
    names = [printer.name(step) for step in part.steps]
    column = max(map(cell_len, names))
    if width is not None:
        column = min(column, max(NARROWEST_FORMULA, width // 3))
    for name, step in zip(names, part.steps):
        indent = NAME_INDENT + column
        title = [(" " * (indent - cell_len(name)), ""), (name, step.phase)]
        yield from equation_rows(title, sides(step, printer), indent, width)


def equation_rows(title: Row, found: Sequence[str], indent: int, width: int | None,
                  split: bool = False) -> Iterator[Row]:
    """name = symbols = numbers = result on one row; where that is too narrow, or if it
    is to be `split`, a row for each side."""
    looks = ["", "numbers", "result"][:len(found) - 1] + ["result"]
    needed = indent + sum(cell_len(side) + 3 for side in found)
    if width is None or not split and needed <= width:
        yield [*title, *chain(*zip(repeat((" = ", "")), zip(found, looks)))]
        return
    for side, look in zip(found, looks):
        sign = " = "
        for piece in folded(side, max(NARROWEST_FORMULA, width - indent - 3)):
            yield [*title, (sign, ""), (piece, look)]
            title, sign = [(" " * indent, "")], "   "


def folded(side: str, room: int) -> Iterator[str]:
    """A formula in pieces that fit, broken at a space or else after a sign; a piece
    without one is broken anywhere."""
    while len(side) > room:
        cut = side.rfind(" ", 1, room + 1)
        if cut < 1:
            cut = 1 + max(side.rfind(sign, 1, room - 1) for sign in "·*/(")
        if cut < 2:
            cut = room
        yield side[:cut]
        side = side[cut:].lstrip()
    yield side


def change_table(part: Changes, printer: Printer, arrow: str) -> Iterator[Row]:
    """Every weight old → new."""
    yield from ([], [(f"WEIGHTS old {arrow} new", "heading")])
    indent = " " * (NAME_INDENT - 2), ""
    cells: list[Row] = [
        [indent, (name, "result"), (old, ""), (arrow, ""), (new, "result")]
        for name, old, new in part.written(printer)]
    yield from aligned(cells, "<><<<")


def linear(trace: Trace, style: Style) -> Iterator[str]:
    """One fact a line, each complete in itself, for a screen reader."""
    printer = trace.printer(style)
    yield trace.title
    yield from trace.notes(FULL)
    for part in trace.parts():
        if isinstance(part, Heading):
            yield "phase " * (part.level == 3) + part.text
        elif isinstance(part, list):
            for one in part:
                yield f"part {one.owner}"
                yield from chain(*(facts(step, printer) for step in one.steps))
        else:
            for name, old, new in part.written(printer):
                yield f"{name} changes from {old} to {new}"


def facts(step: Step, printer: Printer, name: str = "") -> Iterator[str]:
    """The formula, the formula with numbers and the result, a line each; of the step's
    name, or of another."""
    name = name or printer.name(step)
    formula, *rest = sides(step, printer)
    if not rest:
        yield f"{name} is {formula}"
        return
    yield f"{name} is computed as {formula}"
    for side in rest[:-1]:
        yield f"{name} with numbers: {side}"
    yield f"{name} is {rest[-1]}"
