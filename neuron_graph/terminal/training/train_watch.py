"""The network while it learns, on the full screen: how far it is, its weights, its
error, for two columns the map.

    iris: 2-8-3
    epoch 120/500   error 0.31   accuracy 95.5%   0:04, 0:12 left
    ━━━━━━━━━━━━━━━───────────────────────────────────────────────
    the map of two columns   |  the weights, layer beside layer
                             |  the curve of the error

On a narrow screen they stand below each other. It is drawn four times a second at most,
and never so often that drawing takes more than a tenth of the time.
"""
from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from time import monotonic
from typing import Any

from ...data import Entry, look
from ...export.pictures import GAP, Row, beside, curve, cut, flowed, heat, wanted
from ...recording import visible
from ..screen import Lines, Rows, Screen
from ..stage import Stage
from .tints import style
from .train_keeper import Keeper
from .train_map import map_of

PAUSE = 0.25
"""Seconds between two frames, at least."""
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


def watching(keeper: Keeper, epochs: int, screen: Screen) -> None:
    """Train, and show how; the weights stay on the screen."""
    with Stage(screen.stream) as stage:
        training = TrainingScreen(keeper, epochs, screen)
        training.follow(stage)
    weights = training.weights(min(stage.size.columns, KEPT_WIDTH), KEPT_HEIGHT)
    screen.show([*titled(WEIGHTS, weights), []], look=style)


class TrainingScreen:
    """A training that is watched: `follow` goes through it, `drawn` is a frame.

    `entries` are what the curve is drawn through: those of the history, and those of
    the frames.
    """

    due = 0.0

    def __init__(self, keeper: Keeper, epochs: int, screen: Screen):
        self.keeper, self.model, self.epochs = keeper, keeper.model, epochs
        self.screen, self.colours = screen, screen.has_colours
        self.first = self.done = self.model.epochs
        self.entries = list(self.model.history)
        rows, unicode = keeper.ready.training, screen.unicode
        self.map = map_of(self.model, rows, unicode, self.colours, FRAME_PRODUCTS)
        self.started = monotonic()

    def follow(self, stage: Stage) -> None:
        """Draw the network as it is at the start, and again a few times a second, as
        often as time allows."""
        self.draw(stage)
        for entry in self.keeper.entries(self.epochs, lambda done: self.beat(done, stage)):
            self.note(entry)
            self.beat(entry.epoch, stage)

    def beat(self, done: int, stage: Stage) -> None:
        """Draw the network after an epoch, if it is time."""
        if monotonic() >= self.due or stage.stale:
            self.done = done
            self.draw(stage)

    def note(self, entry: Entry) -> None:
        """Add a point to the curve."""
        self.done = entry.epoch
        earlier = (old for old in self.entries if old.epoch < entry.epoch)
        self.entries = [*earlier, entry]
        if len(self.entries) > CURVE_POINTS:
            self.entries[1:] = self.entries[1::2]

    def draw(self, stage: Stage) -> None:
        """Look at the network and draw a frame; notes when the next one may come."""
        start = monotonic()
        known = self.entries[-1].epoch if self.entries else self.first
        if self.done > known:
            self.note(look(self.model, self.keeper.ready.samples, self.done))
        stage.draw("\n".join(self.drawn(*stage.size)))
        end = monotonic()
        self.due = max(start + PAUSE, end + SHARE * (end - start))

    def drawn(self, width: int, height: int) -> Lines:
        """The lines of a frame."""
        head = [*self.heading(width), []]
        rows = [*head, *self.body(width, height - len(head))][:height]
        return self.screen.lines((cut(row, width) for row in rows), style, width)

    def heading(self, width: int) -> Iterator[Row]:
        """What is trained, and how far it is."""
        done, sizes = self.done, "-".join(map(str, self.model.network.sizes))
        yield [(visible(self.model.title) or "a model", "strong"), (f": {sizes}", "")]
        measures = self.entries[-1].words.split(", ") if self.entries else []
        parts = [f"epoch {done}/{self.epochs}", *measures, self.times(done - self.first)]
        yield from flowed([[(part, "")] for part in parts], width)
        full = width * done // self.epochs
        done_mark, left_mark = "━─" if self.screen.unicode else "#-"
        yield [(done_mark * full, "done"), (left_mark * (width - full), "left")]

    def times(self, done: int) -> str:
        """How long it has taken, and how long the rest will."""
        seconds = monotonic() - self.started
        if not done:
            return clock(seconds)
        left = seconds / done * (self.epochs - self.done)
        return f"{clock(seconds)}, {clock(left)} left"

    def body(self, width: int, height: int) -> Rows:
        """The map, the weights, the curve."""
        if self.map is None:
            return self.figures(width, height)
        if width < MAP_BESIDE_WIDTH:
            below = self.figures(width, height // 2 - 1)
            return [*self.map.rows(width, height - len(below) - 1), [], *below]
        layers = self.model.network.layers
        needed = sum(map(wanted, layers)) + GAP * (len(layers) - 1)
        side = min(max(FIGURES_WIDTH, needed), width // 2)
        left = self.map.rows(width - side - GAP, height)
        pairs = zip_longest(left, self.figures(side, height), fillvalue=list[Any]())
        return [beside(row, other, width - side) for row, other in pairs]

    def figures(self, width: int, height: int) -> Rows:
        """The weights, and below them the curve of the error; each under its name if
        there is room."""
        named = height >= TITLED_HEIGHT
        free = height - 1 - 2 * named
        weights = self.weights(width, free - min(LEAST_CURVE, free // 2))
        points = [(entry.epoch, entry.error) for entry in self.entries]
        lines = min(CURVE, free - len(weights)) - 1
        line = [[(text, "")] for text in curve(points, width, lines, self.screen.unicode)]
        return [*titled(WEIGHTS * named, weights), [], *titled("error" * named, line)]

    def weights(self, width: int, height: int) -> Rows:
        """The weights of the network, layer beside layer."""
        network, unicode = self.model.network, self.screen.unicode
        return list(heat(network, width, height, unicode, self.colours))


def titled(title: str, rows: Rows) -> Rows:
    """Rows below what they are, if that is said and there are any."""
    return [[(title, "strong")], *rows] if title and rows else rows


def clock(seconds: float) -> str:
    """Minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
