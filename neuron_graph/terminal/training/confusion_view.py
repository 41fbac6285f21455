"""Which classes were taken for which, as lines: true classes in rows, predicted ones in columns, recall and precision."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...data import precision, recall
from ...export.pictures import cell_len, clipped, padded
from ...recording import visible

LABEL_WIDTH = 20
"""Columns of a label, at most."""
FOOT = "precision"


def class_lines(matrix: Sequence[Sequence[int]], classes: Sequence[str], width: int = 80) -> Iterator[str]:
    """The matrix, with recall, and precision below; folded where it is too wide, after whole percents were tried."""
    columns = [columns_of(matrix, classes, decimals) for decimals in (1, 0)]
    margin = max(map(cell_len, [FOOT, *map(label_of, classes)]))
    found = next((tried for tried in columns if margin + sum(map(size_of, tried)) <= width), columns[1])
    yield f"{'':<{margin}}  predicted"
    yield from columned(["true", *map(label_of, classes), FOOT], found, width)


def columns_of(matrix: Sequence[Sequence[int]], classes: Sequence[str], decimals: int) -> list[list[str]]:
    """A column for each predicted class, then that of the recall: a heading, a number for each true class, the precision."""
    counted = zip(classes, zip(*matrix), precision(matrix))
    columns = [[label_of(name), *map(str, counts), percent(part, decimals)] for name, counts, part in counted]
    return [*columns, ["recall", *(percent(part, decimals) for part in recall(matrix)), ""]]


def columned(labels: Sequence[str], columns: Sequence[list[str]], width: int) -> Iterator[str]:
    """Columns behind labels, in as many blocks below each other as the width needs."""
    margin = max(map(cell_len, labels))
    for block in blocks(columns, width - margin):
        for row, label in enumerate(labels):
            cells = (padded(column[row], size_of(column), ">") for column in block)
            yield (padded(label, margin) + "".join(cells)).rstrip()


def blocks(columns: Sequence[list[str]], room: int) -> Iterator[list[list[str]]]:
    """The columns in groups that there is room for."""
    block: list[list[str]] = []
    for column in columns:
        if block and sum(map(size_of, block)) + size_of(column) > room:
            yield block
            block = []
        block.append(column)
    yield block


def size_of(column: Sequence[str]) -> int:
    """The width of a column, with two blanks before it."""
    return 2 + max(map(cell_len, column))


def label_of(name: str) -> str:
    """A class's label, cut where it is too long."""
    return clipped(visible(name), LABEL_WIDTH)


def percent(part: float | None, decimals: int = 1) -> str:
    """A part of a whole; a dash where there is none."""
    return "-" if part is None else f"{part:.{decimals}%}"
