"""`neuron-graph check`: every printed figure of a text confirmed, or explained."""
from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BadValue
from ..export.markdown import Markdown
from ..published.check import BadFigure, check
from ..published.example import Example
from ..published.pasted import read_lines
from ..published.report import FORMAT, Report, word_of
from ..published.verdict import WORDS
from ..published.walkthrough import WORKED, UnreadableFile, example_named, read_text, shipped
from .command import enter, one_of
from .screen import Screen

if TYPE_CHECKING:
    from .command import Commands

FORMATS = ["terminal", "plain", "linear", "markdown", "json"]
EXAMPLES = [
    ("check", "the figures of the worked example"),
    ("check mazur", "those of a walkthrough that comes with the package"),
    ("check mine.toml", "those of a file of your own"),
    ("check --all", "all that come with the package"),
    ("check --lines - mazur", "lines such as net_h1 = 0.3775, pasted, against an example"),
]
HEAD = ["figure", "printed", "computed", "verdict", "explanation"]
LONGEST_INPUT = 2_000_000


def add(commands: Commands) -> None:
    """The command's options."""
    parser = enter(commands, "check", "confirm or explain every printed figure", "Compare every figure that a text prints "
                   "with what is computed: each is confirmed to its last digit, or explained by the text's own rounding, "
                   "another convention, a slip or a misprint. Exit 0 if all are confirmed, else 1.", EXAMPLES)
    parser.set_defaults(run=run)
    parser.add_argument("examples", metavar="EXAMPLE", nargs="*", help="walkthroughs' names or TOML files (worked-example)")
    parser.add_argument("--all", action="store_true", help="all walkthroughs that come with the package")
    parser.add_argument("--lines", metavar="FILE", help="check the lines of a file, name = number, in place of the example's "
                        "own figures; - is standard input")
    parser.add_argument("--format", metavar="|".join(FORMATS), default="terminal", help="how it is written")


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Check, and write what came of it."""
    form = one_of(arguments.format, "format", FORMATS)
    if arguments.all and arguments.examples:
        raise BadValue("--all", arguments.examples[0], "it checks all that come with the package: leave the name out")
    names = list(shipped()) if arguments.all else arguments.examples or [WORKED]
    if arguments.lines is not None and len(names) > 1:
        raise BadValue("--lines", arguments.lines, "it goes with one example")
    reports = (report_on(name, arguments.lines) for name in names)
    if form == "json":
        found = list(reports)
        whole = found[0].as_json() if len(names) == 1 and not arguments.all else {
            "format": FORMAT, "walkthroughs": [report.as_json() for report in found]}
        screen.write_document([json.dumps(whole, ensure_ascii=False)])
        return 0 if all(report.agrees for report in found) else 1
    done = []
    for number, report in enumerate(reports):
        done.append(report)
        screen.write([""] if number else [])
        show(report, form, screen)
    if len(done) > 1:
        screen.write(["", together(done)])
    return 0 if all(report.agrees for report in done) else 1


def together(reports: list[Report]) -> str:
    """What came of several checks."""
    figures = [line for report in reports for line in report.lines]
    numbers = {word: sum(word_of(line) == word for line in figures) for word in WORDS}
    counts = ", ".join(f"{number} {word}" for word, number in numbers.items() if number)
    return f"{len(figures)} figures of {len(reports)} examples: {counts}."


def report_on(name: str, lines: str | None) -> Report:
    """The report on a walkthrough, or on pasted lines against it."""
    example = example_named(name)
    if lines is not None:
        example = replace(example, figures=read_lines(pasted(lines), example))
    try:
        return Report(name, check(example))
    except BadFigure as error:
        if lines is not None:
            raise UnreadableFile("--lines", f"{error.figure.where}: {error.error}") from error
        raise UnreadableFile(name, str(error)) from error


def pasted(path: str) -> str:
    """The pasted lines: of a file, or of standard input."""
    if path != "-":
        return read_text(Path(path))
    text = sys.stdin.buffer.read(LONGEST_INPUT + 1)
    if len(text) > LONGEST_INPUT:
        raise BadValue("--lines", "-", f"standard input is longer than {LONGEST_INPUT} bytes")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadValue("--lines", "-", "standard input is no text in UTF-8") from None


def show(report: Report, form: str, screen: Screen) -> None:
    """Write a report as a form has it."""
    if form == "terminal" and screen.is_terminal:
        from .check_view import show as show_view

        show_view(report, screen)
    else:
        screen.write(FORMS.get(form, plain)(report))


def cells(report: Report) -> Iterator[list[str]]:
    """A row for each figure."""
    for line in report.lines:
        explanation = line.verdict.explanation if line.verdict else ""
        part = f"{line.figure.part}: " if line.figure.part else ""
        label = f" ({line.figure.label})" if line.figure.label and line.figure.label != line.name else ""
        yield [part + line.name + label, line.figure.printed, ", ".join(line.shown), word_of(line), explanation]


def title(example: Example, name: str) -> str:
    """What is checked."""
    return f"{name}: {example.title}"


def plain(report: Report) -> Iterator[str]:
    """The figures as an aligned table, then the summary."""
    yield title(report.check.example, report.name)
    yield ""
    rows = [HEAD, *cells(report)] if report.lines else []
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(len(HEAD) - 1)]
    for row in rows:
        yield "  ".join([*(f"{cell:<{width}}" for cell, width in zip(row, widths)), row[-1]]).rstrip()
    yield from [""] if rows else []
    for sentence in report.summary():
        yield from textwrap.wrap(sentence, 100, break_long_words=False, break_on_hyphens=False)


def linear(report: Report) -> Iterator[str]:
    """One fact a line: each figure with its verdict."""
    yield title(report.check.example, report.name)
    for line, (name, printed, computed, verdict, explanation) in zip(report.lines, cells(report)):
        where = f" ({line.figure.where})" if line.figure.where else ""
        because = f", {explanation}" if explanation else ""
        yield f"{name}{where} is printed as {printed}, computed as {computed}: {verdict}{because}"
    yield from report.summary()


def markdown(report: Report) -> Iterator[str]:
    """A table in Markdown."""
    markup = Markdown()
    yield f"## {markup.text(title(report.check.example, report.name))}"
    if report.lines:
        rows = ([*row, line.figure.where] for line, row in zip(report.lines, cells(report)))
        yield from markup.table("figures", ([*map(markup.text, row)] for row in rows), [*HEAD, "where"])
    yield from markup.items(map(markup.text, report.summary()))


FORMS: dict[str, Callable[[Report], Iterator[str]]] = {"plain": plain, "terminal": plain, "linear": linear, "markdown": markdown}
