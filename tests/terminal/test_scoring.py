"""`train` and `predict` say how good a model is: beside a baseline, with rows of another file, in folds, and with remarks."""
import json
import os
import statistics
from pathlib import Path
from random import Random

import pytest

from neuron_graph.data.sqlite.store import load
from neuron_graph.data.table import Table

IRIS = str(Path(__file__).parent.parent.parent / "walkthroughs" / "iris.csv")


@pytest.fixture
def here(tmp_path):
    before = os.getcwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


def flat(text):
    return " ".join(text.split())


def train(typed, *words, file=IRIS, target="species"):
    return typed("train", file, "--target", target, "--epochs", "10", "--model", "m.db", "--force", *words)


def test_numbers_in_their_own_units(typed, here):
    found = train(typed, "--features", "2,3", target="1")
    model = load("m.db")
    read = Table.read(IRIS)
    scored = typed("predict", "m.db", IRIS, "--target", "sepal length")
    rows, true = read.numbers([1, 2]), [row[0] for row in read.numbers([0])]
    away = [a - b for a, b in zip(true, model.predict(rows))]
    rmse, mae, [mean] = statistics.fmean(x * x for x in away) ** 0.5, statistics.fmean(map(abs, away)), model.usual
    usual = statistics.fmean((x - mean) ** 2 for x in true) ** 0.5
    square = 1 - sum(x * x for x in away) / sum((x - statistics.fmean(true)) ** 2 for x in true)
    assert (scored.err, scored.code) == ("", 0)
    assert flat(scored.out) == (f"on the 150 rows of {IRIS}: R² {square:.4f}; sepal length: RMSE {rmse:.6g} (always saying {mean:.6g}: {usual:.6g}), MAE {mae:.6g}")
    tested = model.tested
    words = f"R² {tested.score:.4f}; sepal length: RMSE {tested.rmse[0]:.6g} (always saying {mean:.6g}: {tested.baseline[0]:.6g}), MAE {tested.mae[0]:.6g}"
    assert f"which it has not seen: {words}" in flat(found.out)
    assert words.replace(";", " on 38 rows that it had not seen;") in flat(typed("show", "m.db").out) and "R^2" in typed("show", "m.db", encoding="ascii").out
    assert words.split("; ")[1] in flat(typed("show", "m.db", "--format", "markdown").out)


def test_several_numbers_have_an_error_each(typed, here):
    train(typed, "--target", "2", "--features", "3,4", target="1")
    found = flat(typed("predict", "m.db", IRIS, "--target", "1", "--target", "2").out)
    assert found.count("RMSE") == 2 and "; sepal length: RMSE" in found and "; sepal width: RMSE" in found
    assert len(load("m.db").tested.rmse) == len(load("m.db").usual) == 2
    assert "2 are needed, 1 given" in typed("predict", "m.db", IRIS, "--target", "1").err


def test_classes_beside_the_most_frequent_one(typed, here):
    (here / "rows.csv").write_text("a,y\n" + "".join(f"{n % 13},{float(n % 5 == 0)}\n" for n in range(100)))
    found = train(typed, file="rows.csv", target="y")
    assert "always saying 0: 80.0%" in flat(found.out) and load("m.db").classes == ["0", "1"]
    assert "(accuracy" not in found.out and "test: accuracy" in typed("show", "m.db").out and "always saying 0: 80.0%" in flat(typed("show", "m.db").out)
    scored = typed("predict", "m.db", "rows.csv", "--target", "y")
    assert scored.out.startswith("on the 100 rows of rows.csv: accuracy ") and "always saying 0: 80.0%" in scored.out and "recall" in scored.out
    assert typed("trace", "m.db", "--inputs", "3", "--targets", "1.0").out == typed("trace", "m.db", "--inputs", "3", "--targets", "1").out


def test_a_score_as_data_and_rows_in_a_file(typed, here):
    train(typed)
    model, read = load("m.db"), Table.read(IRIS)
    right = sum(model.predict_one(row) == label for row, label in zip(read.numbers([0, 1, 2, 3]), read.texts(4)))
    found = json.loads(typed("predict", "m.db", IRIS, "--target", "species", "--format", "json").out)["test"]
    assert found["rows"] == 150 and found["score"] == right / 150 and found["baseline"] == [50 / 150] and sum(map(sum, found["confusion"])) == 150
    both = typed("predict", "m.db", IRIS, "--target", "species", "--output", "rows.csv")
    assert both.out.startswith("on the 150 rows of") and both.err == "written: rows.csv\n" and len((here / "rows.csv").read_text("utf-8").split("\n")) == 152


@pytest.mark.parametrize("words, why", [(["--inputs", "1,2,3,4"], "needs a file"), ([IRIS, "--target", "sepal lenght"], "nearest: sepal length"), ([IRIS], "line 2, column 'sepal length': the model has no class '5.1'; it knows setosa")])
def test_what_cannot_be_scored(typed, here, words, why):
    train(typed)
    found = typed("predict", "m.db", *words, *([] if "sepal lenght" in words else ["--target", "1"]))
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1) and why in found.err


def split_file(here):
    head, *lines = Path(IRIS).read_text().strip().split("\n")
    for name, kept in (("train.csv", lines[::2]), ("test.csv", lines[1::2])):
        (here / name).write_text("\n".join([head, *kept]) + "\n")
        (here / f"bare-{name}").write_text("\n".join(kept) + "\n")
    turned = [",".join(line.split(",")[::-1]) for line in [head, *lines[1::2]]]
    (here / "turned.csv").write_text("\n".join(turned) + "\n")


def test_rows_of_another_file_are_the_test(typed, here):
    split_file(here)
    found = json.loads(train(typed, "--test-file", "test.csv", "--format", "json", file="train.csv").out)
    assert found["rows"] == {"training": 67, "validation": 8, "test": 75}
    assert json.loads(typed("predict", "m.db", "test.csv", "--target", "species", "--format", "json").out)["test"] == found["test"]
    for name in ("turned.csv", "bare-test.csv"):
        assert json.loads(train(typed, "--test-file", name, "--format", "json", file="train.csv").out)["test"] == found["test"]
    bare = json.loads(train(typed, "--test-file", "test.csv", "--format", "json", file="bare-train.csv", target="5").out)
    assert bare["test"] == found["test"] and bare["targets"] == ["5"]


def test_going_on_with_another_test(typed, here):
    split_file(here)
    train(typed, "--test-file", "test.csv", file="train.csv")
    found = typed("train", "train.csv", "--test-file", "test.csv", "--model", "m.db", "--resume", "--epochs", "20")
    assert found.code == 0 and "on the 75 rows of the test" in flat(found.out)
    assert "--test is '0.25': the model was trained with 0.0" in typed("train", "train.csv", "--test", "0.25", "--model", "m.db", "--resume", "--epochs", "30").err


@pytest.mark.parametrize("name, edit, why", [
    ("test.csv", lambda text: text.replace("setosa", "rose", 1), "test.csv, line 2, column 'species': the model has no class 'rose'; it knows setosa, versicolor, virginica"),
    ("test.csv", lambda text: text.replace("petal width", "width"), "test.csv, column 'petal width': it is not there; the model predicts from"),
    ("test.csv", lambda text: text.replace("species", "kind"), "there is no column 'species'"), ("no.csv", str, "no.csv"), ("test.csv", lambda text: text.replace("4.9", "x", 1), "line 2")])
def test_rows_that_are_no_test(typed, here, name, edit, why):
    split_file(here)
    (here / "test.csv").write_text(edit((here / "test.csv").read_text()))
    found = train(typed, "--test-file", name, file="train.csv")
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1) and why in found.err


def test_the_target_by_its_place_is_the_same_column_of_another_file(typed, here):
    split_file(here)
    found = json.loads(train(typed, "--test-file", "turned.csv", "--format", "json", file="train.csv", target="-1").out)
    assert found["targets"] == ["species"] and found["test"] == json.loads(train(typed, "--test-file", "test.csv", "--format", "json", file="train.csv").out)["test"]
    (here / "test.csv").write_text((here / "test.csv").read_text().replace("species", "kind"))
    assert train(typed, "--test-file", "test.csv", file="train.csv").err.startswith("neuron-graph: test.csv: there is no column 'species'")


def test_labels_that_end_with_a_dot_in_the_test(typed, here):
    split_file(here)
    plain = json.loads(train(typed, "--test-file", "test.csv", "--format", "json", file="train.csv").out)["test"]
    (here / "test.csv").write_text((here / "test.csv").read_text().replace("a\n", "a.\n").replace("r\n", "r.\n"))
    assert json.loads(train(typed, "--test-file", "test.csv", "--format", "json", file="train.csv").out)["test"] == plain


def test_one_test_at_a_time(typed, here):
    assert train(typed, "--test-file", IRIS, "--test", "0.1").err == "neuron-graph: --test-file does not go together with --test\n"


def test_folds(typed, here):
    found = json.loads(train(typed, "--folds", "5", "--format", "json").out)
    scores = [one["score"] for one in found["folds"]]
    assert [one["rows"] for one in found["folds"]] == [30] * 5 and found["rows"] == {"training": 101, "validation": 11, "test": 38}
    assert all([sum(row) for row in one["confusion"]] == [10, 10, 10] and one["baseline"] == [1 / 3] for one in found["folds"])
    said = train(typed, "--folds", "5")
    assert (f"in 5 folds of the table: {', '.join(f'{score:.1%}' for score in scores)}; mean accuracy {statistics.fmean(scores):.1%}, "
            f"deviation {statistics.pstdev(scores):.1%}; always saying {load('m.db').always}: 33.3%") in flat(said.out)
    assert load("m.db").tested.rows == 38
    numbers = json.loads(train(typed, "--folds", "3", "--format", "json", "--features", "2,3", target="1").out)["folds"]
    said = flat(train(typed, "--folds", "3", "--features", "2,3", target="1").out)
    assert f"mean R² {statistics.fmean(one['score'] for one in numbers):.4f}" in said and f"sepal length: RMSE {statistics.fmean(one['rmse'][0] for one in numbers):.6g} (" in said
    assert "--folds is 1: from 2 to 150 are possible here" in train(typed, "--folds", "1").err


def test_remarks_are_said(typed, here):
    (here / "rows.csv").write_text("a,k,y\n" + "".join(f"{n * 7 % 31},1,{'no' if n % 4 else 'yes'}\n" for n in range(40)))
    found = train(typed, file="rows.csv", target="y")
    lines = found.out.split("\n")
    assert lines[2] == "classes: the column y has 2 different words" and max(map(len, lines)) <= 80
    assert "note: columns that say no more than a constant: k; --drop k leaves them out" in lines
    data = json.loads(train(typed, "--format", "json", file="rows.csv", target="y").out)
    assert data["decision"] == lines[2] and data["constant_columns"] == ["k"] and len(data["remarks"]) == found.out.count("note: ")
    assert train(typed, "--quiet", file="rows.csv", target="y") == ("", "", 0)


def test_a_rate_that_diverges(typed, here):
    found = train(typed, "--rate", "1e6", "--rule", "descent", "--layers", "0", "--features", "2", target="1")
    assert found.code == 2 and "training diverged: in epoch " in found.err and found.err.endswith("try a smaller rate than 1e+06, as in --rate 100000\n")


def test_words_and_missing_values_are_scored_too(typed, here):
    random = Random(4)
    lines = [f"{'?' if n % 17 == 3 else n % 13},{'violet' if n == 50 else random.choice(['red', 'green', 'blue'])},{n % 13 // 7},{'ba'[n % 13 // 7]}" for n in range(100)]
    for name, kept in (("old.csv", lines[:70]), ("new.csv", lines[70:])):
        (here / name).write_text("\n".join(["a,color,y,word", *kept]) + "\n")
    found = json.loads(train(typed, "--missing", "drop", "--test-file", "new.csv", "--folds", "4", "--format", "json", file="old.csv", target="y").out)
    # rows 3, 20, 37, 54 lack a value, and so do 71 and 88
    assert found["rows"] == {"training": 59, "validation": 7, "test": 28} and sum(one["rows"] for one in found["folds"]) == 66
    assert [line for line in found["remarks"] if line.startswith("columns")] == ["columns that say no more than what is predicted, which they give away: word; --drop word leaves them out"]
    found = json.loads(train(typed, "--missing", "mean", "--test-file", "new.csv", "--format", "json", file="old.csv", target="y").out)
    assert json.loads(typed("predict", "m.db", "new.csv", "--target", "y", "--format", "json").out)["test"] == found["test"]
    again = typed("train", "old.csv", "--test-file", "new.csv", "--model", "m.db", "--resume", "--epochs", "20")
    assert (again.code, again.err) == (0, "") and "kept in m.db" in again.out
