"""Rows of spans, each a text and what it belongs to, which whoever shows it colours it
by; "" is not coloured."""
from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TypeAlias
from unicodedata import category, east_asian_width

Span: TypeAlias = tuple[str, str]
Row: TypeAlias = list[Span]


def cell_len(text: str) -> int:
    """Columns of a terminal that a text takes: a wide letter, as 王, takes two, an
    accent of its own none."""
    return len(text) if text.isascii() else sum(map(cells_of, text))


@cache
def cells_of(character: str) -> int:
    """Columns that a character takes."""
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def padded(text: str, size: int, side: str = "<") -> str:
    """A text with blanks up to so many columns, aligned to its side, < or >."""
    blanks = " " * (size - cell_len(text))
    return text + blanks if side == "<" else blanks + text


def clipped(text: str, size: int) -> str:
    """The beginning of a text that takes at most so many columns."""
    return text[:sum(end <= size for end in accumulate(map(cells_of, text)))]


def runs(cells: Iterable[Span]) -> Row:
    """Neighbours that belong to the same, as one span."""
    return [("".join(text for text, _ in run), kind) for kind, run in groupby(cells, itemgetter(1))]


def plain(row: Sequence[Span]) -> str:
    """The text of a row."""
    return "".join(text for text, _ in row).rstrip()


def length(row: Sequence[Span]) -> int:
    """Columns of a row."""
    return sum(cell_len(text) for text, _ in row)


def cut(row: Sequence[Span], width: int) -> Row:
    """The beginning of a row."""
    kept: Row = []
    for text, kind in row:
        kept.append((clipped(text, max(0, width - length(kept))), kind))
    return [(text, kind) for text, kind in kept if text]


def broken(text: str, kind: str, width: int | None) -> Iterator[Row]:
    """A text in rows, none wider than a width, if it is given."""
    lines = textwrap.wrap(text, width, break_on_hyphens=False) if width else [text]
    return ([(line, kind)] for line in lines)


def beside(left: Sequence[Span], right: Sequence[Span], column: int) -> Row:
    """Two rows in one, the right one from a column on."""
    if not right:
        return list(left)
    return [*left, (" " * (column - length(left)), ""), *right]


def flowed(items: Iterable[Row], width: int) -> Iterator[Row]:
    """Items side by side, on as many rows as they need."""
    row: Row = []
    for item in items:
        if row and length(row) + 3 + length(item) > width:
            yield cut(row, width)
            row = []
        row += [("   ", ""), *item] if row else item
    if row:
        yield cut(row, width)


def aligned(rows: Sequence[Row], sides: str, width: int | None = None) -> Iterator[Row]:
    """Rows as a table, two blanks between its columns, each aligned to its side, < or
    >; where a width is given the last one is broken so that none is wider."""
    widths = [max(cell_len(text) for text, _ in column) for column in zip(*rows)]
    start = sum(size + 2 for size in widths[:-1])
    for row in rows:
        line: Row = []
        for (text, kind), side, size in zip(row[:-1], sides, widths):
            line += [(padded(text, size, side), kind), ("  ", "")]
        text, kind = row[-1]
        texts = [padded(text, widths[-1], sides[-1])]
        if width:
            texts = textwrap.wrap(texts[0].rstrip(), max(1, width - start)) or [""]
        yield [*line, (texts[0], kind)]
        yield from ([(" " * start + text, kind)] for text in texts[1:])
