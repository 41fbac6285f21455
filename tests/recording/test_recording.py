"""A recording as a user of the library meets it: names, formulas, replay."""
import math

import pytest

from neuron_graph import Convention, Layer, Network, Neuron, NeuronGraphError, record
from neuron_graph.errors import Ambiguous, BadValue, UnknownName
from neuron_graph.recording.expressions.number import Number
from neuron_graph.recording.notation import NOTATIONS
from neuron_graph.recording.printer import LATEX_STYLE, PLAIN_ASCII, PRETTY, PYTHON, Printer
from tests.conftest import INPUTS, TARGETS, famous


@pytest.fixture
def recording():
    return record(famous("shared").under(Convention(error="half-squared-mean")), INPUTS, TARGETS, 0.5)


FORMULAS = [
    ("z_h1", "w1·i1 + w2·i2 + b1", "0.15*0.05 + 0.2*0.1 + 0.35"),
    ("a_h1", "1/(1 + exp(-z_h1))", "1.0/(1.0 + exp(-0.3775))"),
    ("E_o1", "½·(t_o1 - a_o1)²", "0.5*((0.01 - 0.7513650695523157)*(0.01 - 0.7513650695523157))"),
    ("E", "(E_o1 + E_o2)/2", None), ("dE/da_o1", "(a_o1 - t_o1)/2", None), ("da/dz_o1", "a_o1·(1 - a_o1)", None),
    ("delta_o1", "dE/da_o1·da/dz_o1", None), ("dE/da_h1:o2", "delta_o2·w7", None),
    ("dE/da_h1", "dE/da_h1:o1 + dE/da_h1:o2", None), ("dE/dw1", "delta_h1·i1", None),
    ("dE/db1", "delta_h1·1 + delta_h2·1", None), ("w5+", "w5 - eta·dE/dw5", None), ("b1+", "b1 - eta·dE/db1", None),
]


@pytest.mark.parametrize("name, formula, substituted", FORMULAS)
def test_formulas(recording, name, formula, substituted):
    assert recording[name].formula == formula
    assert substituted is None or recording[name].substituted == substituted


@pytest.mark.parametrize("typed, canonical", [("net_h1", "z_h1"), ("out_o1", "a_o1"), ("dE/dout_o1", "dE/da_o1"), ("δ_h2", "delta_h2"),
                                              ("dout/dnet_h1", "da/dz_h1"), ("η", "eta"), ("E[1]", "E"), ("E@1", "E"), ("w5+[1]@1", "w5+")])
def test_any_shown_name_can_be_typed(recording, typed, canonical):
    assert recording[typed].name == canonical


@pytest.mark.parametrize("typed, nearest", [("b_h1", ["b1"]), ("dE/db_h1", ["dE/db1"]), ("b_o2+", ["b2+"]), ("dE/dw55", ["dE/dw5"])])
def test_a_wrong_name_gets_the_right_one(recording, typed, nearest):
    with pytest.raises(UnknownName) as error:
        recording[typed]
    assert error.value.nearest[:1] == nearest


def test_several_samples(recording):
    several = record(famous(), [(INPUTS, TARGETS), ([0.2, 0.3], [0.5, 0.5])])
    with pytest.raises(Ambiguous) as error:
        several["E_o1"]
    assert error.value.choices == ["E_o1[1]", "E_o1[2]"]
    assert several["w5[2]"].value == several["w5+[1]"].value
    assert several["w5+"] is several["w5+[2]"]
    with pytest.raises(UnknownName):
        several["E[3]"]


def test_a_single_output_has_its_error_and_the_total_apart():
    network = famous()
    network = Network([network.layers[0], type(network.layers[1])(network.layers[1].neurons[:1])], network.inputs)
    recording = record(network, INPUTS, [0.01])
    assert recording["E"].formula == "E_o1"
    assert recording["dE/da_h1"].formula == "dE/da_h1:o1"
    assert recording["dE/da_h1:o1"].formula == "delta_o1·w5"
    assert recording["delta_h1"].formula == "dE/da_h1·da/dz_h1"


def test_a_batch_says_of_which_sample_its_numbers_are():
    recording = record(famous().under(Convention(batch="all")), [(INPUTS, TARGETS), ([0.2, 0.3], [0.5, 0.5])])
    assert recording["dE/dw1"].formula == "(dE/dw1[1] + dE/dw1[2])/2"
    assert recording["E"].formula == "(E[1] + E[2])/2"
    assert recording["dE/dw1[2]"].formula == "delta_h1·i1"
    with pytest.raises(Ambiguous, match=r"a_h1\[1\]@1, a_h1\[2\]@1"):
        recording["a_h1@1"]


def test_inputs_alone_record_the_forward_pass():
    recording = record(famous(), INPUTS)
    assert [step.name for step in recording][-1] == "a_o2"
    assert {step.phase for step in recording} == {"forward"}


def test_a_frozen_bias_has_no_gradient_step():
    recording = record(famous().under(Convention(bias="frozen")), INPUTS, TARGETS, 0.5)
    assert "dE/db_h1" not in [step.name for step in recording] and "b_h1+" not in recording and "b_h1" in recording


def test_target_minus_output_changes_signs_alone():
    plain, turned = (record(famous().under(Convention(sign=sign)), INPUTS, TARGETS, 0.5) for sign in ("output-target", "target-output"))
    for step, other in zip(plain, turned):
        assert step.name == other.name
        assert other.value == (-step.value if step.kind == "delta" else step.value)
    assert turned["w5+"].formula == "w5 + eta·(-dE/dw5)"
    assert turned["dE/dw5"].formula == "-delta_o1·a_h1"


def test_replay_with_a_replaced_value(recording):
    again = recording.replay(replace={"a_h1": 0.59}, carry=None)
    assert again["a_h1"].value == 0.59
    assert again["z_o1"].value == 0.4 * 0.59 + 0.45 * recording["a_h2"].value + 0.6
    assert again["z_h1"].value == recording["z_h1"].value
    assert again["z_o1"].substituted.startswith("0.4*0.59 + ")


def test_replay_of_nothing_is_the_same(recording):
    assert [step.value for step in recording.replay()] == [step.value for step in recording]


# By hand with a pocket calculator: every computed number rounded before it is used.
CARRIED = [
    ("4 decimals", "a_h1", 0.5933), ("4 decimals", "z_o1", 1.1059), ("4 decimals", "a_o1", 0.7514),
    ("3 figures", "a_h1", 0.593), ("3 figures", "z_o1", 1.11), ("3 figures cut", "a_h2", 0.596),
    ("2 decimals cut", "a_o1", 0.75), ("float32", "w1", 0.15000000596046448), ("0 decimals", "a_h1", 1.0),
]


@pytest.mark.parametrize("carry, name, value", CARRIED)
def test_replay_as_a_person_rounds(recording, carry, name, value):
    assert recording.replay(carry=carry)[name].value == value


def test_a_person_rounds_half_up(recording):
    """0.3775 to three decimals is 0.378, though the float below it is nearer to 0.377."""
    assert recording.replay(carry="3 decimals")["z_h1"].value == 0.378


@pytest.mark.parametrize("carry", ["4", "four decimals", "0 figures", "4 decimals chopped"])
def test_a_carry_that_cannot_be_read(recording, carry):
    with pytest.raises(BadValue):
        recording.replay(carry=carry)


def test_numbers_refuse_what_would_lose_the_record():
    x = Number(0.5)
    for attempt in (lambda: x > 0, lambda: x == 0.5, lambda: bool(x), lambda: math.exp(x), lambda: abs(x), lambda: round(x),
                    lambda: math.fsum([x]), lambda: float(x)):
        with pytest.raises(TypeError):
            attempt()


def test_an_output_out_of_a_logarithms_reach_stops_nothing():
    network = Network([Layer([Neuron("o1", [1.0], 0.0, "relu")])])
    recording = record(network.under(Convention(error="binary-cross-entropy")), [-1.0], [0.5], 0.5)
    assert recording["E"].value == math.inf
    assert recording["dE/da_o1"].value == -math.inf
    assert recording["dE/da_o1"].substituted == "divide(0.0 - 0.5, 0.0*(1.0 - 0.0))"


def test_what_cannot_be_replayed_or_recorded(recording):
    for attempt in (lambda: recording.replay(carry=4), lambda: recording.replay(replace={"a_h1": "x"}),
                    lambda: recording.replay(replace={"a_h1": math.nan}), lambda: record(famous(), 5),
                    lambda: record(famous(), [([1, 0], [1, 1]), 3]), lambda: record(famous(), [([1, 0],)]),
                    lambda: record(famous(), INPUTS, TARGETS, epoch=0)):
        with pytest.raises(NeuronGraphError):
            attempt()


def test_a_name_with_brackets_is_found():
    network = Network([Layer([Neuron("o@2", [1.0]), Neuron("o[1]", [1.0])])])
    recording = record(network, [1.0], [1.0, 1.0])
    assert recording["a_o@2"].owner == "o@2" and recording["a_o[1]"].owner == "o[1]"


STYLES = [
    (PRETTY, "net-out", "δ_o1 = dE/dout_o1·dout/dnet_o1"), (PRETTY, "z-a", "δ_o1 = dE/da_o1·da/dz_o1"),
    (PLAIN_ASCII, "net-out", "delta_o1 = dE/dout_o1*dout/dnet_o1"), (PYTHON, "z-a", "delta_o1 = dE/da_o1*da/dz_o1"),
    (LATEX_STYLE, "z-a", r"\delta_{o_{1}} = \frac{\partial E}{\partial a_{o_{1}}} \cdot \frac{\partial a_{o_{1}}}{\partial z_{o_{1}}}"),
]


@pytest.mark.parametrize("style, notation, line", STYLES)
def test_styles_and_notations(recording, style, notation, line):
    printer, step = Printer(style, NOTATIONS[notation]), recording["delta_o1"]
    assert f"{printer.name(step)} = {printer.formula(step)}" == line


def test_digits_are_significant(recording):
    small = recording.replay(replace={"dE/dw1": 1e-4})
    assert Printer(PRETTY, NOTATIONS["z-a"], 3).number(small["dE/dw1"].value) == "0.0001"
    assert Printer(PRETTY, NOTATIONS["z-a"], None).number(0.1 + 0.2) == "0.30000000000000004"
    assert Printer(LATEX_STYLE, NOTATIONS["z-a"], 3).number(1e-7) == r"1\cdot 10^{-7}"


def test_a_long_sum_is_no_deep_recursion():
    from neuron_graph.setup.initial import network_of_sizes

    recording = record(network_of_sizes([3000, 1]), [0.5] * 3000, [1.0])
    assert recording["z_o1"].formula.count("+") == 3000
    assert recording.replay()["E"].value == recording["E"].value
