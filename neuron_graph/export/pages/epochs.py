"""What the page knows of later epochs: the parameters from which some of them start,
and the error on the way."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...recording import Recording, Step, key_of

FARTHEST = 1000
"""The last epoch of a page that knows of none but its own."""


@dataclass(frozen=True)
class Epochs:
    """`last` is the last epoch that can be gone to; `stored` holds the parameters at
    the start of epochs, in the order of `trained`; `curve` pairs of an epoch and its
    error."""

    last: int = FARTHEST
    stored: Mapping[int, Sequence[float]] = field(default_factory=dict)
    curve: Sequence[tuple[int, float]] = ()
    note: str = ""


def trained(recording: Recording) -> list[tuple[int, int]]:
    """Where each trained parameter stands in the trail, at first and updated."""
    given: dict[object, int] = {}
    results: dict[object, int] = {}
    for place, step in enumerate(recording.trail):
        if key := key_of(step):
            (given if is_given(step) else results).setdefault(key, place)
            results[key] = place
    return [(place, results[key]) for key, place in given.items() if results[key] != place]


def is_given(step: Step) -> bool:
    """Whether a number was not computed."""
    return step.number.operation is None
