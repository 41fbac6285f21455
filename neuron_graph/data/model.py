"""A model: a network with all that real data needs: what its columns are called, how they are scaled, which classes
there are, how it was trained.

    raw        numbers as they stand in a table        inputs     what the network sees of them: scaled
    label      a class as the table calls it           targets    what the outputs should be for it
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..errors import BadValue, WrongLength
from ..network.conventions import Convention
from ..network.network import Network
from ..network.numbers import finite, finite_list
from ..network.scaling import Scaling
from ..network.training import Sample
from ..recording.train import decision
from .scores import accuracy


class Entry(NamedTuple):
    """How good a model was after a round: the error over the training rows, and the accuracy where there are classes."""

    round: int
    error: float
    accuracy: float | None = None


@dataclass
class Model:
    """A network that predicts a column of a table, or several, from others.

    `features` names the columns that it takes, `targets` those that it predicts: one if there are `classes` (the labels,
    in the order of the outputs; of two classes a single output will do), else one for each output. `scaling` is that of
    the features, `target_scaling` that of predicted numbers. `low` and `high` are the targets of a class that is not
    meant and of the one that is. `rounds` counts those that it has been trained for; `history` says what came of them.
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
    convention: Convention = Convention()
    rate: float = 0.1
    rounds: int = 0
    history: list[Entry] = field(default_factory=list)
    title: str = ""

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

    def inputs(self, raw: Sequence[float]) -> list[float]:
        """What the network sees of a row."""
        if len(raw) != len(self.features):
            raise WrongLength("the row", len(self.features), len(raw))
        numbers = finite_list(raw, "the row")
        return self.scaling.apply(numbers) if self.scaling else numbers

    def outputs(self, raw: Sequence[float]) -> list[float]:
        """The outputs of the network for a row."""
        return self.network.forward(self.inputs(raw), self.convention)

    def targets_of(self, value: str | float | Sequence[float]) -> list[float]:
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

    def sample(self, raw: Sequence[float], value: str | float | Sequence[float]) -> Sample:
        """A row with its target, as the network is trained on it."""
        return self.inputs(raw), self.targets_of(value)

    def predict(self, raw: Sequence[float]) -> str | float | list[float]:
        """The label, or the number in the units of its column, that a row stands for; a list where there are several."""
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

    def score(self, rows: Sequence[Sequence[float]], values: Sequence[str | float]) -> float:
        """The part of the rows whose class is predicted right; of numbers R², 1 if all are, 0 if the mean were as good."""
        if not rows or len(rows) != len(values):
            raise WrongLength("the values", len(rows) or 1, len(values))
        if self.classes:
            return accuracy([str(value) for value in values], list(map(self.predict, rows)))
        return determination([float(value) for value in values], [float(self.predict(row)) for row in rows])  # type: ignore[arg-type]

    def copy(self) -> Model:
        """The same model, trained on by itself."""
        return replace(self, network=self.network.copy(), history=list(self.history))


def determination(values: Sequence[float], predicted: Sequence[float]) -> float:
    """R²: what part of the variance of values is predicted; of constant ones 1 if all are right, else 0."""
    mean = sum(values) / len(values)
    total = sum((value - mean) ** 2 for value in values)
    left = sum((value - guess) ** 2 for value, guess in zip(values, predicted))
    return 1.0 - left / total if total else float(left == 0.0)
