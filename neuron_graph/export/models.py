"""A model in words and numbers: what it predicts from what, its scaling, every weight,
how it was trained."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple, TypeAlias

from ..errors import counted
from ..network import Neuron, Normalisation
from ..recording import Printer, visible
from .markup import Lines, Markup
from .summaries import parameter_count

LISTED_PARAMETERS = 1000
"""Parameters that are listed without being asked for."""
LISTED_COLUMNS = 30
"""Columns of the table that are listed without being asked for."""

ADVICE = ": --all lists them"


class Grid(NamedTuple):
    """Numbers, written out, in columns under their names, with a label for each row."""

    caption: str
    labels: Sequence[str]
    columns: Mapping[str, Sequence[str]]


Pieces: TypeAlias = Iterator[str | Grid]
"""Sentences and tables; an empty one begins a part."""


def described(model: Any, printer: Printer, every: bool = False) -> Pieces:
    """What a model is; of more parameters than `LISTED_PARAMETERS` the table is left out
    unless `every` one is wanted."""
    yield from purpose(model, every)
    for names, scaling in ((model.features, model.scaling), (model.targets, model.target_scaling)):
        if scaling:
            yield ""
            yield of_scaling(names, scaling, printer, every)
    yield from weights(model, printer, every)
    yield ""
    yield (f"trained for {counted(model.epochs, 'epoch')}, rate {model.rate:g}; "
           f"convention: {model.convention}")
    if model.history:
        last = model.history[-1]
        yield f"{last.words} on the training rows after epoch {last.epoch}"


def purpose(model: Any, every: bool) -> Pieces:
    """What it predicts, from what, and by which network."""
    features, network = model.features, model.network
    left = len(features) - LISTED_COLUMNS
    if left > 0 and not every:
        features = [*features[:LISTED_COLUMNS], f"... and {left} more"]
    classes = f" ({', '.join(model.classes)})" if model.classes else ""
    yield f"predicts {', '.join(model.targets)}{classes} from {', '.join(features)}"
    yield from (f"column {column.said}" for column in model.columns if column[1:] != ((), ""))
    names = dict.fromkeys(neuron.activation.name for neuron in network.neurons)
    yield (f"{network.shape} network, {', '.join(names)}, {parameter_count(network)} "
           "parameters")


def of_scaling(names: Sequence[str], scaling: Any, printer: Printer, every: bool,
               ) -> str | Grid:
    """What is taken off each column, and what it is divided by."""
    if len(names) > LISTED_COLUMNS and not every:
        return f"scaling of {len(names)} columns{ADVICE}"
    columns, formula = {"shift": printer.numbers(scaling.shift)}, "raw - shift"
    if scaling.scale:
        columns["scale"], formula = printer.numbers(scaling.scale), "(raw - shift) / scale"
    return Grid(f"scaling: {formula}", names, columns)


def weights(model: Any, printer: Printer, every: bool) -> Pieces:
    """The weights and biases of every layer: a column for each neuron, a row for what
    comes in."""
    count = parameter_count(model.network)
    if count > LISTED_PARAMETERS and not every:
        yield from ("", f"{count} weights and biases{ADVICE}")
        return
    labels = [*model.network.inputs]
    for number, layer in enumerate(model.network.layers, start=1):
        yield ""
        caption = f"weights of layer {number}"
        yield grid_of(layer.neurons, labels, caption, printer, layer.norm)
        labels = [neuron.name for neuron in layer.neurons]


def grid_of(neurons: Sequence[Neuron], labels: Sequence[str], caption: str, printer: Printer,
            norm: Normalisation | None = None) -> Grid:
    """The weights and the bias of neurons, and what normalises them, a column for
    each."""
    more = norm.numbers if norm else {}
    return Grid(caption, [*labels, *["bias"] * (neurons[0].bias is not None), *more], {
        one.name: printer.numbers(
            [*one.weights, *[one.bias] * (one.bias is not None), *column])
        for one, column in zip(neurons, zip(*more.values()) if more else repeat(()))})


def score_of(model: Any, unicode: bool = True) -> str:
    """What came of the test, in a word."""
    tested = model.tested
    if model.classes:
        return f"accuracy {tested.words}"
    name = "R²" if unicode else "R^2"
    return f"{name} {tested.words}" if tested.rows > 1 else f"one row says nothing of {name}"


def beside_of(model: Any) -> str:
    """What stands beside the score: that of always saying what is usual, and the errors of
    each column in its own units."""
    tested = model.tested
    if model.classes:
        return "".join(f"; always saying {model.always}: {part:.1%}" for part in tested.baseline)
    return "".join(
        f"; {name}: RMSE {rmse:.6g} (always saying {mean:.6g}: {usual:.6g}), MAE {mae:.6g}"
        for name, rmse, mae, usual, mean in zip(model.targets, *tested[3:], model.usual))


def test_of(model: Any, unicode: bool = True) -> str:
    """What came of the test, in a sentence."""
    return (f"test: {score_of(model, unicode)} on {model.tested.rows} rows that it had not seen"
            f"{beside_of(model)}")


def of_model(model: Any, markup: Markup, printer: Printer, every: bool = False,
             ) -> Lines:
    """What a model is, in a markup."""
    for piece in described(model, printer, every):
        if isinstance(piece, Grid):
            yield from of_grid(piece, markup)
        else:
            said, _, _ = piece.partition(ADVICE)
            yield from markup.paragraph(markup.text(visible(said)))
    if model.tested:
        yield from markup.paragraph(markup.text(test_of(model)))


def of_grid(grid: Grid, markup: Markup) -> Lines:
    """A table in a markup."""
    texts = ("", *grid.columns), *zip(grid.labels, *grid.columns.values())
    names, *rows = ([*map(markup.text, map(visible, row))] for row in texts)
    yield from markup.heading(3, markup.text(visible(grid.caption)))
    yield from markup.table("grid", rows, names)
