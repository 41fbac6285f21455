"""What is measured by compiled code is what plain loops give, to the bit; where that has no value, plain loops do it."""
from random import Random

import pytest

from neuron_graph.network import Convention, Layer, Network, error_over, measured_plain, total_error
from neuron_graph.programs.measurements import MANY, measured
from neuron_graph.setup import network_of_sizes


@pytest.mark.parametrize("output, convention", [
    ("softmax", Convention(error="cross-entropy", softmax="shifted", batch=16, l2=0.001)), ("softmax", Convention(error="cross-entropy", label_smoothing=0.1)),
    ("identity", Convention(error="half-squared-mean")), ("identity", Convention(batch_scale="sum", batch=4, l1=0.1)), ("sigmoid", Convention(error="binary-cross-entropy", error_from="logits")),
    ("tanh", Convention(l2=0.01)), ("step", Convention(rule="perceptron"))], ids=str)
@pytest.mark.parametrize("norm", [None, "layer", "batch"])
def test_the_same_bits(output, convention, norm):
    draw = Random(5).random
    drawn = network_of_sizes([3, 2] if output == "step" else [3, 4, 2], 1, "tanh", output)
    hidden = [Layer(layer.neurons, norm=norm) for layer in drawn.layers[:-1]]
    network = Network([*hidden, drawn.layers[-1]], convention=convention)
    samples = [([draw() - 0.5 for _ in range(3)], [float(n % 2), float(1 - n % 2)]) for n in range(MANY)]
    errors, outputs = measured(network, samples)
    assert repr((errors, outputs)) == repr(measured_plain(network, samples))
    assert repr(error_over(network, errors)) == repr(total_error(network, samples))


def test_where_an_exponential_has_no_value():
    network = network_of_sizes([1, 1], 0)
    network.neurons[0].weights = [1.0]
    samples = [([-800.0 - n], [1.0]) for n in range(MANY)]
    assert measured(network, samples) == measured_plain(network, samples) and measured(network, samples)[1][0] == [0.0]
