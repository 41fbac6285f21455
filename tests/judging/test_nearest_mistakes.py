"""Which of several mistakes are named: the nearest, and those that cannot be told from it."""
from types import SimpleNamespace

import pytest

from neuron_graph.judging.agreement import Spot
from neuron_graph.judging.nearest_mistakes import Hit, chosen


def hit(value, distance, position=0, mistake=None):
    """A mistake that gives a value, so far off, in the line at a position."""
    place = SimpleNamespace(position=position)
    return Hit(SimpleNamespace(mistake=mistake or mistake_of(), at=place, spot=Spot(value)), distance)


def mistake_of(prior=1.0):
    """A mistake that is as common as its `prior` says."""
    return SimpleNamespace(row=SimpleNamespace(prior=prior))


NAMED = [  # values and distances of what was found, and how many are named
    ([(0.4, 0.1), (0.5, 0.9)], 1), ([(0.4, 0.4), (0.5, 0.6)], 2), ([(0.4, 0.5), (0.5, 1.0)], 2),
    ([(0.4, 0.0), (0.5, 0.3)], 1),
    ([(0.4, 0.1), (0.4, 0.9)], 2), ([], 0),
]


@pytest.mark.parametrize("found, count", NAMED)
def test_the_nearest_mistake_is_named_alone_if_it_is_clearly_nearer(found, count):
    assert len(chosen([hit(*one) for one in found])) == count


def test_the_latest_line_is_named_first():
    found = [hit(0.4, 0.3, 2), hit(0.5, 0.3, 7), hit(0.6, 0.3, 5)]
    assert [one.outcome.at.position for one in chosen(found)] == [7, 5, 2]


def test_a_mistake_is_named_once_where_it_is_nearest():
    mistake = mistake_of()
    found = [hit(0.5, 0.6, 0, mistake), hit(0.4, 0.5, 0, mistake)]
    assert [one.distance for one in chosen(found)] == [0.5]


def test_of_two_that_give_the_same_number_the_commoner_is_named_first():
    rare, common = mistake_of(0.1), mistake_of()
    found = chosen([hit(0.5, 0.2, 0, rare), hit(0.5, 0.2 + 1e-12, 0, common)])
    assert [one.outcome.mistake for one in found] == [common, rare]
