"""A model in lines: what it is, how its error went, what its test said."""
from __future__ import annotations

from ...data import Predictor
from ...export import Grid, described as pieces_of, test_of
from ...export.pictures import cell_len, curve, padded
from ...recording import Printer, visible
from ..screen import Lines, wrapped
from .confusion_view import columned, label_of
from .train_report import confusion_of

LABEL_COLUMNS = 16
"""Columns of a label before a table's numbers, at most."""
CURVE_LINES = 6


def described(
    model: Predictor, printer: Printer, width: int, unicode: bool, every: bool
) -> Lines:
    """All that a model is."""
    for piece in pieces_of(model, printer, every):
        if isinstance(piece, str):
            yield from wrapped([visible(piece)], width, "  ")
        else:
            yield piece.caption
            yield from table(piece, width)
    if model.history:
        yield from curve(model.errors, width, CURVE_LINES, unicode)
    if model.tested:
        yield ""
        yield from wrapped([visible(test_of(model, unicode))], width, "  ")
        yield from confusion_of(model, width)


def table(grid: Grid, width: int) -> Lines:
    """Numbers in columns under their names; as many columns beside each other as there
    is room for."""
    cells = [
        [label_of(name, LABEL_COLUMNS), *numbers] for name, numbers in grid.columns.items()]
    size = max(cell_len(text) for column in cells for text in column)
    even = [[padded(text, size, ">") for text in column] for column in cells]
    labels = ["", *(label_of(name, LABEL_COLUMNS) for name in grid.labels)]
    return columned(labels[:len(cells[0])], even, width)
