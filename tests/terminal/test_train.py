"""`train` and `predict`, and what explains examples on a model file."""
import csv
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest

from neuron_graph.data.sqlite.store import load
from neuron_graph.terminal.training.confusion_view import class_lines

IRIS = str(Path(__file__).parent.parent.parent / "walkthroughs" / "iris.csv")


@pytest.fixture
def model(typed, tmp_path):
    path = tmp_path / "iris.db"
    assert typed("train", IRIS, "--target", "species", "--model", str(path), "--quiet").code == 0
    return str(path)


def test_a_report(typed, tmp_path):
    found = typed("train", IRIS, "--target", "species", "--model", str(tmp_path / "m.db"))
    assert (found.err, found.code) == ("", 0)
    for line in ("iris: 4-8-3 network, 101 rows for training, 11 to validate with, 38 for the test", f"kept in {tmp_path / 'm.db'}"):
        assert line in found.out.split("\n")
    assert "on the 38 rows of the test, which it has not seen: accuracy 9" in found.out and "virginica" in found.out
    kept = load(tmp_path / "m.db").epochs
    assert f"stopped at epoch {kept + 20}: no better for 20; the best, of epoch {kept}, is kept" in found.out and f"after {kept} epochs: " in found.out
    ascii_one = typed("train", IRIS, "--target", "4", "--features", "1,2,3", "--model", str(tmp_path / "n.db"), encoding="ascii")
    assert ascii_one.code == 0 and ascii_one.out.isascii() and "R^2 0.9" in ascii_one.out


@pytest.mark.parametrize("content, more, remarks", [
    ("x;y;class\n1,5;2;grün\n2,5;3;blau\n1,0;2;grün\n2,0;3;blau\n", [], ["cells seem to be split by ';' (--delimiter says otherwise)",
                                                                     "line 2 is no UTF-8: such lines are read as Windows-1252 (Latin-1)"]),
    ("x;y;class\n1,5;2;a\n2,5;3;b\n1,0;2;a\n2,0;3;b\n", ["--delimiter", "semicolon"], []),
    (" x  y  class\n 1  2    a\n 2  3    b\n 1  2    a\n 2  4    b\n", [], ["cells seem to be split by ' ' (--delimiter says otherwise)"]),
    (",x,y,class\n0,1,2,a\n1,2,3,b\n2,1,2,a\n3,2,4,b\n", [], ["the first column, without a name, counts or names the rows, and is left out"]),
    ("x,0,class\n1,2,0\n2,3,1\n1,2,0\n2,4,1\n", ["--header"], []), ("x,y,class\n1,2,a\n2,3,b\n1,2,a\n2,4,b\n", [], []),
    ("x,0,class\n1,2,0\n2,3,1\n1,2,0\n2,4,1\n", [], ["the first line is taken for names (--no-header: for a row)"])])
def test_how_a_table_was_read_is_said_on_standard_error(typed, tmp_path, content, more, remarks):
    rows, kept = tmp_path / "rows.csv", tmp_path / "m.db"
    rows.write_bytes(content.encode("cp1252"))
    said = [f"neuron-graph: {rows}: {remark}" for remark in remarks]
    words = ["train", str(rows), "--target", "class", "--epochs", "2", "--model", str(kept), "--force", *more]
    found = typed(*words)
    assert found.code == 0 and sorted(found.err.splitlines()) == sorted(said) and "-8-" in found.out
    assert typed(*words, "--quiet").err == ""
    found = typed("predict", str(kept), str(rows), *more)
    assert found.code == 0 and sorted(found.err.splitlines()) == sorted(said) and len(found.out.splitlines()) == 5


def test_what_cannot_be_done_is_said_alone(typed, tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text("x;y\n1;2\n3;4\n")
    found = typed("train", str(rows), "--target", "z")
    assert (found.code, found.out) == (2, "") and found.err == "neuron-graph: there is no column 'z'; known: x, y\n"


def test_no_delimiter(typed, tmp_path):
    found = typed("train", IRIS, "--target", "species", "--model", str(tmp_path / "m.db"), "--delimiter", "xx")
    assert (found.code, found.out) == (2, "") and "the delimiter is 'xx': one mark is needed, such as ; or |, or a word: comma," in found.err


def test_json(typed, tmp_path):
    found = json.loads(typed("train", IRIS, "--target", "species", "--model", str(tmp_path / "m.db"), "--format", "json", "--stop-after", "10", "--validation", "0.2").out)
    assert found["format"] == 1 and found["sizes"] == [4, 8, 3] and found["test"]["score"] > 0.9
    assert sum(found["rows"].values()) == 150 and found["rows"]["validation"] == 22
    assert found["stopped"] == found["epochs"] + 10


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


@pytest.mark.parametrize("words", [["trace"], ["why", "out_setosa"], ["show"]])
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
    assert typed("train", IRIS, "--target", "species", "--model", model, "--force", "--epochs", "3", "--quiet").code == 0
    assert load(model).epochs == 3


def test_rows_without_a_column_of_the_model(typed, model, tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text("sepal length,sepal width\n1,2\n")
    found = typed("predict", model, str(rows))
    assert found.code == 2 and "petal length" in found.err


def test_the_curve(typed, model, tmp_path):
    found = typed("curve", model)
    assert found.code == 0 and re.search(r"accuracy of .*: 9[\d.]+% after \d+ epochs", found.out) and "┤" in found.out and max(len(line) for line in found.out.split("\n") if " of " not in line) <= 80
    assert typed("curve", model, encoding="ascii").out.isascii()
    rows = list(csv.DictReader(io.StringIO(typed("curve", model, "--format", "csv").out)))
    history = load(model).history
    assert [(int(row["epoch"]), float(row["error"]), float(row["accuracy"])) for row in rows] == history
    assert typed("curve", IRIS).code == 2 and typed("curve", "nosuch.db").code == 2


def test_curves_of_examples_and_of_several_runs(typed, model, tmp_path):
    path = tmp_path / "c.csv"
    assert typed("curve", "mazur", "--epochs", "1", "--output", str(path)) == ("", f"written: {path}\n", 0)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [(row["epoch"], round(float(row["error"]), 9)) for row in rows] == [("0", 0.298371109), ("1", 0.291027774)]
    rows = list(csv.DictReader(io.StringIO(typed("curve", "mazur", "xor", model, "--epochs", "20", "--format", "csv").out)))
    assert {row["run"] for row in rows} == {"mazur", "xor", model} and sum(row["run"] == "xor" for row in rows) == 21
    path = tmp_path / "c.svg"
    typed("curve", "mazur", "xor", model, "--epochs", "20", "--output", str(path))
    lines = [node.get("class") for node in xml.fromstring(path.read_text(encoding="utf-8")).iter("{http://www.w3.org/2000/svg}polyline")]
    assert lines.count("ng line0") == 1 and lines.count("ng line1") == 1 and lines.count("ng line2") == 2 and lines.count("ng axis") == 2


@pytest.mark.parametrize("words, why", [(["iris-untrained.db"], "No such file"), (["sklearn-mlp", "nosuch"], "nosuch"), (["--layers", "2-1", "--inputs", "1,0"], "targets"),
                                        (["xor", "--epochs", "0"], "1 or more"),
                                        (["--layers", "1-1", "--inputs", "1", "--targets", "1e308", "--activation", "step"], "finite"), (["xor", "--epochs", "99999999999"], "limit"), (["xor", "--output", "c.pdf"], ".svg")])
def test_what_has_no_curve(typed, words, why):
    found = typed("curve", *words)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1) and why in found.err


@pytest.mark.parametrize("ending, begins", [("svg", "<svg"), ("tex", r"\noindent\resizebox"), ("tikz", r"\noindent\resizebox"), ("txt", "error of"), ("", "error of"), ("SVG", "<svg")])
def test_the_ending_chooses_how_a_curve_is_written(typed, tmp_path, ending, begins):
    path = tmp_path / f"c.{ending}".rstrip(".")
    assert typed("curve", "xor", "--epochs", "5", "--output", str(path)).code == 0
    assert path.read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("name, begins", [("p.csv", "\ufeffsepal"), ("p.json", "{"), ("p.txt", " sepal"), ("p", "sepal")])
def test_the_ending_chooses_how_predictions_are_written(typed, model, tmp_path, name, begins):
    path = tmp_path / name
    assert typed("predict", model, "--inputs", "5,3,1,0.2", "--output", str(path)).code == 0
    assert path.read_text(encoding="utf-8").lstrip(" \n").startswith(begins.lstrip())
    assert typed("predict", model, "--inputs", "5,3,1,0.2", "--output", str(path) + ".svg").err.count("use one of .txt, .json, .csv, or --format") == 1


def test_classes_with_recall_and_precision():
    lines = list(class_lines([[8, 2], [1, 9]], ["no", "a very long label indeed"]))
    assert lines[2].split() == ["no", "8", "2", "80.0%"] and lines[3].split()[-1] == "90.0%"
    assert lines[4].split() == ["precision", "88.9%", "81.8%"]
    assert list(class_lines([[0, 3], [0, 0]], ["x", "y"]))[3].split()[-1] == "-"


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_classes_that_are_too_many_for_a_line(width):
    matrix = [[(7 * row + column) % 10 for column in range(10)] for row in range(10)]
    lines = list(class_lines(matrix, [*map(str, range(10))], width))
    assert max(map(len, lines)) <= width
    cells = {line.split()[0]: [] for line in lines if line.strip()}
    for line in lines[1:]:
        cells[line.split()[0]] += line.split()[1:]
    assert cells["true"] == [*map(str, range(10)), "recall"]
    assert all(cells[str(row)][:10] == [*map(str, matrix[row])] for row in range(10))


def test_a_model_is_shown_with_all_that_it_is(typed, model):
    found, loaded = typed("show", model), load(model)
    assert (found.err, found.code) == ("", 0) and max(map(len, found.out.split("\n"))) <= 80
    numbers = set(found.out.split())
    for neuron in loaded.network.neurons:
        assert {f"{number:.6g}" for number in (*neuron.weights, neuron.bias)} <= numbers
    assert {f"{number:.6g}" for number in (*loaded.scaling.shift, *loaded.scaling.scale)} <= numbers
    for words in (f"trained for {loaded.epochs} epochs, rate 0.01", "error=cross-entropy", "┤", f"test: accuracy {loaded.tested.score:.1%} on 38 rows", "precision"):
        assert words in found.out
    assert typed("show", model, encoding="ascii").out.isascii()


def test_a_large_model_is_shown_without_its_weights(typed, tmp_path):
    path = str(tmp_path / "m.db")
    assert typed("train", IRIS, "--target", "species", "--layers", "150", "--epochs", "1", "--model", path, "--quiet").code == 0
    assert "1203 weights and biases: --all lists them" in typed("show", path).out
    assert f"{load(path).network.neurons[149].weights[3]:.6g}" in typed("show", path, "--all").out.split()


@pytest.mark.parametrize("words", [["--target", "species"], ["--target", "sepal length", "--features", "2,3", "--layers", "3,2"],
                                   ["--target", "1", "--target", "2", "--features", "3,4", "--scale", "minmax"],
                                   ["--target", "1", "--features", "3,4", "--scale", "none", "--layers", "0"]], ids=" ".join)
def test_a_model_as_a_program_predicts_the_same(typed, tmp_path, words):
    path = str(tmp_path / "m.db")
    assert typed("train", IRIS, *words, "--epochs", "20", "--model", path, "--quiet").code == 0
    loaded, row = load(path), [6.1, 2.9, 4.7, 1.4]
    raw = [row[["sepal length", "sepal width", "petal length", "petal width"].index(name)] for name in loaded.features]
    program = typed("code", path, "--inputs", ",".join(map(str, raw))).out
    ran = subprocess.run([sys.executable, "-I", "-"], input=program, capture_output=True, text=True, check=True)
    said = loaded.predict_one(raw)
    expected = [said, *loaded.outputs(raw)] if loaded.classes else said if isinstance(said, list) else [said]
    assert ran.stdout.split() == [str(value) for value in expected] and ran.stderr == ""


def test_targets_of_a_model_are_a_class_or_in_units(typed, model, tmp_path):
    by_label = typed("trace", model, "--inputs", "6,3,5,2", "--targets", "virginica")
    by_numbers = typed("trace", model, "--inputs", "6,3,5,2", "--targets", "0,0,1")
    assert by_label.out == by_numbers.out and "predicted species virginica" in by_label.out and by_label.code == 0
    path = str(tmp_path / "n.db")
    typed("train", IRIS, "--target", "1", "--features", "3,4", "--model", path, "--quiet")
    loaded = load(path)
    found = typed("trace", path, "--inputs", "5,2", "--targets", "6.5", "--full").out
    assert repr(loaded.targets_of(6.5)[0]) in found


def test_outputs_are_called_like_classes(typed, tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text("a,b,c\n" + "".join(f"{n},{n * n},{'no' if n % 2 else 'yes or so'}\n" for n in range(12)))
    path = str(tmp_path / "m.db")
    assert typed("train", str(rows), "--target", "c", "--model", path, "--quiet").code == 0
    assert [neuron.name for neuron in load(path).network.outputs] == ["no", "yes_or_so"]
    for target, names in (("a", ["a_0", "a_1"]), ("b", ["o1", "o2"])):
        rows.write_text(f"x,{target}\n" + "".join(f"{n},{[n % 2, ['h1', 'h2'][n % 2]][target == 'b']}\n" for n in range(12)))
        assert typed("train", str(rows), "--target", target, "--model", path, "--force", "--quiet").code == 0
        assert [neuron.name for neuron in load(path).network.outputs] == names


def test_rows_without_names_are_told_which_columns_are_needed(typed, tmp_path):
    rows, model = tmp_path / "rows.csv", str(tmp_path / "m.db")
    rows.write_text("5.1,3.5,1.4,0.2\n")
    assert typed("train", IRIS, "--target", "species", "--model", model, "--epochs", "1", "--quiet").code == 0
    assert typed("predict", model, str(rows)).err == (
        f"neuron-graph: {rows}, column 'sepal length': it is not there; the model predicts from sepal length, sepal width, petal length, "
        "petal width, and the table has 1, 2, 3, 4\n")


def test_a_column_of_text_may_be_left_out(typed, tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text("name,x,y\n" + "".join(f"n{n},{n},{n % 2}\n" for n in range(12)))
    found = typed("train", str(rows), "--target", "y", "--model", str(tmp_path / "m.db"))
    assert found.code == 2 and "column 'name': too many different words to learn from (12 in 12 rows)" in found.err and "--drop name leaves" in found.err
    for words in (["--features", "x"], ["--drop", "name"], ["--drop", "1", "--force"]):
        assert typed("train", str(rows), "--target", "y", *words, "--model", str(tmp_path / f"{words[0]}.db"), "--quiet").code == 0


@pytest.mark.parametrize("words", [["predict", IRIS, "--format", "csv", "--output"], ["curve", "--format", "csv", "--output"], ["code", "--inputs", "1,2,3,4", "--output"],
                                   ["trace", "--format", "json", "--output"]], ids=lambda words: words[0])
def test_nothing_is_written_over_a_model(typed, model, words):
    before = Path(model).read_bytes()
    found = typed(words[0], model, *words[1:], model)
    assert found.code == 2 and "holds a database" in found.err and Path(model).read_bytes() == before


@pytest.mark.parametrize("text, words", [
    ("a,b,y\n" + "".join(f"{n},{n % 3},{1e200 * (n + 1)}\n" for n in range(40)), ["--target", "y"]),
    ("a,kind\n" + "".join(f"{n},{'²³'[n % 2]}\n" for n in range(12)), ["--target", "kind"]),
    ("a,kind\n" + "".join(f"{n},{'12'[n % 2] * 5000}\n" for n in range(12)), ["--target", "kind"]),
    ("".join(f"{n},{n % 3},{label}\n" for n, label in enumerate("AAABBBCDEF")), ["--target", "3"]),
], ids=["large numbers", "raised digits", "long digits", "single rows"])
def test_tables_that_train(typed, tmp_path, text, words):
    (tmp_path / "rows.csv").write_text(text, encoding="utf-8")
    found = typed("train", str(tmp_path / "rows.csv"), *words, "--epochs", "3")
    assert (found.err, found.code) == ("", 0) and (tmp_path / "rows.db").exists()


@pytest.mark.parametrize("words, why", [(["train", "", "--target", "x"], "no such file"), (["train", ".", "--target", "x"], "directory"), (["train", "/", "--target", "x"], "directory"),
                                        (["train", IRIS, "--target", "species", "--model", ""], "--model"), (["train", IRIS, "--target", "species", "--model", "-"], "--model"),
                                        (["curve", ""], "''"),
                                        (["train", IRIS, "--target", "species", "--epochs", "99999999999999999999"], "too large"), (["train", IRIS, "--target", "species", "--validation", "2"], "the part for validation is 2.0: it must be"),
                                        (["train", IRIS, "--target", "species", "--features", "1,1"], "twice"), (["train", IRIS, "--target", "species", "--rate", "-1"], "above 0")],
                         ids=lambda value: str(value)[-40:])
def test_odd_words(typed, tmp_path, monkeypatch, words, why):
    monkeypatch.chdir(tmp_path)
    found = typed(*words)
    assert found.code == 2 and why in found.err and found.err.count("\n") == 1 and not list(tmp_path.iterdir())


def test_odd_names_of_tables(typed, tmp_path):
    import os

    path = os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.csv")
    Path(path).write_text(Path(IRIS).read_text())
    assert typed("train", path, "--target", "species", "--epochs", "2", "--quiet").code == 0
    assert load(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.db")).title == "b\ufffd"


def test_a_class_that_there_is_not_and_columns_that_are_there(typed, model, tmp_path):
    found = typed("trace", model, "--inputs", "1,2,3,4", "--targets", "rose")
    assert found.code == 2 and "no class 'rose'" in found.err and "virginica" in found.err
    typed("predict", model, IRIS, "--output", str(tmp_path / "x.csv"))
    found = typed("predict", model, str(tmp_path / "x.csv"))
    assert found.code == 2 and "column 'predicted species'" in found.err


def test_a_training_that_never_got_better_is_reported(typed, tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text("x,y\n" + "".join(f"{n % 7},{(n * n) % 5}.5\n" for n in range(60)))
    found = typed("train", str(rows), "--target", "y", "--stop-after", "1", "--rate", "0.9", "--layers", "0", "--init", "constant:0")
    assert (found.err, found.code) == ("", 0) and "after " in found.out and load(tmp_path / "rows.db").epochs <= 2


def test_errors_need_targets(typed, model):
    found = typed("why", "E", model, "--inputs", "1,2,3,4")
    assert found.code == 2 and "without --targets" in found.err


def test_a_model_too_large_for_a_file_is_refused_before_it_is_trained(typed, tmp_path, monkeypatch):
    from neuron_graph.data.sqlite import schema

    monkeypatch.setitem(schema.MOST_ROWS, "neuron", 20)
    found = typed("train", IRIS, "--target", "species", "--layers", "50", "--epochs", "100000000", "--model", str(tmp_path / "m.db"))
    assert found.code == 2 and "at most 20 rows of neuron, and here are 53" in found.err and not list(tmp_path.iterdir())


def test_a_walkthrough_is_no_table(typed, tmp_path):
    found = typed("train", "xor")
    assert (found.code, found.out) == (2, "")
    assert found.err == "neuron-graph: the file is 'xor': that is a walkthrough, and no CSV file; neuron-graph trace xor shows its training\n"
    (tmp_path / "xor").write_text("a,b\n" + "1,2\n3,5\n" * 12)
    with pytest.MonkeyPatch.context() as here:
        here.chdir(tmp_path)
        assert typed("train", "xor", "--target", "b", "--quiet", "--epochs", "1").code == 0


def test_a_model_is_shown_with_the_inputs_that_are_given(typed, model):
    found = typed("show", model, "--inputs", "6.3,3.3,6,2.5")
    assert found.code == 0 and "inputs 6.3, 3.3, 6, 2.5; predicted species virginica" in " ".join(found.out.split())
    assert "raw_sepal length 6.3" in found.out or "inputs: " in found.out
    assert found.out.endswith(typed("show", model).out.partition("\n\n")[2])
    other = typed("show", model, "--inputs", "5.1,3.5,1.4,0.2").out
    assert "predicted species setosa" in " ".join(other.split())
    several = typed("show", model, "--inputs", "5.1,3.5,1.4,0.2", "--inputs", "6,3,5,2")
    assert (several.code, several.out, several.err.count("\n")) == (2, "", 1) and "predict takes many" in several.err


def test_the_history_begins_with_the_first_epoch(typed, tmp_path):
    path = tmp_path / "m.db"
    words = ["train", IRIS, "--target", "species", "--features", "3", "--layers", "0", "--stop-after", "0", "--model", str(path), "--quiet"]
    assert typed(*words, "--epochs", "600").code == 0
    epochs = [entry.epoch for entry in load(path).history]
    assert epochs == [1, *range(12, 601, 12)]
    assert typed(*words, "--epochs", "700", "--resume").code == 0
    assert [entry.epoch for entry in load(path).history] == [*epochs, *range(602, 701, 14)]
    assert ["1", "700"] in [line.split() for line in typed("show", str(path)).out.split("\n")]


def test_a_long_training_is_said_to_be_long(typed, tmp_path, monkeypatch):
    words = ["train", IRIS, "--target", "species", "--model", str(tmp_path / "m.db"), "--epochs", "3", "--force"]
    assert typed(*words).err == ""
    monkeypatch.setattr("neuron_graph.terminal.training.train_command.SECONDS", 0.01)
    assert typed(*words).err == (
        f"neuron-graph: about 20 minutes of training; stopped by Ctrl-C, `neuron-graph code {tmp_path}/m.db --language pytorch "
        f"--train {IRIS}` prints a program that goes on in PyTorch\n")
    assert typed(*words, "--quiet").err == ""
