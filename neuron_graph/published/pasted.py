"""Pasted lines as figures: `net_h1 = 0.3775`, one a line, as they stand in a text.

    net_h1 = 0.3775            any name of any notation, with [3] for a sample and @2 for a round
    w5+: 0.3794585             a colon does as well; what stands after the number is let be
    # a comment, an empty line
"""
from __future__ import annotations

import re

from ..errors import BadValue, NeuronGraphError
from ..recording.lookup import split_name
from .example import Example
from .figure import Figure
from .printed import read_printed

NUMBER = r"\[[^\]]*\]|[+\-\u2212.]?[\d.,]+(?:[eE][+\-]?\d+)?"
LINE = re.compile(rf"\s*(?P<name>.+?)\s*(?:=|:|≈|~)\s*(?P<printed>{NUMBER})\s*(?P<rest>\D.*)?$")
MOST = 10_000


def read_lines(text: str, example: Example) -> list[Figure]:
    """The figures of some lines. Raises `BadValue` with the number of the line that cannot be read."""
    figures = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.strip().startswith("#"):
            figures.append(read_line(line, f"line {number}", example))
    if not figures or len(figures) > MOST:
        raise BadValue("--lines", f"{len(figures)} figures", f"lines such as net_h1 = 0.3775 are needed, {MOST} at most")
    return figures


def read_line(line: str, what: str, example: Example) -> Figure:
    """The figure of one line."""
    match = LINE.match(line)
    if not match or len(line) > 1000:
        raise BadValue(what, line.strip(), "write a name and a number, as in net_h1 = 0.3775")
    printed = match["printed"].rstrip(".,")
    read_printed(printed, what)
    typed = split_name(match["name"])
    try:
        step = example.recording()[typed.name + (f"[{typed.sample}]" if typed.sample else "")]
        name, sample = step.name, typed.sample
    except NeuronGraphError:
        name, sample = typed.name, typed.sample
    return Figure(name=name, printed=printed, sample=sample, round=typed.round or 1, where=what)
