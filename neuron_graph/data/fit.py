"""Fitting a model: training it for some rounds, with a look at it in between, and a stop when it gets no better.

    for entry in fitting(model, samples, rounds=100, every=10): ...
    fit(model, samples, rounds=100)
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..errors import BadValue, Diverged
from ..network.conventions import whole
from ..network.state import restore, state
from ..network.training import Sample, total_error
from ..recording.train import Progress, training
from .history import Best, Entry
from .scores import accuracy

if TYPE_CHECKING:
    from .model import Model


def fit(model: Model, samples: Sequence[Sample], rounds: int, every: int = 1, validation: Sequence[Sample] = (),
        patience: int | None = None) -> None:
    """Train a model in place for so many rounds more; its history grows by an entry after every so many rounds.

    With a `patience` it stops once that many rounds have passed without a smaller error over the `validation` samples,
    and keeps the parameters that had the smallest. Samples are as `Model.sample` makes them. Ctrl-C leaves the model at
    the end of a round. Raises `BadValue`, `WrongLength` and `Diverged`.
    """
    for _ in fitting(model, samples, rounds, every, validation, patience):
        pass


def fitting(model: Model, samples: Sequence[Sample], rounds: int, every: int = 1, validation: Sequence[Sample] = (),
            patience: int | None = None) -> Iterator[Entry]:
    """The same, yielding each entry of the history as it is made."""
    if patience is not None and not validation:
        raise BadValue("the patience", patience, "rows to validate with are needed")
    whole("every", every, least=1)
    watch = Watch(model, validation, patience)
    for progress in whole_rounds(model, samples, rounds, every):
        entry = Entry(progress.round, progress.error, hits(model, samples) if model.classes else None)
        model.history.append(entry)
        past = watch.is_past()
        yield entry
        if past:
            break
    watch.keep()


def whole_rounds(model: Model, samples: Sequence[Sample], rounds: int, every: int) -> Iterator[Progress]:
    """Train, a word after every so many rounds; an interrupt leaves the model with the parameters of the last of them."""
    before = state(model.network, model.convention)
    try:
        for progress in training(model.network, samples, rounds, model.rate, model.convention, first=model.rounds + 1,
                                 every=every):
            model.rounds, before = progress.round, state(model.network, model.convention)
            yield progress
    except KeyboardInterrupt:
        restore(model.network, before, model.convention)
        raise
    except Diverged as error:
        model.rounds = error.round - 1
        raise


def hits(model: Model, samples: Sequence[Sample]) -> float:
    """The part of samples whose class the outputs stand for."""
    forward, convention = model.network.forward, model.convention
    decided = [model.decided(forward(inputs, convention)) for inputs, _ in samples]
    return accuracy([model.decided(targets) for _, targets in samples], decided)


class Watch:
    """Looks for the best parameters, by the error over validation samples. The model remembers them."""

    def __init__(self, model: Model, validation: Sequence[Sample], patience: int | None):
        self.model, self.validation, self.patience = model, validation, patience
        if patience:
            now = self.present()
            model.best = model.best or now
            restore(model.network, model.best.parameters, model.convention)
            self.error = self.measured()
            restore(model.network, now.parameters, model.convention)

    def present(self) -> Best:
        """The parameters as they are now."""
        return Best(self.model.rounds, state(self.model.network, self.model.convention))

    def measured(self) -> float:
        """The error over the validation samples."""
        return total_error(self.model.network, self.validation, self.model.convention)

    def is_past(self) -> bool:
        """Whether nothing was better for too many rounds; what is best by now is remembered."""
        if self.patience is None or self.model.best is None:
            return False
        error = self.measured()
        if error < self.error:
            self.model.best, self.error = self.present(), error
        return self.model.rounds - self.model.best.round >= self.patience

    def keep(self) -> None:
        """Give the model its best parameters back, and the history up to them."""
        best = self.model.best
        if self.patience is not None and best is not None:
            restore(self.model.network, best.parameters, self.model.convention)
            self.model.rounds, self.model.best = best.round, None
            self.model.history = [entry for entry in self.model.history if entry.round <= best.round]
