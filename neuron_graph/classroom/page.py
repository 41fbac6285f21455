"""Pages: a worksheet, a solution and a key, composed once and written by whatever knows a form.

    MarkdownPage().document("Sheets", [worksheet(page, paper), ...])

A `Page` says how a form writes a text, a heading, a table of blanks; what stands on a page, and in which order, is here.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..recording.calculation import Line
from ..recording.printer import Style
from ..recording.step import Step
from .figures import SheetPrinter
from .paper import Group, Paper
from .sheet import Blank
from .wording import defining_steps


class Equation(NamedTuple):
    """A line of a solution, each part written by a printer: name, symbols, numbers, as carried, as asked ("" if it is not)."""

    name: str
    symbols: str
    numbers: str
    carried: str
    answer: str


MANY = 20
"""From how many blanks on they start on a page of their own when printed."""


class Page:
    """How a form writes what stands on a page. Texts are escaped by `text`; what printers write goes in as it is."""

    suffix: str
    style: Style

    def numeral(self, text: str, decimal: str) -> str:
        """A plain numeral such as -3.775e-5 with its decimal sign."""
        raise NotImplementedError

    def text(self, text: str) -> str:
        """A text in which nothing has a meaning of its own."""
        raise NotImplementedError

    def symbols(self, written: str) -> str:
        """What a printer wrote, amid text."""
        raise NotImplementedError

    def document(self, title: str, parts: Iterable[Iterable[str]]) -> Iterator[str]:
        """A document of some parts, each on pages of its own."""
        raise NotImplementedError

    def head(self, paper: Paper, what: str) -> Iterator[str]:
        """The title, whose paper it is, its code."""
        raise NotImplementedError

    def heading(self, text: str) -> Iterator[str]:
        """A heading, escaped already."""
        raise NotImplementedError

    def paragraph(self, text: str) -> Iterator[str]:
        """A paragraph, escaped already."""
        raise NotImplementedError

    def items(self, texts: Iterable[str]) -> Iterator[str]:
        """A list, each entry escaped already."""
        raise NotImplementedError

    def picture(self, paper: Paper, printer: SheetPrinter) -> Iterator[str]:
        """The network with its numbers; nothing where it does not fit."""
        raise NotImplementedError

    def given(self, rows: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
        """The given numbers: whose they are, and each as symbols."""
        raise NotImplementedError

    def blanks(self, heading: str, groups: Sequence[Group], printer: SheetPrinter) -> Iterator[str]:
        """The blanks under a heading, with room to write in, each with how finely it is asked where that differs from the
        rest."""
        raise NotImplementedError

    def equations(self, groups: Sequence[tuple[str, list[Equation]]]) -> Iterator[str]:
        """The lines of a solution under their headings."""
        raise NotImplementedError

    def answers(self, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
        """The names and answers of a key."""
        raise NotImplementedError

    def printer(self, paper: Paper) -> SheetPrinter:
        """What writes the numbers of a paper in this form."""
        return SheetPrinter(self.style, paper.sheet, lambda text: self.numeral(text, paper.decimal))


def worksheet(page: Page, paper: Paper) -> Iterator[str]:
    """What a student gets."""
    printer = page.printer(paper)
    yield from page.head(paper, "")
    if paper.note:
        yield from page.paragraph(page.text(paper.note))
    yield from page.heading("The network")
    yield from page.picture(paper, printer)
    yield from page.given(list(given_rows(page, paper, printer)))
    yield from page.heading("How it is computed")
    yield from page.items([*map(page.text, paper.words()), *definitions(page, paper, printer)])
    yield from page.heading("How to round")
    yield from page.paragraph(page.text(paper.rounding()))
    yield from page.blanks("Your answers", paper.groups(), printer)


def given_rows(page: Page, paper: Paper, printer: SheetPrinter) -> Iterator[tuple[str, list[str]]]:
    """The given numbers, each as `name = value`."""
    for given in paper.givens():
        places = [line.position for line in given.lines]
        yield page.text(given.whose), [page.symbols(f"{printer.name(printer.step(place))} = {printer.carried(place)}")
                                       for place in places]


def definitions(page: Page, paper: Paper, printer: SheetPrinter) -> list[str]:
    """The formulas that the words mean, one of each kind, from the recording."""
    return [page.symbols(f"{printer.name(step)} = {printer.formula(step)}") for step in defining_steps(paper.sheet)]


def solution(page: Page, paper: Paper) -> Iterator[str]:
    """A student's worked solution: every line that leads to what is asked."""
    printer = page.printer(paper)
    yield from page.head(paper, "Solution")
    more = paper.sheet.settings.figures + 1
    yield from page.paragraph(page.text(
        f"Every number is computed in full. Shown of it are the {more} figures that are carried; the answer is rounded from the "
        "full number."))
    asked = {blank.position for blank in paper.sheet.blanks}
    groups: dict[str, list[Equation]] = {}
    for line, step in paper.solution():
        groups.setdefault(paper.place(step), []).append(equation(printer, line, step, line.position in asked))
    yield from page.equations(list(groups.items()))


def equation(printer: SheetPrinter, line: Line, step: Step, asked: bool) -> Equation:
    """A line of a solution."""
    answer = printer.answer(line.position) if asked else ""
    return Equation(printer.name(step), printer.formula(step), printer.substituted(step), printer.carried(line.position), answer)


def answer_key(page: Page, papers: Sequence[Paper]) -> Iterator[str]:
    """The answers of all students, one after the other."""
    for paper in papers:
        printer = page.printer(paper)
        yield from page.head(paper, "Key")
        yield from page.answers([(name_of(page, printer, blank), printer.answer(blank.position)) for blank in paper.sheet.blanks])


def name_of(page: Page, printer: SheetPrinter, blank: Blank) -> str:
    """A blank's name amid text, with its sample and its round where it has them."""
    step = printer.step(blank.position)
    return page.symbols(printer.name(step) + page.text(blank.name.removeprefix(step.name)))
