"""The primitives at their edges."""
import math

import pytest

from neuron_graph.network.arithmetic import (
    NOTHING,
    absolute,
    below,
    clipped,
    erf,
    exp,
    identity,
    log,
    maximum,
    power,
    relu,
    sign,
    sqrt,
    square,
    step,
    tanh,
    until,
    xlogy,
)

CASES = [
    (exp, (0.0,), 1.0), (exp, (710.0,), math.inf), (exp, (-1e308,), 0.0),
    (log, (1.0,), 0.0), (log, (0.0,), -math.inf), (tanh, (1e9,), 1.0),
    (xlogy, (0.0, 0.0), 0.0), (xlogy, (1.0, 0.0), -math.inf), (xlogy, (2.0, 1.0), 0.0),
    (sqrt, (2.25,), 1.5), (sqrt, (0.0,), 0.0), (sqrt, (math.inf,), math.inf),
    (power, (0.9, 2.0), 0.81), (power, (0.0, 0.0), 1.0), (power, (0.0, 3.0), 0.0), (power, (0.999, 1e6), 0.999 ** 1e6),
    (power, (2.0, 5000.0), math.inf), (power, (0.0, -1.0), math.inf), (power, (-0.0, -1.0), math.inf),
    (maximum, (1.0, 3.0, 2.0), 3.0),
    (relu, (0.0,), 0.0), (relu, (2.5,), 2.5), (relu, (-1.0,), 0.0),
    (absolute, (-2.5,), 2.5), (absolute, (2.5,), 2.5),
    (step, (0.0, 0.0), 0.0), (step, (1e-300, 0.0), 1.0), (step, (0.5, 0.5), 0.0),
    (until, (0.5, 0.5, 7.0, 8.0), 7.0), (until, (0.6, 0.5, 7.0, 8.0), 8.0), (below, (0.5, 0.5, 7.0, 8.0), 8.0), (below, (0.4, 0.5, 7.0, 8.0), 7.0),
    (clipped, (-3.0, -1.0, 2.0), -1.0), (clipped, (3.0, -1.0, 2.0), 2.0), (clipped, (0.5, -1.0, 2.0), 0.5), (square, (-3.0,), 9.0),
    (erf, (0.0,), 0.0), (erf, (1.0,), 0.8427007929497149), (erf, (-1e9,), -1.0),
    (sign, (0.0, 0.5), 0.5), (sign, (-3.0, 0.5), -1.0), (sign, (3.0, 0.5), 1.0),
]


@pytest.mark.parametrize("function, operands, expected", CASES)
def test_values(function, operands, expected):
    assert function(*operands) == expected


@pytest.mark.parametrize("function, operands", [(log, (-1.0,)), (sqrt, (-1.0,)), (power, (-2.0, 0.5)), (power, (1.0, math.inf)), (sqrt, (math.nan,))])
def test_what_has_no_value_is_nan(function, operands):
    assert math.isnan(function(*operands))


@pytest.mark.parametrize("x", [0.0, -0.0, 1.5, -1.5, math.inf, 5e-324])
def test_nothing_changes_nothing(x):
    assert repr(NOTHING + x) == repr(x)
    assert repr(identity(x)) == repr(x)
