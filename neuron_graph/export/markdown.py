"""Markdown, as GitHub reads it, in lines of 80 columns: to be read as text, too."""
from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence

from ..recording import LATEX_STYLE
from .markup import PAGE_WIDTH, Facts, Lines, Markup, Parts, Rows, backslashed

BEGINNING = re.compile(r"^([-+=]|\d+(?=[.)](\s|$)))")
"""What Markdown takes for the start of a list or a heading, or for an underline, where
a line begins with it."""

MATH_SPECIAL = str.maketrans({
    "|": r"\vert ", "<": r"\lt ", ">": r"\gt ", "*": r"\ast ", "`": r"\backprime "})


class Markdown(Markup):
    """Markdown; what a printer wrote stands in it as code."""

    suffix = ".md"
    special = backslashed("\\`*_{}[]<>#|$~&!")
    headings = ["\n## {}", "# {}", "\n## {}", "\n### {}", "\n#### {}"]
    rules: Mapping[str, str] = {}
    """The rules below the headings of kinds of tables whose columns have a width of their
    own."""

    def symbols(self, written: str, typed: str = "") -> str:
        """What a printer wrote, as code that may stand in a table."""
        return self.code(written if "`" in written else written.replace("|", r"\|"))

    def code(self, text: str) -> str:
        """A text as code, unless it has the mark for code in it."""
        return self.text(text) if "`" in text else self.codes.format(text)

    def title(self, text: str, facts: Facts = (), small: bool = False) -> Lines:
        """The title, with the facts in a list below it, where `mark` finds them
        again."""
        yield from self.heading(1, text)
        if facts:
            yield from self.items(f"{word}: {said}" for word, said in facts)

    def paragraph(self, text: str) -> Lines:
        """A paragraph, broken at 80 columns."""
        yield from ("", *broken(text, PAGE_WIDTH))

    def items(self, texts: Iterable[str]) -> Lines:
        """A list, broken at 80 columns, but for code."""
        yield ""
        for text in texts:
            lines = [text] if text.startswith("`") else broken(text, PAGE_WIDTH - 2)
            yield self.item.format("\n  ".join(lines))

    def table(self, kind: str, rows: Rows, head: Sequence[str] = (), caption: str = "",
              right: int = 0) -> Lines:
        """A table below its caption; a column at the end without a heading is left
        out."""
        width = len(head) - (not head[-1])
        if caption:
            yield from self.heading(3, caption)
        yield ""
        rule = ["---"] * (width - right) + ["---:"] * right
        for row in (head, self.rules.get(kind, "").split() or rule, *rows):
            yield f"| {' | '.join(row[:width])} |"

    def preformatted(self, lines: Sequence[str]) -> Lines:
        """Lines as code, between marks that are longer than any in it."""
        fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", "\n".join(lines)))])
        yield from ("", fence + "text", *lines, fence)

    def document(self, title: str, parts: Parts) -> Lines:
        """The parts, one after the other, with a rule between."""
        for number, part in enumerate(parts):
            yield from ("", "---", "") if number else ()
            yield from part


class MathMarkdown(Markdown):
    """Markdown with formulas in mathematics, as GitHub, Jupyter, Quarto, pandoc and
    MkDocs show it; in ASCII, which every TeX behind them can print."""

    style, indent = LATEX_STYLE, r"\quad "
    rules = {"lines": "------- ------------------ -------------------------- -----------:"}

    def symbols(self, written: str, typed: str = "") -> str:
        """What a printer wrote, without what means something in a table or in HTML."""
        return f"${written.translate(MATH_SPECIAL)}$"

    def value(self, written: str) -> str:
        """A number, in mathematics where it is more than digits."""
        return f"${written}$" if "\\" in written else written


def broken(text: str, width: int) -> list[str]:
    """A text in lines, none of which begins anything."""
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [BEGINNING.sub(r"\\\1", line) for line in lines]
