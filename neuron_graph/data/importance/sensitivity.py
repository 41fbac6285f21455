"""How much depends on each number that goes into a model.

    loss     what the score loses where the cells of its column are dealt out anew, so that they say
             nothing (Breiman, 2001; `permutation_importance` of scikit-learn)
    effect   how what is predicted changes with it, in the units of both: d price/d rooms
    row      the numbers of a row, before scaling; a column of words has several, which are dealt
             out together
"""
from __future__ import annotations

from collections.abc import Sequence
from random import Random
from statistics import fmean, pstdev

from ...recording import Recorder
from ...recording.expressions import COMPLEX
from ...setup import state
from ..model import Numbers, Predictor, Value

MOST_VISITS = 500_000_000
"""How many parameters may be visited: some minutes."""
TINY_STEP = 1e-30
"""Of the complex step: Im f(x + ih) / h is the derivative, to the last digits."""


def some(model: Predictor, visits: int) -> slice:
    """Which rows are taken, if each had so many numbers to be computed by all parameters, and all
    were: every one, or every second, and so on."""
    return slice(None, None, 1 + visits * len(state(model.network)) // MOST_VISITS)


def losses(model: Predictor, rows: Sequence[Numbers], values: Sequence[Value], repeats: int = 5,
           seed: int = 0) -> list[tuple[float, float]]:
    """For each feature how much less the score is where its column is shuffled: the mean of so
    many times, and the deviation."""
    random, score, found = Random(seed), score_of(model, rows, values), list[tuple[float, float]]()
    for column in model.columns:
        place = slice(len(found), len(found) + len(column.features))
        lost = [score - score_of(model, dealt(rows, place, random), values)
                for _ in range(repeats)]
        found += [(fmean(lost), pstdev(lost))] * len(column.features)
    return found


def score_of(model: Predictor, rows: Sequence[Numbers], values: Sequence[Value]) -> float:
    """The score for rows of numbers, whatever a model that fits itself takes."""
    return Predictor.test(model, rows, values).score


def dealt(rows: Sequence[Numbers], place: slice, random: Random) -> list[Numbers]:
    """The rows with the numbers at a place in another order: `Random.random` alone draws the
    same on every Python."""
    others = sorted(rows, key=lambda _: random.random())
    return [[*row[:place.start], *other[place], *row[place.stop:]]
            for row, other in zip(rows, others)]


def effects(model: Predictor, rows: Sequence[Numbers]) -> list[list[tuple[float, float]]]:
    """For each feature, on each output, its effect: the mean over the rows, and that of its
    size."""
    return [[(fmean(slopes), fmean(map(abs, slopes))) for slopes in zip(*of_rows)]
            for of_rows in zip(*(effects_at(model, row) for row in rows))]


def effects_at(model: Predictor, row: Numbers) -> list[list[float]]:
    """For each feature its effect on each output, at a row: by the complex step."""
    recording = Recorder(model.network, 1, model.scaling,
                         target_scaling=model.target_scaling).forward_pass([(row, [])])
    lines, predictions, found = recording.calculation, recording.predictions, []
    for step in recording.given:
        if step.kind in ("raw", "input"):
            values = lines.values(
                {lines.position(step): complex(step.value, TINY_STEP)}, COMPLEX)
            found.append([complex(values[lines.position(said)]).imag / TINY_STEP
                          for said in predictions])
    return found
