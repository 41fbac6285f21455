"""What a walkthrough file can say, each key against a calculation by hand."""
import datetime
import json
import math
import subprocess
import sys
import tomllib

import pytest

from neuron_graph import Convention, Model, NeuronGraphError, network_of_sizes
from neuron_graph.data.sqlite.store import save
from neuron_graph.published.cases.case import Case
from neuron_graph.published.causes import convention_search
from neuron_graph.published.checker import check
from neuron_graph.published.example import Example
from neuron_graph.published.figure import Figure
from neuron_graph.published.files.reader import whole_file
from neuron_graph.published.files.template import starter
from neuron_graph.published.files.toml_table import TomlTable
from neuron_graph.published.files.walkthrough import example_named, read_example, shipped

HEAD = """
rate = 0.5
inputs = ["x"]
"""
NEURON = """
[[layer]]
activation = "{activation}"
{layer}
[[layer.neuron]]
name = "o"
weights = {weights}
{neuron}
"""


def made(head="", layer="", neuron="bias = 0.25", activation="identity", weights="[0.5, -0.75]",
         tail="[[sample]]\ninputs = [2.0, 1.0]\ntargets = [1.0]\n"):
    return read_example(head + NEURON.format(layer=layer, neuron=neuron, activation=activation, weights=weights) + tail, "mine.toml")


def numbers(example, *names, epoch=1):
    recording = Case(example).recording(epoch)
    return [recording[name].value for name in names]


def test_a_bias_as_the_weight_of_minus_one():
    example = made(layer="bias-input = -1")
    # z = 0.5·2 - 0.75·1 - 0.25 = 0, delta = 0 - 1 = -1, dE/db = delta · -1 = 1, b+ = 0.25 - 0.5·1
    assert numbers(example, "z_o", "dE/db_o", "b_o+") == [0.0, 1.0, -0.25]
    assert numbers(example, "z_o", epoch=2) == [1.5 * 2.0 + (-0.25) * 1.0 + 0.25]


def test_single_weights_frozen():
    example = made(neuron='bias = 0.25\nfrozen = ["w2"]')
    names = {step.name for step in example.recording()}
    assert "w1+" in names and not {"w2+", "dE/dw2"} & names
    # z = 0.5, delta = -0.5: w1+ = 0.5 + 0.5·0.5·2, b+ = 0.25 + 0.5·0.5
    assert numbers(example, "w1+", "b_o+") == [1.0, 0.5]
    assert numbers(example, "z_o", epoch=2) == [1.0 * 2 - 0.75 + 0.5]


@pytest.mark.parametrize("frozen", ['["w2"]', '["b_o"]', '["w1", "b_o"]'])
def test_what_is_frozen_is_written_again(frozen):
    example = made(neuron=f"bias = 0.25\nfrozen = {frozen}")
    again = read_example("\n".join(starter(example)), "again")
    assert f"frozen = {frozen}" in "\n".join(starter(example))
    assert [step.value for step in again.recording(2).trail] == [step.value for step in example.recording(2).trail]


def test_a_model_file_refuses_a_frozen_bias(tmp_path):
    example = made(neuron='bias = 0.25\nfrozen = ["b_o"]')
    with pytest.raises(NeuronGraphError, match="the bias of o is frozen, and a model file can say that of weights alone"):
        save(Model(example.network, ["x1", "x2"], ["y"]), tmp_path / "model.db")


def test_a_momentum_that_starts_moving():
    example = made(head='[convention]\nrule = "momentum"\nmomentum = 0.5\n', neuron="bias = 0.25\nvelocities = [0.5, -1.0]\nbias-velocity = 2.0")
    # delta = -0.5; v = 0.5·v - 0.5·g: 0.25 + 0.5, -0.5 + 0.25, 1 + 0.25
    assert numbers(example, "v_w1+", "v_w2+", "v_b_o+") == [0.75, -0.25, 1.25]
    assert numbers(example, "w1+", "w2+", "b_o+") == [1.25, -1.0, 1.5]


ADAM = "[convention]\nrule = 'amsgrad'\nbeta1 = 0.5\nbeta2 = 0.75\nepsilon = 0.0\n"
MOMENTS = "bias = 0.25\nfirst-moments = [0.5, -1.0, 2.0]\nsecond-moments = [4.0, 0.0, 1.0]\nlargest-second-moments = [9.0, 16.0]"


def test_adam_after_some_updates():
    example = made(head="updates = 3\n" + ADAM, neuron=MOMENTS)
    # delta = -0.5, g = -1, -0.5, -0.5; m = (m + g) / 2; v = (3·v + g·g) / 4; t = 4: m / (1 - 1/16), peak / (1 - 81/256)
    assert numbers(example, "m_w1+", "m_w2+", "m_b_o+") == [-0.25, -0.75, 0.75] and numbers(example, "t", "updates") == [4.0, 3.0]
    assert numbers(example, "v_w1+", "v_w2+", "v_b_o+") == [3.25, 0.0625, 0.8125] and numbers(example, "vmax_w1+", "vmax_w2+", "vmax_b_o+") == [9.0, 16.0, 0.8125]
    assert numbers(example, "w1+") == [pytest.approx(0.5 + 0.5 * (0.25 / (15 / 16)) / (9.0 / (175 / 256)) ** 0.5, rel=1e-15)]
    again = read_example("\n".join(starter(example)), "again")
    assert [step.value for step in again.recording(3).trail] == [step.value for step in example.recording(3).trail]


def test_a_shared_bias_after_some_updates():
    example = made(head="updates = 1\n" + ADAM, layer="bias = 0.25\nfirst-moments = [1.0]\nsecond-moments = [2.0]", neuron="")
    assert numbers(example, "m_b1+", "v_b1+", "m_w1+") == [0.25, 1.5625, -0.5]
    assert "first-moments = [1.0]" in "\n".join(starter(example))


def test_a_part_with_layers_of_its_own_starts_anew():
    head = "updates = 3\n" + ADAM + "[[part.own.layer]]\nnames = ['o']\nweights = [[0.5, 0.5]]\n[part.same]\nrate = 0.1\n"
    example = made(head=head, neuron=MOMENTS)
    assert (example.network.updates, example.parts["own"].network.updates, example.parts["same"].network.updates) == (3.0, 0.0, 3.0)
    assert example.parts["same"].network.neurons[0].memory["first"] == [0.5, -1.0, 2.0]


def test_an_unknown_rate():
    example = made(head='rate = "unknown"\n')
    assert not any(step.kind == "updated" for step in example.recording()) and numbers(example, "dE/dw1") == [-1.0]
    with pytest.raises(NeuronGraphError, match="without a rate nothing is updated"):
        example.recording(2)


def test_given_numbers():
    example = made(tail='[given]\nz_o = 3.0\n"z_o@2" = 5.0\n[[sample]]\ninputs = [2.0, 1.0]\ntargets = [1.0]\n')
    # a = 3, delta = 2: w1+ = 0.5 - 0.5·2·2; in epoch 2 a = 5, delta = 4
    assert numbers(example, "a_o", "w1+") == [3.0, -1.5]
    assert numbers(example, "a_o", "w1+", epoch=2) == [5.0, -1.5 - 0.5 * 4 * 2]
    assert numbers(example, "a_o", epoch=3) == [(-1.5 - 4.0) * 2 + (-0.75 - 1.0 - 2.0) * 1 + 0.25 - 1.0 - 2.0]


def test_scaled_inputs():
    example = made(tail="[scaling]\nshift = [10.0, 20.0]\nscale = [2.0, 4.0]\n[[sample]]\ninputs = [14.0, 24.0]\ntargets = [1.0]\n")
    assert numbers(example, "raw_x1", "x1", "x2", "z_o") == [14.0, 2.0, 1.0, 0.5]
    assert numbers(example, "z_o", epoch=2) == numbers(made(), "z_o", epoch=2)


def test_gradients_of_inputs():
    example = made(head="input-gradients = true\n")
    assert numbers(example, "dE/dx1", "dE/dx2", "dE/dx1:o") == [-0.5 * 0.5, -0.5 * -0.75, -0.25]


def test_weights_as_the_source_lists_them():
    text = "[[layer]]\nnames = ['a', 'b']\nweights = {}\nlisted = '{}'\nbiases = [0.5, 'none']\nactivation = 'relu'\n[[sample]]\ninputs = [1, 2, 3]\n"
    one = read_example(text.format("[[1, 2, 3], [4, 5, 6]]", "per neuron"), "one")
    other = read_example(text.format("[[1, 4], [2, 5], [3, 6]]", "per input"), "other")
    for example in (one, other):
        assert numbers(example, "z_a", "z_b", "w4") == [14.5, 32.0, 4.0]
        assert [neuron.bias for neuron in example.network.neurons] == [0.5, None]


def test_rows_and_test_rows():
    example = made(head="rows = [[2.0, 1.0, 1.0], [1.0, 1.0, 0.0]]\ntest-rows = [[3.0, 0.0, 1], [2.0, 3.0, 1]]\n", tail="")
    assert [tuple(targets) for _, targets in example.samples] == [(1.0,), (0.0,)] and len(example.tests) == 2
    found = Case(example)
    # after the epoch w = (0.5, -1) and b = 0: 1.5 and -2
    assert found.found(Figure("predictions", "")).values == [1.0, 0.0] and found.found(Figure("accuracy", "")).values == [0.5]


def test_an_error_before_during_and_after_a_epoch():
    example = made(head="rate = 0.125\nrows = [[2.0, 1.0, 1.0], [1.0, 1.0, 0.0]]\n", tail="", neuron='bias = "none"')
    w1, w2, during = 0.5, -0.75, []
    for x1, x2, t in ((2.0, 1.0, 1.0), (1.0, 1.0, 0.0)):
        delta = w1 * x1 + w2 * x2 - t
        during.append(0.5 * delta * delta)
        w1, w2 = w1 - 0.125 * delta * x1, w2 - 0.125 * delta * x2
    before = [0.5 * (0.25 - 1.0) ** 2, 0.5 * (-0.25) ** 2]
    after = [0.5 * (w1 * x1 + w2 * x2 - t) ** 2 for x1, x2, t in ((2.0, 1.0, 1.0), (1.0, 1.0, 0.0))]
    case = Case(example)
    for when, errors in ((None, during), ("before", before), ("after", after)):
        found = case.found(Figure("E", "", when=when))
        assert found.values == [sum(errors) / 2] and float(case.exact(found)) == pytest.approx(sum(errors) / 2, rel=1e-14)
    found = case.found(Figure("a_o", "", when="after", sample=1))
    assert float(case.exact(found)) == found.values[0]
    later = [case.found(Figure("E", "", when=when, epoch=3, sample=sample)) for when in (None, "before", "after") for sample in (1, 2)]
    assert all(float(case.exact(found)) == pytest.approx(found.values[0], rel=1e-13) for found in later)
    assert case.found(Figure("w1", "", when="after", sample=1)).values == [0.5 + 0.125 * 0.75 * 2]
    assert case.found(Figure("a_o", "", when="after", sample=1)).values == [(0.5 + 0.1875) * 2 + (-0.75 + 0.09375)]


def test_an_error_after_its_update_has_its_penalty():
    example = made(head="rate = 0.125\nrows = [[2.0, 1.0, 1.0], [1.0, 1.0, 0.0]]\n[convention]\nl2 = 0.5\n", tail="", neuron='bias = "none"')
    # delta = 0.25 - 1 = -0.75; w1 = 0.5 - 0.125·(-1.5 + 0.25), w2 = -0.75 - 0.125·(-0.75 - 0.375)
    w1, w2 = 0.5 + 0.15625, -0.75 + 0.140625
    error = 0.5 * (2 * w1 + w2 - 1) ** 2 + 0.25 * (w1 * w1 + w2 * w2)
    assert Case(example).found(Figure("E", "", when="after", sample=1)).values == [pytest.approx(error, rel=1e-15)]


def test_the_perceptron_with_the_target():
    example = made(head='[convention]\nrule = "perceptron-target"\n', activation="sign:1", tail="[[sample]]\ninputs = [2.0, 1.0]\ntargets = [-1.0]\n")
    # z = 0.5, a = 1, wrong: w += 0.5 · -1 · x
    assert numbers(example, "a_o", "delta_o", "w1+", "w2+", "b_o+") == [1.0, 1.0, -0.5, -1.25, -0.25]
    right = made(head='[convention]\nrule = "perceptron-target"\n', activation="sign:1", tail="[[sample]]\ninputs = [2.0, 1.0]\ntargets = [1.0]\n")
    assert numbers(right, "w1+", "w2+", "b_o+") == [0.5, -0.75, 0.25]


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


CARRIED = """rate = "unknown"
carry = CARRY
[[layer]]
[[layer.neuron]]
name = "a"
weights = [0.5]
bias = "none"
[[layer]]
[[layer.neuron]]
name = "o"
weights = [1.0]
bias = "none"
activation = "identity"
[[sample]]
inputs = [1.9876]
[[published]]
name = "z_o"
printed = "PRINTED"
"""


@pytest.mark.parametrize("carry, value", [
    ('"2 decimals"', round(sigmoid(0.99), 2)), ('"2 decimals cut"', math.floor(sigmoid(0.99) * 100) / 100), ('"1 figures"', round(sigmoid(1.0), 1)),
    ('{ z = "1 decimals" }', sigmoid(1.0)), ('{ net = "1 decimals", out = "3 decimals" }', round(sigmoid(1.0), 3)),
])
def test_what_is_carried(carry, value):
    """z_a = 0.9938, a_a = sigmoid(z_a), z_o = a_a: what is carried decides what the text prints for z_o."""
    [line] = check(read_example(CARRIED.replace("CARRY", carry).replace("PRINTED", f"{value:.6f}"), "mine")).lines
    assert line.verdict.word == "chained" and "carrying" in line.verdict.explanation and f"{sigmoid(0.9938):.6f}" != f"{value:.6f}"


def test_stored_parameters_of_32_bits():
    example = made(weights="[0.1, 0.2]")
    again = example.recording().replay(carry="float32 parameters")
    assert again["w1"].value == 0.10000000149011612 and again["x1"].value == 2.0
    assert again["z_o"].value == 0.10000000149011612 * 2 + 0.20000000298023224 + 0.25


WHOLE = """title = "One"
rate = 0.8
notation = "z-a"
carry = "4 decimals"
inputs = ["a", "b"]
[scaling]
shift = [1, 2]
[convention]
error = "squared-sum"
[given]
a_o = 0.5
[[layer]]
activation = "identity"
[[layer.neuron]]
name = "o"
weights = [10, 1]
bias = "none"
[[sample]]
inputs = [1, 3]
targets = [0]
"""
OTHER_LAYER = "[[part.x.layer]]\n[[part.x.layer.neuron]]\nname = 'y'\nweights = [1, 1]\n"
PARTS = [
    ("lr = 0.1", lambda x: (x.rate, x.title, x.scaling.shift, x.given) == (0.1, "One: x", [1.0, 2.0], {"a_o": 0.5})),
    ("title = 'Two'\n[part.x.convention]\nrule = 'momentum'", lambda x: x.title == "Two" and x.convention.unlike(Convention())
     == {"error": "squared-sum", "rule": "momentum"}),
    ("rows = [[1, 2, 3], [4, 5, 6]]", lambda x: x.samples == [([1.0, 2.0], [3.0]), ([4.0, 5.0], [6.0])] and x.scaling.shift == [1.0, 2.0] and not x.given),
    (OTHER_LAYER, lambda x: not x.given and x.network.inputs == ["a", "b"] and x.scaling and x.samples == [([1.0, 3.0], [0.0])]),
    (OTHER_LAYER + "[[part.x.sample]]\ninputs = [5, 6]", lambda x: x.network.inputs == ["x1", "x2"] and not x.scaling and x.carry.name == "4 decimals"
     and (x.rate, x.notation.name, x.convention.error) == (0.8, "z-a", "squared-sum")),
    ("[part.x.convention]\nerror = 'half-squared-sum'", lambda x: x.convention == Convention()),
]


@pytest.mark.parametrize("part, holds", PARTS)
def test_a_part_inherits_what_it_does_not_repeat(part, holds):
    head = "" if part.startswith("[") else "[part.x]\n"
    example = read_example(f"{WHOLE}{head}{part}\n[[published]]\nname = 'z_o'\nprinted = '1'\n", "mine.toml")
    assert holds(example.parts["x"]) and (example.rate, example.parts["x"].parts, example.parts["x"].figures) == (0.8, {}, ())


def test_parts():
    assert example_named("weight-height:neuron").recording()["z_o1"].value == 7.0
    with pytest.raises(NeuronGraphError, match="no part of weight-height 'neurone'; nearest: neuron"):
        example_named("weight-height:neurone")


def test_a_convention_of_a_figure_alone():
    found = check(example_named("mazur"))
    biases = [line for line in found.lines if line.figure.name == "b_o1+"]
    assert biases[0].computed[0] == pytest.approx(0.6 - 0.5 * 0.138498561628557, rel=1e-12) and biases[0].verdict.word == "exact"


@pytest.mark.parametrize("name", [*shipped(), "weight-height:network"])
def test_a_starting_file_is_the_same_example(name):
    example = example_named(name)
    again = read_example("\n".join(starter(example)), "again")
    if example.procedure:
        return
    ours, theirs = ([(step.name, step.sample, step.value) for step in e.recording().trail] for e in (example, again))
    assert ours == theirs and (again.rate, again.convention) == (example.rate, example.convention)


TITLES = [  # sizes, activation of the hidden and of the last layer, the title of a file to start from
    ([2, 2, 1], "sigmoid", None, "2-2-1 network, sigmoid"), ([2, 3, 4, 3], "tanh", "softmax", "2-3-4-3 network, tanh and softmax"),
    ([3, 1], "relu", None, "3-1 network, relu"),
]


@pytest.mark.parametrize("sizes, activation, output, title", TITLES)
def test_the_title_of_a_starting_file_names_the_network(sizes, activation, output, title):
    network = network_of_sizes(sizes, 0, activation, output)
    example = Example("my own", network, [([0.5] * sizes[0], [1.0] + [0.0] * (sizes[-1] - 1))])
    assert read_example("\n".join(starter(example)), "again").title == title


def test_a_starting_file_takes_any_name():
    text = "[[layer]]\n[[layer.neuron]]\nname = \"\U0001f642\\u007f\\t\"\nweights = [1]\n[[sample]]\ninputs = [1]\n"
    example = read_example(text, "odd")
    assert read_example("\n".join(starter(example)), "again").network.neurons[0].name == example.network.neurons[0].name


EVERYTHING = """
title = "everything"
source = "a book"
notation = "z-a"
rate = 0.5
inputs = ["x1", "x2"]
input-gradients = true
carry = "3 decimals"
floats = false
rows = [[1.0, 2.0, 0.5]]
test-rows = [[1.0, 2.0, 1.0]]
[convention]
rule = "momentum"
momentum = 0.5
[given]
z_h = 0.5
[scaling]
shift = [0.0, 1.0]
scale = [1.0, 2.0]
[[layer]]
bias = 0.25
activation = "tanh"
bias-input = -1
[[layer.neuron]]
name = "h"
weights = [0.5, 0.25]
weight-names = ["u", "v"]
frozen = ["u"]
velocities = [0.0, 0.5]
[[layer]]
names = ["o"]
weights = [[0.5]]
listed = "per neuron"
biases = [0.5]
[[published]]
name = "a_o"
printed = "0.5"
label = "y"
where = "page 1"
epoch = 1
sample = 1
convention = {bias = "frozen"}
[part.other]
rows = [[1, 0]]
[[part.other.layer]]
names = ["o"]
weights = [[0.5]]
"""
ODD = [5, -1, 0, 1.5, math.inf, math.nan, 10 ** 30, "x", "", True, [], [5], ["x"], [[5]], [[]], [["x"]], [[5, 5, 5]], {},
       {"a": 1}, [{}], datetime.date(2020, 2, 29)]


def places(content, before=()):
    """Every place in the content of a file, of a list the first two."""
    entries = content.items() if isinstance(content, dict) else enumerate(content[:2]) if isinstance(content, list) else ()
    for key, value in entries:
        yield (*before, key)
        yield from places(value, (*before, key))


def with_odd(place, odd):
    """The content of the file above with one value replaced."""
    content = tomllib.loads(EVERYTHING)
    inner = content
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = odd
    return content


def test_everything_that_a_file_can_say_is_read():
    found = whole_file(TomlTable(tomllib.loads(EVERYTHING)), None)
    assert len(found.samples) == 1 and found.parts["other"].samples and found.recording()["w3+"] and check(found).lines


@pytest.mark.parametrize("place", list(places(tomllib.loads(EVERYTHING))), ids=lambda place: " ".join(map(str, place)))
def test_whatever_stands_in_a_place_is_read_or_refused_in_a_sentence(place, monkeypatch):
    """What is read is checked, too, under the simplest of the other conventions, which reach as far into the example as all do."""
    monkeypatch.setattr(convention_search, "MOST_STEPS", 0)
    read = 0
    for odd in ODD:
        try:
            example = whole_file(TomlTable(with_odd(place, odd)), None)
            (Example.recording, check)[read == 0](example)
            read += 1
        except NeuronGraphError as error:
            assert "\n" not in str(error) and len(str(error)) < 1000


@pytest.mark.parametrize("key", ["rows", "test-rows", "part other rows"])
@pytest.mark.parametrize("odd", [5, "x", {}, [], [5], [[5], "x"]], ids=str)
def test_rows_that_are_none(key, odd):
    with pytest.raises(NeuronGraphError) as refused:
        whole_file(TomlTable(with_odd(key.split(), odd)), None)
    assert str(refused.value) == f"{key} is {odd!r}: a list of lists is needed"


def test_nothing_of_a_file_is_executed(tmp_path):
    (tmp_path / "mine.toml").write_text('procedure = "bad.py"\n[[layer]]\n[[layer.neuron]]\nname = "o"\nweights = [1]\n[[sample]]\ninputs = [1]\n')
    (tmp_path / "bad.py").write_text("open('ran', 'w')")
    done = subprocess.run([sys.executable, "-m", "neuron_graph", "check", "mine.toml"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "no file is executed" in done.stderr and not (tmp_path / "ran").exists()


def test_factors_that_texts_write_out():
    recording = example_named("mazur").recording()
    h1, o1 = recording["a_h1"].value, recording["a_o1"].value
    for name, value in {"dz_o1/dw5": h1, "dnet_o1/dout_h1": 0.4, "dout_o1/dout_h1": o1 * (1 - o1) * 0.4, "da_h1/dw1": h1 * (1 - h1) * 0.05,
                        "dz_h1/di2": 0.2, "1-out_o1": 1 - o1, "1 - a_o1": 1 - o1}.items():
        assert recording[name].value == value, name
    assert recording["da_h1/dw1"].formula == "da/dz_h1·i1"
    for name in ("dz_h2/dw1", "dz_o1/dw1", "dq_o1/dw5", "1-q_o1", "dz_o9/dw5"):
        assert name not in recording


def test_json_of_a_check(typed):
    found = json.loads(typed("check", "worked-example", "--format", "json").out)
    assert found["format"] == 2 and found["walkthrough"] == "worked-example" and found["counts"]["slip"] == 1 and found["counts"]["inherited"] == 5
    figure = found["figures"][20]
    assert figure["name"] == "dE/da_h1:o2" and figure["because"] == {"slip": "chain broken off", "at": "dE/da_h1:o2"}
    assert (figure["epoch"], figure["sample"], figure["printed"], figure["verdict"]) == (1, 1, "-0.10853576749999999", "slip")
    assert figure["computed"] == pytest.approx(-0.0095245591291390541, rel=1e-12)
    whole = json.loads(typed("check", "mazur", "rgu", "--format", "json").out)
    assert [entry["walkthrough"] for entry in whole["walkthroughs"]] == ["mazur", "rgu"] and whole["format"] == 2
