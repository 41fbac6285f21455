"""A model as rows of tables, and the rows as a model."""
from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from ..errors import BadValue, NeuronGraphError, WrongLength
from ..network import Convention, Layer, Network, Neuron, Scaling, finite, finite_list, state, whole
from ..version import __version__
from .database import Row, Rows
from .history import Best, Entry, Origin, Scores
from .model import Model
from .plan import plan_of


def rows_of(model: Model) -> Rows:
    """What stands in the tables for a model. Raises `BadValue` for what they cannot hold."""
    network = model.network
    features, inputs = texts(model.features, "the features"), texts(network.inputs, "the inputs' names")
    targets = texts(model.targets, "the target columns")
    rows: dict[str, list[Row]] = {
        "model": [(1, *texts([model.title], "the title"), finite(model.rate, "the rate"), whole("rounds", model.rounds, least=0),
                   finite(model.low, "low"), finite(model.high, "high"), *progress_columns(model), __version__, "")],
        "convention": sorted((key, str(value)) for key, value in model.convention.as_dict().items()),
        "feature": numbered(zip(features, inputs, *scaling_columns(model.scaling, len(features)))),
        "target": numbered(zip(targets, *scaling_columns(model.target_scaling, len(targets)))),
        "class": numbered(zip(texts(model.classes, "the classes"))),
        "layer": numbered(map(layer_row, network.layers)),
        "neuron": numbered(neuron_rows(network)),
        "weight": list(weight_rows(network)),
        "history": numbered(map(history_row, model.history)),
        "confusion": confusion_rows(model.tested),
        "best": numbered((value,) for value in best_parameters(model)),
        "plan": sorted(model.origin.plan.texts().items()) if model.origin else [],
    }
    return rows | {"model": [(*rows["model"][0][:-1], checksum(rows))]}


def texts(values: Sequence[str], what: str) -> list[str]:
    """These values, all of them texts that UTF-8 can write: half a surrogate pair is none."""
    for value in values:
        if not isinstance(value, str) or not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise BadValue(what, value, "a text of Unicode characters is needed")
    return list(values)


def numbered(rows: Iterable[Sequence[Any]]) -> list[Row]:
    """Rows that begin with their position."""
    return [(position, *row) for position, row in enumerate(rows, start=1)]


def scaling_columns(scaling: Scaling | None, size: int) -> tuple[Sequence[float | None], Sequence[float | None]]:
    """The shifts and the scales; None where there are none."""
    nothing: list[float | None] = [None] * size
    return (scaling.shift, scaling.scale or nothing) if scaling else (nothing, nothing)


def progress_columns(model: Model) -> Row:
    """The test's rows and score, the best round, the fingerprint of the rows; None where there is none."""
    test: Row = (None, None)
    if model.tested:
        test = whole("the rows of the test", model.tested.rows, least=1), finite(model.tested.score, "the score")
    best = whole("the best round", model.best.round, least=0) if model.best else None
    fingerprint = texts([model.origin.fingerprint], "the fingerprint")[0] if model.origin else None
    return *test, best, fingerprint


def confusion_rows(tested: Scores | None) -> list[Row]:
    """How many rows of the test of a class are taken for another, all pairs of classes."""
    matrix = tested.confusion if tested else []
    return [(true, taken, whole("the rows of a class", count, least=0)) for true, row in enumerate(matrix, start=1)
            for taken, count in enumerate(row, start=1)]


def best_parameters(model: Model) -> list[float]:
    """The parameters of the best round so far."""
    return finite_list(model.best.parameters, "the best parameters") if model.best else []


def layer_row(layer: Layer) -> Row:
    """A layer's row without its number."""
    bias = finite(layer.bias, "the shared bias of a layer") if layer.owns_bias else None
    return bias, finite(layer.bias_velocity, "the velocity of a shared bias")


def neuron_rows(network: Network) -> Iterator[Row]:
    """Each neuron's row without its number."""
    for number, layer in enumerate(network.layers, start=1):
        for position, neuron in enumerate(layer.neurons, start=1):
            bias = finite(neuron.bias, f"the bias of {neuron.name}") if neuron.owns_bias else None
            names = texts([neuron.name, neuron.activation.name], "the name of a neuron or an activation")
            yield (number, position, *names, bias,
                   finite(neuron.bias_velocity, f"the velocity of the bias of {neuron.name}"),
                   finite(neuron.bias_input, f"the input of the bias of {neuron.name}"))


def weight_rows(network: Network) -> Iterator[Row]:
    """Each weight's row, neuron by neuron."""
    for number, neuron in enumerate(network.neurons, start=1):
        names: Sequence[str | None] = [None] * len(neuron.weights)
        if neuron.weight_names:
            names = texts(neuron.weight_names, f"the weight names of {neuron.name}")
        weights = finite_list(neuron.weights, f"the weights of {neuron.name}")
        velocities = finite_list(neuron.velocities, f"the velocities of {neuron.name}")
        for position, (name, value, velocity) in enumerate(zip(names, weights, velocities, strict=True)):
            yield number, position + 1, name, value, velocity, int(position in neuron.frozen)


def history_row(entry: Entry) -> Row:
    """An entry of the history; what is no number cannot be stored."""
    accuracy = None if entry.accuracy is None else float(entry.accuracy)
    if math.isnan(entry.error) or (accuracy is not None and math.isnan(accuracy)):
        raise BadValue(f"the history of round {entry.round}", tuple(entry)[1:], "numbers are needed")
    return whole("the round", entry.round, least=0), float(entry.error), accuracy


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
    _, title, rate, rounds, low, high, *progress, _, saved = rows["model"][0]
    columns = [list(column) for column in zip(*rows["feature"])] or [[]] * 5
    targets = [list(column) for column in zip(*rows["target"])] or [[]] * 4
    model = Model(network_of(rows, columns[2]), features=columns[1], targets=targets[1],
                  classes=[label for _, label in rows["class"]], scaling=scaling_of(columns[3], columns[4]),
                  target_scaling=scaling_of(targets[2], targets[3]), low=low, high=high,
                  convention=convention_of(rows), rate=finite(rate, "the rate"), rounds=whole("rounds", rounds, least=0),
                  history=[Entry(*entry) for _, *entry in rows["history"]], title=title)
    tested, score, best_round, fingerprint = progress
    model.tested = scores_of(rows, tested, score, len(model.classes))
    model.best = best_of(rows, best_round, model)
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


def best_of(rows: Rows, round: int | None, model: Model) -> Best | None:
    """The best round so far, with its parameters."""
    parameters = [value for _, value in rows["best"]]
    due = 0 if round is None else len(state(model.network, model.convention))
    if len(parameters) != due:
        raise WrongLength("the best parameters", due, len(parameters))
    return None if round is None else Best(round, parameters)


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
    return Network([layer_of(row, neurons[row[0]]) for row in rows["layer"]], inputs)


def layer_of(row: Row, neurons: list[Neuron]) -> Layer:
    """A layer of these neurons."""
    _, bias, velocity = row
    layer = Layer(neurons, bias)
    layer.bias_velocity = finite(velocity, "the velocity of a shared bias")
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
