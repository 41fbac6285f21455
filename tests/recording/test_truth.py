"""Recorded numbers against calculations that share no line with the package."""
import cmath
import json
from decimal import Decimal

import pytest

from neuron_graph import Convention, record
from neuron_graph.recording.expressions.arithmetics import decimals
from tests.conftest import INPUTS, TARGETS, famous
from tests.recording.truth import step_2_2_2

WEIGHTS = ["0.15", "0.20", "0.25", "0.30", "0.40", "0.45", "0.50", "0.55"]

# From issue and ledger, to 14 digits: error=half-squared-mean and error=half-squared-sum, biases frozen.
PRINTED = [
    ("half-squared-mean", {"z_h1": 0.3775, "a_o1": 0.75136506955231571, "a_o2": 0.77292846532146259,
                           "E": 0.14918555438000134, "dE/dw5": 0.041083520282115389, "w5+": 0.37945823985894231,
                           "dE/dw1": 0.00021928386723717336, "w1+": 0.14989035806638141}),
    ("half-squared-sum", {"E": 0.29837110876000268, "dE/dw5": 0.082167040564230784, "w5+": 0.35891647971788461,
                          "w1+": 0.14978071613276281}),
]


@pytest.mark.parametrize("error, share", [("half-squared-mean", "0.5"), ("half-squared-sum", "1")])
def test_every_number_against_sixty_digits(error, share):
    truth = step_2_2_2(["0.05", "0.10"], ["0.01", "0.99"], WEIGHTS, "0.35", "0.60", "0.5", share)
    recording = record(famous("shared"), INPUTS, TARGETS, 0.5, Convention(error=error, bias="frozen"))
    exact = recording.replay(arithmetic=decimals())
    for name, value in truth.items():
        assert recording[name].value == pytest.approx(float(value), rel=3e-15), name
        assert abs(exact[name].value - value) <= abs(value) * Decimal("1e-50"), name


@pytest.mark.parametrize("error, figures", PRINTED)
def test_json_holds_the_published_figures(typed, error, figures):
    said = typed("trace", "--format", "json", "--convention", f"error={error}")
    values = {step["name"]: step["value"] for step in json.loads(said.out)["steps"]}
    for name, figure in figures.items():
        assert values[name] == pytest.approx(figure, rel=1e-14), name


def test_error_after_the_first_epoch(typed):
    said = typed("why", "E@2", "--full", "--convention", "error=half-squared-sum")
    assert said.out.splitlines()[0].endswith(" = 0.29102777369359933")


def test_gradients_by_a_complex_step_written_out_here():
    """dE/dw of every weight by Im E(w + ih)/h, with a forward pass of its own."""
    def error(w):
        def f(z):
            return 1 / (1 + cmath.exp(-z))
        h = [f(w[0] * 0.05 + w[1] * 0.1 + 0.35), f(w[2] * 0.05 + w[3] * 0.1 + 0.35)]
        o = [f(w[4] * h[0] + w[5] * h[1] + 0.6), f(w[6] * h[0] + w[7] * h[1] + 0.6)]
        return (0.01 - o[0]) ** 2 / 2 + (0.99 - o[1]) ** 2 / 2

    recording = record(famous(), INPUTS, TARGETS, 0.5)
    for k in range(8):
        w = [complex(float(x), 1e-40 if n == k else 0.0) for n, x in enumerate(WEIGHTS)]
        assert recording[f"dE/dw{k + 1}"].value == pytest.approx(error(w).imag / 1e-40, rel=1e-14)
