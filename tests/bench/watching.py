"""What it costs to be shown a training: the bar, and `--watch`, against the same training in silence."""
from dataclasses import replace
from functools import partial
from io import StringIO
from random import Random

from rich.console import Console

from neuron_graph.data.plan import Plan
from neuron_graph.data.preparation import prepared
from neuron_graph.data.table import Table
from neuron_graph.published.files.walkthrough import folder
from neuron_graph.terminal.screen import Screen
from neuron_graph.terminal.training.train_bar import with_bar
from neuron_graph.terminal.training.train_keeper import Keeper
from neuron_graph.terminal.training.train_watch import TrainingScreen

from .timing import ratio


class Seen(Screen):
    """A terminal of 120 columns and 40 lines in colour, that nobody looks at; it is its own stage."""

    size, stale = (120, 40), False

    def __init__(self):
        self.stream, self.is_terminal, self.unicode = StringIO(), True, True

    @property
    def console(self):
        return Console(file=self.stream, force_terminal=True, color_system="256", width=120, height=40, highlight=False)

    def draw(self, frame):
        self.stream.write(frame)


EXAMPLES = [("irises, 2-8-3", "iris", ["petal length", "petal width"], (8,), 2000), ("irises, 4-8-3", "iris", [], (8,), 2000),
            ("64-16-10, 500 rows", "digits", [], (16,), 50)]
"""What, its table, the columns, the hidden layers, the epochs: some seconds each."""


def rows():
    """(what, bound, measured): times as long as in silence, medians over pairs."""
    for what, table, features, hidden, epochs in EXAMPLES:
        ready = prepared(Plan(hidden=hidden), TABLES[table](), ["species" if table == "iris" else "digit"], features)
        for how, bound, shown in (("the bar", "under 1.02", with_the_bar), ("--watch", "under 1.20", watched)):
            yield f"{what}: {how}", bound, ratio(partial(shown, ready, epochs), partial(silent, ready, epochs), PAIRS)


PAIRS = 3


def digits():
    """Rows of 64 numbers around the middle of one of ten classes."""
    draw = Random(1).gauss
    middles = [[draw(0, 1) for _ in range(64)] for _ in range(10)]
    cells = [[*(f"{draw(middle, 2):.3f}" for middle in middles[row % 10]), f"c{row % 10}"] for row in range(500)]
    return Table([*(f"p{n}" for n in range(64)), "digit"], cells, list(range(500)), "digits")


TABLES = {"iris": lambda: Table.read(folder() / "iris.csv"), "digits": digits}


def kept(ready):
    """The same, not trained yet; it is kept nowhere before its end."""
    return Keeper(replace(ready, model=ready.model.copy()), "bench.db", True, None)


def silent(ready, epochs):
    """Nothing is shown."""
    for _ in kept(ready).entries(epochs):
        pass


def with_the_bar(ready, epochs):
    """As `train` shows it on a terminal."""
    with_bar(kept(ready), epochs, Seen().console)


def watched(ready, epochs):
    """As `train --watch` shows it."""
    screen = Seen()
    TrainingScreen(kept(ready), epochs, screen).follow(screen)
