"""Which inputs matter: effects by hand and by central differences of what is predicted; losses by the definition that
scikit-learn documents for `permutation_importance`: the score of the rows less that of rows with a shuffled column."""
from __future__ import annotations

import csv
import io
import json
from random import Random
from statistics import mean, pstdev

import pytest

from neuron_graph.data.columns import Column
from neuron_graph.data.importance import effects, losses
from neuron_graph.data.model import Predictor
from neuron_graph.data.sqlite import load
from neuron_graph.network import Dropout, Layer, Network, Neuron
from neuron_graph.setup import Scaling


def neurons(random: Random, names: str, width: int, activation: str) -> list[Neuron]:
    return [Neuron(name, [random.uniform(-1, 1) for _ in range(width)], random.uniform(-1, 1), activation) for name in names.split()]


def model(activation: str = "tanh", last: str = "identity", outputs: str = "price rent", scaled: bool = True, **layer) -> Predictor:
    """3-4-n with drawn weights."""
    random = Random(f"{activation} {last}")
    network = Network([Layer(neurons(random, "h1 h2 h3 h4", 3, activation), **layer), Layer(neurons(random, outputs, 4, last))], ["x", "y", "z"])
    classes = outputs.split() if last == "softmax" else []
    scaling = Scaling([1.0, -2.0, 300.0], [2.0, 0.25, 40.0]) if scaled else None
    goals = Scaling([1e5, 7.0], [3e4, 0.5]) if scaled and not classes else None
    return Predictor(network, ["x", "y", "z"], ["label"] if classes else outputs.split(), classes, scaling, goals)


def house() -> Predictor:
    network = Network([Layer([Neuron("price", [0.5, 1.0], 0.25, "identity")])], ["rooms", "area"])
    return Predictor(network, ["rooms", "area"], ["price"], [], Scaling([3.0, 80.0], [2.0, 40.0]), Scaling([200000.0], [80000.0]))


def test_an_effect_by_hand():
    """price = (0.5 (rooms - 3)/2 + (area - 80)/40 + 0.25) 80000 + 200000."""
    assert effects(house(), [[5.0, 120.0], [1.0, 2.0]]) == [[(pytest.approx(20000.0),) * 2], [(pytest.approx(2000.0),) * 2]]


def test_sizes_do_not_cancel():
    """y = relu(x) + relu(-x), the size of x, whose slope is 1 or -1."""
    layers = [Layer([Neuron("h1", [1.0], 0.0, "relu"), Neuron("h2", [-1.0], 0.0, "relu")]), Layer([Neuron("y", [1.0, 1.0], 0.0, "identity")])]
    assert effects(Predictor(Network(layers, ["x"]), ["x"], ["y"]), [[3.0], [-3.0], [1.0]]) == [[(pytest.approx(1 / 3), pytest.approx(1.0))]]


@pytest.mark.parametrize("made", [
    {}, {"activation": "relu"}, {"activation": "sigmoid", "scaled": False}, {"last": "softmax", "outputs": "a b c"}, {"activation": "gelu"},
    {"last": "softmax", "outputs": "a b c", "scaled": False}, {"dropout": Dropout(0.5)}, {"norm": "layer"}, {"norm": "batch"}], ids="-".join)
def test_effects_are_central_differences_of_what_is_predicted(made):
    one, random = model(**made), Random(3)
    rows = [[random.uniform(-1, 3), random.uniform(-3, 0), random.uniform(200, 400)] for _ in range(4)]

    def said(row: list[float]) -> list[float]:
        found = one.outputs(row)
        return one.target_scaling.undo(found) if one.target_scaling else found

    for place, by_output in enumerate(effects(one, rows)):
        for output, (middle, size) in enumerate(by_output):
            slopes = []
            for row in rows:
                h = 1e-5 * (1 + abs(row[place]))
                above, below = ([*row[:place], row[place] + step, *row[place + 1:]] for step in (h, -h))
                slopes.append((said(above)[output] - said(below)[output]) / (2 * h))
            assert middle == pytest.approx(mean(slopes), rel=1e-5, abs=1e-7)
            assert size == pytest.approx(mean(map(abs, slopes)), rel=1e-5, abs=1e-7)


def test_a_loss_by_hand():
    """y = x, exactly, of the rows 0 and 1: shuffled they are swapped, where R² is 1 - 2/0.5 = -3, or stay."""
    one = Predictor(Network([Layer([Neuron("y", [1.0, 0.0], 0.0, "identity")])], ["x", "other"]), ["x", "other"], ["y"])
    random = Random(7)
    swaps = [4.0 * (random.random() > random.random()) for _ in range(6)]
    assert {*swaps} == {0.0, 4.0}
    assert losses(one, [[0.0, 5.0], [1.0, 6.0]], [0.0, 1.0], 6, 7) == [(pytest.approx(mean(swaps)), pytest.approx(pstdev(swaps))), (0.0, 0.0)]


def test_words_of_a_column_go_together():
    """y = 1 where the color is red: each row has exactly one color still, so every prediction is 0 or 1."""
    network = Network([Layer([Neuron("y", [0.0, 0.0, 1.0, 0.0], 0.0, "identity")])], ["color_blue", "color_green", "color_red", "age"])
    columns = [Column("color", ("blue", "green", "red")), Column("age")]
    one = Predictor(network, ["color=blue", "color=green", "color=red", "age"], ["y"], columns=columns)
    rows = [[1.0, 0.0, 0.0, 3.0], [0.0, 1.0, 0.0, 4.0], [0.0, 0.0, 1.0, 5.0], [0.0, 0.0, 1.0, 6.0]]
    seen = []

    class Noting(Predictor):
        def predict_one(self, raw):
            seen.append(list(raw))
            return super().predict_one(raw)

    noting = Noting(network, one.features, one.targets, columns=columns)
    found = losses(noting, rows, [0.0, 0.0, 1.0, 1.0], 3, 1)
    assert found[0] == found[1] == found[2] and found[3] == (0.0, 0.0) and found[0][0] > 0
    assert len(seen) == (1 + 2 * 3) * 4
    seen = [seen[start:start + 4] for start in range(0, len(seen), 4)]
    for shuffled in seen[1:4]:
        assert sorted(row[:3] for row in shuffled) == sorted(row[:3] for row in rows) and [row[3] for row in shuffled] == [3.0, 4.0, 5.0, 6.0]
    assert any(shuffled != rows for shuffled in seen[1:4])


def test_the_seed_says_all():
    one, random = model(), Random(1)
    rows = [[random.random() for _ in range(3)] for _ in range(20)]
    values = [*map(one.predict_one, rows)]
    assert losses(one, rows, values, 2, 5) == losses(one, rows, values, 2, 5) != losses(one, rows, values, 2, 6)


@pytest.fixture
def made(typed, tmp_path) -> tuple[str, str]:
    """A model and its table."""
    file, path = tmp_path / "house.csv", str(tmp_path / "house.db")
    file.write_text("rooms,area,price\n" + "\n".join(f"{n % 5 + 1},{40 + 7.3 * n % 90:.1f},{1000 * (n % 5) + 900 * (7.3 * n % 90):.0f}" for n in range(40)))
    assert typed("train", str(file), "--target", "price", "--layers", "3", "--epochs", "30", "--model", path).code == 0
    return path, str(file)


def test_the_command(typed, made):
    path, file = made
    one = load(path)
    with open(file, encoding="utf-8") as lines:
        table = [[float(cell) for cell in row.values()] for row in csv.DictReader(lines)]
    rows, values = [row[:2] for row in table], [row[2] for row in table]
    found = json.loads(typed("importance", path, file, "--format", "json", "--repeats", "3", "--seed", "2").out)["rows"]
    assert [row["input"] for row in found] == ["area", "rooms"]
    for row in found:
        place = one.features.index(row["input"])
        assert (row["lost"], row["deviation"]) == losses(one, rows, values, 3, 2)[place] and (row["gradient"], row["size"]) == effects(one, rows)[place][0]
    assert [[*row.values()] for row in csv.DictReader(io.StringIO(typed("importance", path, file, "--format", "csv", "--repeats", "3", "--seed", "2").out))] == [
        [str(cell) for cell in row.values()] for row in found]
    said = typed("importance", path, file).out
    assert said.startswith("gradient: how the output changes for one more of the input") and f"of the score {one.score(rows, values):.4g} of 40 rows" in " ".join(said.split())
    assert typed("importance", path, "--inputs", "3,80", "--format", "linear").out.count(", gradient ") == 2
    assert "lost" not in typed("importance", path, "--inputs", "3,80").out


@pytest.mark.parametrize("words, why", [
    ([], "a file or --inputs is needed, one of both"), (["FILE", "--target", "prize"], "nearest: price"), (["FILE", "--repeats", "0"], "a whole number is needed, 1 or more"),
    (["FILE", "--inputs", "1,2"], "one of both"), (["--inputs", "1"], "2 are needed, 1 given"), (["--inputs", "1,x"], "'x'")])
def test_what_cannot_be_done(typed, made, words, why):
    path, file = made
    found = typed("importance", path, *(file if word == "FILE" else word for word in words))
    assert found.code == 2 and why in found.err and found.err.count("\n") == 1 and not found.out
