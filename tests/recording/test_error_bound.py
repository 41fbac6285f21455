"""How far a number may be off on paper, against half units counted here."""
import pytest

from neuron_graph.recording.expressions import on_paper

HALVES = [  # figures, operation, operands, half a unit of the result's last figure
    (5, "+", (1.0, 0.68557), 0.00005), (5, "exp", (-0.3775,), 0.000005),
    (3, "*", (12.0, 12.0), 0.5), (1, "/", (1.0, 8.0), 0.05),
    (4, "neg", (0.3775,), 0.0),
]


@pytest.mark.parametrize("figures, operation, operands, half", HALVES)
def test_a_result_on_paper_is_off_by_half_a_unit(figures, operation, operands, half):
    assert on_paper(figures).operations[operation](*operands).error == pytest.approx(half)


def test_what_was_rounded_before_is_passed_on():
    paper = on_paper(5)
    total = paper.operations["+"](1.0, paper.operations["exp"](-0.3775))
    assert total.error == pytest.approx(0.000005 + 0.00005)
