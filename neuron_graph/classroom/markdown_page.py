"""Sheets in Markdown: readable as text at 80 columns, and read back by `answers` when the values are filled in."""
from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from ..export.diagram import ASCII_STROKES, drawn
from ..export.markup import markdown_text
from ..recording.printer import TEXT
from .figures import SheetPrinter
from .page import Equation, Page
from .paper import Group, Paper

WIDTH = 80


class MarkdownPage(Page):
    """Markdown as GitHub reads it."""

    suffix = ".md"
    style = TEXT

    def numeral(self, text: str, decimal: str) -> str:
        """A plain numeral with its decimal sign."""
        return text.replace(".", decimal)

    def text(self, text: str) -> str:
        """A text with everything escaped that Markdown takes for its own."""
        return re.sub(r"^(\s*)([-+~=]|\d+(?=[.)]))", r"\1\\\2", re.sub(r"([~&!])", r"\\\1", markdown_text(text)))

    def symbols(self, written: str) -> str:
        """As code, unless it has the mark for code in it."""
        return markdown_text(written) if "`" in written else "`" + written.replace("|", r"\|") + "`"

    def document(self, title: str, parts: Iterable[Iterable[str]]) -> Iterator[str]:
        """One after the other, with a rule between."""
        for number, part in enumerate(parts):
            if number:
                yield from ("", "---", "")
            yield from part

    def head(self, paper: Paper, what: str) -> Iterator[str]:
        """The title; then `student:` and `code:`, which say whose answers stand below."""
        yield f"# {self.text(f'{what}: {paper.title}' if what else paper.title)}"
        yield ""
        facts = [("name", self.text(paper.who)), ("student", coded(paper.student)), ("code", coded(paper.sheet.code))]
        yield from (f"- {word}: {said}" for word, said in facts if said)

    def heading(self, text: str) -> Iterator[str]:
        """A heading of the second level."""
        yield from ("", f"## {text}")

    def paragraph(self, text: str) -> Iterator[str]:
        """A paragraph, broken at 80 columns."""
        yield from ("", *textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False))

    def items(self, texts: Iterable[str]) -> Iterator[str]:
        """A list, broken at 80 columns."""
        yield ""
        for text in texts:
            if text.startswith("`"):
                yield f"- {text}"
            else:
                yield from textwrap.wrap(text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False,
                                         break_on_hyphens=False)

    def picture(self, paper: Paper, printer: SheetPrinter) -> Iterator[str]:
        """The network in characters, as code."""
        canvas = drawn(paper.columns(printer), WIDTH, ASCII_STROKES) if drawable(paper) else None
        if canvas is not None:
            rows = list(canvas.text())
            fence = "`" * max([3, *(len(run) + 1 for row in rows for run in re.findall("`+", row))])
            yield from ("", fence + "text", *rows, fence)

    def given(self, rows: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
        """A row for each neuron."""
        yield from ("", "| given | numbers |", "| --- | --- |")
        yield from (f"| {whose} | {' '.join(numbers)} |" for whose, numbers in rows)

    def blanks(self, heading: str, groups: Sequence[Group], printer: SheetPrinter) -> Iterator[str]:
        """A table of names with empty cells for each phase."""
        yield from self.heading(heading)
        for group in groups:
            finer = any(blank.figures is None for blank in group.blanks)
            yield from ("", f"### {self.text(group.heading)}", "")
            yield from ("| name | value |" + " round to |" * finer, "| --- | --- |" + " --- |" * finer)
            for blank in group.blanks:
                yield f"| {self.symbols(blank.shown)} |  |" + (f" {blank.precision} |" if finer else "")

    def equations(self, groups: Sequence[tuple[str, list[Equation]]]) -> Iterator[str]:
        """A table for each phase."""
        for heading, lines in groups:
            yield from ("", f"### {self.text(heading)}", "", "| number | symbols | numbers | carried | answer |",
                        "| --- | --- | --- | ---: | ---: |")
            for line in lines:
                answer = f"**{line.answer}**" if line.answer else ""
                cells = [*map(self.symbols, (line.name, line.symbols, line.numbers)), line.carried, answer]
                yield f"| {' | '.join(cells)} |"

    def answers(self, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
        """A table of names and answers."""
        yield from ("", "| name | answer |", "| --- | ---: |")
        yield from (f"| {name} | {answer} |" for name, answer in rows)


def coded(text: str) -> str:
    """A text as code, in which nothing is escaped; escaped where it has the mark for code in it."""
    return "" if not text else markdown_text(text) if "`" in text else f"`{text}`"


MOST = 5
"""Neurons in a layer that are drawn, at most."""


def drawable(paper: Paper) -> bool:
    """Whether no layer is too tall for a picture."""
    return max(paper.sheet.example.network.sizes) <= MOST
