"""A model as rows of tables, and the rows as a model."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from ...checks import finite, finite_list, whole
from ...errors import NeuronGraphError, WrongLength
from ...network import Convention, Layer, Network, Neuron
from ...setup import Scaling, state
from ...version import __version__
from ..history import Best, Entry, Origin, Scores
from ..model import Model
from ..plan import plan_of
from .database import Row, Rows
from .schema import typed


def rows_of(model: Model) -> Rows:
    """What stands in the tables for a model. Raises a `NeuronGraphError` for what they cannot hold."""
    network, classified = model.network, model.tested.confusion if model.tested else []
    test = model.tested[:2] if model.tested else (None, None)
    rows = typed({
        "model": [(1, model.title, model.rate, model.epochs, model.low, model.high, *test, model.best and model.best.epoch,
                   model.origin and model.origin.fingerprint, __version__, "")],
        "convention": sorted((key, str(value)) for key, value in model.convention.as_dict().items()),
        "feature": numbered(zip(model.features, network.inputs, *scaling_columns(model.scaling, len(model.features)))),
        "target": numbered(zip(model.targets, *scaling_columns(model.target_scaling, len(model.targets)))),
        "class": numbered(zip(model.classes)),
        "layer": numbered((layer.bias, layer.shared.bias_velocity) for layer in network.layers),
        "neuron": numbered(neuron_rows(network)),
        "weight": list(weight_rows(network)),
        "history": numbered(model.history),
        "confusion": [(true, *row) for true, counts in enumerate(classified, start=1) for row in numbered(zip(counts))],
        "best": numbered(zip(model.best.parameters)) if model.best else [],
        "plan": sorted(model.origin.plan.texts().items()) if model.origin else [],
    }, are_made=True)
    return rows | {"model": [(*rows["model"][0][:-1], checksum(rows))]}


def numbered(rows: Iterable[Sequence[Any]]) -> list[Row]:
    """Rows that begin with their position."""
    return [(position, *row) for position, row in enumerate(rows, start=1)]


def scaling_columns(scaling: Scaling | None, size: int) -> tuple[Sequence[float | None], Sequence[float | None]]:
    """The shifts and the scales; None where there are none."""
    nothing: list[float | None] = [None] * size
    return (scaling.shift, scaling.scale or nothing) if scaling else (nothing, nothing)


def neuron_rows(network: Network) -> Iterator[Row]:
    """Each neuron's row without its number."""
    for number, layer in enumerate(network.layers, start=1):
        for position, neuron in enumerate(layer.neurons, start=1):
            yield (number, position, neuron.name, neuron.activation.name, neuron.bias if neuron.owns_bias else None,
                   neuron.bias_velocity, neuron.bias_input)


def weight_rows(network: Network) -> Iterator[Row]:
    """Each weight's row, neuron by neuron."""
    for number, neuron in enumerate(network.neurons, start=1):
        names: Sequence[str | None] = neuron.weight_names or [None] * len(neuron.weights)
        for position, row in enumerate(zip(names, neuron.weights, neuron.velocities, strict=True)):
            yield number, position + 1, *row, int(position in neuron.frozen)


def checksum(rows: Rows) -> str:
    """SHA-256 of all rows, but for the checksum itself; of their ASCII, since `repr` of a text depends on the Python."""
    digest = hashlib.sha256()
    for table in rows:
        for row in rows[table]:
            digest.update(ascii(row[:-1] if table == "model" else row).encode())
    return digest.hexdigest()


def model_of(rows: Rows) -> Model:
    """The model that stands in the tables. Raises a `NeuronGraphError` if the rows make none, or not the one saved."""
    if len(rows["model"]) != 1:
        raise NeuronGraphError(f"its table model has {len(rows['model'])} rows: one is needed")
    _, title, rate, epochs, low, high, *progress, _, saved = rows["model"][0]
    columns = [list(column) for column in zip(*rows["feature"])] or [[]] * 5
    targets = [list(column) for column in zip(*rows["target"])] or [[]] * 4
    model = Model(network_of(rows, columns[2]), features=columns[1], targets=targets[1],
                  classes=[label for _, label in rows["class"]], scaling=scaling_of(columns[3], columns[4]),
                  target_scaling=scaling_of(targets[2], targets[3]), low=low, high=high,
                  rate=finite(rate, "the rate"), epochs=whole("epochs", epochs, least=0),
                  history=[Entry(*entry) for _, *entry in rows["history"]], title=title)
    tested, score, best_epoch, fingerprint = progress
    model.tested = scores_of(rows, tested, score, len(model.classes))
    model.best = best_of(rows, best_epoch, model)
    model.origin = None if fingerprint is None else Origin(plan_of(dict(rows["plan"])), fingerprint)
    if checksum(rows) != saved:
        raise NeuronGraphError("it was changed or damaged after it was saved: the checksum differs")
    return model


def scores_of(rows: Rows, tested: int | None, score: float | None, size: int) -> Scores | None:
    """What came of a test of so many rows, with as many classes as `size` says."""
    counts = [count for *_, count in rows["confusion"]]
    if len(counts) != (0 if tested is None else size * size):
        raise WrongLength("the confusion", 0 if tested is None else size * size, len(counts))
    if tested is None or score is None:
        return None
    return Scores(tested, finite(score, "the score"), [counts[start:start + size] for start in range(0, len(counts), size or 1)])


def best_of(rows: Rows, epoch: int | None, model: Model) -> Best | None:
    """The best epoch so far, with its parameters."""
    parameters = [value for _, value in rows["best"]]
    due = 0 if epoch is None else len(state(model.network))
    if len(parameters) != due:
        raise WrongLength("the best parameters", due, len(parameters))
    return None if epoch is None else Best(epoch, parameters)


def scaling_of(shift: list[float | None], scale: list[float | None]) -> Scaling | None:
    """The scaling of columns, if there is one."""
    if all(number is None for number in shift + scale):
        return None
    return Scaling(shift, None if all(number is None for number in scale) else scale)  # type: ignore[arg-type]


def convention_of(rows: Rows) -> Convention:
    """The convention."""
    return Convention().with_parts(dict(rows["convention"]))


def network_of(rows: Rows, inputs: list[str]) -> Network:
    """The network of the rows of layers, neurons and weights."""
    weights = {number: list(group) for number, group in groupby(rows["weight"], key=itemgetter(0))}
    neurons: dict[int, list[Neuron]] = {number: [] for number, *_ in rows["layer"]}
    for number, layer, _, *row in rows["neuron"]:
        neurons[layer].append(neuron_of(row, weights.get(number, [])))
    return Network([layer_of(row, neurons[row[0]]) for row in rows["layer"]], inputs, convention_of(rows))


def layer_of(row: Row, neurons: list[Neuron]) -> Layer:
    """A layer of these neurons."""
    _, bias, velocity = row
    layer = Layer(neurons, bias)
    layer.shared.bias_velocity = finite(velocity, "the velocity of a shared bias")
    return layer


def neuron_of(row: Sequence[Any], weights: list[Row]) -> Neuron:
    """A neuron with its weights."""
    name, activation, bias, bias_velocity, bias_input = row
    names = [weight_name for _, _, weight_name, *_ in weights]
    neuron = Neuron(name, [weight[3] for weight in weights], bias, activation, names if any(names) else None)
    neuron.bias_velocity = finite(bias_velocity, f"the velocity of the bias of {name}")
    neuron.bias_input = finite(bias_input, f"the input of the bias of {name}")
    neuron.velocities = finite_list([weight[4] for weight in weights], f"the velocities of {name}")
    neuron.frozen = frozenset(place for place, weight in enumerate(weights) if weight[5])
    return neuron
