"""Initial weights: each rule's range, its first numbers by hand, its errors."""
import math
from random import Random

import pytest

from neuron_graph import network_of_sizes
from neuron_graph.errors import NeuronGraphError
from neuron_graph.network.initial import INITIALS


def parameters(network):
    return [[(neuron.weights, neuron.bias) for neuron in layer.neurons] for layer in network.layers]


@pytest.mark.parametrize("rule, reach, bias", [("uniform", lambda n, m: 1 / math.sqrt(n), True), ("xavier", lambda n, m: math.sqrt(6 / (n + m)), False),
                                               ("he", lambda n, m: math.sqrt(6 / n), False)])
def test_what_is_drawn_is_in_range_in_order_and_the_same_for_a_seed(rule, reach, bias):
    network, draw = network_of_sizes([4, 6, 3], 11, initial=rule), Random(11)
    for layer, before in zip(network.layers, (4, 6)):
        r = reach(before, len(layer.neurons))
        for neuron in layer.neurons:
            for weight in neuron.weights:
                assert weight == pytest.approx(r * (2 * draw.random() - 1), rel=1e-15)
            assert neuron.bias == (pytest.approx(r * (2 * draw.random() - 1), rel=1e-15) if bias else 0.0)
    assert parameters(network) == parameters(network_of_sizes([4, 6, 3], 11, initial=rule))


def test_constants():
    assert parameters(network_of_sizes([2, 2, 1], initial="constant:-0.25")) == [[([-0.25, -0.25], -0.25)] * 2, [([-0.25, -0.25], -0.25)]]
    # document 000: 1 over the size of the hidden layer into it, 1 elsewhere, biases alike
    assert parameters(network_of_sizes([3, 4, 2], initial="one-over-hidden")) == [[([0.25] * 3, 0.25)] * 4, [([1.0] * 4, 1.0)] * 2]


@pytest.mark.parametrize("text, why", [("xavyer", "nearest: xavier"), ("constant", "known: "), ("constant:x", "constant:0.5"), ("constant:inf", "finite"), ("", "known: ")])
def test_rules_that_are_none(text, why):
    with pytest.raises(NeuronGraphError, match=why):
        network_of_sizes([2, 1], initial=text)


def test_every_rule_trains():
    from neuron_graph import train

    for rule in INITIALS:
        network = network_of_sizes([2, 3, 1], 1, initial=rule)
        history = train(network, [([0, 1], [1]), ([1, 1], [0])], epochs=10)
        assert history[-1][1] < history[0][1]
