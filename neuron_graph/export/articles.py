"""A trace as an article in a markup: headings, a table of equations for each phase,
what became of the weights."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from ..recording import Printer, Recording, Step
from .markup import Lines, Markup
from .pictures import VIEWS, numbered, numbers_of
from .reasons import Reasons
from .summaries import summary
from .trace import Equation, Group, Heading, Trace, equation_of

LEVELS = {1: 2, 2: 3, 3: 3}
"""How high the headings of epochs, samples and phases are; the title is above them."""
HEAD = ("number", "symbols", "numbers", "result")
PICTURE_DIGITS = 6
"""Significant figures in a picture, where nothing else is said."""
XMLNS = ' xmlns="http://www.w3.org/2000/svg"'
"""What SVG needs where it stands alone."""


def article(trace: Trace, markup: Markup) -> Lines:
    """The lines of a document."""
    return markup.document(trace.title, [body(trace, markup)])


def body(trace: Trace, markup: Markup) -> Lines:
    """The title, the pieces of the trace, what has to be known to read it."""
    printer = trace.printer(markup.style)
    yield from markup.title(markup.text(trace.title))
    for part in trace.parts():
        if isinstance(part, Heading):
            yield from markup.heading(LEVELS[part.level], markup.text(part.text))
            if part.recording:
                yield from pictured(part.recording, markup)
        elif isinstance(part, list):
            groups = (lines(group, markup, printer) for group in part)
            yield from markup.equations([*chain(*groups)], HEAD)
        else:
            cells = ((markup.symbols(name), markup.value(old), markup.value(new))
                     for name, old, new in part.written(printer))
            yield from markup.heading(2, "weights")
            yield from markup.table("changes", cells, ("weight", "old", "new"), right=2)
    for note in trace.notes():
        yield from markup.paragraph(markup.text(note))


def lines(group: Group, markup: Markup, printer: Printer) -> Iterator[Equation | str]:
    """Whose numbers they are, and each of them."""
    yield markup.text(group.owner)
    yield from (equation_of(step, printer) for step in group.steps)


def reasoned(reasons: Reasons, step: Step, markup: Markup) -> Lines:
    """Where a number comes from: each line of the tree as an equation."""
    yield from markup.title(f"Where {markup.symbols(reasons.name(step))} comes from")
    yield from pictured(reasons.recording, markup)
    yield from markup.equations(
        [equation_of(found, reasons.printer, markup.indent * level + reasons.name(found))
         for level, found, _ in reasons.walk(step)], HEAD)


def pictured(recording: Recording, markup: Markup, kinds: Sequence[str] = VIEWS["values"],
             ) -> Lines:
    """The network with some kinds of numbers of its first sample; in words where it is
    too large."""
    network = recording.network
    printer = Printer(markup.drawing, recording.notation, PICTURE_DIGITS)
    columns = numbered(network, numbers_of(recording), printer, kinds)
    lines = [line.replace(XMLNS, "")
             for line in markup.picture(columns, "the network with its numbers")]
    said = map(markup.text, summary(network, recording, printer))
    yield from lines or markup.items(filter(None, said))
