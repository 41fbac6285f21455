"""A feedback page for a student, in Markdown: every answer with its mark and a sentence.
The key is not on it."""
from __future__ import annotations

from collections.abc import Iterator

from ...export import Markdown
from ...judging import BLANK, CARRIED, RIGHT, ROUNDED, SLIP, UNREADABLE, WRONG, Mark, Marked
from ...recording import visible

MARK_WORDS = {
    RIGHT: "right", CARRIED: "right, carried",
    ROUNDED: "rounded too early, or too few figures", SLIP: "a slip", WRONG: "wrong",
    BLANK: "blank", UNREADABLE: "unreadable",
}
MARKDOWN = Markdown()
FEEDBACK_HEAD = ("line", "your answer", "mark", "points", "why")


def feedback(marked: Marked, title: str, name: str = "") -> Iterator[str]:
    """The lines of the page. `name` is the student's, if it is known."""
    facts = ("name", line(name)), ("student", code(marked.student)), ("code", code(marked.code))
    yield from MARKDOWN.title(line(title), [fact for fact in facts if fact[1]])
    yield from MARKDOWN.paragraph(
        f"**{marked.points:g} of {marked.most:g} points**: {summary(marked)}.")
    yield from MARKDOWN.table("marks", map(cells, marked.marks), FEEDBACK_HEAD)


def cells(mark: Mark) -> list[str]:
    """An answer's row."""
    sentence = "" if mark.mark in (RIGHT, BLANK) else line(mark.sentence)
    return [
        MARKDOWN.symbols(mark.shown), line(mark.value), MARK_WORDS[mark.mark],
        f"{mark.points:g} ({mark.scheme})", sentence]


def summary(marked: Marked) -> str:
    """How many answers have each mark, in words."""
    return ", ".join(
        f"{count} {MARK_WORDS[mark]}" for mark, count in marked.counts.items() if count)


def line(text: str) -> str:
    """A text on one line, in which Markdown finds nothing of its own."""
    return MARKDOWN.text(" ".join(visible(text).split()))


def code(text: str) -> str:
    """A text on one line, as code; "" of none."""
    return MARKDOWN.code(" ".join(visible(text).split())) if text else ""
