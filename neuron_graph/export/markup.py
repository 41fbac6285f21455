"""Markups: how a language writes what stands in a document: a heading, a table, an
equation, the document itself.

    markup = Markdown()
    markup.document("Sums", [[*markup.title("Sums"), *markup.paragraph(markup.text("1 < 2"))]])

A text is escaped by `text`, and what a printer of `style` wrote is put amid text by
`symbols`; all else takes what is escaped already. So what stands in a document, and in
which order, is said once, whatever it is written in. A language is a table of
templates, with methods where a template will not do; to add one, write its `Markup`.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from ..recording import TEXT
from .pictures import ASCII_STROKES, Columns, drawn
from .trace import Equation

PAGE_WIDTH = 80
"""Columns of a line, where lines are broken, and of a picture in characters."""
APART = 0
"""The level of a heading that stands like one of level 2, and begins a page in
print."""
Lines: TypeAlias = Iterator[str]
"""Lines of a document, in order; `Parts` are those of each part of one."""
Parts: TypeAlias = Iterable[Iterable[str]]
Rows: TypeAlias = Iterable[Sequence[str]]
Facts: TypeAlias = Sequence[tuple[str, str]]
"""Words, each with what is to be said of it."""


class Markup:
    """A language. `style` is how printers write its formulas, `drawing` how they write
    what stands in its pictures; `gap` is room to write in by hand, "" where there is
    none."""

    suffix = gap = ""
    style = drawing = TEXT
    special: Mapping[int, str] = {}
    """What stands for characters that mean something."""
    headings: Sequence[str]
    """By level; the first is `APART`."""
    paragraphs = formulas = figures = beside = "{}"
    items_begin, item, items_end = "", "- {}", ""
    indent = ""
    """What stands before a name that is further in."""
    codes, strong, power = "`{}`", "**{}**", "{}e{}"

    def text(self, text: str) -> str:
        """A text in which nothing has a meaning of its own."""
        return text.translate(self.special)

    def symbols(self, written: str, typed: str = "") -> str:
        """What a printer wrote, amid text; `typed` is how a person types the same, if
        that is another way."""
        return self.formulas.format(written)

    def value(self, written: str) -> str:
        """A number that a printer wrote, amid text."""
        return self.figures.format(written)

    def code(self, text: str) -> str:
        """A text that is to be taken letter by letter."""
        return self.codes.format(self.text(text))

    def numeral(self, text: str, decimal: str) -> str:
        """A plain numeral such as -3.775e-5 with its decimal sign, as a printer is to
        write it."""
        mantissa, e, exponent = text.replace(".", decimal).partition("e")
        return self.power.format(mantissa, exponent) if e else mantissa

    def title(self, text: str, facts: Facts = (), small: bool = False) -> Lines:
        """The title, with facts beside it; a `small` one does not begin a page."""
        yield from self.heading(1, text)
        yield from self.table("owner", facts) if facts else ()

    def heading(self, level: int, text: str) -> Lines:
        """A heading of level 2 to 4, or `APART`."""
        yield self.headings[level].format(text)

    def paragraph(self, text: str) -> Lines:
        """A paragraph."""
        yield self.paragraphs.format(text)

    def items(self, texts: Iterable[str]) -> Lines:
        """A list."""
        yield from (self.items_begin, *map(self.item.format, texts), self.items_end)

    def side_by_side(self, pieces: Iterable[str]) -> str:
        """Pieces of text in one cell."""
        return " ".join(map(self.beside.format, pieces))

    def table(self, kind: str, rows: Rows, head: Sequence[str] = (), caption: str = "",
              right: int = 0) -> Lines:
        """A table, laid out as its `kind` is; the last columns, as many as `right`
        says, hold numbers."""
        raise NotImplementedError

    def block(self, kind: str, lines: Iterable[str]) -> Lines:
        """Lines laid out as their `kind` is."""
        yield from lines

    def equations(self, equations: Sequence[Equation | str], head: Sequence[str],
                  ) -> Lines:
        """Equations below each other, and the names of what those below them belong to;
        `head` says what their parts are."""
        rows = []
        for one in equations:
            row = [self.strong.format(one)] if isinstance(one, str) else [
                *map(self.symbols, one[:3]), self.value(one.result),
                one.answer and self.strong.format(one.answer)]
            rows.append([*row, *[""] * len(head)][:len(head)])
        return self.table("lines", rows, head, right=len(head) - 3)

    def preformatted(self, lines: Sequence[str]) -> Lines:
        """Lines of characters as they are."""
        yield from lines

    def picture(self, columns: Columns, said: str) -> Lines:
        """A network, nothing where it has no room; `said` is what a screen reader says
        of it."""
        canvas = drawn(columns, PAGE_WIDTH, ASCII_STROKES)
        return self.preformatted([*canvas.text()]) if canvas else iter(())

    def document(self, title: str, parts: Parts) -> Lines:
        """A document of some parts, each on pages of its own."""
        raise NotImplementedError


def backslashed(characters: str) -> dict[int, str]:
    """What `str.translate` needs to put a backslash before each of these."""
    return str.maketrans({character: "\\" + character for character in characters})
