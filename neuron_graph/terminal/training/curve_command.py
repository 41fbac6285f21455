"""How a model's error and accuracy went.

Draw the error over the training rows, and of classes the accuracy, against the
epochs of training.

examples:
  neuron-graph curve flowers.db                                  error and accuracy, drawn
  neuron-graph curve flowers.db --format csv --output curve.csv  as numbers
"""
from __future__ import annotations

from argparse import Namespace

from ...data import Entry, Model
from ...data.sqlite import load
from ...errors import BadValue
from ...export import data_row
from ...export.pictures import curve
from ...recording import visible
from ..screen import Lines, Screen

CURVE_HEIGHT, CURVE_WIDTH = 8, 80
OPTIONS = """
  MODEL                       a file that train has written
  --format=terminal terminal|csv|svg  how it is written
  --output FILE               write to a file
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Draw the curves, or write them as numbers."""
    form, output = arguments.format, arguments.output
    model = load(arguments.model)
    if not model.history:
        raise BadValue(
            "the model", arguments.model,
            "it has no history: it was not trained, or not for an epoch")
    if form == "csv":
        screen.write_document(map(data_row, [Entry._fields, *model.history]), output)
    elif form == "svg":
        from rich.text import Text

        from ..drawing import svg

        lines = map(Text, drawn(model, CURVE_WIDTH, unicode=True))
        title = visible(model.title) or arguments.model
        screen.write_document(svg(lines, title, CURVE_WIDTH), output)
    else:
        unicode = screen.unicode or output is not None
        screen.write(drawn(model, min(screen.width(), 120), unicode), output)


def drawn(model: Model, width: int, unicode: bool) -> Lines:
    """The curves, each under its name, with the last number."""
    last = model.history[-1]
    when = f"after {last.epoch} epochs"
    yield f"error on the training rows, {last.error:.4g} {when}"
    yield from curve(model.errors, width, CURVE_HEIGHT, unicode)
    if last.accuracy is not None:
        points = [(entry.epoch, entry.accuracy or 0.0) for entry in model.history]
        yield ""
        yield f"accuracy on the training rows, {last.accuracy:.1%} {when}"
        yield from curve(points, width, CURVE_HEIGHT, unicode)
