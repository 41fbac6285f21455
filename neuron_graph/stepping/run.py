"""Running on until something comes true."""
from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..errors import NeuronGraphError
from .condition import Condition, RoundReached
from .cursor import Cursor
from .events import Event, events

ROUNDS = 100_000
"""How many rounds are run, at most."""
PATIENCE = 0.3
"""Seconds after which a run shows how far it is."""
WORK = 30_000_000
"""Weights visited on the way, at most."""


@dataclass
class Best:
    """The nearest that a condition came to being true: its first number then, and the round."""

    name: str = ""
    value: float = math.nan
    round: int = 0
    distance: float = math.inf


@dataclass
class Run:
    """A run of a cursor under some conditions. After `go`, `met` is the condition that came true, or None."""

    cursor: Cursor
    conditions: Sequence[Condition]
    progress: Callable[[int], None] = lambda round: None
    met: Condition | None = None
    best: Best = field(default_factory=Best)
    now: dict[str, float] = field(default_factory=dict)
    round: int = 0

    @property
    def bound(self) -> int:
        """The last round that is looked at."""
        affordable = max(1, min(ROUNDS, WORK // self.cursor.timeline.example.visits))
        return min(self.cursor.round + affordable, self.cursor.timeline.last)

    def go(self) -> None:
        """Go to the next place where a condition holds; the cursor stays where it is if there is none, and on Ctrl-C."""
        ahead = [c.round for c in self.conditions if isinstance(c, RoundReached) and c.round > self.cursor.round]
        target = min(ahead, default=None)
        names = [name for condition in self.conditions for name in condition.names]
        if not names and target is None:
            raise NeuronGraphError(f"{self.conditions[0]} is not ahead: this is round {self.cursor.round}; : goes back")
        if not names and target is not None and target > self.cursor.timeline.last:
            raise NeuronGraphError(self.cursor.last_round)
        last = self.bound if target is None else min(target - 1, self.bound)
        if names and self.look(names, last):
            return
        if target is not None and (not names or self.round == target - 1):
            self.arrive(target)

    def look(self, names: Sequence[str], last: int) -> bool:
        """Go from round to round, the last one among them, until a condition holds; False if none did."""
        started = time.monotonic()
        for round, found in events(self.cursor.timeline, names, self.cursor.round, last):
            self.round = round
            if time.monotonic() - started > PATIENCE:
                self.progress(round)
                started = time.monotonic()
            place = self.place(found)
            if place is not None:
                self.cursor.visit(round, place)
                return True
        return False

    def arrive(self, target: int) -> None:
        """Stop at the round that was asked for, if it can be reached."""
        if target <= self.cursor.timeline.last:
            self.met = next(c for c in self.conditions if isinstance(c, RoundReached) and c.round == target)
            self.cursor.at_first(target)

    def place(self, found: Sequence[Event]) -> int | None:
        """Where in the present round a condition comes true, if it does."""
        for event in found:
            before = dict(self.now)
            self.now[event.name] = event.value
            if self.round > self.cursor.round or event.position > self.cursor.position:
                self.met = next((c for c in self.conditions if event.name in c.names and self.holds(c, event, before)), None)
                if self.met:
                    return event.position
        return None

    def holds(self, condition: Condition, event: Event, before: dict[str, float]) -> bool:
        """Whether a condition is true now; how near it came is remembered of the first one."""
        if condition is self.conditions[0]:
            distance = condition.distance(self.now)
            if distance < self.best.distance:
                name = condition.names[0]
                self.best = Best(name, self.now[name], self.round, distance)
        return condition.holds(event.name, self.now, before)

    @property
    def sentence(self) -> str:
        """What came of it, where nothing came true."""
        rounds = f"rounds {self.cursor.round} to {self.round}" if self.round > self.cursor.round else f"round {self.round}"
        said = f"{self.conditions[0]} did not come true in {rounds}"
        if self.best.round:
            said += f"; the nearest was {self.best.name} = {self.best.value:.9g} in round {self.best.round}"
        return said
