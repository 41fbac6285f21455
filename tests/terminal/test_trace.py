"""`trace` as a user types it: what it prints, in every format."""
import csv
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

import pytest

from neuron_graph.terminal.command_line import main
from tests.conftest import Pipe
from tests.recording.test_readings import NAMESPACE

FIRST_LINES = """\
The worked example: inputs 0.05 and 0.10, targets 0.01 and 0.99

epoch 1

FORWARD
  h1
    net_h1 = w1·i1 + w2·i2 + b1 = 0.15·0.05 + 0.2·0.1 + 0.35 = 0.3775
    out_h1 = 1/(1 + exp(-net_h1)) = 1/(1 + exp(-0.3775)) = 0.593269992
  h2
    net_h2 = w3·i1 + w4·i2 + b1 = 0.25·0.05 + 0.3·0.1 + 0.35 = 0.3925
    out_h2 = 1/(1 + exp(-net_h2)) = 1/(1 + exp(-0.3925)) = 0.596884378
"""
LAST_LINES = """\
WEIGHTS old → new
    w1  0.15  →  0.149890358
    w2  0.2   →  0.199780716
    w3  0.25  →  0.249875572
    w4  0.3   →  0.299751144
    w5  0.4   →  0.37945824
    w6  0.45  →  0.429333093
    w7  0.5   →  0.505650635
    w8  0.55  →  0.555685061

convention: error=half-squared-mean, gradient-factor=1, bias=frozen, order=original, batch=1, batch-scale=mean, \
samples=file, sum=products-first, rule=descent, l2=0, sign=output-target
numbers are shown to 9 significant figures and computed with all of them (--full shows them)
"""
OWN = ["--layers", "2-3-1", "--inputs", "1,0", "--targets", "1", "--rate", "0.1", "--activation", "tanh", "--seed", "7"]


def test_the_worked_example(typed):
    said = typed("trace")
    assert said.out.startswith(FIRST_LINES) and said.out.endswith(LAST_LINES)
    assert (said.err, said.code) == ("", 0)


def test_all_digits(typed):
    assert "= 0.7513650695523157\n" in typed("trace", "--full").out


def test_equals_signs_are_aligned(typed):
    lines = [line for line in typed("trace", "--phase", "backward", "--only", "*h1").out.splitlines() if line.startswith("    ") and " = " in line]
    assert len({line.index(" = ") for line in lines}) == 1


@pytest.mark.parametrize("form", ["plain", "linear", "markdown", "latex", "html", "svg", "json", "csv"])
@pytest.mark.parametrize("words", [[], OWN, ["--detail", "delta"], ["--epoch", "3"], ["--from", "2", "--to", "3"]])
def test_every_format_of_every_trace(typed, form, words):
    said = typed("trace", "--format", form, *words)
    assert said.code == 0 and said.out and "\x1b" not in said.out


def test_json(typed):
    whole = json.loads(typed("trace", "--format", "json", "--from", "2", "--to", "3").out)
    assert list(whole) == ["format", "title", "convention", "steps"] and whole["format"] == 2
    assert whole["convention"]["error"] == "half-squared-mean"
    assert {step["epoch"] for step in whole["steps"]} == {2, 3}
    for step in whole["steps"]:
        assert list(step) == ["epoch", "sample", "phase", "owner", "name", "shown", "formula", "substituted", "value", "operands"]
        assert eval(step["substituted"], NAMESPACE) == step["value"]
        assert not set("[]@") & set(step["name"])
    assert whole["steps"][0]["operands"] == {"w1": pytest.approx(0.15, abs=1e-3), "i1": 0.05, "w2": pytest.approx(0.2, abs=1e-3), "i2": 0.1, "b1": 0.35}


def test_csv_has_a_row_a_step(typed):
    rows = list(csv.DictReader(io.StringIO(typed("trace", "--format", "csv").out)))
    assert len(rows) == 43 and rows[0]["name"] == "z_h1" and rows[0]["shown"] == "net_h1" and float(rows[0]["value"]) == 0.3775


def test_svg_and_html_need_nothing_from_elsewhere(typed):
    picture = typed("trace", "--format", "svg").out
    xml.fromstring(picture)
    page = typed("trace", "--format", "html").out
    xml.fromstring(page)
    for text in (picture.replace("http://www.w3.org/2000/svg", ""), page):
        assert "http" not in text and "<script" not in text
    assert "net<sub>h1</sub>" in page


def test_latex_environments_are_balanced(typed):
    text = typed("trace", "--format", "latex").out
    for name in ("lines", "document"):
        assert text.count(rf"\begin{{{name}}}") == text.count(rf"\end{{{name}}}") > 0
    assert text.count("{") == text.count("}")
    assert r"\linesrow \mathrm{net}_{h_{1}} = w_{1} \cdot i_{1} + w_{2} \cdot i_{2} + b_{1}$ $= 0.15 \cdot 0.05 + 0.2 \cdot 0.1 + 0.35$ $= \mathbf{0.3775}\par" in text


def test_linear_says_one_fact_a_line(typed):
    lines = typed("trace", "--format", "linear", "--phase", "forward").out.splitlines()
    assert lines[3:9] == ["epoch 1", "phase forward", "part h1", "net_h1 is computed as w1·i1 + w2·i2 + b1",
                          "net_h1 with numbers: 0.15·0.05 + 0.2·0.1 + 0.35", "net_h1 is 0.3775"]
    assert all(not line.startswith(" ") for line in lines)


def test_the_delta_rule_alone(typed):
    said = typed("trace", "--detail", "delta", "--only", "delta_o1", "--only", "dE/dw1")
    assert "δ_o1 = (out_o1 - t_o1)/2·(out_o1·(1 - out_o1)) = " in said.out
    assert "dE/dout_o1" not in said.out


@pytest.mark.parametrize("words, shown", [
    (["--only", "dE/dw*"], 8), (["--only", "out_o?"], 2), (["--only", "a_o?"], 2), (["--phase", "error"], 3),
    (["--phase", "error", "--phase", "update"], 11), (["--only", "E@2"], 1), (["--only", "E[1]"], 1),
])
def test_choosing_what_is_shown(typed, words, shown):
    steps = json.loads(typed("trace", "--format", "json", *words).out)["steps"]
    assert len(steps) == shown


def test_an_at_sign_chooses_the_epoch(typed):
    [step] = json.loads(typed("trace", "--format", "json", "--only", "E@2", "--convention", "error=half-squared-sum").out)["steps"]
    assert step["epoch"] == 2 and step["value"] == pytest.approx(0.29102777369360, abs=1e-14)


def test_training_goes_on_between_epochs(typed):
    steps = json.loads(typed("trace", "--format", "json", "--from", "1", "--to", "2", "--only", "w5+", "--only", "z_o1").out)["steps"]
    assert [(step["epoch"], step["name"]) for step in steps] == [(1, "z_o1"), (1, "w5+"), (2, "z_o1"), (2, "w5+")]
    assert steps[2]["operands"]["w5"] == steps[1]["value"]


def test_several_samples_are_told_apart(typed):
    said = typed("trace", "--inputs", "0.05,0.1", "--targets", "0.01,0.99", "--inputs", "1/2;0,25", "--targets", "1;0")
    assert "sample 1\n" in said.out and "sample 2\n" in said.out and "0.5" in said.out and "0.25" in said.out


def test_a_batch_has_gradients_of_its_own(typed):
    said = typed("trace", "--inputs", "0,0", "--inputs", "1,1", "--targets", "0,1", "--targets", "1,0", "--convention", "batch=all",
                 "--only", "dE/dw5", "--only", "E", "--format", "json")
    steps = json.loads(said.out)["steps"]
    assert [(step["name"], step["sample"]) for step in steps] == [("E", 1), ("dE/dw5", 1), ("E", 2), ("dE/dw5", 2), ("E", None), ("dE/dw5", None)]


def test_numbers_as_people_write_them(typed):
    for written in ("1,0", "1;0", "1.0, 0e3", "2/2,0/5"):
        assert "x1" not in typed("trace", *OWN[:2], "--inputs", written, *OWN[4:]).err
    said = typed("trace", "--layers", "2-1", "--inputs", "-1,-.5", "--targets", "1", "--set", "w1=1/2;w2=-0,25;b_o1=1e-4", "--only", "z_o1")
    assert "= 0.5·(-1) + (-0.25)·(-0.5) + 0.0001 = -0.3749" in said.out


def test_set_reaches_inputs_targets_and_the_rate(typed):
    said = typed("trace", "--set", "i1=1,t_o1=0.5,eta=0.1,b1=0", "--only", "w5+", "--only", "z_h1", "--only", "E_o1", "--full")
    assert "0.15·1 + 0.2·0.1 + 0 " in said.out and "(0.5 - " in said.out and "- 0.1·" in said.out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_any_encoding_can_show_it(typed, encoding):
    for words in (["trace"], ["show"], ["why", "E"], ["explain", "delta"], ["certify"]):
        said = typed(*words, encoding=encoding)
        assert said.code == 0
    assert ("net_h1 = w1*i1 + w2*i2 + b1" in typed("trace", encoding=encoding).out) == (encoding != "utf-8")


@pytest.mark.parametrize("form", ["json", "html", "svg", "markdown", "csv", "latex"])
def test_documents_are_utf_8_on_any_stream(form, monkeypatch):
    texts = set()
    for encoding in ("ascii", "cp1252", "utf-8"):
        out = Pipe(encoding)
        monkeypatch.setattr("sys.stdout", out)
        assert main(["trace", "--format", form]) == 0
        texts.add(out.buffer.getvalue())
    assert len(texts) == 1
    texts.pop().decode("utf-8")


def test_documents_are_utf_8_from_a_process_of_their_own():
    command = [sys.executable, "-m", "neuron_graph", "trace", "--format", "json"]
    texts = {subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": encoding}, capture_output=True, check=True).stdout
             for encoding in ("ascii", "utf-8")}
    assert len(texts) == 1 and texts.pop().decode("utf-8")


def test_names_can_hold_anything_and_harm_nothing(typed, tmp_path):
    path = tmp_path / "odd.toml"
    path.write_text('title = "t\\u001b[31m"\ninputs = ["a\\nb", "=cmd()"]\n[[layer]]\n[[layer.neuron]]\nname = "x\\nimport os\\u001b[31m"\n'
                    'weights = [1, 2]\n[[layer]]\n[[layer.neuron]]\nname = "[red]<b>$%&|{}"\nweights = [1]\n[[sample]]\ninputs = [1, 2]\n'
                    'targets = [1]\n', encoding="utf-8")
    for words in (["trace"], ["show"], ["certify"], *(["trace", "--format", form] for form in ("html", "latex", "markdown", "svg", "csv"))):
        said = typed(*words, str(path))
        assert said.code == 0 and "\x1b" not in said.out and "\nimport os" not in said.out
    assert "<b>" not in typed("trace", "--format", "html", str(path)).out
    assert typed("why", "a_x\\nimport os\\x1b[31m", str(path)).code == 0


def test_samples_without_targets_are_all_shown(typed):
    out = typed("trace", "--layers", "2-1", "--inputs", "1,0", "--inputs", "0,1").out
    assert "sample 1" in out and "sample 2" in out and "ERROR" not in out


def test_names_with_commas_between(typed):
    steps = json.loads(typed("trace", "--format", "json", "--only", "w5+,w6+").out)["steps"]
    assert [step["name"] for step in steps] == ["w5+", "w6+"]


def test_what_has_no_part_in_delta_is_said(typed):
    words = ["--layers", "2-2", "--inputs", "1,0", "--targets", "1,0", "--activation", "softmax"]
    assert "no part of it" in typed("trace", *words, "--convention", "error=cross-entropy").out
    assert "no part of it" not in typed("trace", *words).out
    assert typed("trace", *words).out.startswith("A 2-2 network, softmax, weights by seed 0: inputs 1, 0; targets 1, 0\n")


def test_a_rate_with_a_comma(typed):
    assert "- 0.25·" in typed("trace", "--rate", "0,25", "--only", "w5+").out


def test_eta_by_its_letter(typed):
    assert "- 0.1·" in typed("trace", "--set", "η=0.1", "--only", "w5+").out


def test_a_table_in_a_file_says_that_it_is_utf_8(typed, tmp_path):
    """By its first bytes, without which a spreadsheet takes · for Â·; a program that reads a pipe would take them for letters."""
    path, piped = tmp_path / "trace.csv", typed("trace", "--format", "csv").out
    assert typed("trace", "--output", str(path)).code == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + piped.encode("utf-8") and "·" in piped


@pytest.mark.parametrize("words, shown", [
    (["E@2"], "E@2 = (E_o1"), (["w1@2"], "w1@2 = 0.149890358  (weight)"), (["w5+", "--epoch", "10"], "w5+@10 = w5 - "), (["E"], "E = (E_o1"),
    (["E[1]@2", "xor"], "E[1]@2 = E_o1 =")])
def test_why_says_the_epoch_that_it_was_asked_for(typed, words, shown):
    first, *others = typed("why", *words).out.splitlines()
    assert first.startswith(shown) and "@" not in "".join(others)


def test_output_goes_to_a_file_whole(typed, tmp_path):
    path = tmp_path / "trace.md"
    path.write_text("old", encoding="utf-8")
    assert typed("trace", "--output", str(path)) == ("", f"written: {path}\n", 0)
    assert path.read_text(encoding="utf-8").startswith("# The worked example")
    assert [entry.name for entry in tmp_path.iterdir()] == ["trace.md"]


def test_a_failing_trace_leaves_the_old_file(typed, tmp_path):
    path = tmp_path / "trace.json"
    path.write_text("old", encoding="utf-8")
    assert typed("trace", "--output", str(path), "--only", "nothing").code == 2
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["trace.json"]


def test_nothing_to_see_here_in_colour(typed):
    assert not re.search(r"\x1b\[", typed("trace", "--phase", "error").out)


def test_the_delta_rule_alone_leaves_out_every_factor(typed):
    words = ["trace", "--layers", "2-2", "--inputs", "1,0", "--targets", "1,0", "--activation",
             "softmax", "--convention", "error=cross-entropy"]
    shown = [typed(*words, "--detail", detail).out for detail in ("factors", "delta")]
    slopes = [re.findall(r"^ *(d[ao]\w*/d\w+)", text, re.MULTILINE) for text in shown]
    assert "dout_o2/dnet_o1" in slopes[0] and slopes[1] == [], slopes


@pytest.mark.parametrize("layers, article", [("2-8", "A"), ("8-1", "An"), ("11-1", "An"), ("18-1", "An"), ("80-1", "An"), ("110-1", "A"), ("12-1", "A")])
def test_the_article_of_a_network(typed, layers, article):
    inputs = ",".join("1" * int(layers.partition("-")[0]))
    assert typed("trace", "--layers", layers, "--inputs", inputs).out.startswith(f"{article} {layers} network, sigmoid, weights by seed 0: ")


@pytest.mark.parametrize("parts, drawn", [
    ("w1=1", ", weights by seed 0"), ("w1=1,w2=2", ", biases by seed 0"), ("w1=1,w2=2,b_o1=0", ""), ("b_o1=0", ", weights by seed 0")])
def test_the_title_says_what_the_seed_has_drawn(typed, parts, drawn):
    found = typed("trace", "--layers", "2-1", "--inputs", "1,0", "--targets", "1", "--set", parts).out
    assert found.startswith(f"A 2-1 network, sigmoid{drawn}: inputs 1, 0; targets 1\n")


@pytest.mark.parametrize("option", ["--learning-rate", "--lr", "--eta"])
def test_a_learning_rate_has_four_names(typed, option):
    assert typed("trace", option, "0.25") == typed("trace", "--rate", "0.25")
    assert typed("train", "nosuch.csv", "--target", "1", option, "x").err == (
        "neuron-graph: --rate is 'x': a finite number is needed, such as 0.05, 1e-4 or 1/3\n")
    for command in ("trace", "step", "train"):
        shown = typed(command, "--help").out.split("learning rate")[0].splitlines()
        assert any("--rate" in line and option in line for line in shown)


CARRIED = {
    "4 decimals": {"z_h1": "0.3775", "a_h1": "0.5933", "z_o1": "1.1059", "a_o1": "0.7514", "E_o1": "0.2748", "dE/da_o1": "0.7414",
                   "da/dz_o1": "0.1868", "delta_o1": "0.1385", "dE/dw5": "0.0822", "w5+": "0.3589"},
    "4 decimals cut": {"a_h1": "0.5932", "a_h2": "0.5968", "z_o1": "1.1058", "a_o1": "0.7513", "E_o1": "0.2747"},
    "2 figures": {"z_h1": "0.38", "a_h1": "0.59", "z_h2": "0.39", "a_h2": "0.6", "z_o1": "1.1", "a_o1": "0.75", "w5+": "0.36"},
    "float32": {"w1": "0.15000000596046448", "z_h1": "0.37749999761581421"},
}
"""Each line by hand from the figures of the lines before, as a pocket calculator does."""
FORMATS = ["plain", "linear", "markdown", "latex", "html", "csv", "json", "svg", "terminal"]


@pytest.mark.parametrize("carry", CARRIED)
def test_what_is_carried(typed, carry):
    said = typed("trace", "mazur", "--carry", carry, "--format", "json")
    found = json.loads(said.out)
    assert found["carry"] == carry
    values = {name: value for step in found["steps"] for name, value in [*step["operands"].items(), (step["name"], step["value"])]}
    assert {name: values[name] for name in CARRIED[carry]} == {name: float(text) for name, text in CARRIED[carry].items()}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_carries(typed, form):
    said = typed("trace", "mazur", "--carry", "4 decimals", "--format", form, "--from", "1", "--to", "2").out
    assert "0.5933" in said and "0.5932" in said and "0.59326" not in said
    if form not in ("csv", "svg"):
        assert "computed with all" not in said and ("is rounded before others" in said or '"carry": "4 decimals"' in said)


def test_why_carries_and_says_what_is_no_carry(typed):
    said = typed("why", "out_o1", "mazur", "--carry", "3 figures")
    assert said.out.startswith("out_o1 = 1/(1 + exp(-net_o1)) = 1/(1 + exp(-1.11)) = 0.752\n")
    assert "write \"4 decimals\" or" in typed("trace", "--carry", "four").err and typed("certify", "--carry", "4 decimals").code == 2


@pytest.mark.parametrize("written, number", [
    ("4 dp", "0.5933"), ("4 d.p.", "0.5933"), ("4dp", "0.5933"), ("4 decimal places", "0.5933"), ("1 decimal", "0.6"), ("3 sf", "0.593"), ("3 s.f.", "0.593"),
    ("3 significant figures", "0.593"), ("3 sig. figures", "0.593"), ("3 digits", "0.593"), ("2 dp cut", "0.59"), ("2 significant digits cut", "0.59"),
])
def test_a_carry_as_people_write_it(typed, written, number):
    assert typed("trace", "mazur", "--carry", written, "--only", "out_h1").out.count(f" = {number}\n") == 1


@pytest.mark.parametrize("written", ["0 digits", "0 sf", "0 figures", "4", "dp", "4 places", "four dp", "-1 dp", "100 dp", "4 dp cut off", ""])
def test_what_is_no_carry(typed, written):
    said = typed("trace", "--carry", written)
    assert said.code == 2 and 'write "4 decimals" or' in said.err
