"""A model: a network with all that real data needs: what its columns are called, how they are scaled, which classes
there are, how it was trained.

    raw        numbers as they stand in a table        inputs     what the network sees of them: scaled
    label      a class as the table calls it           targets    what the outputs should be for it
"""
from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field

from ..checks import finite, finite_list
from ..errors import BadValue, WrongLength
from ..network import Convention, Network, Sample
from ..programs import decision
from ..setup import Scaling
from .column_scaling import scaling_for
from .fit import fit
from .history import Best, Entry, Origin, Scores
from .plan import DEFAULT, Plan, check_classes, labels_of, output_names, task_of
from .scores import accuracy, confusion

ENTRIES = 50
"""Entries of the history that a fit makes, about."""
Value = str | float | Sequence[float]
"""What is predicted of a row: a label, a number, or several numbers."""


@dataclass
class Model:
    """A network that predicts a column of a table, or several, from others.

    `features` names the columns that it takes, `targets` those that it predicts: one if there are `classes` (the labels,
    in the order of the outputs; of two classes a single output will do), else one for each output. `scaling` is that of
    the features, `target_scaling` that of predicted numbers. `low` and `high` are the targets of a class that is not
    meant and of the one that is. `epochs` counts those that it has been trained for; `history` says what came of them,
    `best` where it was best while a training that stops by itself is not at its end, `tested` what came of its test.
    Raises `BadValue` or `WrongLength` where these do not fit together.

    >>> rows, labels = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], ["no", "yes", "yes", "no"]
    >>> model = Model.of(rows, labels, Plan(rate=0.2)).fit(rows, labels, epochs=500)
    >>> model.predict(rows), model.score(rows, labels)
    (['no', 'yes', 'yes', 'no'], 1.0)
    """

    network: Network
    features: list[str]
    targets: list[str]
    classes: list[str] = field(default_factory=list)
    scaling: Scaling | None = None
    target_scaling: Scaling | None = None
    low: float = 0.0
    high: float = 1.0
    rate: float = 0.1
    epochs: int = 0
    history: list[Entry] = field(default_factory=list)
    title: str = ""
    origin: Origin | None = None
    best: Best | None = None
    tested: Scores | None = None

    @classmethod
    def of(cls, rows: Sequence[Sequence[float]], values: Sequence[Value], plan: Plan = DEFAULT, features: Sequence[str] = (),
           targets: Sequence[str] = (), classes: Sequence[str] = ()) -> Model:
        """The model that these rows and their values ask for, not trained yet: its scaling is fitted on them.

        Values are labels (texts, or up to ten different whole numbers), numbers, or lists of numbers. `features` and
        `targets` are the names of columns, `classes` the labels if there are more than these. Raises `BadValue`,
        `UnknownName` and `WrongLength`.
        """
        check_rows(rows, values)
        numeric = not any(isinstance(value, (str, bool)) for value in values)
        task = plan.task or ("classes" if classes else task_of(values, numeric))
        features = list(features) or [f"x{number}" for number in range(1, len(rows[0]) + 1)]
        labels = [] if task == "numbers" else list(classes) or labels_of([*map(str, values)])
        goals = list(targets) or (["y"] if labels else names_of("y", len(listed(values[0]))))
        if labels:
            check_classes(labels, task, goals[0])
        outputs = goals if not labels else ["o1"] if task == "perceptron" else output_names(labels, goals[0])
        how = "standard" if plan.scale.startswith("shift") else plan.scale
        target_scaling = None if labels else scaling_for(how, goals, [*map(listed, values)])
        network = plan.network(task, features, outputs)
        return cls(network, features, goals, labels, scaling_for(plan.scale, features, rows),
                   target_scaling, plan.low, plan.high, plan.rate)

    def __post_init__(self) -> None:
        """Check that everything fits."""
        outputs = len(self.network.outputs)
        if len(self.features) != len(self.network.inputs):
            raise WrongLength("the features", len(self.network.inputs), len(self.features))
        if len(set(self.classes)) < len(self.classes):
            raise BadValue("the classes", self.classes, "all must be different")
        if self.classes and outputs != len(self.classes) and (outputs, len(self.classes)) != (1, 2):
            raise WrongLength("the classes", outputs, len(self.classes))
        if len(self.targets) != (1 if self.classes else outputs):
            raise WrongLength("the target columns", 1 if self.classes else outputs, len(self.targets))
        for scaling, names in ((self.scaling, self.features), (self.target_scaling, self.targets)):
            if scaling and len(scaling.shift) != len(names):
                raise WrongLength("the scaling", len(names), len(scaling.shift))
        if not finite(self.low, "the target of other classes") < finite(self.high, "the target of a class"):
            raise BadValue("the target of a class", self.high, f"it must be more than {self.low:g}, that of the others")

    @property
    def convention(self) -> Convention:
        """How its network is trained."""
        return self.network.convention

    @property
    def errors(self) -> list[tuple[int, float]]:
        """The epochs that its history knows, each with the error after it."""
        return [(entry.epoch, entry.error) for entry in self.history]

    def inputs(self, raw: Sequence[float]) -> list[float]:
        """What the network sees of a row."""
        if len(raw) != len(self.features):
            shown = ", ".join(self.features[:6]) + ", ..." * (len(self.features) > 6)
            raise WrongLength(f"the row of {shown}", len(self.features), len(raw))
        numbers = finite_list(raw, "the row")
        return self.scaling.apply(numbers) if self.scaling else numbers

    def outputs(self, raw: Sequence[float]) -> list[float]:
        """The outputs of the network for a row."""
        return self.network.forward(self.inputs(raw))

    def targets_of(self, value: Value) -> list[float]:
        """What the outputs should be for a label, a number, or several numbers."""
        if self.classes:
            return self.targets_of_class(str(value))
        numbers = finite_list([value] if isinstance(value, (int, float)) else list(value), "the target")
        if len(numbers) != len(self.targets):
            raise WrongLength("the target", len(self.targets), len(numbers))
        return self.target_scaling.apply(numbers) if self.target_scaling else numbers

    def targets_of_class(self, label: str) -> list[float]:
        """High for the class that is meant, low for the others; a single output is high for the second class."""
        if label not in self.classes:
            raise BadValue("the class", label, f"known are {', '.join(self.classes[:12])}")
        place = self.classes.index(label)
        places = [1] if len(self.network.outputs) == 1 else range(len(self.classes))
        return [self.high if place == other else self.low for other in places]

    def sample(self, raw: Sequence[float], value: Value) -> Sample:
        """A row with its target, as the network is trained on it."""
        return self.inputs(raw), self.targets_of(value)

    def fit(self, rows: Sequence[Sequence[float]], values: Sequence[Value], epochs: int = 100) -> Model:
        """Train the model in place for so many epochs more; returns it."""
        check_rows(rows, values)
        fit(self, [self.sample(row, value) for row, value in zip(rows, values)], epochs, max(1, epochs // ENTRIES))
        return self

    def predict(self, rows: Sequence[Sequence[float]]) -> list[str] | list[float] | list[list[float]]:
        """For each row its label, or the number in the units of its column; a list of numbers where there are several."""
        return [self.predict_one(row) for row in rows]  # type: ignore[return-value]

    def predict_one(self, raw: Sequence[float]) -> str | float | list[float]:
        """The same for a single row."""
        check_row(raw)
        outputs = self.outputs(raw)
        if self.classes:
            return self.classes[self.decided(outputs)]
        numbers = self.target_scaling.undo(outputs) if self.target_scaling else outputs
        return numbers[0] if len(numbers) == 1 else numbers

    def decided(self, outputs: Sequence[float]) -> int:
        """Which class outputs stand for: the largest, the first of equal ones; of a single output the nearer target."""
        if len(outputs) == 1:
            return int(outputs[0] > (self.low + self.high) / 2)
        return decision(outputs)

    def score(self, rows: Sequence[Sequence[float]], values: Sequence[Value]) -> float:
        """The part of the rows whose class is predicted right; of numbers R², 1 if all are, 0 if the mean were as good (of
        several columns the mean of theirs)."""
        return self.test(rows, values).score

    def test(self, rows: Sequence[Sequence[float]], values: Sequence[Value]) -> Scores:
        """The score, and of classes which are taken for which."""
        check_rows(rows, values)
        predicted = self.predict(rows)
        if self.classes:
            labels, guesses = [str(value) for value in values], [str(guess) for guess in predicted]
            return Scores(len(rows), accuracy(labels, guesses), confusion(labels, guesses, self.classes))
        columns = zip(zip(*map(listed, values), strict=True), zip(*map(listed, predicted)))
        parts = [determination(column, guesses) for column, guesses in columns]
        return Scores(len(rows), sum(parts) / len(parts), [])

    def copy(self) -> Model:
        """The same model, trained on by itself."""
        twin = copy(self)
        twin.network, twin.history = self.network.copy(), list(self.history)
        return twin


def check_rows(rows: Sequence[Sequence[float]], values: Sequence[Value]) -> None:
    """Raise `WrongLength` if there are no rows, or not as many values, and `BadValue` if they are no rows."""
    if not len(rows) or len(rows) != len(values):
        raise WrongLength("the values", len(rows) or 1, len(values))
    check_row(rows[0])


def check_row(row: object) -> None:
    """Raise `BadValue` for what is no row: a list of one number for each feature is."""
    if not isinstance(row, Sequence) or isinstance(row, str):
        raise BadValue("a row", row, "a list of numbers is needed, one for each feature")


def names_of(letter: str, count: int) -> list[str]:
    """y; of several y1, y2, ..."""
    return [letter] if count == 1 else [f"{letter}{number}" for number in range(1, count + 1)]


def listed(value: Value) -> list[float]:
    """A value as a list of numbers."""
    return [float(value)] if isinstance(value, (str, int, float)) else list(value)


def determination(values: Sequence[float], predicted: Sequence[float]) -> float:
    """R²: what part of the variance of values is predicted; of constant ones 1 if all are right, else 0."""
    mean = sum(value / len(values) for value in values)
    largest = max(abs(value - mean) for value in values) or 1.0
    total = sum_of_squares((value - mean) / largest for value in values)
    left = sum_of_squares((value - guess) / largest for value, guess in zip(values, predicted))
    return max(1.0 - left / total, -sys.float_info.max) if total else float(left == 0.0)


def sum_of_squares(numbers: Iterable[float]) -> float:
    """The sum; inf where floats cannot hold it."""
    return sum(number * number for number in numbers)
