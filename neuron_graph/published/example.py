"""An example: a network with its samples, its learning rate and its notation."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from ..checks import check_length
from ..conventions import BACKWARD, FORWARD, UPDATE, Occasion
from ..data import Predictor
from ..errors import BadValue, TooMuch
from ..network import Convention, Network, Sample
from ..programs import parameter_keys, training
from ..recording import (
    KINDS,
    NOTATIONS,
    Address,
    Carry,
    Glance,
    Key,
    Names,
    Notation,
    Origins,
    Recorder,
    Recording,
    Step,
    forward_only,
    key_of,
    split_name,
)
from ..setup import Scaling, checked_examples, checked_inputs, restore
from .figure import Figure

MOST_VISITS = 100_000_000
"""How many weights may be visited on the way to an epoch: some tens of seconds."""
MOST_RECORDED_VISITS = 2_000_000
"""How many where every epoch has to be recorded."""

Procedure = Callable[[Recorder, Sequence[Sample], float], Recording]
"""How a source's program goes through an epoch, where no convention says it: recorded
by a `Recorder`."""


@dataclass(frozen=True)
class Example:
    """Everything that a calculation needs. `samples` is a list of `(inputs, targets)`
    pairs of finite floats.

    The rate is None where nothing is updated. With a `scaling` the inputs of samples
    are raw, with a `target_scaling` their targets. `given` holds numbers in place of
    computed ones, by name. `figures` are what the text prints of it, `parts` what else it
    works out; `carry` and `floats` say how its author computed, `rounding` how numbers
    are carried here; `procedure` what its program does that no convention says; `model`
    is what the network is trained for; `origins` say in words what values of the inputs
    come from.
    """

    title: str
    network: Network
    samples: list[Sample]
    rate: float | None = 0.5
    notation: Notation = NOTATIONS["net-out"]
    source: str = ""
    about: str = ""
    scaling: Scaling | None = None
    input_gradients: bool = False
    given: Mapping[str, float] = field(default_factory=dict)
    tests: Sequence[Sample] = ()
    carry: Carry | None = None
    floats: bool = False
    rounding: Carry | None = None
    procedure: Procedure | None = None
    figures: Sequence[Figure] = ()
    parts: Mapping[str, Example] = field(default_factory=dict)
    model: Predictor | None = None
    target_scaling: Scaling | None = None
    origins: Origins = field(default_factory=dict)

    @property
    def convention(self) -> Convention:
        """The convention of its network."""
        return self.network.convention

    @property
    def several(self) -> bool:
        """Whether it has several samples."""
        return len(self.samples) > 1

    def under(self, convention: Convention) -> Example:
        """This example under another convention."""
        return replace(self, network=self.network.under(convention))

    @property
    def forward_only(self) -> bool:
        """Whether there are inputs and no targets: then only the forward pass can be
        computed."""
        return forward_only(self.samples, self.convention)

    @property
    def trains(self) -> bool:
        """Whether there is an update, and so a second epoch."""
        return self.rate is not None and not self.forward_only

    @property
    def occasion(self) -> Occasion:
        """What its convention is followed on."""
        network = self.network
        biases = any(neuron.bias is not None for neuron in network.neurons)
        last = FORWARD if self.forward_only else UPDATE if self.trains else BACKWARD
        return Occasion(len(network.outputs), len(network.layers), len(self.samples), biases,
                        last, network.outputs[0].activation.name, network.extras)

    def checked(self) -> Example:
        """This example, its samples made fit the network, or an error that says what
        does not."""
        for number, (inputs, targets) in enumerate(self.tests, start=1):
            checked_inputs(self.network, inputs, f" of test row {number}")
            if targets:
                check_length(
                    f"the targets of test row {number}", len(self.network.outputs), targets)
        if not self.forward_only:
            return replace(self, samples=checked_examples(self.network, self.samples))
        return replace(self, samples=[
            (checked_inputs(self.network, inputs, f" of sample {number}" * self.several), [])
            for number, (inputs, _) in enumerate(self.samples, start=1)])

    def recordings(self, first: int = 1, last: int | None = None) -> Iterator[Recording]:
        """Recordings of the epochs `first` to `last`, the epochs before trained in
        between."""
        last = first if last is None else last
        self.check_epochs(first, last)
        network = self.network.copy()
        self.train(network, 1, first - 1)
        for epoch in range(first, last + 1):
            recording = self.record(network, epoch)
            yield recording
            if epoch < last:
                restore(network, parameters_after(recording, network))

    def recording(self, epoch: int = 1) -> Recording:
        """The recording of one epoch."""
        return next(self.recordings(epoch))

    def forwards(self) -> Recording:
        """The recording of the forward pass of the first sample."""
        recording = Recorder(self.network, 1, *self.recorded).forward_pass(self.samples[:1])
        given = {name: value for name, value in self.given_in(1).items() if name in recording}
        return replace(recording, origins=self.origins).replay(replace=given)

    def record(self, network: Network, epoch: int) -> Recording:
        """The recording of an epoch that a network, with the parameters that it has,
        goes through."""
        recorder = Recorder(network, epoch, *self.recorded)
        recording = replace(self.through(recorder), origins=self.origins)
        given = self.given_in(epoch)
        if not (given or self.rounding):
            return recording
        return recording.replay(replace=given, carry=self.rounding)

    def glance(self, network: Network, epoch: int, addresses: AbstractSet[Address]) -> Glance:
        """Some numbers of an epoch that a network goes through; of one that need not be
        recorded."""
        glance = Glance(addresses, network, epoch, *self.recorded)
        self.through(glance)
        return glance

    def through(self, recorder: Recorder) -> Recording:
        """What a recorder has of an epoch that its network goes through."""
        if self.forward_only:
            return recorder.forward_pass(self.samples)
        if self.procedure and self.rate is not None:
            return self.procedure(recorder, self.samples, self.rate)
        return recorder.epoch_of(self.samples, self.rate)

    def given_in(self, epoch: int) -> dict[str, float]:
        """The numbers that are given in an epoch in place of computed ones: in the
        first, where their name does not say."""
        return {name: value for name, value in self.given.items()
                if (split_name(name).epoch or 1) == epoch}

    @property
    def recorded(self) -> tuple[Scaling | None, bool, Notation, Scaling | None]:
        """What a recorder has to know of it besides its network and its epoch."""
        return self.scaling, self.input_gradients, self.notation, self.target_scaling

    @property
    def scaled(self) -> list[Sample]:
        """The samples as the network sees them."""
        return [(scaled(inputs, self.scaling), scaled(targets, self.target_scaling))
                for inputs, targets in self.samples]

    def train(self, network: Network, first: int, epochs: int) -> None:
        """Train a network, as this example says, for some epochs."""
        for _ in self.training(network, first, epochs, max(1, epochs)):
            pass

    def training(self, network: Network, first: int, epochs: int, every: int) -> Iterator[int]:
        """Train a network for some epochs, yielding how many are done after every so
        many; between them the network may be looked at."""
        if not self.trains:
            return
        if not self.recorded_epochs:
            rate = self.rate or 0.0
            for progress in training(network, self.scaled, epochs, rate, first=first, every=every):
                yield progress.epoch - first + 1
            return
        for done in range(1, epochs + 1):
            restore(network, parameters_after(self.record(network, first + done - 1), network))
            if done % every == 0:
                yield done

    @property
    def recorded_epochs(self) -> bool:
        """Whether epochs have to be recorded one by one, to be what this example
        says."""
        return bool(self.procedure or self.given or self.rounding)

    def check_epochs(self, first: int, last: int) -> None:
        """Refuse epochs that are none, or too far away."""
        if first < 1:
            raise BadValue("the epoch", first, "it must be 1 or more")
        if last < first:
            raise BadValue("the epoch", last, f"it must be {first} or more")
        if not self.trains and last > 1:
            why = ("without targets there is only the forward pass" if self.forward_only
                   else "without a rate nothing is updated")
            raise BadValue("the epoch", last, f"{why}, in epoch 1")
        if last > self.last_epoch:
            raise TooMuch(f"epoch {last} is too far: for this network and its samples the limit "
                          f"is epoch {self.last_epoch}")

    @property
    def last_epoch(self) -> int:
        """The last epoch that can be gone to."""
        most = MOST_RECORDED_VISITS if self.recorded_epochs else MOST_VISITS
        return most // self.visits if self.trains else 1

    @property
    def visits(self) -> int:
        """How many weights are visited in an epoch."""
        return len(self.samples) * sum(len(neuron.weights) for neuron in self.network.neurons)


def scaled(numbers: Sequence[float], scaling: Scaling | None) -> Sequence[float]:
    """Numbers as a network sees them; none stay none."""
    return scaling.apply(numbers) if scaling and numbers else numbers


def parameters_after(recording: Recording, network: Network, sample: int | None = None,
                     ) -> list[Any]:
    """The parameters after an epoch, or after its update by one sample, in the order of
    `setup.state`."""
    values: dict[Key | None, Any] = {}
    for step in up_to(recording.trail, sample):
        if step.row.is_result or key_of(step) not in values:
            values[key_of(step)] = step.value
    keys = parameter_keys(network, Names(network))
    return [values[KINDS[kind].parameter, names] for kind, names in keys]


def up_to(trail: list[Step], sample: int | None) -> list[Step]:
    """The steps up to the last one of a sample, or to the update by the batch that it
    belongs to; all of an epoch that has none of its own, or where none is named."""
    if sample is None:
        return trail
    places = [place for place, step in enumerate(trail) if step.sample == sample]
    end = places[-1] + 1 if places else len(trail)
    updates = (place for place, step in enumerate(trail[end:], start=end)
               if step.sample is None and step.row.is_result)
    first = next(updates, end)
    rest = takewhile(lambda step: step.sample is None and not step.is_given, trail[first:])
    return trail[:first] + list(rest)
