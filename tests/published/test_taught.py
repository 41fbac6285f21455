"""ADALINE, Hebb and weights of classes as texts print them: judged in their files, found where the file says nothing."""
from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from neuron_graph import Model
from neuron_graph.data.plan import Plan, plan_of
from neuron_graph.errors import NeuronGraphError
from neuron_graph.published.checker import check
from neuron_graph.published.figure import Figure
from neuron_graph.published.files.walkthrough import read_example

NEURON = """
rate = {rate}
rows = {rows}
[convention]
{convention}
[[layer]]
activation = "identity"
[[layer.neuron]]
name = "y"
weights = {weights}
bias = {bias}
"""
AND = [[-1, -1, -1], [-1, 1, -1], [1, -1, -1], [1, 1, 1]]
OR = [[1, 1, 1], [1, -1, 1], [-1, 1, 1], [-1, -1, -1]]
HEBB = [(1, 1, -1), (2, 0, -2), (1, 1, -3), (2, 2, -2)]
"""The weights and the bias after each row: each grows by x times t."""
NAMES = "w1+", "w2+", "b_y+"


def hebb(convention):
    text = NEURON.format(rate=1, rows=AND, convention=convention, weights=[0, 0], bias=0)
    figures = [Figure(name, str(number), sample=n) for n, numbers in enumerate(HEBB, start=1) for name, number in zip(NAMES, numbers)]
    return check(replace(read_example(text, "mine"), figures=figures))


def test_hebbs_rule_is_confirmed():
    assert {line.verdict.word for line in hebb('rule = "hebb"').lines} == {"exact"}


def test_hebbs_rule_is_found():
    """Though a single digit of a weight says little, and half of them fit the default by chance."""
    found = hebb("")
    assert {"rule": "hebb"} in found.established
    assert sum(line.verdict.because.get("convention") == {"rule": "hebb"} for line in found.lines) == 6


def adaline():
    """Net input, error and weights after each row, in decimals, by hand."""
    w = [Decimal("0.1")] * 3
    for number, (x1, x2, t) in enumerate(OR, start=1):
        net = w[0] * x1 + w[1] * x2 + w[2]
        step = Decimal("0.1") * (t - net)
        w = [w[0] + step * x1, w[1] + step * x2, w[2] + step]
        yield from [(name, round(value, 6), number) for name, value in zip(("net_y", "t_y-out_y", "E", *NAMES), (net, t - net, (t - net) ** 2, *w))]


@pytest.mark.parametrize("convention", ['error = "squared-sum"\nrule = "adaline"', 'error = "squared-sum"\ngradient-factor = 0.5\nsign = "target-output"'])
def test_adaline_is_confirmed(convention):
    text = NEURON.format(rate=0.1, rows=OR, convention=convention, weights=[0.1, 0.1], bias=0.1)
    figures = [Figure(name, str(value), sample=n) for name, value, n in adaline()]
    assert {line.verdict.word for line in check(replace(read_example(text, "mine"), figures=figures)).lines} == {"exact"}


@pytest.mark.parametrize("weights", ['[1, 5]', '"1:5"', '"1, 5"'])
def test_weights_of_classes_in_a_file(weights):
    text = NEURON.format(rate=0.1, rows=[[1, 1, 0, 1]], convention=f'error = "cross-entropy"\nlabel-smoothing = 0.1\nclass-weights = {weights}',
                         weights=[0.5, 0.25], bias=0.1).replace("identity", "softmax").replace('name = "y"', 'name = "o1"')
    text += '[[layer.neuron]]\nname = "o2"\nweights = [0, 0]\nbias = 0\n'
    assert read_example(text, "mine").convention.class_weights == (1.0, 5.0)


@pytest.mark.parametrize("parts, sentence", [
    ({"more": "class-weights=1:2:3"}, "class-weights: 2 are needed, 3 given"), ({"more": "foo"}, "write key=value"), ({"more": "l3=1"}, "convention 'l3'")])
def test_what_a_plan_refuses(parts, sentence):
    with pytest.raises(NeuronGraphError) as refused:
        Model.of([[0.0], [1.0]], ["a", "b"], Plan(**parts))
    assert sentence in str(refused.value)


def test_a_plan_with_weights_of_classes_and_one_for_a_hinge():
    rows, values = [[0.0, 1.0], [1.0, 0.5], [2.0, -1.0], [3.0, 0.0]], ["a", "a", "b", "b"]
    heavy = Plan(more="label-smoothing=0.1,class-weights=1:5", seed=3)
    assert plan_of(heavy.texts()) == heavy
    model = Model.of(rows, values, heavy)
    assert (model.convention.label_smoothing, model.convention.class_weights) == (0.1, (1.0, 5.0))
    hinge = Model.of(rows, values, Plan(error="hinge", hidden=(), rate=0.1)).fit(rows, values, 100)
    assert hinge.targets_of_class("b") == [-1.0, 1.0] and hinge.network.outputs[0].activation.name == "identity"
    assert hinge.predict(rows) == values
