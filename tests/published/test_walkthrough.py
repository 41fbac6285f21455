"""Walkthrough files: shipped and one's own."""
import pytest

from neuron_graph import NeuronGraphError
from neuron_graph.published.files.walkthrough import example_named, read_example, shipped
from neuron_graph.published.setting import with_settings

SMALL = """
title = "mine"
notation = "z-a"
rate = 0.1
[convention]
error = "squared-sum"
[[layer]]
activation = "tanh"
[[layer.neuron]]
name = "a"
weights = [1, 2]
weight-names = ["u", "v"]
bias = "none"
[[layer.neuron]]
name = "b"
weights = [3, 4]
activation = "relu"
[[sample]]
inputs = [1, 0.5]
targets = [1, 0]
"""


def test_the_shipped_ones_can_be_read():
    assert "worked-example" in shipped()
    for name in shipped():
        example = example_named(name)
        assert example.title and example.recording().steps


def test_every_key(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(SMALL, encoding="utf-8-sig")
    example = example_named(str(path))
    a, b = example.network.neurons
    assert (example.title, example.rate, example.notation.name, example.convention.error) == ("mine", 0.1, "z-a", "squared-sum")
    assert (a.activation.name, a.bias, a.weight_names) == ("tanh", None, ["u", "v"])
    assert (b.activation.name, b.bias) == ("relu", 0.0)
    assert example.recording()["dE/du"].formula == "delta_a·x1"


@pytest.mark.parametrize("settings, name, value", [
    ("u=5", "u", 5.0), ("x1=2", "x1", 2.0), ("t_b=1/2", "t_b", 0.5), ("b_b=-1", "b_b", -1.0), ("w3=7;x2=0,25", "x2", 0.25), ("eta=2", "eta", 2.0),
])
def test_settings(settings, name, value):
    example = with_settings(read_example(SMALL, "mine"), settings)
    assert example.recording()[name].value == value
    assert read_example(SMALL, "mine").recording()[name].value != value


def test_settings_leave_the_example_as_it_was():
    example = read_example(SMALL, "mine")
    with_settings(example, "u=5,x1=9")
    assert example.network.neurons[0].weights == [1.0, 2.0] and example.samples[0][0] == [1.0, 0.5]


@pytest.mark.parametrize("line, sentence", [
    ("titel = 1\n", "nearest: title"), ("rate = 'fast'\n", "rate is 'fast'"), ("inputs = 3\n", "a list of texts"), ("inputs = ['x', 'x']\n", "named differently"),
    ("inputs = ['u', 'x']\n", "inputs and weights"), ("inputs = []\n", "the weights of a: 0 are needed"),
])
def test_wrong_lines(line, sentence):
    text = SMALL.replace("rate = 0.1\n", "") if line.startswith("rate") else SMALL
    with pytest.raises(NeuronGraphError) as error:
        read_example(line + text, "mine.toml")
    assert sentence in str(error.value) and str(error.value).startswith("mine.toml: ")
