"""A case: an example with parts of its convention changed, and what a figure is the
figure of in it.

    case = Case(example_named("mazur"), {"error": "squared-sum"})
    case.found(Figure("E", "0.5967")).values
"""
from __future__ import annotations

from collections.abc import Sequence, Set as AbstractSet
from dataclasses import replace
from math import copysign
from typing import Any

from ...data import accuracy
from ...errors import Ambiguous, BadValue, NeuronGraphError
from ...network import Network, Sample
from ...programs import decision
from ...recording import PART, Address, Glance, Recording, Step
from ...recording.written import MAKERS
from ...setup import restore, state
from ..example import Example, parameters_after
from ..figure import AFTER, AT_END, BEFORE, Figure
from .exact_numbers import ExactNumbers
from .found import TURNED, Found
from .parts import Parts, changed
from .viewing import Viewing

SUMMARIES = ("accuracy", "predictions")


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
        self.looks: dict[int, Viewing] = {}
        """When each recording looks, by its identity."""
        self.exact = ExactNumbers(self.looks, self.recording).of
        """A figure's number in 50 digits."""

    def found(self, figure: Figure) -> Found:
        """What a figure is the figure of here; of the gradients of several updates the
        last. Raises `UnknownName` or `Ambiguous`."""
        if figure.value is not None:
            return Found([figure.value])
        if figure.name in SUMMARIES:
            return Found(self.summary(figure.name, figure.epoch))
        doubt = ""
        try:
            recording, step = self.step_of(figure)
        except Ambiguous as error:
            recording, doubt = self.time_of(figure), str(error)
            step = recording.directory.matching(figure.name)[-1]
            if step.kind != "gradient":
                raise
        return Found([step.value], step, recording, doubt=doubt)

    def readings(self, figure: Figure) -> list[Found]:
        """What a figure may be the figure of: each number that its name may mean, first
        the one that has a line of its own."""
        found = self.found(figure)
        if found.recording is None or found.doubt:
            return [found]
        known = found.recording.directory.readings(figure.name + figure.of_sample)
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
        when, several = self.parts.get("when", figure.when), self.example.several
        if figure.predict:
            rows = len(self.example.tests)
            if rows < figure.predict:
                raise BadValue(f"predict of {figure.name}", figure.predict,
                               f"there are {rows} such rows: a [[predict]] holds one")
            return Viewing(figure.epoch, None, BEFORE if when == BEFORE else AFTER, predicts=True)
        if when is None or "+" in figure.name or self.example.forward_only:
            return Viewing(figure.epoch)
        if when in (AFTER, AT_END):
            sample = figure.sample if when == AFTER else None
            return Viewing(figure.epoch, sample, AFTER) if several else Viewing(figure.epoch + 1)
        is_own = figure.sample is not None or not several
        return Viewing(figure.epoch) if is_own else Viewing(figure.epoch, None, BEFORE)

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
        several = whole and step.kind == "gradient" and self.example.several
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
                restore(network, parameters_after(self.recording(look.epoch), network, look.sample))
            found = Example.record(*self.seen(look, network))
            found = self.kept[look] = found.with_lines(self.written) if self.written else found
            self.looks[id(found)] = look
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
        if look.predicts:
            rows: list[Sample] = [(inputs, []) for inputs, _ in self.example.tests]
            still = replace(still, samples=rows, given={})
        return still, network, look.epoch

    def network_at(self, epoch: int) -> Network:
        """The network with the parameters that an epoch starts from."""
        self.example.check_epochs(epoch, epoch)
        nearest = max(known for known in self.states if known <= epoch)
        network = self.example.network.copy()
        restore(network, self.states[nearest])
        if nearest < epoch:
            before = Viewing(epoch - 1)
            if before in self.kept and self.example.trains:
                restore(network, parameters_after(self.kept[before], network))
            elif before in self.glances and self.example.trains:
                restore(network, self.glances[before].parameters(None))
            else:
                self.example.train(network, nearest, epoch - nearest)
            self.states[epoch] = state(network)
        return network

    def summary(self, name: str, epoch: int) -> list[float]:
        """The accuracy, or the predictions one by one, after an epoch: of the test
        rows, if there are any."""
        rows = replace(self.example, samples=list(self.example.tests or self.example.samples))
        network = self.network_at(epoch + 1 if self.example.trains else 1)
        found = [decision(network.forward(inputs)) for inputs, _ in rows.scaled]
        if name == "predictions":
            return list(map(float, found))
        targets = [targets for _, targets in rows.scaled]
        if not all(targets):
            raise NeuronGraphError(
                "without targets there is no accuracy: each of the rows needs them")
        return [accuracy([*map(decision, targets)], found)]
