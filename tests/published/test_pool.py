"""What counts for a convention: not that nothing is learned under it."""
import pytest

from neuron_graph.published.figure import Figure
from neuron_graph.published.pool import stands_still
from tests.conftest import check_of

STILL = [("w5+", 0.4, True), ("w5+", 0.39, False), ("dE/dw5", 0.0, True), ("dE/dw5", 0.4, False), ("delta_h1", 0.0, True), ("z_o1", 0.0, False)]


@pytest.mark.parametrize("name, value, is_still", STILL)
def test_a_number_that_does_not_move_says_nothing(name, value, is_still):
    [line] = check_of("mazur", [Figure(name, "0.123")]).lines
    assert stands_still(line, value) is is_still
