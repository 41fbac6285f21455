"""The decimals of the traces are those of worked examples, and `check` takes right steps for right."""
from __future__ import annotations

import pytest

from tests.published.steps.__main__ import judged
from tests.published.steps.cases import Case, how, numbers
from tests.published.steps.layers import LAYERS
from tests.published.steps.writing import STEPS

TORCH = [  # what torch 2.14.1 has in 64-bit floats: E = w² from 3, w after each step, and the state that is named
    ("momentum", how("0.1", momentum="0.9"), "b", [(2.4, 6.0), (1.38, 10.2), (0.186, 11.94), (-0.9258, 11.118)]),
    ("momentum", how("0.1", momentum="0.9", dampening="0.5"), "b", [(2.4, 6.0), (1.62, 7.8), (0.756, 8.64), (-0.0972, 8.532)]),
    ("nesterov", how("0.1", momentum="0.9"), "b", [(1.86, 6.0), (0.6672, 9.12), (-0.325056, 9.5424), (-0.97446912, 7.938048)]),
    ("adam", how("0.1"), "v", [(2.9, 0.036), (2.80010271, 0.069604), (2.70038152, 0.1008967), (2.60091353, 0.12996404)]),
    ("adamw", how("0.1", decay="0.01"), "m", [(2.897, 0.6), (2.79420929, 1.1194), (2.69170365, 1.56630186), (2.58956258, 1.9480124)]),
    ("amsgrad", how("0.5", beta2="0.5"), "top", [(2.5, 18.0), (1.98883496, 21.5), (1.49239644, 21.5), (1.03733705, 21.5)]),
    ("rmsprop", how("0.1", beta2="0.9"), "v", [(2.68377224, 3.6), (2.46682078, 6.12105337), (2.29176579, 7.94302993), (2.14105697, 9.24960312)]),
    ("adagrad", how("0.5", epsilon="1e-10"), "s", [(2.5, 36.0), (2.1799078, 61.0), (1.93619887, 80.00799207), (1.73755267, 95.00345636)]),
]


@pytest.mark.parametrize("rule, settings, of, expected", TORCH)
def test_the_steps_of_rules(rule, settings, of, expected):
    found = {(kind, epoch): float(value) for kind, _, epoch, value in numbers(Case("", "parabola", rule, settings, len(expected)))}
    for epoch, pair in enumerate(expected, 1):
        assert (found["w", epoch], found[of, epoch]) == pytest.approx(pair, abs=2e-8)


@pytest.mark.parametrize("trace", [*STEPS, *LAYERS], ids=lambda trace: trace.name)
def test_every_mistake_shows(trace):
    wrong = [figure for figure in trace.figures if not figure.right]
    assert (trace.kind == "right") is not bool(wrong)
    assert trace.kind != "falsified" or len(wrong) == 1


@pytest.mark.parametrize("trace", [trace for trace in [*STEPS, *LAYERS] if trace.kind == "right"], ids=lambda trace: trace.name)
def test_right_steps_are_confirmed(trace):
    found = judged(trace)
    assert not found.refused and found.accused == 0 and found.count(True, True) == len(trace.figures)
