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
from .columns import features_of
from .history import Origin
from .model import Predictor
from .plan import Plan, check_classes, labels_of, task_of
from .split import split
from .survey import survey
from .table import Table
from .table_lines import BadTable

Row = tuple[list[float], Any]
"""The numbers to predict from, and what is to be predicted."""


@dataclass
class Prepared:
    """A model that is not trained yet, with its rows: samples as it is trained on them,
    the rows for training and for the test as they stand in the table. `constant` names
    columns that say nothing, `missing` says how many values columns lacked, `remarks` are
    sentences about the rows."""

    model: Predictor
    samples: list[Sample]
    validation: list[Sample]
    training: list[Row]
    test: list[Row]
    constant: list[str] = field(default_factory=list)
    missing: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def examine(self) -> None:
        """Test the model on the rows for the test, if there are any; it remembers what
        came of it."""
        self.model.tested = Predictor.test(self.model, *zip(*self.test)) if self.test else None

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
    found = survey(table, given, goals, plan)
    table = found.table
    task = task_in(plan, table, goals)
    values = values_of(table, goals, task)
    classified = task != "numbers"
    if classified:
        check_classes(labels_of(values), task, table.columns[goals[0]])
    chosen, left = split(values, plan.test, plan.seed, classified)
    kept, apart = split([values[n] for n in chosen], plan.validation, plan.seed + 1, classified)
    columns, numbers = found.encoded([chosen[n] for n in kept], plan.missing)
    rows = list(zip(numbers, values))
    training = [rows[chosen[n]] for n in kept]
    inputs, wanted = map(list, zip(*training))
    names = features_of(columns)
    model = Predictor.of(inputs, wanted, plan, names, [table.columns[n] for n in goals])
    model.columns, model.origin = columns, Origin(plan, fingerprint(numbers, values))
    return Prepared(
        model, [model.sample(*row) for row in training],
        [model.sample(*rows[chosen[n]]) for n in apart], training, [rows[n] for n in left],
        constant_columns(names, inputs), found.missing, found.remarks)


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
