"""The map of a model of two columns: what it takes each place for, and the rows of
its table on it."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from math import ceil
from typing import Any, TypeAlias

from ...data import Predictor
from ...errors import BadValue
from ...export.pictures import (
    MOST_CLASSES,
    Legend,
    Point,
    Regions,
    legend_of_classes,
    legend_of_levels,
    level,
    plane_around,
    widened,
)
from ...published import Example

Labelled: TypeAlias = tuple[Sequence[float], Any]
"""A row in raw units, and its label or number."""
Reading: TypeAlias = tuple[Legend, Callable[[Any], int], Callable[[list[float]], int]]
"""What is told apart, the number of a value, the number that a row is taken for."""
MOST_POINTS = 1000
"""Rows that are drawn, at most: of more every second, third, ... one."""
PLACES_FOR_A_ROW = 3
"""Places of the map for each row that is drawn, at least."""
PRODUCTS_AT_MOST = 10_000_000
"""Products that a map may take, a second or two."""
USUAL, AROUND = 1.4, 0.25
"""Where most scaled inputs end; which part of their width is shown around them."""
OVERHEAD = 50
"""Products that a place costs beside its own (measured)."""


def map_of(
    model: Predictor, rows: Sequence[Labelled], unicode: bool, halves: bool,
    products: int = PRODUCTS_AT_MOST,
) -> Regions | None:
    """The map, with rows of a table and what is to be predicted for each; None of a
    model that has none.

    It has one if it takes two columns, and predicts one number or tells `MOST_CLASSES` classes
    apart, at most. A large network is asked for fewer places and rows, so that some
    `products` are calculated at most.
    """
    if len(model.features) != 2 or len(model.targets) > 1 or len(model.classes) > MOST_CLASSES:
        return None
    weights = sum(len(neuron.weights) for neuron in model.network.neurons)
    places = products // (weights + OVERHEAD) + 1
    drawn = max(1, min(MOST_POINTS, places // PLACES_FOR_A_ROW))
    rows = rows[::ceil(len(rows) / drawn)]
    key, number, taken = (of_classes if model.classes else of_numbers)(
        model, [value for _, value in rows], unicode)
    points = [Point(x, y, number(value)) for (x, y), value in rows]
    plane = plane_around(model.features, points)
    return plane and Regions(plane, key, points, taken, unicode, halves, places)


def map_of_example(example: Example, epoch: int, unicode: bool, halves: bool) -> Regions:
    """The map of an example's network at the start of an epoch, around its samples. Raises
    `BadValue` where there is no plane, or too many classes."""
    example.check_epochs(epoch, epoch)
    model = example.model or model_of(example, epoch)
    if len(model.features) != 2:
        raise BadValue("--regions", model.network.shape, "a plane has two inputs, no more")
    rows: Sequence[Sequence[float]] = [inputs for inputs, _ in example.samples]
    if example.model and len(rows) == 1:
        rows = usual_rows(model)
    corners = map(list, product(*(widened(column, AROUND) for column in zip(*rows))))
    around: list[Labelled] = [(place, model.predict_one(place)) for place in corners]
    samples = [] if example.model else [
        (inputs, model.classes[targets.index(max(targets))] if model.classes else targets[0])
        for inputs, targets in example.samples if targets]
    regions = map_of(model, [*around, *samples], unicode, halves)
    if regions is None:
        raise BadValue(
            "--regions", ", ".join(model.targets),
            f"one number or {MOST_CLASSES} classes can be told apart, at most")
    return replace(regions, points=regions.points[len(around):])


def model_of(example: Example, epoch: int) -> Predictor:
    """A model with the network of an example at the start of an epoch: of several outputs
    it tells which is the largest."""
    network = example.network.copy()
    example.train(network, 1, epoch - 1)
    names = [neuron.name for neuron in network.outputs]
    targets, classes = (["largest output"], names) if len(names) > 1 else (names, [])
    return Predictor(network, list(network.inputs), targets, classes, example.scaling)


def usual_rows(model: Predictor) -> list[list[float]]:
    """Two rows between which most of a model's rows are, by its scaling. Raises
    `BadValue` where that does not say."""
    if model.scaling is None or not model.scaling.scale:
        raise BadValue(
            "--regions", model.title, "where its rows are is not known: say two corners, "
            "as in --inputs 0,0 --inputs 10,5")
    ends = -USUAL, USUAL
    if model.origin and model.origin.plan.scale == "minmax":
        ends = 0.0, 1.0
    return [model.scaling.undo([end, end]) for end in ends]


def of_classes(model: Predictor, _: Sequence[Any], unicode: bool) -> Reading:
    """How classes are told apart."""
    return (
        legend_of_classes(model.targets[0], model.classes, unicode),
        lambda label: model.classes.index(str(label)),
        lambda raw: model.decided(model.outputs(raw)),
    )


def of_numbers(model: Predictor, values: Sequence[Any], unicode: bool) -> Reading:
    """How numbers are told apart, by the levels between the least and the greatest."""
    low, high = min(values), max(values)
    return (
        legend_of_levels(model.targets[0], low, high, unicode),
        lambda number: level(number, low, high),
        lambda raw: level(model.predict_one(raw), low, high),  # type: ignore[arg-type]
    )
