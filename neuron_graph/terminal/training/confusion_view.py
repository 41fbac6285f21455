"""Which classes were taken for which, as lines: true classes in rows, predicted ones
in columns, recall and precision."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...data import precision, recall
from ...export.pictures import aligned, cell_len, clipped, plain
from ...recording import visible
from ..screen import Lines

LABEL_WIDTH = 20
"""Columns of a label, at most."""
FOOT = "precision"


def class_lines(
    matrix: Sequence[Sequence[int]], classes: Sequence[str], width: int = 80
) -> Lines:
    """The matrix, with recall, and precision below; where it is too wide in whole
    percents, too, in blocks below each other."""
    labels = ["true", *map(label_of, classes), FOOT]
    margin = max(map(cell_len, labels))
    columns = columns_of(matrix, classes, 1)
    if margin + sum(map(size_of, columns)) > width:
        columns = columns_of(matrix, classes, 0)
    yield f"{'':<{margin}}  predicted"
    yield from columned(labels, columns, width)


def columns_of(
    matrix: Sequence[Sequence[int]], classes: Sequence[str], decimals: int
) -> list[list[str]]:
    """A column for each predicted class, then that of the recall: a heading, a number
    for each true class, the precision."""
    columns = [[label_of(name), *map(str, counts), percent(part, decimals)]
               for name, counts, part in zip(classes, zip(*matrix), precision(matrix))]
    return [*columns, ["recall", *(percent(part, decimals) for part in recall(matrix)), ""]]


def columned(labels: Sequence[str], columns: Sequence[list[str]], width: int) -> Lines:
    """Columns behind labels, in as many blocks below each other as the width needs."""
    for block in blocks(columns, width - max(map(cell_len, labels))):
        rows = [[(text, "") for text in row] for row in zip(labels, *block)]
        yield from map(plain, aligned(rows, "<" + ">" * len(block)))


def blocks(columns: Sequence[list[str]], room: int) -> Iterator[list[list[str]]]:
    """The columns in groups that there is room for."""
    block: list[list[str]] = []
    for column in columns:
        if block and sum(map(size_of, [*block, column])) > room:
            yield block
            block = []
        block.append(column)
    yield block


def size_of(column: Sequence[str]) -> int:
    """The width of a column, with two blanks before it."""
    return 2 + max(map(cell_len, column))


def label_of(name: str, width: int = LABEL_WIDTH) -> str:
    """A name beside or above numbers, cut where it is too long."""
    return clipped(visible(name), width)


def percent(part: float | None, decimals: int) -> str:
    """A part of a whole; a dash where there is none."""
    return "-" if part is None else f"{part:.{decimals}%}"
