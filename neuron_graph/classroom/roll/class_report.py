"""A class report in Markdown: how the class did, which slip how often, which line loses
most. It names no student."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    slips = [
        (count, f"{count:>3}  {' or '.join(names)} ({counted(tally.makers[names], 'student')})")
        for names, count in tally.slips.most_common()]
    lines = [
        (line.lost, f"{line.lost / line.most:>4.0%}  `{line.shown}`: {marks_in(line.counts)}")
        for line in tally.worst]
    yield from listed("Slips", slips, unicode)
    yield from listed("Where points are lost", lines, unicode)
    if remarks:
        yield from ("", f"{counted(len(remarks), 'remark')} on what was handed in: see the marks.")


def listed(heading: str, rows: Sequence[tuple[float, str]], unicode: bool) -> Iterator[str]:
    """Rows below a heading, each with a bar as long as its number is large; the largest
    comes first."""
    if rows:
        yield from ("", f"## {heading}", "")
    for number, text in rows[:MOST_TALLIES]:
        length = round(LONGEST_BAR * number / rows[0][0]) or 1
        yield f"- `{('█' if unicode else '#') * length:<{LONGEST_BAR}}` {text}"


def counted(count: int, what: str) -> str:
    """1 student, 2 students."""
    return f"{count} {what}{'s' * (count != 1)}"
