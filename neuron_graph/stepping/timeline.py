"""A timeline: every round of an example, free to visit, in any order.

Nothing is stored but checkpoints, the parameters from which some rounds start: a round is trained up to from the nearest
one, compiled where that pays, and recorded when it is looked at.

    Timeline(example)                      the rounds as they are
    Timeline(example, [Change(...)])       the same with numbers changed from some moment on: what if
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..errors import NeuronGraphError
from ..network import Network
from ..published import Example, parameters_after, with_settings
from ..recording import GIVEN, KINDS, Recording, Step, operation_count
from ..setup import restore, state

KEPT = 24
"""Recordings that are kept, at most, of networks of up to 64 weights; of larger ones, fewer."""
PIECE = 1_500_000
"""Operations between two checkpoints: some hundredths of a second."""


@dataclass(frozen=True)
class Change:
    """A number that has another value from a moment on: `name` is unique in the round in which that is."""

    round: int
    name: str
    value: float
    lasting: bool = False


def change_of(recording: Recording, step: Step, value: float) -> Change:
    """The change of one step of a recording; of what every round is given anew it holds for all later rounds, too."""
    several = recording.samples > 1 and step.sample is not None
    name = f"{step.name}[{step.sample}]" if several else step.name
    return Change(recording.round, name, value, KINDS[step.kind].lasts and step.phase == GIVEN)


class Timeline:
    """The rounds of an example, with some numbers changed."""

    def __init__(self, example: Example, changes: Iterable[Change] = ()):
        self.example, self.changes = example, tuple(changes)
        self.checkpoints: dict[int, list[Any]] = {1: state(example.network)}
        self.kept: dict[int, Recording] = {}
        self.room = max(6, KEPT // (1 + example.visits // 64))
        self.last = example.last_round
        self.piece = max(1, PIECE // (operation_count(example.network) * len(example.samples)))

    def changed(self, change: Change) -> Timeline:
        """This timeline with one more change; what lies before it need not be computed again. Raises `NeuronGraphError`
        where nothing can be computed with it."""
        others = [other for other in self.changes if (other.round, other.name) != (change.round, change.name)]
        timeline = Timeline(self.example, sorted([*others, change], key=lambda one: one.round))
        timeline.checkpoints = {round: values for round, values in self.checkpoints.items() if round <= change.round}
        timeline.recording(change.round)
        return timeline

    def recording(self, round: int) -> Recording:
        """The recording of a round, from 1 to `last`. Raises `Diverged`; Ctrl-C on the way leaves everything as it was."""
        found = self.kept.pop(round, None) or self.record(round)
        self.kept[round] = found
        while len(self.kept) > self.room:
            del self.kept[next(iter(self.kept))]
        return found

    def record(self, round: int, network: Network | None = None) -> Recording:
        """A new recording of a round, from the parameters of a network, if they are known to be those of its start."""
        recording = self.example_at(round).record(network or self.network_at(round), round)
        momentary = {change.name: change.value for change in self.changes if change.round == round and not change.lasting}
        try:
            return recording.replay(replace=momentary) if momentary else recording
        except ArithmeticError as error:
            changed = ", ".join(f"{name}={value:g}" for name, value in momentary.items())
            raise NeuronGraphError(f"with {changed} round {round} cannot be computed: {error}") from None

    def example_at(self, round: int) -> Example:
        """The example as it is in a round: with every lasting change made by then."""
        example = self.example
        for change in self.changes:
            if change.lasting and change.round <= round:
                example = with_settings(example, f"{change.name}={change.value!r}")
        return example

    def network_at(self, round: int) -> Network:
        """A network with the parameters from which a round starts."""
        self.example.check_rounds(round, round)
        reached = max(known for known in self.checkpoints if known <= round)
        network = self.example.network.copy()
        restore(network, self.checkpoints[reached])
        while reached < round:
            reached = self.go_on(network, reached, round)
        return network

    def go_on(self, network: Network, reached: int, round: int) -> int:
        """Train towards a round, as far as nothing changes on the way; returns the round that is reached."""
        moments = {change.round for change in self.changes}
        if reached in moments:
            restore(network, parameters_after(self.recording(reached), network))
            self.keep(reached + 1, network)
            return reached + 1
        stop = min([round, *(moment for moment in moments if moment > reached)])
        for done in self.example_at(reached).training(network, reached, stop - reached, self.piece):
            self.keep(reached + done, network)
        return stop

    def keep(self, round: int, network: Network) -> None:
        """Keep the parameters from which a round starts."""
        self.checkpoints[round] = state(network)

    def under(self, convention: str) -> Timeline:
        """The same example with parts of its convention changed, `key=value,key=value`."""
        return Timeline(self.example.under(self.example.convention.changed(convention)).checked())
