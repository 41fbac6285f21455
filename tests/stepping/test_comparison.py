"""Two timelines side by side: where they first differ, as far as both can be gone."""
from dataclasses import replace

import pytest

from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.stepping.comparison import Comparison
from neuron_graph.stepping.cursor import Cursor
from neuron_graph.stepping.timeline import Timeline


def under(parts, last):
    """A timeline of the worked example that ends soon."""
    example = example_named("worked-example")
    timeline = Timeline(replace(example, convention=example.convention.changed(parts)))
    timeline.last = last
    return timeline


@pytest.mark.parametrize("last, others_last, found", [(9, 9, (2, "v_w1+")), (2, 9, (2, "v_w1+")), (9, 2, (2, "v_w1+")), (1, 9, None), (9, 1, None)])
def test_the_first_difference_is_looked_for_in_every_epoch_that_both_have(last, others_last, found):
    """Momentum counts from epoch 2 on: the first velocities are 0."""
    cursor = Cursor(under("rule=momentum,momentum=0.5", last))
    difference = Comparison(under("rule=momentum,momentum=0.9", others_last), "").first_difference(cursor)
    assert (difference and (difference[0], cursor.timeline.recording(2).steps[difference[1]].name)) == found


@pytest.mark.parametrize("epoch, wanted", [(1, True), (2, True), (3, False)])
def test_a_number_has_a_twin_in_every_epoch_that_the_other_has(epoch, wanted):
    cursor = Cursor(under("bias=trained", 9), epoch)
    assert (Comparison(under("bias=frozen", 2), "").twin(cursor.step) is not None) == wanted
