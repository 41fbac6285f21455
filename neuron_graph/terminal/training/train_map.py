"""The map of a model of two columns: what it takes each place for, and the rows of its table on it."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any, TypeAlias

from ...data import Model
from ...export.pictures import MOST_CLASSES, Legend, Point, Regions, legend_of_classes, legend_of_levels, level, plane_around

Labelled: TypeAlias = tuple[Sequence[float], Any]
"""A row in raw units, and its label or number."""
Reading: TypeAlias = tuple[Legend, Callable[[Any], int], Callable[[list[float]], int]]
"""What is told apart, the number of a value, the number that a row is taken for."""
POINTS, ROWS = 1000, 3
"""Rows that are drawn, at most, of more every second, third, ... one; and how many places there are for each, at least."""
MANY, OVERHEAD = 10_000_000, 50
"""Products that a map may take, a second or two; and how many of them a place costs beside its own (measured)."""


def map_of(model: Model, rows: Sequence[Labelled], unicode: bool, halves: bool, products: int = MANY) -> Regions | None:
    """The map, with rows of a table and what is to be predicted for each; None of a model that has none.

    It has one if it takes two columns, and predicts one number or tells `MOST_CLASSES` classes apart, at most. A large network is
    asked for fewer places and rows, so that some `products` are calculated at most.
    """
    if len(model.features) != 2 or len(model.targets) != 1 or len(model.classes) > MOST_CLASSES:
        return None
    most = products // (sum(len(neuron.weights) for neuron in model.network.neurons) + OVERHEAD) + 1
    rows = rows[::ceil(len(rows) / max(1, min(POINTS, most // ROWS)))]
    key, number, taken = (of_classes if model.classes else of_numbers)(model, [value for _, value in rows], unicode)
    points = [Point(x, y, number(value)) for (x, y), value in rows]
    plane = plane_around(model.features, points)
    return plane and Regions(plane, key, points, taken, unicode, halves, most)


def of_classes(model: Model, _: Sequence[Any], unicode: bool) -> Reading:
    """How classes are told apart."""
    return (legend_of_classes(model.targets[0], model.classes, unicode), lambda label: model.classes.index(str(label)),
            lambda raw: model.decided(model.outputs(raw)))


def of_numbers(model: Model, values: Sequence[Any], unicode: bool) -> Reading:
    """How numbers are told apart, by the levels between the least and the greatest."""
    low, high = min(values), max(values)
    return (legend_of_levels(model.targets[0], low, high, unicode), lambda number: level(number, low, high),
            lambda raw: level(model.predict_one(raw), low, high))  # type: ignore[arg-type]
