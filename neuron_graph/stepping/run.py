"""Running on until something comes true."""
from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from ..errors import NeuronGraphError
from .condition import Condition
from .cursor import Cursor
from .events import Event, events

LONGEST_RUN = 100_000
"""How many epochs are run, at most."""
QUIET_SECONDS = 0.3
"""Seconds after which a run shows how far it is."""
MOST_STEPS_VISITED = 30_000_000
"""Weights visited on the way, at most."""


class NearMiss(NamedTuple):
    """The nearest that a condition came to being true: its first number then, and the
    epoch."""

    name: str = ""
    value: float = math.nan
    epoch: int = 0
    distance: float = math.inf


@dataclass
class Run:
    """A run of a cursor under some conditions. After `go`, `met` is the condition that
    came true, or None."""

    cursor: Cursor
    conditions: Sequence[Condition]
    progress: Callable[[int], None] = lambda epoch: None
    met: Condition | None = None
    best: NearMiss = NearMiss()
    now: dict[str, float] = field(default_factory=dict)
    epoch: int = 0

    @property
    def bound(self) -> int:
        """The last epoch that is looked at."""
        timeline = self.cursor.timeline
        affordable = max(1, min(LONGEST_RUN, MOST_STEPS_VISITED // timeline.example.visits))
        return min(self.cursor.epoch + affordable, timeline.last)

    def go(self) -> None:
        """Go to the next place where a condition holds; the cursor stays where it is if
        there is none, and on Ctrl-C."""
        here = self.cursor.epoch
        ahead = (one for one in self.conditions if one.epoch > here)
        goal = min(ahead, key=attrgetter("epoch"), default=None)
        names = [name for condition in self.conditions for name in condition.names]
        if not names and goal is None:
            raise NeuronGraphError(
                f"{self.conditions[0]} is not ahead: this is epoch {here}; : goes back")
        before = goal.epoch - 1 if goal else self.bound
        is_there = before < self.cursor.timeline.last
        if not (names or is_there):
            raise NeuronGraphError(self.cursor.last_epoch)
        if names and self.look(names, min(before, self.bound)):
            return
        if goal and is_there and self.epoch in (0, before):
            self.met = goal
            self.cursor.visit(goal.epoch, 0)

    def look(self, names: Sequence[str], last: int) -> bool:
        """Go from epoch to epoch, the last one among them, until a condition holds;
        False if none did."""
        started = time.monotonic()
        for epoch, found in events(self.cursor.timeline, names, self.cursor.epoch, last):
            self.epoch = epoch
            if time.monotonic() - started > QUIET_SECONDS:
                self.progress(epoch)
                started = time.monotonic()
            if self.stops(found):
                return True
        return False

    def stops(self, found: Sequence[Event]) -> bool:
        """Go to where in the present epoch a condition comes true; False if none does."""
        for event in found:
            before = dict(self.now)
            self.now[event.name] = event.value
            if self.epoch > self.cursor.epoch or event.position > self.cursor.position:
                about = (one for one in self.conditions if event.name in one.names)
                self.met = next((one for one in about if self.holds(one, before)), None)
                if self.met:
                    self.cursor.visit(self.epoch, event.position)
                    return True
        return False

    def holds(self, condition: Condition, before: dict[str, float]) -> bool:
        """Whether a condition is true now; how near it came is remembered of the first
        one."""
        if condition is self.conditions[0]:
            distance = condition.distance(self.now)
            if distance < self.best.distance:
                name = condition.names[0]
                self.best = NearMiss(name, self.now[name], self.epoch, distance)
        return condition.holds(self.now, before)

    @property
    def sentence(self) -> str:
        """What came of it, where nothing came true."""
        first, best = self.cursor.epoch, self.best
        epochs = f"epochs {first} to {self.epoch}" if self.epoch > first else f"epoch {self.epoch}"
        said = f"{self.conditions[0]} did not come true in {epochs}"
        if not best.epoch:
            return said
        return f"{said}; the nearest was {best.name} = {best.value:.9g} in epoch {best.epoch}"
