"""A plan: what model a table asks for, and how it is trained, before anything is.

    task        "classes", "numbers" or "perceptron" (classes, by a step)
    prepared    a plan applied to a table: the model, and its rows for training, for validation, for the test
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import BadValue, UnknownName
from ..network.conventions import Convention
from ..network.initial import network_of_sizes
from ..network.network import Network
from ..network.training import Sample, check_rule
from .fitted import fitted
from .model import Model
from .split import split
from .table import Table

FEW = 10
"""So many different whole numbers, at most, are classes where nothing else is said."""
TASKS = {
    "classes": {"output_activation": "softmax", "error": "cross-entropy"},
    "numbers": {"output_activation": "identity", "error": "half-squared-mean"},
    "perceptron": {"output_activation": "step", "error": "half-squared-sum", "rule": "perceptron"},
}
"""What each task asks of the outputs and of the convention."""


@dataclass(frozen=True)
class Plan:
    """What is asked for; "" and None are chosen from the table. `hidden` are the sizes of the hidden layers, `test` and
    `validation` parts of all rows and of those for training; `low` and `high` the targets of classes."""

    task: str = ""
    hidden: tuple[int, ...] | None = None
    activation: str = "tanh"
    output_activation: str = ""
    error: str = ""
    initial: str = "xavier"
    rate: float = 0.02
    momentum: float = 0.0
    l2: float = 0.0
    batch: int | str = 1
    seed: int = 0
    scale: str = "standard"
    test: float = 0.25
    validation: float = 0.0
    low: float = 0.0
    high: float = 1.0

    def convention(self, task: str) -> Convention:
        """How the model is trained."""
        parts: dict[str, Any] = {"error": self.error or TASKS[task]["error"], "batch": self.batch, "samples": "shuffled",
                                 "seed": self.seed, "l2": self.l2}
        if "rule" in TASKS[task]:
            parts["rule"] = TASKS[task]["rule"]
        if self.momentum:
            parts.update(rule="momentum", momentum=self.momentum)
        return Convention().with_parts(parts)

    def network(self, task: str, features: Sequence[str], outputs: int) -> Network:
        """The network, with its initial weights. Its inputs are called like the columns, unless something else is."""
        hidden = self.hidden if self.hidden is not None else () if task == "perceptron" else (8,)
        output = self.output_activation or TASKS[task]["output_activation"]
        sizes = [len(features), *hidden, outputs]
        try:
            return network_of_sizes(sizes, self.seed, self.activation, output, input_names(features), self.initial)
        except BadValue:
            return network_of_sizes(sizes, self.seed, self.activation, output, initial=self.initial)


@dataclass
class Prepared:
    """A model that is not trained yet, with its rows: samples as it is trained on them, and the rows of the test as they
    stand in the table. `constant` names columns that say nothing."""

    model: Model
    samples: list[Sample]
    validation: list[Sample]
    test: list[tuple[list[float], Any]]
    constant: list[str] = field(default_factory=list)


def prepared(plan: Plan, table: Table, targets: Sequence[str], features: Sequence[str] = ()) -> Prepared:
    """The model that a table asks for, with its rows divided. Raises `BadTable`, `BadValue` and `UnknownName`."""
    goal = [table.position(name) for name in targets]
    given = [table.position(name) for name in features] or [n for n in range(len(table.columns)) if n not in goal]
    if not given or set(given) & set(goal):
        raise BadValue("the features", ", ".join(features), "at least one column besides the target is needed")
    task = task_of(plan, table, goal)
    rows, values = table.numbers(given), values_of(table, goal, task)
    chosen, left = split(values, plan.test, plan.seed, stratified=task != "numbers")
    kept, validating = divided(plan, [values[n] for n in chosen], task)
    training, validation = [chosen[n] for n in kept], [chosen[n] for n in validating]
    names = [table.columns[n] for n in given]
    scaling, constant = fitted(plan.scale, names, [rows[n] for n in training])
    model = model_of(plan, task, names, [table.columns[n] for n in goal], [values[n] for n in chosen])
    model.scaling = scaling
    return Prepared(model, [model.sample(rows[n], values[n]) for n in training],
                    [model.sample(rows[n], values[n]) for n in validation], [(rows[n], values[n]) for n in left], constant)


def input_names(features: Sequence[str]) -> list[str]:
    """The names of columns as those of inputs: without spaces; of columns that have only numbers, x1, x2, ..."""
    return [f"x{name}" if name.isdigit() else "_".join(name.split()) for name in features]


def divided(plan: Plan, values: Sequence[Any], task: str) -> tuple[list[int], list[int]]:
    """The positions of rows to train on, and of those to validate with."""
    if not plan.validation:
        return list(range(len(values))), []
    return split(values, plan.validation, plan.seed + 1, stratified=task != "numbers")


def task_of(plan: Plan, table: Table, goal: Sequence[int]) -> str:
    """Whether classes or numbers are to be predicted: text is classes, and so are a few whole numbers."""
    if plan.task and plan.task not in TASKS:
        raise UnknownName("task", plan.task, TASKS)
    if plan.task:
        return plan.task
    if len(goal) > 1:
        return "numbers"
    texts = set(table.texts(goal[0]))
    whole = all(text.lstrip("+-").isdigit() for text in texts)
    return "classes" if not table.numeric(goal[0]) or (whole and len(texts) <= FEW) else "numbers"


def values_of(table: Table, goal: Sequence[int], task: str) -> list[Any]:
    """What is to be predicted, row by row: labels, numbers, or lists of numbers."""
    if task != "numbers":
        return list(table.texts(goal[0]))
    numbers = table.numbers(list(goal))
    return [row[0] for row in numbers] if len(goal) == 1 else numbers


def model_of(plan: Plan, task: str, features: list[str], targets: list[str], values: Sequence[Any]) -> Model:
    """The model for these columns, with its classes, or the scaling of its numbers, as the training rows have them."""
    classes = labels_of(values) if task != "numbers" else []
    if task != "numbers":
        check_classes(classes, task, targets[0])
    outputs = len(targets) if not classes else 1 if task == "perceptron" else len(classes)
    convention, network = plan.convention(task), plan.network(task, features, outputs)
    check_rule(network, convention)
    scaling = None
    if task == "numbers" and plan.scale != "none":
        rows = [value if isinstance(value, list) else [value] for value in values]
        scaling = fitted("standard" if plan.scale.startswith("shift") else plan.scale, targets, rows)[0]
    return Model(network, features, targets, classes, None, scaling, plan.low, plan.high, convention, plan.rate)


def labels_of(values: Sequence[str]) -> list[str]:
    """The labels, in an order that does not depend on that of the rows: numbers by size, texts by the alphabet."""
    labels = set(values)
    if all(label.lstrip("+-").isdigit() for label in labels):
        return sorted(labels, key=lambda label: (int(label), label))
    return sorted(labels)


def check_classes(classes: Sequence[str], task: str, column: str) -> None:
    """Refuse what cannot be told apart."""
    if len(classes) < 2:
        raise BadValue(f"column {column}", classes[0] if classes else None, "there is but one class: nothing can be told apart")
    if task == "perceptron" and len(classes) > 2:
        raise BadValue(f"column {column}", ", ".join(classes[:8]), "a perceptron tells two classes apart")
