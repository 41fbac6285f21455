"""How the error went.

Draw the error, and of a model of classes the accuracy, against the epochs of
training: of models as train remembers it, over the training rows; of examples as
they are trained here. Several are drawn into one plot.

examples:
  neuron-graph curve flowers.db
      error and accuracy, drawn in characters
  neuron-graph curve a.db b.db --output both.svg
      as a plot, by the file's ending; both.tex for LaTeX, both.csv as numbers
  neuron-graph curve xor --epochs 900
      an example that comes with the program
"""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from itertools import chain
from math import isfinite
from operator import itemgetter
from typing import TypeAlias

from ...data import Entry
from ...errors import BadValue
from ...export import data_row
from ...export.pictures import curve, line_plot, stacked
from ...network import total_error
from ...published import Example
from ...recording import visible
from ..formats import PICTURES, picture
from ..options import EXAMPLE_OPTIONS, read_example
from ..screen import Lines, Screen

Runs: TypeAlias = dict[str, list[Entry]]
Points: TypeAlias = list[tuple[int, float]]
FIGURES = {"error": "{:.4g}", "accuracy": "{:.1%}"}
CURVE_HEIGHT = 8
MOST_ENTRIES = 500
"""Epochs of an example that are looked at, at most."""
OPTIONS = f"""
  --epochs=1000 N             how far an example is trained (1000)
  --format=terminal terminal|csv|svg|tikz  how it is written
  --output FILE               write to a file; its ending chooses a format
{EXAMPLE_OPTIONS.replace("EXAMPLE? ", "EXAMPLE* ").replace("an example,", "models and examples,")}
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Draw the curves, or write them as numbers."""
    form, output = arguments.format, arguments.output
    runs = {}
    for name in arguments.example or [None]:
        example = read_example(Namespace(**{**vars(arguments), "example": name}))
        runs[visible(name or example.title)] = history(example, arguments.epochs)
    if form == "csv":
        table = [("run", *Entry._fields),
                 *((name, *entry) for name, entries in runs.items() for entry in entries)]
        first = len(runs) == 1
        screen.write_document((data_row(row[first:]) for row in table), output)
    elif not any(curves(runs)):
        raise BadValue(
            "the error", "inf", "no number of it is finite: --format csv lists them")
    elif form in PICTURES:
        plots = stacked(*(line_plot(points, what) for what, points in curves(runs)))
        screen.write_document(picture(plots, form, ", ".join(runs)), output)
    else:
        screen.write(drawn(runs, min(screen.width(), 120),
                           screen.unicode or output is not None), output)


def history(example: Example, epochs: int) -> list[Entry]:
    """How the training of a model went; or of an example, which is trained."""
    model = example.model
    if model and not model.history:
        raise BadValue(
            "the model", example.title,
            "it has no history: it was not trained, or not for an epoch")
    if model:
        return model.history
    if not example.trains:
        raise BadValue(
            "the example", example.title,
            "nothing is trained in it: that needs targets and a rate, --targets and --rate")
    example.check_epochs(epochs, epochs)
    network, samples = example.network.copy(), example.scaled
    reached = chain([0], example.training(network, 1, epochs, max(1, epochs // MOST_ENTRIES)))
    return [Entry(done, total_error(network, samples)) for done in reached]


def curves(runs: Runs) -> Iterator[tuple[str, dict[str, Points]]]:
    """What is drawn, and of each run the points that are finite."""
    for what in FIGURES:
        found = {
            name: [(entry.epoch, x) for entry in entries
                   if (x := getattr(entry, what)) is not None and isfinite(x)]
            for name, entries in runs.items()}
        if any(found.values()):
            yield what, found


def drawn(runs: Runs, width: int, unicode: bool) -> Lines:
    """The curves below each other, each under its name, with the last number."""
    for what, found in curves(runs):
        for name, points in filter(itemgetter(1), found.items()):
            epoch, last = points[-1]
            yield f"{what} of {name}: {FIGURES[what].format(last)} after {epoch} epochs"
            yield from curve(points, width, CURVE_HEIGHT, unicode)
            yield ""
