"""The published examples that come with it.

List the walkthroughs that come with the package, each with how many of its
printed figures are confirmed.

examples:
  neuron-graph list          all walkthroughs
  neuron-graph list --about  with a few words on each
"""
from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator

from ..published import FORMAT, Report, check, example_named, shipped
from .screen import Screen

OPTIONS = """
  --about                     say what each shows
  --format=terminal terminal|plain|linear|json  how it is written
"""


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Write the list, each entry as soon as it is checked."""
    form = arguments.format
    names = list(shipped())
    if form == "json":
        entries = [entry(report_on(name)) for name in names]
        screen.write_json({"format": FORMAT, "walkthroughs": entries})
        return 0
    width = max(map(len, names))
    for name in names:
        screen.write(described(report_on(name), width, arguments.about, form, screen))
        screen.stream.flush()
    return 0


def report_on(name: str) -> Report:
    """The report on a walkthrough."""
    return Report(name, check(example_named(name)))


def verdicts(report: Report) -> str:
    """The verdicts in a few words."""
    if not report.lines:
        return "no printed figures"
    return f"{len(report.lines)} figures: " + ", ".join(f"{number} {word}" for word, number in report.counts.items())


def described(report: Report, width: int, about: bool, form: str, screen: Screen) -> Iterator[str]:
    """An entry: name, title, verdicts, and what it shows."""
    example = report.check.example
    parts = f"; parts: {', '.join(f'{report.name}:{part}' for part in example.parts)}" if example.parts else ""
    if form == "linear":
        words = f"; {' '.join(example.about.split())}" if about else ""
        yield f"{report.name}: {example.title}; {verdicts(report)}{parts}{words}"
        return
    room = screen.width(100) - width - 2
    if room < 30:
        yield report.name
        width, room = 2, max(room + width - 2, 16)
        lead = " " * width
    else:
        lead = f"{report.name:<{width}}  "
    indent = " " * len(lead)
    texts = [example.title, verdicts(report) + parts, *([" ".join(example.about.split())] if about else [])]
    for number, text in enumerate(texts):
        rows = textwrap.wrap(text, room)
        yield from ((lead if number == 0 and row == 0 else indent) + piece for row, piece in enumerate(rows))


def entry(report: Report) -> dict[str, object]:
    """An entry as an object for JSON."""
    example = report.check.example
    return {"name": report.name, "title": example.title, "source": example.source, "about": " ".join(example.about.split()),
            "parts": list(example.parts), "counts": report.counts}
