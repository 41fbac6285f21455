"""Trainings that are cut short and go on: to the weights of one that went through, bit for bit."""
import gzip
import importlib
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from neuron_graph.data.sqlite.store import load
from neuron_graph.setup.snapshot import state

IRIS = str(Path(__file__).parent.parent.parent / "walkthroughs" / "iris.csv")
WAYS = [["--epochs", "40"], ["--epochs", "40", "--momentum", "0.5", "--batch", "16", "--l2", "0.001"],
        ["--epochs", "300", "--stop-after", "8", "--rate", "0.1"], ["--epochs", "40", "--target", "1", "--features", "2,3", "--layers", "0"]]


RULES = [
    "nesterov", "adagrad", "rmsprop", "adam", "adamw --weight-decay 0.1 --clip-norm 0.5", "amsgrad --batch 16 --l1 0.001", "adam --stop-after 4 --clip-value 0.1",
    "descent --schedule cosine", "momentum --schedule step --schedule-factor 0.75 --schedule-steps 3 --batch all", "adam --schedule warm-up --batch 50",
    "nesterov --schedule exponential --schedule-factor 0.95", "descent --schedule table --rates " + ":".join(["0.1", "0.05"] * 9)]
WAYS += [["--epochs", "18", "--layers", "3", "--rule", *rule.split()] for rule in RULES]


def words(path, way, *more):
    target = [] if "--target" in way else ["--target", "species"]
    return ["train", IRIS, *target, *way, "--model", str(path), "--quiet", *more]


def described(path):
    model = load(path)
    return repr((state(model.network), model.network.updates, model.epochs, model.history, model.tested, model.best, model.origin))


def started(*arguments):
    """A process that heeds Ctrl-C, even where these tests run in the background, which ignores it."""
    return subprocess.Popen([sys.executable, "-m", "neuron_graph", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_killed_at_a_checkpoint_it_goes_on_bit_for_bit(typed, tmp_path, monkeypatch, way):
    through, cut = tmp_path / "through.db", tmp_path / "cut.db"
    assert typed(*words(through, way, "--checkpoint-every", "6")).code == 0

    class Killed(BaseException):
        """What comes between a checkpoint and the next epoch."""

    kept = []

    def keep(model, path, force=False):
        save(model, path, force)
        kept.append(model.epochs)
        if len(kept) == 2:
            raise Killed

    from neuron_graph.terminal.training import train_keeper
    save = train_keeper.save
    monkeypatch.setattr(train_keeper, "save", keep)
    with pytest.raises(Killed):
        typed(*words(cut, way, "--checkpoint-every", "6"))
    assert kept == [6, 12] and load(cut).epochs == 12
    assert typed(*words(cut, way, "--checkpoint-every", "6", "--resume")).code == 0
    assert described(cut) == described(through)


def test_a_checkpoint_of_version_2_goes_on_with_its_velocities(typed, tmp_path):
    """Saved at epoch 12 by the program of that time; the one that went through had these weights at the end."""
    path, through = tmp_path / "iris.db", tmp_path / "through.db"
    path.write_bytes(gzip.decompress((Path(__file__).parent / "iris-2.db.gz").read_bytes()))
    way = ["--epochs", "300", "--stop-after", "8", "--rate", "0.1", "--momentum", "0.5", "--batch", "16", "--validation", "0.2", "--layers", "8"]
    assert typed(*words(path, ["--epochs", "300"], "--resume", "--checkpoint-every", "1")).code == 0
    assert typed(*words(through, way, "--checkpoint-every", "1")).code == 0
    assert state(load(path).network)[:3] == [0.015785064934022743, 0.746289938095517, -0.5540784336674183]
    assert described(path) == described(through).replace("epochs=300", "epochs=None")  # which no plan knew at that time


@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGINT])
def test_a_process_that_is_stopped_goes_on(typed, tmp_path, kill):
    path, through = tmp_path / "cut.db", tmp_path / "through.db"
    way = ["--epochs", "100000", "--stop-after", "0"]
    process = started(*words(path, way, "--checkpoint-every", "10"))
    while not path.exists():
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(kill)
    _, said = process.communicate()
    epochs = load(path).epochs
    assert process.returncode == (130 if kill == signal.SIGINT else -kill) and epochs
    assert (f"stopped after epoch {epochs}" in said) is (kill == signal.SIGINT) and "Traceback" not in said
    more = str(epochs + 15)
    assert typed(*words(path, ["--epochs", more], "--resume")).code == 0
    assert typed(*words(through, ["--epochs", more, "--stop-after", "0"])).code == 0
    one, other = load(path), load(through)
    assert repr(state(one.network)) == repr(state(other.network)) and one.epochs == other.epochs


@pytest.fixture
def path(typed, tmp_path):
    assert typed(*words(tmp_path / "m.db", ["--epochs", "5", "--seed", "3"])).code == 0
    return tmp_path / "m.db"


@pytest.mark.parametrize("more, why", [
    (["--epochs", "5"], "trained for 5 already: say more to go on, as in --epochs 105"), (["--rate", "0.5", "--epochs", "5"], "--rate"),
    (["--layers", "4"], "--layers"), (["--seed", "4"], "--seed"),
    (["--stop-after", "3"], "--stop-after"), (["--features", "1"], "--features"), (["--target", "1"], "--target"),
    (["--scale", "minmax"], "--scale"), (["--test", "0.5"], "--test"), (["--target", "nosuch"], "nosuch"),
])
def test_what_contradicts_the_model(typed, path, more, why):
    before = path.read_bytes()
    found = typed("train", IRIS, "--resume", "--model", str(path), *more)
    assert found.code == 2 and why in found.err and found.err.count("\n") == 1 and path.read_bytes() == before


def test_other_rows_and_other_files(typed, path, tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text(Path(IRIS).read_text().replace("5.1,3.5,1.4,0.2", "5.1,3.5,1.4,0.3", 1))
    found = typed("train", str(rows), "--resume", "--epochs", "10", "--model", str(path))
    assert found.code == 2 and "its rows are not those that the model was made from" in found.err
    assert typed("train", IRIS, "--resume", "--model", str(rows)).code == 2
    assert typed("train", IRIS, "--resume", "--model", str(tmp_path / "nosuch.db")).code == 2


def test_what_agrees_with_the_model_may_be_said_again(typed, path):
    assert typed("train", IRIS, "--resume", "--model", str(path), "--seed", "3", "--target", "5", "--epochs", "7").code == 0
    assert load(path).epochs == 7


def test_where_nothing_can_be_kept_is_said_before_training(typed, tmp_path):
    found = typed(*words(tmp_path / "nosuch" / "m.db", ["--epochs", "100000000"]))
    assert found.code == 2 and "cannot be saved" in found.err
    foreign = tmp_path / "rows.csv"
    foreign.write_text("precious")
    found = typed(*words(foreign, ["--epochs", "100000000"], "--force"))
    assert found.code == 2 and foreign.read_text() == "precious"


@pytest.mark.parametrize("where", ["neuron_graph.data.fit.measured", "neuron_graph.data.fit.look", "neuron_graph.data.fit.state", "neuron_graph.data.model.accuracy"])
@pytest.mark.parametrize("call", [1, 2, 3, 20, 41])
def test_interrupted_anywhere_it_goes_on_to_the_same(typed, tmp_path, monkeypatch, where, call):
    through, cut = tmp_path / "through.db", tmp_path / "cut.db"
    way = ["--epochs", "60", "--stop-after", "6", "--rate", "0.2"]
    assert typed(*words(through, way)).code == 0
    module, _, name = where.rpartition(".")
    real, calls = getattr(importlib.import_module(module), name), []

    def interrupting(*arguments):
        calls.append(1)
        if len(calls) == call:
            raise KeyboardInterrupt
        return real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(where, interrupting)
        code = typed(*words(cut, way)).code
    assert code == (130 if len(calls) >= call else 0)
    if code:
        resume = ["--resume"] if cut.exists() else []
        said = typed(*words(cut, way), *resume)
        assert said.code == 0 or "trained for" in said.err
    assert described(cut) == described(through)


@pytest.mark.parametrize("every", ["1", "3", "12"])
@pytest.mark.parametrize("way", [["--epochs", "12"], ["--epochs", "12", "--test", "0"], ["--epochs", "40", "--stop-after", "2", "--rate", "0.5"],
                                 ["--epochs", "12", "--stop-after", "11", "--rate", "0.2", "--momentum", "0.5"],
                                 ["--epochs", "12", "--batch", "16", "--momentum", "0.9", "--l2", "0.001", "--scale", "minmax"],
                                 ["--epochs", "12", "--batch", "all", "--stop-after", "3", "--rate", "2", "--seed", "7"],
                                 ["--epochs", "12", "--target", "1", "--features", "2,3", "--task", "numbers", "--layers", "0"],
                                 ["--epochs", "12", "--layers", "4,3", "--activation", "relu", "--class-targets", "0.1,0.9", "--loss", "half-squared-sum", "--output-activation", "sigmoid", "--stop-after", "2"]], ids=" ".join)
def test_killed_after_any_save_of_a_run_it_becomes_the_model_of_one_that_went_through(typed, tmp_path, monkeypatch, way, every):
    """The last checkpoint is no end: what it holds is not tested yet, nor put back to its best epoch."""
    from neuron_graph.terminal.training import train_keeper
    through, cut, kept = tmp_path / "through.db", tmp_path / "cut.db", []

    def keep(model, path, force=False):
        save(model, path, force)
        kept.append(Path(path).read_bytes())

    save = train_keeper.save
    monkeypatch.setattr(train_keeper, "save", keep)
    assert typed(*words(through, way, "--checkpoint-every", every)).code == 0
    monkeypatch.setattr(train_keeper, "save", save)
    whole = described(through)
    for left in dict.fromkeys(kept):
        cut.write_bytes(left)
        said = typed(*words(cut, way, "--checkpoint-every", every, "--resume"))
        assert said.code == 0 or said.code == 2 and "trained for" in said.err
        assert described(cut) == whole


def test_a_checkpoint_on_the_way_of_a_resumed_training_has_no_test_of_before(typed, path, monkeypatch):
    from neuron_graph.terminal.training import train_keeper
    tests, save = [], train_keeper.save
    monkeypatch.setattr(train_keeper, "save", lambda model, *more: (tests.append(model.tested), save(model, *more)))
    assert load(path).tested and typed("train", IRIS, "--resume", "--model", str(path), "--epochs", "9", "--checkpoint-every", "2").code == 0
    assert [test is None for test in tests] == [True, True, False]


def test_a_model_whose_schedule_has_ended_is_explained(typed, tmp_path):
    path = tmp_path / "iris.db"
    assert typed(*words(path, ["--epochs", "3", "--schedule", "cosine", "--batch", "1", "--stop-after", "0"])).code == 0
    flower = [str(path), "--inputs", "5,3,1,0.2", "--targets", "setosa"]
    assert typed("why", "dE/dw1", *flower).out.startswith("dE/dw1 = ")
    assert typed("trace", *flower).code == 0 and not typed("trace", *flower, "--phase", "update").out.count("w1+")
    assert "it ends after 336 updates, and update 448 is asked for" in typed(*words(path, ["--epochs", "4"], "--resume")).err
