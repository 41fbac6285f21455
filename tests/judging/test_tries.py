"""What is said of a typed number, against numbers worked out here with `math` alone."""
import math
import random
from decimal import ROUND_HALF_UP, Decimal

import pytest

from neuron_graph.errors import BadValue
from neuron_graph.judging.judgement import CARRIED, CUT, EARLY, MISPRINT, OTHER, RIGHT, SLIP, WRONG
from neuron_graph.judging.slips.slip import SLIPS
from neuron_graph.judging.tries import Tries
from neuron_graph.published.files.walkthrough import example_named, read_example, shipped

I1, I2, T1, T2, ETA = 0.05, 0.10, 0.01, 0.99, 0.5
W = dict(enumerate([0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55], start=1))


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


H1, H2 = sigmoid(0.3775), sigmoid(0.3925)
NET1, NET2 = W[5] * H1 + W[6] * H2 + 0.6, W[7] * H1 + W[8] * H2 + 0.6
O1, O2 = sigmoid(NET1), sigmoid(NET2)
U1, U2 = (O1 - T1) / 2, (O2 - T2) / 2
D1, D2 = U1 * O1 * (1 - O1), U2 * O2 * (1 - O2)


def tries_of(example, figures=4):
    return Tries(example.recording(), example.notation, figures)


def judged(example, name, text, figures=4, own=None):
    """`own` by name, as a student would say it."""
    tries = tries_of(example, figures)
    recording, position = tries.task.recordings[0], tries.calculation.position
    return tries.judged(recording[name], text, {position(recording[key]): str(value) for key, value in (own or {}).items()})


SCENES = {name: example_named(name) for name in ("worked-example", "sklearn-mlp", "perceptron", "postnetwork")}
FOLLOWING = [  # in the worked example: name, typed, own answers before it, word, words of the sentence
    ("net_o1", f"{0.4 * 0.6225 + 0.45 * 0.5969 + 0.6:.4f}", {"out_h1": 0.6225, "out_h2": 0.5969}, CARRIED, "own"),
    ("net_o1", f"{NET1:.5f}", {"out_h1": 0.59, "out_h2": 0.60}, RIGHT, "right"),
    ("dE/dw5", f"{0.07 * 0.59:.4f}", {"out_h1": 0.59, "delta_o1": 0.07}, CARRIED, "own"),
    ("dE/dw6", f"{0.07 * 0.592:.5g}", {"delta_o1": 0.07, "out_h1": 0.592}, SLIP, "(out_h1 where out_h2 belongs)"),
    ("out_o1", "0.7514", {"out_o1": 0.9}, RIGHT, "right"),
    ("out_o1", "1e100", {}, WRONG, "none of the usual slips"), ("net_o1", "1.105", {}, CUT, "cut, not rounded: rounded it is 1.106"),
]


@pytest.mark.parametrize("name, text, own, word, words", FOLLOWING)
def test_a_number_is_judged_from_those_before_it(name, text, own, word, words):
    found = judged(SCENES["worked-example"], name, text, 4, own)
    assert (found.word, found.accepted) == (word, word in (RIGHT, CUT, CARRIED))
    assert words in found.sentence


OWN = sigmoid(W[5] * 0.9 + W[6] * H2 + 0.6)
LEFT_OUT = [((OWN - T1) / 2 * OWN * (1 - OWN) * 0.9, True), (D1 * 0.9, False)]


@pytest.mark.parametrize("value, follows", LEFT_OUT)
def test_a_line_that_is_left_out_follows_from_own_numbers(value, follows):
    found = judged(SCENES["worked-example"], "dE/dw5", f"{value:.4g}", own={"out_h1": 0.9})
    assert (found.word == CARRIED) is follows, found


@pytest.mark.parametrize("text, words", [("0.57137", "the digits 57 are swapped"), ("0.755137", "the digit 5 is doubled"), ("0.7537", "a digit is lost")])
def test_misprints_do_not_tell_the_number(text, words):
    found = judged(SCENES["worked-example"], "out_o1", text)  # it is 0.75137
    assert (found.word, [slip.name for slip in found.slips]) == (SLIP, [MISPRINT])
    assert words in found.sentence and "0.751" not in found.sentence


def test_two_misprints_are_none():
    assert judged(SCENES["worked-example"], "out_o1", "0.57173").word == WRONG


def slips(found):
    return [slip.name for slip in found.slips]


def test_few_figures_tell_no_slip_from_another():
    example = SCENES["worked-example"]
    assert judged(example, "net_o1", "0.51").word == WRONG  # NET1 - 0.6, and much else
    assert judged(example, "dE/dw5", f"{U1 * H1:.1g}").word == WRONG


def test_another_example():
    example = SCENES["sklearn-mlp"]
    a1 = sigmoid(0.06 + 0.24 + 0.35 + 0.1)
    assert judged(example, "z_h1", "0.75").word == RIGHT, "a float has 0.7499999999999999"
    assert judged(example, "E_l2", "0.0225").word == RIGHT
    assert judged(example, "a_h1", f"{a1:.4f}").word == RIGHT
    assert "bias left out" in slips(judged(example, "z_h1", "0.65")), "it has no more figures"
    left_out = judged(example, "b_o+", f"{1 - sigmoid(0.1 * a1 + 0.2 * sigmoid(0.3) + 1):.5f}")
    assert "learning rate left out" in slips(left_out)


def test_zeros_and_what_floats_leave_of_them():
    assert judged(SCENES["postnetwork"], "dE/db2", "0").word == RIGHT, "a float has -5.55e-17"
    tries = tries_of(SCENES["perceptron"])
    zero = next(step for step in tries.task.recordings[0] if step.value == 0 and step.operands)
    for text, word in (("0", RIGHT), ("-0.00", RIGHT), ("0.5", (SLIP, WRONG))):
        assert tries.judged(zero, text, {}).word in word


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
    tries = tries_of(read_example(BEYOND, "mine"))
    steps = [step for step in tries.task.recordings[0] if not math.isfinite(step.value)]
    assert steps
    for step in steps:
        assert not any(tries.judged(step, text, {}).accepted for text in ("0", "1e100", "-1", "0.5"))


def test_whole_numbers_have_room_after_their_figures():
    text = BEYOND.replace("[1e200]\nbias", "[123.4]\nbias").replace("inputs = [1e200]", "inputs = [100]")
    example = read_example(text, "mine")  # z is 12340.5
    words = [judged(example, "z_o", text).word for text in ("12340", "12341", "12340.5", "12370", "12300")]
    assert words == [RIGHT, RIGHT, RIGHT, WRONG, SLIP]
    assert judged(example, "z_o", "12300", 3).word == RIGHT


@pytest.mark.parametrize("text", ["", "half", "nan", "inf", "1e999", "0.1 0.2", "1/0", "9" * 1000])
def test_what_is_no_number_is_met_at_the_door(text):
    with pytest.raises(BadValue, match="^the answer is "):
        judged(SCENES["worked-example"], "out_o1", text)


@pytest.mark.parametrize("name", shipped())
def test_every_number_rounded_to_the_figures_asked_is_right(name):
    tries = tries_of(example_named(name))
    for step in tries.task.recordings[0].steps[:60]:
        place = tries.precision(step).place(step.value)
        text = str(Decimal(repr(step.value)).quantize(Decimal(1).scaleb(place), ROUND_HALF_UP))
        found = tries.judged(step, text, {})
        assert found.accepted, (step, found)


@pytest.mark.parametrize("name", ["worked-example", "sklearn-mlp"])
def test_random_numbers_are_hardly_ever_called_a_slip(name):
    tries, draw = tries_of(SCENES[name]), random.Random(name)
    numbers = [(step, step.value * draw.uniform(0.5, 2.0)) for step in tries.task.recordings[0] if step.value for _ in range(4)]
    words = [tries.judged(step, f"{number:.5g}", {}).word for step, number in numbers]
    assert words.count(SLIP) + words.count(EARLY) < 0.05 * len(words)


def test_no_sentence_about_a_wrong_number_holds_the_right_one():
    tries, draw = tries_of(SCENES["worked-example"]), random.Random(4)
    for step in tries.task.recordings[0]:
        for factor in (-1.0, 0.1, 0.5, 2.0, draw.uniform(0.8, 1.2)):
            found = tries.judged(step, f"{step.value * factor:.5g}", {})
            assert found.accepted or f"{abs(step.value):.4g}" not in found.sentence
            assert set(slips(found)) <= {MISPRINT, OTHER, *SLIPS}
