"""The famous example against figures that others printed, under each of their conventions."""
import math

import pytest

from neuron_graph import Convention, loss
from neuron_graph.network.training import train_plain
from tests.conftest import INPUTS, TARGETS, famous

# Each figure with its convention; from the project's ledger of published figures, where they stand to 17 digits.
AFTER_ONE_EPOCH = [
    ("biases frozen", {"bias": "frozen"}, "own", 0.291027773694),
    ("a bias per neuron trained", {}, "own", 0.280471447696),
    ("one shared bias per layer trained", {}, "shared", 0.285751),
    ("error averaged over outputs", {"bias": "frozen", "error": "half-squared-mean"}, "own", 0.294708),
    ("no factor one half", {"bias": "frozen", "error": "squared-sum"}, "own", 0.283619),
]


def test_attributes_after_each_phase():
    network = famous()
    assert network.forward(INPUTS) == [0.7513650695523157, 0.7729284653214625]
    h1, o1 = network.layers[0].neurons[0], network.layers[1].neurons[0]
    assert h1.z == 0.3775
    convention = Convention(error="half-squared-mean", bias="frozen")
    assert network.measure(TARGETS, convention) == pytest.approx(0.14918555438000134, abs=1e-15)
    network.backward(TARGETS, convention)
    assert o1.slope == pytest.approx(0.18681560180895949, abs=1e-16)
    assert o1.gradients[0] == pytest.approx(0.041083520282115389, abs=1e-16)
    assert h1.gradients[0] == pytest.approx(0.00021928386723717336, abs=1e-18)
    network.update(0.5, convention)
    assert o1.weights[0] == pytest.approx(0.37945823985894231, abs=1e-15)
    assert h1.weights[0] == pytest.approx(0.14989035806638141, abs=1e-15)
    assert (h1.bias, o1.bias) == (0.35, 0.60)


@pytest.mark.parametrize("order", ["original", "updated"])
def test_backward_twice_changes_nothing(order):
    network, convention = famous(), Convention(order=order)
    network.forward(INPUTS)
    network.backward(TARGETS, convention)
    once = [(n.delta, n.gradients, n.weights, n.bias_gradient) for n in network.neurons]
    network.backward(TARGETS, convention)
    assert [(n.delta, n.gradients, n.weights, n.bias_gradient) for n in network.neurons] == once


@pytest.mark.parametrize("what, parts, biases, error", AFTER_ONE_EPOCH)
def test_error_after_one_epoch(what, parts, biases, error):
    network = famous(biases)
    train_plain(network, [(INPUTS, TARGETS)], 1, 0.5, Convention(**parts))
    assert loss(TARGETS, network.forward(INPUTS)) == pytest.approx(error, abs=6e-7)


def test_the_same_example_by_the_updated_weights():
    """Mazur's own 0.291027924 comes out only when hidden deltas use the already updated output weights."""
    network = famous()
    train_plain(network, [(INPUTS, TARGETS)], 1, 0.5, Convention(bias="frozen", order="updated"))
    assert loss(TARGETS, network.forward(INPUTS)) == pytest.approx(0.291027923905442, abs=1e-14)


def test_ten_thousand_epochs():
    network, convention = famous(), Convention(bias="frozen")
    train_plain(network, [(INPUTS, TARGETS)], 9_999, 0.5, convention)
    assert loss(TARGETS, network.forward(INPUTS)) == pytest.approx(3.51085481225126e-05, rel=1e-12)


def test_the_first_neuron_of_the_course():
    """w = [0, 1], b = 4, x = [2, 3] gives 0.9990889488055994."""
    from neuron_graph import Layer, Network, Neuron

    assert Network([Layer([Neuron("o", [0, 1], 4)])]).forward([2, 3]) == [0.9990889488055994]


@pytest.mark.parametrize("z", [-1e308, -800.0, -709.79, 0.0, 800.0, 1e308])
def test_sigmoid_overflows_at_no_finite_z(z):
    from neuron_graph import ACTIVATIONS

    assert 0.0 <= ACTIVATIONS["sigmoid"](z) <= 1.0
    assert math.isfinite(ACTIVATIONS["sigmoid"].slope(z, ACTIVATIONS["sigmoid"](z)))


def test_a_loss_of_probabilities_is_that_of_the_target():
    convention = Convention(error="cross-entropy")
    assert loss([1.0, 0.0], [0.8, 0.2], convention) == pytest.approx(-math.log(0.8))
