"""Plain training: the loops that an epoch is.

    sample   (inputs, targets)
    batch    the samples of one update
    epoch    one pass over all samples

The gradient of a batch is the mean of its samples' gradients (or their sum): stochastic
gradient descent, as in Nielsen, Neural Networks and Deep Learning, ch. 1, or Goodfellow
et al., Deep Learning, 8.1.3.
"""
from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import add
from random import Random
from typing import Any, NamedTuple, TypeAlias

from .convention import Convention
from .layer import Layer
from .network import Network

Sample: TypeAlias = tuple[Sequence[float], Sequence[float]]
Batch: TypeAlias = list[tuple[int, Sample]]
"""The samples of one update, each with its number, from 1, in the order they were
given."""


def train_plain(network: Network, examples: Sequence[Sample], epochs: int = 1,
                learning_rate: float = 0.5, first: int = 1) -> None:
    """Train the network for so many epochs, `first` being the number of the first one
    (it decides the shuffling).

    Nothing is checked here: `examples` are as `checked_examples` returns them.
    """
    convention = network.convention
    online, shuffled = convention.batch == 1, convention.samples == "shuffled"
    in_order = batches(examples, convention, first)
    for epoch in range(first, first + epochs):
        for batch in batches(examples, convention, epoch) if shuffled else in_order:
            if online:
                train_sample(network, *batch[0][1], learning_rate)
            else:
                train_batch(network, batch, learning_rate)


def train_sample(network: Network, inputs: Sequence[float], targets: Sequence[float],
                 learning_rate: float) -> None:
    """One update of the network by one example."""
    network.look_ahead()
    network.forward(inputs)
    network.backward(targets, learning_rate)
    network.update(learning_rate)


def train_batch(network: Network, batch: Batch, learning_rate: float) -> None:
    """One update of the network by the examples of a batch."""
    early, seen, passed = network.convention.updates_early, [], []
    network.look_ahead()
    for number, (inputs, targets) in batch:
        network.forward(inputs)
        if early:
            passed.append(Passed(number, targets, numbers_of(network)))
        else:
            network.backward(targets)
            seen.append(gradients(network))
    if early:
        deque(layer_by_layer(network, passed, learning_rate), maxlen=0)
    else:
        combine(network, seen)
    network.update(learning_rate)


class Passed(NamedTuple):
    """A sample of a batch whose forward pass is done: its number, its targets, and what
    the pass has left in the network."""

    number: int
    targets: Sequence[float]
    numbers: list[tuple[Any, dict[str, Any]]]


class LayerStage(NamedTuple):
    """What is done of a layer's part in a batch: the backward pass of the sample of
    some number, or for all its `gradients`, or its `updated` values."""

    layer: Layer
    above: Layer | None
    done: str
    number: int | None = None


def numbers_of(network: Network) -> list[tuple[Any, dict[str, Any]]]:
    """What the network holds of a sample, at each of its parts, but for new values."""
    return [(part, {name: value for name, value in vars(part).items()
                    if not name.startswith("updated")})
            for part in (*network.neurons, *network.layers)]


def layer_by_layer(network: Network, passed: Sequence[Passed], learning_rate: float,
                   share: Callable[[Network, Any], None] | None = None) -> Iterator[LayerStage]:
    """The backward pass of a batch with order=updated: a layer has its gradients from
    all samples and its new values, before anything goes back through it. Yields each
    stage when it is done; `share` gives a layer the gradients of the batch."""
    above = None
    network.start(learning_rate)
    for layer in reversed(network.layers):
        alone = Network([layer], convention=replace(network.convention, error_from="outputs"))
        seen = []
        for sample in passed:
            for part, held in sample.numbers:
                vars(part).update(held)
            network.back_through(layer, above, sample.targets)
            sample.numbers[:] = numbers_of(network)
            seen.append(gradients(alone))
            yield LayerStage(layer, above, "backward", sample.number)
        (share or combine)(alone, seen)
        yield LayerStage(layer, above, "gradients")
        layer.move(network.pace)
        yield LayerStage(layer, above, "updated")
        above = layer


def batches(examples: Sequence[Sample], convention: Convention, epoch: int) -> list[Batch]:
    """The batches of an epoch, in order; shuffled anew in each where the convention
    says so."""
    numbered = list(enumerate(examples, start=1))
    if convention.samples == "shuffled":
        Random(f"{convention.seed} {epoch}").shuffle(numbered)
    size = len(numbered) if convention.batch == "all" else int(convention.batch)
    return [numbered[start:start + size] for start in range(0, len(numbered), size)]


def gradients(network: Network) -> list[list[float]]:
    """The gradients of the weights and bias of all that has parameters, in the order of
    `network.trainables`."""
    return [[*owner.gradients, owner.bias_gradient] for owner in network.trainables]


def combine(network: Network, seen: Sequence[list[list[float]]]) -> None:
    """Give the network the gradients of a batch from those of its samples."""
    totals = [[total(column) for column in zip(*lists)] for lists in zip(*seen)]
    share_out(network, totals, float(len(seen)))


def total(numbers: Sequence[float]) -> float:
    """The sum over the samples of a batch; None where there is nothing to train."""
    return numbers[0] if numbers[0] is None else reduce(add, numbers)


def share_out(network: Network, totals: Sequence[Sequence[float]], count: float) -> None:
    """Give the network the sum or the mean of a batch's gradients, and the penalty's on
    top."""
    convention = network.convention
    for owner, numbers in zip(network.trainables, totals):
        if convention.batch_scale == "mean":
            numbers = [number if number is None else number / count for number in numbers]
        *owner.gradients, owner.bias_gradient = numbers
    if convention.has_penalty:
        for layer in network.layers:
            layer.penalise(convention)


def over_samples(errors: Sequence[float], convention: Convention) -> float:
    """The mean of the errors of samples, or their sum for batch-scale=sum."""
    error = reduce(add, errors)
    return error / float(len(errors)) if convention.batch_scale == "mean" else error


def measure_batch(network: Network, errors: Sequence[float]) -> float:
    """E of a batch from the errors of its samples, and the penalty."""
    network.error = over_samples(errors, network.convention)
    if network.convention.has_penalty:
        network.error = network.error + network.measure_penalty()
    return network.error


def total_error(network: Network, examples: Sequence[Sample]) -> float:
    """E over all examples, as the network is now: the mean, or the sum for
    batch-scale=sum; a penalty counts once."""
    convention, errors = network.convention, []
    for inputs, targets in examples:
        network.forward(inputs)
        errors.append(network.measure(targets))
    error = over_samples(errors, convention)
    once = convention.has_penalty and not convention.penalises
    return error + network.measure_penalty() if once else error
