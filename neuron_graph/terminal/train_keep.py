"""A training whose model is kept in a file: at the end, on its way, and when it is interrupted."""
from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from ..data.fit import fitting
from ..data.history import Entry
from ..data.preparation import Prepared
from ..data.store import check_place, save

ENTRIES = 50
"""Entries of the history, at most, where nothing asks for more."""


class Keeper:
    """Trains a model and keeps it in the file `path`, in place of a model that is there if `force`; after every so many
    rounds if `every`."""

    def __init__(self, ready: Prepared, path: str, force: bool, every: int | None):
        self.ready, self.model, self.path, self.force, self.every = ready, ready.model, path, force, every
        self.patience = self.model.origin.plan.patience if self.model.origin else None
        check_place(path, force)

    def keep(self) -> None:
        """Keep the model as it is; what this has written once may be written over."""
        save(self.model, self.path, self.force)
        self.force = True

    def spacing(self, rounds: int) -> int:
        """After how many rounds each there is an entry of the history: such that all checkpoints are among them."""
        most = 1 if self.patience else max(1, rounds // ENTRIES)
        if self.every is None:
            return most
        return max(step for step in range(1, min(most, self.every) + 1) if self.every % step == 0)

    def entries(self, rounds: int, apart: int | None = None) -> Iterator[Entry]:
        """Train up to a round, and yield the entries of the history; with `apart`, a divisor of the spacing, also others so
        many rounds apart, which do not stay in it."""
        spacing, ready = self.spacing(rounds), self.ready
        found = fitting(self.model, ready.samples, rounds - self.model.rounds, apart or spacing, ready.validation, self.patience)
        for entry in self.thinned(found, spacing):
            if self.every is not None and entry.round % self.every == 0:
                self.keep()
            yield entry

    def thinned(self, entries: Iterable[Entry], spacing: int) -> Iterator[Entry]:
        """The entries; of the history those go again, once another comes, that do not belong to it."""
        first = self.model.rounds
        for entry in entries:
            before = self.model.history[-2:-1]
            if before and before[0].round > first and before[0].round % spacing:
                del self.model.history[-2]
            yield entry

    def leave(self) -> None:
        """After Ctrl-C keep the model at the end of the last whole round that is known of, and say so."""
        if self.model.rounds:
            self.keep()
            print(f"neuron-graph: stopped after round {self.model.rounds}; the model is kept in {self.path}, "
                  "and the same command with --resume goes on", file=sys.stderr)
