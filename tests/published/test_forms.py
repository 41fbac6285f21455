"""Forms that texts use, and faults found with them; each against a calculation by hand."""
import pytest

from neuron_graph import NeuronGraphError
from neuron_graph.published.checker import check
from neuron_graph.published.files.walkthrough import read_example

HEBB = """
rate = 1
rows = [[-1, -1, -1], [-1, 1, -1], [1, -1, -1], [1, 1, 1]]
[given]
"out_y[1]" = 0
"out_y[2]" = 0
"out_y[3]" = 0
"out_y[4]" = 0
[[layer]]
activation = "identity"
[[layer.neuron]]
name = "y"
weights = [0, 0]
bias = 0
"""


def published(**printed):
    """The tables of figures: name with [sample], and the digits."""
    return "".join(f'[[published]]\nname = "{name}"\nprinted = "{digits}"\n' for name, digits in printed.items())


def one_neuron(rate, weight, rows, figures, activation="identity", head=""):
    """A text about one neuron y with one weight w1 and no bias."""
    return read_example(f"""
rate = {rate}
rows = {rows}
{head}
[[layer]]
activation = "{activation}"
[[layer.neuron]]
name = "y"
weights = [{weight}]
bias = "none"
{figures}""", "mine.toml")


def words(example):
    return [line.verdict.word for line in check(example).lines]


def test_numbers_of_one_sample_are_given():
    """Hebb's rule: with the output given as 0 each row adds x times t."""
    figures = "".join(f'[[published]]\nname = "w1+"\nsample = {n}\nprinted = "{w}"\n' for n, w in enumerate((1, 2, 1, 2), start=1))
    assert words(read_example(HEBB + figures, "hebb")) == ["exact"] * 4
    with pytest.raises(NeuronGraphError, match="out_y is computed 4 times; say which"):
        read_example(HEBB.replace("out_y[1]", "out_y"), "hebb")
    with pytest.raises(NeuronGraphError, match="out_y"):
        read_example(HEBB.replace("out_y[4]", "out_y[5]"), "hebb")


def test_a_given_activation_in_the_line_of_a_wrong_figure():
    """delta = 0.8 (1 - 0.8) (0.8 - 1) = -0.032: of a given activation there is no slope "taken at a"."""
    given = "[given]\na_y = 0.8"
    found = check(one_neuron('"unknown"', 0.3, [[0, 1]], published(delta_y="-0.0329", **{"da/dz_y": "0.17"}), "sigmoid", given))
    assert not any(line.confirmed for line in found.lines)
    assert not any("taken at" in line.verdict.explanation for line in found.lines)
