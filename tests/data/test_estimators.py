"""Models that fit themselves: what they take, what they give back, what scikit-learn asks of them."""
import copy
import math
import pickle

import pytest

from neuron_graph import Model, NeuronGraphError, Perceptron, Plan, load, network_of_sizes, save
from neuron_graph.errors import NotFitted
from neuron_graph.setup.snapshot import state

ROWS = [[float(x), float(y)] for x in range(5) for y in range(5)]
WORDS = ["over" if x + y > 4 else "under" for x, y in ROWS]
HALVES = [0.5 * x - y for x, y in ROWS]


class Array:
    """What has `tolist`, as an array of NumPy has."""

    def __init__(self, held):
        self.held = held

    def tolist(self):
        return self.held


class Column(Array):
    """A column of a data frame: an array with a name."""

    def __init__(self, held, name):
        super().__init__(held)
        self.name = name


class Frame:
    """What has `columns` and `to_numpy`, as a data frame has."""

    def __init__(self, **columns):
        self.held, self.columns = columns, list(columns)

    def to_numpy(self):
        return Array([list(row) for row in zip(*self.held.values())])


class Sparse:
    """What has `toarray`, as a sparse matrix has."""

    def toarray(self):
        return Array(ROWS)


def bits(model):
    return [*map(repr, state(model.network))]


def frame(rows=ROWS):
    xs, ys = zip(*rows)
    return Frame(width=xs, height=ys)


@pytest.mark.parametrize("rows", [
    Array(ROWS), [tuple(row) for row in ROWS], tuple(ROWS), [Array(row) for row in ROWS], [[int(x), int(y)] for x, y in ROWS], Sparse(), frame()])
def test_rows_of_all_kinds(rows):
    plain, model = Model(epochs=5, seed=3).fit(ROWS, WORDS), Model(epochs=5, seed=3).fit(rows, WORDS)
    assert bits(model) == bits(plain) and model.predict(rows) == plain.predict(ROWS) and model.score(rows, WORDS) == plain.score(ROWS, WORDS)


def test_ranges_and_bools_are_rows():
    assert Model(epochs=1).fit([range(x, x + 2) for x in range(6)], [*"ab"] * 3).features == ["x1", "x2"]
    rows = [[x > 2, True] for x, _ in ROWS]
    assert Model(epochs=1).fit(rows, WORDS).predict(rows) == Model(epochs=1).fit([[int(a), int(b)] for a, b in rows], WORDS).predict(rows)


def test_a_generator_of_rows_and_values():
    given = Model(epochs=5).fit((row for row in ROWS), (word for word in WORDS))
    assert bits(given) == bits(Model(epochs=5).fit(ROWS, WORDS))


@pytest.mark.parametrize("values, classes", [
    (WORDS, ["over", "under"]), ([word == "over" for word in WORDS], [False, True]), ([int(word == "over") for word in WORDS], [0, 1]),
    ([-3 if word == "over" else 12 for word in WORDS], [-3, 12]), ([[word] for word in WORDS], ["over", "under"]), (Array(WORDS), ["over", "under"])])
def test_labels_come_back_as_they_were(values, classes, tmp_path):
    model = Model(epochs=150, rate=0.1).fit(ROWS, values)
    flat = [value[0] if isinstance(value, list) else value for value in getattr(values, "held", values)]
    assert model.predict(ROWS) == flat and [*map(type, model.predict(ROWS))] == [*map(type, flat)] and list(model.classes_) == classes
    assert model.classes == [*map(str, classes)] and model.score(ROWS, values) == 1.0
    save(model, tmp_path / "m.db")
    assert load(tmp_path / "m.db").predict(ROWS) == flat and list(load(tmp_path / "m.db").classes_) == classes
    assert [len(row) for row in model.predict_proba(ROWS)] == [2] * 25
    for row, label in zip(model.predict_proba(ROWS), flat):
        assert math.isclose(sum(row), 1.0) and model.classes_[row.index(max(row))] == label


def test_a_single_sigmoid_has_probabilities_and_a_model_of_numbers_none():
    either = Model(network_of_sizes([2, 1], 1), ["a", "b"], ["c"], ["no", "yes"])
    [[no, yes]] = either.predict_proba([[1.0, 2.0]])
    assert [yes] == either.outputs([1.0, 2.0]) and no == 1.0 - yes
    for model in Model(epochs=1).fit(ROWS, HALVES), Model(epochs=1, loss="hinge").fit(ROWS, WORDS), Perceptron([0.0, 0.0]):
        with pytest.raises(NeuronGraphError, match="no probabilities"):
            model.predict_proba(ROWS)


def test_numbers_and_several_of_them():
    model = Model(epochs=100, targets=["gain"]).fit(ROWS, HALVES)
    assert model.targets == ["gain"] and model.score(ROWS, HALVES) > 0.99 and model.classes_ == []
    several = Model(epochs=100).fit(ROWS, Frame(up=HALVES, down=[-y for y in HALVES]))
    assert several.targets == ["up", "down"] and {len(row) for row in several.predict(ROWS)} == {2}


def test_a_data_frame_is_known_by_its_names():
    model = Model(epochs=5).fit(frame(), Column(WORDS, "size"))
    assert (model.features, model.targets) == (["width", "height"], ["size"])
    xs, ys = zip(*ROWS)
    turned = Frame(height=ys, more=["?"] * 25, width=xs)
    assert model.predict(turned) == model.predict(frame()) == model.predict(ROWS)
    assert Model(epochs=5, features=["height"]).fit(frame(), WORDS).features == ["height"]
    with pytest.raises(NeuronGraphError, match="no column 'height'"):
        model.predict(Frame(width=xs))


def test_words_are_features():
    model = Model(epochs=60).fit(Frame(age=[*range(25)], town=[*"abcab"] * 5), ["yes" if town == "a" else "no" for town in "abcab" * 5])
    assert model.features == ["age", "town=a", "town=b", "town=c"] and model.predict([[3, "a"], [4, "b"]]) == ["yes", "no"]


def test_fit_starts_anew_and_partial_fit_goes_on(tmp_path):
    model = Model(epochs=6, seed=4, layers=[3]).fit(ROWS, WORDS)
    first = bits(model)
    assert bits(model.fit(ROWS, WORDS)) == first != bits(model.partial_fit(ROWS, WORDS)) and model.epochs == 7
    assert bits(model) == bits(Model(epochs=7, seed=4, layers=[3]).fit(ROWS, WORDS)) == bits(Model(seed=4, layers=[3]).fit(ROWS, WORDS, epochs=7))
    assert bits(Model.of(ROWS, WORDS, Plan(seed=4, hidden=(3,))).partial_fit(ROWS, WORDS, 7)) == bits(model)
    save(model.fit(ROWS, WORDS), tmp_path / "m.db")
    again = load(tmp_path / "m.db")
    assert again.get_params()["layers"] == (3,) and bits(again.fit(ROWS, WORDS)) == first and bits(again.partial_fit(ROWS, WORDS)) == bits(model.partial_fit(ROWS, WORDS))


def test_classes_of_the_first_part():
    model = Model().partial_fit(ROWS[:3], [0, 1, 0], classes=[0, 1, 2])
    assert model.partial_fit(ROWS[3:6], [2, 2, 1]).epochs == 2 and list(model.classes_) == [0, 1, 2]


def test_a_network_of_ones_own_starts_as_it_was_given():
    network = network_of_sizes([2, 1], 1)
    for model in Model(network, ["a", "b"], ["c"], ["under", "over"], rate=0.3), Perceptron([0.0, 1.0], classes=["under", "over"]):
        start = bits(model)
        once = bits(model.fit(ROWS, WORDS, epochs=3))
        assert start != once == bits(model.fit(ROWS, WORDS, epochs=3)) and model.epochs == 3


def test_it_stops_by_itself():
    chance = [*"abbab" * 5, *"babba" * 5]
    model = Model(stop_after=5, epochs=300, rate=0.2).fit(ROWS * 2, chance)
    assert model.epochs < 290 and model.best is None
    assert bits(model) == bits(Model(stop_after=5, epochs=300, rate=0.2).fit(ROWS * 2, chance))


def test_options():
    model = Model(layers=[8, 4], epochs=200, seed=1)
    assert repr(model) == "Model(layers=[8, 4], seed=1, epochs=200)" and model.set_params(epochs=2, rate=0.1) is model
    assert model.get_params()["rate"] == 0.1 and [len(layer.neurons) for layer in model.fit(ROWS, WORDS).network.layers] == [8, 4, 2]
    assert Model(layers=5, epochs=1).fit(ROWS, WORDS).network.shape == "2-5-2" and Model(layers=[], epochs=1).fit(ROWS, WORDS).network.shape == "2-2"
    assert set(model.get_params()) == set(Model(**model.get_params()).get_params())


def test_before_a_fit():
    model = Model()
    assert not hasattr(model, "network") and not hasattr(model, "convention") and not hasattr(model, "surprise") and copy.copy(model).epochs == 0
    assert model._repr_html_() is None and model._repr_svg_() is None and "<svg" in Model(epochs=1).fit(ROWS, WORDS)._repr_html_()
    for ask in (lambda: model.predict(ROWS), lambda: model.score(ROWS, WORDS), lambda: model.network, lambda: model.errors, lambda: save(model, "x.db"), lambda: model.classes_):
        with pytest.raises(NotFitted, match="before it is fitted: fit it first"):
            ask()


@pytest.mark.parametrize("rows, values, why", [
    ([1.0, 2.0], [0, 1], "row 1 of X is 1.0: a list of numbers is needed for each row"), ([], [], r"X is \[\]"), (5, [1], "X is 5"), ("ab", [0, 1], "X is 'ab'"),
    ([[1, 2], [3]], [0, 1], "row 2 of X: 2 are needed, 1 given"), ([[1], [2]], [0], "y: 2 are needed, 1 given"), ([[[1], [2]]], [0], "row 1 of X is"),
    ([[1, 2], [3, math.nan]], [0, 1], "X and y, line 2, column 'x2': .*: missing=drop leaves out 1 row"), ([[1, 2], [3, None]], [0, 1], "X and y, line 2, column 'x2'"),
    ([[1, 2], [3, 4], [math.inf, 6]], [0, 1, 1], "X and y, line 3, column 'x1'"), ([[1, 2], [3, 4], ["k", 6]], [0, 1, 1], "X and y, line 3, column 'x1'"),
    ([[1], [2]], [0, None], "X and y, line 2, column 'y'"), ([[1], [2]], [0.5, math.nan], "X and y, line 2, column 'y'"), ([[1], [2]], 7, "y is 7"),
    ([[1], [2]], [[1, 2], [3]], "row 2 of y: 2 are needed, 1 given"), ([[1], [2]], ["a", "a"], "one class"), ([[]], [1], "row 1 of X is"),
])
def test_what_cannot_be_fitted(rows, values, why):
    with pytest.raises(NeuronGraphError, match=why):
        Model().fit(rows, values)


@pytest.mark.parametrize("options, why", [
    ({"layer": 3}, "no option of a model 'layer'; nearest: layers"), ({"hidden_layer_sizes": (8,)}, "nearest: layers"), ({"random_state": 0}, "nearest: seed"),
    ({"layers": "8,4"}, "hidden layers"), ({"layers": [-1]}, "-1"), ({"epochs": -1}, "epochs is -1"), ({"epochs": "x"}, "epochs is 'x'"), ({"rate": "x"}, "the rate is 'x'"),
    ({"seed": "a"}, "the seed is 'a'"), ({"batch": 0}, "batch is 0"), ({"class_targets": 3}, "class_targets is 3"), ({"loss": "x"}, "'x'"), ({"network": 8}, "the network is 8")])
def test_options_that_cannot_be(options, why):
    with pytest.raises(NeuronGraphError, match=why):
        Model(**options).fit(ROWS, WORDS)
    with pytest.raises(NeuronGraphError, match="no option of a model 'foo'"):
        Model().set_params(foo=1)


def test_rows_that_a_model_does_not_know():
    model = Model(epochs=2).fit(Frame(age=[*range(10)], town=[*"ab"] * 5), [*"xy"] * 5)
    for rows, why in ([[1, "q"]], "column 'town'"), ([[1]], "row 1 of X: 2 are needed, 1 given"), ([["k", "a"]], "column 'age'"), ([[math.nan, "a"]], "column 'age'"):
        with pytest.raises(NeuronGraphError, match=why):
            model.predict(rows)


def test_scikit_learn_uses_it():
    pytest.importorskip("sklearn", reason="scikit-learn is not installed")
    from sklearn.base import clone
    from sklearn.datasets import load_breast_cancer, load_iris
    from sklearn.model_selection import GridSearchCV, cross_val_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rows, labels = load_iris(return_X_y=True)
    model = Model(layers=[8], epochs=30, seed=1)
    assert clone(model).get_params() == model.get_params() and clone(Perceptron([0.0, 0.0])).get_params()["weights"] == [0.0, 0.0]
    assert cross_val_score(model, rows, labels).mean() > 0.93 and (model.fit(rows, labels).predict(rows) == labels).mean() > 0.95
    assert model.predict_proba(rows).shape == (150, 3) and list(model.classes_) == [0, 1, 2]
    assert make_pipeline(StandardScaler(), model).fit(rows, labels).score(rows, labels) > 0.95
    search = GridSearchCV(model, {"layers": [[4], [8, 4]], "rate": [0.01, 0.05]}, cv=3).fit(rows, labels)
    assert search.best_score_ > 0.9 and search.best_estimator_.options["layers"] in ([4], [8, 4])
    rows, labels = load_breast_cancer(return_X_y=True)
    for scoring in ("roc_auc", "neg_log_loss", "f1"):
        assert cross_val_score(Model(epochs=3), rows, labels, scoring=scoring, cv=3, error_score="raise").mean() > -0.3


def test_pandas():
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    table = pandas.DataFrame({"width": [x for x, _ in ROWS], "height": [y for _, y in ROWS], "tall": [y > 2 for _, y in ROWS]})
    model = Model(epochs=100).fit(table, pandas.Series(WORDS, name="size", dtype="category"))
    assert model.features == ["width", "height", "tall"] and model.targets == ["size"] and model.score(table[["tall", "height", "width"]], WORDS) > 0.9


def test_a_word_for_missing_values_is_known_when_it_predicts_too():
    rows, labels = [[float(n % 7)] for n in range(60)], ["a" if n % 7 < 3 else "b" for n in range(60)]
    rows[5] = [-999.0]
    model = Model(missing="mean", missing_word="-999", epochs=5).fit(rows, labels)
    [column] = model.columns
    assert model.predict_proba([[-999.0]]) == model.predict_proba([[float(column.filling)]])


@pytest.mark.parametrize("values", [WORDS, HALVES], ids=["classes", "numbers"])
def test_a_model_is_pickled_whole(values):
    model = Model(layers=[3], epochs=4, loss="huber" if values is HALVES else "").fit(ROWS, values)
    twin = pickle.loads(pickle.dumps(model))
    assert twin.predict(ROWS) == model.predict(ROWS) and twin.convention == model.convention and twin.get_params() == model.get_params()
    assert state(twin.partial_fit(ROWS, values).network) == state(model.partial_fit(ROWS, values).network)
    assert pickle.loads(pickle.dumps(Model(seed=3))).get_params()["seed"] == 3
