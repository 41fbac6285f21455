"""`record`: run a network on recorded numbers and name what it left behind; or glance at
some of the numbers only."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set as AbstractSet
from typing import Any

import neuron_graph.recording.walk as walk

from ..checks import finite, whole
from ..errors import BadValue
from ..network import (
    Batch,
    Convention,
    Network,
    Sample,
    backward,
    batches,
    combine,
    forward,
    gradients as gradients_of,
    measure_batch,
    over_samples,
    twins,
)
from ..setup import Scaling, checked_examples, checked_inputs, state
from .expressions import Number
from .kinds import GIVEN, KINDS
from .notation import CANONICAL, Notation
from .recording import Recording
from .sign import TURNED
from .step import Key, Named, Step

Address = tuple[Key, int | None]
"""A kind of number with its names, and the sample that it belongs to, or None."""


def record(network: Network, inputs: Sequence[Any], targets: Sequence[float] | None = None,
           learning_rate: float | None = 0.5, epoch: int = 1) -> Recording:
    """A recording of one epoch of training, under the network's convention. The network
    itself is left as it is.

    `inputs` is a list of numbers, with `targets` another; or a list of `(inputs,
    targets)` pairs, one for each sample. Without targets it is a recording of the
    forward pass; with the learning rate None, of all but the update. `epoch` is the
    number that the steps bear. Raises `BadValue` and `WrongLength`.

    >>> from neuron_graph.setup.initial import network_of_sizes
    >>> record(network_of_sizes([2, 1], seed=7), [1.0, 0.0], [1.0])["delta_o1"].formula
    'dE/da_o1·da/dz_o1'
    """
    recorder = Recorder(network, whole("the epoch", epoch, least=1))
    pairs: list[Any] = [(inputs, [] if targets is None else targets)]
    if targets is None and isinstance(inputs, Sequence) and inputs and is_list(inputs[0]):
        pairs = list(inputs)
    if forward_only(pairs, network.convention):
        return recorder.forward_pass([(checked_inputs(network, values), []) for values, _ in pairs])
    return recorder.epoch_of(checked_examples(network, pairs), learning_rate)


def is_list(value: Any) -> bool:
    """Whether a value is a list or a tuple."""
    return isinstance(value, (tuple, list))


def forward_only(pairs: Sequence[Any], convention: Convention) -> bool:
    """Whether no sample has targets, and the convention needs them: then only the
    forward pass can be computed."""
    if convention.error == "none" or not all(is_list(pair) and len(pair) == 2 for pair in pairs):
        return False
    return all(isinstance(targets, Sequence) and not targets for _, targets in pairs)


class Recorder:
    """A copy of a network with recorded numbers for parameters, and the trail of steps
    that it leaves.

    With a `scaling` the inputs of samples are raw, with a `target_scaling` their targets,
    and predictions are recorded in the units of these; `input_gradients` says whether
    those of the inputs are recorded too; `notation` is that of the recording.
    """

    def __init__(self, network: Network, epoch: int, scaling: Scaling | None = None,
                 input_gradients: bool = False, notation: Notation = CANONICAL,
                 target_scaling: Scaling | None = None):
        self.scaling, self.input_gradients, self.notation = scaling, input_gradients, notation
        self.target_scaling = target_scaling
        self.original, self.network = network, network.copy()
        self.convention, self.epoch = network.convention, epoch
        self.turned = TURNED if self.convention.sign == "target-output" else {}
        self.names = walk.Names(self.network)
        self.targets = [neuron.name for neuron in self.network.outputs]
        self.trail: list[Step] = []
        self.rate: Any = None
        self.updates = 0
        self.take_parameters(None)

    def recording(self, samples: int) -> Recording:
        """What is recorded by now, as the recording of an epoch of so many samples."""
        return Recording(
            self.trail, self.convention, self.original, self.epoch, samples, self.notation)

    def forward_pass(self, samples: Sequence[Sample]) -> Recording:
        """The recording of the forward pass of some samples."""
        for number, (inputs, _) in enumerate(samples, start=1):
            self.forward(inputs, number)
        return self.recording(len(samples))

    def epoch_of(self, samples: Sequence[Sample], rate: float | None) -> Recording:
        """The recording of an epoch of training, without a rate of all but its
        updates."""
        if rate is not None:
            self.take_rate(finite(rate, "the learning rate"))
        elif self.convention.updates_early:
            raise BadValue(
                "the rate", rate, "with order=updated nothing can be computed without it")
        errors = []
        for batch in batches(samples, self.network, self.epoch):
            errors += self.batch(batch)
        if self.convention.batch == 1 and len(samples) > 1:
            self.keep(None, [("total", (), "", over_samples(errors, self.convention))])
        return self.recording(len(samples))

    def take_parameters(self, sample: int | None) -> None:
        """Put recorded numbers in place of the parameters: given at first, later what
        the last update made of them."""
        names = self.names
        for owner in self.network.trainables:
            owner.weights = self.give_all(names.weights("weight", owner, owner.weights), sample)
            for kind in self.convention.remembers:
                given = self.give_all(names.remembered(kind, owner, owner.memory[kind]), sample)
                owner.memory[kind][:len(given)] = given
            if owner.owns_bias:
                owner.bias = self.give(names.bias("bias", owner, owner.bias), sample)
        self.network.spread_biases()

    def take_rate(self, rate: float) -> None:
        """Take the learning rate as a given number."""
        self.rate = self.give(("rate", (), "", rate), None)
        for key, number in self.network.constants.items():
            self.network.constants[key] = self.give((key, (), "", number), None)
        self.take_updates(None)

    def take_updates(self, sample: int | None) -> None:
        """Take the number of updates so far as a given number, where it counts."""
        if self.convention.counts:
            self.network.updates = self.give(("updates", (), "", self.network.updates), sample)

    def give(self, named: Named, sample: int | None) -> Any:
        """A given number with its step, to stand in a float's place; one that an update
        computed goes by its old name again."""
        kind, names, owner, number = named
        is_again = type(number) is Number
        given = Number(number.value, "same", (number,)) if is_again else Number(number)
        self.trail.append(Step((kind, names, owner, given), GIVEN, self.epoch, sample))
        return given

    def give_all(self, named: Iterable[Named], sample: int | None) -> list[Any]:
        """Several given numbers, each with its step."""
        return [self.give(one, sample) for one in named]

    def batch(self, batch: Batch) -> list[Any]:
        """Record one update by the examples of a batch; returns their errors."""
        online = self.convention.batch == 1
        sample = batch[0][0] if online else None
        if self.updates:
            self.take_parameters(sample)
            self.take_updates(sample)
        self.look_ahead(sample)
        if self.network.goes_together:
            errors = self.together(batch)
        else:
            seen, errors = [], []
            for number, (inputs, targets) in batch:
                seen.append(self.example(inputs, targets, number))
                errors.append(self.network.error)
            if not online:
                self.measure_batch(errors)
                self.combine(seen)
        if self.rate is not None:
            self.update(sample)
        return errors

    def look_ahead(self, sample: int | None) -> None:
        """Record where a rule looks for its gradients, if it looks ahead."""
        if self.convention.update.looks_ahead and self.rate is not None:
            self.network.look_ahead()
            self.keep_each(sample, walk.ahead)

    def measure_batch(self, errors: Sequence[Any]) -> None:
        """Record the error of a batch."""
        measure_batch(self.network, errors)
        self.keep(None, walk.total(self.network))

    def together(self, batch: Batch) -> list[Any]:
        """Record the passes of a batch whose samples go side by side, layer by layer;
        returns their errors."""
        networks, numbers = twins(self.network, len(batch)), [number for number, _ in batch]
        masks, inputs, targets = zip(*(
            (self.take_masks(number), self.take_inputs(inputs, number),
             self.take_targets(goals, number)) for number, (inputs, goals) in batch))
        forward(self.network, networks, inputs, masks)
        layers = [*zip(*(walk.places(one, walk.Names(one)) for one in networks))]
        for places in layers:
            self.keep_parts(walk.FORWARD_PARTS, numbers, places)
        for one, number in zip(networks, numbers):
            self.predict(one, number)
        targets = [*map(self.scale_targets, targets, numbers)]
        for one, goals, number in zip(networks, targets, numbers):
            self.measure(one, goals, number)
        self.measure_batch([one.error for one in networks])
        backward(self.network, networks, targets, self.rate)
        if self.convention.updates_early:
            self.keep_pace()
        for places, home in zip(layers[::-1], walk.places(self.network, self.names)[::-1]):
            self.keep_parts(walk.BACKWARD_PARTS, numbers, places)
            self.keep(None, walk.of_layer(home, walk.gradients))
            if self.convention.updates_early:
                self.keep(None, walk.of_layer(home, walk.updated))
        return [one.error for one in networks]

    def keep_parts(self, parts: Iterable[Callable[[walk.LayerPlace], Iterable[Named]]],
                   numbers: Sequence[int], places: Sequence[walk.LayerPlace]) -> None:
        """Add what the walk finds in a layer in each sample, part by part."""
        for part in parts:
            is_shared = part in walk.SPREADS and places[0].layer.mixes_samples
            for number, place in [(None, places[0])] if is_shared else zip(numbers, places):
                self.keep(number, part(place))

    def update(self, sample: int | None) -> None:
        """Record the update."""
        self.network.update(self.rate)
        self.updates += 1
        if not self.convention.updates_early:
            self.keep_pace(sample)
            self.keep_each(sample, walk.updated)

    def go_forward(self, inputs: Sequence[float], targets: Sequence[float],
                   sample: int) -> list[Any]:
        """Record the forward pass and the error of one example; returns its targets as
        recorded numbers."""
        self.forward(inputs, sample, self.take_masks(sample))
        scaled = self.scale_targets(self.take_targets(targets, sample), sample)
        self.measure(self.network, scaled, sample)
        return scaled

    def take_targets(self, targets: Sequence[float], sample: int) -> list[Any]:
        """The targets as given numbers."""
        kind = "raw_target" if self.target_scaling else "target"
        return self.give_all(walk.of_each(kind, self.targets, targets), sample)

    def scale_targets(self, targets: list[Any], sample: int) -> list[Any]:
        """Raw targets scaled; others as they are."""
        return self.scaled("target", self.targets, targets, self.target_scaling, sample)

    def measure(self, network: Network, targets: Sequence[Any], sample: int) -> None:
        """Record the error of an example that a network has passed."""
        network.measure(targets)
        self.keep(sample, walk.error(network))

    def take_masks(self, sample: int) -> list[Any]:
        """The masks of dropout as given numbers."""
        names = [neuron.name for neuron in self.network.dropping]
        masks = self.network.masks(self.epoch, sample)
        return self.give_all(walk.of_each("mask", names, masks), sample)

    def example(self, inputs: Sequence[float], targets: Sequence[float], sample: int) -> Any:
        """Record the forward and the backward pass of one example; returns its
        gradients."""
        self.network.backward(self.go_forward(inputs, targets, sample), self.rate)
        if self.convention.updates_early:
            self.keep_pace(sample)
        self.keep(sample, walk.backward(self.network, self.names))
        if self.input_gradients:
            self.keep(sample, walk.input_gradients(self.network))
        return gradients_of(self.network)

    def forward(self, inputs: Sequence[float], sample: int,
                masks: Sequence[Any] = ()) -> None:
        """Record the forward pass: a prediction, or with the masks of training."""
        self.network.forward(self.take_inputs(inputs, sample), masks)
        self.keep(sample, walk.forward(self.network, self.names))
        self.predict(self.network, sample)

    def take_inputs(self, inputs: Sequence[float], sample: int) -> list[Any]:
        """The inputs as given numbers; raw ones scaled."""
        kind, names = "raw" if self.scaling else "input", self.network.inputs
        given = self.give_all(walk.of_each(kind, names, inputs), sample)
        return self.scaled("input", names, given, self.scaling, sample)

    def scaled(self, kind: str, names: Sequence[str], given: list[Any], scaling: Scaling | None,
               sample: int) -> list[Any]:
        """What a scaling makes of given numbers, recorded as numbers of some kind; without one
        the same."""
        if scaling is None:
            return given
        scaled = scaling.apply(given)
        self.keep(sample, walk.of_each(kind, names, scaled))
        return scaled

    def predict(self, network: Network, sample: int) -> None:
        """Record what a network that has been passed predicts, in units of its own."""
        if self.target_scaling:
            numbers = self.target_scaling.undo([neuron.a for neuron in network.outputs])
            self.keep(sample, walk.predicted(network, self.names, numbers))

    def combine(self, seen: Sequence[Any]) -> None:
        """Record what a batch makes of the gradients of its samples."""
        combine(self.network, seen)
        self.keep_each(None, walk.gradients)

    def keep_pace(self, sample: int | None = None) -> None:
        """Add to the trail what all parameters have in common in an update."""
        self.keep(sample, walk.pace(self.network))

    def keep_each(self, sample: int | None, part: Callable[..., Iterable[Named]]) -> None:
        """Add what a part of the walk finds at each owner of parameters."""
        for owner in self.network.trainables:
            self.keep(sample, part(owner, self.names))

    def keep(self, sample: int | None, found: Iterable[Named]) -> None:
        """Add to the trail what a walk found, each number in the phase of its kind."""
        for kind, names, owner, number in found:
            if kind in self.turned:
                number = self.turned[kind](number)
            self.trail.append(Step((kind, names, owner, without_name(number)),
                                   KINDS[kind].phase, self.epoch, sample))


class Glance(Recorder):
    """The numbers at some `addresses` of an epoch, and nothing of how they came about.

    It goes a recorder's way on plain floats, so that each is the number that would be
    recorded, to the last bit, at a tenth of the cost and in no memory to speak of.
    """

    def __init__(self, addresses: AbstractSet[Address], *parts: Any):
        self.addresses = addresses
        self.keys = {key for key, _ in addresses}
        self.samples = {sample for _, sample in addresses} | {None}
        self.found: dict[Address, float] = {}
        self.after: dict[int, list[float]] = {}
        """The parameters after the update by a sample that is asked for."""
        super().__init__(*parts)

    def value(self, address: Address, whole: bool = False) -> float | None:
        """The number at an address, else the one that belongs to no sample, in the other
        order if the `whole` batch's is meant; None if there is none."""
        key, _ = address
        places = [(key, None), address] if whole else [address, (key, None)]
        return next((self.found[place] for place in places if place in self.found), None)

    def parameters(self, sample: int | None) -> list[float]:
        """The parameters after the epoch, or after the update by a sample."""
        return state(self.network) if sample is None else self.after[sample]

    def give(self, named: Named, sample: int | None) -> Any:
        """A given number, as it is."""
        self.keep(sample, [named])
        return named[-1]

    def batch(self, batch: Batch) -> list[Any]:
        """Go through a batch; keep the parameters after it, where they are asked
        for."""
        errors = super().batch(batch)
        for number in self.samples.intersection(number for number, _ in batch):
            self.after[number or 0] = state(self.network)
        return errors

    def keep(self, sample: int | None, found: Iterable[Named]) -> None:
        """Keep of what a walk found the numbers that are asked for; a delta is shown with
        its sign."""
        for kind, names, _, number in found if sample in self.samples else ():
            if (kind, names) in self.keys:
                is_turned = kind == "delta" and self.turned
                self.found[(kind, names), sample] = -number if is_turned else number


def without_name(number: Any) -> Number:
    """A number that is free to take a name: itself, if it has none.

    One that is found a second time, as the total of one output is that output's error,
    takes the new name; what made it becomes a number of its own, which keeps the old
    one.
    """
    if type(number) is not Number:
        return Number(number, "same", (number,))
    if number.step is not None:
        first = Number(number.value, number.operation, number.operands)
        first.step, number.step.number = number.step, first
        number.operation, number.operands = "same", (first,)
    return number
