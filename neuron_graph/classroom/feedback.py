"""A feedback page for a student, in Markdown: every answer with its mark and a sentence. The key is not on it."""
from __future__ import annotations

from collections.abc import Iterator

from ..judging.judgement import CARRIED, RIGHT, SLIP, WRONG
from ..judging.marks import BLANK, ROUNDED, UNREADABLE, Mark, Marked
from ..recording.notation import visible
from .markdown_page import MarkdownPage

WORDS = {RIGHT: "right", CARRIED: "right, carried", ROUNDED: "rounded too early, or too few figures", SLIP: "a slip",
         WRONG: "wrong", BLANK: "blank", UNREADABLE: "unreadable"}
PAGE = MarkdownPage()


def feedback(marked: Marked, title: str, name: str = "") -> Iterator[str]:
    """The lines of the page. `name` is the student's, if it is known."""
    yield from (f"# {line(title)}", "")
    yield from [f"name: {line(name)}", ""] if name else []
    yield f"student: {line(marked.student)}"
    yield from ["", f"code: {marked.code}"] if marked.code else []
    yield from ("", f"**{marked.points:g} of {marked.most:g} points**: {summary(marked)}.", "")
    yield "| line | your answer | mark | points | |"
    yield "| --- | --- | --- | --- | --- |"
    for mark in marked.marks:
        yield row(mark)


def row(mark: Mark) -> str:
    """An answer's row."""
    sentence = "" if mark.mark in (RIGHT, BLANK) else line(mark.sentence)
    cells = [PAGE.symbols(mark.shown), line(mark.value), WORDS[mark.mark], f"{mark.points:g} ({mark.scheme})", sentence]
    return f"| {' | '.join(cells)} |"


def summary(marked: Marked) -> str:
    """How many answers have each mark."""
    return ", ".join(f"{count} {WORDS[word]}" for word, count in marked.counts.items() if count)


def line(text: str) -> str:
    """A text on one line, in which Markdown finds nothing of its own."""
    return PAGE.text(" ".join(visible(text).split()))
