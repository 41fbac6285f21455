"""What counts for a convention: not that nothing is learned under it. And rates."""
from types import SimpleNamespace

import pytest

from neuron_graph.published.causes.evidence import evidence, rate_behind, stands_still
from neuron_graph.published.figure import Figure
from tests.conftest import check_of

STILL = [("w5+", 0.4, True), ("w5+", 0.39, False), ("dE/dw5", 0.0, True),
         ("dE/dw5", 0.4, False), ("delta_h1", 0.0, True), ("z_o1", 0.0, False)]


@pytest.mark.parametrize("name, value, is_still", STILL)
def test_a_number_that_does_not_move_says_nothing(name, value, is_still):
    [line] = check_of("mazur", [Figure(name, "0.123")]).lines
    assert stands_still(line, value) is is_still


GRADIENT = 0.08216704056423078
RATES = [("w5+", 0.4 - 0.7 * GRADIENT, 0.7), ("w5+", 0.4 - 0.01 * GRADIENT, 0.01),
         ("w5+", 0.4 - 0.5 * GRADIENT, None), ("w5+", 0.4 + 0.5 * GRADIENT, None), ("w5+", 0.4, None), ("dE/dw5", 0.123, None)]


@pytest.mark.parametrize("name, printed, rate", RATES)
def test_the_rate_that_a_new_weight_shows(name, printed, rate):
    [line] = check_of("mazur", [Figure(name, f"{printed:.9g}")]).lines
    assert rate_behind(line) == rate


def update(old, change):
    """A line that changes a weight."""
    step = SimpleNamespace(operands=[SimpleNamespace(kind="weight", value=old)])
    return SimpleNamespace(step=step, own=old + change)


def test_weights_that_change_by_as_much_say_nothing_for_the_rate_behind_them():
    assert evidence([update(0.5, 0.25), update(0.75, 0.25)], {"rate": 0.7}) == 1.0
