"""A timeline: every epoch of an example, free to visit, in any order.

Nothing is stored but checkpoints, the parameters from which some epochs start: an epoch
is trained up to from the nearest one, compiled where that pays, and recorded when it is
looked at.

    Timeline(example)                      the epochs as they are
    Timeline(example, [Change(...)])       the same with numbers changed from some moment
                                           on: what if
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..errors import NeuronGraphError
from ..network import Network
from ..programs import operation_count
from ..published import Example, parameters_after, with_settings
from ..recording import Recording, Step
from ..setup import restore, state

MOST_RECORDINGS = 24
"""Recordings that are kept, at most, of networks of up to 64 weights; of larger ones,
fewer."""
PIECE = 1_500_000
"""Operations between two checkpoints: some hundredths of a second."""


class Change(NamedTuple):
    """A number that has another value from a moment on: `name` is unique in the epoch
    in which that is."""

    epoch: int
    name: str
    value: float
    lasting: bool = False


def change_of(recording: Recording, step: Step, value: float) -> Change:
    """The change of one step of a recording; of what every epoch is given anew it holds
    for all later epochs, too."""
    name = step.name + recording.sample_tail(step)
    return Change(recording.epoch, name, value, step.row.lasts and step.is_given)


class Timeline:
    """The epochs of an example, with some numbers changed."""

    def __init__(self, example: Example, changes: Iterable[Change] = ()):
        self.example, self.changes = example, tuple(changes)
        self.checkpoints: dict[int, list[Any]] = {1: state(example.network)}
        self.kept: dict[int, Recording] = {}
        self.room = max(6, MOST_RECORDINGS // (1 + example.visits // 64))
        self.last = example.last_epoch
        self.operations = operation_count(example.network) * len(example.samples)
        """Operations of an epoch."""

    def changed(self, change: Change) -> Timeline:
        """This timeline with one more change; what lies before it need not be computed
        again. Raises `NeuronGraphError` where nothing can be computed with it."""
        others = [
            other for other in self.changes
            if (other.epoch, other.name) != (change.epoch, change.name)]
        changes = sorted([*others, change], key=lambda one: one.epoch)
        timeline, checkpoints = Timeline(self.example, changes), self.checkpoints.items()
        timeline.checkpoints = {epoch: kept for epoch, kept in checkpoints if epoch <= change.epoch}
        timeline.recording(change.epoch)
        return timeline

    def recording(self, epoch: int) -> Recording:
        """The recording of an epoch, from 1 to `last`. Raises `Diverged`; Ctrl-C on the
        way leaves everything as it was."""
        found = self.kept.pop(epoch, None) or self.record(epoch)
        self.kept[epoch] = found
        while len(self.kept) > self.room:
            del self.kept[next(iter(self.kept))]
        return found

    def record(self, epoch: int, network: Network | None = None) -> Recording:
        """A new recording of an epoch, from the parameters of a network, if they are
        known to be those of its start."""
        example = self.example_at(epoch)
        network = (network or self.network_at(epoch)).under(example.convention)
        recording = example.record(network, epoch)
        momentary = {
            change.name: change.value for change in self.changes
            if change.epoch == epoch and not change.lasting}
        try:
            return recording.replay(replace=momentary) if momentary else recording
        except ArithmeticError as error:
            changed = ", ".join(f"{name}={value:g}" for name, value in momentary.items())
            raise NeuronGraphError(
                f"with {changed} epoch {epoch} cannot be computed: {error}") from None

    def example_at(self, epoch: int) -> Example:
        """The example as it is in an epoch: with every lasting change made by then."""
        example = self.example
        for change in self.changes:
            if change.lasting and change.epoch <= epoch:
                example = with_settings(example, f"{change.name}={change.value!r}")
        return example

    def network_at(self, epoch: int) -> Network:
        """A network with the parameters from which an epoch starts."""
        self.example.check_epochs(epoch, epoch)
        reached = max(known for known in self.checkpoints if known <= epoch)
        network = self.example.network.copy()
        restore(network, self.checkpoints[reached])
        while reached < epoch:
            reached = self.go_on(network, reached, epoch)
        return network

    def go_on(self, network: Network, reached: int, epoch: int) -> int:
        """Train towards an epoch, as far as nothing changes on the way; returns the
        epoch that is reached."""
        moments = {change.epoch for change in self.changes}
        if reached in moments:
            restore(network, parameters_after(self.recording(reached), network))
            self.checkpoints[reached + 1] = state(network)
            return reached + 1
        stop = min([epoch, *(moment for moment in moments if moment > reached)])
        piece, example = max(1, PIECE // self.operations), self.example_at(reached)
        trained = network.under(example.convention)
        for done in example.training(trained, reached, stop - reached, piece):
            self.checkpoints[reached + done] = state(trained)
        restore(network, state(trained))
        return stop
