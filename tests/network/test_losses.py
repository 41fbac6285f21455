"""The losses against 50 digits and their definitions, at their kinks too; smoothed targets, weights of classes; the rules that leave the slope out, by hand."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from random import Random

import pytest

from neuron_graph import (
    Convention,
    Layer,
    Network,
    Neuron,
    NeuronGraphError,
    certificate,
    loss,
    record,
    train,
)
from neuron_graph.network.losses import LOSSES

D = Decimal
TINY = D("1e-22")


def huber(t: D, a: D, delta: D) -> D:
    """As textbooks write it, in cases."""
    far = abs(t - a)
    return (t - a) ** 2 / 2 if far <= delta else delta * (far - delta / 2)


TRUE: dict[str, Callable[[D, D, D], D]] = {
    "absolute": lambda t, a, delta: abs(t - a), "huber": huber,
    "hinge": lambda t, a, delta: max(D(0), 1 - t * a), "squared-hinge": lambda t, a, delta: max(D(0), 1 - t * a) ** 2,
}
POINTS = [-3.7, -1.25, -0.3, 0.0, 0.1, 0.9, 1.7, 12.5]


def row(name: str, delta: float):
    return Convention(error=name, huber_delta=delta).loss


@pytest.mark.parametrize("delta", [1.0, 0.25, 3.5])
@pytest.mark.parametrize("name", TRUE)
def test_errors_and_derivatives_in_50_digits(name, delta):
    targets = [-1.0, 1.0] if LOSSES[name].sides else [-2.3, 0.0, 0.4, 1.0]
    with localcontext(prec=50):
        for t in targets:
            for a in POINTS:
                true = TRUE[name](D(t), D(a), D(delta))
                rise = (TRUE[name](D(t), D(a) + TINY, D(delta)) - TRUE[name](D(t), D(a) - TINY, D(delta))) / (2 * TINY)
                assert abs(D(row(name, delta).error(t, a)) - true) <= D("4e-16") * max(true, 1)
                assert abs(D(row(name, delta).derivative(t, a)) - rise) <= D("1e-15") * max(abs(rise), 1)


@pytest.mark.parametrize("name, t, a, derivative", [
    ("absolute", 0.5, 0.5, 0.0), ("absolute", 0.0, -0.0, 0.0), ("hinge", 1.0, 1.0, 0.0), ("hinge", -1.0, -1.0, 0.0), ("squared-hinge", 1.0, 1.0, 0.0),
    ("huber", 0.0, 1.0, 1.0), ("huber", 0.0, -1.0, -1.0), ("huber", 2.0, 2.0, 0.0)])
def test_the_side_taken_at_a_kink(name, t, a, derivative):
    assert LOSSES[name].derivative(t, a) == derivative
    network = Network([Layer([Neuron("o1", [1.0], 0.0, "identity")])], convention=Convention(error=name))
    proofs = {proof.step.name: proof for proof in certificate(record(network, [a], [t], 0.1))}
    assert proofs["dE/da_o1"].step.value == derivative and all(proof.good for proof in proofs.values())
    assert ("kink" in proofs["dE/da_o1"].remark) or name in ("squared-hinge", "huber") or derivative == 0


@pytest.mark.parametrize("name", [*TRUE, "binary-cross-entropy", "cross-entropy", "squared-sum", "half-squared-sum"])
def test_the_mean_is_the_sum_over_the_number_of_outputs(name):
    summed, averaged = name, f"{name.removesuffix('-sum')}-mean"
    targets, outputs = ([1.0, -1.0, 1.0], [0.3, 0.2, 2.0]) if LOSSES[name].sides else ([1.0, 0.0, 0.0], [0.3, 0.2, 0.5])
    assert loss(targets, outputs, Convention(error=averaged)) == loss(targets, outputs, Convention(error=summed)) / 3
    assert LOSSES[averaged].mean and not LOSSES[summed].mean and LOSSES[averaged].sentence != LOSSES[summed].sentence


@pytest.mark.parametrize("text, name", [
    ("MAE", "absolute-mean"), ("mean absolute error", "absolute-mean"), ("L1", "absolute"), ("Huber", "huber"), ("squared hinge", "squared-hinge"),
    ("BCE", "binary-cross-entropy"), ("half MSE", "half-squared-mean")])
def test_losses_by_the_names_that_texts_use(text, name):
    assert Convention(error=text).error == name


# --- smoothed targets, and weights of classes: as PyTorch's CrossEntropyLoss(weight=, label_smoothing=, reduction="sum") defines them


def torch_loss(z: Sequence[D], t: Sequence[D], part: D, weights: Sequence[D]) -> D:
    """-Σ w_c t'_c ln softmax(z)_c with t' = (1 - ε) t + ε/K."""
    total = sum(value.exp() for value in z)
    smooth = [(1 - part) * one + part / len(t) for one in t]
    return -sum(w * one * (value.exp() / total).ln() for w, one, value in zip(weights, smooth, z))


@pytest.mark.parametrize("targets", [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.2, 0.5, 0.3]], ids=str)
@pytest.mark.parametrize("weights", [(), (1.0, 2.0, 0.5), (3.0, 0.1, 1.0)], ids=str)
@pytest.mark.parametrize("part", [0.0, 0.1, 1.0])
@pytest.mark.parametrize("more", [{}, {"softmax": "shifted"}, {"error_from": "logits"}], ids=str)
def test_cross_entropy_as_pytorch_has_it(targets, weights, part, more):
    network = Network([Layer([Neuron(f"o{n}", [0.4 - 0.3 * n, 0.2 * n], 0.1 * n, "softmax") for n in (1, 2, 3)])], convention=Convention(
        error="cross-entropy", label_smoothing=part, class_weights=weights, **more))
    recording = record(network, [1.5, -0.5], targets, 0.1)
    z = [D(recording[f"z_o{n}"].value) for n in (1, 2, 3)]
    with localcontext(prec=50):
        arguments = [D(t) for t in targets], D(part), [D(w) for w in weights or (1.0, 1.0, 1.0)]
        assert abs(D(recording["E"].value) - torch_loss(z, *arguments)) < D("1e-14")
        for place in range(3):
            moved = [[value + side * TINY * (place == n) for n, value in enumerate(z)] for side in (1, -1)]
            rise = (torch_loss(moved[0], *arguments) - torch_loss(moved[1], *arguments)) / (2 * TINY)
            assert abs(D(recording[f"delta_o{place + 1}"].value) - rise) < D("1e-14")


def test_one_hot_targets_give_every_delta_the_weight_of_the_class_that_is_meant():
    network = Network([Layer([Neuron(f"o{n}", [0.1 * n], 0.0, "softmax") for n in (1, 2, 3)])])
    plain = record(network.under(Convention(error="cross-entropy")), [1.0], [0.0, 1.0, 0.0], 0.1)
    heavy = record(network.under(Convention(error="cross-entropy", class_weights=(5, 3, 7))), [1.0], [0.0, 1.0, 0.0], 0.1)
    assert heavy["class_weight"].value == 3.0
    for n in (1, 2, 3):
        assert heavy[f"delta_o{n}"].value == pytest.approx(3.0 * plain[f"delta_o{n}"].value, rel=1e-15)


@pytest.mark.parametrize("t, smooth", [(1.0, 0.95), (0.0, 0.05), (0.5, 0.5)])
def test_a_binary_cross_entropy_has_two_classes(t, smooth):
    network = Network([Layer([Neuron("o1", [0.5], 0.1)])], convention=Convention(error="binary-cross-entropy", label_smoothing=0.1))
    recording = record(network, [1.0], [t], 0.1)
    assert recording["smooth_o1"].value == pytest.approx(smooth, rel=1e-15)
    assert recording["delta_o1"].value == pytest.approx(recording["a_o1"].value - smooth, rel=1e-15)
    assert recording["E"].value == loss([t], [recording["a_o1"].value], network.convention)


def test_targets_that_change_in_place_are_smoothed_anew():
    network = Network([Layer([Neuron("o1", [0.5], 0.1)])], convention=Convention(error="binary-cross-entropy", label_smoothing=0.1))
    network.forward([1.0])
    targets = [1.0]
    first = network.measure(targets)
    targets[0] = 0.0
    network.backward(targets)
    assert network.outputs[0].delta == network.outputs[0].a - 0.05 and network.measure(targets) != first
    assert "smooth_o1" not in record(network.under(Convention()), [1.0], [1.0], 0.1)


@pytest.mark.parametrize("error, activation", [("half-squared-sum", "tanh"), ("huber-mean", "identity"), ("binary-cross-entropy", "sigmoid")])
def test_weights_multiply_the_error_of_each_output_and_its_part_of_the_gradient(error, activation):
    network = Network([Layer([Neuron("o1", [0.5], 0.1, activation), Neuron("o2", [-0.3], 0.2, activation)])])
    plain = record(network.under(Convention(error=error)), [1.0], [1.0, 0.0], 0.1)
    heavy = record(network.under(Convention(error=error, class_weights=(2, 0.25))), [1.0], [1.0, 0.0], 0.1)
    for n, weight in (1, 2.0), (2, 0.25):
        for name in (f"E_o{n}", f"delta_o{n}", f"dE/da_o{n}"):
            assert heavy[name].value == weight * plain[name].value


# --- LMS, the delta rule, Hebb


def taught(rule: str, rows: Sequence[Sequence[float]], activation: str, weights: Sequence[float], rate: float, **more):
    network = Network([Layer([Neuron("y", list(weights[:-1]), weights[-1], activation)])], convention=Convention(rule=rule, **more))
    return record(network, [(list(inputs), [t]) for *inputs, t in rows], learning_rate=rate)


def after(recording, sample: int) -> list[float]:
    return [recording[f"{name}+[{sample}]"].value for name in ("w1", "w2", "b_y")]


BIPOLAR_AND = [(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, -1)]
BIPOLAR_OR = [(1, 1, 1), (1, -1, 1), (-1, 1, 1), (-1, -1, -1)]


@pytest.mark.parametrize("activation", ["identity", "sign", "sigmoid"])
def test_hebb_learns_and(activation):
    """Fausett, Fundamentals of Neural Networks, the AND function with bipolar inputs and targets: (1 1 1), (0 2 0), (1 1 -1), (2 2 -2)."""
    recording = taught("hebb", BIPOLAR_AND, activation, [0, 0, 0], 1.0)
    assert [after(recording, n) for n in (1, 2, 3, 4)] == [[1, 1, 1], [0, 2, 0], [1, 1, -1], [2, 2, -2]]
    assert all(proof.good for proof in certificate(recording))
    remarks = {proof.step.name: proof.remark for proof in certificate(recording)}
    assert remarks["delta_y"] == remarks["dE/dw1"] == "Hebb's rule follows no derivative"


def test_hebb_without_a_teacher_goes_by_the_output():
    network = Network([Layer([Neuron("y", [0.5, -0.25], None, "identity")])], convention=Convention(rule="hebb-output", error="none"))
    recording = record(network, [([2.0, 1.0], []), ([1.0, 3.0], [])], learning_rate=0.5)
    y = Fraction(3, 4)
    first = [Fraction(1, 2) + y / 2 * 2, Fraction(-1, 4) + y / 2]
    z = first[0] + 3 * first[1]
    assert [recording[f"w{n}+[2]"].value for n in (1, 2)] == [first[0] + z / 2, first[1] + z / 2 * 3]


@pytest.mark.parametrize("activation", ["identity", "sign:1", "sigmoid", "tanh"])
def test_adaline_learns_from_the_net_input_whatever_the_activation(activation):
    """OR with bipolar inputs, weights and bias 0.1, rate 0.1; exactly, in fractions."""
    recording = taught("adaline", BIPOLAR_OR, activation, [0.1, 0.1, 0.1], 0.1)
    w, rate = [Fraction(1, 10)] * 3, Fraction(1, 10)
    for number, (*x, t) in enumerate(BIPOLAR_OR, start=1):
        net = w[0] * x[0] + w[1] * x[1] + w[2]
        w = [w[0] + rate * (t - net) * x[0], w[1] + rate * (t - net) * x[1], w[2] + rate * (t - net)]
        assert recording[f"E[{number}]"].value == pytest.approx(float((t - net) ** 2 / 2), rel=1e-14)
        assert after(recording, number) == pytest.approx([*map(float, w)], rel=1e-14)
    assert [float(one) for one in w] == pytest.approx([0.262130, 0.278730, 0.243870], abs=5e-7)
    proofs = [*certificate(recording)]
    assert all(proof.good and not proof.remark for proof in proofs) and any(proof.complex for proof in proofs)


def test_lms_minimises_half_the_square_and_claims_no_other_error():
    recording = taught("lms", BIPOLAR_OR, "identity", [0.1, 0.1, 0.1], 0.1, error="squared-sum")
    assert recording["E[2]"].value == pytest.approx(0.6889, rel=1e-12) and recording["delta_y[2]"].value == pytest.approx(-0.83, rel=1e-14)
    assert {proof.remark for proof in certificate(recording) if proof.step.kind == "gradient"} == {"the LMS rule follows no derivative"}


def test_the_delta_rule_has_the_slope():
    own, named = Convention(rule="delta rule"), Convention(rule="Widrow-Hoff")
    assert (own.rule, named.rule) == ("descent", "lms")
    recording = taught("delta rule", BIPOLAR_OR[:1], "sigmoid", [0.1, 0.1, 0.1], 0.1)
    a = recording["a_y"].value
    assert recording["delta_y"].value == (a - 1.0) * (a * (1.0 - a))


# --- what is refused, in one sentence


def two_layers() -> Network:
    return Network([Layer([Neuron("h1", [0.5])]), Layer([Neuron("o1", [0.5], 0.0, "tanh")])])


@pytest.mark.parametrize("parts, targets, sentence", [
    ({"error": "hinge"}, [0.0], "a target is 0.0: with error=hinge it must be 1 or -1"),
    ({"error": "squared-hinge-mean"}, [0.5], "a target is 0.5: with error=squared-hinge-mean it must be 1 or -1"),
    ({"class_weights": (1, 2)}, [1.0], "class-weights: 1 is needed, 2 given"),
    ({"rule": "lms"}, [1.0], "rule is 'lms': it trains a single layer, and the network has 2"),
    ({"rule": "hebb"}, [1.0], "rule is 'hebb': it trains a single layer"),
])
def test_what_is_refused(parts, targets, sentence):
    with pytest.raises(NeuronGraphError) as refused:
        record(two_layers().under(Convention(**parts)), [1.0], targets, 0.5)
    assert sentence in str(refused.value)


def test_hinge_trains_two_classes_apart():
    random = Random(3)
    rows = [([random.uniform(-1, 1), random.uniform(-1, 1)], []) for _ in range(40)]
    samples = [(x, [1.0 if x[0] + x[1] > 0.2 else -1.0]) for x, _ in rows]
    network = Network([Layer([Neuron("o1", [0.0, 0.0], 0.0, "identity")])], convention=Convention(error="hinge"))
    train(network, samples, 200, learning_rate=0.1)
    assert sum(network.forward(x)[0] * t > 0 for x, [t] in samples) >= 38
