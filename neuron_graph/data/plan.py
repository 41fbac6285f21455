"""A plan: what model rows ask for, and how it is trained, before anything is.

    task   "classes", "numbers" or "perceptron" (classes, by a step)
"""
from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import Any

from ..checks import checked_name, finite, finite_list, plain, whole
from ..conventions import named, parts_in
from ..errors import BadValue, UnknownName
from ..network import (
    LOSSES,
    RULES,
    SCHEDULES,
    Convention,
    Layer,
    Network,
    canonical_activation,
    extras_of,
)
from ..numerals import read_float, read_integer, read_whole
from ..setup import network_of_sizes

TASKS = {
    "classes": {"output_activation": "softmax", "error": "cross-entropy"},
    "numbers": {"output_activation": "identity", "error": "half-squared-mean"},
    "perceptron": {
        "output_activation": "step", "error": "half-squared-sum", "rule": "perceptron"},
}
"""What each task asks of the outputs and of the convention."""
RULE, BATCH, L2 = "adam", 16, 0.0005
"""How a model is trained where nothing is said; any other rule has no penalty, and one
whose steps go by the size of a gradient takes a row at a time."""
RATE = 0.02
RATES = {"adagrad": 0.1, **dict.fromkeys(["adam", "adamw", "amsgrad", "rmsprop"], 0.01)}
"""Learning rates where nothing is said: of descent (with momentum as much less as that
makes steps longer), and of rules whose steps do not go by the size of a gradient, for
updates of `BATCH` rows; they go by its root. Measured by `tests/bench/rates.py`."""
HIDDEN = {4: 8, 32: 16, math.inf: 32}
"""How many neurons a hidden layer has for up to so many features. This and all else that
is chosen was measured by `tests/bench/defaults.py`."""
WORK, FEWEST, MOST = 270_000, 10, 500
"""How many rows a training goes through, times the root of the number of features: 60,000
of 20 or more; and its epochs, at least and at most."""
ENOUGH = 40
"""Rows for training from which on some of them say when to stop."""
FILLINGS = ("drop", "mean", "median", "mode")
"""What becomes of missing values: their rows are left out, or a number is filled in."""
OF_CONVENTION = (
    "error", "rule", "momentum", "seed", "l2", "l1", "weight_decay", "clip_norm",
    "clip_value", "schedule", "schedule_factor", "schedule_steps", "rates")
"""What is the same in a plan and in the convention, where it is said."""


@dataclass(frozen=True)
class Plan:
    """What is asked for; "" and None are chosen from the rows.

    `hidden` are the sizes of the hidden layers, `test` and `validation` parts of all
    rows and of those for training; `patience` is how many epochs training goes on after
    the best on the validation rows, 0 that there are none; `low` and `high` are the
    targets of classes (-1 and 1 for a hinge loss); `more` is what else the convention has, as
    text: label-smoothing=0.1. The `rate` is that of the `rule`, if none is said; a
    `schedule` goes by epochs. `labels` says what labels are that are no texts: bool, int
    or float; `epochs` how many there are, at most. `missing` is what becomes of missing
    values, one of `FILLINGS`, and `missing_word` a word that stands for them. `test` is for
    tables: `Model.fit` tests with none of the rows that it is given. Raises `BadValue` and
    `UnknownName`.
    """

    task: str = ""
    hidden: tuple[int, ...] | None = None
    activation: str = "tanh"
    output_activation: str = ""
    error: str = ""
    initial: str = "xavier"
    rate: float = None  # type: ignore[assignment]
    momentum: float = 0.0
    l2: float = None  # type: ignore[assignment]
    batch: int | str = None  # type: ignore[assignment]
    seed: int = 0
    dropout: float = 0.0
    norm: str = ""
    scale: str = "standard"
    test: float = 0.25
    validation: float = 0.1
    low: float = 0.0
    high: float = 1.0
    patience: int | None = 20
    more: str = ""
    rule: str = ""
    schedule: str = "constant"
    schedule_factor: float | None = None
    schedule_steps: float | None = None
    rates: str = ""
    clip_norm: float = 0.0
    clip_value: float = 0.0
    weight_decay: float = 0.0
    l1: float = 0.0
    labels: str = ""
    epochs: int | None = None
    missing: str = ""
    missing_word: str = ""

    def __post_init__(self) -> None:
        """Check what no network would; what has several names is called by its own."""
        if self.task and self.task not in TASKS:
            raise UnknownName("task", self.task, TASKS)
        if self.missing and self.missing not in FILLINGS:
            raise UnknownName("way with missing values", self.missing, FILLINGS)
        hidden = () if self.hidden is None else self.hidden
        if not (isinstance(hidden, Sequence) and all(isinstance(size, int) for size in hidden)):
            raise BadValue(
                "the hidden layers", hidden, "a list of their sizes is needed, as in (8, 4)")
        whole("the seed", self.seed, least=None)
        if not 0.0 <= finite(self.validation, "the part for validation") < 1.0:
            raise BadValue("the part for validation", self.validation,
                           "it must be at least 0 and less than 1")
        if not 0.0 <= finite(self.momentum, "the momentum") < 1.0:
            raise BadValue("the momentum", self.momentum,
                           "a number from 0 up to 1 is needed, and not 1")
        rule = named(self.rule or parts_in(self.more).get("rule", ""), RULES) or (
            "momentum" if self.momentum > 0.0 else RULE * (self.task != "perceptron"))
        momentum = self.momentum or 0.9 * (rule in ("momentum", "nesterov"))
        batch = (BATCH if rule in RATES else 1) if self.batch is None else self.batch
        usual = RATES.get(rule, RATE * (1.0 - momentum))
        if rule in RATES and isinstance(batch, int) and batch > 0:
            usual *= math.sqrt(batch / BATCH)
        rate = finite(round(usual, 6) if self.rate is None else self.rate, "the rate")
        if rate <= 0.0:
            raise BadValue("the rate", rate, "a number above 0 is needed")
        vars(self).update(
            rule=rule, momentum=momentum, rate=rate, batch=batch,
            l2=L2 * (rule == RULE) if self.l2 is None else self.l2,
            schedule=named(self.schedule, SCHEDULES),
            activation=canonical_activation(self.activation),
            output_activation=canonical_activation(self.output_activation),
            error=named(self.error or "", LOSSES))
        if self.error in LOSSES and LOSSES[self.error].sides:
            vars(self).update(low=-1.0, output_activation=self.output_activation or "identity")

    @property
    def stops(self) -> bool:
        """Whether training stops by itself, given the rows to validate with."""
        return bool(self.patience and self.validation) and self.task != "perceptron"

    def convention(self, task: str, rows: int, features: int) -> Convention:
        """How the model is trained on so many rows with so many features; schedules go by
        epochs."""
        row, usual = TASKS[task], Convention()
        parts: dict[str, Any] = {
            "error": row["error"], "rule": row.get("rule", "descent"), "samples": "shuffled",
            "batch": BATCH if self.norm == "batch" and self.batch == 1 else self.batch}
        if (self.output_activation or row["output_activation"]) == "softmax":
            parts["softmax"] = "shifted"
        if self.schedule != "constant" and self.batch != "all":
            parts["schedule_per"] = -(-rows // int(parts["batch"]))
        if self.schedule in ("linear", "cosine"):
            parts["schedule_steps"] = float(self.epochs or usual_epochs(rows, features))
        parts |= {name: value for name, value in vars(self).items() if name in OF_CONVENTION
                  and value not in (None, "") and (value or name != "momentum")}
        found = usual.with_parts(parts).changed(self.more).checked_beside(usual)
        if "rule" in row and not RULES[found.rule].delta:
            raise BadValue("rule", found.rule,
                           f"the task {task} has a rule of its own: leave it out")
        return found

    def network(self, task: str, features: Sequence[str], outputs: Sequence[str],
                rows: int) -> Network:
        """The network, with its initial weights, to be trained on so many rows. Its inputs
        and outputs are called like their columns and classes, as far as these can be
        names, and nothing else is called so."""
        hidden = self.hidden
        if hidden is None:
            size = next(size for most, size in HIDDEN.items() if len(features) <= most)
            hidden = () if task == "perceptron" else (size,)
        drawn = network_of_sizes(
            [len(features), *hidden, len(outputs)], self.seed, self.activation,
            self.output_activation or TASKS[task]["output_activation"], initial=self.initial)
        said = {name: value for name in ("dropout", "norm") if (value := getattr(self, name))}
        layers = [Layer(one.neurons, None, *extras_of(said, one.neurons))
                  for one in drawn.layers[:-1]]
        network = Network([*layers, drawn.layers[-1]], drawn.inputs,
                          self.convention(task, rows, len(features)))
        inputs = input_names(features)
        for those, these in (inputs, outputs), (inputs, ()), (None, outputs):
            with suppress(BadValue):
                return renamed(network, those, these)
        return network

    def texts(self) -> dict[str, str]:
        """Every option as a text; `plan_of` reads it, "" as what is chosen from the
        rows."""
        return {name: written(value) for name, value in asdict(self).items()}


def usual_epochs(rows: int, features: int) -> int:
    """How many epochs there are, at most, for so many rows and features."""
    return max(FEWEST, min(MOST, int(WORK / rows / math.sqrt(min(features, 20)))))


DEFAULT = Plan()
"""Everything chosen from the rows."""
OPTIONS = {
    **{part.name: part.name for part in fields(Plan)},
    "hidden": "layers",
    "error": "loss",
    "more": "convention",
    "initial": "init",
    **dict.fromkeys(["low", "high"], "class_targets"),
    "patience": "stop_after",
}
"""For each part of a plan the option that says it, of `train` and of a `Model`."""
ALWAYS = "test", "labels"
"""Parts that are no options of a `Model`."""
PICKED: dict[str, Any] = {
    "hidden": lambda sizes:
        tuple(sizes) if isinstance(sizes, (list, tuple)) else (sizes,) * (sizes != 0),
    "low": lambda both: finite_list(both, "class_targets")[0],
    "high": lambda both: finite_list(both, "class_targets")[-1]}
"""How parts of a plan are seen from their options, where they are not the same."""


def picked(options: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a plan that options ask for; None is not said. Raises `BadValue`."""
    return {part: PICKED.get(part, plain)(plain(options[name])) for part, name in OPTIONS.items()
            if options.get(name) is not None}


def options_of(plan: Plan) -> dict[str, Any]:
    """The options of a `Model` that ask for a plan."""
    found = {OPTIONS[part]: value for part, value in vars(plan).items() if part not in ALWAYS}
    return {**found, "class_targets": (plan.low, plan.high)}


def written(value: Any) -> str:
    """An option as a text: None is nothing, no hidden layer "0"."""
    if isinstance(value, (tuple, list)):
        return ",".join(map(str, value)) or "0"
    return "" if value is None else str(value)


def plan_of(texts: Mapping[str, str]) -> Plan:
    """The plan whose `Plan.texts` these are. Raises `BadValue` and `UnknownName`."""
    options = {} if "labels" in texts else older(texts)
    for name, text in texts.items():
        if name not in vars(DEFAULT):
            raise UnknownName("option of a plan", name, vars(DEFAULT))
        if text:
            options[name] = text
            if name in READERS:
                options[name] = READERS[name](text, f"the option {name} of the plan")
    return Plan(**options)


def older(texts: Mapping[str, str]) -> dict[str, Any]:
    """What was not said when there were no `labels` yet, and is another default now."""
    options: dict[str, Any] = {"patience": None}
    if texts.get("task") != "perceptron":
        options["hidden"] = (8,)
        options["rule"] = "descent" if texts.get("momentum", "0.0") == "0.0" else ""
    return options


def read_sizes(text: str, what: str) -> tuple[int, ...]:
    """The sizes of hidden layers: "8,4"; "0" is none."""
    if text.strip() == "0":
        return ()
    return tuple(read_whole(part, what, least=1) for part in text.split(","))


def read_batch(text: str, what: str) -> int | str:
    """How many rows an update takes."""
    return "all" if text.strip() == "all" else read_whole(text, what, least=1)


READERS = {
    **{part.name: read_float for part in fields(Plan) if "float" in str(part.type)},
    **dict.fromkeys(["seed", "patience", "epochs"], read_integer),
    "hidden": read_sizes, "batch": read_batch,
}
"""How options that are no texts are read."""


def renamed(network: Network, inputs: Sequence[str] | None, outputs: Sequence[str]) -> Network:
    """The network with other names. Raises `BadValue` for what cannot be names, or
    stands twice."""
    twin = network.copy()
    for neuron, name in zip(twin.outputs, outputs):
        neuron.name = checked_name("_".join(name.split()), "the name of a neuron")
    return Network(twin.layers, inputs, network.convention)


def input_names(features: Sequence[str]) -> list[str]:
    """The names of columns as those of inputs: without spaces or =; of columns that have
    only numbers, x1, x2, ..."""
    return [f"x{name}" if name.isdigit() else "_".join(name.replace("=", " ").split())
            for name in features]
