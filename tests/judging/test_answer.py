"""What an answer has of the figures that are asked."""
import pytest

from neuron_graph.judging.answer import read_answer
from neuron_graph.judging.precision import Precision

SHORT = [  # typed, significant figures asked, whether it has fewer
    ("0.3775", 4, False), ("0.377", 4, True), ("0.37751", 4, False), ("3/8", 4, False),
    ("0", 4, True), ("38", 1, False), ("12.50", 4, False),
]


@pytest.mark.parametrize("text, figures, is_short", SHORT)
def test_an_answer_is_short_of_figures_if_it_has_fewer_than_asked(text, figures, is_short):
    assert read_answer(text, Precision(figures)).is_short is is_short
    assert not read_answer(text).is_short, "where none are asked"
