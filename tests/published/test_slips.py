"""Every slip of the table, planted by a calculation of its own, is found by its name."""
import math
import random
from dataclasses import replace

import pytest

from neuron_graph import Convention, record
from neuron_graph.judging.slips.scene import Scene
from neuron_graph.judging.slips.table import SLIPS, slips_in
from neuron_graph.published.cases.case import Case
from neuron_graph.published.checker import check
from neuron_graph.published.figure import Figure
from neuron_graph.published.files.walkthrough import example_named, read_example
from neuron_graph.recording import Calculation
from tests.conftest import check_of, shared
from tests.published.test_rule_slips import ADAM_SLIPS, LATER

MAZUR = example_named("mazur")
I1, I2, T1, T2, ETA = 0.05, 0.10, 0.01, 0.99, 0.5
W = dict(enumerate([0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55], start=1))


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


H1, H2 = sigmoid(W[1] * I1 + W[2] * I2 + 0.35), sigmoid(W[3] * I1 + W[4] * I2 + 0.35)
NET1, NET2 = W[5] * H1 + W[6] * H2 + 0.6, W[7] * H1 + W[8] * H2 + 0.6
O1, O2 = sigmoid(NET1), sigmoid(NET2)
D1, D2 = (O1 - T1) * O1 * (1 - O1), (O2 - T2) * O2 * (1 - O2)
G5, BACK = D1 * H1, D1 * W[5] + D2 * W[7]
SLOPE = H1 * (1 - H1)

PLANTED = {
    "sign of the error": ("dE/da_o2", T2 - O2),
    "output slope missing": ("dE/dw8", (O2 - T2) * H2),
    "hidden slope missing": ("delta_h1", BACK),
    "chain broken off": ("dE/da_h1:o2", O2 - T2),
    "one share only": ("dE/da_h1", D1 * W[5]),
    "weights swapped": ("z_o1", W[6] * H1 + W[5] * H2 + 0.6),
    "other weights' time": ("dE/da_h1:o1", D1 * (W[5] - ETA * G5)),
    "factor 2 or 1/2": ("dE/da_h1:o1", 2 * D1 * W[5]),
    "slope at the wrong place": ("da/dz_o1", NET1 * (1 - NET1)),
    "another neuron's slope": ("delta_h1", BACK * O1 * (1 - O1)),
    "another function's slope": ("da/dz_h1", 1 - H1 * H1),
    "weights left out": ("z_o1", H1 + H2 + 0.6),
    "bias left out": ("z_o1", NET1 - 0.6),
    "term left out": ("z_o1", W[5] * H1 + 0.6),
    "input and activation confused": ("dE/dw5", D1 * (W[1] * I1 + W[2] * I2 + 0.35)),
    "learning rate left out": ("w6+", W[6] - D1 * H2),
    "learning rate squared": ("w6+", W[6] - ETA * ETA * D1 * H2),
    "added instead of subtracted": ("w6+", W[6] + ETA * D1 * H2),
    "e^z for e^-z": ("a_h1", 1 / (1 + math.exp(W[1] * I1 + W[2] * I2 + 0.35))),
    "net input for activation": ("z_o2", W[7] * (W[1] * I1 + W[2] * I2 + 0.35) + W[8] * H2 + 0.6),
    "target of another output": ("E_o1", 0.5 * (T2 - O1) ** 2),
    "wrong index": ("dE/dw6", D1 * H1),
    "minus sign lost": ("z_o1", W[5] * H1 + W[6] * H2 - 0.6),
    "divided instead of multiplied": ("delta_h1", BACK / SLOPE),
    "another activation": ("a_h1", math.tanh(W[1] * I1 + W[2] * I2 + 0.35)),
    "activation not finished": ("a_h1", 1 + math.exp(-(W[1] * I1 + W[2] * I2 + 0.35))),
    "error for its derivative": ("delta_o1", 0.5 * (T1 - O1) ** 2 * O1 * (1 - O1)),
    "input for activation": ("dE/dw5", D1 * I2),
    "weight for activation": ("dE/dw5", D1 * W[5]),
    "part left out": ("E_o1", 0.5 * (T1 - O1)),
    "factor too many": ("dE/dw5", G5 * W[5]),
    "operation exchanged": ("z_o1", W[5] * H1 * W[6] * H2 + 0.6),
    "part taken twice": ("z_o1", NET1 + 0.6),
    "sign of a number lost": ("dE/da_h1", D1 * W[5] - D2 * W[7]),
    "mean for the sum": ("z_o1", NET1 / 3),
    "squares one by one": ("E_o1", 0.5 * (T1 * T1 - O1 * O1)),
    "root of the sum": ("E", math.sqrt(0.5 * (T1 - O1) ** 2 + 0.5 * (T2 - O2) ** 2)),
    "another function of the net input": ("a_h1", sigmoid((W[1] * I1 + W[2] * I2 + 0.35) / 2)),
    "another number of the neuron": ("da/dz_o1", T1 * (1 - T1)),
    "another rule": ("delta_o1", NET1 - T1),
    "step on the way skipped": ("delta_h1", D1 * SLOPE),
    "learning rate on all": ("w6+", ETA * (W[6] - D1 * H2)),
    "rounded too early": ("dE/dw7", round(D2, 4) * round(H1, 4)),
}
IN_LINES = {
    "weight not updated": ("w5+", W[5]),
    "another loss": ("E_o1", -T1 * math.log(O1) - (1 - T1) * math.log(1 - O1)),
    "derivative by the activation for delta": ("dE/dw5", (O1 - T1) * H1),
    "activation for its slope": ("delta_o1", (O1 - T1) * O1),
    "another neuron's weights": ("z_o1", W[7] * H1 + W[8] * H2 + 0.6),
}
"""Slips whose numbers `check` explains in another way, too."""
MORE = {
    "softmax not finished": ("postnetwork", "a_y1", [1.5336756577391353, 0.427667 / (0.427667 + 0.157444)]),
    "logarithm not finished": ("ktu", "E_y", [-0.638190318413736]),
}
ELSEWHERE = {"constant factor left out", "log base 10", "another sample's value", "bias not updated", "velocity before left out", "number of the epoch before",
             "mask forgotten", "1/(1-p) forgotten", "gamma left out", "m - 1 for m", "epsilon outside the root",
             "deviation and variance exchanged", "mean and variance taken for constants", "rest of the momentum", "one taken out of the logarithm", "weights read down the columns",
             *IN_LINES, *MORE, *(slip for _, _, slip, *_ in LATER), *(slip for slip, *_ in ADAM_SLIPS)} - {*PLANTED}
"""Slips that this example cannot show: below, and those of rules."""


@pytest.mark.parametrize("slip", PLANTED)
def test_a_planted_slip_is_named(slip):
    name, value = PLANTED[slip]
    [line] = check_of("mazur", [Figure(name, f"{value:.8g}")]).lines
    because = line.verdict.because.get("or") or line.verdict.because
    assert because.get("slip") == slip, line.verdict


def test_the_table_is_covered():
    assert set(PLANTED) - {"rounded too early"} | ELSEWHERE == set(SLIPS)
    assert all(row.sentence and row.sentence[0].islower() and not row.sentence.endswith(".") for row in SLIPS.values())
    assert SLIPS["bias left out"].sentence == "the bias is left out of the net input"


def planted(walkthrough, name, value, **more):
    example = read_example(walkthrough, "mine") if "\n" in walkthrough else example_named(walkthrough)
    [line] = check(replace(example, figures=[Figure(name, f"{value:.9g}", **more)])).lines
    return line.verdict.because.get("slip"), line.verdict.because.get("at")


def test_slips_of_other_examples():
    assert planted("ktu", "E", -math.log10(0.638190318413736)) == ("log base 10", "E_y")
    assert planted("sklearn-mlp", "dE/dw3", 0.6 * 0.0166788163538943 + 0.1 * 0.5) == ("wrong index", "dE/dw3")
    assert planted("han-kamber", "b_6+", 0.1)[0] is None, "one digit is too few"


ONE = """
rate = 0.5
[convention]
rule = "{}"
[[layer]]
[[layer.neuron]]
name = "o"
weights = [0.3125, -0.71875]
bias = 0.40625
activation = "sigmoid"
[[sample]]
inputs = [0.84375, 0.21875]
targets = [1]
"""
NET = 0.3125 * 0.84375 - 0.71875 * 0.21875 + 0.40625
OUT = sigmoid(NET)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("rule, delta, detail", [
    ("delta rule", NET - 1, "LMS"), ("widrow-hoff", (OUT - 1) * OUT * (1 - OUT), "delta rule"), ("adaline", OUT - 1, "perceptron rule")])
def test_lms_and_the_delta_rule_are_named_as_the_others_mistake(rule, delta, detail, sign):
    """In the line itself, and where only a new weight is printed."""
    text = ONE.format(rule) if sign > 0 else ONE.format(rule).replace("rule =", 'sign = "target-output"\nrule =')
    for name, value in ("delta_o", sign * delta), ("w1+", 0.3125 - 0.5 * delta * 0.84375):
        [line] = check(replace(read_example(text, "mine"), figures=[Figure(name, f"{value:.9g}")])).lines
        because = line.verdict.because.get("or") or line.verdict.because
        assert because.get("slip") == "another rule" and detail in line.verdict.explanation, (name, line.verdict)


TWO = """
[[layer]]
[[layer.neuron]]
name = "o"
weights = [0.3125, -0.71875]
bias = 0.40625
activation = "tanh"
[[sample]]
inputs = [0.84375, 0.21875]
targets = [0.625]
[[sample]]
inputs = [-0.46875, 0.59375]
targets = [-0.375]
"""


def test_another_samples_value():
    z = 0.3125 * -0.46875 - 0.71875 * 0.21875 + 0.40625
    assert planted(TWO, "z_o", z, sample=1) == ("another sample's value", "z_o")


def test_a_bias_that_is_not_updated():
    assert planted(TWO, "b_o+", 0.40625, sample=1) == ("bias not updated", "b_o+")


def details(name, line, calculation):
    """What a slip gives in a line, by what it happened to."""
    scene = Scene(calculation, MAZUR.notation)
    return {detail: calculation.expression(edited).of(calculation.own)
            for row, detail, edited in slips_in(scene, line, SLIPS[name].is_seldom) if row.name == name}


@pytest.mark.parametrize("slip", IN_LINES)
def test_a_slip_gives_its_number_in_its_line(slip):
    name, value = IN_LINES[slip]
    assert pytest.approx(value) in details(slip, MAZUR_LINES[name], CALCULATION).values()


@pytest.mark.parametrize("slip", MORE)
def test_a_slip_of_another_example_gives_its_numbers_in_its_line(slip):
    walkthrough, name, values = MORE[slip]
    recording = shared(walkthrough).recording()
    found = details(slip, recording[name], recording.calculation).values()
    assert [value for value in values if pytest.approx(value, rel=1e-4) not in found] == []


def test_a_forgotten_velocity():
    recording = record(MAZUR.network.under(Convention(rule="momentum")), [I1, I2], [T1, T2], ETA)
    found = details("velocity before left out", recording["w5+"], recording.calculation)
    assert found == {"without v_w5": pytest.approx(W[5] - ETA * G5)}


def test_the_rest_of_the_momentum():
    first = record(MAZUR.network.under(Convention(rule="momentum", momentum=0.75)), [I1, I2], [T1, T2], ETA)
    found = details("rest of the momentum", first["v_w5+"], first.calculation)
    assert [formula.replace("eta*", "") for formula in found] == [
        "0.75*v_w5 - 0.25*(dE/dw5)", "0.25*v_w5 - dE/dw5"] and pytest.approx(-0.25 * ETA * G5) in found.values()


def test_one_less_the_logarithm():
    entropy = MAZUR.network.under(Convention(error="binary-cross-entropy"))
    recording = record(entropy, [I1, I2], [T1, T2], ETA)
    found = details("one taken out of the logarithm", recording["E_o1"], recording.calculation)
    assert list(found.values()) == [pytest.approx(-(T1 * math.log(O1) + (1 - T1) * (1 - math.log(O1))))]


def test_weights_read_down_the_columns_of_a_matrix_that_is_not_square():
    recording = shared("sklearn-mlp").recording()
    found = details("weights read down the columns", recording["z_h2"], recording.calculation)
    assert found == {"down the columns": pytest.approx(0.3 * 0.6 + 0.2 * 0.8 + 0.0 * 0.7 + 0.1)}


FORMS = {
    "tanh of half": lambda z: math.tanh(z / 2), "turned upside down": lambda z: 1 / math.tanh(z), "twice": lambda z: math.tanh(math.tanh(z)),
    "not divided": lambda z: math.exp(z) - math.exp(-z), "its slope": lambda z: 1 - math.tanh(z) ** 2,
}


def test_other_forms_of_a_function():
    example = read_example(TWO, "mine")
    recording = Case(example).recording(1)
    found = [*details("another function of the net input", recording["z_o[1]"] and recording["a_o[1]"], recording.calculation).values()]
    z = recording["z_o[1]"].value
    assert [form for form, function in FORMS.items() if pytest.approx(function(z)) not in found] == []


def test_a_slip_of_one_line_is_found_again_in_the_others():
    """Three figures are too few for one alone; with the first, which has nine, they are not."""
    shares = [f"{D1 / W[5] * SLOPE:.3g}", f"{(D1 * W[5] + D2 / W[7]) * SLOPE:.3g}"]
    assert shares[0] != shares[1]
    alone = check_of("mazur", [Figure("dE/da_h2:o1", f"{D1 / W[6]:.3g}")]).lines[-1]
    both = check_of("mazur", [Figure("dE/da_h1:o1", f"{D1 / W[5]:.9g}"), Figure("dE/da_h2:o1", f"{D1 / W[6]:.3g}")]).lines[-1]
    assert both.verdict.because.get("slip") == "divided instead of multiplied", (alone.verdict, both.verdict)


def test_a_weight_of_the_epoch_before():
    first, second = Case(MAZUR).recording(1), Case(MAZUR).recording(2)
    calculation = Calculation(first.trail, second.trail)
    line = second["z_o1"]
    found = details("number of the epoch before", line, calculation)
    assert found["w5 of epoch 1"] == pytest.approx(line.value + (W[5] - second["w5"].value) * second["a_h1"].value)


def test_transposed_weights():
    line = MAZUR_LINES["z_h1"]
    swapped = details("weights swapped", line, CALCULATION)
    assert swapped["the weights of the transposed matrix"] == pytest.approx(W[1] * I1 + W[3] * I2 + 0.35)
    assert swapped["w1 and w2 swapped"] == pytest.approx(W[2] * I1 + W[1] * I2 + 0.35)


def test_a_lost_term_is_named_by_all_that_stands_in_it():
    lost = details("term left out", MAZUR_LINES["z_h1"], CALCULATION)
    assert lost["without w1*i1"] == pytest.approx(W[2] * I2 + 0.35)
    assert lost["without w2*i2"] == pytest.approx(W[1] * I1 + 0.35)


def test_old_weights_where_updated_ones_belong():
    recording = record(MAZUR.network.under(Convention(order="updated")), [I1, I2], [T1, T2], ETA)
    line = next(step for step in recording.trail if step.name == "dE/da_h1:o1")
    assert line.value == pytest.approx(D1 * (W[5] - ETA * G5)), "with the updated weight"
    taken = details("other weights' time", line, recording.calculation)
    assert list(taken.values()) == [pytest.approx(D1 * W[5])]


def test_a_velocity_may_be_divided():
    recording = record(MAZUR.network.under(Convention(rule="momentum")), [I1, I2], [T1, T2], ETA)
    scene, line = Scene(recording.calculation, MAZUR.notation), recording["v_w5+"]
    edits = [edited for row, _, edited in slips_in(scene, line)
             if row.name == "divided instead of multiplied"]
    values = [scene.calculation.expression(edited).of(scene.calculation.own) for edited in edits]
    assert pytest.approx(ETA / G5) in values or pytest.approx(-ETA / G5) in values


RECORDING = Case(MAZUR).recording(1)
CALCULATION = RECORDING.calculation
MAZUR_LINES = {step.name: step for step in RECORDING.trail}


@pytest.mark.parametrize("walkthrough, kind", [("worked-example", "around"), ("mazur", "unit"), ("sklearn-mlp", "around")])
def test_random_digits_are_hardly_ever_explained(walkthrough, kind):
    """At most 1 in 100 of random numbers of 6 digits within the range of a quantity's values."""
    example, draw = shared(walkthrough), random.Random(walkthrough)
    steps = [step for step in example.recording().steps if step.value and step.kind in ("z", "a", "delta", "share", "gradient", "updated", "total")]
    explained = drawn = 0
    for step in steps:
        low, high = (0.0, 2.0 * step.value) if kind == "around" else (-1.0, 1.0)
        for _ in range(3):
            figure = Figure(step.name, f"{draw.uniform(low, high):.6g}")
            drawn += 1
            explained += check_of(walkthrough, [figure]).lines[0].verdict.word not in ("unexplained", "exact")
    assert explained <= max(1, drawn / 100), f"{explained} of {drawn}"


@pytest.mark.parametrize("printed, is_named", [(None, True), (f"{H1:.8g}", False)])
def test_a_slip_that_a_right_figure_refutes_is_not_named(printed, is_named):
    without_bias = W[5] * sigmoid(W[1] * I1 + W[2] * I2) + W[6] * H2 + 0.6
    figures = [Figure("a_h1", printed)] if printed else []
    line = check_of("mazur", [*figures, Figure("z_o1", f"{without_bias:.10g}")]).lines[-1]
    assert (line.verdict.because.get("at") == "z_h1") is is_named, line.verdict


ON_ACTIVATIONS = """
[[layer]]
activation = "{}"
[[layer.neuron]]
name = "h1"
weights = [0.3125, -0.71875]
bias = 0.40625
[[layer.neuron]]
name = "h2"
weights = [-0.46875, 0.15625]
bias = -0.21875
[[layer]]
activation = "{}"
[[layer.neuron]]
name = "o1"
weights = [0.84375, -0.59375]
bias = 0.28125
[[sample]]
inputs = [0.53125, 0.65625]
targets = [0.90625]
"""
NETS = {"h1": 0.3125 * 0.53125 - 0.71875 * 0.65625 + 0.40625, "h2": -0.46875 * 0.53125 + 0.15625 * 0.65625 - 0.21875}
STEEP = 2 / 3
FUNCTIONS = {
    "bipolar-sigmoid": lambda z: math.tanh(z / 2), "scaled-tanh": lambda z: 1.7159 * math.tanh(STEEP * z), "softsign": lambda z: z / (1 + abs(z)),
    "silu": lambda z: z * sigmoid(z), "elu": lambda z: z if z > 0 else math.expm1(z), "softplus": lambda z: math.log1p(math.exp(z)),
    "gelu": lambda z: z / 2 * math.erfc(-z / math.sqrt(2)),
}
MISTAKEN = [
    ("bipolar-sigmoid", "da/dz_o1", lambda z, a: 1 - a * a, "constant factor left out"), ("bipolar-sigmoid", "da/dz_o1", lambda z, a: a * (1 - a), "another function's slope"),
    ("bipolar-sigmoid", "da/dz_o1", lambda z, a: (1 - z * z) / 2, "slope at the wrong place"), ("bipolar-sigmoid", "da/dz_o1", lambda z, a: (1 - a) / 2, "part left out"),
    ("bipolar-sigmoid", "a_o1", lambda z, a: sigmoid(z), "another activation"), ("bipolar-sigmoid", "a_o1", lambda z, a: 2 * sigmoid(z), "activation not finished"),
    ("scaled-tanh", "da/dz_o1", lambda z, a: 1.7159 * (1 - math.tanh(STEEP * z) ** 2), "constant factor left out"),
    ("scaled-tanh", "da/dz_o1", lambda z, a: STEEP * (1 - math.tanh(STEEP * z) ** 2), "constant factor left out"),
    ("scaled-tanh", "da/dz_o1", lambda z, a: 1.7159 * STEEP * (1 - math.tanh(z) ** 2), "constant factor left out"),
    ("scaled-tanh", "a_o1", lambda z, a: math.tanh(STEEP * z), "constant factor left out"), ("scaled-tanh", "a_o1", lambda z, a: 1.7159 * math.tanh(z), "constant factor left out"),
    ("softsign", "da/dz_o1", lambda z, a: 1 / (1 + abs(a)) ** 2, "another number of the neuron"), ("softsign", "da/dz_o1", lambda z, a: 1 / (1 + abs(z)), "part left out"),
    ("silu", "da/dz_o1", lambda z, a: z + sigmoid(z) * (1 - z), "slope at the wrong place"), ("silu", "a_o1", lambda z, a: sigmoid(z), "another activation"),
    ("elu", "a_h2", lambda z, a: math.exp(z), "activation not finished"), ("softplus", "a_o1", lambda z, a: math.log10(1 + math.exp(z)), "log base 10"),
    ("softplus", "da/dz_o1", lambda z, a: a * (1 - a), "another function's slope"), ("gelu", "da/dz_o1", lambda z, a: math.erfc(-z / math.sqrt(2)) / 2, "part left out"),
    ("gelu", "a_o1", lambda z, a: math.erfc(-z / math.sqrt(2)) / 2, "activation not finished"),
]


@pytest.mark.parametrize("activation, name, wrong, slip", MISTAKEN, ids=[f"{row[0]} {row[1]} {place}" for place, row in enumerate(MISTAKEN)])
def test_usual_mistakes_on_activations(activation, name, wrong, slip):
    function = FUNCTIONS[activation]
    nets = {**NETS, "o1": 0.84375 * function(NETS["h1"]) - 0.59375 * function(NETS["h2"]) + 0.28125}
    z = nets[name.rpartition("_")[2]]
    assert planted(ON_ACTIVATIONS.format(activation, activation), name, wrong(z, function(z))) == (slip, name)
