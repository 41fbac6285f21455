"""Where `train` keeps its model: at the end, on its way, and when it is interrupted."""
from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from ..data.history import Entry
from ..data.model import Model
from ..data.store import check_place, save

ENTRIES = 50
"""Entries of the history, at most, where nothing asks for more."""


class Keeper:
    """Keeps a model in the file `path`, in place of a model that is there if `force`; every so many rounds if `every`."""

    def __init__(self, model: Model, path: str, force: bool, every: int | None):
        self.model, self.path, self.force, self.every = model, path, force, every
        check_place(path, force)

    def keep(self) -> None:
        """Keep the model as it is; what this has written once may be written over."""
        save(self.model, self.path, self.force)
        self.force = True

    def spacing(self, rounds: int, patience: int | None) -> int:
        """After how many rounds each there is an entry of the history: such that all checkpoints are among them."""
        most = 1 if patience else max(1, rounds // ENTRIES)
        if self.every is None:
            return most
        return max(step for step in range(1, min(most, self.every) + 1) if self.every % step == 0)

    def watched(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries of a training, the model being kept on its way; on Ctrl-C, too."""
        try:
            for entry in entries:
                if self.every is not None and entry.round % self.every == 0:
                    self.keep()
                yield entry
        except KeyboardInterrupt:
            self.leave()
            raise

    def leave(self) -> None:
        """Keep the model at the end of the last whole round that is known of, and say so."""
        if self.model.rounds:
            self.keep()
            print(f"neuron-graph: stopped after round {self.model.rounds}; the model is kept in {self.path}, "
                  "and the same command with --resume goes on", file=sys.stderr)
