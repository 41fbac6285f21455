"""How a model's error and accuracy went.

Draw the error over the training rows, and of classes the accuracy, against the
epochs of training.

examples:
  neuron-graph curve flowers.db                                  error and accuracy, drawn
  neuron-graph curve flowers.db --format csv --output curve.csv  as numbers
"""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from ...data import Entry, Model
from ...data.sqlite import load
from ...errors import BadValue
from ...export import csv_row
from ...export.pictures import curve
from ...recording import visible
from ..screen import Screen

CURVE_HEIGHT, CURVE_WIDTH = 8, 80
OPTIONS = """
  MODEL                       a file that train has written
  --format=terminal terminal|csv|svg  how it is written
  --output FILE               write to a file
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Draw the curves, or write them as numbers."""
    form = arguments.format
    model = load(arguments.model)
    if not model.history:
        raise BadValue("the model", arguments.model, "it has no history: it was not trained, or not for an epoch")
    if form == "csv":
        screen.write_document(as_csv(model), arguments.output)
    elif form == "svg":
        from rich.text import Text

        from ..drawing import svg

        lines = map(Text, drawn(model, CURVE_WIDTH, unicode=True))
        screen.write_document(svg(lines, visible(model.title) or arguments.model, CURVE_WIDTH), arguments.output)
    else:
        width = min(screen.width(), 120)
        screen.write(drawn(model, width, screen.unicode or arguments.output is not None), arguments.output)


def drawn(model: Model, width: int, unicode: bool) -> Iterator[str]:
    """The curves, each under its name, with the last number."""
    last = model.history[-1]
    yield f"error on the training rows, {last.error:.4g} after {last.epoch} epochs"
    yield from curve(model.errors, width, CURVE_HEIGHT, unicode)
    if last.accuracy is not None:
        yield ""
        yield f"accuracy on the training rows, {last.accuracy:.1%} after {last.epoch} epochs"
        yield from curve([(entry.epoch, entry.accuracy or 0.0) for entry in model.history], width, CURVE_HEIGHT, unicode)


def as_csv(model: Model) -> Iterator[str]:
    """A line for each entry."""
    yield from map(csv_row, [Entry._fields, *model.history])
