"""Numbers of recordings in 50 digits, which tell how a figure is rounded where a float
does not."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...recording import Key, Recording, Values, key_of
from ...recording.expressions import decimals
from ..example import up_to
from ..figure import AFTER
from .found import Found
from .viewing import Viewing

EXACT_STEPS = 40_000
"""How many numbers are computed in 50 digits on the way to a figure, at most."""


class ExactNumbers:
    """The numbers of a case in 50 digits: `looks` says when each recording looks, by its
    identity, `recording_of` gives that of an epoch."""

    def __init__(self, looks: Mapping[int, Viewing], recording_of: Callable[[int], Recording]):
        self.looks, self.recording_of = looks, recording_of
        self.known: dict[int, Values] = {}
        """The numbers of a recording, by its identity."""

    def of(self, found: Found) -> Any:
        """A figure's number; the float where it is too many epochs away for that, or no
        number of a trail."""
        recording, step = found.recording, found.step
        if recording is None or step is None:
            return found.values[0]
        calculation = recording.calculation
        if recording.epoch * len(calculation.lines) > EXACT_STEPS:
            return found.values[0]
        position = calculation.position(step)  # may add lines, which have values then
        return self.values(recording)[position]

    def values(self, recording: Recording) -> Values:
        """The numbers of a recording."""
        key = id(recording)
        if len(self.known.get(key, ())) < len(recording.calculation.lines):
            look = self.looks[key]
            parameters = self.parameters(look.epoch + (look.when == AFTER), look.sample)
            self.known[key] = in_50_digits(recording, parameters)
        return self.known[key]

    def parameters(self, end: int, sample: int | None) -> dict[Key, Any]:
        """What the epochs before an `end` update, the last of them by one sample, if one
        is named."""
        found: dict[Key, Any] = {}
        for epoch in range(1, end):
            recording = self.recording_of(epoch)
            if id(recording) not in self.known:
                self.known[id(recording)] = in_50_digits(recording, found)
            last = sample if epoch == end - 1 else None
            for step, value in zip(up_to(recording.trail, last), self.known[id(recording)]):
                if (key := key_of(step)) and step.row.is_result:
                    found[key] = value
        return found


def in_50_digits(recording: Recording, parameters: Mapping[Key, Any]) -> Values:
    """The numbers with 50 digits: from these parameters, and from the shortest digits
    of all else that is given."""
    given = {line.position: parameters[key] for line in recording.calculation.lines
             if line.is_given and (key := key_of(line.step)) and key in parameters}
    return recording.calculation.values(given, decimals())
