"""The network while it learns, on the full screen: how far it is, its weights, its
error, for two columns the map.

    iris: 2-8-3
    epoch 120/500   error 0.31   accuracy 95.5%   0:04, 0:12 left
    ━━━━━━━━━━━━━━━───────────────────────────────────────────────
    the map of two columns   |  the weights, layer beside layer
                             |  the curve of the error

On a narrow screen they stand below each other. It is drawn ten times a second at most,
and never so often that drawing takes more than a tenth of the time. A training that
would be over too soon to be seen is held back, as the pace says; keys pause it, take it
a step further, and end watching.
"""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import zip_longest
from time import monotonic, sleep
from typing import Any

from ...data import Entry, look
from ...export.pictures import GAP, Row, beside, curve, cut, flowed, heat, wanted
from ...recording import visible
from ..keys import Keys
from ..screen import Lines, Rows, Screen
from ..stage import Stage
from .tints import style
from .train_bar import with_bar
from .train_keeper import Keeper
from .train_map import map_of

PAUSE = 0.1
"""Seconds between two frames, at least, and between two looks at the keys."""
PACE = 6.0
"""Seconds that all of it takes, at least, where nothing else is said."""
RUNNING_KEYS, PAUSED_KEYS = "Space pauses, q ends watching", "paused: Space goes on, n a step"
SHARE = 10
"""Between two frames so many times as long passes as the last one took."""
CURVE_POINTS = 400
"""Points of the curve, at most; of more every second is left out."""
FRAME_PRODUCTS = 150_000
"""Products that the map of one frame may take, two hundredths of a second."""
MAP_BESIDE_WIDTH = 72
"""Columns from which on the map stands beside the weights."""
FIGURES_WIDTH = 34
"""Columns of weights and curve beside it, at least."""
LEAST_CURVE, CURVE = 4, 12
"""Lines of the curve, its axis among them: what is kept free for it, and what it takes
at most."""
TITLED_HEIGHT = 12
"""Lines from which on weights and curve have a title."""

WEIGHTS = "weights, layer beside layer"
KEPT_WIDTH, KEPT_HEIGHT = 100, 12
"""Columns and lines of the weights that stay, at most."""


class Unwatched(Exception):
    """Nobody wants to watch any longer."""


def watching(keeper: Keeper, epochs: int, screen: Screen, pace: float = PACE) -> None:
    """Train, and show how; the weights stay on the screen. Whoever ends watching sees the
    rest as a bar."""
    with ExitStack() as exits:
        keys = None
        if sys.stdin is not None and sys.stdin.isatty():
            keys = exits.enter_context(Keys(sys.stdin.fileno()))
        stage = exits.enter_context(Stage(screen.stream, keys))
        training = TrainingScreen(keeper, epochs, screen, pace, keys)
        is_left = training.follow(stage)
    if is_left:
        with_bar(keeper, epochs, screen.console)
    width = min(stage.size.columns, KEPT_WIDTH)
    screen.show([*titled(WEIGHTS, training.weights(width, KEPT_HEIGHT)), []], look=style)


class TrainingScreen:
    """A training that is watched: `follow` goes through it, `drawn` is a frame.

    `entries` are what the curve is drawn through: those of the history, and those of
    the frames. All of it takes `pace` seconds at least, if it is not paused by `keys`.
    """

    due = 0.0
    is_paused = False

    def __init__(self, keeper: Keeper, epochs: int, screen: Screen, pace: float = 0.0,
                 keys: Keys | None = None):
        self.keeper, self.model, self.epochs = keeper, keeper.model, epochs
        self.screen, self.colours = screen, screen.has_colours
        self.pace, self.keys = pace, keys
        self.first = self.done = self.model.epochs
        self.entries = list(self.model.history)
        self.map = map_of(
            self.model, keeper.ready.training, screen.unicode, self.colours, FRAME_PRODUCTS)
        self.started = monotonic()

    def follow(self, stage: Stage) -> bool:
        """Draw the network as it is at the start, and again some times a second, as
        often as time allows; whether somebody left before the end."""
        self.draw(stage)
        try:
            for entry in self.keeper.entries(self.epochs, lambda done: self.beat(done, stage)):
                self.note(entry)
                self.beat(entry.epoch, stage)
        except Unwatched:
            return True
        return False

    def beat(self, done: int, stage: Stage) -> None:
        """Draw the network after an epoch, if it is time, and hold the training back for
        as long as the pace or a key says."""
        self.done = done
        if monotonic() >= self.due or stage.stale or self.is_paused:
            self.draw(stage)
        while self.is_held(stage):
            pass

    def is_held(self, stage: Stage) -> bool:
        """Obey a key, if one comes; whether the training is still to be held back."""
        part = (self.done - self.first) / max(1, self.epochs - self.first)
        start, held = monotonic(), self.started + part * self.pace
        name = self.key(PAUSE if self.is_paused else max(0.0, min(PAUSE, held - start)))
        if self.is_paused:
            self.started += monotonic() - start
        self.is_paused = name == "n" or self.is_paused != (name == "Space")
        if name or stage.stale:
            self.draw(stage)
        return name != "n" and (self.is_paused or monotonic() < held)

    def key(self, seconds: float) -> str:
        """The key that is pressed within so many seconds, "" if none is. Raises
        `Unwatched`."""
        if self.keys is None:
            sleep(seconds)
            return ""
        key = self.keys.read(seconds)
        if key and key.name == "eof":
            self.keys, self.is_paused = None, False
        elif key and key.name in ("q", "Escape"):
            raise Unwatched
        return key.name if key else ""

    def note(self, entry: Entry) -> None:
        """Add a point to the curve."""
        self.done = entry.epoch
        self.entries = [*(old for old in self.entries if old.epoch < entry.epoch), entry]
        if len(self.entries) > CURVE_POINTS:
            self.entries[1:] = self.entries[1::2]

    def draw(self, stage: Stage) -> None:
        """Look at the network and draw a frame; notes when the next one may come."""
        start = monotonic()
        if self.done > (self.entries[-1].epoch if self.entries else self.first):
            self.note(look(self.model, self.keeper.ready.samples, self.done))
        stage.draw("\n".join(self.drawn(*stage.size)))
        end = monotonic()
        self.due = max(start + PAUSE, end + SHARE * (end - start))

    def drawn(self, width: int, height: int) -> Lines:
        """The lines of a frame."""
        head = [*self.heading(width), []]
        rows = [*head, *self.body(width, height - len(head))]
        return self.screen.lines((cut(row, width) for row in rows[:height]), style)

    def heading(self, width: int) -> Iterator[Row]:
        """What is trained, and how far it is."""
        done, model = self.done, self.model
        yield [(visible(model.title) or "a model", "strong"), (f": {model.network.shape}", "")]
        measures = self.entries[-1].words.split(", ") if self.entries else []
        parts = [f"epoch {done}/{self.epochs}", *measures, self.times(done - self.first)]
        parts += [PAUSED_KEYS if self.is_paused else RUNNING_KEYS] * bool(self.keys)
        yield from flowed([[(part, "")] for part in parts], width)
        full = width * done // self.epochs
        done_mark, left_mark = "━─" if self.screen.unicode else "#-"
        yield [(done_mark * full, "done"), (left_mark * (width - full), "left")]

    def times(self, done: int) -> str:
        """How long it has taken, and how long the rest will."""
        seconds = monotonic() - self.started
        if not done:
            return clock(seconds)
        return f"{clock(seconds)}, {clock(seconds / done * (self.epochs - self.done))} left"

    def body(self, width: int, height: int) -> Rows:
        """The map, the weights, the curve."""
        if self.map is None:
            return self.figures(width, height)
        if width < MAP_BESIDE_WIDTH:
            below = self.figures(width, height // 2 - 1)
            return [*self.map.rows(width, height - len(below) - 1), [], *below]
        layers = self.model.network.layers
        side = min(max(FIGURES_WIDTH, sum(map(wanted, layers)) + GAP * (len(layers) - 1)),
                   width // 2)
        pairs = zip_longest(self.map.rows(width - side - GAP, height), self.figures(side, height),
                            fillvalue=list[Any]())
        return [beside(row, other, width - side) for row, other in pairs]

    def figures(self, width: int, height: int) -> Rows:
        """The weights, and below them the curve of the error; each under its name if
        there is room."""
        named = height >= TITLED_HEIGHT
        free = height - 1 - 2 * named
        weights = self.weights(width, free - min(LEAST_CURVE, free // 2))
        points = [(entry.epoch, entry.error) for entry in self.entries]
        lines = min(CURVE, free - len(weights)) - 1
        return [*titled(WEIGHTS * named, weights), [], *titled("error" * named, [
            [(text, "")] for text in curve(points, width, lines, self.screen.unicode)])]

    def weights(self, width: int, height: int) -> Rows:
        """The weights of the network, layer beside layer."""
        return list(
            heat(self.model.network, width, height, self.screen.unicode, self.colours))


def titled(title: str, rows: Rows) -> Rows:
    """Rows below what they are, if that is said and there are any."""
    return [[(title, "strong")], *rows] if title and rows else rows


def clock(seconds: float) -> str:
    """Minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
