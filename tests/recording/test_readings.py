"""One suite over the readings: what is recorded is what plain floats give, to the bit, and what is printed evaluates to it."""
from __future__ import annotations

import math
from collections.abc import Iterator
from random import Random

import pytest

from neuron_graph import Convention, Network, Recording, certificate, record, train
from neuron_graph.network import arithmetic
from neuron_graph.network.losses import LOSSES
from neuron_graph.network.training import train_plain
from neuron_graph.recording.walk import Names
from tests.conftest import ACTIVATIONS, SHAPES, drawn, sample

NAMESPACE = {**arithmetic.PRIMITIVES, "max": max, "abs": abs, "inf": math.inf, "nan": math.nan, "__builtins__": {}}
PARTS = [
    {}, {"bias": "frozen"}, {"sign": "target-output"}, {"sum": "bias-first"}, {"order": "updated"}, {"l2": 0.1},
    {"gradient_factor": 2.0}, {"rule": "momentum"}, {"rule": "momentum", "velocity": "subtracted", "order": "updated"},
    {"sign": "target-output", "order": "updated", "l2": 0.01}, {"softmax": "shifted"},
]


def conventions() -> Iterator[Convention]:
    for error in LOSSES:
        for parts in PARTS:
            yield Convention(error=error, **parts)
        if LOSSES[error].logits:
            for parts in ({}, {"softmax": "shifted"}):
                yield Convention(error=error, error_from="logits", **parts)


def usable(convention: Convention, activation: str) -> bool:
    """Whether outputs of this activation are within the loss's reach: a logarithm needs them between 0 and 1, and no 0/0."""
    if convention.error_from == "logits":
        return activation in convention.loss.logits
    return not convention.loss.odds or activation in convention.loss.deltas


def parameters(network: Network) -> list[float]:
    return [number for owner in network.trainables for number in [*owner.weights, *([owner.bias] if owner.owns_bias else [])]]


def updated(recording: Recording, network: Network) -> list[float]:
    """The parameters after the recorded epoch, in the order of `parameters`."""
    names, last = Names(network), {step.names[0]: step.value for step in recording if step.kind == "updated"}
    found = []
    for owner in network.trainables:
        weights, bias = names.of(owner)
        for name, number in zip([*weights, *([bias] if owner.owns_bias else [])],
                                [*owner.weights, *([owner.bias] if owner.owns_bias else [])]):
            found.append(last.get(name, number))
    return found


def check_formulas(recording: Recording) -> None:
    """Every printed formula with full numbers evaluates to its value, and its names to the same."""
    for step in recording:
        value = eval(step.substituted, NAMESPACE)  # what the package itself printed
        assert value == step.value or math.isnan(value) and math.isnan(step.value), step


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("sizes", SHAPES, ids=str)
def test_recorded_is_plain(activation, sizes):
    """Every convention with every activation, in two of the six shapes where it goes with all of them; every convention in every
    shape; and every activation in every shape."""
    random, turn = Random(f"{activation} {sizes}"), ACTIVATIONS.index(activation) + SHAPES.index(sizes)
    for number, convention in enumerate(conventions()):
        if not usable(convention, activation) or not convention.loss.odds and (turn + number) % 3:
            continue
        network = drawn(random, sizes, [activation], ["own", "shared", "none"][number % 3]).under(convention)
        examples = [sample(random, network, convention) for _ in range(1 + number % 3)]
        before = parameters(network)
        recording = record(network, examples, learning_rate=0.3)
        assert parameters(network) == before
        train_plain(network, examples, 1, 0.3)
        assert list(map(repr, parameters(network))) == list(map(repr, updated(recording, network)))
        if number % 7 < 2:
            check_formulas(recording)


@pytest.mark.parametrize("parts", [{}, {"batch": 2}, {"batch": 2, "order": "updated", "l2": 0.1}, {"rule": "momentum", "sign": "target-output"},
                                   {"label_smoothing": 0.0}, {"class_weights": ()}, {"class_weights": (1, 1, 1)}, {"gradient_factor": 0.5}], ids=str)
@pytest.mark.parametrize("error, activation", [("cross-entropy", "softmax"), ("cross-entropy-mean", "softmax"), ("cross-entropy", "sigmoid"),
                                               ("binary-cross-entropy-mean", "sigmoid"), ("huber", "tanh"), ("hinge-mean", "tanh")])
def test_smoothed_targets_and_weights_of_classes(error, activation, parts):
    """Also where the error is measured first, or from net inputs, or not at all."""
    random = Random(f"{error} {parts}")
    for logits in (False, True)[:1 + (activation != "tanh")]:
        convention = Convention(**{"error": error, "label_smoothing": 0.1, "class_weights": (0.5, 3, 1), "huber_delta": 0.3,
                                   "error_from": "logits" if logits else "outputs", **parts})
        network = drawn(random, [2, 3, 3], ["tanh", activation], "own").under(convention)
        examples = [sample(random, network, convention) for _ in range(3)]
        recording = record(network, examples, learning_rate=0.3)
        plain, fast = network.copy(), network.copy()
        train_plain(plain, examples, 1, 0.3)
        train(fast, examples, 1, 0.3, compiled=True)
        assert [*map(repr, parameters(plain))] == [*map(repr, updated(recording, network))] == [*map(repr, parameters(fast))]
        check_formulas(recording)
        for proof in certificate(recording) if "order" not in parts else ():
            assert proof.good, (convention, proof)
            assert "follows no" not in proof.remark


@pytest.mark.parametrize("batch", [2, 3, "all"])
@pytest.mark.parametrize("parts", [{}, {"batch_scale": "sum"}, {"l2": 0.1}, {"rule": "momentum"}, {"samples": "shuffled", "seed": 3},
                                   {"order": "updated"}, {"order": "updated", "l2": 0.1, "rule": "momentum", "sign": "target-output"},
                                   {"order": "updated", "batch_scale": "sum"}])
@pytest.mark.parametrize("biases", ["own", "shared", "none"])
def test_batches(batch, parts, biases):
    random, convention = Random(str(parts)), Convention(batch=batch, **parts)
    network = drawn(random, [2, 3, 2], ["tanh", "sigmoid"], biases).under(convention)
    examples = [sample(random, network, convention) for _ in range(5)]
    recording = record(network, examples, learning_rate=0.3, epoch=4)
    train_plain(network, examples, 1, 0.3, first=4)
    assert list(map(repr, parameters(network))) == list(map(repr, updated(recording, network)))
    check_formulas(recording)


@pytest.mark.parametrize("rule", ["perceptron", "perceptron-target", "lms", "hebb", "hebb-output"])
@pytest.mark.parametrize("activation", ["step", "sign:1", "dead-zone:0.2", "sigmoid"])
def test_perceptron(activation, rule):
    random, convention = Random(1), Convention(rule=rule)
    network = drawn(random, [3, 2], [activation], "own").under(convention)
    examples = [sample(random, network, convention) for _ in range(4)]
    recording = record(network, examples, learning_rate=0.3)
    train_plain(network, examples, 1, 0.3)
    assert parameters(network) == updated(recording, network)
    assert "upstream" not in {step.kind for step in recording}
    check_formulas(recording)


def test_attributes_are_the_recorded_numbers():
    """z, a, slope, delta and gradients of plain objects are what the recording calls so; the sign of delta is notation."""
    random = Random(5)
    for convention in (Convention(), Convention(sign="target-output"), Convention(order="updated")):
        network = drawn(random, [2, 3, 2], ["tanh", "sigmoid"], "own").under(convention)
        inputs, targets = sample(random, network, convention)
        recording = record(network, inputs, targets, 0.5)
        network.forward(inputs)
        assert network.measure(targets) == recording["E"].value
        network.backward(targets)
        for neuron in network.neurons:
            for kind in ("z", "a"):
                assert getattr(neuron, kind) == recording[f"{kind}_{neuron.name}"].value
            delta = recording[f"delta_{neuron.name}"].value
            assert neuron.delta == (-delta if convention.sign == "target-output" else delta)
            assert neuron.slope == recording[f"da/dz_{neuron.name}"].value
            assert neuron.bias_gradient == recording[f"dE/db_{neuron.name}"].value


@pytest.mark.parametrize("scale", [1e3, 1e6, -1e6])
@pytest.mark.parametrize("error, activation", [("binary-cross-entropy", "sigmoid"), ("cross-entropy", "softmax"),
                                               ("cross-entropy", "sigmoid"), ("half-squared-sum", "sigmoid")])
def test_saturated_outputs_have_finite_gradients(scale, error, activation):
    random, convention = Random(2), Convention(error=error, softmax="shifted")
    network = drawn(random, [2, 2], [activation], "own")
    recording = record(network.under(convention), [scale, -scale], [1.0, 0.0], 0.5)
    assert not math.isnan(recording["E"].value)
    assert all(math.isfinite(step.value) for step in recording if step.phase in ("backward", "update"))
    check_formulas(recording)
