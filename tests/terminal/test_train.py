"""`train` and `predict`, and what explains examples on a model file."""
import csv
import io
import json
from pathlib import Path

import pytest

from neuron_graph.data.store import load
from neuron_graph.terminal.train_report import class_lines

IRIS = str(Path(__file__).parent.parent.parent / "walkthroughs" / "iris.csv")


@pytest.fixture
def model(typed, tmp_path):
    path = tmp_path / "iris.db"
    assert typed("train", IRIS, "--target", "species", "--model", str(path), "--quiet").code == 0
    return str(path)


def test_a_report(typed, tmp_path):
    found = typed("train", IRIS, "--target", "species", "--model", str(tmp_path / "m.db"))
    assert (found.err, found.code) == ("", 0)
    for line in ("iris: 4-8-3 network, 112 rows for training, 38 for the test", f"kept in {tmp_path / 'm.db'}"):
        assert line in found.out.split("\n")
    assert "on the 38 rows of the test, which it has not seen: accuracy 9" in found.out and "virginica" in found.out
    ascii_one = typed("train", IRIS, "--target", "4", "--features", "1,2,3", "--model", str(tmp_path / "n.db"), encoding="ascii")
    assert ascii_one.code == 0 and ascii_one.out.isascii() and "R^2 0.9" in ascii_one.out


def test_json(typed, tmp_path):
    found = json.loads(typed("train", IRIS, "--target", "species", "--model", str(tmp_path / "m.db"), "--format", "json", "--stop-after", "10").out)
    assert found["format"] == 1 and found["sizes"] == [4, 8, 3] and found["test"]["score"] > 0.9
    assert sum(found["rows"].values()) == 150 and found["rows"]["validation"] == 22


def test_the_same_words_give_the_same_model(typed, tmp_path, model):
    other = tmp_path / "other.db"
    typed("train", IRIS, "--target", "species", "--model", str(other), "--quiet")
    assert repr(load(other).network.layers[0].neurons[0].weights) == repr(load(model).network.layers[0].neurons[0].weights)


def test_predictions_agree_with_the_model(typed, model):
    rows = list(csv.DictReader(io.StringIO(typed("predict", model, IRIS).out)))
    loaded = load(model)
    assert len(rows) == 150
    for row in rows[::10]:
        raw = [float(row[name]) for name in loaded.features]
        assert row["predicted species"] == loaded.predict_one(raw)
        assert [float(row[f"species={label}"]) for label in loaded.classes] == loaded.outputs(raw)
    single = json.loads(typed("predict", model, "--inputs", "5.1,3.5,1.4,0.2", "--format", "json").out)
    assert single["rows"][0]["predicted species"] == "setosa"


@pytest.mark.parametrize("words", [["trace"], ["why", "out_o1"], ["show"]])
def test_a_prediction_is_explained(typed, model, words):
    found = typed(*words, model, "--inputs", "5.1,3.5,1.4,0.2")
    assert (found.err, found.code) == ("", 0) and found.out
    if words == ["trace"]:
        output = load(model).outputs([5.1, 3.5, 1.4, 0.2])[0]
        assert f"{output:.9g}" in found.out and "raw_sepal_length - " in found.out


def test_an_average_row_is_explained_where_none_is_given(typed, model):
    assert "an average row" in typed("trace", model, "--phase", "forward").out


BAD = [(["train", "nosuch.csv", "--target", "x"], "nosuch.csv"), (["train", IRIS, "--target", "specie"], "species"), (["train", IRIS], "--target"),
       (["train", IRIS, "--target", "species", "--layers", "x"], "--layers"), (["train", IRIS, "--target", "species", "--rate", "x"], "--rate"),
       (["train", IRIS, "--target", "species", "--class-targets", "1"], "--class-targets"), (["train", IRIS, "--target", "species", "--loss", "x"], "loss"),
       (["train", IRIS, "--target", "species", "--test", "1"], "test"), (["train", IRIS, "--target", "species", "--batch", "0"], "--batch"),
       (["train", IRIS, "--target", "species", "--scale", "x"], "x"), (["predict", "nosuch.db", "--inputs", "1"], "nosuch.db"),
       (["predict", IRIS, "--inputs", "1"], "iris.csv"), (["predict", IRIS], "one of both")]


@pytest.mark.parametrize("words, why", BAD, ids=lambda value: str(value)[-40:])
def test_what_cannot_be_done(typed, tmp_path, monkeypatch, words, why):
    monkeypatch.chdir(tmp_path)
    found = typed(*words, *(["--model", "m.db"] if words[0] == "train" else []))
    assert found.code == 2 and found.out == "" and why in found.err and found.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_model_is_replaced_only_by_force(typed, model):
    before = Path(model).read_bytes()
    found = typed("train", IRIS, "--target", "species", "--model", model)
    assert found.code == 2 and "--force" in found.err and Path(model).read_bytes() == before
    assert typed("train", IRIS, "--target", "species", "--model", model, "--force", "--rounds", "3", "--quiet").code == 0
    assert load(model).rounds == 3


def test_rows_without_a_column_of_the_model(typed, model, tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text("sepal length,sepal width\n1,2\n")
    found = typed("predict", model, str(rows))
    assert found.code == 2 and "petal length" in found.err


def test_the_curve(typed, model, tmp_path):
    found = typed("curve", model)
    assert found.code == 0 and "accuracy on the training rows, 9" in found.out and "┤" in found.out and max(map(len, found.out.split("\n"))) <= 80
    assert typed("curve", model, encoding="ascii").out.isascii()
    rows = list(csv.DictReader(io.StringIO(typed("curve", model, "--format", "csv").out)))
    history = load(model).history
    assert [(int(row["round"]), float(row["error"]), float(row["accuracy"])) for row in rows] == history
    path = tmp_path / "curve.svg"
    assert typed("curve", model, "--format", "svg", "--output", str(path)).code == 0 and "<svg" in path.read_text(encoding="utf-8")
    assert typed("curve", IRIS).code == 2 and typed("curve", "nosuch.db").code == 2


def test_classes_with_recall_and_precision():
    lines = list(class_lines([[8, 2], [1, 9]], ["no", "a very long label indeed"]))
    assert lines[2].split() == ["no", "8", "2", "80.0%"] and lines[3].split()[-1] == "90.0%"
    assert lines[4].split() == ["precision", "88.9%", "81.8%"]
    assert list(class_lines([[0, 3], [0, 0]], ["x", "y"]))[3].split()[-1] == "-"
