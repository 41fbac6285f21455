"""Plain training: the loops that an epoch is.

    sample   (inputs, targets)
    batch    the samples of one update
    epoch    one pass over all samples

The gradient of a batch is the mean of its samples' gradients (or their sum): stochastic
gradient descent, as in Nielsen, Neural Networks and Deep Learning, ch. 1, or Goodfellow
et al., Deep Learning, 8.1.3.

Under batch normalisation every sample changes what comes of the others. There is only E
of the batch, and what comes back to a sample is its part of that: of a mean, it has
the factor 1/m from dE/da of the outputs on, and gradients are added.
"""
from __future__ import annotations

from collections.abc import Sequence
from copy import copy, deepcopy
from dataclasses import replace
from functools import reduce
from operator import add
from random import Random
from typing import TypeAlias

from .convention import Convention
from .layer import Layer
from .network import Network

Sample: TypeAlias = tuple[Sequence[float], Sequence[float]]
Batch: TypeAlias = list[tuple[int, Sample]]
"""The samples of one update, each with its number, from 1, in the order they were
given."""
Lists: TypeAlias = Sequence[Sequence[float]]
"""A list of numbers for each sample."""


def train_plain(network: Network, examples: Sequence[Sample], epochs: int = 1,
                learning_rate: float = 0.5, first: int = 1) -> None:
    """Train the network for so many epochs, `first` being the number of the first one
    (it decides the shuffling, and the masks of dropout).

    Nothing is checked here: `examples` are as `checked_examples` returns them.
    """
    convention = network.convention
    online, shuffled = convention.batch == 1, convention.samples == "shuffled"
    in_order = batches(examples, network, first)
    for epoch in range(first, first + epochs):
        for batch in batches(examples, network, epoch) if shuffled else in_order:
            train = train_sample if online else train_batch
            masks = [network.masks(epoch, number) for number, _ in batch]
            network.look_ahead()
            train(network, batch, masks, learning_rate)
            network.update(learning_rate)


def train_sample(network: Network, batch: Batch, masks: Lists, learning_rate: float) -> None:
    """The gradients of one example."""
    [(_, (inputs, targets))], [own] = batch, masks
    network.forward(inputs, own)
    network.backward(targets, learning_rate)


def train_batch(network: Network, batch: Batch, masks: Lists, learning_rate: float) -> None:
    """The gradients of the examples of a batch."""
    if network.goes_together:
        networks = twins(network, len(batch))
        forward(network, networks, [inputs for _, (inputs, _) in batch], masks)
        backward(network, networks, [targets for _, (_, targets) in batch], learning_rate)
        return
    seen = []
    for (_, (inputs, targets)), own in zip(batch, masks):
        network.forward(inputs, own)
        network.backward(targets)
        seen.append(gradients(network))
    combine(network, seen)


def twins(network: Network, count: int) -> list[Network]:
    """So many networks with the same parameters, one for each sample of a batch whose
    samples go side by side; under batch normalisation each has its part of the gradient."""
    own = part = network.convention
    if network.mixes_samples and own.batch_scale == "mean":
        part = replace(own, gradient_factor=own.gradient_factor / count)
    return [deepcopy(network, {id(own): part}) for _ in range(count)]


def forward(network: Network, networks: Sequence[Network], inputs: Lists,
            masks: Lists) -> None:
    """The forward pass of a sample in each of its `networks`: all go through a layer
    before any goes through the next, and batch normalisation takes its mean and its
    variance over them."""
    passing, own = inputs, network.convention
    for one, mask in zip(networks, masks):
        one.drop(mask)
    for home, *layers in zip(*(one.layers for one in (network, *networks))):
        for layer, values in zip(layers, passing):
            layer.weigh(values, own)
            if layer.norm and not layer.mixes_samples:
                layer.norm.settle(layer.neurons, own)
        if home.norm and home.mixes_samples:
            home.norm.mix([*zip(*(layer.neurons for layer in layers))], own)
            for layer in layers:
                layer.norm.spreads = home.norm.spreads
        passing = [layer.fire(own) for layer in layers]


def backward(network: Network, networks: Sequence[Network], targets: Lists,
             learning_rate: float) -> None:
    """delta and the gradients of every sample in its network, and those of the batch; with
    order=updated a layer has its new weights before anything goes back through it."""
    above: Sequence[Layer | None] = [None] * len(networks)
    if network.convention.updates_early:
        network.start(learning_rate)
    for home, *layers in reversed([*zip(*(one.layers for one in (network, *networks)))]):
        for one, layer, after, own in zip(networks, layers, above, targets):
            one.back_through(layer, after, own)
        if home.norm and home.mixes_samples:
            for column, spread in zip(zip(*(one.neurons for one in layers)), home.norm.spreads):
                spread.backward(column)
            for layer in layers:
                layer.share_gradients()
        combine(only(network, home), [gradients(only(network, layer)) for layer in layers])
        if network.convention.updates_early:
            home.move(network.pace)
            for layer in layers:
                for owner, moved in zip(layer.owners, home.owners):
                    owner.updated = moved.updated
        above = layers


def only(network: Network, layer: Layer) -> Network:
    """One layer of a network by itself."""
    alone = copy(network)
    alone.layers = [layer]
    return alone


def batches(examples: Sequence[Sample], network: Network, epoch: int) -> list[Batch]:
    """The batches of an epoch, in order; shuffled anew in each where the convention
    says so. Under batch normalisation a sample that is left over joins the last of
    them."""
    convention, numbered = network.convention, list(enumerate(examples, start=1))
    if convention.samples == "shuffled":
        Random(f"{convention.seed} {epoch}").shuffle(numbered)
    size = len(numbered) if convention.batch == "all" else int(convention.batch)
    found = [numbered[start:start + size] for start in range(0, len(numbered), size)]
    if network.mixes_samples and len(found[-1]) == 1 < size and found[1:]:
        found[-2:] = [found[-2] + found[-1]]
    return found


def gradients(network: Network) -> list[list[float]]:
    """The gradients of the weights and bias of all that has parameters, in the order of
    `network.trainables`."""
    return [[*owner.gradients, owner.bias_gradient] for owner in network.trainables]


def combine(network: Network, seen: Sequence[list[list[float]]]) -> None:
    """Give the network the gradients of a batch from those of its samples; under batch
    normalisation these are parts of it already."""
    totals = [[total(column) for column in zip(*lists)] for lists in zip(*seen)]
    share_out(network, totals, None if network.mixes_samples else float(len(seen)))


def total(numbers: Sequence[float]) -> float:
    """The sum over the samples of a batch; None where there is nothing to train."""
    return numbers[0] if numbers[0] is None else reduce(add, numbers)


def share_out(network: Network, totals: Sequence[Sequence[float]], count: float | None) -> None:
    """Give the network the sum or the mean of a batch's gradients, and the penalty's on
    top."""
    convention = network.convention
    for owner, numbers in zip(network.trainables, totals):
        if convention.batch_scale == "mean" and count is not None:
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
    return error_over(network, measured_plain(network, examples)[0])


def measured_plain(network: Network,
                   examples: Sequence[Sample]) -> tuple[list[float], list[list[float]]]:
    """The error of each example, and the outputs for it, as the network is now."""
    errors, outputs = [], []
    for inputs, targets in examples:
        outputs.append(network.forward(inputs))
        errors.append(network.measure(targets))
    return errors, outputs


def error_over(network: Network, errors: Sequence[float]) -> float:
    """E over all examples from that of each, as the network is now."""
    convention = network.convention
    error = over_samples(errors, convention)
    once = convention.has_penalty and not convention.penalises
    return error + network.measure_penalty() if once else error
