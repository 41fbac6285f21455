"""`train --watch`: the frames, what stays, what it leaves as it was."""
from __future__ import annotations

import io
import os
import re
import signal

import pytest
from rich.console import Console

from neuron_graph.data.fit import fitting
from neuron_graph.data.plan import Plan
from neuron_graph.data.preparation import prepared
from neuron_graph.data.sqlite.store import load
from neuron_graph.data.table import Table
from neuron_graph.export.pictures.spans import plain
from neuron_graph.terminal.keys import Keystroke
from neuron_graph.terminal.screen import Screen
from neuron_graph.terminal.training import train_watch
from neuron_graph.terminal.training.tints import CLASSES, LEVELS, style
from neuron_graph.terminal.training.train_bar import with_bar
from neuron_graph.terminal.training.train_keeper import Keeper
from neuron_graph.terminal.training.train_map import map_of
from neuron_graph.terminal.training.train_watch import TrainingScreen, clock, watching
from tests.conftest import fit

from .test_in_a_terminal import started
from .test_train import IRIS

PETALS = ["--features", "petal length,petal width"]
TAKEN, LEFT = "\x1b[?1049h", "\x1b[?1049l"
CODES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def petals(target="species", features=("petal length", "petal width"), **plan):
    """A model of two columns of the irises, not trained yet."""
    return prepared(Plan(**{"patience": 0, **plan}), Table.read(IRIS), [target], list(features))


@pytest.fixture(params=["utf-8", "ascii"])
def screen(request, tmp_path):
    """A screen that is a file, 80 columns and 24 lines large."""
    with open(tmp_path / "screen", "w", encoding=request.param) as stream:
        yield Screen(stream)


def train(path, columns, *words, stop=False, **environment):
    """What `train --watch` writes to a terminal, and its exit code; stopped by Ctrl-C after the first epoch, if asked."""
    process, ours = started(columns, "train", IRIS, "--target", "species", "--watch", "--pace", "0", "--model", str(path), *words, **environment)
    output = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            break
        output += piece
        if not piece:
            break
        if stop and re.search(rb"epoch [1-9]", output):
            os.killpg(process.pid, signal.SIGINT)
            stop = False
    os.close(ours)
    said = [line for line in process.communicate()[1].splitlines() if b"minutes of training" not in line]
    assert len(said) == (process.returncode == 130)
    # Ctrl-C may come while a frame is written, in the middle of a character.
    return output.decode(errors="replace" if process.returncode == 130 else "strict").replace("\r\n", "\n"), process.returncode


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("words", [PETALS, [], [*PETALS, "--layers", "0", "--stop-after", "2"]], ids=["map", "no map", "stops"])
def test_frames_fit_and_the_report_follows(columns, words, tmp_path):
    output, code = train(tmp_path / "m.db", columns, *words, NO_COLOR="1")
    before, _, rest = output.partition(TAKEN)
    pictures, _, after = rest.partition(LEFT)
    frames = [CODES.sub("", frame).splitlines() for frame in pictures.split("\x1b[?2026h")[1:]]
    assert code == 0 and before == "" and load(tmp_path / "m.db").epochs > 0
    assert frames and all(len(frame) <= 24 and max(map(len, frame)) <= columns for frame in frames)
    assert frames[0][0].startswith("iris: ") and frames[0][1].startswith("epoch 0/500")
    lines = CODES.sub("", after).splitlines()
    assert max(map(len, lines)) <= max(columns, len(f"kept in {tmp_path / 'm.db'}"), 76) and lines[-1].startswith("kept in")
    assert ("petal width" in frames[0]) == (words != [] and columns < 72) and ("petal width" in lines) == (words != [])
    assert not re.search(r"\x1b\[[0-9;]*[34]8;", output)


def test_colours(tmp_path):
    output, code = train(tmp_path / "m.db", 80, *PETALS)
    _, _, after = output.partition(LEFT)
    assert code == 0 and "▀" in output and "▀" in after and re.search(r"\x1b\[[0-9;]*48;5;25m", after)


def test_ascii(tmp_path):
    output, code = train(tmp_path / "m.db", 80, *PETALS, PYTHONIOENCODING="ascii")
    assert code == 0 and output.isascii() and "\\u" not in output and "c - virginica" not in output
    assert "c - virginica" in train(tmp_path / "n.db", 80, *PETALS, PYTHONIOENCODING="ascii", NO_COLOR="1")[0]


def test_ctrl_c_gives_the_screen_back(tmp_path):
    output, code = train(tmp_path / "m.db", 80, "--epochs", "100000000", "--stop-after", "0", stop=True)
    assert load(tmp_path / "m.db").epochs > 0
    assert code == 130 and output.rfind(LEFT) > output.rfind(TAKEN) >= 0 and "\x1b[?25h" in output


@pytest.mark.parametrize("words, why", [([], "terminal"), (["--quiet"], "--quiet"), (["--format", "json"], "--format json")], ids=str)
def test_what_it_does_not_go_with(typed, tmp_path, words, why):
    found = typed("train", IRIS, "--target", "species", "--watch", "--model", str(tmp_path / "m.db"), *words)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1) and why in found.err and "--watch" in found.err
    assert not list(tmp_path.iterdir())


def test_a_dumb_terminal_is_none(tmp_path):
    process, ours = started(80, "train", IRIS, "--target", "species", "--watch", "--model", str(tmp_path / "m.db"), TERM="dumb")
    _, errors = process.communicate()
    os.close(ours)
    assert process.returncode == 2 and b"--watch needs a terminal" in errors


@pytest.mark.parametrize("screen", ["utf-8"], indirect=True)
def test_watching_changes_nothing(screen, monkeypatch, tmp_path):
    monkeypatch.setattr(train_watch, "PAUSE", 0.0)
    monkeypatch.setattr(train_watch, "SHARE", 0)
    seen, alone = petals(), petals()
    for model, samples in ((seen.model, seen.samples), (alone.model, alone.samples)):
        fit(model, samples, 7, every=3)  # what is there already stays
    fit(alone.model, alone.samples, 650, every=12)
    keeper = Keeper(seen, str(tmp_path / "m.db"), True, 12)
    watching(keeper, 657, screen, 0.0)
    assert keeper.spacing(657) == 12 and load(tmp_path / "m.db").epochs == 648
    assert seen.model.history == alone.model.history and [e.epoch for e in alone.model.history][:7] == [3, 6, 7, 12, 24, 36, 48]
    assert [n.weights for n in seen.model.network.neurons] == [n.weights for n in alone.model.network.neurons]


@pytest.mark.parametrize("model", [{}, {"target": "sepal length"}, {"features": ["sepal width"]}, {"hidden": (24, 6, 5, 4, 3)}], ids=str)
def test_frames_of_every_size(screen, model, tmp_path):
    ready = petals(**model)
    watch = TrainingScreen(Keeper(ready, str(tmp_path / "m.db"), True, None), 20, screen)
    for epochs in (0, 20):
        for entry in fitting(ready.model, ready.samples, epochs, every=2):
            watch.note(entry)
        for width in (20, 45, 71, 72, 120):
            for height in (4, 12, 24, 50):
                lines = list(watch.drawn(width, height))
                assert 0 < len(lines) <= height and max(map(len, lines)) <= width and all(line.isascii() or screen.unicode for line in lines)
    assert "epoch 20/20" in lines[1] and "error" in lines[1]


def test_a_map_of_a_model():
    ready = petals()
    fit(ready.model, ready.samples, 20)
    regions = map_of(ready.model, ready.training, True, False)
    assert len(regions.points) == 112 and plain(list(regions.rows(60, 16))[0]) == "petal width"
    for x, y, number in regions.points:
        assert regions.taken([x, y]) == ready.model.classes.index(ready.model.predict_one([x, y])) and 0 <= number < 3
    assert map_of(petals(features=["petal width"]).model, [], True, False) is None


def test_every_kind_has_a_style():
    kinds = ["", "strong", "done", "left", "0", *(f"{sign}{n}" for sign in "+-" for n in range(1, 10))]
    kinds += [f"{what} {n}{rest}" for what, count in (("class", len(CLASSES)), ("level", len(LEVELS))) for n in range(count)
              for rest in ("", " 0", " point", " wrong")]
    assert all(isinstance(style(kind), str) for kind in kinds) and len(set(map(style, kinds))) > 40


def test_a_clock():
    assert [clock(seconds) for seconds in (0, 59.4, 60, 3599, 6000)] == ["0:00", "0:59", "1:00", "59:59", "100:00"]


def test_the_bar_never_shows_more_than_the_model_has_done(tmp_path, monkeypatch):
    monkeypatch.setattr("neuron_graph.programs.session.FIRST_CHUNK", 0)
    monkeypatch.setattr("neuron_graph.programs.session.CHUNK_SECONDS", 0.0)
    keeper = Keeper(petals(), str(tmp_path / "m.db"), True, None)
    shown = []

    def update(bar, task, completed, **more):
        shown.append((completed, keeper.model.epochs))

    monkeypatch.setattr("rich.progress.Progress.update", update)
    with_bar(keeper, 150, Console(file=io.StringIO()))
    assert shown == [(epoch, epoch) for epoch in range(1, 151)]


class Typed:
    """Keys that are pressed one after the other, each when the training looks; then none."""

    def __init__(self, names):
        self.names = list(names)

    def read(self, seconds):
        return Keystroke(self.names.pop(0)) if self.names else None


class Frames:
    """A stage that keeps what is drawn."""

    stale, size = False, os.terminal_size((80, 24))

    def __init__(self):
        self.frames = []

    def draw(self, text):
        self.frames.append(text)


def watched(screen, tmp_path, names, pace=0.0):
    """A training of 20 epochs that is watched while keys are pressed: it, its frames, whether somebody left."""
    ready = petals()
    training = TrainingScreen(Keeper(ready, str(tmp_path / "m.db"), True, 1), 20, screen, pace, Typed(names))
    stage = Frames()
    left = training.follow(stage)
    return training, [(int(re.search(r"epoch (\d+)/20", frame)[1]), "paused" in frame) for frame in stage.frames], left


@pytest.mark.parametrize("screen", ["utf-8"], indirect=True)
def test_it_can_be_paused_and_taken_a_step_further(screen, tmp_path):
    training, frames, left = watched(screen, tmp_path, ["Space", "x", "n", "n", "Space"])
    assert frames[:8] == [(0, False), (1, True), (1, True), (1, True), (2, True), (2, True), (3, True), (3, False)]
    assert training.model.epochs == 20 and not left and not training.is_paused


@pytest.mark.parametrize("screen", ["utf-8"], indirect=True)
def test_who_ends_watching_changes_nothing(screen, tmp_path):
    training, _, left = watched(screen, tmp_path, ["Space", "n", "q"])
    assert left and training.model.epochs == 2
    list(training.keeper.entries(20))
    alone = petals()
    fit(alone.model, alone.samples, 20)
    assert training.model.history == alone.model.history and training.model.epochs == 20
    assert [n.weights for n in training.model.network.neurons] == [n.weights for n in alone.model.network.neurons]


@pytest.mark.parametrize("screen", ["utf-8"], indirect=True)
def test_where_nothing_can_be_typed_nothing_stays_paused(screen, tmp_path):
    training, _, left = watched(screen, tmp_path, ["Space", "eof"])
    assert training.model.epochs == 20 and training.keys is None and not left


@pytest.mark.parametrize("screen", ["utf-8"], indirect=True)
def test_a_short_training_is_held_back_as_the_pace_says(screen, tmp_path, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(train_watch, "monotonic", lambda: clock[0])
    monkeypatch.setattr(train_watch, "sleep", lambda seconds: clock.__setitem__(0, clock[0] + seconds))
    ready = petals()
    training = TrainingScreen(Keeper(ready, str(tmp_path / "m.db"), True, 1), 20, screen, 8.0)
    training.follow(Frames())
    assert 7.9 < clock[0] < 8.2


def test_a_pace_goes_with_watching(typed, tmp_path):
    found = typed("train", IRIS, "--target", "species", "--pace", "3", "--model", str(tmp_path / "m.db"))
    assert found.code == 2 and "--pace goes with --watch" in found.err
