"""Every kind of number has all that is said of a kind, and no name says what the number is not."""
import math
import re
from dataclasses import replace
from random import Random

import pytest

from neuron_graph import Convention, Layer, Network, Neuron, Recording, Scaling, certificate, record
from neuron_graph.errors import BadValue, UnknownName
from neuron_graph.recording.kinds import GIVEN, KINDS, PHASES, Kind
from neuron_graph.recording.notation import (
    ASCII,
    HTML,
    IDENTIFIERS,
    LATEX,
    NOTATIONS,
    UNICODE,
    shown_name,
)
from neuron_graph.recording.recorder import Recorder
from neuron_graph.recording.step import Step
from neuron_graph.recording.written import factors
from neuron_graph.terminal.commands import glossary
from tests.conftest import INPUTS, TARGETS, famous
from tests.recording.differences import sigmoid, slope, softmax

SCRIPTS = {"ascii": ASCII, "unicode": UNICODE, "html": HTML, "latex": LATEX, "code": IDENTIFIERS}
MEAN = Convention(error="half-squared-mean")
OF_SOFTMAX = {"z_max", "shifted", "upstream"}
"""Kinds that a network without softmax has not, or has lines for."""
MADE = ["dz_h1/di1", "dE_o1/da_h1", *(KINDS[kind].example for kind in factors.MAKERS if kind not in OF_SOFTMAX)]


def softmaxed(sizes=(2, 2, 2)) -> Network:
    """A network whose last layer is a softmax."""
    random, layers = Random(3), []
    for number, (before, size) in enumerate(zip(sizes, sizes[1:]), start=1):
        is_last = number == len(sizes) - 1
        layers.append(Layer([Neuron(f"{'o' if is_last else 'h'}{n}", [random.uniform(-1, 1) for _ in range(before)], 0.1 * n,
                                    "softmax" if is_last else "sigmoid") for n in range(1, size + 1)]))
    return Network(layers)


def deep() -> Network:
    """2-2-2-2 with drawn weights."""
    random = Random(4)
    return Network([Layer([Neuron(f"{name}{n}", [random.uniform(-1, 1), random.uniform(-1, 1)], 0.2 * n) for n in (1, 2)])
                    for name in ("h1_", "h2_", "o")])


def scaled() -> Recording:
    """An epoch on raw inputs, with the gradients of the inputs."""
    recorder = Recorder(famous().under(Convention(l2=0.1, rule="momentum")), 1, Scaling([0.1, 0.2], [2.0, 3.0]), input_gradients=True)
    return recorder.epoch_of([(INPUTS, TARGETS), (TARGETS, INPUTS)], 0.5)


RECORDINGS = {
    "mean": lambda: record(famous("shared").under(MEAN), INPUTS, TARGETS, 0.5), "sum": lambda: record(famous(), INPUTS, TARGETS),
    "softmax": lambda: record(softmaxed().under(Convention(error="cross-entropy")), [1.0, 0.5], [1.0, 0.0], 0.5),
    "deep": lambda: record(deep(), [1.0, 0.5], [1.0, 0.0]), "scaled": scaled,
    "batch": lambda: record(famous().under(Convention(batch="all")), [(INPUTS, TARGETS), (TARGETS, INPUTS)]),
}


@pytest.mark.parametrize("key", KINDS)
def test_a_row_says_everything(key):
    kind = KINDS[key]
    assert kind.phase in (*PHASES, GIVEN) and all(kind.words) and kind.word.isascii()
    assert kind.sentence.endswith(".") and "  " not in kind.sentence and kind.sentence[0].isupper()
    assert kind.example or key in ("count", "sum", "raw_target", "predicted"), "only programs have those, and models"


@pytest.mark.parametrize("letters", NOTATIONS)
@pytest.mark.parametrize("key", KINDS)
def test_every_script_writes_every_kind(key, letters):
    texts = {name: NOTATIONS[letters].written_in(script).shown(key, ("h1", "o1")) for name, script in SCRIPTS.items()}
    assert all(texts.values()) and texts["ascii"].isascii() and texts["latex"].isascii()
    assert re.fullmatch(r"\w+", texts["code"])
    assert texts["latex"].count("{") == texts["latex"].count("}") and "{{" not in texts["latex"]
    assert texts["html"].count("<sub>") == texts["html"].count("</sub>") and not re.search(r"<sub>[^<]*<sub>", texts["html"])
    assert re.sub(r"<[^>]*>", "", texts["html"]).replace("∂", "d").isprintable()


WRITTEN = [  # kind, names, HTML, LaTeX, in a program: those that templates once spelled out
    ("share", ("o1", "h1"), "∂E/∂a<sub>h1</sub>|<sub>o1</sub>", r"\left.\frac{\partial E}{\partial a_{h_{1}}}\right|_{o_{1}}", "dE_da_h1_through_o1"),
    ("input_share", ("h1", "x1"), "∂E/∂x<sub>1</sub>|<sub>h1</sub>", r"\left.\frac{\partial E}{\partial x_{1}}\right|_{h_{1}}", "dE_dx1_through_h1"),
    ("slope", ("o1",), "∂a<sub>o1</sub>/∂z<sub>o1</sub>", r"\frac{\partial a_{o_{1}}}{\partial z_{o_{1}}}", "da_dz_o1"),
    ("gradient", ("w5",), "∂E/∂w<sub>5</sub>", r"\frac{\partial E}{\partial w_{5}}", "dE_dw5"),
    ("gradient", ("b_h1",), "∂E/∂b<sub>h1</sub>", r"\frac{\partial E}{\partial b_{h_{1}}}", "dE_db_h1"),
    ("bias", ("b_h1_2",), "b<sub>h1,2</sub>", "b_{h_{1,2}}", "b_h1_2"), ("weight", ("w5",), "w<sub>5</sub>", "w_{5}", "w5"),
    ("updated", ("w5",), "w<sub>5</sub><sup>+</sup>", "w_{5}^{+}", "w5_new"), ("z_max", ("2",), "z<sub>max2</sub>", r"z_{\max \mathrm{2}}", "z_max2"),
    ("e_sum", ("2",), "e<sub>sum2</sub>", r"e_{\Sigma \mathrm{2}}", "e_sum2"), ("penalty", (), "E<sub>l2</sub>", r"E_{\ell_2}", "E_l2"),
    ("rate", (), "η", r"\eta", "eta"), ("delta", ("h1",), "δ<sub>h1</sub>", r"\delta_{h_{1}}", "delta_h1"),
    ("change", ("w5",), "Δw<sub>5</sub>", r"\Delta w_{5}", "dw5"), ("raw", ("petal_length",), "raw<sub>petal_length</sub>",
     r"\mathrm{raw}_{\mathrm{petal\_length}}", "raw_petal_length"), ("weight", ("<b>&",), "&lt;b&gt;&amp;", r"\mathrm{<b>\&}", "odd"),
    ("new_velocity", ("w5",), "v<sub>w5</sub><sup>+</sup>", "v_{w_{5}}^{+}", "v_w5_new"), ("bias", ("bias",), "bias", r"\mathrm{bias}", "bias"),
    ("velocity", ("b_h1",), "v<sub>b_h1</sub>", "v_{b_{h_{1}}}", "v_b_h1"), ("z", ("n_a_2",), "z<sub>n_a2</sub>", r"z_{n_{a_{\mathrm{2}}}}", "z_n_a_2"),
]


@pytest.mark.parametrize("kind, names, in_html, in_latex, in_code", WRITTEN)
def test_templates_follow_from_the_text(kind, names, in_html, in_latex, in_code):
    texts = [NOTATIONS["z-a"].written_in(script).shown(kind, names) for script in (HTML, LATEX, IDENTIFIERS)]
    assert texts == [in_html, in_latex, in_code]


@pytest.mark.parametrize("name", RECORDINGS)
def test_whatever_is_shown_can_be_typed(name):
    recording = RECORDINGS[name]()
    for step in recording.trail:
        for letters in NOTATIONS.values():
            for script in (ASCII, UNICODE, HTML, LATEX):
                shown = shown_name(letters.written_in(script), step)
                assert any(other is step for steps in recording.directory.found(shown) for other in steps), shown


def test_made_numbers_are_typed_in_every_notation():
    recording = RECORDINGS["mean"]()
    found = softmaxed().under(Convention(error="cross-entropy"))
    check_typed(record(found, [1.0, 0.5], [1.0, 0.0], 0.5), ["z_max2", "z_o1-max", "dE/da_o1"])
    check_typed(recording, MADE)
    assert {recording[name].kind for name in MADE} | OF_SOFTMAX == set(factors.MAKERS)


def check_typed(recording, made):
    for name in made:
        for letters in NOTATIONS.values():
            for script in (ASCII, UNICODE):
                assert recording[shown_name(letters.written_in(script), recording[name])] is recording[name]


# What a name says, found by moving one number a little: plain Python against the recording.
NETWORKS = {
    "2-2-2": (famous, INPUTS, TARGETS, "half-squared-sum"), "half-squared-mean": (famous, INPUTS, TARGETS, "half-squared-mean"),
    "2-2-2-2": (deep, [1.0, 0.5], [1.0, 0.0], "half-squared-sum"), "2-2-2-2, mean": (deep, [1.0, 0.5], [1.0, 0.0], "squared-mean"),
    "softmax": (softmaxed, [1.0, 0.5], [1.0, 0.0], "cross-entropy"), "2-3-3": (lambda: softmaxed((2, 3, 3)), [1.0, 0.5], [0.2, 0.5, 0.3], "cross-entropy"),
    "2-2": (lambda: softmaxed((2, 2)), [1.0, 0.5], [0.0, 1.0], "cross-entropy"),
}
LOSSES = {"half-squared": lambda t, a: (t - a) ** 2 / 2, "squared": lambda t, a: (t - a) ** 2, "cross-entropy": lambda t, a: -t * math.log(a)}


def plainly(make, inputs, targets, error):
    """The same network as plain numbers, with its functions."""
    network = make()
    layers = [[(neuron.name, list(neuron.weights), neuron.bias) for neuron in layer.neurons] for layer in network.layers]
    last = softmax if network.layers[-1].softmax else lambda zs: list(map(sigmoid, zs))
    return layers, dict(zip(network.inputs, inputs)), targets, last, LOSSES[re.sub("-(sum|mean)$", "", error)], error.endswith("mean")


def said(name):
    """The derivative that a name says: of delta_h1 dE/dz_h1, of da/dz_h1 da_h1/dz_h1."""
    name = re.sub(r"^delta_(.+)", r"dE/dz_\1", name)
    return re.sub(r"^da/dz_(.+)", r"da_\1/dz_\1", name)


def factor_names(network):
    """The derivatives that texts write out, of the last layer of a network."""
    hidden = network.layers[-2].neurons if len(network.layers) > 1 else []
    before = [f"a_{neuron.name}" for neuron in hidden] or network.inputs
    count = sum(len(neuron.weights) for layer in network.layers[:-1] for neuron in layer.neurons)
    for neuron in network.outputs:
        weights = [f"w{(count := count + 1)}" for _ in neuron.weights]
        yield from (f"d{of}_{neuron.name}/d{by}" for of in "zaE" for by in (*before, *weights))
        yield from (f"dE_{neuron.name}/dz_{other.name}" for other in network.outputs)
        yield f"dE_{neuron.name}/da_{neuron.name}"


@pytest.mark.parametrize("name", NETWORKS)
def test_no_name_lies(name):
    make, inputs, targets, error = NETWORKS[name]
    recorder = Recorder(make().under(Convention(error=error)), 1, input_gradients=True)
    recording, truth = recorder.epoch_of([(inputs, targets)], 0.5), plainly(make, inputs, targets, error)
    made = [step for text in factor_names(make()) for steps in recording.directory.found(text) for step in steps]
    called = [step for step in [*recording, *made] if "/d" in said(step.name)]
    assert {"gradient", "slope", "delta", "input_share", "error_by_a", "error_by_z", "error_by_number"} <= {step.kind for step in called}
    for step in called:
        assert step.value == pytest.approx(slope(said(step.name), *truth), rel=2e-6, abs=2e-9), step.name
    proofs = list(certificate(recording, [step for step in made if step not in recording.trail]))
    assert {proof.step.name for proof in proofs if proof.complex} == {step.name for step in called}
    assert all(proof.good and proof.central for proof in proofs if proof.complex)


@pytest.mark.parametrize("name", ["half-squared-mean", "2-3-3"])
@pytest.mark.parametrize("batch", [1, "all"])
def test_no_name_of_one_of_several_samples_lies(name, batch):
    """Each sample's factors are made of its own numbers: of the weights that it saw, too."""
    make, inputs, targets, error = NETWORKS[name]
    rows = [(inputs, targets), (inputs[::-1], targets[::-1])]
    recording = record(make().under(Convention(error=error, batch=batch)), rows)
    for number, row in enumerate(rows, start=1):
        again = make()
        for neuron in again.neurons:
            seen = recording[f"z_{neuron.name}[{number}]"].operands
            neuron.weights = [step.value for step in seen if step.kind == "weight"]
            neuron.bias = next(step.value for step in seen if step.kind == "bias")
        truth = plainly(lambda network=again: network, *row, error)
        made = [recording[f"{text}[{number}]"] for text in factor_names(make()) if recording.directory.matching(text)]
        assert len(made) > 10 and {step.sample for step in made} == {number}
        for step in made:
            assert step.value == pytest.approx(slope(said(step.name), *truth), rel=2e-6, abs=2e-9), step.name
        assert all(proof.good for proof in certificate(recording, [step for step in made if step not in recording.trail]))


def test_shares_add_up():
    for make in RECORDINGS.values():
        recording = make()
        for step in recording:
            shares = [other.value for other in step.operands if other.kind in ("share", "input_share")]
            assert not shares or step.value == pytest.approx(sum(shares), rel=1e-15)


READINGS = [  # recording, what is typed, each number that it may mean: its name, the words
    ("mean", "dE_o1/dout_h1", [("dE_o1/da_h1", "the derivative of E_o1"), ("dE/da_h1:o1", "o1's share of dE/dout_h1")]),
    ("mean", "dE_o1/da_h1[1]@1", [("dE_o1/da_h1", "the derivative of E_o1"), ("dE/da_h1:o1", "o1's share of dE/dout_h1")]),
    ("mean", "dE/dout_h1:o1", [("dE/da_h1:o1", "o1's share of dE/dout_h1")]), ("mean", "dE/dw5", [("dE/dw5", "gradient")]),
    ("mean", "dE_o1/dout_o1", [("dE_o1/da_o1", "the derivative of E_o1")]), ("mean", "nothing", []), ("mean", "E@2", []),
    ("mean", r"\left.\frac{\partial E}{\partial \mathrm{out}_{h_{1}}}\right|_{o_{1}}", [("dE/da_h1:o1", "o1's share of dE/dout_h1")]),
    ("sum", "dE_o1/dout_h1", [("dE/da_h1:o1", "o1's share of dE/dout_h1")]),
    ("softmax", "dE_o2/dout_h1", [("dE_o2/da_h1", "the derivative of E_o2"), ("dE/da_h1:o2", "o2's share of dE/dout_h1")]),
    ("deep", "dE_h2_1/dout_h1_1", [("dE/da_h1_1:h2_1", "h2_1's share of dE/dout_h1_1")]),
    ("deep", "dE_o1/dout_h2_1", [("dE/da_h2_1:o1", "o1's share of dE/dout_h2_1")]), ("deep", "dE_o1/dout_h1_1", []),
    ("mean", "da_o1/dz_o1", [("da/dz_o1", "slope")]), ("scaled", "dE_h1/di1[2]", [("dE/di1:h1", "h1's share of dE/di1")]),
]


@pytest.mark.parametrize("name, text, found", READINGS)
def test_what_a_typed_name_may_mean(name, text, found):
    recording = replace(RECORDINGS[name](), notation=NOTATIONS["net-out"])
    readings = recording.directory.readings(text)
    assert [(step.name, words) for step, words in readings] == found
    if found:
        assert recording[text] is readings[0].step
    else:
        assert text not in recording


def test_of_two_readings_the_one_with_a_line_is_replaced_and_shown():
    recording = RECORDINGS["mean"]()
    share = recording["dE/da_h1:o1"]
    assert recording["dE_o1/da_h1"].value == pytest.approx(2 * share.value, rel=1e-15)
    assert recording.replay(replace={"dE_o1/da_h1": 1.0})["dE/da_h1"].value == 1.0 + recording["dE/da_h1:o2"].value
    assert recording.directory.select("dE_o1/da_h*") == [share, recording["dE/da_h2:o1"]]
    with pytest.raises(BadValue, match="no line of its own"):
        recording.replay(replace={"dz_o1/dw5": 1.0})


def test_a_number_under_a_name_that_lies_is_found():
    """o1's share is no derivative of E_o1 where errors are averaged; and nothing is that is a little off."""
    recording = RECORDINGS["mean"]()
    share = recording["dE/da_h1:o1"]
    lying = Step(("error_by_a", ("o1", "h1"), "h1", factors.itself(share.number)), "backward", 1, 1)
    assert [proof.step.name for proof in certificate(recording, [lying]) if not proof.good] == ["dE_o1/da_h1"]
    for name in ("dE/da_o1", "da/dz_o1", "delta_h1", "dE/da_h2:o2", "dE/da_h1"):
        wrong = recording.replay(replace={name: recording[name].value * 1.001})
        assert name in {proof.step.name for proof in certificate(wrong) if not proof.good}


REMARKS = [
    ({"gradient_factor": 2.0}, {"dE/dw5", "delta_h1", "dE/da_h1:o1", "dE/da_o1"}, "2 times the derivative"),
    ({"sign": "target-output"}, {"delta_h1", "delta_o1"}, "minus the derivative"),
    ({"sign": "target-output", "gradient_factor": 3.0}, {"delta_h1"}, "3 times the derivative (gradient-factor=3); minus the derivative"),
]


@pytest.mark.parametrize("parts, names, words", REMARKS)
def test_a_name_that_a_convention_bends_is_remarked_on(parts, names, words):
    recording = record(famous().under(Convention(l2=0.01, **parts)), INPUTS, TARGETS, 0.5)
    proofs = {proof.step.name: proof for proof in certificate(recording, [recording["dE_o1/da_h1"], recording["dz_o1/dw5"]])}
    assert all(proof.good for proof in proofs.values())
    assert names <= {name for name, proof in proofs.items() if words in proof.remark and proof.complex}
    assert not any(proofs[name].remark for name in ("dz_o1/dw5", "da/dz_o1", "z_o1"))


def test_a_number_has_its_remark_under_every_trace(typed):
    for parts, words in [("gradient-factor=2", "are 2 times that of the E shown"), ("sign=target-output", "delta is minus dE/dnet"),
                         ("order=updated", "are no derivatives of E")]:
        assert words in typed("trace", "--only", "E", "--convention", parts).out
    assert "derivative" not in typed("trace", "--only", "E").out


@pytest.fixture
def curvature():
    """A kind that does not come with the package: a row, and a function that makes its numbers."""
    row = Kind("d2{a}/d{z}2_{0}", ("curvature",), "How the slope changes with the net input.", "backward", "d2a/dz2_o1")

    def make(known, kind, neuron):
        return ((a, a.number * (1.0 - a.number) * (1.0 - 2.0 * a.number)) for a in known.all("a", neuron))

    assert glossary.GLOSSARY
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(KINDS, "curvature", row)
        patch.setitem(factors.MAKERS, "curvature", make)
        yield record(famous(), INPUTS, TARGETS)["d2out/dnet2_o1"]


def test_a_kind_is_one_row(curvature, typed):
    """Then it is typed, printed, explained and certified like the others."""
    assert (curvature.name, curvature.formula) == ("d2a/dz2_o1", "a_o1·(1 - a_o1)·(1 - 2·a_o1)")
    assert shown_name(NOTATIONS["net-out"].written_in(HTML), curvature) == "∂2out/∂net2<sub>o1</sub>"
    assert "d2out/dnet2_o1 = out_o1·(1 - out_o1)·(1 - 2·out_o1)" in typed("why", "d2a/dz2_o1", "--depth", "0").out
    assert typed("explain", "d2out/dnet2_o1").out.startswith("d2out/dnet2_o1: How the slope changes with the net input.")
    assert "1 number proven" in typed("certify", "--only", "d2a/dz2_o1").out


def test_and_it_is_gone_again():
    with pytest.raises(UnknownName):
        record(famous(), INPUTS, TARGETS)["d2out/dnet2_o1"]


TERMS = {"error term": "delta", "error signal": "delta", "net input": "z", "activation": "a",
         "gradient": "gradient", "velocity": "velocity", "jacobian": "cross_slope"}


@pytest.mark.parametrize("term", TERMS)
def test_the_fields_terms_are_explained(term, typed):
    said = " ".join(typed("explain", term).out.split())
    assert KINDS[TERMS[term]].sentence in said
