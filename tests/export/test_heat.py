"""The weights as cells."""
import re

import pytest

from neuron_graph.export.pictures.heat_map import heat, shared, size
from neuron_graph.export.pictures.spans import length, plain
from neuron_graph.network.initial import network_of_sizes
from neuron_graph.network.layer import Layer
from neuron_graph.network.network import Network
from neuron_graph.network.neuron import Neuron

SMALL = Network([Layer([Neuron("h1", [2.0, -1.0], 0.0), Neuron("h2", [-0.3, 0.05], 2.0)]), Layer([Neuron("o1", [-0.5, 0.25], None)])])


def test_cells_with_signs_and_digits():
    assert list(map(plain, heat(SMALL, 40, 5))) == ["1: 9 is 2      2: 9 is 0.5", "h1 +9-4 │ 0    o1 -9+4", "h2 -1 0 │+9"]
    assert list(map(plain, heat(SMALL, 40, 5, unicode=False)))[1] == "h1 +9-4 | 0    o1 -9+4"


def test_kinds_are_sign_and_size():
    rows = list(heat(SMALL, 40, 5, solid=True))
    assert [span for span in rows[1] if span[1]] == [("  ", "+9"), ("  ", "-4"), ("  ", "0"), ("  ", "-9"), ("  ", "+4")]
    assert plain(rows[0]) == "1: up to 2     2: up to 0.5"


@pytest.mark.parametrize("number, kind", [(4.0, "+9"), (-4.0, "-9"), (0.3, "+1"), (0.2, "0"), (-0.0, "0"), (-2.0, "-4"), (float("nan"), "0")])
def test_a_size(number, kind):
    assert size(number, 4.0) == kind


def test_nothing_but_zeros():
    assert "h1  0 0 | 0" in "\n".join(map(plain, heat(Network([Layer([Neuron("h1", [0.0, 0.0])])]), 40, 5, unicode=False)))


@pytest.mark.parametrize("solid", [True, False])
@pytest.mark.parametrize("sizes", [[2, 8, 3], [64, 16, 10], [4, 3], [3] * 12, [1, 200, 1]], ids=str)
@pytest.mark.parametrize("width", [*range(1, 20, 6), *range(20, 121, 20)])
@pytest.mark.parametrize("height", [1, 2, 3, 8, 40])
def test_it_fits(width, height, sizes, solid):
    rows = list(heat(network_of_sizes(sizes, 1), width, height, solid=solid))
    assert len(rows) <= height and max(map(length, rows), default=0) <= width and (rows or width < 20 or height == 1)


def test_what_is_left_out_is_said():
    network = network_of_sizes([64, 16, 10, 10, 10, 10], 1)
    lines = list(map(plain, heat(network, 60, 8)))
    assert re.match(r"1: 9 is 0\.\d+", lines[0]) and lines[-1] == "and 1 more layer" and "… 11 more" in lines[-2]
    [heading, *_] = map(plain, heat(network, 30, 3))
    assert heading.startswith("1: 9 is 0.")
    assert "13 of 64" in plain(next(heat(Network(network.layers[:1], network.inputs), 39, 20)))


def test_signs_are_those_of_the_weights():
    network = network_of_sizes([5, 4, 2], 3)
    for neuron, row in zip(network.neurons, list(heat(network, 100, 20))[1:5]):
        found = re.findall(r"[+-][1-9]| 0", plain(row)[3:])
        largest = max(abs(w) for other in network.layers[0].neurons for w in (*other.weights, other.bias))
        for w, cell in zip([*neuron.weights, neuron.bias], found):
            assert abs(int(cell) - 9 * w / largest) <= 0.5


def test_a_width_is_shared_out():
    assert shared([10, 50, 20], 60) == [10, 30, 20] and shared([5, 5], 60) == [5, 5]
