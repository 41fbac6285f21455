"""A plan applied to a table: the model that it asks for, and its rows for training, for
validation, for the test."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from struct import pack
from typing import Any

from ..checks import check_length
from ..errors import BadValue, UnknownName, first_of
from ..network import Sample, total_error
from .columns import (
    Column,
    blanked,
    encoded,
    features_of,
    filled,
    gaps_in,
    of_single_rows,
    survey,
    without,
)
from .fit import some_of
from .history import Origin, Scores
from .labels import check_classes, class_labels, decision, labels_of, task_of
from .model import Predictor
from .plan import ENOUGH, FILLINGS, MOST, Plan, usual_epochs
from .split import folds, rows_due, split
from .table import Table
from .table_lines import BadTable

Row = tuple[list[float], Any]
"""The numbers to predict from, and what is to be predicted."""


@dataclass
class Prepared:
    """A model that is not trained yet, with its rows: samples as it is trained on them,
    the rows for training and for the test as they stand in the table. `rows` are all rows
    of the table, `missing` says how many values columns lacked, `decision` how the task was
    chosen, `remarks` how columns were read, `notes` what else is to be known; `parts` are to
    be trained and tested, too, and what comes of that is in `folds`. Up to epoch `most` it
    is trained; `patience` is how many epochs that goes on after the best, 0 where it does not stop
    by itself."""

    model: Predictor
    samples: list[Sample]
    validation: list[Sample]
    training: list[Row]
    test: list[Row]
    rows: list[Row] = field(default_factory=list)
    missing: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    decision: str = ""
    parts: Iterable[Prepared] = ()
    folds: list[Scores] = field(default_factory=list)
    most: int = MOST
    patience: int = 0

    def __post_init__(self) -> None:
        """Remember the error at the start."""
        self.start = total_error(self.model.network, some_of(self.samples))

    def examine(self) -> None:
        """Test the model on the rows for the test, if there are any; it remembers what
        came of it."""
        self.model.tested = Predictor.test(self.model, *zip(*self.test)) if self.test else None

    def goes_on(self, model: Predictor, path: str) -> None:
        """Go on with a model that was made from the same table; its test was that of
        before. Raises `BadTable` if it was made from another."""
        if model.origin != self.model.origin:
            raise BadTable(path, "its rows are not those that the model was made from, so its "
                                 "training cannot go on")
        model.usual, model.tested = self.model.usual, None
        self.model = model


def prepared(plan: Plan, table: Table, targets: Sequence[str],
             features: Sequence[str] = (), classes: Sequence[str] = (),
             test: Table | None = None) -> Prepared:
    """The model that a table asks for, with its rows divided, or with the rows of another
    table for the test; `classes` are its labels, if there are more than in the table.
    Raises `BadTable`, `BadValue` and `UnknownName`."""
    goals = [*map(table.position, targets)]
    table, columns, numbers, missing, remarks = survey(
        table, given_columns(table, goals, features), goals, plan)
    task = task_in(plan, table, goals)
    values = values_of(table, goals, task)
    labels, classified = list(classes), task != "numbers"
    if classified:
        labels = labels or labels_of(values)
        check_classes(labels, task, table.columns[goals[0]])
    chosen, left = split(values, plan.test, plan.seed, classified)
    if plan.missing in FILLINGS[1:]:
        training = table.chosen(chosen)
        columns = [filled(training, column, plan.missing) for column in columns]
    numbers = numbers or encoded(table, columns)
    rows = list(zip(numbers, values))
    ready = divided(replace(plan, task=task), [rows[n] for n in chosen], columns,
                    [table.columns[n] for n in goals], labels)
    ready.model.origin = Origin(plan, fingerprint(numbers, values))
    ready.rows, ready.missing, ready.remarks = rows, missing, remarks
    ready.test = (rows_in(test, ready.model, ready.model.targets) if test
                  else [rows[n] for n in left])
    ready.notes = of_single_rows(values, table.lines) if classified else []
    if not plan.task and len(goals) == 1:
        ready.decision = decision(table.columns[goals[0]], values, task)
    return ready


def divided(plan: Plan, rows: list[Row], columns: list[Column], targets: list[str],
            classes: list[str]) -> Prepared:
    """The model that rows ask for, with those to train on and those to validate with."""
    kept, apart = set_apart([value for _, value in rows], plan, bool(classes))
    training = [rows[n] for n in kept]
    inputs, wanted = map(list, zip(*training))
    model = Predictor.of(inputs, wanted, plan, features_of(columns), targets, classes)
    model.columns = columns
    return Prepared(model, [model.sample(*row) for row in training],
                    [model.sample(*rows[n]) for n in apart], training, [],
                    most=plan.epochs or usual_epochs(len(training), len(inputs[0])),
                    patience=apart and plan.patience or 0)


def set_apart(values: Sequence[Any], plan: Plan, classified: bool) -> tuple[list[int], list[int]]:
    """Which of the rows for training are trained on, and which say when to stop: none where
    there are too few, or too few beside one of each class, nor for a perceptron."""
    count, part = len(values), plan.validation
    few = count < ENOUGH or rows_due(count, part) > count - len({*values} if classified else ())
    return split(values, 0.0 if few or not plan.stops else part, plan.seed + 1, classified)


def folded(ready: Prepared, count: int) -> Iterator[Prepared]:
    """For each of so many parts of the table a model like this one, tested on that part and
    trained on the others. A class of a single row is in none. Raises `BadValue`."""
    model, rows = ready.model, ready.rows
    plan = model.origin.plan if model.origin else Plan()

    def prepare(part: list[int]) -> Prepared:
        """The model of a part."""
        others = [rows[n] for n in sorted({*range(len(rows))}.difference(part))]
        one = divided(plan, others, model.columns, model.targets, model.classes)
        one.model.origin, one.test = model.origin, [rows[n] for n in part]
        return one

    return map(prepare, folds([value for _, value in rows], count, plan.seed, bool(model.classes)))


def rows_in(table: Table, model: Predictor, targets: Sequence[str]) -> list[Row]:
    """The rows of a table as a model takes them, with what is to be predicted. Raises
    `BadTable`, `BadValue` and `UnknownName`."""
    table = seen_by(model, table)
    if model.origin and model.origin.plan.missing == "drop":
        gaps = gaps_in(table, [*map(table.position, model.names)], model.columns)
        table, _ = without(table, gaps, (), "drop")
    return [*zip(encoded(table, model.columns), goals_in(table, model, targets))]


def seen_by(model: Predictor, table: Table) -> Table:
    """A table that has the columns that a model predicts from, without its word for missing
    values. Raises `BadTable`."""
    if missing := [name for name in model.names if name not in table.columns]:
        needed, there = first_of(model.names, 12), first_of(table.columns, 12)
        raise BadTable(
            table.path,
            f"it is not there; the model predicts from {needed}, and the table has {there}",
            column=missing[0])
    return blanked(table, model.missing_word)


def goals_in(table: Table, model: Predictor, targets: Sequence[str]) -> list[Any]:
    """What a model is to predict, row by row. Raises `BadTable` and `WrongLength`."""
    try:
        goals = [table.position(name) for name in targets]
    except UnknownName as error:
        raise BadTable(table.path, str(error)) from None
    check_length("the target columns", len(model.targets), goals)
    if not model.classes:
        return values_of(table, goals, "numbers")
    found = [*map(model.label, table.texts(goals[0]))]
    for row, label in enumerate(found):
        if label not in model.classes:
            raise table.refused(row, goals[0], f"the model has no class {label!r}; it knows "
                                               f"{first_of(model.classes, 12)}")
    return found


def given_columns(table: Table, goals: Sequence[int], features: Sequence[str]) -> list[int]:
    """Where the columns to predict from stand: those that are named, or all but the
    goals. Raises `BadValue` and `UnknownName`."""
    given = [table.position(name) for name in features]
    given = given or [n for n in range(len(table.columns)) if n not in goals]
    if len(set(given)) < len(given):
        raise BadValue("the features", ", ".join(features), "a column stands there twice")
    if not given or set(given) & set(goals):
        raise BadTable(table.path, "at least one column besides the target is needed, to predict "
                                   "from")
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
        return class_labels(table.texts(goals[0]), table.delimiter)
    numbers = table.numbers(goals)
    return [row[0] for row in numbers] if len(goals) == 1 else numbers
