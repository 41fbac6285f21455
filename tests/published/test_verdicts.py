"""Verdicts: signs that a text turns throughout, figures wrong by inheritance, misprints that are none. All numbers by hand."""
import json

import pytest

from neuron_graph.published.checker import check
from neuron_graph.published.files.walkthrough import read_example
from neuron_graph.published.report import Report

LINEAR = """
rate = 0.1
{head}
[[layer]]
activation = "identity"
[[layer.neuron]]
name = "y"
weights = [{weights}]
bias = {bias}
[[sample]]
inputs = [{inputs}]
targets = [{target}]
"""


def linear(figures, weights="0.5, 0.25", inputs="2, 3", bias='"none"', target="1", head=""):
    """One linear neuron: net = 0.5·2 + 0.25·3 = 1.75, dE/dout = 0.75, dE/dw = 1.5 and 2.25, new weights 0.35 and 0.025."""
    text = LINEAR.format(weights=weights, inputs=inputs, bias=bias, target=target, head=head)
    return read_example(text + "".join(f'[[published]]\nname = "{name}"\nprinted = "{printed}"\n' for name, printed in figures), "mine")


def judged(figures, **more):
    return [(line.figure.name, line.verdict.word, line.verdict.explanation) for line in check(linear(figures, **more)).lines]


def words(figures, **more):
    return [word for _, word, _ in judged(figures, **more)]


TURNED_CHANGES = [("Δw1", "0.15"), ("Δw2", "0.225")]
TURNED_GRADIENTS = [("dE/dw1", "-1.5"), ("dE/dw2", "-2.25")]
SIGN = '[convention]\nsign = "target-output"'


@pytest.mark.parametrize("figures, more, verdicts", [
    (TURNED_CHANGES, {}, ["exact"] * 2),
    ([("Δw1", "0.1500"), ("Δw2", "-0.2250")], {}, ["misprint", "exact"]),  # one alone is a mistake
    ([*TURNED_CHANGES, ("w1+", "0.35"), ("w2+", "0.025")], {}, ["exact"] * 4),
    ([*TURNED_CHANGES, ("w1+", "0.65"), ("w2+", "0.475")], {}, ["unexplained", "slip"] + ["inherited"] * 2),  # added, so they are wrong
    (TURNED_GRADIENTS, {}, ["exact"] * 2),
    (TURNED_GRADIENTS[1:], {"head": SIGN}, ["exact"]),
    ([("delta_y", "-0.75"), *TURNED_GRADIENTS], {"head": SIGN}, ["exact"] * 3),
])
def test_a_sign_turned_throughout_is_a_way_of_writing(figures, more, verdicts):
    assert words(figures, **more) == verdicts


def test_a_turned_sign_is_told_and_computed_as_printed():
    line = check(linear(TURNED_CHANGES)).lines[0]
    assert "the update takes off" in line.verdict.explanation and line.computed == [pytest.approx(0.15)]


def test_figures_that_go_on_from_a_wrong_sign_inherit_it():
    """delta = -0.75 where 0.75 is right, and gradients made of it: the text's gradients have no way of their own."""
    found = check(linear([("delta_y", "-0.7500"), ("dE/dw1", "-1.500"), ("dE/dw2", "-2.250")])).lines
    assert [line.verdict.word for line in found] == ["convention", "inherited", "inherited"]


def test_inherited_is_not_red_but_not_right():
    report = Report("mine", check(linear([("net_y", "1.87"), ("out_y", "1.87"), ("dE/dout_y", "0.87")])))
    found = report.as_json()
    assert [one["verdict"] for one in found["figures"]] == ["unexplained", "inherited", "inherited"]
    assert found["counts"] == {"unexplained": 1, "inherited": 2} and not report.agrees and json.dumps(found)


@pytest.mark.parametrize("figures, word, words", [
    ([("net_y", "1.57000"), ("net_y", "1.75")], "unexplained", ""),  # right elsewhere in fewer digits: that says nothing
    ([("net_y", "1.57"), ("net_y", "1.75")], "misprint", "swapped; elsewhere it is printed as 1.75"),
    ([("net_y", "-1.75"), ("net_y", "1.75")], "misprint", "its sign is wrong; elsewhere"),
    ([("net_y", "1.5700")], "misprint", "swapped"),
    ([("net_y", "-1.75")], "misprint", "its sign is wrong"),  # a sign takes fewer digits than other misprints
])
def test_misprints(figures, word, words):
    name, found, explanation = judged(figures)[0]
    if word != "unexplained":
        assert (found, words in explanation) == (word, True), (name, found, explanation)


def test_a_misprint_that_later_figures_go_on_from_is_a_slip():
    """net = 1.75 printed as 1.5700: out = 1.57, dE/dout = 0.57."""
    found = judged([("net_y", "1.5700"), ("out_y", "1.5700"), ("dE/dout_y", "0.5700")])
    assert [word for _, word, _ in found] == ["slip", "inherited", "inherited"]
    assert found[0][2].startswith("the digits 57 are swapped, and later figures go on from it")


def test_a_misprint_of_what_is_inherited():
    """Δw1 = -0.15 printed as -0.17346: the new weight is 0.32654, and its digits are swapped in print."""
    found = judged([("Δw1", "-0.17346"), ("w1+", "0.36254")])
    assert found[1][1] == "misprint" and "inherited from the printed dw1 = -0.17346" in found[1][2]
