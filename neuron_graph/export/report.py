"""How a model does on each class, as lines."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..recording.notation import visible

WIDEST = 20
"""Characters of a label, at most."""


def class_lines(matrix: Sequence[Sequence[int]], classes: Sequence[str]) -> Iterator[str]:
    """The confusion matrix, true classes in rows, predicted ones in columns; with recall, and precision below."""
    names = [visible(label)[:WIDEST] for label in classes]
    width = max(9, *map(len, names))
    yield " " * width + "  predicted"
    yield f"{'true':<{width}}  " + "  ".join(f"{name:>{width}}" for name in names) + f"  {'recall':>7}"
    for name, row, label in zip(names, matrix, range(len(classes))):
        total = sum(row)
        recall = f"{row[label] / total:.1%}" if total else "-"
        yield f"{name:<{width}}  " + "  ".join(f"{count:>{width}}" for count in row) + f"  {recall:>7}"
    columns = [sum(row[n] for row in matrix) for n in range(len(classes))]
    precisions = [f"{matrix[n][n] / total:.1%}" if total else "-" for n, total in enumerate(columns)]
    yield f"{'precision':<{width}}  " + "  ".join(f"{text:>{width}}" for text in precisions)
