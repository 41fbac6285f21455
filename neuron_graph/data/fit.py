"""Fitting a model: training it for some epochs, with a look at it in between, and a
stop when it gets no better.

    for entry in fitting(model, samples, epochs=100, every=10): ...
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..checks import whole
from ..errors import BadValue, Diverged, Interrupted
from ..network import Network, Sample, error_over, over_samples
from ..programs import epochs_of, measured, session_for
from ..setup import restore, state
from .history import Best, Entry
from .model import Predictor
from .scores import accuracy

Beat = Callable[[int], object]
"""What is called a few times a second during training, with the number of the last
epoch."""


LOOKED_AT = 1000
"""So many samples, at most twice, say whether anything was learned."""


class Stop(NamedTuple):
    """When a training stops by itself: once `patience` epochs have passed without a
    smaller error over the `validation` samples. It keeps the parameters that had the
    smallest, and looks at them after every epoch."""

    validation: Sequence[Sample]
    patience: int


def fitting(model: Predictor, samples: Sequence[Sample], epochs: int, every: int = 1,
            stop: Stop | None = None, beat: Beat | None = None) -> Iterator[Entry]:
    """Train a model in place for so many epochs more; its history grows by an entry after
    every so many epochs, which is yielded; where it may stop, after the first, too.

    Samples are as `Predictor.sample` makes them. Ctrl-C leaves the model at the end of an
    epoch. Raises `BadValue`, `WrongLength` and `Diverged`.

    Between two entries, a few times a second, `beat` is called with the number of the
    last epoch; the model is then as it is after it, and no interruption takes that back.
    """
    whole("every", every, least=1)
    stopping, seen = EarlyStopping(model, stop) if stop else None, Snapshot(model)
    epochs = 0 if stopping and stopping.is_over() else epochs
    last, past = model.epochs + epochs, None

    def between(epoch: int) -> None:
        """Keep the model after an epoch, and tell of it, if there is no entry of it."""
        nonlocal seen
        if epoch % every and epoch < last:
            model.epochs = epoch
            seen = Snapshot(model)
            if beat:
                beat(epoch)

    try:
        for epoch in trained(model, samples, epochs, 1 if stopping else every,
                             None if stopping else between):
            past = stopping and stopping.is_past()
            if epoch % every and 1 < epoch < last and not past:
                between(epoch)
                continue
            model.history.append(look(model, samples, epoch))
            seen = Snapshot(model)
            yield model.history[-1]
            if past:
                break
        if stopping:
            stopping.keep(samples)
    except KeyboardInterrupt as error:
        if not isinstance(error, Interrupted):
            seen.restore()
        raise


def trained(model: Predictor, samples: Sequence[Sample], epochs: int, every: int,
            beat: Beat | None) -> Iterator[int]:
    """Train, yielding the number of an epoch after every so many; the model knows it,
    whatever ends the training."""
    session = session_for(model.network, samples, model.rate)
    session.choose(None, whole("epochs", epochs, least=0))
    session.beat = beat
    try:
        for progress in epochs_of(session, epochs, model.epochs + 1, every):
            model.epochs = progress.epoch
            yield model.epochs
    except Interrupted as error:
        model.epochs = error.epoch
        raise
    except Diverged as error:
        model.epochs = error.epoch - 1
        raise


def some_of(samples: Sequence[Sample]) -> Sequence[Sample]:
    """As many samples as say whether anything was learned."""
    return samples[::1 + len(samples) // LOOKED_AT]


def look(model: Predictor, samples: Sequence[Sample], epoch: int) -> Entry:
    """How good the model is now, after an epoch."""
    errors, found = measured(model.network, samples)
    right = [model.decided(targets) for _, targets in samples] if model.classes else []
    return Entry(epoch, error_over(model.network, errors),
                 accuracy(right, [*map(model.decided, found)]) if right else None)


class Snapshot:
    """A model as it was when all of an epoch had been looked at."""

    def __init__(self, model: Predictor):
        self.model, self.epochs, self.best = model, model.epochs, model.best
        self.entries, self.parameters = len(model.history), state(model.network)

    def restore(self) -> None:
        """Make the model what it was."""
        restore(self.model.network, self.parameters)
        self.model.epochs, self.model.best = self.epochs, self.best
        del self.model.history[self.entries:]


class EarlyStopping:
    """Looks for the best parameters, by the error over validation samples. The model
    remembers them."""

    def __init__(self, model: Predictor, stop: Stop):
        if not stop.validation:
            raise BadValue("the patience", stop.patience, "rows to validate with are needed")
        self.model, self.stop = model, stop
        self.best = model.best = model.best or self.present()
        twin = model.network.copy()
        restore(twin, self.best.parameters)
        self.error = self.error_of(twin)

    def present(self) -> Best:
        """The parameters as they are now."""
        return Best(self.model.epochs, state(self.model.network))

    def error_of(self, network: Network) -> float:
        """The error of a network over the validation samples, without a penalty."""
        return over_samples(measured(network, self.stop.validation)[0], network.convention)

    def is_past(self) -> bool:
        """Whether nothing was better for too many epochs; what is best by now is
        remembered."""
        error = self.error_of(self.model.network)
        if error < self.error:
            self.best = self.model.best = self.present()
            self.error = error
        return self.is_over()

    def is_over(self) -> bool:
        """Whether the best epoch that is remembered is too long ago."""
        return self.model.epochs - self.best.epoch >= self.stop.patience

    def keep(self, samples: Sequence[Sample]) -> None:
        """Give the model its best parameters back, and the history up to them, with how
        good they are on samples at its end."""
        model, best = self.model, self.best
        restore(model.network, best.parameters)
        model.epochs, model.best = best.epoch, None
        model.history = [entry for entry in model.history if entry.epoch < best.epoch]
        if best.epoch:
            model.history.append(look(model, samples, best.epoch))
