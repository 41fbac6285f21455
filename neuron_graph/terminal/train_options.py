"""The options of `train`: what they ask for, as a plan."""
from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from ..data import TASKS, Plan, read_batch, read_sizes, written
from ..errors import BadValue, NeuronGraphError
from ..network import INITIALS, LOSSES
from ..numerals import read_float, read_list, read_whole
from .command import Options

Read = Callable[[str, str], Any]


PLANNING: Options = {
    "the model (chosen from the target where nothing is said)": {
        f"--task {'|'.join(TASKS)}": "classes, numbers, or classes by a perceptron",
        "--layers 8,4": "sizes of the hidden layers (8); 0 for none",
        "--activation NAME": f"of the hidden layers ({Plan.activation})",
        "--output-activation NAME": "of the outputs", "--loss": ("the error", LOSSES),
        "--init NAME": f"{', '.join([*INITIALS, 'constant:0.5'])} ({Plan.initial})",
        "--class-targets LOW,HIGH": "what outputs should be for a class (0,1)",
    },
    "its training": {
        "--rounds N": "passes over the rows (100); with --resume those before count", "--rate X": f"learning rate ({Plan.rate})",
        "--momentum X": "part of the step before that goes on (0)", "--l2 X": "penalty on large weights (0)",
        "--batch N|all": "rows for each update (1)", "--seed N": "of weights, split and order (0)",
        "--stop-after K": "stop K rounds after the best on a fifth of the training rows",
    },
    "its rows": {
        "--test X": f"part kept apart for the test ({Plan.test})",
        "--scale standard|minmax|shift:A,B|none": f"of the features ({Plan.scale})",
    },
}
"""The options of the model, of its training and of its rows."""
HEADER = {
    "--header": "the first line holds names, numbers though they may be", "--no-header": "the first line holds no names",
}
"""Whether the first line holds names; seen from its cells where nothing is said."""


def read_header(arguments: argparse.Namespace) -> bool | None:
    """What is said of the first line."""
    if arguments.header and arguments.no_header:
        raise NeuronGraphError("--header does not go together with --no-header")
    return True if arguments.header else False if arguments.no_header else None


def read_plan(arguments: argparse.Namespace, plan: Plan | None = None) -> Plan:
    """The plan that the options ask for; or the one that a model was made by, which they must not contradict."""
    asked = said(arguments)
    for name, value in asked.items() if plan else ():
        if getattr(plan, name) != value:
            there = written(getattr(plan, name)) or "another"
            raise BadValue(OPTION_OF[name], written(value), f"the model was trained with {there}, and --resume goes on with that")
    return plan or Plan(**asked)


def said(arguments: argparse.Namespace) -> dict[str, Any]:
    """What is said of a plan."""
    found: dict[str, Any] = {}
    for option, (names, read) in PLANNED.items():
        text = getattr(arguments, option[2:].replace("-", "_"))
        if text is not None:
            found |= dict(zip(names, read(text, option)))
    return found


def one(read: Read) -> Read:
    """A reader of an option that is a single part of a plan."""
    return lambda text, option: (read(text, option),)


def as_written(text: str, option: str) -> str:
    """A name, which the network, the plan or the convention checks."""
    return text




def read_targets(text: str, option: str) -> tuple[float, float]:
    """The targets of a class that is not meant, and of one that is."""
    numbers = read_list(text, option)
    if len(numbers) != 2:
        raise BadValue(option, text, "two numbers are needed, as in 0.05,0.95")
    return numbers[0], numbers[1]


def read_patience(text: str, option: str) -> tuple[int, float]:
    """How many rounds after the best training stops, and what part of the rows is for validation then."""
    return read_whole(text, option, least=1), VALIDATION


VALIDATION = 0.2
"""The part of the training rows that is for validation where training stops by itself."""
PLANNED: dict[str, tuple[tuple[str, ...], Read]] = {
    "--task": (("task",), one(as_written)), "--layers": (("hidden",), one(read_sizes)),
    "--activation": (("activation",), one(as_written)), "--output-activation": (("output_activation",), one(as_written)),
    "--loss": (("error",), one(as_written)), "--init": (("initial",), one(as_written)),
    "--class-targets": (("low", "high"), read_targets), "--rate": (("rate",), one(read_float)),
    "--momentum": (("momentum",), one(read_float)), "--l2": (("l2",), one(read_float)),
    "--batch": (("batch",), one(read_batch)), "--seed": (("seed",), one(read_whole)),
    "--stop-after": (("patience", "validation"), read_patience), "--test": (("test",), one(read_float)),
    "--scale": (("scale",), one(as_written)),
}
"""For each option the parts of a plan that it says, and how it is read."""
OPTION_OF = {name: option for option, (names, _) in PLANNED.items() for name in names}
assert set(OPTION_OF) == {part.name for part in fields(Plan)}
