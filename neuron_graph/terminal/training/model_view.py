"""A model in lines: what it predicts from what, its scaling, every weight, how it
was trained, what its test said."""
from __future__ import annotations

from collections.abc import Sequence

from ...data import Model
from ...export import parameter_count
from ...export.pictures import cell_len, clipped, curve, padded
from ...recording import Printer, visible
from ..screen import Lines, wrapped
from .confusion_view import columned
from .train_report import confusion_of, score_of

LISTED_PARAMETERS = 1000
"""Parameters that are listed without being asked for."""
LISTED_COLUMNS = 30
"""Columns of the table that are listed without being asked for."""
LABEL_COLUMNS = 16
"""Columns of a label before a table's numbers, at most."""
CURVE_LINES = 6


def described(
    model: Model, printer: Printer, width: int, unicode: bool, every: bool
) -> Lines:
    """All that a model is; of more parameters than `LISTED_PARAMETERS` the table is
    left out unless `every` one is wanted."""
    yield from purpose(model, width, every)
    yield from scaling_lines(model, printer, width, every)
    yield from weight_lines(model, printer, width, every)
    yield from training_lines(model, width, unicode)
    if model.tested:
        yield ""
        yield (
            f"test: {score_of(model, unicode)} on {model.tested.rows} rows that it had not "
            "seen")
        yield from confusion_of(model, width)


def sentence(text: str, width: int) -> Lines:
    """A sentence in lines."""
    return wrapped([visible(text)], width, "  ")


def purpose(model: Model, width: int, every: bool) -> Lines:
    """What it predicts, from what, and by which network."""
    features, network = model.features, model.network
    left = len(features) - LISTED_COLUMNS
    if left > 0 and not every:
        features = [*features[:LISTED_COLUMNS], f"... and {left} more"]
    classes = f" ({', '.join(model.classes)})" if model.classes else ""
    yield from sentence(
        f"predicts {', '.join(model.targets)}{classes} from {', '.join(features)}", width)
    sizes = "-".join(map(str, network.sizes))
    names = dict.fromkeys(neuron.activation.name for neuron in network.neurons)
    yield from sentence(
        f"{sizes} network, {', '.join(names)}, {parameter_count(network)} parameters",
        width)


def scaling_lines(model: Model, printer: Printer, width: int, every: bool) -> Lines:
    """What is taken off each column, and what it is divided by."""
    scalings = (model.features, model.scaling), (model.targets, model.target_scaling)
    for names, scaling in scalings:
        if scaling is None:
            continue
        yield ""
        if len(names) > LISTED_COLUMNS and not every:
            yield from sentence(f"scaling of {len(names)} columns: --all lists it", width)
            continue
        columns, formula = {"shift": scaling.shift}, "raw - shift"
        if scaling.scale:
            columns["scale"], formula = scaling.scale, "(raw - shift) / scale"
        yield f"scaling: {formula}"
        yield from table(names, columns, printer, width)


def weight_lines(model: Model, printer: Printer, width: int, every: bool) -> Lines:
    """The weights and biases of every layer: a column for each neuron, a row for what
    comes in."""
    count = parameter_count(model.network)
    if count > LISTED_PARAMETERS and not every:
        yield ""
        yield from sentence(f"{count} weights and biases: --all lists them", width)
        return
    rows = [*model.network.inputs]
    for number, layer in enumerate(model.network.layers, start=1):
        yield from ("", f"weights of layer {number}")
        columns = {neuron.name: [*neuron.weights] for neuron in layer.neurons}
        for neuron in layer.neurons:
            if neuron.bias is not None:
                columns[neuron.name].append(neuron.bias)
        yield from table([*rows, "bias"], columns, printer, width)
        rows = [*columns]


def table(
    rows: Sequence[str], columns: dict[str, list[float]], printer: Printer, width: int
) -> Lines:
    """Numbers in columns under their names; as many columns beside each other as there
    is room for."""
    cells = [[label(name), *map(printer.number, xs)] for name, xs in columns.items()]
    size = max(cell_len(text) for column in cells for text in column)
    even = [[padded(text, size, ">") for text in column] for column in cells]
    return columned(["", *map(label, rows)][:len(cells[0])], even, width)


def label(name: str) -> str:
    """A name beside or above numbers, cut where it is too long."""
    return clipped(visible(name), LABEL_COLUMNS)


def training_lines(model: Model, width: int, unicode: bool) -> Lines:
    """How it was trained, and how the error went."""
    yield ""
    yield from sentence(
        f"trained for {model.epochs} epoch{'s' * (model.epochs != 1)}, rate "
        f"{model.rate:g}; convention: {model.convention}", width)
    if model.history:
        last = model.history[-1]
        yield from sentence(
            f"{last.words} on the training rows after epoch {last.epoch}", width)
        yield from curve(model.errors, width, CURVE_LINES, unicode)
