"""Sheets as questions in Moodle's XML: a numerical one for each blank, and a cloze
question for the whole sheet.

Slips are wrong answers with their feedback. A cloze question is a table with
{1:NUMERICAL:=0.3775:0.00006#Right~%0%...} in its cells; there a backslash stands before
each of } # ~ / " and itself.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...export import Html, backslashed, escaped
from .gift import category
from .page import name_of, printer_of
from .paper import Paper
from .questions import Accepted, QuizQuestion, questions, stem

CLOZE_SPECIAL = backslashed('\\}#~/"')


def moodle_xml(papers: Iterable[Paper]) -> Iterator[str]:
    """The lines of a file: for each sheet a category, its questions, and the one that
    asks for all."""
    yield from ('<?xml version="1.0" encoding="UTF-8"?>', "<quiz>")
    for paper in papers:
        yield f'<question type="category"><category>{text(f"$course$/neuron_graph/{category(paper)}")}</category></question>'
        found = list(questions(paper))
        for question in found:
            yield from numerical(paper, question)
        yield from cloze(paper, found)
    yield "</quiz>"


def text(content: str) -> str:
    """A text element; what XML cannot hold at all is no part of any text here, since
    names are shown in visible characters."""
    return f"<text>{escaped(content)}</text>"


def opening(kind: str, name: str, content: str) -> Iterator[str]:
    """What all questions start with."""
    yield from (f'<question type="{kind}">', f"<name>{text(name)}</name>",
                f'<questiontext format="html">{text(content)}</questiontext>',
                f'<generalfeedback format="html">{text("")}</generalfeedback>')


def numerical(paper: Paper, question: QuizQuestion) -> Iterator[str]:
    """The question of a blank."""
    yield from opening("numerical", f"{paper.student} {question.blank.shown}".strip(), stem(paper, question.blank))
    yield from ("<defaultgrade>1</defaultgrade>", "<penalty>0.1</penalty>", "<hidden>0</hidden>")
    for share, answer in question.shares:
        said = text(escaped(answer.feedback))
        yield (f'<answer fraction="{share}" format="moodle_auto_format"><text>{answer.value!r}</text>'
               f'<feedback format="html">{said}</feedback><tolerance>{answer.tolerance!r}</tolerance></answer>')
    yield from ("<unitgradingtype>0</unitgradingtype>", "<showunits>3</showunits>", "</question>")


def cloze(paper: Paper, found: Iterable[QuizQuestion]) -> Iterator[str]:
    """The question that asks for a whole sheet."""
    html = Html()
    printer = printer_of(html, paper)
    rows = ((name_of(html, printer, one.blank), gap(one), str(one.blank.precision)) for one in found)
    yield from opening("cloze", f"{paper.student} sheet".strip(), braced(stem(paper, None)) + "".join(html.table("gaps", rows)))
    yield from ("<penalty>0.1</penalty>", "<hidden>0</hidden>", "</question>")


def braced(content: str) -> str:
    """HTML in which no brace starts a gap."""
    return content.replace("{", "&#123;").replace("}", "&#125;")


def gap(question: QuizQuestion) -> str:
    """The gap of a blank, with its answers."""
    slips = "".join(f"~%0%{of(slip)}" for slip in question.slips)
    return f"{{1:NUMERICAL:={of(question.right)}{slips}}}"


def of(answer: Accepted) -> str:
    """A number with its tolerance and its feedback."""
    return f"{answer.value!r}:{answer.tolerance!r}#{escaped(answer.feedback).translate(CLOZE_SPECIAL)}"
