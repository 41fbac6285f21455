"""Rows of spans, each a text and what it belongs to, which whoever shows it colours it by; "" is not coloured."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

Span: TypeAlias = tuple[str, str]
Row: TypeAlias = list[Span]


def runs(cells: Iterable[Span]) -> Row:
    """Neighbours that belong to the same, as one span."""
    return [("".join(text for text, _ in run), kind) for kind, run in groupby(cells, key=lambda cell: cell[1])]


def plain(row: Sequence[Span]) -> str:
    """The text of a row."""
    return "".join(text for text, _ in row).rstrip()


def length(row: Sequence[Span]) -> int:
    """Characters of a row."""
    return sum(len(text) for text, _ in row)


def cut(row: Sequence[Span], width: int) -> Row:
    """The beginning of a row."""
    kept: Row = []
    for text, kind in row:
        kept.append((text[:width - length(kept)], kind))
    return [(text, kind) for text, kind in kept if text]


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
