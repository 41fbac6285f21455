"""Events: the numbers that conditions look at, round by round, each where it is computed.

    Event    (position among the computed steps of its round, name, value)
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..network.state import restore
from ..published.example import parameters_after
from ..recording.recording import Recording
from .cursor import Round
from .timeline import Timeline


class Event(NamedTuple):
    """A number that has been computed."""

    position: int
    name: str
    value: float


def events(timeline: Timeline, names: Sequence[str], first: int, last: int) -> Iterator[tuple[int, list[Event]]]:
    """Each round from `first` to `last`, with what is computed of some names, in order."""
    places = places_of(timeline.recording(first), names)
    fixed = timeline.example.convention.samples == "file"
    for recording in recordings(timeline, first, last):
        places = places if fixed else places_of(recording, names)
        yield recording.round, [Event(position, name, recording.trail[index].value) for index, position, name in places]


def recordings(timeline: Timeline, first: int, last: int) -> Iterator[Recording]:
    """The rounds one after the other, each from what the one before left."""
    network = timeline.network_at(first)
    for round in range(first, last + 1):
        recording = timeline.record(round, network)
        yield recording
        if round < last:
            restore(network, parameters_after(recording, network), timeline.example.convention)


def places_of(recording: Recording, names: Sequence[str]) -> list[tuple[int, int, str]]:
    """Where the names stand: in the trail, and among the computed steps."""
    positions = Round(recording).positions
    index = {id(step): place for place, step in enumerate(recording.trail)}
    found = [(index[id(step)], positions[id(step.number)], name)
             for name in dict.fromkeys(names) for step in recording.directory.matching(name) if id(step) in index]
    return sorted(found, key=lambda place: place[:2])
