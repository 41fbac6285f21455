"""An example: a network with its samples, its learning rate, its convention and its notation."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..errors import BadValue, TooMuch
from ..network.conventions import Convention
from ..network.network import Network
from ..network.training import Sample, check_rule, checked_examples
from ..recording.notation import NOTATIONS, Notation
from ..recording.record import forward_only, record
from ..recording.recording import Recording
from ..recording.train import training

LIMIT = 100_000_000
"""How many weights may be visited on the way to a round: some tens of seconds."""


@dataclass(frozen=True)
class Example:
    """Everything that a calculation needs. `samples` is a list of `(inputs, targets)` pairs of finite floats."""

    title: str
    network: Network
    samples: list[Sample]
    rate: float = 0.5
    convention: Convention = Convention()
    notation: Notation = NOTATIONS["net-out"]

    @property
    def forward_only(self) -> bool:
        """Whether there are inputs and no targets: then only the way forwards can be computed."""
        return forward_only(self.samples, self.convention)

    def checked(self) -> Example:
        """This example, its samples made fit the network, or an error that says what does not."""
        check_rule(self.network, self.convention)
        if self.forward_only:
            record(self.network, self.samples, convention=self.convention)
            return self
        return replace(self, samples=checked_examples(self.network, self.samples, self.convention))

    def recordings(self, first: int = 1, last: int | None = None) -> Iterator[Recording]:
        """Recordings of the rounds `first` to `last`, the rounds before trained in between."""
        last = first if last is None else last
        self.check_rounds(first, last)
        if self.forward_only:
            yield record(self.network, self.samples, convention=self.convention)
            return
        network = self.network.copy()
        self.train(network, 1, first - 1)
        for round in range(first, last + 1):
            yield record(network, self.samples, rate=self.rate, convention=self.convention, round=round)
            if round < last:
                self.train(network, round, 1)

    def train(self, network: Network, first: int, rounds: int) -> None:
        """Train a network, as this example says, for some rounds."""
        for _ in training(network, self.samples, rounds, self.rate, self.convention, first=first, every=max(1, rounds)):
            pass

    def recording(self, round: int = 1) -> Recording:
        """The recording of one round."""
        return next(self.recordings(round))

    def check_rounds(self, first: int, last: int) -> None:
        """Refuse rounds that are none, or too far away."""
        if first < 1 or last < first:
            raise BadValue("the round", first if first < 1 else last, f"it must be {max(1, first)} or more")
        if self.forward_only and last > 1:
            raise BadValue("the round", last, "without targets there is only the way forwards, in round 1")
        weights = sum(len(neuron.weights) for neuron in self.network.neurons)
        limit = LIMIT // (weights * len(self.samples))
        if last > limit:
            raise TooMuch(f"round {last} is too far: for this network and its samples the limit is round {limit}")
