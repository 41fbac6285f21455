"""Batch and layer normalisation against forward passes of their own: in complex numbers, and in decimals of 60 digits."""
from __future__ import annotations

import cmath
from decimal import Decimal, localcontext
from random import Random

import pytest

from neuron_graph import Convention, Layer, Network, Neuron, record, train
from neuron_graph.errors import NeuronGraphError
from neuron_graph.network import Dropout, Normalisation, batches, train_plain
from neuron_graph.published.example import parameters_after
from neuron_graph.setup import restore, state

ROWS = [([1.0], [1.0]), ([2.0], [0.0]), ([3.0], [0.0])]
ROOTS = (3 / 2) ** 0.5


def rows(over="batch", **parts):
    """One identity neuron of weight 1, normalised without an epsilon: what it makes of a table is the table normalised."""
    parts = {"batch": "all", "norm_epsilon": 0.0, **parts}
    return Network([Layer([Neuron("o1", [1.0], None, "identity")], norm=over)], convention=Convention(**parts))


def test_three_rows():
    recording = record(rows(), ROWS)
    assert [recording["mean_o1"].value, recording["var_o1"].value] == [2.0, 2 / 3]
    assert [recording[f"a_o1[{n}]"].value for n in (1, 2, 3)] == pytest.approx([-ROOTS, 0.0, ROOTS], rel=1e-15)
    assert f"{recording['xhat_o1[3]'].value:.4f}" == "1.2247"
    assert recording["mean_o1"].formula == "(z_o1[1] + z_o1[2] + z_o1[3])/3" and recording["xhat_o1[1]"].formula == "(z_o1 - mean_o1)/sd_o1"


def test_running_averages_follow_the_batches():
    network = rows(norm_momentum=0.25)
    train_plain(network, ROWS)
    assert network.layers[0].norm.averages[0].weights == [0.5, 0.75 + 0.25 * (2 / 3 * 3 / 2)]
    network = rows(norm_average="biased")
    train_plain(network, ROWS)
    assert network.layers[0].norm.averages[0].weights == pytest.approx([0.2, 0.9 + 0.1 * 2 / 3], rel=1e-15)


def test_predictions_go_by_running_averages():
    neurons = [Neuron("o1", [1.0], None, "identity")]
    norm = Normalisation("batch", neurons, {"gamma": [3.0], "beta": [1.0], "running_mean": [5.0], "running_var": [4.0]})
    network = Network([Layer(neurons, norm=norm)], convention=Convention(norm_epsilon=0.0))
    assert network.forward([9.0]) == [3.0 * 2.0 + 1.0]
    recording = record(network, [9.0])
    assert recording["xhat_o1"].formula == "(z_o1 - running_mean_o1)/sd_o1" and recording["sd_o1"].value == 2.0
    assert "mean_o1" not in {step.name for step in recording}


# --- forward passes of their own


def sigmoid(x, exp):
    return 1 / (1 + exp(-x))


def normalised(columns, root, epsilon):
    found = []
    for column in columns:
        mean = sum(column) / len(column)
        var = sum((z - mean) * (z - mean) for z in column) / len(column)
        found.append([(z - mean) / root(var + epsilon) for z in column])
    return found


def error(numbers, examples, over, exp, root, number=complex):
    """E of 2-3-1: sigmoids normalised over a batch or the layer, a mask for each row with p = 1/2, then a normalised identity; numbers
    are in the order of `state`: neurons, gammas and betas; averages play no part."""
    of = iter(numbers)
    first = [[next(of) for _ in range(3)] for _ in range(3)]
    scales = [[next(of), next(of)] for _ in range(3)]
    last = [next(of) for _ in range(4)]
    epsilon, masks, half = number("0.00001") if number is Decimal else 1e-5, [[1, 0, 1], [1, 1, 0], [0, 1, 1], [1, 1, 1]], number("0.5") if number is Decimal else 0.5
    inputs = [[number(x) for x in row] for row, _ in examples]
    z = [[w1 * x1 + w2 * x2 + b for w1, w2, b in first] for x1, x2 in inputs]
    x = [*zip(*normalised([*zip(*z)], root, epsilon))] if over == "batch" else normalised(z, root, epsilon)
    total = 0
    for row, mask, (_, [t]) in zip(x, masks, examples):
        d = [sigmoid(gamma * value + beta, exp) * m / half for value, (gamma, beta), m in zip(row, scales, mask)]
        a = sum(w * value for w, value in zip(last, d)) + last[3]
        total += half * (number(t) - a) * (number(t) - a)
    return total / len(examples)


def drawn(over, **parts):
    random = Random(over)
    neurons = [Neuron(f"h{n}", [random.uniform(-1, 1), random.uniform(-1, 1)], random.uniform(-1, 1)) for n in (1, 2, 3)]
    norm = Normalisation(over, neurons, {"gamma": [1.2, 0.7, -0.9], "beta": [0.1, -0.2, 0.3]})
    hidden = Layer(neurons, norm=norm, dropout=Dropout(0.5, [[1, 0, 1], [1, 1, 0], [0, 1, 1], [1, 1, 1]]))
    output = Layer([Neuron("o1", [random.uniform(-1, 1) for _ in range(3)], 0.2, "identity")])
    examples = [([random.uniform(-2, 2), random.uniform(-2, 2)], [random.uniform(-1, 1)]) for _ in range(4)]
    return Network([hidden, output], convention=Convention(**{"batch": "all", **parts})), examples


NAMES = ["w1", "w2", "b_h1", "w3", "w4", "b_h2", "w5", "w6", "b_h3", "gamma_h1", "beta_h1", "gamma_h2", "beta_h2", "gamma_h3", "beta_h3",
         "w7", "w8", "w9", "b_o1"]


def parameters(network):
    """Those of the network without running averages, in the order of NAMES."""
    return [number for owner in network.trainables if owner.gradients is not None and not hasattr(owner, "follow")
            for number in [*owner.weights, *[owner.bias] * owner.owns_bias]]


@pytest.mark.parametrize("over", ["batch", "layer"])
def test_gradients_are_those_of_a_complex_step(over):
    network, examples = drawn(over)
    recording, numbers = record(network, examples), parameters(network)
    assert recording["E"].value == pytest.approx(error(numbers, examples, over, cmath.exp, cmath.sqrt).real, rel=1e-14)
    for place, name in enumerate(NAMES):
        moved = [complex(x, 1e-100 * (place == n)) for n, x in enumerate(numbers)]
        found = error(moved, examples, over, cmath.exp, cmath.sqrt).imag / 1e-100
        assert recording[f"dE/d{name}"].value == pytest.approx(found, rel=1e-12, abs=1e-16), name


@pytest.mark.parametrize("over", ["batch", "layer"])
def test_gradients_are_those_of_sixty_digits(over):
    network, examples = drawn(over)
    recording, numbers = record(network, examples), [*map(Decimal, parameters(network))]
    with localcontext() as context:
        context.prec = 60
        h = Decimal("1e-20")
        for place, name in enumerate(NAMES):
            above, below = ([x + side * h * (place == n) for n, x in enumerate(numbers)] for side in (1, -1))
            rise = [error(moved, examples, over, Decimal.exp, Decimal.sqrt, Decimal) for moved in (above, below)]
            found = float((rise[0] - rise[1]) / (2 * h))
            assert recording[f"dE/d{name}"].value == pytest.approx(found, rel=1e-12, abs=1e-16), name


@pytest.mark.parametrize("over", ["batch", "layer"])
@pytest.mark.parametrize("parts", [{}, {"batch_scale": "sum"}, {"batch": 2}, {"batch": 2, "samples": "shuffled", "seed": 3}, {"rule": "momentum", "l2": 0.1},
                                   {"rule": "adam"}, {"bias": "frozen", "dropout": "direct"}, {"norm_average": "biased", "norm_epsilon": 0.01}])
def test_every_reading_has_the_same_bits(over, parts):
    plain, examples = drawn(over, **parts)
    compiled, recorded = plain.copy(), plain.copy()
    train_plain(plain, examples, 3, 0.3)
    train(compiled, examples, 3, 0.3, compiled=True)
    for epoch in (1, 2, 3):
        restore(recorded, parameters_after(record(recorded, examples, learning_rate=0.3, epoch=epoch), recorded))
    assert [*map(repr, state(plain))] == [*map(repr, state(compiled))] == [*map(repr, state(recorded))]


def test_a_last_batch_may_be_smaller_and_is_never_one():
    plain, examples = drawn("batch", batch=2)
    examples, compiled = [*examples, ([0.5, 0.25], [1.0])], plain.copy()
    assert [len(batch) for batch in batches(examples, plain, 1)] == [2, 3]
    plain, compiled = (network.under(Convention(batch=3)) for network in (plain, compiled))
    assert [len(batch) for batch in batches(examples, plain, 1)] == [3, 2]
    train(plain, examples, 3, compiled=False)
    train(compiled, examples, 3, compiled=True)
    assert state(plain) == state(compiled)


@pytest.mark.parametrize("make, sentence", [
    (lambda: train(rows(batch=1), ROWS, 1), "learns from two samples or more at once"),
    (lambda: record(rows(), ROWS[:1]), "learns from two samples or more at once"),
    (lambda: record(rows(), [ROWS[0], ROWS[0]]), "the deviation of net inputs to be normalised is 0.0"),
    (lambda: train(rows(), [ROWS[0], ROWS[0]], 300), "the deviation of net inputs to be normalised is 0.0"),
    (lambda: rows(order="updated"), "normalisation is 'batch': with order=updated"),
    (lambda: rows("batches"), "there is no normalisation 'batches'; nearest: batch"),
    (lambda: Layer([Neuron("o1", [1.0], 0.0, "softmax")], norm="layer"), "softmax takes net inputs as they are"),
    (lambda: Normalisation("batch", [Neuron("o1", [1.0])], {"gamma": [1.0, 2.0]}), "gamma"),
    (lambda: rows().backward([1.0]), "learns from two samples or more at once"),
    (lambda: Normalisation("batch", [Neuron("o1", [1.0])], {"running_var": [-1.0]}), "no variance is below 0"),
])
def test_what_is_refused(make, sentence):
    with pytest.raises(NeuronGraphError, match=sentence):
        make()
