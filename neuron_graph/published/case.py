"""A case: an example with parts of its convention changed, and what a figure is the
figure of in it.

    {}                                             as the file has it
    {"error": "squared-sum", "bias": "frozen"}     parts of the convention
    {"biases": "per neuron"}                       or "shared": whose the biases are
    {"rate": 0.1}                                  another learning rate
    {"when": "before"}                             an error before the epoch's update
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import copysign
from typing import Any

from ..checks import finite
from ..conventions import show
from ..errors import Ambiguous, NeuronGraphError, UnknownName
from ..network import Layer, Network
from ..programs import decision
from ..recording import KINDS, Key, Recording, Step, Values, key_of
from ..recording.expressions import decimals
from ..setup import restore, state
from .example import Example, parameters_after, up_to
from .figure import AFTER, Figure

Parts = Mapping[str, Any]
"""Parts of a convention by their key, and what else a case may change."""
BIASES = {
    "per neuron": "every neuron has a bias of its own",
    "shared": "the neurons of a layer share one bias",
}
"""Whose the biases may be, in words."""
EXACT_STEPS = 40_000
"""How many numbers are computed in 50 digits on the way to a figure, at most."""
TURNED = {
    "upstream": "with the sign of delta", "share": "with the sign of delta",
    "gradient": "with the sign of delta", "change": "what the update takes away"}
"""Kinds of numbers that some texts mean with the other sign, and in which words."""
SUMMARIES = ("accuracy", "predictions")


@dataclass(frozen=True)
class Found:
    """What a figure is the figure of: the numbers, and the step with the recording that
    it belongs to, if it has one. Where its name may mean another number too, `words`
    say which this is, and where nothing says which, `doubt` does."""

    values: list[Any]
    step: Step | None = None
    recording: Recording | None = None
    words: str = ""
    doubt: str = ""
    is_turned: bool = False
    """Whether it has the other sign than its name says, as some texts mean it."""


class Case:
    """An example with some parts changed. Raises `NeuronGraphError` where they do not
    fit it."""

    def __init__(self, example: Example, parts: Parts | None = None):
        self.parts = dict(parts or {})
        self.example = changed(example, self.parts)
        self.states: dict[int, list[Any]] = {1: state(self.example.network)}
        self.kept: dict[Any, Recording] = {}
        self.exactly: dict[int, Values] = {}
        """The numbers of a recording in 50 digits, by its identity."""
        self.evaluations: dict[int, tuple[int, int | None, bool]] = {}
        """Of the recordings that only look: epoch, sample, and whether after the
        update, by identity."""

    def found(self, figure: Figure) -> Found:
        """What a figure is the figure of here; of the gradients of several updates the
        last. Raises `UnknownName` or `Ambiguous`."""
        if figure.value is not None:
            return Found([figure.value])
        if figure.name in SUMMARIES:
            return Found(self.summary(figure.name, figure.epoch))
        try:
            recording, step = self.step_of(figure)
        except Ambiguous as error:
            recording = self.time_of(figure)
            step = recording.directory.matching(figure.name)[-1]
            if step.kind != "gradient":
                raise
            return Found([step.value], step, recording, doubt=str(error))
        return Found([step.value], step, recording)

    def readings(self, figure: Figure) -> list[Found]:
        """What a figure may be the figure of: each number that its name may mean, first
        the one that has a line of its own."""
        found = self.found(figure)
        if found.recording is None or found.doubt:
            return [found]
        directory, name = found.recording.directory, figure.name + figure.of_sample
        known = directory.readings(name)
        if len(known) < 2:
            return [found, *self.turned(found)]
        return [Found([step.value], step, found.recording, words)
                for step, words in reversed(known)]

    def turned(self, found: Found) -> Iterator[Found]:
        """The number with the other sign, where texts mean that."""
        words = TURNED.get(found.step.kind) if found.step else None
        if words and found.step and self.turns(found.step.kind):
            turned = found.step.at(-found.step.number)
            yield Found([turned.value], turned, found.recording, words, is_turned=True)

    def turns(self, kind: str) -> bool:
        """Whether texts by this convention mean some kind of number with the other
        sign."""
        return kind == "change" or self.example.convention.sign == "target-output"

    def step_of(self, figure: Figure) -> tuple[Recording, Step]:
        """The step of a figure, and the recording that it is part of."""
        if figure.when == AFTER:
            here = self.recording(figure.epoch)
            meant = here.directory.matching(figure.name)[:1]
            if any(step.kind in ("weight", "bias") for step in meant):
                online = self.example.convention.batch == 1
                return here, here[f"{figure.name}+{figure.of_sample * online}"]
        there = self.time_of(figure)
        return there, there[figure.name + figure.of_sample]

    def time_of(self, figure: Figure) -> Recording:
        """The recording in which a figure is looked up: that of its epoch, or one
        before or after the update."""
        when = self.parts.get("when", figure.when)
        if when is not None and "+" not in figure.name and not self.example.forward_only:
            if when == AFTER:
                return self.evaluation(figure.epoch, figure.sample, after=True)
            if figure.sample is None and len(self.example.samples) > 1:
                return self.evaluation(figure.epoch, None, after=False)
        return self.recording(figure.epoch)

    def value_like(self, figure: Figure, step: Step, printed: float) -> float | None:
        """The figure's number here, if it is that of `step` in another case, with the
        sign that is `printed` where texts have either; None if there is none, or one
        for each update."""
        recording, whole = self.time_of(figure), figure.sample is None
        twin = recording.twin(step, whole)
        several = whole and step.kind == "gradient" and recording.samples > 1
        if twin is None or several and (twin.sample or "when" in self.parts):
            return None
        searched = step.kind == "gradient" and "sign" in self.parts
        either = step.kind in TURNED and self.turns(step.kind) and not searched
        return copysign(twin.value, printed) if either else twin.value

    def recording(self, epoch: int) -> Recording:
        """The recording of an epoch."""
        if epoch not in self.kept:
            self.kept[epoch] = self.example.record(self.network_at(epoch), epoch)
        return self.kept[epoch]

    def evaluation(self, epoch: int, sample: int | None, after: bool) -> Recording:
        """All samples with the parameters as they are before an epoch, or after it, or
        after its update by one sample."""
        if len(self.example.samples) == 1:
            return self.recording(epoch + 1 if after else epoch)
        key = epoch, sample, after
        if key not in self.kept:
            network = self.network_at(epoch)
            if after:
                restore(network, parameters_after(self.recording(epoch), network, sample))
            parts = {"batch": "all" if sample is None else 1, "order": "original"}
            network = network.under(self.example.convention.with_parts(parts))
            still = replace(self.example, rate=None, procedure=None)
            self.kept[key] = still.record(network, epoch)
            self.evaluations[id(self.kept[key])] = key
        return self.kept[key]

    def network_at(self, epoch: int) -> Network:
        """The network with the parameters that an epoch starts from."""
        self.example.check_epochs(epoch, epoch)
        nearest = max(known for known in self.states if known <= epoch)
        network = self.example.network.copy()
        restore(network, self.states[nearest])
        if nearest < epoch:
            last = self.kept.get(epoch - 1)
            if last and self.example.trains:
                restore(network, parameters_after(last, network))
            else:
                self.example.train(network, nearest, epoch - nearest)
            self.states[epoch] = state(network)
        return network

    def exact(self, found: Found) -> Any:
        """A figure's number in 50 digits; the float where it is too many epochs away
        for that, or no number of a trail."""
        recording, step = found.recording, found.step
        if recording is None or step is None:
            return found.values[0]
        calculation = recording.calculation
        if recording.epoch * len(calculation.lines) > EXACT_STEPS:
            return found.values[0]
        position = calculation.position(step)
        return self.exact_values(recording)[position]

    def exact_values(self, recording: Recording) -> Values:
        """The numbers of a recording in 50 digits."""
        key = id(recording)
        if len(self.exactly.get(key, ())) < len(recording.calculation.lines):
            usual = recording.epoch, None, False
            epoch, sample, after = self.evaluations.get(key, usual)
            parameters = self.exact_parameters(epoch)
            if after:
                trained = self.recording(epoch)
                parameters |= new_parameters(trained, self.exact_values(trained), sample)
            self.exactly[key] = in_50_digits(recording, parameters)
        return self.exactly[key]

    def exact_parameters(self, epoch: int) -> dict[Key, Any]:
        """The parameters that an epoch starts from, as far as they are not given, in 50
        digits."""
        parameters: dict[Key, Any] = {}
        for recording in map(self.recording, range(1, epoch)):
            if id(recording) not in self.exactly:
                self.exactly[id(recording)] = in_50_digits(recording, parameters)
            parameters |= new_parameters(recording, self.exactly[id(recording)])
        return parameters

    def summary(self, name: str, epoch: int) -> list[float]:
        """The accuracy, or the predictions one by one, after an epoch: of the test
        rows, if there are any."""
        rows = replace(self.example, samples=list(self.example.tests or self.example.samples))
        network = self.network_at(epoch + 1 if self.example.trains else 1)
        found = [decision(network.forward(inputs)) for inputs, _ in rows.scaled]
        if name == "predictions":
            return list(map(float, found))
        targets = [targets for _, targets in rows.samples]
        if not all(targets):
            raise NeuronGraphError(
                "without targets there is no accuracy: each of the rows needs them")
        right = map(decision, targets)
        return [sum(one == other for one, other in zip(found, right)) / len(found)]


def in_50_digits(recording: Recording, parameters: Mapping[Key, Any]) -> Values:
    """The numbers with 50 digits: from these parameters, and from the shortest digits
    of all else that is given."""
    given = {}
    for line in recording.calculation.lines:
        key = key_of(line.step)
        if key is not None and line.is_given and key in parameters:
            given[line.position] = parameters[key]
    return recording.calculation.values(given, decimals())


def new_parameters(recording: Recording, values: Values, sample: int | None = None,
                   ) -> dict[Key, Any]:
    """What a recording, or the part of it up to a sample, updates, by parameter."""
    found = {}
    for step, value in zip(up_to(recording.trail, sample), values):
        key = key_of(step)
        if key is not None and KINDS[step.kind].is_result:
            found[key] = value
    return found


def keys_of(parts: Parts) -> str:
    """Parts as they are typed, but for when an error is looked at."""
    return ", ".join(f"{key}={show(value)}" for key, value in parts.items() if key != "when")


def changed(example: Example, parts: Parts) -> Example:
    """The example with parts of its convention changed, and with other owners of its
    biases."""
    own = {key: value for key, value in parts.items() if key not in ("biases", "rate", "when")}
    if "rate" in parts:
        example = replace(example, rate=finite(parts["rate"], "the rate"))
    if "biases" in parts:
        owner = str(parts["biases"])
        if owner not in BIASES:
            raise UnknownName("owner of biases", owner, list(BIASES))
        example = replace(example, network=with_biases(example.network, owner == "per neuron"))
    if own:
        example = example.under(example.convention.with_parts(own)).checked()
    return example


def with_biases(network: Network, per_neuron: bool) -> Network:
    """The network with a bias for each neuron, or with one that each layer shares.

    Raises where the biases of a layer that would share one differ.
    """
    layers = []
    for layer in network.copy().layers:
        biases = {neuron.bias for neuron in layer.neurons}
        if not per_neuron and (None in biases or len(biases) > 1):
            raise NeuronGraphError("the neurons of a layer have different biases, or none: "
                                   "they cannot share one")
        for neuron in layer.neurons:
            neuron.owns_bias = neuron.bias is not None
        layers.append(Layer(layer.neurons, None if per_neuron else biases.pop()))
    return Network(layers, network.inputs, network.convention)
