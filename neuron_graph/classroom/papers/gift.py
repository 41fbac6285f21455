"""Sheets as questions in Moodle's GIFT format: numerical ones, the slips as wrong
answers with their feedback.

    $CATEGORY: $course$/neuron_graph/anna
    ::anna net_h1:: [html]<p>...</p>{#
    =%100%0.3775:0.00006 # Right: 0.3775 to 4 figures.
    =%0%0.4275:0.00006 # That comes out if ...
    }

In texts a backslash stands before each of ~ = # { } : and itself; a question ends at an
empty line, so that there is none in it.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...export import backslashed
from ...export import escaped as html_escaped
from .paper import Paper
from .questions import Accepted, questions, stem

GIFT_SPECIAL = backslashed("\\~=#{}:")


def gift(papers: Iterable[Paper]) -> Iterator[str]:
    """The lines of a file: a category for each sheet, a question for each blank."""
    for paper in papers:
        yield from ("", f"$CATEGORY: $course$/neuron_graph/{category(paper)}", "")
        for question in questions(paper):
            name = f"{paper.student} {question.blank.shown}".strip()
            yield f"::{escaped(name)}:: [html]{escaped(stem(paper, question.blank))}{{#"
            for share, answer in question.shares:
                yield f"=%{share}%{answer.value!r}:{answer.tolerance!r} # {feedback(answer)}"
            yield from ("}", "")


def escaped(text: str) -> str:
    """A text in which nothing has a meaning of its own."""
    return " ".join(text.split()).translate(GIFT_SPECIAL)


def feedback(answer: Accepted) -> str:
    """What is said to an answer; it is HTML, as the question is."""
    return escaped(html_escaped(answer.feedback))


def category(paper: Paper) -> str:
    """The category of a sheet: the student's id with its own slashes doubled, as Moodle
    tells them from those of its path."""
    return html_escaped(" ".join(paper.student.split())).replace("/", "//") or paper.file or "sheet"
