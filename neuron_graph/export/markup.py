"""A trace as Markdown, as LaTeX and as HTML."""
from __future__ import annotations

import html
from collections.abc import Iterator

from ..recording.notation import latex_text
from ..recording.printer import HTML_STYLE, LATEX_STYLE, PRETTY, Printer
from .plain import sides
from .trace import Changes, Heading, Line, Trace

MARKDOWN = {1: "##", 2: "###", 3: "###", 4: "####"}
HEADINGS = {1: 3, 2: 4, 3: 4, 4: 5}
"""How headings of rounds, samples, phases and neurons are written; the title is above them all."""


def markdown(trace: Trace) -> Iterator[str]:
    """Headings, and a table for each neuron in each phase."""
    printer = Printer(PRETTY, trace.notation, trace.digits)
    yield f"# {markdown_text(trace.title)}"
    for part in trace.parts():
        if isinstance(part, Heading):
            yield from ("", MARKDOWN[part.level] + " " + markdown_text(part.text))
        elif isinstance(part, Line):
            if part.step is part.group[0]:
                yield from ("", "| number | symbols | numbers | result |", "| --- | --- | --- | ---: |")
            step = part.step
            cells = printer.name(step), printer.formula(step), printer.substituted(step), printer.number(step.value)
            yield "| " + " | ".join(map(markdown_text, cells)) + " |"
        else:
            yield from ("", "## weights", "", "| weight | old | new |", "| --- | ---: | ---: |")
            for old, new in part.rows:
                yield f"| {markdown_text(printer.name(old))} | {printer.number(old.value)} | {printer.number(new.value)} |"
    for note in trace.notes():
        yield from ("", markdown_text(note))


def markdown_text(text: str) -> str:
    """Text with the characters that Markdown takes for its own escaped."""
    return "".join("\\" + c if c in "\\`*_{}[]<>#|$" else c for c in text)


def latex(trace: Trace) -> Iterator[str]:
    """A document of its own: aligned equations of symbols, numbers and result."""
    printer = Printer(LATEX_STYLE, trace.notation, trace.digits)
    yield from (r"\documentclass{article}", r"\usepackage{amsmath}", r"\usepackage[margin=2cm]{geometry}",
                r"\allowdisplaybreaks", r"\begin{document}", rf"\section*{{{latex_text(trace.title)}}}")
    for part in trace.parts():
        if isinstance(part, Heading):
            level = {1: r"\section*", 2: r"\subsection*", 3: r"\subsection*", 4: r"\paragraph"}[part.level]
            yield rf"{level}{{{latex_text(part.text)}}}" + (r"\mbox{}" if part.level == 4 else "")
        elif isinstance(part, Line):
            yield from latex_line(part, printer)
        else:
            yield from latex_changes(part, printer)
    yield from (r"\raggedright", *(rf"\paragraph{{}} {latex_text(note)}" for note in trace.notes()), r"\end{document}")


def latex_line(line: Line, printer: Printer) -> Iterator[str]:
    """One number of a group in an `align*` environment: one line for each side of it."""
    step, group = line.step, line.group
    if step is group[0]:
        yield r"\begin{align*}"
    equations = r" \\ &= ".join(r" \\ &\quad + ".join(broken(side)) for side in sides(line, printer))
    yield f"{printer.name(step)} &= {equations}" + ("" if step is group[-1] else r" \\[1ex]")
    if step is group[-1]:
        yield r"\end{align*}"


def broken(side: str) -> Iterator[str]:
    """A long sum in lines, broken at plus signs that stand in no braces and between no \\left and \\right."""
    line = ""
    for term in side.split(" + "):
        whole = line.count("{") == line.count("}") and line.count(r"\left(") == line.count(r"\right)")
        if len(line) > LATEX_LINE and whole:
            yield line
            line = term
        else:
            line = f"{line} + {term}" if line else term
    yield line


def latex_changes(part: Changes, printer: Printer) -> Iterator[str]:
    """Every weight old → new."""
    yield from (r"\subsection*{Weights}", r"\begin{align*}")
    for row, (old, new) in enumerate(part.rows, start=1):
        end = r" \\" if row < len(part.rows) else ""
        yield rf"{printer.name(old)} &: {printer.number(old.value)} \rightarrow {printer.number(new.value)}{end}"
    yield r"\end{align*}"


LATEX_LINE = 90
"""Characters of LaTeX after which a line of a sum may end."""
CELL = "padding:.1em .6em;vertical-align:top;white-space:nowrap"
TABLE = '<table style="border-collapse:collapse;font-variant-numeric:tabular-nums">'


def html_page(trace: Trace) -> Iterator[str]:
    """A piece of HTML to paste into a page, with its style within."""
    printer = Printer(HTML_STYLE, trace.notation, trace.digits)
    yield f'<div class="neuron-graph" style="overflow-x:auto"><h2>{html.escape(trace.title)}</h2>'
    for part in trace.parts():
        if isinstance(part, Heading):
            level = HEADINGS[part.level]
            yield f"<h{level}>{html.escape(part.text)}</h{level}>"
        elif isinstance(part, Line):
            yield from html_line(part, printer)
        else:
            yield f"<h3>weights</h3>{TABLE}"
            for old, new in part.rows:
                yield html_row(printer.name(old), printer.number(old.value), "→ " + printer.number(new.value))
            yield "</table>"
    yield from (f"<p>{html.escape(note)}</p>" for note in trace.notes())
    yield "</div>"


def html_line(line: Line, printer: Printer) -> Iterator[str]:
    """One number as a row of its group's table."""
    step, group = line.step, line.group
    if step is group[0]:
        yield TABLE
    yield html_row(printer.name(step), *("= " + side for side in sides(line, printer)))
    if step is group[-1]:
        yield "</table>"


def html_row(*cells: str) -> str:
    """A row of cells that are HTML already."""
    return "<tr>" + "".join(f'<td style="{CELL}">{cell}</td>' for cell in cells) + "</tr>"
