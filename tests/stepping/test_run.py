"""Running until a condition: which, where it stops, what is said; compiled reports are what recordings say, bit for bit."""
from dataclasses import replace

import pytest

from neuron_graph.errors import Diverged, NeuronGraphError
from neuron_graph.published.example import Example
from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.setup.initial import network_of_sizes
from neuron_graph.stepping import events
from neuron_graph.stepping.condition import read_condition
from neuron_graph.stepping.cursor import Cursor
from neuron_graph.stepping.run import Run
from neuron_graph.stepping.timeline import Change, Timeline


def run(text, start="1", name="worked-example", others=()):
    cursor = Cursor(Timeline(example_named(name)))
    cursor.go_to(start)
    found = Run(cursor, [read_condition(one, cursor.recording) for one in (text, *others)])
    found.go()
    return cursor, found


TABLE = [  # condition, where we are, epoch and name where it stops
    ("E < 0.01", "1", (203, "E")),
    ("E<.01", "1", (203, "E")),
    ("0.01 > E", "1", (203, "E")),
    ("E < 1e-6", "1", (64800, "E")),
    ("E < 0.2", "1 E", (2, "E")),
    ("epoch 500", "1", (500, "z_h1")),
    ("a_o1", "1", (1, "a_o1")),
    ("a_o1", "1 a_o1", (2, "a_o1")),
    ("out_o1 < out_h1", "1", (30, "a_o1")),
    ("w5 < 0", "1", (20, "z_h1")),
    ("w5+ < 0", "1", (19, "w5+")),
    ("delta_o2 >= -0.01", "1", (91, "delta_o2")),
    ("E != 5", "1", (1, "E")),
]


@pytest.mark.parametrize("text, start, after", TABLE)
def test_where_a_condition_comes_true(text, start, after):
    cursor, found = run(text, start)
    assert (cursor.epoch, cursor.step.name) == after
    assert str(found.met) == text


@pytest.mark.parametrize("text, name, truth", [
    ("E < 0.01", "E", lambda value: value < 0.01), ("w5+ < 0", "w5+", lambda value: value < 0), ("|dE/dw7| < 0.005", "dE/dw7", lambda value: abs(value) < 0.005),
    ("delta_o2 >= -0.01", "delta_o2", lambda value: value >= -0.01), ("0.3 > out_o1", "a_o1", lambda value: value < 0.3),
])
def test_the_first_time_is_the_first_time(text, name, truth):
    """By recordings of every epoch up to there."""
    cursor, _ = run(text)
    numbers = [example_named("worked-example").recording(epoch)[name].value for epoch in range(1, cursor.epoch + 1)]
    assert cursor.step.name == name and [truth(number) for number in numbers] == [False] * (len(numbers) - 1) + [True]


def test_a_change_of_sign():
    cursor, found = run("z_o1 changes sign")
    assert cursor.step.value < 0 < cursor.timeline.recording(cursor.epoch - 1)["z_o1"].value
    assert str(found.met) == "z_o1 changes sign"


def test_what_never_comes_true_leaves_us_where_we_were_with_the_nearest(monkeypatch):
    monkeypatch.setattr("neuron_graph.stepping.run.LONGEST_RUN", 300)
    cursor, found = run("E < 0.001", "7 a_o1")
    assert (cursor.epoch, cursor.step.name, found.met) == (7, "a_o1", None)
    nearest = example_named("worked-example").recording(307)["E"].value
    assert found.sentence == f"E < 0.001 did not come true in epochs 7 to 307; the nearest was E = {nearest:.9g} in epoch 307"


def test_breaks_stop_a_run_and_a_epoch_is_not_overrun():
    cursor, found = run("E < 0.01", others=["out_o1 < 0.5"])
    assert str(found.met) == "out_o1 < 0.5" and cursor.step.name == "a_o1" and cursor.step.value < 0.5
    cursor, found = run("E < 1e-9", others=["epoch 40"])
    assert (cursor.epoch, cursor.position, str(found.met)) == (40, 0, "epoch 40")


@pytest.mark.parametrize("last, met", [(19, "w5+ < 0"), (18, "None"), (20, "w5+ < 0")])
def test_the_last_epoch_is_looked_at_too(last, met):
    cursor = Cursor(Timeline(example_named("worked-example")))
    cursor.timeline.last = last
    found = Run(cursor, [read_condition("w5+ < 0", cursor.recording)])
    found.go()
    assert str(found.met) == met and cursor.epoch == (19 if found.met else 1)
    assert found.met or "did not come true in epochs 1 to 18;" in found.sentence


def test_the_last_epoch_can_be_run_to_and_none_behind_it():
    cursor = Cursor(Timeline(example_named("worked-example")))
    cursor.timeline.last = 19
    for text in ("epoch 18", "epoch 19"):
        Run(cursor, [read_condition(text, cursor.recording)]).go()
        assert f"epoch {cursor.epoch}" == text
    cursor.go_to("1")
    with pytest.raises(NeuronGraphError, match="epoch 19 is as far as one can go here"):
        Run(cursor, [read_condition("epoch 20", cursor.recording)]).go()
    Run(cursor, [read_condition(text, cursor.recording) for text in ("E < 0", "epoch 19")]).go()
    assert cursor.epoch == 19
    cursor.go_to("1")
    Run(cursor, [read_condition(text, cursor.recording) for text in ("E < 0", "epoch 20")]).go()
    assert cursor.epoch == 1


REFUSED = [
    ("", "write E < 0.01"), ("E <", "missing at character 4"), ("< 3", "missing at character 1"), ("1 < 2", "never changes"),
    ("E < 1 < 2", "second sign of comparison stands at character 7"), ("E << 1", "second sign of comparison"),
    ("foo < 1", "no number 'foo'"), ("E < 1e999", "number at character 4"), ("E < 3x", "number at character 4"),
    ("E@5 < 1", "leave out the @"), ("E changes", "'changes' comes 'sign', at character"), ("E changes sign twice", "sign"),
    ("__import__('os')", "no number"), ("epoch x", "no number"), ("|E < 1", "no number"),
]


@pytest.mark.parametrize("text, why", REFUSED)
def test_a_condition_that_is_none(text, why):
    with pytest.raises(NeuronGraphError, match=why):
        read_condition(text, example_named("worked-example").recording())


EVERYTHING = ["E", "w5", "w5+", "dE/dw5", "eta", "i1", "t_o1", "a_h1", "dE/da_h1", "delta_o1", "da/dz_o1"]
REPORTED = [
    ("worked-example", "", EVERYTHING), ("worked-example", "rule=momentum,bias=trained", ["E", "w5", "v_w5", "v_w5+", "b1", "b1+"]),
    ("worked-example", "order=updated,l2=0.01", ["E", "E_l2", "w5", "w5+", "delta_h1"]), ("four-rows", "", ["E", "E[2]", "w5+", "w5", "a_h1[3]"]),
    ("mazur", "error=squared-mean,gradient-factor=2", ["E", "delta_o2"]), ("grokking", "", ["E"]), ("perceptron", "", ["E"]),
]


@pytest.mark.parametrize("name, convention, names", REPORTED)
def test_a_compiled_step_reports_what_recordings_hold(name, convention, names):
    example = example_named(name)
    example = example.under(example.convention.changed(convention))
    recorded = list(events.recorded_events(Timeline(example), names, 2, 25))
    reporter = events.reporter_of(Timeline(example), names, 2)
    assert reporter is not None
    assert repr(list(reporter.events(2, 25))) == repr(recorded)


@pytest.mark.parametrize("activation", ["tanh", "relu", "leaky-relu", "softmax", "identity"])
def test_with_every_activation(activation):
    example = Example("", network_of_sizes([3, 4, 2], 3, activation), [([1, 0, 2], [0, 1]), ([0, 1, 1], [1, 0])], rate=0.1).checked()
    names = ["E", "E[1]", "a_h2[2]", "dE/dw3[1]", "w3"]
    recorded = list(events.recorded_events(Timeline(example), names, 1, 12))
    reporter = events.reporter_of(Timeline(example), names, 1)
    assert reporter and repr(list(reporter.events(1, 12))) == repr(recorded)


@pytest.mark.parametrize("convention", ["batch=all", "samples=shuffled", "batch=2"])
def test_what_is_not_reported_is_recorded(convention):
    example = example_named("four-rows")
    timeline = Timeline(example.under(example.convention.changed(convention)))
    assert events.reporter_of(timeline, ["E"], 1) is None
    epochs = dict(events.events(timeline, ["E[2]"], 1, 30))
    assert [epochs[epoch][-1].value for epoch in (1, 17, 30)] == [timeline.recording(epoch)["E[2]"].value for epoch in (1, 17, 30)]


def test_a_change_on_the_way_is_recorded():
    timeline = Timeline(example_named("worked-example")).changed(Change(4, "a_h1", 0.1))
    cursor = Cursor(timeline)
    found = Run(cursor, [read_condition("a_h1 < 0.2", cursor.recording)])
    found.go()
    assert (cursor.epoch, cursor.step.name, cursor.step.value) == (4, "a_h1", 0.1)


def test_training_that_diverges_says_so():
    timeline = Timeline(replace(example_named("grokking"), rate=1e60))
    cursor = Cursor(timeline)
    with pytest.raises(Diverged):
        Run(cursor, [read_condition("E < 1e-30", cursor.recording)]).go()
    assert cursor.epoch == 1
