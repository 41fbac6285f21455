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
    facts = [("name", line(name))] * bool(name)
    for word, text in (("student", marked.student), ("code", marked.code)):
        if text:
            facts.append((word, MARKDOWN.code(flat(text))))
    yield from MARKDOWN.title(line(title), facts)
    points = f"**{marked.points:g} of {marked.most:g} points**"
    yield from MARKDOWN.paragraph(f"{points}: {summary(marked)}.")
    yield from MARKDOWN.table("marks", map(cells, marked.marks), FEEDBACK_HEAD)


def cells(mark: Mark) -> list[str]:
    """An answer's row."""
    sentence = "" if mark.mark in (RIGHT, BLANK) else line(mark.sentence)
    points = f"{mark.points:g} ({mark.scheme})"
    shown = MARKDOWN.symbols(mark.shown)
    return [shown, line(mark.value), MARK_WORDS[mark.mark], points, sentence]


def summary(marked: Marked) -> str:
    """How many answers have each mark, in words."""
    counts = marked.counts.items()
    return ", ".join(f"{count} {MARK_WORDS[mark]}" for mark, count in counts if count)


def line(text: str) -> str:
    """A text on one line, in which Markdown finds nothing of its own."""
    return MARKDOWN.text(flat(text))


def flat(text: str) -> str:
    """A text on one line, in visible characters."""
    return " ".join(visible(text).split())
