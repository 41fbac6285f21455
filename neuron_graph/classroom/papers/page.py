"""Pages: a worksheet, a solution and a key, composed once and written in whatever markup.

    Markdown().document("Sheets", [worksheet(Markdown(), paper), ...])
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...export import APART, Equation, Markup
from ...export.pictures import MOST_NEURONS
from ...recording import Line
from ..sheets import Blank, SheetPrinter
from .convention_text import convention_words, defining_steps
from .paper import Paper

MANY_BLANKS = 20
"""From how many blanks on they start on a page of their own when printed."""
SOLUTION_HEAD = ("number", "symbols", "numbers", "carried", "answer")


def printer_of(markup: Markup, paper: Paper) -> SheetPrinter:
    """What writes the numbers of a paper in a markup."""
    return SheetPrinter(
        markup.style, paper.sheet, lambda text: markup.numeral(text, paper.decimal))


def head(markup: Markup, paper: Paper, what: str = "") -> Iterator[str]:
    """The title, whose paper it is, its code; on a sheet that waits for a name there is
    room for it. `what` it is, if it is no sheet, stands before the title."""
    title = f"{what}: {paper.title}" if what else paper.title
    waits = not what and not paper.note
    facts = [
        ("name", markup.text(paper.who) or markup.gap * waits),
        ("student", markup.code(paper.student) if paper.student else ""),
        ("code", markup.code(paper.sheet.code) if paper.sheet.code else ""),
    ]
    return markup.title(
        markup.text(title), [fact for fact in facts if fact[1]], what == "Key")


def worksheet(markup: Markup, paper: Paper) -> Iterator[str]:
    """What a student gets: the network, how it is computed, room for the answers."""
    printer = printer_of(markup, paper)
    yield from head(markup, paper)
    if paper.note:
        yield from markup.paragraph(markup.text(paper.note))
    yield from markup.heading(2, "The network")
    yield from picture(markup, paper)
    yield from given(markup, paper, printer)
    yield from markup.heading(2, "How it is computed")
    words = [markup.text(sentence) for sentence in convention_words(paper.sheet)]
    words += [markup.symbols(f"{printer.name(step)} = {printer.formula(step)}")
              for step in defining_steps(paper.sheet)]
    yield from markup.items(words)
    yield from markup.heading(2, "How to round")
    yield from markup.paragraph(markup.text(paper.rounding()))
    level = APART if len(paper.sheet.blanks) >= MANY_BLANKS else 2
    yield from markup.heading(level, "Your answers")
    yield from markup.block(
        "blanks",
        [line for section in paper.sections() for line in blanks(markup, printer, *section)])


def picture(markup: Markup, paper: Paper) -> Iterator[str]:
    """The network with its numbers; nothing where it does not fit."""
    if max(paper.sheet.example.network.sizes) > MOST_NEURONS:
        return
    printer = SheetPrinter(
        markup.drawing, paper.sheet, lambda text: text.replace(".", paper.decimal))
    yield from markup.picture(
        paper.columns(printer),
        "the network with its given numbers, which stand in the table below")


def given(markup: Markup, paper: Paper, printer: SheetPrinter) -> Iterator[str]:
    """The given numbers, a row for each neuron, each number as `name = value`."""
    def cell(lines: Sequence[Line]) -> str:
        return markup.side_by_side(
            markup.symbols(f"{printer.name(line.step)} = {printer.carried(line.position)}")
            for line in lines)

    return markup.table(
        "given", ((markup.text(whose), cell(lines)) for whose, lines in paper.givens()),
        ("given", "numbers"))


def blanks(markup: Markup, printer: SheetPrinter, heading: str, found: Sequence[Blank],
           ) -> Iterator[str]:
    """Blanks with room to write in, each with how finely it is asked where that differs
    from the rest."""
    fine = ["" if one.precision.figures else str(one.precision) for one in found]
    rows = ((name_of(markup, printer, one), "", finer) for one, finer in zip(found, fine))
    titles = ("name", "value", "round to" * any(fine))
    return markup.table("blank", rows, titles, markup.text(heading))


def solution(markup: Markup, paper: Paper) -> Iterator[str]:
    """A student's worked solution: every line that leads to what is asked."""
    printer = printer_of(markup, paper)
    yield from head(markup, paper, "Solution")
    more = paper.sheet.settings.figures + 1
    yield from markup.paragraph(markup.text(
        f"Every number is computed in full. Shown of it are the {more} figures that are "
        "carried; the answer is rounded from the full number."))
    answers = {one.position: printer.answer(one.position) for one in paper.sheet.blanks}
    parts: dict[str, list[Equation]] = {}
    for place, step in paper.solution():
        parts.setdefault(paper.place(step), []).append(Equation(
            printer.name(step), printer.formula(step), printer.substituted(step),
            printer.carried(place), answers.get(place, "")))
    for heading, equations in parts.items():
        yield from markup.heading(3, markup.text(heading))
        yield from markup.equations(equations, SOLUTION_HEAD)


def answer_key(markup: Markup, papers: Sequence[Paper]) -> Iterator[str]:
    """The answers of all students, one after the other."""
    for paper in papers:
        printer = printer_of(markup, paper)
        yield from head(markup, paper, "Key")
        rows = (
            (name_of(markup, printer, blank), markup.value(printer.answer(blank.position)))
            for blank in paper.sheet.blanks)
        yield from markup.block(
            "key", markup.table("answer", rows, ("name", "answer"), right=1))


def name_of(markup: Markup, printer: SheetPrinter, blank: Blank) -> str:
    """A blank's name amid text, with its sample and its epoch where it has them."""
    return markup.symbols(
        printer.name(blank.step) + markup.text(printer.sheet.task.place_of(blank.step)),
        blank.shown)
