"""A class report in Markdown: how the class did, which slip how often, which line loses
most. It names no student."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from statistics import mean, median

from .tallies import Tally, marks_in

MOST_TALLIES = 12
"""Lines and slips that are listed, at most."""
LONGEST_BAR = 24
"""Characters of the longest bar."""


def report(tally: Tally, title: str, remarks: list[str], unicode: bool = True) -> Iterator[str]:
    """The lines of the report. Of remarks it says how many there are: they name
    students."""
    yield from (f"# {title}", "")
    if not tally.points:
        yield "Nobody handed in anything."
        return
    points, answers = tally.points, counted(tally.counts.total(), "answer")
    yield f"{counted(len(points), 'student')}, {answers}: {marks_in(tally.counts)}."
    yield (f"Points: {mean(points):.1f} of {tally.most:g} on average, {median(points):g} in "
           f"the middle, from {min(points):g} to {max(points):g}.")
    bar = "█" if unicode else "#"
    yield from listed("Slips", slip_rows(tally), bar)
    yield from listed("Where points are lost", line_rows(tally), bar)
    if remarks:
        yield from ("", f"{counted(len(remarks), 'remark')} on what was handed in: see the marks.")


def slip_rows(tally: Tally) -> Iterator[tuple[float, str]]:
    """How often each slip was named, with its row of the report."""
    for names, count in tally.slips.most_common():
        makers = counted(tally.makers[names], "student")
        yield count, f"{count:>3}  {' or '.join(names)} ({makers})"


def line_rows(tally: Tally) -> Iterator[tuple[float, str]]:
    """How many points each line of the sheets lost, with its row of the report."""
    for line in tally.worst:
        part = line.lost / line.most
        yield line.lost, f"{part:>4.0%}  `{line.shown}`: {marks_in(line.counts)}"


def listed(heading: str, rows: Iterator[tuple[float, str]], bar: str) -> Iterator[str]:
    """Rows below a heading, each with a bar as long as its number is large; the largest
    comes first."""
    largest = 0.0
    for number, text in islice(rows, MOST_TALLIES):
        if not largest:
            largest = number
            yield from ("", f"## {heading}", "")
        length = round(LONGEST_BAR * number / largest) or 1
        yield f"- `{bar * length:<{LONGEST_BAR}}` {text}"


def counted(count: int, what: str) -> str:
    """1 student, 2 students."""
    return f"{count} {what}{'s' * (count != 1)}"
