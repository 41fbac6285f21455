"""Models and their fitting: what is predicted, what is remembered, how it stops; against the library's own training."""
import pytest

from neuron_graph import Convention, Model, Plan, accuracy, confusion, network_of_sizes, train
from neuron_graph.data.fit import Stop, fitting
from neuron_graph.data.history import Entry
from neuron_graph.data.scores import determination
from neuron_graph.errors import Diverged, NeuronGraphError
from neuron_graph.setup.scaling import Scaling
from neuron_graph.setup.snapshot import state
from tests.conftest import fit

XOR = [([0, 0], ["no"]), ([0, 1], ["yes"]), ([1, 0], ["yes"]), ([1, 1], ["no"])]


def xor_model(seed=2, **more):
    network = network_of_sizes([2, 4, 2], seed, "tanh", "softmax").under(Convention(error="cross-entropy", samples="shuffled"))
    return Model(network, ["a", "b"], ["xor"], ["no", "yes"], rate=0.3, **more)


def samples_of(model):
    return [model.sample(raw, label[0]) for raw, label in XOR]


def test_it_learns_and_says_labels():
    model = xor_model(seed=0)
    fit(model, samples_of(model), epochs=300, every=50)
    assert [model.predict_one(raw) for raw, _ in XOR] == ["no", "yes", "yes", "no"]
    assert model.score([raw for raw, _ in XOR], [label[0] for _, label in XOR]) == 1.0
    assert model.epochs == 300 and [entry.epoch for entry in model.history] == [50, 100, 150, 200, 250, 300]
    assert model.history[-1].accuracy == 1.0 and model.history[-1].error < model.history[0].error


def test_fitting_is_the_training_of_the_library():
    model = xor_model()
    network = model.network.copy()
    fit(model, samples_of(model), epochs=40, every=7)
    history = train(network, samples_of(model), 40, 0.3)
    assert repr(state(network)) == repr(state(model.network))
    assert model.history[-1].error == history[-1][1]


def test_going_on_is_going_through():
    through, stepwise = xor_model(), xor_model()
    fit(through, samples_of(through), epochs=60, every=10)
    for epochs in (13, 20, 27):
        fit(stepwise, samples_of(stepwise), epochs, every=5)
    assert repr(state(through.network)) == repr(state(stepwise.network))


def test_it_stops_when_it_gets_no_better_and_keeps_the_best():
    model = xor_model()
    wrong = [model.sample(raw, "yes" if label[0] == "no" else "no") for raw, label in XOR]
    fit(model, samples_of(model), epochs=500, every=1, stop=Stop(wrong, 5))
    assert model.epochs < 100 and (not model.history or model.history[-1].epoch == model.epochs)
    other = xor_model()
    fit(other, samples_of(other), model.epochs)
    assert repr(state(model.network)) == repr(state(other.network))


def test_an_interrupt_leaves_a_whole_entry(monkeypatch):
    model = xor_model()
    entries = fitting(model, samples_of(model), epochs=100, every=10)
    next(entries)
    parameters = state(model.network)

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("neuron_graph.programs.session.Session.run", interrupt)
    with pytest.raises(KeyboardInterrupt):
        next(entries)
    assert model.epochs == 10 and state(model.network) == parameters


def test_what_a_beat_has_told_of_is_kept(monkeypatch):
    monkeypatch.setattr("neuron_graph.programs.session.FIRST_CHUNK", 0)
    monkeypatch.setattr("neuron_graph.programs.session.CHUNK_SECONDS", 0.0)
    model, other, told = xor_model(), xor_model(), []

    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("neuron_graph.data.fit.look", interrupt)
        with pytest.raises(KeyboardInterrupt):
            list(fitting(model, samples_of(model), 10, every=5, beat=lambda epoch: told.append((epoch, model.epochs))))
    assert told == [(epoch, epoch) for epoch in range(1, 5)] and model.epochs == 4 and model.history == []
    fit(other, samples_of(other), 4)
    assert repr(state(model.network)) == repr(state(other.network))


def test_numbers_come_back_in_their_own_units():
    network = network_of_sizes([1, 1], 3, "identity")
    model = Model(network, ["x"], ["y"], scaling=Scaling([5.0], [2.0]), target_scaling=Scaling([100.0], [50.0]), rate=0.1)
    rows = [[float(x)] for x in range(11)]
    values = [30.0 * x - 7 for x in range(11)]
    fit(model, [model.sample(row, value) for row, value in zip(rows, values)], 200)
    assert model.predict_one([4.0]) == pytest.approx(113.0, abs=1e-3) and model.score(rows, values) > 0.999999


def test_two_classes_with_one_output():
    model = Model(network_of_sizes([2, 1], 1), ["a", "b"], ["or"], ["no", "yes"], low=0.1, high=0.9, rate=1.0)
    assert model.targets_of("yes") == [0.9] and model.targets_of("no") == [0.1]
    fit(model, [model.sample([a, b], "yes" if a or b else "no") for a in (0, 1) for b in (0, 1)], 500)
    assert [model.predict_one([a, b]) for a in (0, 1) for b in (0, 1)] == ["no", "yes", "yes", "yes"]


@pytest.mark.parametrize("changes, why", [
    ({"features": ["a"]}, "features"), ({"classes": ["no", "no"]}, "different"), ({"classes": ["a", "b", "c"]}, "classes"), ({"targets": ["x", "y"]}, "target columns"),
    ({"low": 1.0}, "target of a class"), ({"scaling": Scaling([1.0])}, "scaling"),
])
def test_what_does_not_fit_together(changes, why):
    parts = {"features": ["a", "b"], "targets": ["xor"], "classes": ["no", "yes"], **changes}
    with pytest.raises(NeuronGraphError, match=why):
        Model(network_of_sizes([2, 4, 2], 2, "tanh", "softmax"), **parts)


def test_rows_that_do_not_fit():
    model = xor_model()
    for bad in (lambda: model.predict_one([1.0]), lambda: model.predict_one([1.0, float("nan")]), lambda: model.sample([0, 1], "maybe"),
                lambda: model.score([], []), lambda: fit(model, samples_of(model), 5, stop=Stop([], 3))):
        with pytest.raises(NeuronGraphError):
            bad()


def test_divergence_leaves_the_last_epoch_that_was_finite():
    model = Model(network_of_sizes([1, 1], 3, "identity"), ["x"], ["y"], rate=5.0)
    with pytest.raises(Diverged) as raised:
        fit(model, [model.sample([float(x)], x) for x in range(5)], 1000, every=50)
    assert model.epochs == raised.value.epoch - 1


def test_determination():
    assert determination([1, 2, 3], [1, 2, 3]) == 1.0 and determination([1, 2, 3], [2, 2, 2]) == 0.0
    assert determination([5, 5], [5, 5]) == 1.0 and determination([5, 5], [5, 6]) == 0.0
    assert Entry(1, 0.5).accuracy is None


@pytest.mark.parametrize("cut", [1, 7, 12])
def test_a_training_that_stops_by_itself_goes_on_as_if_it_had_not_been_cut_short(cut):
    def begin():
        model = xor_model(seed=5)
        return model, [model.sample(raw, label[0]) for raw, label in XOR[:3]], [model.sample(XOR[3][0], XOR[3][1][0])]

    through, samples, validation = begin()
    fit(through, samples, 200, stop=Stop(validation, 12))
    stopped, _, _ = begin()
    entries = fitting(stopped, samples, 200, stop=Stop(validation, 12))
    for _ in range(cut):
        next(entries)
    entries.close()
    fit(stopped, samples, 200 - stopped.epochs, stop=Stop(validation, 12))
    assert (stopped.epochs, stopped.history, stopped.best) == (through.epochs, through.history, None)
    assert repr(state(stopped.network)) == repr(state(through.network))


def test_the_library_in_a_few_lines(tmp_path):
    from neuron_graph import (
        Model,
        Perceptron,
        Plan,
        Scaling,
        Table,
        accuracy,
        confusion,
        load,
        save,
    )

    (tmp_path / "rows.csv").write_text("x,y,class\n" + "".join(f"{x},{y},{'ab'[x + 2 * y > 9]}\n" for x in range(8) for y in range(8)))
    table = Table.read(tmp_path / "rows.csv")
    rows, labels = table.numbers([0, 1]), table.texts(2)
    model = Model.of(rows, labels, Plan(hidden=(4,), rate=0.1, patience=0)).fit(rows, labels, epochs=60)
    assert model.score(rows, labels) == accuracy(labels, model.predict(rows)) > 0.95
    assert confusion(labels, model.predict(rows), model.classes) == model.test(rows, labels).confusion
    scaling = Scaling.fit(rows)
    assert (model.scaling.shift, model.scaling.scale) == (scaling.shift, scaling.scale)
    assert scaling.shift == [3.5, 3.5] and scaling.undo(scaling.apply([1.0, 2.0])) == pytest.approx([1.0, 2.0])
    separator = Perceptron([0.0, 0.0], classes=["a", "b"], rate=1.0).fit(rows, labels, epochs=300)
    assert separator.score(rows, labels) == 1.0 and separator.copy().partial_fit(rows, labels).epochs == 301
    for made in (model, separator):
        save(made, tmp_path / "m.db", force=True)
        assert load(tmp_path / "m.db").predict(rows) == made.predict(rows)


def test_models_of_numbers_and_of_several():
    rows = [[x / 4, -x / 3] for x in range(12)]
    one = [3.5 * x + 0.5 for x in range(12)]
    model = Model.of(rows, one).fit(rows, one, 200)
    assert (model.targets, model.classes) == (["y"], []) and model.score(rows, one) > 0.99
    both = [[y, -y] for y in one]
    pair = Model.of(rows, both, features=["a", "b"], targets=["up", "down"]).fit(rows, both, 200)
    assert pair.score(rows, both) > 0.99 and [len(found) for found in pair.predict(rows[:2])] == [2, 2]
    assert Model.of(rows, [x % 2 for x in range(12)]).classes == ["0", "1"]
    for bad in (lambda: Model.of([], []), lambda: Model.of(rows, one[:3]), lambda: Model.of(rows, ["same"] * 12), lambda: model.score(rows, [])):
        with pytest.raises(NeuronGraphError):
            bad()


def test_labels_of_other_types_and_rows_that_are_none():
    rows, labels = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 1, 0]
    model = Model.of(rows, labels, Plan(rate=0.2)).fit(rows, labels, 500)
    assert accuracy(labels, model.predict(rows)) == model.score(rows, labels) == 1.0
    assert confusion(labels, model.predict(rows)) == [[2, 0], [0, 2]]
    assert Model.of(rows, [False, True, True, False]).fit(rows, [False, True, True, False], 1).classes == ["False", "True"]
    for bad in (lambda: Model.of([1.0, 2.0], ["a", "b"]), lambda: model.predict([0.0, 1.0]), lambda: Scaling.fit(rows).apply([1.0])):
        with pytest.raises(NeuronGraphError):
            bad()
