"""A feedback page for a student, in Markdown: every answer with its mark and a sentence. The key is not on it."""
from __future__ import annotations

import re
from collections.abc import Iterator

from .mark import BLANK, CARRIED, RIGHT, ROUNDED, SLIP, UNREADABLE, WRONG, Mark, Marked

WORDS = {RIGHT: "right", CARRIED: "right, carried", ROUNDED: "rounded too early, or too few figures", SLIP: "a slip",
         WRONG: "wrong", BLANK: "blank", UNREADABLE: "unreadable"}
ACTIVE = re.compile(r"([\\`*_\[\]<>|~&^$])")
"""What Markdown may take for marks of its own."""


def feedback(marked: Marked, title: str, name: str = "") -> Iterator[str]:
    """The lines of the page. `name` is the student's, if it is known."""
    yield from (f"# {escaped(title)}", "")
    yield from [f"name: {escaped(name)}", ""] if name else []
    yield f"student: {escaped(marked.student)}"
    yield from ["", f"code: {marked.code}"] if marked.code else []
    yield from ("", f"**{marked.points:g} of {marked.most:g} points**: {summary(marked)}.", "")
    yield "| line | your answer | mark | points | |"
    yield "| --- | --- | --- | --- | --- |"
    for mark in marked.marks:
        yield row(mark)


def row(mark: Mark) -> str:
    """An answer's row."""
    sentence = "" if mark.mark in (RIGHT, BLANK) else escaped(mark.sentence)
    return f"| `{mark.shown}` | {escaped(mark.value)} | {WORDS[mark.mark]} | {mark.points:g} ({mark.scheme}) | {sentence} |"


def summary(marked: Marked) -> str:
    """How many answers have each mark."""
    return ", ".join(f"{count} {WORDS[word]}" for word, count in marked.counts.items() if count)


def escaped(text: str) -> str:
    """A text in which Markdown finds nothing of its own, on one line."""
    return ACTIVE.sub(r"\\\1", " ".join(text.split()))
