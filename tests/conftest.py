"""What the tests share: the famous network, networks of many shapes, and a way to type a command."""
from __future__ import annotations

import gc
import io
import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from neuron_graph import ACTIVATIONS as TABLE, FAMILIES, Convention, Layer, Network, Neuron
from neuron_graph.data.fit import fitting
from neuron_graph.published.checker import Check, check
from neuron_graph.published.example import Example
from neuron_graph.published.figure import Figure
from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.terminal.command_line import main

ROOT = Path(__file__).parent.parent
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
"""Every Python that a test starts sees this checkout, whatever is installed."""
for unwanted in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR"):
    os.environ.pop(unwanted, None)


def pytest_collection_finish():
    """What is collected stays to the end: the garbage collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


INPUTS, TARGETS = [0.05, 0.10], [0.01, 0.99]
ACTIVATIONS = [*TABLE, *FAMILIES, "leaky-relu:0.2", "step-from:0.1", "sign:1", "dead-zone:0.3", "elu:0.5",
               "hard-sigmoid:0.2", "scaled-tanh:1.2:0.8", "step:0:-0.4:0.5:0.7:1", "step:0:0:0.5:0:1"]
SHAPES = [[1, 1], [2, 2, 1], [2, 2, 2], [3, 4, 2], [2, 3, 3, 2], [1, 2, 1, 3]]


def famous(bias: str = "own") -> Network:
    """The 2-2-2 network of the worked example; its biases per neuron, or shared by each layer."""
    shared = bias == "shared"
    h1, h2 = (Neuron(name, w, 0.35) for name, w in (("h1", [0.15, 0.20]), ("h2", [0.25, 0.30])))
    o1, o2 = (Neuron(name, w, 0.60) for name, w in (("o1", [0.40, 0.45]), ("o2", [0.50, 0.55])))
    return Network([Layer([h1, h2], 0.35 if shared else None), Layer([o1, o2], 0.60 if shared else None)], ["i1", "i2"])


def drawn(random: Random, sizes: list[int], activations: list[str], biases: str) -> Network:
    """A network with random weights; each layer's activation and kind of bias as asked."""
    layers = []
    for number, (before, size) in enumerate(zip(sizes, sizes[1:])):
        neurons = [Neuron(f"n{number}_{n}", [random.uniform(-1.5, 1.5) for _ in range(before)],
                          None if biases == "none" else random.uniform(-1, 1), activations[number % len(activations)])
                   for n in range(size)]
        layers.append(Layer(neurons, random.uniform(-1, 1) if biases == "shared" else None))
    return Network(layers)


def sample(random: Random, network: Network, convention: Convention) -> tuple[list[float], list[float]]:
    """Random inputs, and targets that every loss takes."""
    inputs = [random.uniform(-2, 2) for _ in network.inputs]
    targets = [random.uniform(0.05, 0.95) for _ in network.outputs]
    if convention.loss.sides:
        return inputs, [random.choice([-1.0, 1.0]) for _ in targets]
    return inputs, [t / sum(targets) for t in targets] if convention.error.startswith("cross-entropy") else targets


def fit(*given: Any, **named: Any) -> None:
    """Fit a model as `fitting` does, to its end."""
    for _ in fitting(*given, **named):
        pass


@cache
def shared(name: str) -> Example:
    """A walkthrough that comes with the package, which is read but once. For reading only: all tests have the same."""
    return example_named(name)


@cache
def checked(name: str) -> Check:
    """The check of a walkthrough that comes with the package, which is made but once."""
    return check(shared(name))


CASES: dict[str, dict[Any, Any]] = {}


def check_of(name: str, figures: list[Figure]) -> Check:
    """The check of other figures of a walkthrough that comes with the package."""
    return check_again(shared(name), figures, CASES.setdefault(name, {}))


def check_again(example: Example, figures: list[Figure], kept: dict[Any, Any]) -> Check:
    """The check of other figures of an example. What it is under each convention is computed but once, if they are all given
    the same cases to keep, and all its numbers are asked for together."""
    found = Check(replace(example, figures=figures))
    found.addresses |= next((case.addresses for case in kept.values()), None) or {
        (step.key, sample) for step in example.recording().trail for sample in (step.sample, None)}
    found.cases.update(kept)
    found.run()
    kept.update(found.cases)
    return found


class Said(NamedTuple):
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int


class Pipe(io.TextIOWrapper):
    """A standard output that is no terminal, in some encoding."""

    def __init__(self, encoding: str = "utf-8"):
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True)

    def text(self) -> str:
        """What was written."""
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)  # type: ignore[attr-defined]


@pytest.fixture
def typed(monkeypatch):
    """`typed("trace", "--epoch", "2")` runs a command as if typed, its output going to a pipe."""
    def run(*words: str, encoding: str = "utf-8") -> Said:
        out, err = Pipe(encoding), Pipe()
        monkeypatch.setattr("sys.stdout", out)
        monkeypatch.setattr("sys.stderr", err)
        try:
            code = main(list(words))
        except SystemExit as stop:
            code = int(stop.code or 0)
        finally:
            monkeypatch.undo()
        return Said(out.text(), err.text(), code)

    return run
