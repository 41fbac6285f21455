"""Watches: numbers to keep an eye on, with their values of the last epochs."""
from __future__ import annotations

from ..recording import Step, split_name
from .cursor import Cursor, positions
from .timeline import Timeline

EPOCHS_BACK = 24
"""Epochs that are looked back at, at most."""
MOST_RECOMPUTED = 50_000
"""Operations done for the look back: some milliseconds. Of a large network only the
epochs that were visited are known."""


class Watch:
    """One watched name. Its values are those of the end of each epoch; of the present
    one, as far as it is computed."""

    def __init__(self, name: str):
        self.name = name
        self.timeline: Timeline | None = None
        self.values: dict[int, float | None] = {}

    def __str__(self) -> str:
        return self.name

    def now(self, cursor: Cursor, hidden: bool = False) -> float | None:
        """The latest value in the present epoch, None if none is computed yet."""
        known = [
            step for step in cursor.recording.directory.meant(self.name)
            if self.reached(step, cursor, hidden)]
        return known[-1].value if known else None

    def reached(self, step: Step, cursor: Cursor, hidden: bool) -> bool:
        """Whether a step is known by now; a factor without a line of its own when all
        in it is."""
        position = positions(cursor.recording).get(id(step.number))
        if position is None:
            return all(self.reached(operand, cursor, hidden) for operand in step.operands)
        if position == cursor.position:
            return step.is_given or not hidden
        return position < cursor.position

    def history(self, cursor: Cursor, hidden: bool = False) -> list[float]:
        """The values in the last epochs, that of the present one last, if it is known
        by now."""
        if self.timeline is not cursor.timeline:
            self.timeline, self.values = cursor.timeline, {}
        first = max(1, cursor.epoch - EPOCHS_BACK)
        near = max(first, cursor.epoch - MOST_RECOMPUTED // self.timeline.operations)
        found = [self.of_epoch(cursor, epoch, near) for epoch in range(first, cursor.epoch)]
        return [value for value in (*found, self.now(cursor, hidden)) if value is not None]

    def before(self, cursor: Cursor) -> tuple[int, float] | None:
        """The last epoch before the present one of which the value is known, with the
        value."""
        self.history(cursor)
        known = [
            (epoch, value) for epoch, value in self.values.items()
            if epoch < cursor.epoch and value is not None]
        return max(known, default=None)

    def of_epoch(self, cursor: Cursor, epoch: int, near: int) -> float | None:
        """The last value in an epoch, if that is known or near enough to be
        computed."""
        if epoch not in self.values and (epoch in cursor.timeline.kept or epoch >= near):
            found = cursor.timeline.recording(epoch).directory.meant(self.name)
            self.values[epoch] = found[-1].value if found else None
        return self.values.get(epoch)


def watchable(name: str, cursor: Cursor) -> str:
    """The name, if there is such a number. Raises `UnknownName`."""
    if split_name(name).epoch is not None or not cursor.recording.directory.matching(name):
        raise cursor.recording.directory.unknown(name)
    return name
