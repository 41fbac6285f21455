"""A model in lines: what it predicts from what, its scaling, every weight, how it was trained, what its test said."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...data import Model
from ...export import parameter_count
from ...export.pictures import cell_len, clipped, curve, padded
from ...network import Layer
from ...recording import Printer, visible
from ..screen import wrapped
from .confusion_view import columned
from .train_report import confusion_of, score_of

LISTED_PARAMETERS = 1000
"""Parameters that are listed without being asked for."""
LISTED_COLUMNS = 30
"""The same of columns."""
LABELS = 16
"""Characters of the first column of a table, at most."""
CURVE_LINES = 6


def described(model: Model, printer: Printer, width: int, unicode: bool, every: bool) -> Iterator[str]:
    """All that a model is; of more parameters than `LISTED_PARAMETERS` the table is left out unless `every` one is wanted."""
    yield from purpose(model, width, every)
    yield from scaling_lines(model, printer, width, every)
    yield from weight_lines(model, printer, width, every)
    yield from training_lines(model, width, unicode)
    yield from test_lines(model, width, unicode)


def sentence(text: str, width: int) -> Iterator[str]:
    """A sentence in lines."""
    return wrapped([visible(text)], width, "  ")


def purpose(model: Model, width: int, every: bool) -> Iterator[str]:
    """What it predicts, from what."""
    features = model.features if every else listed(model.features)
    classes = f" ({', '.join(model.classes)})" if model.classes else ""
    sizes = "-".join(map(str, model.network.sizes))
    activations = ", ".join(dict.fromkeys(neuron.activation.name for neuron in model.network.neurons))
    yield from sentence(f"predicts {', '.join(model.targets)}{classes} from {', '.join(features)}", width)
    yield from sentence(f"{sizes} network, {activations}, {parameter_count(model.network)} parameters", width)


def listed(names: Sequence[str]) -> list[str]:
    """The names, of many the first and how many more there are."""
    return [*names] if len(names) <= LISTED_COLUMNS else [*names[:LISTED_COLUMNS], f"... and {len(names) - LISTED_COLUMNS} more"]


def scaling_lines(model: Model, printer: Printer, width: int, every: bool) -> Iterator[str]:
    """What is taken off each column, and what it is divided by."""
    for names, scaling in ((model.features, model.scaling), (model.targets, model.target_scaling)):
        if scaling and len(names) > LISTED_COLUMNS and not every:
            yield from ("", *sentence(f"scaling of {len(names)} columns: --all lists it", width))
        elif scaling:
            columns = {"shift": scaling.shift} | ({"scale": scaling.scale} if scaling.scale else {})
            yield from ("", "scaling: (raw - shift) / scale" if scaling.scale else "scaling: raw - shift")
            yield from table(names, columns, printer, width)


def weight_lines(model: Model, printer: Printer, width: int, every: bool) -> Iterator[str]:
    """The weights and biases of every layer: a column for each neuron, a row for what comes in."""
    count = parameter_count(model.network)
    if count > LISTED_PARAMETERS and not every:
        yield ""
        yield from sentence(f"{count} weights and biases: --all lists them", width)
        return
    above: Sequence[str] = model.network.inputs
    for number, layer in enumerate(model.network.layers, start=1):
        yield from ("", f"weights of layer {number}")
        columns = {neuron.name: [*neuron.weights, *([] if neuron.bias is None else [neuron.bias])] for neuron in layer.neurons}
        yield from table([*above, *bias_row(layer)], columns, printer, width)
        above = [neuron.name for neuron in layer.neurons]


def bias_row(layer: Layer) -> list[str]:
    """What the last row of a layer's table is called."""
    return [] if layer.neurons[0].bias is None else ["bias"]


def table(rows: Sequence[str], columns: dict[str, list[float]], printer: Printer, width: int) -> Iterator[str]:
    """Numbers in columns under their names; as many columns beside each other as there is room for."""
    cells = [[clipped(visible(name), LABELS), *map(printer.number, values)] for name, values in columns.items()]
    size = max(cell_len(text) for column in cells for text in column)
    labels = ["", *(clipped(visible(row), LABELS) for row in rows)]
    return columned(labels, [[padded(text, size, ">") for text in column] for column in cells], width)


def training_lines(model: Model, width: int, unicode: bool) -> Iterator[str]:
    """How it was trained, and how the error went."""
    yield ""
    yield from sentence(f"trained for {model.epochs} epoch{'s' * (model.epochs != 1)}, rate {model.rate:g}; convention: "
                       f"{model.convention}", width)
    if model.history:
        last = model.history[-1]
        yield from sentence(f"{last.words} on the training rows after epoch {last.epoch}", width)
        yield from curve(model.errors, width, CURVE_LINES, unicode)


def test_lines(model: Model, width: int, unicode: bool) -> Iterator[str]:
    """What came of its test."""
    if model.tested:
        yield ""
        yield f"test: {score_of(model, unicode)} on {model.tested.rows} rows that it had not seen"
        yield from confusion_of(model, width)
