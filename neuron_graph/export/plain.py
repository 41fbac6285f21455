"""A trace as text: for reading, aligned on the first equals sign, and for listening, one fact a line."""
from __future__ import annotations

from collections.abc import Iterator

from ..recording.printer import Printer, Style
from .trace import Changes, Heading, Line, Trace


def plain(trace: Trace, style: Style) -> Iterator[str]:
    """The lines of a trace: name = symbols = numbers = result."""
    printer = Printer(style, trace.notation, trace.digits)
    yield trace.title
    for part in trace.parts():
        if isinstance(part, Heading):
            yield from heading(part)
        elif isinstance(part, Line):
            width = max(len(printer.name(step)) for step in part.group)
            yield f"    {printer.name(part.step):>{width}} = " + " = ".join(sides(part, printer))
        else:
            yield from change_table(part, printer, arrow="→" if style.half else "->")
    yield ""
    yield from trace.notes()


def heading(part: Heading) -> Iterator[str]:
    """A heading, with an empty line above a large one."""
    if part.level < 4:
        yield ""
    yield {1: part.text, 2: part.text, 3: part.text.upper(), 4: "  " + part.text}[part.level]


def sides(line: Line, printer: Printer) -> list[str]:
    """What stands between the equals signs: symbols, numbers, result; what repeats its neighbour is left out."""
    found = [printer.formula(line.step), printer.substituted(line.step), printer.number(line.step.value)]
    return [side for position, side in enumerate(found) if position == 0 or side != found[position - 1]]


def change_table(part: Changes, printer: Printer, arrow: str) -> Iterator[str]:
    """Every weight old → new."""
    names = [printer.name(old) for old, _ in part.rows]
    before = [printer.number(old.value) for old, _ in part.rows]
    widths = max(map(len, names)), max(map(len, before))
    yield ""
    yield f"WEIGHTS old {arrow} new"
    for name, old, (_, new) in zip(names, before, part.rows):
        yield f"    {name:>{widths[0]}}  {old:<{widths[1]}}  {arrow}  {printer.number(new.value)}"


def linear(trace: Trace, style: Style) -> Iterator[str]:
    """One fact a line, each complete in itself, for a screen reader."""
    printer = Printer(style, trace.notation, trace.digits)
    yield trace.title
    yield from trace.notes()
    for part in trace.parts():
        if isinstance(part, Heading):
            yield {1: part.text, 2: part.text, 3: f"phase {part.text}", 4: f"part {part.text}"}[part.level]
        elif isinstance(part, Line):
            yield from facts(part, printer)
        else:
            for old, new in part.rows:
                yield (f"{printer.name(old)} changes from {printer.number(old.value)} "
                       f"to {printer.number(new.value)}")


def facts(line: Line, printer: Printer, name: str = "") -> Iterator[str]:
    """The formula, the formula with numbers and the result, a line each; of the step's name, or of another."""
    name = name or printer.name(line.step)
    formula, *rest = sides(line, printer)
    yield f"{name} is computed as {formula}" if rest else f"{name} is {formula}"
    for side in rest[:-1]:
        yield f"{name} with numbers: {side}"
    if rest:
        yield f"{name} is {rest[-1]}"
