"""Questions for a learning platform: of each blank the right number with its tolerance,
and the numbers that slips give.

A slip is a wrong answer with its feedback where it can be told from the right number:
where both, with all that rounding may do to them, are apart. Slips that cannot be told
from each other are one answer, and its feedback names them all.
"""
from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP

from ...export import Html
from ...judging import MOST_NAMED, grouped
from ...recording import at_figures
from ..sheets import Blank, Family, Sheet, families_of, rounded
from .convention_text import convention_words
from .page import given, name_of, printer_of
from .paper import Paper

MORE_FIGURES = 6
"""Figures of a right number beyond those asked; its tolerance then accepts what `mark`
accepts, and a right number cut, which a platform cannot tell from one rounded."""
WIDEST_TOLERANCE = 0.999
"""A tolerance is never so wide that 0 or another sign would do: at most this part of
the number."""


LEAD = "That comes out if "
"""How the feedback to a slip begins."""


@dataclass(frozen=True)
class Accepted:
    """A number with its tolerance, and what is said to who answers it."""

    value: float
    tolerance: float
    feedback: str

    def meets(self, other: Accepted) -> bool:
        """Whether some answer would be both."""
        return abs(self.value - other.value) <= self.tolerance + other.tolerance


@dataclass(frozen=True)
class QuizQuestion:
    """A blank as a question: its `name` in the platform, the `right` number, and the
    slips that can be told from it, in order of size."""

    name: str
    blank: Blank
    right: Accepted
    slips: list[Accepted]

    @property
    def shares(self) -> list[tuple[int, Accepted]]:
        """All answers, each with how many hundredths of the points it gets."""
        return [(100, self.right), *((0, slip) for slip in self.slips)]


def questions(paper: Paper) -> Iterator[QuizQuestion]:
    """A question for each blank of a sheet whose number is finite."""
    sheet = paper.sheet
    for blank in sheet.blanks:
        value = sheet.value(blank)
        if math.isfinite(value):
            text = rounded(value, blank.precision).replace(".", paper.decimal)
            right = accepted(
                sheet, blank, value, sheet.chain.radii[blank.position],
                f"Right: {text} to {blank.precision}.")
            yield QuizQuestion(
                f"{paper.student} {blank.shown}".strip(), blank, right,
                told_apart(right, slips_of(sheet, blank)))


def accepted(sheet: Sheet, blank: Blank, value: float, radius: float, feedback: str,
             ) -> Accepted:
    """A number with what rounding may do to it: on the way to it, by the radius, and when
    it is written."""
    reached = radius if math.isfinite(radius) else 0.0
    room = min(reached + blank.precision.half(value), WIDEST_TOLERANCE * abs(value))
    figures = sheet.settings.figures + MORE_FIGURES
    value, room = (at_figures(n, figures, ROUND_HALF_UP) for n in (value, room))
    return Accepted(value, room, feedback)


def slips_of(sheet: Sheet, blank: Blank) -> Iterator[Accepted]:
    """What the slips of a blank's line give: those that give the same number here are
    one."""
    line = sheet.task.lines[blank.position]
    for family in families_of(sheet.task, line, [sheet.values]):
        edited = family[0].edited
        value = edited.of(sheet.values)
        if value and math.isfinite(value):
            radius = sheet.chain.off(edited, line.position)
            yield accepted(sheet, blank, value, radius, sentence(family))


def sentence(family: Family) -> str:
    """What went wrong, as the feedback to a slip."""
    texts = grouped(mistake.words for mistake in family)
    more = "; or by another slip." if len(texts) > MOST_NAMED else "."
    return LEAD + "; or ".join(texts[:MOST_NAMED]) + more


def told_apart(right: Accepted, slips: Iterable[Accepted]) -> list[Accepted]:
    """The slips that cannot be taken for the right number, neighbours that cannot be
    told apart as one."""
    found: list[Accepted] = []
    apart = [slip for slip in slips if not slip.meets(right)]
    for slip in sorted(apart, key=lambda slip: slip.value):
        if found and slip.meets(found[-1]):
            slip = joined(found.pop(), slip)
        found.append(slip)
    return [slip for slip in found if not slip.meets(right)]


def joined(one: Accepted, other: Accepted) -> Accepted:
    """Two slips as one answer that takes in both."""
    low = min(one.value - one.tolerance, other.value - other.tolerance)
    high = max(one.value + one.tolerance, other.value + other.tolerance)
    return Accepted(
        (low + high) / 2, (high - low) / 2,
        f"{one.feedback.removesuffix('.')}; or {other.feedback.removeprefix(LEAD)}")


def stem(paper: Paper, blank: Blank | None = None) -> str:
    """What a question says, as HTML in one line: the given numbers, the convention, what
    is asked. Without a blank the last is left out: so for a whole sheet."""
    html = Html()
    printer = printer_of(html, paper)
    lines = [
        *html.paragraph(html.text(paper.title)), *given(html, paper, printer),
        *html.items(map(html.text, convention_words(paper.sheet))),
        *html.paragraph(html.text(paper.rounding()))]
    if blank:
        name = name_of(html, printer, blank)
        lines += html.paragraph(f"<b>{name}</b> to {blank.precision}?")
    return "".join(lines)
