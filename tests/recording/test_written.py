"""Numbers that a text writes out: by writing them. The truth is plain arithmetic, written here once more."""
from math import exp, log, tanh

import pytest

from neuron_graph import Layer, Network, Neuron, record
from neuron_graph.errors import UnknownName
from neuron_graph.network import Convention
from neuron_graph.recording import NOTATIONS, shown_name
from neuron_graph.recording.expressions import TypedExpression
from tests.conftest import INPUTS, TARGETS, famous

Z = 0.15 * 0.05 + 0.20 * 0.10 + 0.35
H = 1 / (1 + exp(-Z))
H2 = 1 / (1 + exp(-(0.25 * 0.05 + 0.30 * 0.10 + 0.35)))
OUT = 1 / (1 + exp(-(0.40 * H + 0.45 * H2 + 0.60)))
T = 0.01
DELTA = (OUT - T) * OUT * (1 - OUT)
WRITTEN = [
    ("w1*i1", 0.15 * 0.05, "w1*i1"), ("i1·w1", 0.0075, "w1*i1"), ("0.5*w1*i1", None, ""), ("w_1 × i1", 0.0075, "w1*i1"),
    ("w5·out_h1", 0.4 * H, "w5*out_h1"), ("w5*h1", 0.4 * H, "w5*out_h1"), ("w_5*out_{h1}", 0.4 * H, "w5*out_h1"),
    ("w5*h1+w6*h2", 0.4 * H + 0.45 * H2, "w5*out_h1 + w6*out_h2"), ("net_o1-b_o1", 0.4 * H + 0.45 * H2, "w5*out_h1 + w6*out_h2"),
    ("sum_o1", 0.4 * H + 0.45 * H2, "sum_o1"), ("sum_h1", Z - 0.35, "sum_h1"),
    ("-z_h1", -Z, "-net_h1"), ("exp(-z_h1)", exp(-Z), "exp(-net_h1)"), ("e^-net_h1", exp(-Z), "exp(-net_h1)"),
    ("e^{-net_{h1}}", exp(-Z), "exp(-net_h1)"), ("1+e^(-z_h1)", 1 + exp(-Z), "1 + exp(-net_h1)"),
    ("exp(-z_h1) + 1", 1 + exp(-Z), "1 + exp(-net_h1)"), ("1/(1+exp(-z_h1))", H, "out_h1"), ("sigmoid(net_h1)", H, "out_h1"),
    ("out_h1*(1-out_h1)", H * (1 - H), "dout/dnet_h1"), ("h1 - h1²", H * (1 - H), "dout/dnet_h1"),
    ("(t_o1-out_o1)^2", (T - OUT) ** 2, "(t_o1 - out_o1)^2"), ("½", None, ""),
    ("-(t_o1-out_o1)*out_o1*(1-out_o1)", DELTA, "delta_o1"), ("delta_o1*w5", DELTA * 0.4, "dE/dout_h1:o1"),
    ("eta*delta_o1*out_h1", 0.5 * DELTA * H, "eta*dE/dw5"), ("η·δ_o1·out_h1", 0.5 * DELTA * H, "eta*dE/dw5"),
    ("-lr*dE/dw5", -0.5 * DELTA * H, "-eta*dE/dw5"), ("eta*dE/db_o1", 0.5 * DELTA, "eta*dE/db_o1"),
    ("dE/dt_o1", T - OUT, "dE/dt_o1"), ("dE/di1", None, "dE/di1"),
]
UNREAD = ["", "w5*/", "/w5", "((((", "(" * 500 + "w5", "w5*h1)", "w1**9", "w1^w2", "1/0*w1", "exp()", "exp(w1,w2)", "w1 w2", "w5*out_h2", "w1*w2",
          "exit(w1)", "__import__('os').getpid()*w1", "w1.real", "[w1][0]", "w1 if w1 else w2", "w1@2*3", "exp(exp(exp(1e9*w1)))", "'w1'*w1", "True*w1",
          "lambda: w1", "w1\n+w2", "1e999*w1", "w1*i1;w1", "-" * 199 + "w1*i1x"]


@pytest.fixture(scope="module")
def recording():
    return record(famous(), INPUTS, TARGETS)


@pytest.mark.parametrize("text, value, name", WRITTEN)
def test_a_part_is_asked_for_by_writing_it(recording, text, value, name):
    if not name:
        assert text not in recording
        return
    step = recording[text]
    assert step is recording[text] and shown_name(NOTATIONS["net-out"], step) == name
    if value is not None:
        assert step.value == pytest.approx(value, rel=1e-14)
    assert recording[shown_name(NOTATIONS["z-a"], step)].value == step.value
    assert "inf" not in step.formula and recording.calculation.position(step) > 0


@pytest.mark.parametrize("text", UNREAD)
def test_what_stands_in_no_line_is_no_number(recording, text):
    with pytest.raises(UnknownName):
        recording[text]


def test_no_text_is_executed(monkeypatch):
    called = []
    monkeypatch.setattr("builtins.print", called.append)
    assert TypedExpression("print(w1) + w1", lambda name: name == "w1").of([1.0, 1.0]) != 0 and not called


def circuit(activation="sigmoid"):
    """The neuron of the notes of Stanford's CS231n: w0 = 2, x0 = -1, w1 = -3, x1 = -2, w2 = -3."""
    neuron = Neuron("f", [2.0, -3.0], -3.0, activation, ["w0", "w1"])
    network = Network([Layer([neuron])], ["x0", "x1"], Convention(error="none"))
    return record(network, [-1.0, -2.0], [1.0], None)


GATES = [("w0*x0", -2.0), ("w1*x1", 6.0), ("sum_f", 4.0), ("z_f", 1.0), ("-z_f", -1.0), ("exp(-z_f)", 0.37), ("1+exp(-z_f)", 1.37), ("a_f", 0.73),
         ("dE/d(1+exp(-z_f))", -0.53), ("dE/d(exp(-z_f))", -0.53), ("dE/d(-z_f)", -0.20), ("dE/dz_f", 0.20), ("∂E/∂(w0*x0)", 0.20),
         ("dE/dw0", -0.20), ("dE/dx0", 0.39), ("dE/dw1", -0.39), ("dE/dx1", -0.59), ("dE/db_f", 0.20)]


@pytest.mark.parametrize("name, printed", GATES)
def test_the_gates_of_a_published_circuit(name, printed):
    assert round(circuit()[name].value, 2) == pytest.approx(printed)


def test_the_parts_of_tanh():
    recording, z = circuit("tanh"), 1.0
    assert recording["exp(2*z_f)"].value == exp(2 * z)
    assert recording["exp(2*z_f)-1"].value == exp(2 * z) - 1
    assert recording["(exp(2*z_f)-1)/(exp(2*z_f)+1)"] is recording["a_f"]
    rise = (tanh((2 * z + 2e-6) / 2) - tanh((2 * z - 2e-6) / 2)) / (exp(2 * z + 2e-6) - exp(2 * z - 2e-6))
    assert recording["dE/d(exp(2*z_f))"].value == pytest.approx(rise, rel=1e-6)


SLOPES = {
    "half-squared-sum": lambda t, a: t - a, "squared-sum": lambda t, a: 2 * (t - a), "half-squared-mean": lambda t, a: (t - a) / 2,
    "binary-cross-entropy": lambda t, a: log(1 - a) - log(a), "cross-entropy": lambda t, a: -log(a), "none": lambda t, a: a,
}


@pytest.mark.parametrize("error", SLOPES)
def test_the_gradient_of_a_target(error):
    recording = record(famous().under(Convention(error=error)), INPUTS, TARGETS)
    for name, t in zip(("o1", "o2"), TARGETS):
        assert recording[f"dE/dt_{name}"].value == pytest.approx(SLOPES[error](t, recording[f"a_{name}"].value), rel=1e-12)


@pytest.mark.parametrize("sign", ["output-target", "target-output"])
def test_what_is_frozen_has_a_gradient_too(sign):
    whole = record(famous().under(Convention(sign=sign)), INPUTS, TARGETS)
    frozen = famous().under(Convention(bias="frozen", sign=sign))
    frozen.layers[0].neurons[0].frozen = frozenset([0])
    recording = record(frozen, INPUTS, TARGETS)
    for name in ("dE/dw1", "dE/db_h1", "dE/db_o1"):
        assert recording[name] not in recording.trail and recording[name].value == pytest.approx(whole[name].value, rel=1e-14)
    assert "w1+" not in recording and "w2+" in recording


@pytest.mark.parametrize("scale, factor", [("mean", 0.5), ("sum", 1.0)])
def test_a_batch_has_names_for_its_samples_and_their_shares(scale, factor):
    samples = [(INPUTS, TARGETS), (TARGETS, INPUTS)]
    recording = record(famous().under(Convention(batch="all", batch_scale=scale)), samples)
    readings = [one.step.value for one in recording.directory.readings("dE/dw5[2]")]
    own = recording["delta_o1[2]"].value * recording["a_h1[2]"].value
    assert readings == [own] + ([own / 2] if scale == "mean" else [])
    frozen = record(famous().under(Convention(batch="all", batch_scale=scale, bias="frozen")), samples)
    both = frozen["delta_o1[1]"].value + frozen["delta_o1[2]"].value
    assert frozen["dE/db_o1"].value == pytest.approx(factor * both)
    assert frozen["w5*a_h1[2]"].value == 0.4 * frozen["a_h1[2]"].value


def test_batches_within_an_epoch():
    neuron = Neuron("y", [1.0], 0.0, "identity", ["w"])
    samples = [([1.0], [2.0]), ([2.0], [3.0]), ([3.0], [5.0]), ([4.0], [4.0])]
    recording = record(Network([Layer([neuron])], ["x"], Convention(batch=2)), samples, None, 0.1)
    # (1 - 2)·1 = -1 and (2 - 3)·2 = -2 in the first batch, in their mean -1.5; w = 1.15 and b = 0.1 after it
    assert recording["w+[1]"].value == recording["w+[2]"].value == pytest.approx(1.15)
    assert recording["b_y+[2]"].value == pytest.approx(0.1) and recording["w+"].value == recording["w+[4]"].value
    readings = recording.directory.readings("dE/dw[2]")
    assert [(one.step.value, one.words) for one in readings] == [(-2.0, "gradient"), (-1.5, "gradient of the batch"), (-1.0, "its share of the mean")]


def test_lines_of_their_own_change_no_number():
    plain = record(famous(), INPUTS, TARGETS)
    names = ["w5*h1", "exp(-z_h1)", "1+exp(-z_h1)", "t_o1-a_o1", "Δw5", "1-a_o1"]
    recording = record(famous(), INPUTS, TARGETS).with_lines(names)
    assert len(recording) == len(plain) + 6 and all(recording[name] in recording.trail for name in names)
    assert {step.name: step.value for step in plain}.items() <= {step.name: step.value for step in recording}.items()
    values = recording.calculation.values()
    assert values == recording.calculation.own
    assert recording["a_h1"].formula == "1/(1 + exp(-z_h1))" and recording["dE/da_o1"].formula == "-(t_o1-a_o1)"
    moved = recording.replay(replace={"exp(-z_h1)": 0.7, "Δw5": 0.25})
    assert moved["a_h1"].value == 1 / 1.7 and moved["w5+"].value == 0.65 and moved["z_o1"].value == 0.4 / 1.7 + 0.45 * H2 + 0.6


@pytest.mark.parametrize("names", [["w5*h1"], ["t_o1-a_o1", "1-a_o1"], ["w5*h1", "w5*h1+w6*h2", "exp(-z_o1)", "1+exp(-z_o1)", "Δw5"]])
def test_lines_of_their_own_leave_all_other_names(names):
    asked = ["dz_o1/dw5", "dz_o1/da_h1", "da_o1/dw5", "dE_o1/dw5", "dE/dt_o1", "dE/di1", "sum_o1", "dE/d(-z_o1)", "dE/d(t_o1-a_o1)", "w6*h2", "t_o1-a_o1",
             "1-a_o1", "a_o1*(1-a_o1)", "dw5", "dE/dnet_o1"]
    plain = record(famous().under(Convention(bias="frozen")), INPUTS, TARGETS)
    recording = record(famous().under(Convention(bias="frozen")), INPUTS, TARGETS).with_lines(names)
    for name in asked:
        assert recording[name].value == pytest.approx(plain[name].value, rel=1e-15), name
        assert recording.calculation.position(recording[name]) > 0
