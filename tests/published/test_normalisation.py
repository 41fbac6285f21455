"""Mistakes with dropout and normalisation are named."""
from __future__ import annotations

from math import sqrt

import pytest

from neuron_graph.published.figure import Figure
from neuron_graph.published.files import read_example
from tests.conftest import check_again, checked

NORM = """
title = "four rows"
notation = "z-a"
inputs = ["x"]
rows = [[1, 0.7], [2.5, 0.1], [3, 0.4], [7.25, 0.9]]
[convention]
batch = "all"
batch-scale = "sum"
norm-epsilon = 0.125
[[layer]]
activation = "identity"
norm = "batch"
gamma = [1.75]
beta = [0.3125]
[[layer.neuron]]
name = "o1"
weights = [1.0]
bias = "none"
"""
Z, T = [1.0, 2.5, 3.0, 7.25], [0.7, 0.1, 0.4, 0.9]
MEAN = sum(Z) / 4
VAR = sum((z - MEAN) ** 2 for z in Z) / 4
SD = sqrt(VAR + 0.125)
X = [(z - MEAN) / SD for z in Z]
NORM_CASES, DROPOUT_CASES = {}, {}
DX = [1.75 * (1.75 * x + 0.3125 - t) for x, t in zip(X, T)]
DVAR = sum(g * (z - MEAN) for g, z in zip(DX, Z)) * -0.5 / SD ** 3
DMEAN = -sum(DX) / SD


@pytest.mark.parametrize("name, value, slip", [
    ("var_o1", VAR * 4 / 3, "m - 1 for m"), ("sd_o1", sqrt(VAR) + 0.125, "epsilon outside the root"),
    ("xhat_o1[2]", (2.5 - MEAN) / VAR, "deviation and variance exchanged"), ("y_o1[1]", X[0] + 0.3125, "gamma left out"),
    ("dE/dxhat_o1[4]", DX[3] / 1.75, "gamma left out"), ("delta_o1[1]", DX[0] / SD, "mean and variance taken for constants"),
    ("delta_o1[3]", DX[2] / SD + DMEAN / 4, "mean and variance taken for constants"),
    ("delta_o1[4]", DX[3] / SD + 2 * DVAR * (7.25 - MEAN) / 4, "mean and variance taken for constants"),
    ("dE/dvar_o1", DVAR * SD ** 3 / VAR ** 3, "deviation and variance exchanged"),
])
def test_normalisation(name, value, slip):
    figure = Figure(name.partition("[")[0], f"{value:.9g}", sample=int(name[-2]) if "[" in name else None)
    [line] = check_again(read_example(NORM, "mine"), [figure], NORM_CASES).lines
    assert (line.verdict.because.get("slip"), line.verdict.because.get("at")) == (slip, name.partition("[")[0]), line.verdict


DROPOUT = """
title = "one is left out"
notation = "z-a"
inputs = ["x"]
rows = [[1.5, 0.25]]
[[layer]]
activation = "identity"
dropout = 0.2
mask = [1, 0]
[[layer.neuron]]
name = "h1"
weights = [0.75]
bias = "none"
[[layer.neuron]]
name = "h2"
weights = [-1.25]
bias = "none"
[[layer]]
activation = "identity"
[[layer.neuron]]
name = "o1"
weights = [0.5, 0.9]
bias = "none"
"""
H1, H2 = 0.75 * 1.5, -1.25 * 1.5
DELTA = 0.5 * H1 / 0.8 - 0.25


@pytest.mark.parametrize("name, value, slip", [
    ("drop_h2", H2 / 0.8, "mask forgotten"), ("drop_h1", H1, "1/(1-p) forgotten"), ("dE/da_h2", DELTA * 0.9 / 0.8, "mask forgotten"),
    ("dE/da_h1", DELTA * 0.5, "1/(1-p) forgotten"),
])
def test_dropout(name, value, slip):
    [line] = check_again(read_example(DROPOUT, "mine"), [Figure(name, f"{value:.9g}")], DROPOUT_CASES).lines
    because = line.verdict.because.get("or") or line.verdict.because
    assert (because.get("slip"), because.get("at")) == (slip, name), line.verdict


def test_the_shipped_examples_are_confirmed():
    for name in ("normalised-rows", "dropped-neuron"):
        assert {line.verdict.word for line in checked(name).lines} == {"exact"}
