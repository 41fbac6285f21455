"""A moment: what is known when an epoch has been computed up to some step, and what is
not yet."""
from __future__ import annotations

from ..recording import KINDS, Key, Recording, Step


class Moment:
    """The numbers of an epoch that are known at a step: those of its sample, and the
    parameters as they are by then.

    `step` is the present one; where `hidden`, its number is not known yet. `seen` are
    the identities of all numbers of the trail up to it.
    """

    def __init__(self, recording: Recording, step: Step, hidden: bool = False):
        self.recording, self.step, self.hidden = recording, step, hidden
        passed = recording.trail[:recording.trail.index(step) + (not hidden)]
        reached = [1, *(other.sample for other in passed if other.sample)]
        self.sample = step.sample or reached[-1]
        self.seen = {id(other.number) for other in passed}
        known = [other for other in passed if other.sample in (None, self.sample)
                 or other.row.parameter]
        start = [other for other in recording.given if other.row.parameter]
        self.known = {key_of(other): other for other in start + known}
        self.lit = {id(one.number) for one in (step, *step.operands)}

    def find(self, kind: str, *names: str) -> Step | None:
        """The number of a kind that these names have, if it is known."""
        return self.known.get((lasting(kind), names))

    def is_lit(self, step: Step | None) -> bool:
        """Whether a number is the one being computed, or one of its operands."""
        return step is not None and id(step.number) in self.lit


def key_of(step: Step) -> Key:
    """What a number is, whenever it is computed."""
    return lasting(step.kind), step.names


def lasting(kind: str) -> str:
    """What stands for a kind in the course of an epoch: a weight is what its last
    update made of it."""
    return KINDS[kind].parameter or kind
