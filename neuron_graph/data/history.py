"""What is remembered of a training: how good the model was on its way, where it was
best, and what it was made from."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .plan import Plan


class Entry(NamedTuple):
    """How good a model was after an epoch: the error over the training rows, and the
    accuracy where there are classes."""

    epoch: int
    error: float
    accuracy: float | None = None

    @property
    def words(self) -> str:
        """How good it was: error 0.0381, accuracy 98.2%."""
        part = "" if self.accuracy is None else f", accuracy {self.accuracy:.1%}"
        return f"error {self.error:.4g}{part}"


class Best(NamedTuple):
    """The parameters, as `state` lists them, that had the smallest error over the
    validation samples, and their epoch."""

    epoch: int
    parameters: list[float]


class Origin(NamedTuple):
    """What a model was made from, so that its training can go on: the plan, and a
    fingerprint of the rows."""

    plan: Plan
    fingerprint: str


class Scores(NamedTuple):
    """What came of a test: how many rows it had; the part of them that is right, or R²;
    of classes the matrix of `scores.confusion`, else no rows of it, but for each predicted
    column the root of the mean square error, and the mean size of an error, in its own
    units. The baseline is the score of the most frequent class of the training rows, or for
    each column the root mean square error of their mean."""

    rows: int
    score: float
    confusion: list[list[int]]
    rmse: Sequence[float] = ()
    mae: Sequence[float] = ()
    baseline: Sequence[float] = ()

    @property
    def words(self) -> str:
        """The score: 94.7% of classes, 0.9312 of numbers."""
        return f"{self.score:.1%}" if self.confusion else f"{self.score:.4f}"
