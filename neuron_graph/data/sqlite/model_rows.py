"""A model as rows of tables, and the rows as a model."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from ...checks import check_length, finite, finite_list, whole
from ...errors import BadValue, NeuronGraphError
from ...network import (
    REMEMBERED,
    Convention,
    Layer,
    Network,
    Neuron,
    Trainable,
    extras_of,
)
from ...setup import Scaling, state
from ...version import __version__
from ..columns import Column
from ..history import Best, Entry, Origin, Scores
from ..model import Predictor
from ..plan import plan_of
from .database import Row, Rows
from .schema import checksum, typed


def rows_of(model: Predictor) -> Rows:
    """What stands in the tables for a model. Raises a `NeuronGraphError` for what they
    cannot hold."""
    network, tested, best, origin = model.network, model.tested, model.best, model.origin
    rows = typed({
        "model": [(
            1, model.title, model.rate, model.epochs, network.updates, model.low, model.high,
            tested and tested.rows, tested and tested.score, best and best.epoch,
            origin and origin.fingerprint, __version__, "")],
        "convention": sorted(
            (key, str(value)) for key, value in model.convention.as_dict().items()),
        "feature": numbered(zip(
            model.features, network.inputs, *per_column(model.features, model.scaling))),
        "column": numbered((column.name, column.filling) for column in model.columns),
        "word": [(number, *row) for number, column in enumerate(model.columns, start=1)
                 for row in numbered(zip(column.words))],
        "target": numbered(zip(model.targets, *per_column(
            model.targets, model.target_scaling, model.usual, *(tested or UNTESTED)[3:]))),
        "class": numbered(zip(model.classes)),
        "layer": numbered((layer.bias,) for layer in network.layers),
        "neuron": numbered(neuron_rows(network)),
        "weight": list(weight_rows(network)),
        "memory": sorted(memory_rows(network.trainables)),
        "extra": [(number, json.dumps(layer.described))
                  for number, layer in enumerate(network.layers, start=1) if layer.described],
        "history": numbered(model.history),
        "confusion": [(true, *row)
                      for true, counts in enumerate((tested or UNTESTED).confusion, start=1)
                      for row in numbered(zip(counts))],
        "best": numbered(zip(best.parameters)) if best else [],
        "plan": sorted(origin.plan.texts().items()) if origin else [],
    }, are_made=True)
    return rows | {"model": [(*rows["model"][0][:-1], checksum(rows))]}


def numbered(rows: Iterable[Sequence[Any]]) -> list[Row]:
    """Rows that begin with their position."""
    return [(position, *row) for position, row in enumerate(rows, start=1)]


def per_column(names: Sequence[str], scaling: Scaling | None, *more: Sequence[float]) -> list[Any]:
    """The shifts and the scales of columns, and more numbers; None where there are none."""
    given = [*(vars(scaling).values() if scaling else ((), ())), *more]
    return [numbers or [None] * len(names) for numbers in given]


UNTESTED = Scores(0, 0.0, [])
FROZEN_BIAS = ("the bias of {} is frozen, and a model file can say that of weights alone: freeze "
               "all biases by the convention, bias=frozen, or write the example to a .toml file")


def neuron_rows(network: Network) -> Iterator[Row]:
    """Each neuron's row without its number."""
    for number, layer in enumerate(network.layers, start=1):
        for position, neuron in enumerate(layer.neurons, start=1):
            if len(neuron.weights) in neuron.frozen:
                raise NeuronGraphError(FROZEN_BIAS.format(neuron.name))
            yield (number, position, neuron.name, neuron.activation.name,
                   neuron.bias if neuron.owns_bias else None, neuron.bias_input)


def weight_rows(network: Network) -> Iterator[Row]:
    """Each weight's row, neuron by neuron."""
    for number, neuron in enumerate(network.neurons, start=1):
        names: Sequence[str | None] = neuron.weight_names or [None] * len(neuron.weights)
        for position, row in enumerate(zip(names, neuron.weights, strict=True)):
            yield number, position + 1, *row, int(position in neuron.frozen)


def memory_rows(owners: Sequence[Trainable]) -> Iterator[Row]:
    """The row of each number that a rule remembers of the parameters of owners."""
    for owner, parameters in enumerate(owners, start=1):
        for kind, numbers in parameters.memory.items():
            known = len(parameters.weights) + parameters.owns_bias
            for position, number in enumerate(numbers[:known], start=1):
                yield owner, kind, position, number


def model_of(rows: Rows) -> Predictor:
    """The model that stands in the tables. Raises a `NeuronGraphError` if the rows make
    none, or not the one saved."""
    if len(rows["model"]) != 1:
        raise NeuronGraphError(
            f"its table model has {len(rows['model'])} rows: one is needed")
    [(_, title, rate, epochs, updates, low, high, *progress, _, saved)] = rows["model"]
    tested, score, best_epoch, fingerprint = progress
    _, features, inputs, *scales = columns_of(rows["feature"], 5)
    _, targets, shift, scale, *more = columns_of(rows["target"], 8)
    usual, *scores = [[] if None in numbers else numbers for numbers in more]
    model = Predictor(
        network_of(rows, inputs), features, targets, [label for _, label in rows["class"]],
        scaling_of(*scales), scaling_of(shift, scale), low, high, finite(rate, "the rate"),
        whole("epochs", epochs, least=0), [Entry(*entry) for _, *entry in rows["history"]], title,
        columns=[Column(name, tuple(word for place, _, word in rows["word"] if place == number),
                        filling) for number, name, filling in rows["column"]],
        usual=finite_list(usual, "what is usual"))
    model.network.updates = finite(updates, "the updates")
    if updates < 0.0 or updates % 1.0:
        raise BadValue("the updates", updates, "a whole number from 0 on is needed")
    model.tested = scores_of(rows, tested, score, len(model.classes), scores)
    model.best = best_of(rows, best_epoch, model)
    if fingerprint is not None:
        model.origin = Origin(plan_of(dict(rows["plan"])), fingerprint)
    if checksum(rows) != saved:
        raise NeuronGraphError(
            "it was changed or damaged after it was saved: the checksum differs")
    return model


def columns_of(rows: Sequence[Row], count: int) -> list[list[Any]]:
    """The columns of a table, so many, whether it has rows or not."""
    return [list(column) for column in zip(*rows)] or [[]] * count


def scores_of(rows: Rows, tested: int | None, score: float | None, size: int,
              more: list[list[float]]) -> Scores | None:
    """What came of a test of so many rows, with as many classes as `size` says."""
    counts = [count for *_, count in rows["confusion"]]
    check_length("the confusion", 0 if tested is None else size * size, counts)
    if tested is None or score is None:
        return None
    matrix = [counts[start:start + size] for start in range(0, len(counts), size or 1)]
    return Scores(tested, finite(score, "the score"), matrix, *more)


def best_of(rows: Rows, epoch: int | None, model: Predictor) -> Best | None:
    """The best epoch so far, with its parameters."""
    parameters = [value for _, value in rows["best"]]
    check_length("the best parameters", 0 if epoch is None else len(state(model.network)),
                 parameters)
    return None if epoch is None else Best(epoch, parameters)


def scaling_of(shift: list[Any], scale: list[Any]) -> Scaling | None:
    """The scaling of columns, if there is one."""
    scales = None if all(number is None for number in scale) else scale
    if scales is None and all(number is None for number in shift):
        return None
    return Scaling(shift, scales)


def network_of(rows: Rows, inputs: list[str]) -> Network:
    """The network of the rows of layers, neurons and weights, with its convention."""
    weights = {number: list(group)
               for number, group in groupby(rows["weight"], key=itemgetter(0))}
    neurons: dict[int, list[Neuron]] = {number: [] for number, *_ in rows["layer"]}
    for number, layer, _, *row in rows["neuron"]:
        neurons[layer].append(neuron_of(row, weights.get(number, [])))
    extras = {number: read_extras(text) for number, text in rows["extra"]}
    layers = [Layer(neurons[number], bias, *extras_of(extras.get(number, {}), neurons[number]))
              for number, bias in rows["layer"]]
    convention = Convention().with_parts(dict(rows["convention"]))
    if layers[-1].softmax and "softmax" not in dict(rows["convention"]):
        convention = convention.with_parts({"softmax": "shifted"})  # of versions before the key
    network = Network(layers, inputs, convention)
    remind(network, rows["memory"])
    return network


def read_extras(text: str) -> Mapping[str, Any]:
    """What a layer has besides, from its JSON."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise NeuronGraphError("what it says of a layer's normalisation or dropout is no JSON")
    return values


def remind(network: Network, rows: Sequence[Row]) -> None:
    """Let a network remember what stands in the rows."""
    known = {(place, kind): owner for place, owner in enumerate(network.trainables, start=1)
             for kind in REMEMBERED}
    for key, found in groupby(rows, key=itemgetter(0, 1)):
        what = "the {1} of owner {0} in its table memory".format(*key)
        if key not in known:
            raise NeuronGraphError(f"there is no such thing as {what}")
        known[key].recall(key[1], [value for *_, value in found], what)


def neuron_of(row: Sequence[Any], rows: list[Row]) -> Neuron:
    """A neuron with the weights of its rows."""
    name, activation, bias, bias_input = row
    _, _, names, weights, frozen = columns_of(rows, 5)
    neuron = Neuron(name, weights, bias, activation, names if any(names) else None)
    neuron.bias_input = finite(bias_input, f"the input of the bias of {name}")
    neuron.frozen = frozenset(place for place, is_frozen in enumerate(frozen) if is_frozen)
    return neuron
