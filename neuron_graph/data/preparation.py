"""A plan applied to a table: the model that it asks for, and its rows for training, for
validation, for the test."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from struct import pack
from typing import Any

from ..checks import check_length
from ..errors import BadValue, first_of
from ..network import Sample, total_error
from .history import Origin, Scores
from .model import Predictor
from .plan import Plan, check_classes, class_labels, labels_of, task_of
from .remarks import decision, of_single_rows, some_of
from .split import folds, split
from .table import Table
from .table_lines import BadTable

Row = tuple[list[float], Any]
"""The numbers to predict from, and what is to be predicted."""


@dataclass
class Prepared:
    """A model that is not trained yet, with its rows: samples as it is trained on them,
    the rows for training and for the test as they stand in the table. `decision` says how
    the task was chosen, `remarks` what else is to be known of the table; `parts` are to be
    trained and tested, too, and what comes of that is in `folds`."""

    model: Predictor
    samples: list[Sample]
    validation: list[Sample]
    training: list[Row]
    test: list[Row]
    decision: str = ""
    remarks: list[str] = field(default_factory=list)
    parts: Iterable[Prepared] = ()
    folds: list[Scores] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Remember the error at the start."""
        self.start = total_error(self.model.network, some_of(self.samples))

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
        model.usual, model.tested = self.model.usual, None
        self.model = model


def prepared(plan: Plan, table: Table, targets: Sequence[str],
             features: Sequence[str] = (), test: Table | None = None) -> Prepared:
    """The model that a table asks for, with its rows divided; or with the rows of another
    table for the test. Raises `BadTable`, `BadValue` and `UnknownName`."""
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
    kept, apart = split([values[n] for n in chosen], plan.validation, plan.seed + 1, classified)
    training = [rows[chosen[n]] for n in kept]
    inputs, wanted = map(list, zip(*training))
    names = [table.columns[n] for n in given]
    model = Predictor.of(inputs, wanted, plan, names, [table.columns[n] for n in goals])
    model.origin = Origin(plan, fingerprint(numbers, values))
    return Prepared(
        model, [model.sample(*row) for row in training],
        [model.sample(*rows[chosen[n]]) for n in apart], training,
        rows_in(test, model, targets) if test else [rows[n] for n in left],
        "" if plan.task or goals[1:] else decision(table.columns[goals[0]], values, classified),
        [*of_single_rows(values, table.lines)] if classified else [])


def folded(ready: Prepared, table: Table, count: int) -> Iterator[Prepared]:
    """For each of so many parts of the table a model like this one, tested on that part and
    trained on the others. A class of a single row is in none. Raises `BadValue`."""
    model = ready.model
    plan = model.origin.plan if model.origin else Plan()
    plan = replace(plan, test=0.0, task=plan.task or ("classes" if model.classes else "numbers"))
    values = values_of(table, [table.position(model.targets[0])], plan.task)
    names = [column.name for column in model.columns]
    return (prepared(plan, table.chosen(sorted({*range(len(values))}.difference(part))),
                     model.targets, names, table.chosen(part))
            for part in folds(values, count, plan.seed, bool(model.classes)))


def rows_in(table: Table, model: Predictor, targets: Sequence[str]) -> list[Row]:
    """The rows of a table as a model takes them, with what is to be predicted. Raises
    `BadTable`, `BadValue` and `UnknownName`."""
    return [*zip(table.numbers(places_in(table, model)), goals_in(table, model, targets))]


def places_in(table: Table, model: Predictor) -> list[int]:
    """Where the columns stand that a model predicts from. Raises `BadTable`."""
    if missing := [name for name in model.features if name not in table.columns]:
        needed, there = first_of(model.features, 12), first_of(table.columns, 12)
        raise BadTable(
            table.path,
            f"it is not there; the model predicts from {needed}, and the table has {there}",
            column=missing[0])
    return [table.position(name) for name in model.features]


def goals_in(table: Table, model: Predictor, targets: Sequence[str]) -> list[Any]:
    """What a model is to predict, row by row. Raises `BadTable`, `BadValue` and
    `UnknownName`."""
    goals = [table.position(name) for name in targets]
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
        return class_labels(table.texts(goals[0]), table.delimiter)
    numbers = table.numbers(goals)
    return [row[0] for row in numbers] if len(goals) == 1 else numbers
