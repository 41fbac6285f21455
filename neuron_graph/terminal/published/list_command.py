"""The published examples that come with it.

List the walkthroughs that come with the package, each with how many of its
printed figures are confirmed.

examples:
  neuron-graph list          all walkthroughs
  neuron-graph list --about  with a few words on each
"""
from __future__ import annotations

import textwrap
from argparse import Namespace

from ...export import FORMAT
from ...published import Report, check
from ...published.files import example_named, shipped
from ..screen import Lines, Screen

TEXT_WIDTH = 30
"""Columns that texts need beside a name."""
OPTIONS = """
  --about                     say what each shows
  --format=terminal terminal|plain|linear|json  how it is written
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the list, each entry as soon as it is checked."""
    names = list(shipped())
    reports = map(report_on, names)
    if arguments.format == "json":
        screen.write_json({"format": FORMAT, "walkthroughs": list(map(entry, reports))})
        return
    margin = max(map(len, names))
    for report in reports:
        texts = list(described(report, arguments.about))
        if arguments.format == "linear":
            screen.write([f"{report.name}: {'; '.join(texts)}"])
        else:
            screen.write(beside(report.name, texts, margin, screen.width(100)))


def report_on(name: str) -> Report:
    """The report on a walkthrough."""
    return Report(name, check(example_named(name)))


def described(report: Report, about: bool) -> Lines:
    """What is said of an entry: its title, its verdicts, what it shows."""
    example = report.check.example
    yield example.title
    figures = "no printed figures"
    if report.lines:
        counts = (f"{number} {word}" for word, number in report.counts.items())
        figures = f"{len(report.lines)} figures: {', '.join(counts)}"
    parts = ", ".join(f"{report.name}:{part}" for part in example.parts)
    yield f"{figures}; parts: {parts}" if parts else figures
    if about:
        yield " ".join(example.about.split())


def beside(name: str, texts: list[str], margin: int, width: int) -> Lines:
    """Texts beside a name; below it where there is little room."""
    room, start = width - margin - 2, f"{name:<{margin + 2}}"
    if room < TEXT_WIDTH:
        yield name
        room, start = max(width - 4, 16), "  "
    for text in texts:
        for row in textwrap.wrap(text, room):
            yield start + row
            start = " " * len(start)


def entry(report: Report) -> dict[str, object]:
    """An entry as an object for JSON."""
    example = report.check.example
    return {
        "name": report.name,
        "title": example.title,
        "source": example.source,
        "about": " ".join(example.about.split()),
        "parts": list(example.parts),
        "counts": report.counts,
    }
