"""Sheets as questions in Moodle's GIFT format: numerical ones, the slips as wrong answers
with their feedback.

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

from ...export import backslashed, escaped as html_escaped
from .paper import Paper
from .questions import questions, stem

GIFT_SPECIAL = backslashed("\\~=#{}:")


def gift(papers: Iterable[Paper]) -> Iterator[str]:
    """The lines of a file: a category for each sheet, a question for each blank."""
    for paper in papers:
        yield from ("", f"$CATEGORY: {category(paper)}", "")
        for question in questions(paper):
            asked = escaped(stem(paper, question.blank))
            yield f"::{escaped(question.name)}:: [html]{asked}{{#"
            for share, answer in question.shares:
                feedback = escaped(html_escaped(answer.feedback))
                yield f"=%{share}%{answer.value!r}:{answer.tolerance!r} # {feedback}"
            yield from ("}", "")


def escaped(text: str) -> str:
    """A text in which nothing has a meaning of its own."""
    return " ".join(text.split()).translate(GIFT_SPECIAL)


def category(paper: Paper) -> str:
    """The category of a sheet, below the course's. In the student's id slashes are
    doubled, as Moodle tells them from those of its path."""
    name = html_escaped(" ".join(paper.student.split())).replace("/", "//")
    return f"$course$/neuron_graph/{name or paper.file or 'sheet'}"
