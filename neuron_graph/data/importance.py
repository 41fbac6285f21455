"""Which inputs matter to a model.

    losses     what its score loses where the cells of a column are dealt out anew, so that they
               say nothing (Breiman, 2001; `permutation_importance` of scikit-learn)
    effects    how what it predicts changes with each number that goes in, in the units of the
               columns: d price/d rooms
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from statistics import fmean, pstdev
from typing import Any

from ..errors import TooMuch
from ..recording import Recorder, Step
from ..recording.expressions import OPERATIONS, Number, value_of
from .columns import Cell
from .model import Predictor, Value

MOST_VISITS, MOST_RECORDED_VISITS = 300_000_000, 10_000_000
"""How many weights may be visited for losses, and for effects: some minutes."""
Row = Sequence[Cell]
Spread = tuple[float, float]
"""Two numbers that stand for several."""


def losses(model: Predictor, rows: Sequence[Row], values: Sequence[Value], repeats: int = 5,
           seed: int = 0) -> list[Spread]:
    """For each column how much less the score is where it is shuffled: the mean over so many
    times, and the deviation. Raises `TooMuch`."""
    check_visits(model, len(rows) * len(model.columns) * repeats, MOST_VISITS)
    random, score = Random(seed), model.score(rows, values)
    found = ([score - model.score(dealt(rows, place, random), values) for _ in range(repeats)]
             for place in range(len(model.columns)))
    return [(fmean(lost), pstdev(lost)) for lost in found]


def dealt(rows: Sequence[Row], place: int, random: Random) -> list[Row]:
    """The rows with the cells of a column in another order."""
    cells = sorted((row[place] for row in rows), key=lambda _: random.random())
    return [[*row[:place], cell, *row[place + 1:]] for row, cell in zip(rows, cells)]


def effects(model: Predictor, rows: Sequence[Row]) -> list[list[Spread]]:
    """For each output, by each of the features, how it changes: the mean over the rows, and the
    mean size. Raises `TooMuch`."""
    check_visits(model, len(rows), MOST_RECORDED_VISITS)
    found = [gradients(model, row) for row in rows]
    return [[(fmean(column), fmean(map(abs, column))) for column in zip(*of_rows)]
            for of_rows in zip(*found)]


def check_visits(model: Predictor, rows: int, most: int) -> None:
    """Refuse what would take very long."""
    visits = rows * sum(len(neuron.weights) for neuron in model.network.neurons)
    if visits > most:
        raise TooMuch(f"{visits} weights would be visited, and the limit is {most}: take fewer "
                      "rows, or repeat less often")


def gradients(model: Predictor, row: Row) -> list[list[float]]:
    """For each output its derivative by each feature, at a row."""
    recorder = Recorder(model.network, 1, model.scaling, target_scaling=model.target_scaling)
    recording = recorder.forward_pass([(model.raw(row), [])])
    given = [step.number for step in recording.given if step.kind in ("raw", "input")]
    passed = (passed_back(recording.trail, step) for step in recording.predictions)
    return [[slopes.get(number, 0.0) for number in given] for slopes in passed]


def passed_back(trail: Sequence[Step], result: Step) -> Mapping[Any, float]:
    """The derivatives of a number by all that it comes from, from the last to the first: by the
    chain rule, operation by operation."""
    slopes = {result.number: 1.0}
    for step in reversed(trail):
        waiting = [(step.number, slopes[step.number])] if step.number in slopes else []
        while waiting:
            number, slope = waiting.pop()
            for operand, part in zip(number.operands, partials(number)):
                if type(operand) is Number and operand.step:
                    slopes[operand] = slopes.get(operand, 0.0) + slope * part
                elif type(operand) is Number:
                    waiting.append((operand, slope * part))
    return slopes


def partials(number: Number) -> Sequence[float]:
    """The derivatives of a number by its operands."""
    row = OPERATIONS.get(number.operation or "")
    return row.partials(number.value, *map(value_of, number.operands)) if row else ()
