"""The certificate proves what is right and finds what is wrong."""
from random import Random

import pytest

from neuron_graph import Convention, Layer, Network, Neuron, certificate, record
from neuron_graph.certifying import derivative
from neuron_graph.network.losses import LOSSES
from tests.conftest import ACTIVATIONS, INPUTS, TARGETS, drawn, famous, sample
from tests.recording.test_readings import usable

PARTS = [{"sign": "target-output"}, {"l2": 0.1, "gradient_factor": 3.0}, {"batch": "all"}]


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("error", LOSSES)
def test_everything_right_is_proven(activation, error):
    """Every pair of activation and loss; every part of a convention with each activation, and with each loss."""
    random = Random(f"{activation} {error}")
    turn = (ACTIVATIONS.index(activation) + [*LOSSES].index(error)) % len(PARTS)
    for number, parts in enumerate([{}, *(PARTS if LOSSES[error].odds else [PARTS[turn]])], turn):
        convention = Convention(error=error, **parts)
        if not usable(convention, activation):
            continue
        network = drawn(random, [2, 3, 2], [activation], ["own", "shared", "none"][number % 3])
        recording = record(network.under(convention), [sample(random, network, convention) for _ in range(1 + (parts in PARTS[1:]))])
        for proof in certificate(recording):
            assert proof.good, (convention, proof)


EDGES = [
    ([2, 2, 2], "sigmoid", [-1000.0, -1000.0], {}), ([2, 2, 2], "sigmoid", [-5000.0, 1e300], {"error": "none"}),
    ([2, 2], "tanh", [1.0, 0.0], {"error": "cross-entropy"}), ([2, 2], "softmax", [1000.0, -1000.0], {"error": "cross-entropy"}),
    ([2, 2], "relu", [1000.0, 1000.0], {"error": "half-squared-mean"}), ([2, 1], "leaky-relu", [1.0, 0.0], {}),
    ([2, 2], "identity", [1e160, 1e160], {}), ([2, 2], "relu", [-1.0, -1.0], {"error": "binary-cross-entropy"}),
]


@pytest.mark.parametrize("sizes, activation, inputs, parts", EDGES)
def test_extremes_are_proven_or_remarked_on(sizes, activation, inputs, parts):
    for seed in range(5):
        network = drawn(Random(seed), sizes, [activation], "own")
        targets = [1.0] + [0.0] * (sizes[-1] - 1)
        for proof in certificate(record(network.under(Convention(**parts)), inputs, targets, 0.5)):
            assert proof.good, proof


def test_what_is_no_number_any_more_is_remarked_on():
    """The first sample has an infinite gradient; the second begins with weights that are nan."""
    network = Network([Layer([Neuron("o1", [-1.0, -1.0], 0.0, "relu")])])
    samples = [([1.0, 1.0], [1.0]), ([1.0, 0.0], [0.0])]
    proofs = list(certificate(record(network.under(Convention(error="binary-cross-entropy")), samples, learning_rate=0.5)))
    assert all(proof.good for proof in proofs) and any("not finite" in proof.remark for proof in proofs if proof.step.sample == 2)


@pytest.mark.parametrize("parts", [{}, {"l2": 0.1}, {"batch_scale": "sum"}, {"gradient_factor": 0.5, "l2": 0.1}])
def test_several_batches_each_against_its_own_error(parts):
    random, convention = Random(9), Convention(batch=2, **parts)
    network = drawn(random, [2, 2, 1], ["sigmoid"], "own")
    recording = record(network.under(convention), [sample(random, network, convention) for _ in range(5)])
    assert all(proof.good for proof in certificate(recording))
    if "l2" in parts:
        assert {step.sample for step in recording if step.kind == "penalty"} == {None}


def test_a_wrong_gradient_is_found():
    recording = record(famous(), INPUTS, TARGETS, 0.5)
    wrong = recording.replay(replace={"dE/dw5": recording["dE/dw5"].value * (1 + 1e-6)})
    assert [proof.step.name for proof in certificate(wrong) if not proof.good] == ["dE/dw5"]


@pytest.mark.parametrize("activation", ["relu", "leaky-relu"])
def test_a_kink_is_called_a_kink(activation):
    network = Network([Layer([Neuron("h1", [1.0], -1.0, activation)]), Layer([Neuron("o1", [0.5], 0.0, "identity")])])
    proofs = {proof.step.name: proof for proof in certificate(record(network, [1.0], [1.0]))}
    assert {name for name, proof in proofs.items() if "kink" in proof.remark} == {"da/dz_h1", "delta_h1", "dE/dw1", "dE/db_h1"}
    assert all(proof.good for proof in proofs.values())


NO_DERIVATIVES = [
    ({"rule": "perceptron"}, {"delta_n0_0", "delta_n0_1", "dE/dw1", "dE/dw2", "dE/dw3", "dE/dw4", "dE/db_n0_0", "dE/db_n0_1"}),
    ({"order": "updated"}, {f"dE/da_{h}{o}" for h in ("h1", "h2") for o in ("", ":o1", ":o2")} | {"delta_h1", "delta_h2"}
     | {f"dE/d{name}" for name in ("w1", "w2", "w3", "w4", "b_h1", "b_h2")}),
]


@pytest.mark.parametrize("parts, names", NO_DERIVATIVES)
def test_what_is_no_derivative_is_said_to_be_none(parts, names):
    network = famous() if "order" in parts else drawn(Random(1), [2, 2], ["step"], "own")
    proofs = list(certificate(record(network.under(Convention(**parts)), INPUTS, TARGETS, 0.5)))
    assert {proof.step.name for proof in proofs if "follows no derivative" in proof.remark} == names
    assert all(proof.good and (proof.complex is None) for proof in proofs if proof.remark)


def test_digits_are_as_many_as_floats_have():
    proofs = {proof.step.name: proof for proof in certificate(record(famous(), INPUTS, TARGETS, 0.5))}
    assert proofs["dE/dw1"].decimal.digits > 15
    assert proofs["dE/dw1"].complex.digits > 14.5
    assert 7 < proofs["dE/dw1"].central.digits < 13


def test_the_derivative_knows_only_the_forward_pass():
    recording = record(famous(), INPUTS, TARGETS, 0.5)
    error = derivative.FunctionOf(recording, recording["E"], 0.0)
    needed = [error.calculation.lines[place].step.phase for place in error.calculation.before(error.position)]
    assert set(needed) == {"given", "forward", "error"}
