"""Plain training: the loops that an epoch of training is.

    sample   (inputs, targets)       batch   the samples of one update       epoch   one pass over all samples
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add
from random import Random
from typing import TypeAlias

from ..errors import BadValue, WrongLength
from .arithmetic import Scalar
from .conventions import DEFAULT, Convention, check_convention
from .losses import check_targets
from .network import Network
from .numbers import finite_list

Sample: TypeAlias = tuple[Sequence[Scalar], Sequence[Scalar]]
Batch: TypeAlias = list[tuple[int, Sample]]
"""The samples of one update, each with its number, from 1, in the order they were given."""


def checked_examples(network: Network, examples: Sequence[Sample], convention: Convention) -> list[Sample]:
    """The examples as lists of finite floats that fit the network, or `BadValue` or `WrongLength`.

    With error=none an example without targets gets the gradient 1 for each output.
    """
    check_convention(convention)
    if not isinstance(examples, Sequence) or not examples:
        raise BadValue("the list of examples", examples, "at least one is needed")
    return [checked(network, example, convention, f" of sample {number}" if len(examples) > 1 else "")
            for number, example in enumerate(examples, start=1)]


def checked(network: Network, example: Sample, convention: Convention, which: str) -> Sample:
    """One example as lists of finite floats that fit the network."""
    if not isinstance(example, (tuple, list)) or len(example) != 2:
        raise BadValue("an example", example, "a pair (inputs, targets) is needed")
    inputs, targets = checked_inputs(network, example[0], which), finite_list(example[1], "the targets" + which)
    if convention.error == "none" and not targets:
        targets = [1.0] * len(network.outputs)
    if len(targets) != len(network.outputs):
        raise WrongLength("the targets" + which, len(network.outputs), len(targets))
    check_targets(targets, convention.error, network.outputs[0].activation)
    return inputs, targets


def checked_inputs(network: Network, inputs: Sequence[Scalar], which: str = "") -> list[float]:
    """Inputs as a list of finite floats that fits the network."""
    values = finite_list(inputs, "the inputs" + which)
    if len(values) != len(network.inputs):
        raise WrongLength("the inputs" + which, len(network.inputs), len(values))
    return values


def check_rule(network: Network, convention: Convention) -> None:
    """Refuse a rule that the network cannot follow."""
    if convention.perceptron and len(network.layers) > 1:
        raise BadValue("rule", convention.rule, f"it trains a single layer, and the network has {len(network.layers)}")


def batches(examples: Sequence[Sample], convention: Convention, epoch: int) -> list[Batch]:
    """The batches of an epoch, in order; shuffled anew each epoch where the convention says so."""
    numbered = list(enumerate(examples, start=1))
    if convention.samples == "shuffled":
        Random(f"{convention.seed} {epoch}").shuffle(numbered)
    size = len(numbered) if convention.batch == "all" else int(convention.batch)
    return [numbered[start:start + size] for start in range(0, len(numbered), size)]


def train_sample(network: Network, inputs: Sequence[Scalar], targets: Sequence[Scalar], rate: Scalar,
                 convention: Convention) -> None:
    """One update of the network by one example."""
    network.forward(inputs, convention)
    network.backward(targets, convention, rate)
    network.update(rate, convention)


def train_batch(network: Network, batch: Batch, rate: Scalar, convention: Convention) -> None:
    """One update of the network by the examples of a batch."""
    seen = []
    for _, (inputs, targets) in batch:
        network.forward(inputs, convention)
        network.backward(targets, convention, rate)
        seen.append(gradients(network))
    combine(network, seen, convention)
    network.update(rate, convention)


def gradients(network: Network) -> list[list[Scalar]]:
    """The gradients of the weights and bias of every neuron and layer, in the order of `network.trainables`."""
    return [[*owner.gradients, owner.bias_gradient] for owner in network.trainables]


def combine(network: Network, seen: Sequence[list[list[Scalar]]], convention: Convention) -> None:
    """Give the network the gradients of a batch from those of its samples."""
    totals = [[total(column) for column in zip(*lists)] for lists in zip(*seen)]
    share_out(network, totals, float(len(seen)), convention)


def total(numbers: Sequence[Scalar]) -> Scalar:
    """The sum over the samples of a batch; None where there is nothing to train."""
    return None if numbers[0] is None else reduce(add, numbers)


def share_out(network: Network, totals: Sequence[Sequence[Scalar]], count: Scalar, convention: Convention) -> None:
    """Give the network the sum or the mean of a batch's gradients, and the penalty's on top."""
    for owner, numbers in zip(network.trainables, totals):
        if convention.batch_scale == "mean":
            numbers = [None if number is None else number / count for number in numbers]
        *owner.gradients, owner.bias_gradient = numbers
    if convention.l2:
        for layer in network.layers:
            layer.penalise(convention.l2)


def over_samples(errors: Sequence[Scalar], convention: Convention) -> Scalar:
    """The mean of the errors of samples, or their sum for batch-scale=sum."""
    total = reduce(add, errors)
    return total / float(len(errors)) if convention.batch_scale == "mean" else total


def total_error(network: Network, examples: Sequence[Sample], convention: Convention) -> float:
    """E over all examples, as the network is now: the mean, or the sum for batch-scale=sum; a penalty counts once."""
    errors = []
    for inputs, targets in examples:
        network.forward(inputs, convention)
        errors.append(network.measure(targets, convention))
    error = over_samples(errors, convention)
    return error + network.measure_penalty(convention) if convention.l2 and not convention.penalises else error


def train_plain(network: Network, examples: Sequence[Sample], epochs: int = 1, rate: float = 0.5,
                convention: Convention = DEFAULT, first: int = 1) -> None:
    """Train the network for so many epochs, `first` being the number of the first one (it decides the shuffling).

    Nothing is checked here: `examples` are as `checked_examples` returns them.
    """
    online, in_order = convention.batch == 1, batches(examples, convention, first)
    for epoch in range(first, first + epochs):
        for batch in batches(examples, convention, epoch) if convention.samples == "shuffled" else in_order:
            if online:
                train_sample(network, *batch[0][1], rate, convention)
            else:
                train_batch(network, batch, rate, convention)
