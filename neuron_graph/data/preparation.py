"""A plan applied to a table: the model that it asks for, and its rows for training, for validation, for the test."""
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
from .model import Model
from .plan import Plan, check_classes, labels_of, task_of
from .split import split
from .table import Table
from .table_lines import BadTable


@dataclass
class Prepared:
    """A model that is not trained yet, with its rows: samples as it is trained on them, the rows for training and for the
    test as they stand in the table. `constant` names columns that say nothing."""

    model: Model
    samples: list[Sample]
    validation: list[Sample]
    training: list[tuple[list[float], Any]]
    test: list[tuple[list[float], Any]]
    constant: list[str] = field(default_factory=list)

    def examine(self) -> None:
        """Test the model on the rows for the test, if there are any; it remembers what came of it."""
        rows, values = [row for row, _ in self.test], [value for _, value in self.test]
        self.model.tested = self.model.test(rows, values) if rows else None

    def goes_on(self, model: Model, path: str) -> None:
        """Go on with a model that was made from the same table. Raises `BadTable` if it was made from another."""
        if model.origin != self.model.origin:
            raise BadTable(path, None, None, "its rows are not those that the model was made from, so its training cannot go on")
        self.model = model


def prepared(plan: Plan, table: Table, targets: Sequence[str], features: Sequence[str] = ()) -> Prepared:
    """The model that a table asks for, with its rows divided. Raises `BadTable`, `BadValue` and `UnknownName`."""
    goal = [table.position(name) for name in targets]
    given = [table.position(name) for name in features] or [n for n in range(len(table.columns)) if n not in goal]
    if len(set(given)) < len(given):
        raise BadValue("the features", ", ".join(features), "a column stands there twice")
    if not given or set(given) & set(goal):
        raise BadValue("the features", ", ".join(features), "at least one column besides the target is needed")
    task = task_in(plan, table, goal)
    rows, values = numbers_of(table, given, bool(features)), values_of(table, goal, task)
    if task != "numbers":
        check_classes(labels_of(values), task, table.columns[goal[0]])
    chosen, left = split(values, plan.test, plan.seed, stratified=task != "numbers")
    kept, validating = divided(plan, [values[n] for n in chosen], task)
    training, validation = [chosen[n] for n in kept], [chosen[n] for n in validating]
    names = [table.columns[n] for n in given]
    model = Model.of([rows[n] for n in training], [values[n] for n in training], plan, names,
                     [table.columns[n] for n in goal], labels_of([values[n] for n in chosen]) if task != "numbers" else [])
    found = Prepared(model, [model.sample(rows[n], values[n]) for n in training],
                     [model.sample(rows[n], values[n]) for n in validation], [(rows[n], values[n]) for n in training],
                     [(rows[n], values[n]) for n in left], constant_columns(names, [rows[n] for n in training]))
    model.origin = Origin(plan, fingerprint(rows, values))
    return found


def numbers_of(table: Table, given: Sequence[int], named: bool) -> list[list[float]]:
    """The numbers of the columns to predict from; where these were not named, what is no number may be left out."""
    try:
        return table.numbers(given)
    except BadTable as error:
        if named:
            raise
        hint = f"{error.problem}; or name the columns to predict from, without this one"
        raise BadTable(error.path, error.line, error.column, hint) from None


def fingerprint(rows: Sequence[Sequence[float]], values: Sequence[Any]) -> str:
    """SHA-256 of a table: of its numbers as 8 bytes each, row by row, then of what is to be predicted."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(pack(f"<{len(row)}d", *row))
    digest.update(ascii(values).encode())
    return digest.hexdigest()


def divided(plan: Plan, values: Sequence[Any], task: str) -> tuple[list[int], list[int]]:
    """The positions of rows to train on, and of those to validate with."""
    if not plan.validation:
        return list(range(len(values))), []
    return split(values, plan.validation, plan.seed + 1, stratified=task != "numbers")


def task_in(plan: Plan, table: Table, goal: Sequence[int]) -> str:
    """What is asked for, or else what the target's column suggests."""
    if plan.task or len(goal) > 1:
        return plan.task or "numbers"
    return task_of(table.texts(goal[0]), table.numeric(goal[0]))


def values_of(table: Table, goal: Sequence[int], task: str) -> list[Any]:
    """What is to be predicted, row by row: labels, numbers, or lists of numbers."""
    if task != "numbers":
        return list(table.texts(goal[0]))
    numbers = table.numbers(list(goal))
    return [row[0] for row in numbers] if len(goal) == 1 else numbers
