"""A class report in Markdown: how the class did, which slip how often, which line loses most. It names no student."""
from __future__ import annotations

from collections.abc import Iterator
from statistics import mean, median

from .tallies import Line, Tally, marks_in

SHOWN = 12
"""Lines and slips that are listed, at most."""
BAR = 24
"""Characters of the longest bar."""


def report(tally: Tally, title: str, remarks: list[str], unicode: bool = True) -> Iterator[str]:
    """The lines of the report. Of remarks it says how many there are: they name students."""
    yield from (f"# {title}", "")
    if not tally.students:
        yield "Nobody handed in anything."
        return
    yield f"{counted(tally.students, 'student')}, {counted(sum(tally.counts.values()), 'answer')}: {marks_in(tally.counts)}."
    yield (f"Points: {mean(tally.points):.1f} of {tally.most:g} on average, {median(tally.points):g} in the middle, "
           f"from {min(tally.points):g} to {max(tally.points):g}.")
    yield from slip_lines(tally, unicode)
    yield from line_lines(tally, unicode)
    if remarks:
        yield from ("", f"{counted(len(remarks), 'remark')} on what was handed in: see the marks.")


def slip_lines(tally: Tally, unicode: bool) -> Iterator[str]:
    """Which slip how often, the commonest first."""
    if tally.slips:
        yield from ("", "## Slips", "")
        most = max(tally.slips.values())
        for names, count in tally.slips.most_common(SHOWN):
            makers = counted(tally.makers[names], "student")
            yield f"- {bar(count, most, unicode)} {count:>3}  {' or '.join(names)} ({makers})"


def line_lines(tally: Tally, unicode: bool) -> Iterator[str]:
    """Which line loses most."""
    if tally.worst:
        yield from ("", "## Where points are lost", "")
        for line in tally.worst[:SHOWN]:
            yield f"- {bar(line.lost, tally.worst[0].lost, unicode)} {part(line):>4}  `{line.shown}`: {marks_in(line.counts)}"


def part(line: Line) -> str:
    """The part of a line's points that is lost."""
    return f"{line.lost / line.most:.0%}"


def bar(number: float, most: float, unicode: bool) -> str:
    """A bar as long as a number is large."""
    length = round(BAR * number / most) or 1
    return f"`{('█' if unicode else '#') * length:<{BAR}}`"


def counted(count: int, what: str) -> str:
    """1 student, 2 students."""
    return f"{count} {what}{'s' * (count != 1)}"
