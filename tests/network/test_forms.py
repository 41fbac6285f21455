"""Forms of calculation that texts use, against 50-digit decimals and numbers worked out by hand."""
import math
from decimal import Decimal, getcontext

import pytest

from neuron_graph import Convention, Layer, Network, Neuron, record, train
from neuron_graph.errors import BadValue, SoftmaxSum
from neuron_graph.setup.snapshot import state

SOFTMAX = Convention(error="cross-entropy")
SHIFTED = SOFTMAX.with_parts({"softmax": "shifted"})


def outputs(zs, activation, convention):
    """A layer whose net inputs are these for the input 0."""
    neurons = [Neuron(f"o{n}", [0.0], z, activation) for n, z in enumerate(zs, start=1)]
    return Network([Layer(neurons)], convention=convention)


def true_errors(zs, targets, activation, error):
    """The errors of the outputs in 50 digits."""
    getcontext().prec = 450
    exps = [Decimal(z).exp() for z in zs]
    shares = [e / sum(exps) for e in exps] if activation == "softmax" else [e / (1 + e) for e in exps]
    both = error.startswith("binary")
    return [-(Decimal(t) * (a.ln() if t else 0) + (Decimal(1 - t) * ((1 - a).ln() if t != 1 else 0) if both else 0))
            for t, a in zip(targets, shares)]


@pytest.mark.parametrize("softmax", ["plain", "shifted"])
@pytest.mark.parametrize("zs, targets, activation, error", [
    ([-431.0, 279.0, 427.0], [1, 0, 0], "softmax", "cross-entropy"), ([1.0, 2.0, 0.5], [0.2, 0.5, 0.3], "softmax", "cross-entropy"),
    ([40.0, -40.0], [0, 1], "sigmoid", "binary-cross-entropy"), ([0.3, -1.7], [1, 0.25], "sigmoid", "binary-cross-entropy"),
    ([-800.0, 800.0], [1, 0], "sigmoid", "binary-cross-entropy-mean"), ([-40.0, 3.0], [1, 0], "sigmoid", "cross-entropy"),
    ([-2.0, 3.0], [1, 0], "softmax", "cross-entropy-mean")])
def test_the_error_from_logits_in_50_digits(zs, targets, activation, error, softmax):
    recording = record(outputs(zs, activation, Convention(error=error, error_from="logits", softmax=softmax)), [0.0], targets)
    truth = true_errors(zs, targets, activation, error)
    for n, true in enumerate(truth, start=1):
        assert recording[f"E_o{n}"].value == pytest.approx(float(true), rel=1e-14, abs=1e-15)
    total = float(sum(truth)) / (len(truth) if error.endswith("mean") else 1)
    assert recording["E"].value == pytest.approx(total, rel=1e-14)


def test_its_formula_is_printed_from_the_net_inputs():
    formula = record(outputs([1.0, 2.0], "softmax", Convention(error="cross-entropy", error_from="logits")), [0.0], [0, 1])["E_o1"].formula
    assert formula == "t_o1·(log(e_sum1) - z_o1)"
    formula = record(outputs([1.0], "sigmoid", Convention(error="bce", error_from="logits")), [0.0], [1])["E_o1"].formula
    assert formula == "max(z_o1, 0) + log(1 + exp(-max(z_o1, -z_o1))) - t_o1·z_o1"


@pytest.mark.parametrize("activation, error", [("sigmoid", "half-squared-sum"), ("tanh", "bce"), ("softmax", "bce"), ("softmax", "squared-sum")])
def test_logits_are_for_a_cross_entropy(activation, error):
    with pytest.raises(BadValue, match=r"error-from is 'logits': it is for a cross-entropy after softmax or sigmoid"):
        outputs([1.0, 2.0], activation, Convention(error=error, error_from="logits"))


def test_softmax_as_printed_and_shifted():
    plain, shifted = (record(outputs([2.0, 1.0, 0.0], "softmax", one), [0.0], [1, 0, 0]) for one in (SOFTMAX, SHIFTED))
    assert [plain[f"e_o{n}"].value for n in (1, 2, 3)] == [math.e * math.e, math.e, 1.0] or plain["e_o1"].value == math.exp(2.0)
    assert plain["e_o2"].formula == "exp(z_o2)" and plain["e_sum1"].value == pytest.approx(11.107337927389695)
    assert [shifted[f"e_o{n}"].value for n in (1, 2, 3)] == [1.0, math.exp(-1.0), math.exp(-2.0)]
    assert shifted["e_o2"].formula == "exp(z_o2 - z_max1)"
    for recording in (plain, shifted):
        assert recording["a_o1"].value == pytest.approx(0.6652409557748218, rel=1e-15)
        assert (recording["z_max1"].value, recording["z_o3-max"].value) == (2.0, -2.0)
        assert recording["z_o3-max"].formula in ("z_o3 - max(z_o1, z_o2, z_o3)",)
    assert plain["dE/da_o1"].value == pytest.approx(-1.5032147244080551, rel=1e-14) and plain["dE/da_o2"].value == 0.0


@pytest.mark.parametrize("zs, total", [([800.0, 1.0], "inf"), ([-800.0, -900.0], "0")])
def test_exponentials_out_of_reach_are_answered_in_a_sentence(zs, total):
    said = (f"the exponentials of a softmax layer add up to {total}: its net inputs are too far from 0 for exp; "
            "softmax=shifted takes them relative to the largest one")
    plain = outputs(zs, "softmax", SOFTMAX)
    before = state(plain)
    for run in (lambda: plain.forward([0.0]), lambda: record(plain, [0.0], [1, 0]),
                lambda: train(plain, [([0.0], [1, 0])], 3, compiled=False), lambda: train(plain, [([0.0], [1, 0])], 3, compiled=True)):
        with pytest.raises(SoftmaxSum) as caught:
            run()
        assert str(caught.value) == said and state(plain) == before
    assert sum(plain.under(SHIFTED).forward([0.0])) == 1.0


def test_training_leaves_the_last_epoch_before_exponentials_overflow():
    """The first update is fine, and so large that the next forward pass is not."""
    for compiled in (False, True):
        network = Network([Layer([Neuron("o1", [1.0], None, "softmax"), Neuron("o2", [0.0], None, "softmax")])], convention=SOFTMAX)
        with pytest.raises(SoftmaxSum):
            train(network, [([1.0], [0.0, 1.0])], 3000, 1e4, compiled=compiled)
        assert all(map(math.isfinite, state(network)))


@pytest.mark.parametrize("hidden", ["sigmoid", "tanh"])
def test_a_hidden_overflow_beside_a_plain_softmax_is_trained(hidden):
    """exp(-z) of a sigmoid may overflow: compiled training goes on in plain loops."""
    def network():
        return Network([Layer([Neuron("h1", [1.0], 0.0, hidden)]),
                        Layer([Neuron("o1", [1.0], 0.0, "softmax"), Neuron("o2", [0.5], 0.0, "softmax")])], convention=SOFTMAX)

    plain, compiled = network(), network()
    train(plain, [([-800.0], [1.0, 0.0])], 5, compiled=False)
    train(compiled, [([-800.0], [1.0, 0.0])], 5, compiled=True)
    assert list(map(repr, state(plain))) == list(map(repr, state(compiled)))


def test_binary_cross_entropy_averaged_over_outputs():
    """Two outputs of PyTorch's BCELoss: published to 15 figures."""
    hidden = [Neuron(f"h{n}", w, 0.0, "relu") for n, w in enumerate([[0.1, 0.5, 0.3], [0.7, 0.2, 0.9], [0.4, 0.25, 0.75]], 1)]
    last = [Neuron(f"o{n}", w, 0.0, "sigmoid") for n, w in enumerate([[0.9, 0.6, 0.4], [0.3, 0.8, 0.7]], 1)]
    network = Network([Layer(hidden), Layer(last)], convention=Convention(error="binary-cross-entropy-mean"))
    recording = record(network, [0.23, 0.82, 0.47], [1, 0], 0.01)
    assert recording["E"].value == pytest.approx(0.870124846460152, rel=1e-14)
    assert recording["w10+"].value == pytest.approx(0.900651554982582, rel=1e-14)
    assert recording["delta_o1"].formula == "(a_o1 - t_o1)/2"
    assert recording["dE/da_o1"].value * recording["da/dz_o1"].value == pytest.approx(recording["delta_o1"].value, rel=1e-14)


def by_hand(rows, rate):
    """A 1-1-1 chain of identities without biases, w1 = 0.5 and w2 = 2: the output weight moves by the gradient of all rows, and
    the hidden one by what comes back through the new output weight."""
    w1, w2 = 0.5, 2.0
    deltas = [w2 * (w1 * x) - t for x, t in rows]
    new = w2 - rate * sum(d * (w1 * x) for d, (x, _) in zip(deltas, rows)) / len(rows)
    return [w1 - rate * sum(d * new * x for d, (x, _) in zip(deltas, rows)) / len(rows), new]


@pytest.mark.parametrize("rows", [[(1.0, 0.0), (2.0, 1.0)], [(1.0, 0.0), (-0.5, 1.0), (3.0, 2.0)]])
def test_a_batch_goes_back_through_weights_that_all_its_rows_have_moved(rows):
    network = Network([Layer([Neuron("h1", [0.5], None, "identity")]), Layer([Neuron("o1", [2.0], None, "identity")])],
                      convention=Convention(order="updated", batch="all"))
    examples = [([x], [t]) for x, t in rows]
    recording = record(network, examples, learning_rate=0.25)
    assert recording["dE/da_h1:o1[2]"].formula == "delta_o1·w2+"
    assert [recording["w1+"].value, recording["w2+"].value] == pytest.approx(by_hand(rows, 0.25), rel=1e-14)
    for compiled in (False, True):
        twin = network.copy()
        train(twin, examples, 1, 0.25, compiled=compiled)
        assert twin.neurons[0].weights + twin.neurons[1].weights == [recording["w1+"].value, recording["w2+"].value]
