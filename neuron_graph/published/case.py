"""A case: an example with parts of its convention changed, and what a figure is the
figure of in it.

    {}                                             as the file has it
    {"error": "squared-sum", "bias": "frozen"}     parts of the convention
    {"biases": "per neuron"}                       or "shared": whose the biases are
    {"rate": 0.1}                                  another learning rate
    {"when": "before"}                             an error before the epoch's update
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, replace
from math import copysign
from typing import Any, NamedTuple

from ..checks import finite
from ..conventions import show
from ..errors import Ambiguous, BadValue, NeuronGraphError, UnknownName
from ..network import Layer, Network, Sample
from ..programs import decision
from ..recording import KINDS, PART, Address, Glance, Key, Recording, Step, Values, key_of
from ..recording.expressions import decimals
from ..recording.written import MAKERS
from ..setup import restore, state
from .example import Example, parameters_after, up_to
from .figure import AFTER, AT_END, BEFORE, Figure

Parts = Mapping[str, Any]
"""Parts of a convention by their key, and what else a case may change."""
BIASES = {
    "per neuron": "every neuron has a bias of its own",
    "shared": "the neurons of a layer share one bias",
}
"""Whose the biases may be, in words."""
EXACT_STEPS = 40_000
"""How many numbers are computed in 50 digits on the way to a figure, at most."""
MINUS = "minus the derivative, as the text writes it throughout"
TURNED = {
    "change": "what the update takes off, as the text writes it throughout",
    **dict.fromkeys(("share", "upstream", "gradient", "input_share", "input_gradient"), MINUS),
}
"""Kinds of numbers that some texts mean with the other sign, and what they are then."""
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


class Viewing(NamedTuple):
    """When numbers are looked at: in an epoch; or of all samples with the parameters as
    they are BEFORE it, or AFTER it, or after its update by one sample. Instead of the
    samples it may be at the rows to `predict`."""

    epoch: int
    sample: int | None = None
    when: str = ""
    predicts: bool = False


class Case:
    """An example with some parts changed; numbers that are `written` out have lines of
    their own in it. Raises `NeuronGraphError` where the parts do not fit.

    `addresses` are those that `value_like` is going to be asked for, as far as they are
    known.
    """

    def __init__(self, example: Example, parts: Parts | None = None,
                 written: Sequence[str] = (), addresses: AbstractSet[Address] = frozenset()):
        self.parts, self.written, self.addresses = dict(parts or {}), written, addresses
        self.example = changed(example, self.parts)
        self.states: dict[int, list[Any]] = {1: state(self.example.network)}
        self.kept: dict[Viewing, Recording] = {}
        self.glances: dict[Viewing, Glance] = {}
        self.exactly: dict[int, Values] = {}
        """The numbers of a recording in 50 digits, by its identity."""
        self.looks: dict[int, Viewing] = {}
        """When each recording looks, by its identity."""

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
            return [found]
        trail, own = found.recording.trail, found.step
        if own and all(step.kind == PART or step.key == own.key for step, _ in known):
            known[0] = known[0]._replace(words="")
        return [Found([step.value], step, found.recording, words)
                for step, words in sorted(known, key=lambda one: one.step not in trail)]

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
        return self.recorded(self.look(figure))

    def look(self, figure: Figure) -> Viewing:
        """When a figure is looked up. Raises `BadValue` for a row to predict that is not
        there."""
        when, several = self.parts.get("when", figure.when), len(self.example.samples) > 1
        if figure.predict:
            self.check_row(figure)
            return Viewing(figure.epoch, None, BEFORE if when == BEFORE else AFTER, predicts=True)
        if when is None or "+" in figure.name or self.example.forward_only:
            return Viewing(figure.epoch)
        if when in (AFTER, AT_END):
            sample = figure.sample if when == AFTER else None
            return Viewing(figure.epoch, sample, AFTER) if several else Viewing(figure.epoch + 1)
        is_own = figure.sample is not None or not several
        return Viewing(figure.epoch) if is_own else Viewing(figure.epoch, None, BEFORE)

    def check_row(self, figure: Figure) -> None:
        """Refuse a row to predict that is not there."""
        rows = len(self.example.tests)
        if rows < (figure.predict or 0):
            raise BadValue(
                f"predict of {figure.name}", figure.predict,
                f"there are {rows} such rows: a [[predict]] holds one")

    def value_like(self, figure: Figure, step: Step, printed: float) -> float | None:
        """The figure's number here, if it is that of `step` in another case, with the
        sign that is `printed` where texts have either; None if there is none, or one
        for each update. A sign alone that differs is no other number."""
        value, kind = self.value_there(figure, step), step.kind
        if value is None or kind not in TURNED:
            return value
        by_delta = self.example.convention.sign == "target-output"
        if "sign" in self.parts:
            has_either = by_delta and kind not in ("gradient", "change")
        else:
            has_either = (by_delta or kind == "change") and abs(value) != abs(step.value)
        return copysign(value, printed) if has_either else value

    def value_there(self, figure: Figure, step: Step) -> float | None:
        """The same with its own sign."""
        look, whole = self.look(figure), figure.sample is None
        several = whole and step.kind == "gradient" and len(self.example.samples) > 1
        if several and "when" in self.parts:
            return None
        if not (self.example.recorded_epochs or self.written or look.predicts):
            address = step.key, None if several else step.sample
            seen = self.glance(look, {address, (step.key, figure.sample)})
            value = seen.value(address, whole)
            if value is not None or step.kind not in MAKERS:
                return value
        twin = self.recorded(look).twin(step, whole)
        return None if twin is None or several and twin.sample else twin.value

    def recording(self, epoch: int) -> Recording:
        """The recording of an epoch."""
        return self.recorded(Viewing(epoch))

    def recorded(self, look: Viewing) -> Recording:
        """The recording of an epoch; or of all samples as they are before or after it,
        with the lines that are written out."""
        if look not in self.kept:
            network = self.network_at(look.epoch)
            if look.when == AFTER and self.example.trains:
                after = parameters_after(self.recording(look.epoch), network, look.sample)
                restore(network, after)
            found = Example.record(*self.seen(look, network))
            self.kept[look] = found.with_lines(self.written) if self.written else found
            self.looks[id(self.kept[look])] = look
        return self.kept[look]

    def glance(self, look: Viewing, addresses: set[Address]) -> Glance:
        """The numbers at some addresses, and at all that are known to be asked for, where
        `recorded` would have them."""
        known = self.glances.get(look)
        if known is None or not addresses <= known.addresses:
            network = self.network_at(look.epoch)
            if look.when == AFTER and self.example.trains:
                epoch = self.glance(Viewing(look.epoch), addresses)
                restore(network, epoch.parameters(look.sample))
            seen = self.seen(look, network)
            known = self.glances[look] = Example.glance(*seen, addresses | self.addresses)
        return known

    def seen(self, look: Viewing, network: Network) -> tuple[Example, Network, int]:
        """The example with its network, and the epoch; where it is only looked at,
        nothing is updated, and of rows to predict only the forward pass is computed."""
        if not look.when:
            return self.example, network, look.epoch
        parts = {"batch": "all" if look.sample is None else 1, "order": "original"}
        network = network.under(self.example.convention.with_parts(parts))
        still = replace(self.example, rate=None, procedure=None)
        rows: list[Sample] = [(inputs, []) for inputs, _ in self.example.tests]
        if look.predicts:
            still = replace(still, samples=rows, given={})
        return still, network, look.epoch

    def network_at(self, epoch: int) -> Network:
        """The network with the parameters that an epoch starts from."""
        self.example.check_epochs(epoch, epoch)
        nearest = max(known for known in self.states if known <= epoch)
        network = self.example.network.copy()
        restore(network, self.states[nearest])
        if nearest < epoch:
            last = self.kept.get(Viewing(epoch - 1))
            seen = self.glances.get(Viewing(epoch - 1))
            if last and self.example.trains:
                restore(network, parameters_after(last, network))
            elif seen and self.example.trains:
                restore(network, seen.parameters(None))
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
            look = self.looks[key]
            parameters = self.exact_parameters(look.epoch)
            if look.when == AFTER and self.example.trains:
                trained = self.recording(look.epoch)
                parameters |= new_parameters(trained, self.exact_values(trained), look.sample)
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
