"""Every rule against 50-digit decimals that share no formula with the package: gradients are given, so that only updates count."""
import random
from decimal import Decimal, localcontext

import pytest

from neuron_graph import Convention, Layer, Network, Neuron, record, train
from neuron_graph.errors import BadValue
from neuron_graph.network.rules import RULES
from neuron_graph.network.schedules import SCHEDULES

D = Decimal
GRADIENTS = [0.5, -0.25, 2.0, 0.125, -1.5, 0.75, 1e-3, -3.0]
START, RATE = 0.7, 0.1
ZERO, HALF, NINE_TENTHS, MOST, TINY = map(D, (0.0, 0.5, 0.9, 0.999, 1e-8))


def given(convention, weights=(START,), bias=None):
    """A neuron that takes each target for the gradient of its weights: their inputs are 1."""
    return Network([Layer([Neuron("o1", list(weights), bias, "identity")])], convention=Convention(error="none").changed(convention))


def updates(convention, gradients=GRADIENTS):
    """The weight after each of some gradients."""
    network, found = given(convention), []
    for g in gradients:
        train(network, [([1.0], [g])], 1, RATE, compiled=False)
        found.append(network.neurons[0].weights[0])
    return found


def root(x):
    return x.sqrt()


def momentum(mu=NINE_TENTHS, gather=False, ema=False, tau=ZERO, ahead=False):
    def step(w, g, t, s):
        v = s.get("v", D(0))
        if not gather:
            s["v"] = mu * v - D(RATE) * g
            return w + s["v"]
        fed = (1 - mu) * g if ema else g if t == 1 else (1 - tau) * g
        s["v"] = mu * v + fed
        return w - D(RATE) * (((1 - mu) * g if ema else g if t == 1 else (1 - tau) * g) + mu * s["v"] if ahead else s["v"])
    return step


def adagrad(w, g, t, s):
    s["G"] = s.get("G", D(0)) + g * g
    return w - D(RATE) * g / (root(s["G"]) + D(1e-8))


def rmsprop(rho=NINE_TENTHS, inside=False, eps=TINY):
    def step(w, g, t, s):
        s["E"] = rho * s.get("E", D(0)) + (1 - rho) * g ** 2
        return w - D(RATE) * g / (root(s["E"] + eps) if inside else root(s["E"]) + eps)
    return step


def adam(b1=NINE_TENTHS, b2=MOST, eps=TINY, corrected=True, place="outside", decay=ZERO, largest=False):
    def step(w, g, t, s):
        w = w - D(RATE) * decay * w
        s["m"] = b1 * s.get("m", D(0)) + (1 - b1) * g
        s["v"] = b2 * s.get("v", D(0)) + (1 - b2) * g * g
        s["top"] = max(s.get("top", D(0)), s["v"])
        m, v = s["m"], s["top"] if largest else s["v"]
        if place == "keras":
            return w - D(RATE) * root(1 - b2 ** t) / (1 - b1 ** t) * m / (root(v) + eps)
        if corrected:
            m, v = m / (1 - b1 ** t), v / (1 - b2 ** t)
        return w - D(RATE) * m / (root(v + eps) if place == "inside" else root(v) + eps)
    return step


def descent(rate=lambda t: D(RATE), decay=ZERO, l2=ZERO, l1=ZERO, most=None):
    def step(w, g, t, s):
        g = g + l2 * w + l1 * (1 if w > 0 else -1)
        if most:
            g = max(-most, min(most, g))
        return w - rate(t) * g - rate(t) * decay * w
    return step


def pi():
    """By Machin's formula."""
    def arctan(n):
        total, term, k = D(0), D(1) / n, 1
        while abs(term) > D(10) ** -60:
            total += term / k if k % 4 == 1 else -term / k
            term, k = term / (n * n), k + 2
        return total
    return 4 * (4 * arctan(5) - arctan(239))


def cosine(x):
    total, term = D(0), D(1)
    for k in range(1, 60):
        total, term = total + term, -term * x * x / ((2 * k - 1) * (2 * k))
    return total



CASES = [
    ("rule=descent", lambda: descent()), ("rule=momentum", lambda: momentum(D(0.9))), ("rule=momentum,momentum=0.5,velocity=subtracted", lambda: momentum(HALF)),
    ("rule=momentum,velocity=gathered", lambda: momentum(D(0.9), gather=True)),
    ("rule=momentum,velocity=gathered,dampening=0.25", lambda: momentum(D(0.9), gather=True, tau=D(0.25))),
    ("rule=momentum,velocity=averaged", lambda: momentum(D(0.9), gather=True, ema=True)),
    ("rule=nesterov,velocity=gathered", lambda: momentum(D(0.9), gather=True, ahead=True)),
    ("rule=nesterov,velocity=averaged", lambda: momentum(D(0.9), gather=True, ema=True, ahead=True)),
    ("rule=nesterov", lambda: momentum(D(0.9))),  # the gradient is given, wherever it is taken
    ("rule=adagrad", lambda: adagrad), ("rule=rmsprop", lambda: rmsprop()), ("rule=rmsprop,rho=0.99,epsilon-place=inside,epsilon=0.001",
                                                                           lambda: rmsprop(D(0.99), True, D(0.001))),
    ("rule=adam", lambda: adam()), ("rule=adam,beta1=0.5,beta2=0.75,epsilon=0.01", lambda: adam(HALF, D(0.75), D(0.01))),
    ("rule=adam,correction=none", lambda: adam(corrected=False)), ("rule=adam,epsilon-place=inside,epsilon=0.001", lambda: adam(eps=D(0.001), place="inside")),
    ("rule=adam,epsilon-place=uncorrected,epsilon=0.001", lambda: adam(eps=D(0.001), place="keras")), ("rule=adam,epsilon=0", lambda: adam(eps=D(0))),
    ("rule=adamw", lambda: adam(decay=D(0.01))), ("rule=adamw,weight-decay=0.25", lambda: adam(decay=D(0.25))),
    ("rule=amsgrad", lambda: adam(largest=True)), ("rule=amsgrad,correction=none", lambda: adam(largest=True, corrected=False)),
    ("weight-decay=0.25", lambda: descent(decay=D(0.25))), ("l2=0.25", lambda: descent(l2=D(0.25))), ("l1=0.25,l2=0.5", lambda: descent(l1=D(0.25), l2=HALF)),
    ("clip-value=0.5", lambda: descent(most=HALF)), ("clip-norm=0.5", lambda: descent(most=HALF)),  # of one number both are the same
    ("schedule=step,schedule-steps=3", lambda: descent(lambda t: D(RATE) * HALF ** ((t - 1) // 3))),
    ("schedule=exponential,schedule-factor=0.75", lambda: descent(lambda t: D(RATE) * D(0.75) ** (t - 1))),
    ("schedule=natural-exponential,schedule-factor=0.1", lambda: descent(lambda t: D(RATE) * (-D(0.1) * (t - 1)).exp())),
    ("schedule=inverse-time,schedule-factor=0.1", lambda: descent(lambda t: D(RATE) / (1 + D(0.1) * (t - 1)))),
    ("schedule=inverse-root", lambda: descent(lambda t: D(RATE) / root(D(t)))),
    ("schedule=linear,schedule-steps=20", lambda: descent(lambda t: D(RATE) * (1 - D(t - 1) / 20))),
    ("schedule=cosine,schedule-steps=20", lambda: descent(lambda t: D(RATE) * (1 + cosine(pi() * (t - 1) / 20)) / 2)),
    ("schedule=warm-up,schedule-steps=4", lambda: descent(lambda t: D(RATE) * min(D(1), D(t) / 4))),
    ("schedule=table,rates=0.5:0.25:0.125:0.1:0.1:0.1:0.1:0.05", lambda: descent(lambda t: D([0.5, 0.25, 0.125, 0.1, 0.1, 0.1, 0.1, 0.05][t - 1]))),
    ("schedule=step,schedule-steps=2,schedule-per=2", lambda: descent(lambda t: D(RATE) * HALF ** ((t - 1) // 2 // 2))),
]


@pytest.mark.parametrize("convention, rule", CASES, ids=lambda case: case if isinstance(case, str) else "")
def test_updates_are_those_of_50_digits(convention, rule):
    with localcontext(prec=50):
        step, w, states = rule(), D(START), {}
        for t, (g, found) in enumerate(zip(GRADIENTS, updates(convention)), start=1):
            w = step(w, D(g), t, states)
            assert abs(D(found) - w) < D(1e-14), t


def test_every_rule_and_schedule_has_a_case():
    said = [part for convention, _ in CASES for part in convention.split(",")]
    assert {f"rule={name}" for name, rule in RULES.items() if not rule.delta} <= set(said)
    assert {f"schedule={name}" for name in SCHEDULES} - {"schedule=constant"} <= set(said)


@pytest.mark.parametrize("convention", [convention for convention, _ in CASES])
@pytest.mark.parametrize("more", ["", "batch=all", "batch=2", "order=updated", "order=updated,batch=all", "bias=frozen"])
def test_readings_agree_bit_for_bit(convention, more):
    """Plain, compiled, and recorded from the state that each epoch leaves, with weights of several layers."""
    from neuron_graph.recording import Recorder
    from neuron_graph.setup import restore, state
    from neuron_graph.setup.initial import network_of_sizes

    if "clip-norm" in convention and "updated" in more:
        return
    own = Convention().changed(f"{convention},{more}".replace("steps=20", "steps=90").replace("0.1:0.05", "0.1:0.05" + 12 * ":0.05"))
    samples = [([0.1, 0.9], [0.3, 0.6]), ([0.5, -0.2], [0.9, 0.1]), ([0.0, 0.0], [0.2, 0.8])]
    plain, compiled, recorded = (network_of_sizes([2, 2, 2], seed=3).under(own) for _ in range(3))
    train(plain, samples, 4, 0.5, compiled=False)
    train(compiled, samples, 4, 0.5, compiled=True)
    for epoch in range(1, 5):
        recorder = Recorder(recorded, epoch)
        recorder.epoch_of(samples, 0.5)
        restore(recorded, [getattr(number, "value", number) for number in state(recorder.network)])
    assert list(map(float.hex, state(plain))) == list(map(float.hex, state(compiled))) == list(map(float.hex, state(recorded)))


def test_adams_first_step_on_a_parabola():
    """θ² from 5 at rate 0.1: m 1, v 0.1, m̂ 10, v̂ 100, θ 4.9 but for ε."""
    step = record(given("rule=adam", [5.0]), [1.0], [10.0], 0.1)
    assert [step[name].value for name in ("t", "m_w1+", "v_w1+", "mhat_w1", "vhat_w1")] == pytest.approx([1, 1, 0.1, 10, 100], rel=1e-12)
    assert step["w1+"].value == pytest.approx(4.9, abs=1e-9) and step["w1+"].value != 4.9


def test_nesterov_takes_the_gradient_ahead():
    """½w² from 1 with velocity -0.5: the gradient at 1 - 0.45 is 0.55, so v' = -0.45 - 0.055."""
    network = Network([Layer([Neuron("o1", [1.0], None, "identity")])], convention=Convention(rule="nesterov"))
    network.neurons[0].memory["velocity"][0] = -0.5
    step = record(network, [1.0], [0.0], 0.1)
    assert step["ahead_w1"].value == pytest.approx(0.55) and step["v_w1+"].value == pytest.approx(-0.505) and step["w1+"].value == pytest.approx(0.495)
    assert network.neurons[0].weights == [1.0]


def test_clipping_by_norm_is_of_all_gradients_together():
    """Gradients 3 and 4 have the norm 5: shrunk to 1 they are 0.6 and 0.8; the bias's counts, too."""
    network = Network([Layer([Neuron("o1", [0.0, 0.0], None, "identity")])], convention=Convention(error="none", clip_norm=1.0))
    step = record(network, [3.0, 4.0], [1.0], 1.0)
    assert [step[name].value for name in ("norm", "clip", "clip_w1", "w2+")] == pytest.approx([5.0, 0.2, 0.6, -0.8])
    with_bias = record(given("clip-norm=1", bias=0.0), [1.0], [1.0], 1.0)
    assert with_bias["norm"].value == pytest.approx(2 ** 0.5) and with_bias["clip_b_o1"].value == pytest.approx(2 ** -0.5)
    with pytest.raises(BadValue, match="it needs all gradients before any weight moves"):
        given("clip-norm=1,order=updated")


def test_decays_of_biases_are_asked_for():
    own, also = (record(given(f"weight-decay=0.5{more}", bias=1.0), [1.0], [0.0], 0.1) for more in ("", ",decays=all"))
    assert own["b_o1+"].value == 1.0 and also["b_o1+"].value == also["decayed_b_o1"].value == pytest.approx(0.95)
    penalised = record(given("l2=0.5,decays=all", bias=2.0), [1.0], [0.0], 0.1)
    assert penalised["E_l2"].value == pytest.approx(0.25 * (START ** 2 + 4.0)) and penalised["dE/db_o1"].value == pytest.approx(1.0)


def test_states_go_on_from_what_is_given():
    random_ = random.Random(1)
    gradients = [random_.uniform(-1, 1) for _ in range(6)]
    whole, first = given("rule=amsgrad"), given("rule=amsgrad")
    for network, fed in ((whole, gradients), (first, gradients[:3])):
        for g in fed:
            train(network, [([1.0], [g])], 1, RATE, compiled=False)
    second = given("rule=amsgrad", first.neurons[0].weights)
    second.neurons[0].memory = {kind: [*numbers] for kind, numbers in first.neurons[0].memory.items()}
    second.updates = first.updates
    for g in gradients[3:]:
        train(second, [([1.0], [g])], 1, RATE, compiled=True)
    assert second.neurons[0].weights == whole.neurons[0].weights and second.updates == 6.0
