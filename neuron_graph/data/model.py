"""A predictor: a network with all that real data needs: what its columns are called, how
they are scaled, which classes there are, how it was trained. A `Model` is
one that fits itself.

    raw        the numbers of a row of a table
    inputs     what the network sees of them: scaled
    label      a class as the table calls it
    targets    what the outputs should be for it
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from math import fsum
from typing import Any, TypeVar

from ..checks import check_length, finite, finite_list
from ..errors import BadValue, first_of, shortened
from ..network import Convention, Network, Sample
from ..programs import decision
from ..setup import Scaling
from .column_scaling import scaling_for
from .columns import Column, features_of
from .history import Best, Entry, Origin, Scores
from .labels import is_whole, label_of
from .plan import Plan
from .scores import accuracy, confusion, determination, mean_distance, root_mean_square

Kind = TypeVar("Kind", bound="Predictor")
Value = str | float | Sequence[float]
"""What is predicted of a row: a label, a number, or several numbers."""
Numbers = Sequence[float]
"""The numbers of a row."""


@dataclass
class Predictor:
    """A network that predicts a column of a table, or several, from others.

    `features` names the columns that it takes, `targets` those that it predicts: one if
    there are `classes` (the labels, in the order of the outputs; of two classes a
    single output will do), else one for each output. `scaling` is that of the features,
    `target_scaling` that of predicted numbers. `low` and `high` are the targets of a
    class that is not meant and of the one that is. `epochs` counts those that it has
    been trained for; `history` says what came of them, `best` where it was best while a
    training that stops by itself is not at its end, `tested` what came of its test;
    `usual` has the place of the most frequent class of the rows that it was made for, or
    the mean of each column.
    Raises `BadValue` or `WrongLength` where these do not fit together.
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
    columns: list[Column] = field(default_factory=list)
    usual: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Sequence[Numbers], values: Sequence[Value], plan: Plan,
           features: list[str], targets: list[str], labels: list[str]) -> Predictor:
        """The model that these rows and their values ask for, not trained yet: its
        scaling is fitted on them.

        Values are labels, numbers, or lists of numbers. `features` and `targets` are the names
        of columns, `labels` those of the classes, none where numbers are predicted. Raises
        `BadValue`, `UnknownName` and `WrongLength`.
        """
        target_scaling = None
        outputs = [f"{targets[0]}_{label}" if is_whole(label) else label for label in labels]
        if plan.task == "perceptron":
            outputs = ["o1"]
        if not labels:
            how = "standard" if ":" in plan.scale else plan.scale
            target_scaling = scaling_for(how, targets, [*map(as_list, values)])
            outputs = targets
        network = plan.network(plan.task or ("classes" if labels else "numbers"), features, outputs,
                               len(rows))
        return cls(network, features, targets, labels, scaling_for(plan.scale, features, rows),
                   target_scaling, plan.low, plan.high, plan.rate,
                   usual=usual_of(values, labels))

    def __post_init__(self) -> None:
        """Check that everything fits; columns are plain numbers where nothing is said."""
        self.columns = self.columns or [*map(Column, self.features)]
        if features_of(self.columns) != self.features:
            raise BadValue("the columns", self.columns, "the features are others")
        outputs, classes = len(self.network.outputs), len(self.classes)
        check_length("the features", len(self.network.inputs), self.features)
        if len(set(self.classes)) < classes:
            raise BadValue("the classes", self.classes, "all must be different")
        if classes and (outputs, classes) != (1, 2):
            check_length("the classes", outputs, self.classes)
        check_length("the target columns", 1 if classes else outputs, self.targets)
        for scaling, names in (self.scaling, self.features), (self.target_scaling, self.targets):
            if scaling:
                check_length("the scaling", len(names), scaling.shift)
        low = finite(self.low, "the target of other classes")
        if finite(self.high, "the target of a class") <= low:
            raise BadValue("the target of a class", self.high,
                           f"it must be more than {low:g}, that of the others")

    def __repr__(self) -> str:
        columns = f"{first_of(self.targets, 6)} from {first_of(self.features, 6)}"
        came = f": {self.history[-1].words}" if self.history else ""
        return (f"<{type(self).__name__} {self.network.shape} of {shortened(columns, 200)}, "
                f"{self.epochs} epochs{came}>")

    @property
    def names(self) -> list[str]:
        """The names of the columns that it takes."""
        return [column.name for column in self.columns]

    @property
    def missing_word(self) -> str:
        """What stands for missing values in its tables, beside the usual words."""
        return self.origin.plan.missing_word if self.origin else ""

    @property
    def convention(self) -> Convention:
        """How its network is trained."""
        return self.network.convention

    @property
    def errors(self) -> list[tuple[int, float]]:
        """The epochs that its history knows, each with the error after it."""
        return [(entry.epoch, entry.error) for entry in self.history]

    def inputs(self, raw: Numbers) -> list[float]:
        """What the network sees of a row."""
        check_length(f"the row of {first_of(self.features, 6)}", len(self.features), raw)
        numbers = finite_list(raw, "the row")
        return self.scaling.apply(numbers) if self.scaling else numbers

    def outputs(self, raw: Numbers) -> list[float]:
        """The outputs of the network for a row."""
        return self.network.forward(self.inputs(raw))

    def targets_of(self, value: Value) -> list[float]:
        """What the outputs should be for a label, a number, or several numbers."""
        if self.classes:
            return self.targets_of_class(self.label(value))
        numbers = finite_list(as_list(value), "the target")
        check_length("the target", len(self.targets), numbers)
        return self.target_scaling.apply(numbers) if self.target_scaling else numbers

    def label(self, value: Value) -> str:
        """What a class is called here: 1 for 1.0, and yes for yes. (the end of a line in some
        tests of UCI), if no class is called that."""
        text = str(value)
        if text in self.classes:
            return text
        short = label_of(text)
        return next((label for label in self.classes if f"{label}." == text
                     or short and label_of(label) == short), text)

    def targets_of_class(self, label: str) -> list[float]:
        """High for the class that is meant, low for the others; a single output is high
        for the second class."""
        if label not in self.classes:
            raise BadValue("the class", label, f"known are {first_of(self.classes, 12)}")
        outputs = self.classes if len(self.network.outputs) > 1 else self.classes[1:]
        return [self.high if label == output else self.low for output in outputs]

    def sample(self, raw: Numbers, value: Value) -> Sample:
        """A row with its target, as the network is trained on it."""
        return self.inputs(raw), self.targets_of(value)

    def predict_one(self, raw: Numbers) -> str | float | list[float]:
        """What is predicted of a single row: its label, its number, or its numbers."""
        outputs = self.outputs(raw)
        if self.classes:
            return self.classes[self.decided(outputs)]
        numbers = self.target_scaling.undo(outputs) if self.target_scaling else outputs
        return numbers[0] if len(numbers) == 1 else numbers

    def decided(self, outputs: Sequence[float]) -> int:
        """Which class outputs stand for, counted from 0: that of the largest, the first
        of equal ones; of a single output that of the nearer target."""
        if len(outputs) == 1:
            return int(outputs[0] > (self.low + self.high) / 2)
        return decision(outputs)

    def score(self, rows: Sequence[Numbers], values: Sequence[Value]) -> float:
        """The part of the rows whose class is predicted right; of numbers R², 1 if all
        are, 0 if the mean were as good (of several columns the mean of theirs)."""
        return self.test(rows, values).score

    def test(self, rows: Sequence[Numbers], values: Sequence[Value]) -> Scores:
        """The score, and of classes which are taken for which."""
        found = self.judged(values, [*map(self.predict_one, rows)])
        if self.usual:
            usual = self.judged(values, [self.always] * len(rows))
            found = found._replace(baseline=usual.rmse or [usual.score])
        return found

    @property
    def always(self) -> str | list[float]:
        """What is best predicted by who does not look at the features."""
        return self.classes[int(self.usual[0]) % len(self.classes)] if self.classes else self.usual

    def judged(self, values: Sequence[Value], predicted: Sequence[Value]) -> Scores:
        """How good predictions are, without a baseline."""
        if self.classes:
            labels = [*map(self.label, values)]
            return Scores(len(labels), accuracy(labels, predicted),
                          confusion(labels, predicted, self.classes))
        columns = [*zip(*map(as_list, values), strict=True)]
        guesses = [*zip(*map(as_list, predicted))]
        parts = [*map(determination, columns, guesses)]
        return Scores(len(values), sum(parts) / len(parts), [],
                      [*map(root_mean_square, columns, guesses)],
                      [*map(mean_distance, columns, guesses)])

    def copy(self: Kind) -> Kind:
        """The same model, to be trained on by itself."""
        twin = copy(self)
        twin.network, twin.history = self.network.copy(), list(self.history)
        return twin


def usual_of(values: Sequence[Value], classes: list[str]) -> list[float]:
    """The mean of each column, or the place of the most frequent class, of several the
    first."""
    if classes:
        return [float(classes.index(max(classes, key=Counter(values).__getitem__)))]
    return [fsum(x / len(values) for x in column) for column in zip(*map(as_list, values))]


def numbered(letter: str, count: int) -> list[str]:
    """The names of columns that have none: x1, x2, ..."""
    return [f"{letter}{number}" for number in range(1, count + 1)]


def as_list(value: Value) -> list[Any]:
    """A value as a list of numbers."""
    return [value] if isinstance(value, (int, float)) else [*value]
