"""Sheets as questions in Moodle's XML: a numerical one for each blank, and a cloze
question for the whole sheet.

Slips are wrong answers with their feedback. A cloze question is a table with
{1:NUMERICAL:=0.3775:0.00006#Right~%0%...} in its cells; there a backslash stands before
each of } # ~ / " and itself.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...export import Html, backslashed, escaped
from .gift import category
from .page import name_of, printer_of
from .paper import Paper
from .questions import Accepted, QuizQuestion, questions, stem

CLOZE_SPECIAL = backslashed('\\}#~/"')
BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})
"""HTML in which no brace starts a gap."""


def moodle_xml(papers: Iterable[Paper]) -> Iterator[str]:
    """The lines of a file: for each sheet a category, its questions, and the one that
    asks for all."""
    yield from ('<?xml version="1.0" encoding="UTF-8"?>', "<quiz>")
    for paper in papers:
        place = text(category(paper))
        yield f'<question type="category"><category>{place}</category></question>'
        found = list(questions(paper))
        for question in found:
            yield from numerical(paper, question)
        yield from cloze(paper, found)
    yield "</quiz>"


def text(content: str) -> str:
    """A text element. What XML cannot hold at all is no part of any text here, since
    names are shown in visible characters."""
    return f"<text>{escaped(content)}</text>"


def opening(kind: str, name: str, content: str) -> Iterator[str]:
    """The elements with which all questions start."""
    yield from (
        f'<question type="{kind}">', f"<name>{text(name)}</name>",
        f'<questiontext format="html">{text(content)}</questiontext>',
        f'<generalfeedback format="html">{text("")}</generalfeedback>')


def numerical(paper: Paper, question: QuizQuestion) -> Iterator[str]:
    """The question of a blank."""
    yield from opening("numerical", question.name, stem(paper, question.blank))
    yield from (
        "<defaultgrade>1</defaultgrade>", "<penalty>0.1</penalty>", "<hidden>0</hidden>")
    for share, answer in question.shares:
        said = text(escaped(answer.feedback))
        yield (f'<answer fraction="{share}" format="moodle_auto_format">'
               f'<text>{answer.value!r}</text><feedback format="html">{said}</feedback>'
               f'<tolerance>{answer.tolerance!r}</tolerance></answer>')
    yield from (
        "<unitgradingtype>0</unitgradingtype>", "<showunits>3</showunits>", "</question>")


def cloze(paper: Paper, found: Sequence[QuizQuestion]) -> Iterator[str]:
    """The question that asks for a whole sheet."""
    html = Html()
    printer = printer_of(html, paper)
    names = [name_of(html, printer, question.blank) for question in found]
    fine = [str(question.blank.precision) for question in found]
    table = html.table("gaps", zip(names, map(gap, found), fine))
    yield from opening(
        "cloze", f"{paper.student} sheet".strip(),
        stem(paper).translate(BRACES) + "".join(table))
    yield from ("<penalty>0.1</penalty>", "<hidden>0</hidden>", "</question>")


def gap(question: QuizQuestion) -> str:
    """The gap of a blank, with its answers."""
    slips = "".join(f"~%0%{choice(slip)}" for slip in question.slips)
    return f"{{1:NUMERICAL:={choice(question.right)}{slips}}}"


def choice(answer: Accepted) -> str:
    """A number that a gap accepts, with its tolerance and its feedback."""
    feedback = escaped(answer.feedback).translate(CLOZE_SPECIAL)
    return f"{answer.value!r}:{answer.tolerance!r}#{feedback}"
