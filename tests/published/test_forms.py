"""Forms that texts use, and faults found with them; each against a calculation by hand."""
import json

import pytest

from neuron_graph import Layer, Neuron, NeuronGraphError
from neuron_graph.published.cases.case import Case
from neuron_graph.published.checker import check
from neuron_graph.published.figure import Figure
from neuron_graph.published.files.pasted_text import read_lines
from neuron_graph.published.files.walkthrough import example_named, read_example
from neuron_graph.published.report import Report

HEBB = """
rate = 1
rows = [[-1, -1, -1], [-1, 1, -1], [1, -1, -1], [1, 1, 1]]
[given]
"out_y[1]" = 0
"out_y[2]" = 0
"out_y[3]" = 0
"out_y[4]" = 0
[[layer]]
activation = "identity"
[[layer.neuron]]
name = "y"
weights = [0, 0]
bias = 0
"""


def published(**printed):
    """The tables of figures: name with [sample], and the digits."""
    return "".join(f'[[published]]\nname = "{name}"\nprinted = "{digits}"\n' for name, digits in printed.items())


def one_neuron(rate, weight, rows, figures, activation="identity", head=""):
    """A text about one neuron y with one weight w1 and no bias."""
    return read_example(f"""
rate = {rate}
rows = {rows}
{head}
[[layer]]
activation = "{activation}"
[[layer.neuron]]
name = "y"
weights = [{weight}]
bias = "none"
{figures}""", "mine.toml")


def words(example):
    return [line.verdict.word for line in check(example).lines]


def test_numbers_of_one_sample_are_given():
    """Hebb's rule: with the output given as 0 each row adds x times t."""
    figures = "".join(f'[[published]]\nname = "w1+"\nsample = {n}\nprinted = "{w}"\n' for n, w in enumerate((1, 2, 1, 2), start=1))
    assert words(read_example(HEBB + figures, "hebb")) == ["exact"] * 4
    with pytest.raises(NeuronGraphError, match="out_y is computed 4 times; say which"):
        read_example(HEBB.replace("out_y[1]", "out_y"), "hebb")
    with pytest.raises(NeuronGraphError, match="out_y"):
        read_example(HEBB.replace("out_y[4]", "out_y[5]"), "hebb")


def test_a_given_activation_in_the_line_of_a_wrong_figure():
    """delta = 0.8 (1 - 0.8) (0.8 - 1) = -0.032: of a given activation there is no slope "taken at a"."""
    given = "[given]\na_y = 0.8"
    found = check(one_neuron('"unknown"', 0.3, [[0, 1]], published(delta_y="-0.0329", **{"da/dz_y": "0.17"}), "sigmoid", given))
    assert not any(line.confirmed for line in found.lines)
    assert not any("taken at" in line.verdict.explanation for line in found.lines)


NEW = ["w5_new", "w5new", "w5'", "w5′", "w5^+", "w5⁺", "w_5^{new}", "w_5^{+}", "w5^{\\prime}", "w_5(t+1)", "W5+"]
GRADIENT = ["∂E/∂w5", "dL/dw5", "dC/dw5", "dJ/dw_5", "δE/δw5", "∂E_total/∂w_5", "dL_tot/dw5", "\\frac{\\partial E_{total}}{\\partial w_5}"]
NAMES = [*((name, "w5+") for name in NEW), *((name, "dE/dw5") for name in GRADIENT), ("w_5", "w5"), ("$w_{5}$", "w5"),
         ("net_{h1}", "z_h1"), ("Net_h1", "z_h1"), ("E_total", "E"), ("E_{tot}", "E"), ("Δw_5", "Δw5"), ("\\Delta w_5", "Δw5"),
         ("w₅", "w5"), ("∇w5", "dE/dw5"), ("grad_w5", "dE/dw5"), ("net(h1)", "z_h1"), ("σ(net_h1)", "a_h1"), ("loss", "E"),
         ("Total error", "E"), ("∂E/∂net_o1", "dE/dnet_o1"), ("dL/dz_h1", "dE/dz_h1")]


@pytest.mark.parametrize("name, canonical", NAMES)
def test_names_as_people_write_them(name, canonical):
    recording = example_named("mazur").recording()
    assert recording[name].name == recording[canonical].name
    [figure] = read_lines(f"{name} = 0.5", example_named("mazur"))
    assert figure.name == recording[canonical].name


@pytest.mark.parametrize("name", ["neth1", "net h1"])
def test_names_without_a_sign_between_in_pasted_lines(name):
    assert read_lines(f"{name} = 0.3775", example_named("mazur"))[0].name == "z_h1"
    assert read_lines("L = 0.3775", example_named("mazur"))[0].name == "E"


def test_names_as_people_write_them_in_a_file():
    """a = 0.5·2 = 1, delta = 1 - 2 = -1: w1+ = 0.5 + 0.5·2 = 1.5, dE/dw1 = -2."""
    figures = published(**{"w1_new": "1.5", "w_1'": "1.5", "∂L/∂w_1": "-2"})
    assert words(one_neuron(0.5, 0.5, [[2, 2]], figures)) == ["exact"] * 3


PASTE = "net_h1 = 0.3775\nnte_h2 = 0.39\nout_o1 = 0.7514\nout_h1[7] = 3\n"


def test_lines_with_names_that_are_not_known_are_listed_and_the_others_judged(typed, tmp_path):
    path = tmp_path / "lines.txt"
    path.write_text(PASTE, encoding="utf-8")
    said = typed("check", "--lines", str(path), "mazur", "--format", "linear")
    assert said.code == 1 and said.out.count(": exact") == 2
    assert "Not checked: line 2: there is no number 'nte_h2'; nearest: net_h2" in said.out
    assert "Not checked: line 4: there is no number 'out_h1[7]'; nearest: out_h1" in said.out
    found = json.loads(typed("check", "--lines", str(path), "mazur", "--format", "json").out)
    assert [figure["verdict"] for figure in found["figures"]] == ["exact"] * 2
    assert [(lost["name"], lost["printed"], lost["where"], lost["nearest"][0]) for lost in found["lost"]] == [
        ("nte_h2", "0.39", "line 2", "net_h2"), ("out_h1", "3", "line 4", "out_h1")]


JSON_LINES = """
{"name": "∂E/∂w5", "printed": 0.0820, "where": "page 3"}
{"name": "nte_h1", "printed": "0.3775", "where": "page 1"}
{"name": "out_h1", "printed": "O.5933"}
net_h1 = 0.3775
{"name": "E", "printed": "0.2910", "epoch": 1, "when": "after"}
"""


def test_lines_of_json_beside_lines_of_text(typed, tmp_path):
    path = tmp_path / "lines.txt"
    path.write_text(JSON_LINES, encoding="utf-8")
    said = typed("check", "mazur", "--lines", str(path), "--format", "json")
    found = json.loads(said.out)
    assert said.code == 1 and [(one["name"], one["printed"], one["where"], one["verdict"]) for one in found["figures"]] == [
        ("dE/dw5", "0.0820", "page 3", "unexplained"), ("z_h1", "0.3775", "line 5", "exact"), ("E", "0.2910", "line 6", "exact")]
    assert [(lost["where"], lost["nearest"][:1]) for lost in found["lost"]] == [("page 1", ["net_h1"]), ("line 4", [])]


def test_lines_of_which_none_is_known_are_no_error_for_a_program(typed, tmp_path):
    path = tmp_path / "lines.txt"
    path.write_text('{"name": "nte_h1", "printed": "0.3775"}', encoding="utf-8")
    said = typed("check", "mazur", "--lines", str(path), "--format", "json")
    assert said.code == 1 and json.loads(said.out)["lost"][0]["nearest"][0] == "net_h1"


@pytest.mark.parametrize("line, sentence", [
    ('{"name": "E"', "line 1 is"), ('{"nam": "E", "printed": "1"}', "key in line 1 'nam'; nearest: name"),
    ('{"printed": "1"}', "line 1 name is missing"), ("{" * 5000, "write an object of JSON in one line")])
def test_lines_of_json_that_are_none(typed, tmp_path, line, sentence):
    path = tmp_path / "lines.txt"
    path.write_text(line, encoding="utf-8")
    said = typed("check", "mazur", "--lines", str(path))
    assert said.code == 2 and sentence in said.err and said.err.count("\n") == 1


def test_lines_against_a_network_of_ones_own(typed, tmp_path):
    """z = 0.3·1 + 0.4·0 + 0 = 0.3, w2+ = 0.4 as its input is 0."""
    path = tmp_path / "lines.txt"
    path.write_text("net_o1 = 0.3\nw2_new = 0.4\n", encoding="utf-8")
    own = ["--layers", "2-1", "--inputs", "1,0", "--targets", "1", "--set", "w1=0.3,w2=0.4,b_o1=0"]
    assert typed("check", "--lines", str(path), *own).code == 0
    assert "--lines is missing" in typed("check", *own).err
    path.write_text("E = 0.2910\n", encoding="utf-8")
    assert typed("check", "mazur", "--lines", str(path), "--set", "w1=5").code == 1


def test_a_bare_zero_confirms_only_what_is_almost_0():
    """A perceptron of weight 0.25, x = 1, t = -1: delta = 1.25, Δw = -0.2·1.25 = -0.25, w+ = 0."""
    figures = published(Δw1="0", **{"w1+": "0"})
    assert words(one_neuron(0.2, 0.25, [[1, -1]], figures)) == ["unexplained", "exact"]
    assert words(one_neuron(0.2, 0.25, [[1, -1]], published(Δw1="0.0"))) == ["unexplained"]
    # 0.0004 is 0, 0.0006 is not, nor 0.00 of 0.006
    assert words(one_neuron('"unknown"', 0.0004, [[1, 0]], published(net_y="0"))) == ["exact"]
    assert words(one_neuron('"unknown"', 0.0006, [[1, 0]], published(net_y="0"))) != ["exact"]
    assert words(one_neuron('"unknown"', 0.004, [[1, 0]], published(net_y="0.00"))) == ["exact"]


@pytest.mark.parametrize("weight, word", [(0.25, "exact"), (0.34, "exact"), (0.37, "truncated"), (0.39, ""), (0.9, "")])
def test_one_figure_confirms_only_what_is_near(weight, word):
    [found] = words(one_neuron('"unknown"', weight, [[1, 0]], published(net_y="0.3")))
    assert found == word or not word and found not in ("exact", "truncated", "chained")


def test_a_perceptron_needs_targets_where_an_error_is_none_too():
    convention = '[convention]\nrule = "perceptron"\nerror = "none"'
    figures = published(**{"w1+": "0.1"})
    with pytest.raises(NeuronGraphError, match="the targets of sample 2: 1 is needed, 0 given"):
        one_neuron(0.1, 0.1, [[1, -1], [1]], figures, "sign:1", convention)
    assert words(one_neuron(0.1, 0.1, [[1, -1], [1, 1]], figures, "sign:1", convention)) == ["exact"]


def test_a_key_of_the_file_below_the_head_of_a_table():
    with pytest.raises(NeuronGraphError, match="mine: rows stands in layer 1 neuron 1: it belongs to the whole file, above"):
        read_example(HEBB + "rows = [[1, 1]]", "mine")


def test_of_unequal_neurons_the_odd_one_is_named():
    with pytest.raises(NeuronGraphError, match="the weights of h1: 3 are needed, 2 given"):
        Layer([Neuron("h1", [1.0, 2.0]), Neuron("h2", [1.0, 2.0, 3.0]), Neuron("h3", [1.0, 2.0, 3.0])])


def test_a_small_negative_number_is_no_option(typed):
    assert typed("identify", "-6.1e-08").out.startswith("-6.1e-08 is none of")


@pytest.mark.parametrize("batch, rows, outputs", [
    ("1", [[1, 1], [2, 0]], [1.0, -6.0]),  # after row 1 w = 1, after row 2 w = 1 - 0.5·2·2·2 = -3
    ('"all"', [[1, 1], [2, 0]], [-1.0, -2.0]),  # dE/dw = (0 + 8)/2 = 4: w = 1 - 2 = -1
    ("2", [[1, 1], [2, 0], [3, -3]], [-1.0, -2.0, -3.0]),  # the third row then finds w·3 = -3 = t
])
def test_an_output_after_the_update_by_its_batch(batch, rows, outputs):
    """w = 1, E = (w x - t)², dE/dw = 2 (w x - t) x, rate 0.5."""
    case = Case(one_neuron(0.5, 1, rows, "", head=f'[convention]\nerror = "squared-sum"\nbatch = {batch}'))
    found = [case.found(Figure("out_y", "", sample=n, when="after")) for n, _ in enumerate(rows, start=1)]
    assert [one.values[0] for one in found] == outputs == [float(case.exact(one)) for one in found]


def test_a_new_weight_goes_on_from_its_printed_change():
    """a = sigmoid(0.55) = 0.63414, Δw = -0.25·a²(1 - a) = -0.0367810760; the text prints another one, and 0.55 + that."""
    wrong = published(Δw1="-0.037351064", **{"w1+": "0.512648936"})
    change, new = check(one_neuron(0.25, 0.55, [[1, 0]], wrong, "sigmoid")).lines
    assert change.verdict.word == "unexplained" and new.verdict.because == {"inherits": "dw1"}
    rounded = published(Δw1="-0.0368", **{"w1+": "0.5132000"})
    change, new = check(one_neuron(0.25, 0.55, [[1, 0]], rounded, "sigmoid")).lines
    assert change.verdict.word == "exact" and new.verdict.word == "chained" and "dw1 = -0.0368" in new.verdict.explanation


PERCEPTRON = """
rate = 0.2
rows = [[1, -1, 1], [1, 1, -1], [-1, -1, -1], [-1, 1, -1]]
[convention]
rule = "perceptron"
sign = "target-output"
[[layer]]
activation = "sign:1"
[[layer.neuron]]
name = "y"
weights = [0.25, 0.25]
bias = 0.25
[[published]]
name = "out_y"
printed = "-1"
sample = 3
[[published]]
name = "net_y"
sample = 4
"""


@pytest.mark.parametrize("printed, is_heir", [("0.25", False), ("-0.15", True)])
def test_inherited_only_where_every_use_agrees(printed, is_heir):
    """After row 2 w = (-0.15, -0.15), b = -0.15. If out[3] were -1 = t, row 3 changed nothing: net[4] = 0.15 - 0.15 - 0.15."""
    line = check(read_example(PERCEPTRON + f'printed = "{printed}"\n', "mine")).lines[1]
    assert ("inherits" in line.verdict.because) == is_heir, line.verdict


def test_a_right_print_elsewhere_does_not_refute_the_slip_of_a_wrong_one():
    """w x + b = 0.3·0.7 + 0.4 = 0.61: sigmoid(0.61) = 0.6479408, sigmoid of the bias alone = 0.5986877 (found in a public text)."""
    example = read_example("""
rows = [[0.7, 1]]
[[layer]]
[[layer.neuron]]
name = "y"
weights = [0.3]
bias = 0.4
[[published]]
name = "out_y"
printed = "0.598687660112452"
[[published]]
name = "out_y"
printed = "0.647940802"
""", "mine")
    wrong, right = check(example).lines
    assert right.verdict.word == "exact" and wrong.verdict.because.get("slip") == "term left out", wrong.verdict


def test_a_figure_of_a_sample_in_an_epoch_by_its_name():
    """w = 1, x = 1, t = 0 twice, delta = w, rate 0.5: w is 1, 0.5 in epoch 1, then 0.25, 0.125."""
    figures = published(**{"delta_y[2]@2": "0.125", "delta_y[1]@2": "0.25", "delta_y[2]": "0.5", "w1+@2": "0.0625"})
    assert words(one_neuron(0.5, 1, [[1, 0], [1, 0]], figures)) == ["exact"] * 4


def test_of_weights_before_the_update_nothing_is_said():
    """w = 1, t = 0, delta = 1, rate 0.5: a = 1 before, w = 0.5 and a = 0.5 after."""
    example = one_neuron(0.5, 1, [[1, 0]], "".join(
        f'[[published]]\nname = "{name}"\nprinted = "{digits}"\nwhen = "{when}"\n'
        for name, digits, when in (("out_y", "0.5", "after"), ("out_y", "1", "before"), ("w1", "1", "before"), ("w1+", "0.5", "before"))))
    summary = list(Report("mine", check(example)).summary())
    assert [text for text in summary if "before its update" in text] == ["out_y = 1 is the number in epoch 1, before its update, and not the one after it."]


def test_a_weight_after_the_update_by_the_batch_of_a_sample():
    example = one_neuron(0.5, 1, [[1, 1], [2, 0]], "", head='[convention]\nbatch = "all"')
    # dE/dw = (0 + 4)/2
    assert Case(example).found(Figure("w1", "", sample=2, when="after")).values == [0.0]
