"""Markdown, as GitHub reads it, in lines of 80 columns: to be read as text, too."""
from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from ..recording import TEXT, Style
from .markup import PAGE_WIDTH, Facts, Markup, Rows, backslashed

BEGINNING = re.compile(r"^([-+=]|\d+(?=[.)](\s|$)))")
"""What Markdown takes for the start of a list or a heading, or for an underline, where a line begins with it."""


class Markdown(Markup):
    """Markdown; what a printer of `style` wrote stands in it as code."""

    suffix = ".md"
    special = backslashed("\\`*_{}[]<>#|$~&!")
    headings = ["\n## {}", "# {}", "\n## {}", "\n### {}", "\n#### {}"]

    def __init__(self, style: Style = TEXT):
        self.style = style

    def symbols(self, written: str, typed: str = "") -> str:
        """As code that may stand in a table."""
        return self.code(written if "`" in written else written.replace("|", r"\|"))

    def code(self, text: str) -> str:
        """As code, unless it has the mark for code in it."""
        return self.text(text) if "`" in text else self.codes.format(text)

    def title(self, text: str, facts: Facts = (), small: bool = False) -> Iterator[str]:
        """The facts stand in a list below it, where `answers` finds them again."""
        yield from self.heading(1, text)
        yield from self.items(f"{word}: {said}" for word, said in facts) if facts else ()

    def paragraph(self, text: str) -> Iterator[str]:
        """Broken at 80 columns."""
        yield from ("", *broken(text, PAGE_WIDTH))

    def items(self, texts: Iterable[str]) -> Iterator[str]:
        """Broken at 80 columns, but for code."""
        yield ""
        for text in texts:
            yield self.item.format("\n  ".join([text] if text.startswith("`") else broken(text, PAGE_WIDTH - 2)))

    def table(self, kind: str, rows: Rows, head: Sequence[str] = (), caption: str = "", right: int = 0) -> Iterator[str]:
        """Below its caption; a column at the end without a heading is left out."""
        width = len(head) - (not head[-1])
        yield from self.heading(3, caption) if caption else ()
        yield ""
        for row in (head, ["---"] * (width - right) + ["---:"] * right, *rows):
            yield f"| {' | '.join(row[:width])} |"

    def preformatted(self, lines: Sequence[str]) -> Iterator[str]:
        """As code, between marks that are longer than any in it."""
        fence = "`" * max([3, *(len(run) + 1 for line in lines for run in re.findall("`+", line))])
        yield from ("", fence + "text", *lines, fence)

    def document(self, title: str, parts: Iterable[Iterable[str]]) -> Iterator[str]:
        """One after the other, with a rule between."""
        for number, part in enumerate(parts):
            yield from ("", "---", "") if number else ()
            yield from part


def broken(text: str, width: int) -> list[str]:
    """A text in lines, none of which begins anything."""
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [BEGINNING.sub(r"\\\1", line) for line in lines]
