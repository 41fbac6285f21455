"""Events: the numbers that conditions look at, epoch by epoch, each where it is
computed.

    Event    (position among the computed steps of its epoch, name, value)

The first epochs are recorded; if there are more, a compiled step goes on that reports
these numbers, where one can.
"""
from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, repeat
from typing import Any, NamedTuple

from ..network import Network, exp, over_samples
from ..programs import Compiled, can_compile, compile_reporting
from ..published import parameters_after
from ..recording import Key, Recording, Step
from ..setup import restore, state
from .cursor import positions
from .timeline import Timeline

RECORDED_VISITS = 200
"""Weights that are visited by recordings, before a compiled step pays for itself."""
REPORTED = 4_000
"""Tuples that are reported at a time."""


class Event(NamedTuple):
    """A number that has been computed."""

    position: int
    name: str
    value: float


Report = tuple[float, ...]
Happened = tuple[int, list[Event]]
"""An epoch, and what is computed in it."""


class Occurrence(NamedTuple):
    """Where a name stands: in the trail, among the computed steps; and the step there
    in one epoch."""

    order: int
    position: int
    name: str
    step: Step


def events(timeline: Timeline, names: Sequence[str], first: int, last: int,
           ) -> Iterator[Happened]:
    """Each epoch from `first` to `last`, with what is computed of some names, in order.
    Raises `Diverged`."""
    some = min(last, first + RECORDED_VISITS // timeline.example.visits)
    yield from recorded_events(timeline, names, first, some)
    if some < last:
        reporter = reporter_of(timeline, names, some + 1)
        further = reporter.events if reporter else partial(recorded_events, timeline, names)
        yield from further(some + 1, last)


def recorded_events(timeline: Timeline, names: Sequence[str], first: int, last: int,
                    ) -> Iterator[Happened]:
    """The epochs with what is computed of some names, from recordings."""
    places = places_of(timeline.recording(first), names)
    fixed = timeline.example.convention.samples == "file"
    for recording in recordings(timeline, first, last):
        places = places if fixed else places_of(recording, names)
        yield recording.epoch, [
            Event(place.position, place.name, recording.trail[place.order].value)
            for place in places]


def recordings(timeline: Timeline, first: int, last: int) -> Iterator[Recording]:
    """The epochs one after the other, each from what the one before left."""
    network = timeline.network_at(first)
    for epoch in range(first, last + 1):
        recording = timeline.record(epoch, network)
        yield recording
        if epoch < last:
            advance(timeline, network, parameters_after(recording, network), epoch)


def advance(timeline: Timeline, network: Network, values: Sequence[Any], epoch: int) -> None:
    """Give a network the parameters after an epoch; where they are not finite, training
    says so."""
    restore(network, values)
    if not all(map(math.isfinite, values)):
        timeline.network_at(epoch + 1)


def places_of(recording: Recording, names: Sequence[str]) -> list[Occurrence]:
    """Where the names stand, in the order of the calculation."""
    places = positions(recording)
    index = {id(step): order for order, step in enumerate(recording.trail)}
    found = [
        Occurrence(index[id(step)], places[id(step.number)], name, step)
        for name in dict.fromkeys(names) for step in recording.directory.meant(name)
        if id(step) in index]
    return sorted(found, key=lambda place: place.order)


class Reporter:
    """A compiled step that reports the numbers of some places, epoch by epoch. `keys` say
    which number each entry of a report is."""

    def __init__(self, timeline: Timeline, places: Sequence[Occurrence], step: Compiled,
                 keys: Sequence[Key]):
        self.timeline, self.places, self.step = timeline, places, step
        self.example = timeline.example_at(timeline.last)
        self.order = {key: number for number, key in enumerate(keys)}
        self.samples = [(*inputs, *targets) for inputs, targets in self.example.scaled]

    def events(self, first: int, last: int) -> Iterator[Happened]:
        """Each epoch with its events."""
        network, size = self.timeline.network_at(first), len(self.samples)
        chunk = max(1, REPORTED // size)
        for start in range(first, last + 1, chunk):
            epochs = min(chunk, last + 1 - start)
            values, reports = self.run(network, epochs)
            for n in range(epochs):
                own = reports[n * size:(n + 1) * size]
                yield start + n, [
                    Event(place.position, place.name, self.value(place.step, own))
                    for place in self.places]
            if start + epochs <= last:
                advance(self.timeline, network, values, start + epochs - 1)

    def run(self, network: Network, epochs: int) -> tuple[Sequence[float], list[Report]]:
        """Some epochs: the parameters after them, and what was reported for each
        sample."""
        before, rate = tuple(state(network)), self.example.rate
        for function in (math.exp, exp):
            reports: list[Report] = []
            samples = chain.from_iterable(repeat(self.samples, epochs))
            try:
                return self.step.run(samples, before, rate, function, reports.append), reports
            except (OverflowError, ValueError):
                self.step.be_careful()
        raise AssertionError("the exp of arithmetic never overflows")

    def value(self, step: Step, reports: Sequence[Report]) -> float:
        """A step's number, of what was reported in an epoch; E over all samples from
        those of each."""
        place = self.order[step.key]
        if step.kind == "total" and step.sample is None:
            errors = [report[place] for report in reports]
            return float(over_samples(errors, self.example.convention))
        return reports[(step.sample or 1) - 1][place]


def reporter_of(timeline: Timeline, names: Sequence[str], epoch: int) -> Reporter | None:
    """What reports these names from an epoch on; None where only recordings can."""
    example = timeline.example_at(timeline.last)
    convention = example.convention
    in_order = convention.batch == 1 and convention.samples == "file"
    is_changed = any(change.epoch >= epoch for change in timeline.changes)
    if (is_changed or not in_order or example.recorded_epochs or not example.trains
            or example.network.dropping or not can_compile(example.network)):
        return None
    places = places_of(timeline.recording(epoch), names)
    keys = list(dict.fromkeys(place.step.key for place in places))
    step = compile_reporting(example.network, keys)
    return step and Reporter(timeline, places, step, keys)
