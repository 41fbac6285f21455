"""Training: plain or compiled, whichever is faster, with the same bits.

    train(network, examples, epochs=10_000, learning_rate=0.5)   trains, returns the history
    for progress in training(network, examples, ...): ...        a word after every so many epochs
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from ..checks import finite, whole
from ..network import Network, Sample, total_error
from ..setup import checked_examples
from .session import Session


class Progress:
    """How far training is: the number of epochs done, and what is asked of the network
    as it is now."""

    def __init__(self, epoch: int, session: Session):
        self.epoch, self.session = epoch, session

    @cached_property
    def error(self) -> float:
        """E over all examples, each after this epoch: the mean, or the sum for
        batch-scale=sum."""
        return total_error(self.session.network, self.session.examples)

    @cached_property
    def accuracy(self) -> float:
        """The part of the examples that are classified right, from 0 to 1: the largest
        output, or a single one on its side of ½."""
        forward, examples = self.session.network.forward, self.session.examples
        right = [decision(forward(inputs)) == decision(targets) for inputs, targets in examples]
        return sum(right) / len(right)

    def __repr__(self) -> str:
        return f"<Progress: epoch {self.epoch}, error {self.error:.6g}>"


def decision(outputs: Sequence[float]) -> int:
    """The class that outputs, or targets, stand for: the number of the largest, from 0;
    of a single one 1 above ½, else 0."""
    return int(outputs[0] > 0.5) if len(outputs) == 1 else outputs.index(max(outputs))


def train(network: Network, examples: Sequence[Sample], epochs: int = 10_000,
          learning_rate: float = 0.5, compiled: bool | None = None,
          watch: Callable[[Progress], object] | None = None,
          every: int | None = None) -> list[tuple[int, float]]:
    """Train the network in place; returns its history, pairs of an epoch and the error
    after it.

    `examples` is a list of `(inputs, targets)`, `epochs` how often to go through it (0
    is fine), `learning_rate` a finite number; all else is as the network's convention
    says. `compiled` chooses the compiled step (True), plain loops (False), or what is
    faster (None): the bits are the same. `watch` is called with a `Progress` after
    every `every` epochs, and after the last; if `every` is not given, after 1, 10, 100,
    ... Raises `BadValue`, `WrongLength`, `Diverged`, and `TooMuch` where a network too
    large is asked to be compiled.

    >>> from neuron_graph.setup.initial import network_of_sizes
    >>> train(network_of_sizes([2, 2, 1], seed=1), [([0, 1], [1]), ([1, 1], [0])], epochs=10)
    [(1, 0.12277422706814992), (10, 0.11946119431031904)]
    """
    history = []
    for progress in training(network, examples, epochs, learning_rate, compiled, every=every):
        history.append((progress.epoch, progress.error))
        if watch:
            watch(progress)
    return history


def training(network: Network, examples: Sequence[Sample], epochs: int = 10_000,
             learning_rate: float = 0.5, compiled: bool | None = None, first: int = 1,
             every: int | None = None) -> Iterator[Progress]:
    """Train the network as `train` does, yielding a `Progress` after epochs that are
    multiples of `every`; what it does not ask for is not computed. `first` is the
    number of the first epoch: it decides how samples are shuffled."""
    whole("the epoch", first, least=1)
    if every is not None:
        whole("every", every, least=1)
    session = session_for(network, examples, learning_rate)
    session.choose(compiled, whole("epochs", epochs, least=0))
    return epochs_of(session, epochs, first, every)


def session_for(network: Network, examples: Sequence[Sample], rate: float) -> Session:
    """A session of checked parts, in plain loops."""
    return Session(network, checked_examples(network, examples), finite(rate, "the learning rate"))


def epochs_of(session: Session, epochs: int, first: int, every: int | None) -> Iterator[Progress]:
    """Run a session, stopping to report."""
    done = first - 1
    for stop in stops(done, done + epochs, every):
        session.advance(done + 1, stop + 1)
        done = stop
        yield Progress(done, session)


def stops(done: int, last: int, every: int | None) -> Iterator[int]:
    """The epochs after which to report: powers of ten, or multiples of `every`, of
    those not done; and the last."""
    stop = (done // every + 1) * every if every else 1
    while stop < last:
        if stop > done:
            yield stop
        stop = stop + every if every else stop * 10
    if last > done:
        yield last
