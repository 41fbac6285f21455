"""The papers of a class as files: what lies in the folder, and what goes to standard output.

    FORMATS      the form of each format's files; the last two are questions for a learning platform, in one file
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from .gift import gift
from .html_page import HtmlPage
from .latex_page import LatexPage
from .ledger import empty_answers, key_table
from .markdown_page import MarkdownPage
from .moodle import moodle_xml
from .page import Page, answer_key, solution, worksheet
from .paper import Paper

PAGES: dict[str, Callable[[], Page]] = {"markdown": MarkdownPage, "latex": LatexPage, "html": HtmlPage}
QUESTIONS: dict[str, tuple[str, Callable[[Iterable[Paper]], Iterator[str]]]] = {
    "gift": ("questions.gift", gift), "moodle-xml": ("questions.xml", moodle_xml),
}
FORMATS = [*PAGES, *QUESTIONS]
SOLUTIONS = "solutions"


def one_document(papers: Sequence[Paper], form: str, solutions: bool, key: bool) -> Iterator[str]:
    """All papers one after the other, then solutions and key where they are asked for."""
    if form in QUESTIONS:
        yield from QUESTIONS[form][1](papers)
        return
    page = PAGES[form]()
    parts = [worksheet(page, paper) for paper in papers]
    parts += [solution(page, paper) for paper in papers if solutions]
    parts += [answer_key(page, papers)] * key
    yield from page.document(papers[0].title, parts)


def files_of(papers: Sequence[Paper], form: str, solutions: bool, key: bool) -> dict[str, Iterable[str]]:
    """The files of a folder by name: a sheet for each student, or the questions of all; empty answers; what else is asked for."""
    files: dict[str, Iterable[str]] = {"answers.csv": empty_answers(papers)}
    if form in QUESTIONS:
        name, write = QUESTIONS[form]
        files[name] = write(papers)
    page = PAGES.get(form, MarkdownPage)()
    for paper in papers:
        if form not in QUESTIONS:
            files[paper.file + page.suffix] = page.document(paper.title, [worksheet(page, paper)])
        if solutions:
            files[f"{SOLUTIONS}/{paper.file}{page.suffix}"] = page.document(paper.title, [solution(page, paper)])
    if key:
        files["key.csv"] = key_table(papers)
        files["key" + page.suffix] = page.document(papers[0].title, [answer_key(page, papers)])
    return files
