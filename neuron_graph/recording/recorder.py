"""`record`: run a network on recorded numbers and name what it left behind."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import neuron_graph.recording.walk as walk

from ..errors import BadValue
from ..network import (
    DEFAULT,
    Batch,
    Convention,
    Network,
    Sample,
    Scaling,
    batches,
    check_convention,
    check_rule,
    checked_examples,
    checked_inputs,
    combine,
    finite,
    over_samples,
    whole,
)
from ..network import gradients as gradients_of
from .expressions import Number
from .kinds import GIVEN, KINDS
from .recording import Recording
from .step import Step


def record(network: Network, inputs: Sequence[Any], targets: Sequence[float] | None = None, rate: float | None = 0.5,
           convention: Convention = DEFAULT, epoch: int = 1) -> Recording:
    """A recording of one epoch of training, under a convention. The network itself is left as it is.

    `inputs` is a list of numbers, with `targets` another; or a list of `(inputs, targets)` pairs, one for each sample.
    Without targets it is a recording of the way forwards; with the rate None, of all but the update. `epoch` is the
    number that the steps bear.

    >>> from neuron_graph.network.initial import network_of_sizes
    >>> record(network_of_sizes([2, 1], seed=7), [1.0, 0.0], [1.0])["delta_o1"].formula
    'dE/da_o1·da/dz_o1'
    """
    whole("the epoch", epoch, least=1)
    check_convention(convention)
    recorder = Recorder(network, convention, epoch)
    several = targets is None and isinstance(inputs, Sequence) and inputs and isinstance(inputs[0], (tuple, list))
    pairs = list(inputs) if several else [(inputs, [] if targets is None else targets)]
    if forward_only(pairs, convention):
        return recorder.way_forwards([(checked_inputs(network, values), []) for values, _ in pairs])
    examples = checked_examples(network, pairs, convention)
    check_rule(network, convention)
    return recorder.epoch_of(examples, rate)


def forward_only(pairs: Sequence[Any], convention: Convention) -> bool:
    """Whether no sample has targets, and the convention needs them: then only the way forwards can be computed."""
    whole_pairs = all(isinstance(pair, (tuple, list)) and len(pair) == 2 for pair in pairs)
    return convention.error != "none" and whole_pairs and all(isinstance(t, Sequence) and not t for _, t in pairs)


class Recorder:
    """A copy of a network with recorded numbers for parameters, and the trail of steps that it leaves.

    With a `scaling` samples are raw; `input_gradients` says whether those of the inputs are recorded too.
    """

    def __init__(self, network: Network, convention: Convention, epoch: int, scaling: Scaling | None = None,
                 input_gradients: bool = False):
        self.scaling, self.input_gradients = scaling, input_gradients
        self.network, self.convention, self.epoch = network.copy(), convention, epoch
        self.names = walk.Names(self.network)
        self.trail: list[Step] = []
        self.rate: Any = None
        self.updates = 0
        self.take_parameters(None)

    def way_forwards(self, samples: Sequence[Sample]) -> Recording:
        """The recording of the way forwards of some samples."""
        for number, (inputs, _) in enumerate(samples, start=1):
            self.forward(inputs, number)
        return Recording(self.trail, self.convention, self.epoch, len(samples))

    def epoch_of(self, samples: Sequence[Sample], rate: float | None) -> Recording:
        """The recording of an epoch of training; without a rate, of all but its updates."""
        if rate is None and self.convention.updates_early:
            raise BadValue("the rate", rate, "with order=updated nothing can be computed without it")
        if rate is not None:
            self.take_rate(finite(rate, "the rate"))
        errors = [error for batch in batches(samples, self.convention, self.epoch) for error in self.batch(batch)]
        if self.convention.batch == 1 and len(samples) > 1:
            self.keep(None, [("total", (), "", over_samples(errors, self.convention))])
        return Recording(self.trail, self.convention, self.epoch, len(samples))

    def take_parameters(self, sample: int | None) -> None:
        """Put recorded numbers in place of the parameters: given at first, later what the last update made of them."""
        for owner, name in walk.owners(self.network):
            weights, bias = self.names.of(owner)
            owner.weights = [self.give("weight", (weight,), name, number, sample)
                             for weight, number in zip(weights, owner.weights)]
            if self.convention.has_momentum:
                owner.velocities = [self.give("velocity", (weight,), name, number, sample)
                                    for weight, number in zip(weights, owner.velocities)]
                if owner.owns_bias and self.convention.trains_biases:
                    owner.bias_velocity = self.give("velocity", (bias,), name, owner.bias_velocity, sample)
            if owner.owns_bias:
                owner.bias = self.give("bias", (bias,), name, owner.bias, sample)
        for layer in self.network.layers:
            if layer.owns_bias:
                layer.share(layer.bias)

    def take_rate(self, rate: float) -> None:
        """Take the learning rate as a given number."""
        self.rate = self.give("rate", (), "", rate, None)

    def give(self, kind: str, names: tuple[str, ...], owner: str, number: Any, sample: int | None) -> Number:
        """A given number with its step; one that an update computed goes by its old name again."""
        given = Number(number.value, "same", (number,)) if type(number) is Number else Number(number)
        self.trail.append(Step(kind, names, owner, GIVEN, self.epoch, sample, given))
        return given

    def batch(self, batch: Batch) -> list[Any]:
        """Record one update by the examples of a batch; returns their errors."""
        online = self.convention.batch == 1
        sample = batch[0][0] if online else None
        if self.updates:
            self.take_parameters(sample)
        seen, errors = [], []
        for number, (inputs, targets) in batch:
            self.example(inputs, targets, number)
            seen.append(gradients_of(self.network))
            errors.append(self.network.error)
        if not online:
            self.combine(seen, errors)
        if self.rate is not None:
            self.update(sample)
        return errors

    def update(self, sample: int | None) -> None:
        """Record the update."""
        self.network.update(self.rate, self.convention)
        self.updates += 1
        if not self.convention.updates_early:
            self.keep_each(sample, walk.updated)

    def go_forward(self, inputs: Sequence[float], targets: Sequence[float], sample: int) -> list[Number]:
        """Record the way forwards and the error of one example; returns its targets as recorded numbers."""
        self.forward(inputs, sample)
        given = [self.give("target", (neuron.name,), neuron.name, t, sample)
                 for neuron, t in zip(self.network.outputs, targets)]
        self.network.measure(given, self.convention)
        self.keep(sample, walk.error(self.network))
        return given

    def example(self, inputs: Sequence[float], targets: Sequence[float], sample: int) -> None:
        """Record the way forwards and backwards of one example."""
        given = self.go_forward(inputs, targets, sample)
        self.network.backward(given, self.convention, self.rate)
        self.keep(sample, walk.backward(self.network, self.names, self.convention))
        if self.input_gradients:
            gradients = self.network.input_gradients(self.convention)
            self.keep(sample, walk.input_gradients(self.network, gradients))

    def forward(self, inputs: Sequence[float], sample: int) -> None:
        """Record the way forwards."""
        self.network.forward(self.take_inputs(inputs, sample), self.convention)
        self.keep(sample, walk.forward(self.network))

    def take_inputs(self, inputs: Sequence[float], sample: int) -> list[Number]:
        """The inputs as given numbers; raw ones scaled."""
        kind = "raw" if self.scaling else "input"
        given = [self.give(kind, (name,), name, x, sample) for name, x in zip(self.network.inputs, inputs)]
        if self.scaling is None:
            return given
        scaled = self.scaling.apply(given)
        self.keep(sample, [("input", (name,), name, x) for name, x in zip(self.network.inputs, scaled)])
        return scaled

    def combine(self, seen: Sequence[Any], errors: Sequence[Any]) -> None:
        """Record what a batch makes of the errors and gradients of its samples."""
        total = self.network.measure_batch(errors, self.convention)
        penalty = [("penalty", (), "", self.network.penalty)] if self.convention.l2 else []
        self.keep(None, [*penalty, ("total", (), "", total)])
        combine(self.network, seen, self.convention)
        self.keep_each(None, walk.gradients)

    def keep_each(self, sample: int | None, part: Callable[..., Iterable[walk.Found]]) -> None:
        """Add what a part of the walk finds at each owner of parameters."""
        for owner in self.network.trainables:
            self.keep(sample, part(owner, self.names, self.convention))

    def keep(self, sample: int | None, found: Iterable[walk.Found]) -> None:
        """Add to the trail what a walk found, each in the phase of its kind.

        A number found a second time under another name (a total of one output is that output's error) is from then on
        the new name, and what made it stands under the old one.
        """
        for kind, names, owner, number in found:
            if type(number) is not Number:
                number = Number(number, "same", (number,))
            elif number.step is not None:
                self.split(number)
            self.trail.append(Step(kind, names, owner, KINDS[kind].phase, self.epoch, sample, number))

    def split(self, number: Number) -> None:
        """Leave a named number's step with a number of its own, and make this one the same by another name."""
        first = Number(number.value, number.operation, number.operands)
        old = number.step
        assert old is not None
        old.number, first.step = first, old
        number.operation, number.operands = "same", (first,)
