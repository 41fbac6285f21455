"""The papers of a class as files: what lies in the folder, and what goes to standard
output.

    FORMATS      the form of each format's files; the last two are questions for a
                 learning platform, in one file
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...export import Html, Latex, Markdown, Markup
from .gift import gift
from .ledger import empty_answers, key_table
from .moodle import moodle_xml
from .page import answer_key, solution, worksheet
from .paper import Paper

MARKUPS: dict[str, Markup] = {"markdown": Markdown(), "latex": Latex(), "html": Html()}
QUESTIONS = {"gift": ("questions.gift", gift), "moodle-xml": ("questions.xml", moodle_xml)}
FORMATS = [*MARKUPS, *QUESTIONS]


def one_document(papers: Sequence[Paper], form: str, solutions: bool, key: bool) -> Iterator[str]:
    """All papers one after the other, then solutions and key where they are asked
    for."""
    if form in QUESTIONS:
        return QUESTIONS[form][1](papers)
    markup = MARKUPS[form]
    parts = [worksheet(markup, paper) for paper in papers]
    if solutions:
        parts += [solution(markup, paper) for paper in papers]
    if key:
        parts.append(answer_key(markup, papers))
    return iter(markup.document(papers[0].title, parts))


def files_of(papers: Sequence[Paper], form: str, solutions: bool, key: bool,
             ) -> dict[str, Iterable[str]]:
    """The files of a folder by name: a sheet for each student, or the questions of all;
    empty answers; what else is asked for."""
    markup = MARKUPS.get(form, MARKUPS["markdown"])
    files: dict[str, Iterable[str]] = {"answers.csv": empty_answers(papers)}
    if form in QUESTIONS:
        name, write = QUESTIONS[form]
        files[name] = write(papers)
    for paper in papers:
        name = paper.file + markup.suffix
        if form not in QUESTIONS:
            files[name] = markup.document(paper.title, [worksheet(markup, paper)])
        if solutions:
            files[f"solutions/{name}"] = markup.document(
                paper.title, [solution(markup, paper)])
    if key:
        files["key.csv"] = key_table(papers)
        files["key" + markup.suffix] = markup.document(
            papers[0].title, [answer_key(markup, papers)])
    return files
