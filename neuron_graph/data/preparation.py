"""A plan applied to a table: the model that it asks for, and its rows for training, for
validation, for the test."""
from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from struct import pack
from typing import Any

from ..errors import BadValue
from ..network import Sample
from .column_scaling import constant_columns
from .history import Origin
from .model import Predictor
from .plan import ENOUGH, MOST, Plan, check_classes, labels_of, task_of, usual_epochs
from .split import rows_due, split
from .table import Table
from .table_lines import BadTable

Row = tuple[list[float], Any]
"""The numbers to predict from, and what is to be predicted."""


@dataclass
class Prepared:
    """A model that is not trained yet, with its rows: samples as it is trained on them,
    the rows for training and for the test as they stand in the table; up to epoch `most`
    it is trained. `constant` names columns that say nothing."""

    model: Predictor
    samples: list[Sample]
    validation: list[Sample]
    training: list[Row]
    test: list[Row]
    constant: list[str] = field(default_factory=list)
    most: int = MOST

    @property
    def patience(self) -> int:
        """How many epochs training goes on after the best; 0 where it does not stop by
        itself."""
        origin = self.model.origin
        return origin and self.validation and origin.plan.patience or 0

    def examine(self) -> None:
        """Test the model on the rows for the test, if there are any; it remembers what
        came of it."""
        self.model.tested = self.model.test(*zip(*self.test)) if self.test else None

    def is_finished(self, model: Predictor) -> bool:
        """Whether a model is what a training left at its end, and no checkpoint of it:
        the parameters that had been best are its own, and it is tested."""
        return model.best is None and (model.tested is not None or not self.test)

    def goes_on(self, model: Predictor, path: str) -> None:
        """Go on with a model that was made from the same table; its test was that of
        before. Raises `BadTable` if it was made from another."""
        if model.origin != self.model.origin:
            raise BadTable(path, "its rows are not those that the model was made from, so its "
                                 "training cannot go on")
        self.model = model
        self.model.tested = None


def prepared(plan: Plan, table: Table, targets: Sequence[str],
             features: Sequence[str] = ()) -> Prepared:
    """The model that a table asks for, with its rows divided. Raises `BadTable`,
    `BadValue` and `UnknownName`."""
    goals = [table.position(name) for name in targets]
    given = given_columns(table, goals, features)
    task = task_in(plan, table, goals)
    numbers = numbers_of(table, given, bool(features))
    values = values_of(table, goals, task)
    rows = list(zip(numbers, values))
    classified = task != "numbers"
    if classified:
        check_classes(labels_of(values), task, table.columns[goals[0]])
    chosen, left = split(values, plan.test, plan.seed, classified)
    kept, apart = set_apart([values[n] for n in chosen], plan, classified)
    training = [rows[chosen[n]] for n in kept]
    inputs, wanted = map(list, zip(*training))
    names = [table.columns[n] for n in given]
    model = Predictor.of(inputs, wanted, plan, names, [table.columns[n] for n in goals])
    model.origin = Origin(plan, fingerprint(numbers, values))
    return Prepared(
        model, [model.sample(*row) for row in training],
        [model.sample(*rows[chosen[n]]) for n in apart], training, [rows[n] for n in left],
        constant_columns(names, inputs), usual_epochs(len(training), len(names)))


def set_apart(values: Sequence[Any], plan: Plan, classified: bool) -> tuple[list[int], list[int]]:
    """Which of the rows for training are trained on, and which say when to stop: none where
    there are too few, or too few beside one of each class, nor for a perceptron."""
    part, room = plan.validation, len(values) - len(set(values) if classified else [])
    few = len(values) < ENOUGH or rows_due(len(values), part) > room
    return split(values, 0.0 if few or not plan.stops else part, plan.seed + 1, classified)


def given_columns(table: Table, goals: Sequence[int], features: Sequence[str]) -> list[int]:
    """Where the columns to predict from stand: those that are named, or all but the
    goals. Raises `BadValue` and `UnknownName`."""
    given = [table.position(name) for name in features]
    given = given or [n for n in range(len(table.columns)) if n not in goals]
    if len(set(given)) < len(given):
        raise BadValue("the features", ", ".join(features), "a column stands there twice")
    if not given or set(given) & set(goals):
        raise BadValue("the features", ", ".join(features),
                       "at least one column besides the target is needed")
    return given


def numbers_of(table: Table, given: Sequence[int], named: bool) -> list[list[float]]:
    """The numbers of the columns to predict from; where these were not named, what is
    no number may be left out."""
    try:
        return table.numbers(given)
    except BadTable as error:
        if named:
            raise
        hint = (f"{error.problem}; or name the columns to predict from (--features), without "
                "this one")
        raise BadTable(error.path, hint, error.line, error.column) from None


def fingerprint(rows: Sequence[Sequence[float]], values: Sequence[Any]) -> str:
    """SHA-256 of a table: of its numbers as 8 bytes each, row by row, then of what is
    to be predicted."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(pack(f"<{len(row)}d", *row))
    digest.update(ascii(values).encode())
    return digest.hexdigest()


def task_in(plan: Plan, table: Table, goals: Sequence[int]) -> str:
    """What is asked for, or else what the target's column suggests."""
    if plan.task or len(goals) > 1:
        return plan.task or "numbers"
    return task_of(table.texts(goals[0]), table.numeric(goals[0]))


def values_of(table: Table, goals: Sequence[int], task: str) -> list[Any]:
    """What is to be predicted, row by row: labels, numbers, or lists of numbers."""
    if task != "numbers":
        return table.texts(goals[0])
    numbers = table.numbers(goals)
    return [row[0] for row in numbers] if len(goals) == 1 else numbers
