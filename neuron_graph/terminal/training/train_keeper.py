"""A training whose model is kept in a file: at the end, on its way, and when it is
interrupted."""
from __future__ import annotations

from collections.abc import Iterator

from ...data import Beat, Entry, Prepared, Stop, fitting
from ...data.sqlite import check_place, check_room, save
from ..screen import say_error

ENTRIES = 50
"""Entries of the history, at most, where nothing asks for more; the first epoch's comes
on top."""


class Keeper:
    """Trains a model and keeps it in the file `path`, in place of a model that is there
    if `force`; after every so many epochs if `every`."""

    def __init__(self, ready: Prepared, path: str, force: bool, every: int | None):
        self.ready, self.model = ready, ready.model
        self.path, self.force, self.every = path, force, every
        check_place(path, force)
        check_room(self.model)

    def keep(self) -> None:
        """Keep the model as it is; what this has written once may be written over, also
        where Ctrl-C comes as it ends."""
        try:
            save(self.model, self.path, self.force)
        finally:
            self.force = True

    def spacing(self, epochs: int) -> int:
        """After how many epochs each there is an entry of the history: such that all
        checkpoints are among them."""
        most = max(1, epochs // ENTRIES)
        if self.ready.validation:
            most = min(most, max(1, self.ready.patience // 5))
        if self.every is None:
            return most
        return max(step for step in range(1, min(most, self.every) + 1) if self.every % step == 0)

    def entries(self, epochs: int, beat: Beat | None = None) -> Iterator[Entry]:
        """Train up to an epoch, and yield the entries of the history, the first epoch's
        among them; `beat` is that of `fitting`."""
        spacing = self.spacing(epochs)
        if not self.model.epochs and spacing > 1 and not self.ready.validation:
            yield from self.span(1, 1, beat)
        yield from self.span(epochs, spacing, beat)

    def span(self, last: int, spacing: int, beat: Beat | None) -> Iterator[Entry]:
        """Train up to an epoch with entries so far apart, and keep the model at each
        checkpoint."""
        ready, model = self.ready, self.model
        stop = Stop(ready.validation, ready.patience) if ready.validation else None
        for entry in fitting(model, ready.samples, last - model.epochs, spacing, stop, beat):
            if self.every is not None and entry.epoch % self.every == 0:
                self.keep()
            yield entry

    def leave(self) -> None:
        """After Ctrl-C keep the model as it is after the last whole epoch, and say
        so."""
        epochs = self.model.epochs
        said = "stopped before the end of the first epoch; nothing is kept"
        if epochs:
            self.keep()
            said = (
                f"stopped after epoch {epochs}; the model is kept in {self.path}, "
                "and the same command with --resume goes on")
        say_error(f"neuron-graph: {said}")
