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
from collections.abc import Iterator

from ...export import FORMAT
from ...published import Report, check
from ...published.files import example_named, shipped
from ..screen import Screen

LEAST = 30
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
        screen.write_json({"format": FORMAT, "walkthroughs": [entry(report) for report in reports]})
        return
    for report in reports:
        texts = list(described(report, arguments.about))
        linear = arguments.format == "linear"
        screen.write([f"{report.name}: {'; '.join(texts)}"] if linear else
                     beside(report.name, texts, max(map(len, names)), screen.width(100)))
        screen.stream.flush()


def report_on(name: str) -> Report:
    """The report on a walkthrough."""
    return Report(name, check(example_named(name)))


def described(report: Report, about: bool) -> Iterator[str]:
    """What is said of an entry: its title, its verdicts, what it shows."""
    example = report.check.example
    counts = ", ".join(f"{number} {word}" for word, number in report.counts.items())
    parts = f"; parts: {', '.join(f'{report.name}:{part}' for part in example.parts)}" if example.parts else ""
    yield example.title
    yield (f"{len(report.lines)} figures: {counts}" if report.lines else "no printed figures") + parts
    if about:
        yield " ".join(example.about.split())


def beside(name: str, texts: list[str], margin: int, width: int) -> Iterator[str]:
    """Texts beside a name; below it where there is little room."""
    room = width - margin - 2
    indent = " " * (margin + 2 if room >= LEAST else 2)
    rows = [indent + row for text in texts for row in textwrap.wrap(text, room if room >= LEAST else max(width - 4, 16))]
    if room >= LEAST:
        yield f"{name:<{len(indent)}}{rows.pop(0).lstrip()}"
    else:
        yield name
    yield from rows


def entry(report: Report) -> dict[str, object]:
    """An entry as an object for JSON."""
    example = report.check.example
    return {"name": report.name, "title": example.title, "source": example.source, "about": " ".join(example.about.split()),
            "parts": list(example.parts), "counts": report.counts}
