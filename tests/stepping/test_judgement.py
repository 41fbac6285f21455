"""What is said of a typed number, against numbers worked out here with `math` alone."""
import math
import random

import pytest

from neuron_graph.errors import BadValue
from neuron_graph.published.case import Case
from neuron_graph.published.scene import Scene
from neuron_graph.published.slip import SLIPS
from neuron_graph.published.walkthrough import example_named, read_example, shipped
from neuron_graph.stepping.judgement import CUT, EARLY, FOLLOWS, MISPRINT, OTHER, RIGHT, SHORT, SLIP, WRONG, judge

I1, I2, T1, T2, ETA = 0.05, 0.10, 0.01, 0.99, 0.5
W = dict(enumerate([0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55], start=1))


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


H1, H2 = sigmoid(0.3775), sigmoid(0.3925)
NET1, NET2 = W[5] * H1 + W[6] * H2 + 0.6, W[7] * H1 + W[8] * H2 + 0.6
O1, O2 = sigmoid(NET1), sigmoid(NET2)
U1, U2 = (O1 - T1) / 2, (O2 - T2) / 2
D1, D2 = U1 * O1 * (1 - O1), U2 * O2 * (1 - O2)


def scene_of(example, round=1):
    return Scene(Case(example).calculation(round), example.notation)


def judged(scene, name, text, figures=4, own=None):
    """`own` by name, as a student would say it."""
    recording, position = scene.calculation.recording, scene.calculation.position
    return judge(scene, recording[name], text, figures, {position(recording[key]): value for key, value in (own or {}).items()})


SCENES = {name: scene_of(example_named(name)) for name in ("worked-example", "sklearn-mlp", "perceptron", "postnetwork")}
OWN_OUT = {"out_h1": 0.59, "out_h2": 0.60}

TABLE = [  # in the worked example: name, typed, figures, own answers, word, words of the sentence
    ("net_h1", "0.3775", 4, {}, RIGHT, "right"),
    ("net_h1", "0,3775", 4, {}, RIGHT, "right"),
    ("net_h1", "0.3775", 6, {}, RIGHT, "right"),
    ("net_h1", "0.377500", 4, {}, RIGHT, "right"),
    ("net_h1", "0.378", 3, {}, RIGHT, "right"),
    ("net_h1", "3.775e-1", 4, {}, RIGHT, "right"),
    ("net_h2", "0.3925", 5, {}, RIGHT, "right"),  # a float has 0.39249999999999996
    ("net_h2", "0.393", 3, {}, RIGHT, "right"),
    ("out_h1", "0.5933", 4, {}, RIGHT, "right"),
    ("out_o1", "0.7514", 4, {}, RIGHT, "right"),
    ("out_o1", "0.75137", 4, {}, RIGHT, "right"),
    ("dE/dw1", "0.0002193", 4, {}, RIGHT, "right"),
    ("dE/dw1", "2.193e-4", 4, {}, RIGHT, "right"),
    ("dE/dout_o2", "−0.1085", 4, {}, RIGHT, "right"),
    ("out_o1", "0.7513", 4, {}, CUT, "cut, not rounded: to 4 figures it is 0.7514"),
    ("dE/dw1", "2.192e-4", 4, {}, CUT, "to 4 figures it is 0.0002193"),
    ("out_o1", "0.751", 4, {}, SHORT, "right as far as it goes: 4 figures are asked"),
    ("out_o1", "0.8", 4, {}, SHORT, "right as far as it goes"),
    ("out_h1", "0.59", 3, {}, SHORT, "3 figures are asked"),
    ("net_o1", "1.10", 4, {}, SHORT, "cut, not rounded, and 4 figures are asked"),
    ("dE/dw1", "0.000", 4, {}, SHORT, "right as far as it goes"),
    ("net_o1", f"{0.4 * 0.59 + 0.45 * 0.60 + 0.6:.4f}", 4, OWN_OUT, FOLLOWS, "from your own rounded figures (with all digits 1.1059)"),
    ("net_o1", "1.106", 5, OWN_OUT, FOLLOWS, "own"),  # it is 1.106 exactly
    ("net_o1", f"{NET1:.5f}", 5, OWN_OUT, RIGHT, "right"),
    ("out_o1", f"{sigmoid(0.4 * 0.59 + 0.45 * 0.60 + 0.6):.6f}", 4, OWN_OUT, FOLLOWS, "(with all digits 0.751365)"),
    ("out_o1", "0.7514", 4, {"out_o1": 0.9}, RIGHT, "right"),
    ("dE/dw5", f"{0.07 * 0.59:.4f}", 4, {"out_h1": 0.59, "delta_o1": 0.07}, FOLLOWS, "own"),
    ("dE/dw5", f"{0.07 * 0.59:.4f}", 3, {}, EARLY, "numbers before are carried with 2 decimals"),
    ("dE/dw5", f"{0.0692 * 0.5932:.6f}", 4, {}, EARLY, "numbers before are cut after 4 decimals"),
    ("delta_h1", f"{0.02 * 0.24:.5f}", 4, {}, EARLY, "carried with 2 decimals"),
    ("net_o1", f"{0.4 * 0.6 + 0.45 * 0.6 + 0.6:.5f}", 4, {}, EARLY, "carried with 1 decimal"),
    ("delta_o1", f"{0.371 * 0.187:.6f}", 4, {}, EARLY, "carried with 3 "),
    ("net_o1", "3.00", 3, {}, WRONG, "that is not it"),
    ("out_o1", "0", 4, {}, WRONG, "that is not it"),
    ("out_o1", "1e100", 4, {}, WRONG, "that is not it"),
]


@pytest.mark.parametrize("name, text, figures, own, word, words", TABLE)
def test_a_typed_number_has_its_word(name, text, figures, own, word, words):
    found = judged(SCENES["worked-example"], name, text, figures, own)
    assert (found.word, found.right, found.slip) == (word, word in (RIGHT, CUT, FOLLOWS), "")
    assert words in found.sentence


WRONG_NUMBERS = [  # name, number, own answers, slip, words of the sentence
    ("dE/dout_h1:o1", D1, {}, "chain broken off", "if the chain rule is broken off before its last factors (delta_o1 taken for"),
    ("dE/dout_o2", -U2, {}, "sign of the error", "target and output are subtracted the other way round"),
    ("delta_o1", U1, {}, "output slope missing", "(without dout/dnet_o1)"),
    ("dE/dout_h1", D1 * W[5], {}, "one share only", "(dE/dout_h1:o1 alone)"),
    ("net_o1", NET1 - 0.6, {}, "bias left out", "(without b2)"),
    ("net_o1", W[6] * H1 + W[5] * H2 + 0.6, {}, "weights swapped", "w5 and w6 swapped"),
    ("out_h1", sigmoid(-0.3775), {}, "e^z for e^-z", "minus sign"),
    ("w6+", W[6] - D1 * H2, {}, "learning rate left out", "without the learning rate"),
    ("w6+", W[6] + ETA * D1 * H2, {}, "added instead of subtracted", "the wrong way"),
    ("E", (T1 - O1) ** 2 / 2 + (T2 - O2) ** 2 / 2, {}, "factor 2 or 1/2", "twice E"),
    ("dE/dw6", D1 * H1, {}, OTHER, "that is dE/dw5"), ("net_h1", 0.25 * 0.05 + 0.30 * 0.10 + 0.35, {}, OTHER, "that is net_h2"),
    ("net_o1", H2, {}, OTHER, "that is out_h2"),
    ("dE/dw6", 0.07 * 0.592, {"delta_o1": 0.07, "out_h1": 0.592}, "wrong index", "(out_h1 taken for out_h2)"),
    ("out_o1", O1 / 10, {}, MISPRINT, "the decimal point is 1 place off"),
    ("out_h1", -H1, {}, MISPRINT, "its sign is wrong"),
]


@pytest.mark.parametrize("name, number, own, slip, words", WRONG_NUMBERS)
def test_a_wrong_number_has_its_slip(name, number, own, slip, words):
    found = judged(SCENES["worked-example"], name, f"{number:.5g}", 4, own)
    assert (found.word, found.right, found.slip) == (SLIP, False, slip)
    assert words in found.sentence


@pytest.mark.parametrize("text, words", [("0.57137", "(the digits 57 are swapped)"), ("0.755137", "(the digit 5 is doubled)"), ("0.7537", "(a digit is lost)")])
def test_misprints_do_not_tell_the_number(text, words):
    found = judged(SCENES["worked-example"], "out_o1", text)  # it is 0.75137
    assert (found.word, found.slip) == (SLIP, MISPRINT)
    assert words in found.sentence and "0.751" not in found.sentence


def test_two_misprints_are_none():
    assert judged(SCENES["worked-example"], "out_o1", "0.57173").word == WRONG


def test_few_figures_tell_a_slip_only_if_no_other_gives_them():
    scene = SCENES["worked-example"]
    assert judged(scene, "net_o1", "0.51").slip == "bias left out"  # NET1 - 0.6
    assert judged(scene, "dE/dw5", "0.35").slip == "", "three slips round to that"
    assert judged(scene, "dE/dw5", f"{U1 * H1:.1g}").word == WRONG


def test_another_example():
    scene = SCENES["sklearn-mlp"]
    a1 = sigmoid(0.06 + 0.24 + 0.35 + 0.1)
    assert judged(scene, "z_h1", "0.75").word == RIGHT, "a float has 0.7499999999999999"
    assert judged(scene, "E_l2", "0.0225").word == RIGHT
    assert judged(scene, "a_h1", f"{a1:.4f}").word == RIGHT
    assert judged(scene, "z_h1", "0.65").slip == "bias left out"
    left_out = judged(scene, "b_o+", f"{1 - sigmoid(0.1 * a1 + 0.2 * sigmoid(0.3) + 1):.5f}")
    assert left_out.slip == "learning rate left out" and "(" not in left_out.sentence


def test_zeros_and_what_floats_leave_of_them():
    assert judged(SCENES["postnetwork"], "dE/db2", "0").word == RIGHT, "a float has -5.55e-17"
    perceptron = SCENES["perceptron"]
    zero = next(step for step in perceptron.calculation.recording if step.value == 0 and step.operands)
    for text, word in (("0", RIGHT), ("-0.00", RIGHT), ("0.5", (SLIP, WRONG))):
        assert judge(perceptron, zero, text, 4, {}).word in word


BEYOND = """
rate = 0.5
[[layer]]
[[layer.neuron]]
name = "o"
weights = [1e200]
bias = 0.5
activation = "identity"
[[sample]]
inputs = [1e200]
targets = [0.625]
"""


def test_numbers_that_are_none_never_agree():
    scene = scene_of(read_example(BEYOND, "mine"))
    steps = [step for step in scene.calculation.recording if not math.isfinite(step.value)]
    assert steps
    for step in steps:
        assert not any(judge(scene, step, text, 4, {}).right for text in ("0", "1e100", "-1", "0.5"))


def test_whole_numbers_have_room_after_their_figures():
    text = BEYOND.replace("[1e200]\nbias", "[123.4]\nbias").replace("inputs = [1e200]", "inputs = [100]")
    scene = scene_of(read_example(text, "mine"))  # z is 12340.5
    assert [judged(scene, "z_o", text).word for text in ("12340", "12341", "12340.5", "12370", "12300")] == [RIGHT, RIGHT, RIGHT, WRONG, WRONG]
    assert judged(scene, "z_o", "12300", 3).word == RIGHT


@pytest.mark.parametrize("text", ["", "half", "1/2", "nan", "inf", "1e999", "0.1 0.2"])
def test_what_is_no_number_is_met_at_the_door(text):
    with pytest.raises(BadValue, match="the answer"):
        judged(SCENES["worked-example"], "out_o1", text)


@pytest.mark.parametrize("name", shipped())
def test_every_number_rounded_to_the_figures_asked_is_right(name):
    scene = scene_of(example_named(name))
    for step in scene.calculation.recording.steps[:200]:
        found = judge(scene, step, f"{step.value:.3e}", 4, {})
        assert found.right, (step, found)


@pytest.mark.parametrize("name", ["worked-example", "sklearn-mlp"])
def test_random_numbers_are_hardly_ever_called_a_slip(name):
    scene, draw = SCENES[name], random.Random(name)
    numbers = [(step, step.value * draw.uniform(0.5, 2.0)) for step in scene.calculation.recording if step.value for _ in range(10)]
    words = [judge(scene, step, f"{number:.5g}", 4, {}).word for step, number in numbers]
    assert words.count(SLIP) < 0.05 * len(words)
    assert words.count(SLIP) + words.count(EARLY) < 0.05 * len(words)


def test_no_sentence_about_a_wrong_number_holds_the_right_one():
    scene, draw = SCENES["worked-example"], random.Random(4)
    for step in scene.calculation.recording:
        for factor in (-1.0, 0.1, 0.5, 2.0, draw.uniform(0.9, 1.1)):
            found = judge(scene, step, f"{step.value * factor:.5g}", 4, {})
            assert found.right or f"{abs(step.value):.4g}" not in found.sentence
            assert found.slip in ("", MISPRINT, OTHER, *SLIPS)
