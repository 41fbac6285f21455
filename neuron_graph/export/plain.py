"""A trace as text: for reading, aligned on the first equals sign, and for listening, one fact a line."""
from __future__ import annotations

from collections.abc import Iterator

from ..recording.printer import Printer, Style
from ..recording.step import Step
from .trace import Changes, Group, Heading, Trace, equation, sides


def plain(trace: Trace, style: Style) -> Iterator[str]:
    """The lines of a trace: name = symbols = numbers = result."""
    printer = trace.printer(style)
    yield trace.title
    for part in trace.parts():
        if isinstance(part, Heading):
            yield from heading(part)
        elif isinstance(part, Group):
            names = [printer.name(step) for step in part.steps]
            width = max(map(len, names))
            yield from (f"    {equation(step, printer, name.rjust(width))}" for name, step in zip(names, part.steps))
        else:
            yield from change_table(part, printer, arrow="→" if style.half else "->")
    yield ""
    yield from trace.notes()


def heading(part: Heading) -> Iterator[str]:
    """A heading, with an empty line above a large one."""
    if part.level < 4:
        yield ""
    yield {3: part.text.upper(), 4: "  " + part.text}.get(part.level, part.text)


def change_table(part: Changes, printer: Printer, arrow: str) -> Iterator[str]:
    """Every weight old → new."""
    rows = [[printer.name(old), printer.number(old.value), printer.number(new.value)] for old, new in part.rows]
    widths = [max(map(len, column)) for column in zip(*rows)]
    yield from ("", f"WEIGHTS old {arrow} new")
    yield from (f"    {name:>{widths[0]}}  {old:<{widths[1]}}  {arrow}  {new}" for name, old, new in rows)


def linear(trace: Trace, style: Style) -> Iterator[str]:
    """One fact a line, each complete in itself, for a screen reader."""
    printer = trace.printer(style)
    yield trace.title
    yield from trace.notes()
    for part in trace.parts():
        if isinstance(part, Heading):
            yield {3: "phase ", 4: "part "}.get(part.level, "") + part.text
        elif isinstance(part, Group):
            for step in part.steps:
                yield from facts(step, printer)
        else:
            for old, new in part.rows:
                yield f"{printer.name(old)} changes from {printer.number(old.value)} to {printer.number(new.value)}"


def facts(step: Step, printer: Printer, name: str = "") -> Iterator[str]:
    """The formula, the formula with numbers and the result, a line each; of the step's name, or of another."""
    name = name or printer.name(step)
    formula, *rest = sides(step, printer)
    yield f"{name} is computed as {formula}" if rest else f"{name} is {formula}"
    for side in rest[:-1]:
        yield f"{name} with numbers: {side}"
    if rest:
        yield f"{name} is {rest[-1]}"
