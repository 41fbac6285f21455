"""Every slip in the step of a rule gives the number that somebody who makes it computes by hand, in its line."""
import math

import pytest

from neuron_graph import Convention
from neuron_graph.judging import Task
from neuron_graph.published.checker import check
from neuron_graph.published.files.walkthrough import read_example

W, X, T, ETA = 1.5, 0.5, 0.25, 0.125
"""One weight, no bias, an identity: E = (w x - t)²/2, so g = (w x - t) x."""
LINE = """
rate = 0.125
[[layer]]
[[layer.neuron]]
name = "o"
weights = [1.5]
bias = "none"
activation = "identity"
[[sample]]
inputs = [0.5]
targets = [0.25]
"""
B1, B2, EPS, MU, TAU = 0.75, 0.875, 0.0625, 0.5, 0.25


def gradient(w):
    return (w * X - T) * X


G1 = gradient(W)
M1, V1 = (1 - B1) * G1, (1 - B2) * G1**2
W2 = W - ETA * (M1 / (1 - B1)) / (math.sqrt(V1 / (1 - B2)) + EPS)
G2 = gradient(W2)
M2, V2 = B1 * M1 + (1 - B1) * G2, B2 * V1 + (1 - B2) * G2**2
C1, C2 = 1 - B1**2, 1 - B2**2
STEP = ETA * (M2 / C1)
ADAM = f"rule=adam,beta1={B1},beta2={B2},epsilon={EPS}"
BELOW = math.sqrt(V2 / C2) + EPS

ADAM_SLIPS = [
    ("bias correction left out", "mhat_w1", M2), ("bias correction left out", "vhat_w1", V2),
    ("bias correction left out", "w1+", W2 - ETA * M2 / BELOW),
    ("bias correction left out", "w1+", W2 - STEP / (math.sqrt(V2) + EPS)),
    ("memory of before the update", "mhat_w1", M1 / C1), ("memory of before the update", "vhat_w1", V1 / C2),
    ("memory of before the update", "m_w1+", M1),
    ("part of an average left out", "m_w1+", (1 - B1) * G2), ("part of an average left out", "m_w1+", B1 * M1 + G2),
    ("part of an average left out", "m_w1+", M1 + (1 - B1) * G2), ("part of an average left out", "m_w1+", B1 * M1 + B1 * G2),
    ("part of an average left out", "v_w1+", B2 * V1 + (1 - B2) * G2),
    ("part taken twice", "m_w1+", B1 * M1 + (1 - B1) * G2**2),
    ("constants exchanged", "m_w1+", B2 * M1 + (1 - B2) * G2), ("constants exchanged", "v_w1+", B1 * V1 + (1 - B1) * G2**2),
    ("constants exchanged", "m_w1+", (1 - B1) * M1 + B1 * G2), ("constants exchanged", "c1", C2),
    ("update counted otherwise", "c1", 1 - B1), ("update counted otherwise", "c2", 1 - B2**3), ("update counted otherwise", "t", 1),
    ("root forgotten", "w1+", W2 - STEP / (V2 / C2 + EPS)), ("part left out", "w1+", W2 - STEP / math.sqrt(V2 / C2)),
    ("added instead of subtracted", "w1+", W2 + STEP / BELOW), ("learning rate left out", "w1+", W2 - (M2 / C1) / BELOW),
]

VELOCITY = MU * G1 + (1 - TAU) * gradient(W - ETA * G1)
ALONE = (1 - TAU) * gradient(W - ETA * G1)
DAMPENED = f"rule=momentum,velocity=gathered,momentum={MU},dampening={TAU}"
LOOKING = f"rule=nesterov,velocity=gathered,momentum={MU}"
V_LOOKING = MU * G1 + gradient(W - ETA * (G1 + MU * G1))
LATER = [
    (DAMPENED, 1, "dampening in the first step", "v_w1+", (1 - TAU) * G1),
    (DAMPENED, 2, "constants of the velocity", "v_w1+", MU * G1 + TAU * gradient(W - ETA * G1)),
    (DAMPENED, 2, "part left out", "v_w1+", ALONE), (DAMPENED, 2, "part left out", "v_w1+", G1 + ALONE),
    (DAMPENED, 2, "velocity before left out", "w1+", W - ETA * G1 - ETA * ALONE),
    (LOOKING, 2, "look-ahead left out", "w1+", W - ETA * (G1 + MU * G1) - ETA * V_LOOKING),
    (f"rule=nesterov,momentum={MU}", 2, "look-ahead left out", "ahead_w1", W - ETA * G1),
    ("schedule=exponential,schedule-factor=0.5", 2, "schedule left out", "w1+", W - ETA * G1 - ETA * gradient(W - ETA * G1)),
    ("schedule=exponential,schedule-factor=0.5", 2, "update counted otherwise", "eta_t", ETA / 4),
    ("weight-decay=0.5", 1, "weight decay left out", "w1+", W - ETA * G1), ("weight-decay=0.5", 1, "weight decay left out", "decayed_w1", W),
    ("weight-decay=0.5", 1, "learning rate left out", "decayed_w1", W - 0.5 * W),
    ("rule=rmsprop,rho=0.75,epsilon=0", 1, "root forgotten", "w1+", W - ETA * G1 / (0.25 * G1**2)),
    ("rule=rmsprop,rho=0.75", 1, "constants exchanged", "v_w1+", 0.75 * G1**2),
    ("clip-norm=0.1", 1, "root forgotten", "norm", G1**2),
]


def found(convention, epoch, name, slip):
    """What a slip gives in a line."""
    example = read_example(LINE, "mine")
    recording = example.under(Convention().changed(convention)).recording(epoch)
    task = Task([recording], recording.notation)
    place = task.calculation.position(recording[name])
    return [mistake.edited.of(task.calculation.own) for seldom in (False, True)
            for mistake in task.mistakes(place, seldom) if mistake.name == slip]


@pytest.mark.parametrize("slip, name, value", ADAM_SLIPS)
def test_a_slip_in_a_step_of_adam(slip, name, value):
    assert pytest.approx(value, rel=1e-12) in found(ADAM, 2, name, slip)


@pytest.mark.parametrize("convention, epoch, slip, name, value", LATER)
def test_a_slip_in_a_step_of_another_rule(convention, epoch, slip, name, value):
    assert pytest.approx(value, rel=1e-12) in found(convention, epoch, name, slip)


def test_the_step_is_the_one_by_hand():
    assert found(ADAM, 2, "w1+", "weight not updated") == [pytest.approx(W2)]


def verdicts(convention, *figures):
    """The verdicts on figures (name, number, epoch) of the line."""
    own = "".join(f"{key} = {value if value.replace('.', '').isdigit() else repr(value)}\n" for key, value in (
        part.split("=") for part in convention.split(",")))
    text = LINE + "\n[convention]\n" + own + "".join(
        f'\n[[published]]\nname = "{name}"\nprinted = "{number:.7g}"\nepoch = {epoch}\n' for name, number, epoch in figures)
    return [(line.verdict.word, dict(line.verdict.because)) for line in check(read_example(text, "mine")).lines]


def test_a_moment_that_is_wrong_is_gone_on_from_in_the_next_epoch():
    """A text that does not square g goes on from its own v: one mistake in each step, and no other."""
    wrong = (1 - B2) * G1
    later = B2 * wrong + (1 - B2) * G2**2
    first, second = verdicts(ADAM, ("v_w1+", wrong, 1), ("v_w1+", later, 2))
    assert "part of an average left out" in str(first) and second[0] == "inherited"


OTHERS = [
    (ADAM, "w1+", W - ETA * M1 / (math.sqrt(V1) + EPS), {"correction": "none"}),
    (ADAM, "w1+", W - ETA * G1 / math.sqrt(G1**2 + EPS), {"epsilon-place": "inside"}),
    (f"rule=momentum,velocity=gathered,momentum={MU}", "w1+", W - ETA * (G1 + MU * G1), {"rule": "nesterov"}),
    ("rule=adagrad,epsilon=0.0625", "w1+", W - ETA * G1 / (math.sqrt(0.1 * G1**2) + EPS), {"rule": "rmsprop"}),
    ("clip-norm=0.125", "w1+", W - ETA * G1, {"clip-norm": 0.0}),
]


@pytest.mark.parametrize("convention, name, number, parts", OTHERS)
def test_a_step_by_another_convention(convention, name, number, parts):
    [(word, because)] = verdicts(convention, (name, number, 1))
    assert (word, because.get("convention")) == ("convention", parts)
