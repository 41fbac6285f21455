"""The commands on published calculations, as typed."""
import json
import os
import sys

import pytest

from neuron_graph.published.report import Report
from tests.conftest import checked

FILE = """
title = "mine"
[[layer]]
[[layer.neuron]]
name = "o1"
weights = [0.5, -0.25]
bias = 0.1
[[sample]]
inputs = [1, 2]
targets = [1]
"""
FIGURE = '[[published]]\nname = "net_o1"\nprinted = "0.1"\n'


def test_check_as_a_table(typed):
    said = typed("check", "rgu")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "rgu: Worked example of back propagation, 2-2-1 (Robert Gordon University)"
    assert lines[2].split() == ["figure", "printed", "computed", "verdict", "explanation"]
    assert "w5+ (w(top->out) new) 0.272392 0.272326 chained from the printed delta_out = -0.0406 and out_top = 0.68" in [" ".join(line.split()) for line in lines]
    assert len({line.index("0.") for line in lines[3:6]}) == 1
    assert "All 11 printed figures are confirmed" in said.out


@pytest.mark.parametrize("form, start", [
    ("plain", "rgu: "), ("linear", "rgu: "), ("markdown", "# rgu: "), ("json", '{"format": 2, "walkthrough": "rgu"'),
])
def test_formats(typed, form, start):
    said = typed("check", "rgu", "--format", form)
    assert said.code == 0 and said.out.startswith(start) and "\x1b" not in said.out


def test_markdown_is_a_table(typed):
    *_, said = typed("check", "rgu", "--format", "markdown").out.split("```")
    rows = [line for line in said.splitlines() if line.startswith("|")]
    assert len(rows) == 13 and {row.count("|") for row in rows} == {6}


@pytest.fixture
def checked_once():
    """What comes with the package is checked but once in all these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("neuron_graph.terminal.published.check_command.report_on", lambda name, arguments: Report(name, checked(name)))
        patch.setattr("neuron_graph.terminal.published.list_command.report_on", lambda name: Report(name, checked(name)))
        yield


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_other_encodings(typed, checked_once, encoding):
    for form in ("plain", "linear", "markdown"):
        said = typed("check", "mazur", "--format", form, encoding=encoding)
        assert said.code == 1 and "\\x" not in said.out and "\\u" not in said.out


def test_several(typed):
    said = typed("check", "rgu", "han-kamber")
    assert said.code == 0 and "\nhan-kamber: " in said.out
    assert typed("check", "rgu", "mazur").code == 1


def test_all(typed, checked_once):
    found = json.loads(typed("check", "--all", "--format", "json").out)["walkthroughs"]
    assert len(found) == 29 and sum(sum(entry["counts"].values()) for entry in found) == 637


def test_a_file_of_ones_own(typed, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(FILE + FIGURE, encoding="utf-8")
    assert typed("check", str(path)).code == 0
    path.write_text(FILE + FIGURE.replace("0.1", "0.2"), encoding="utf-8")
    assert typed("check", str(path)).code == 1
    path.write_text(FILE, encoding="utf-8")
    said = typed("check", str(path))
    assert said.code == 0 and "There are no printed figures to check." in said.out


@pytest.mark.parametrize("text, code, words", [
    ("net_h1 = 0.3775\n", 0, "exact"), ("# a comment\n\nout_o1: 0.75136507  (the first)\n", 0, "exact"), ("z_h1 = 0,3775\n", 0, "exact"),
    ("a_o1 \u2248 0.7514\n", 0, "exact"), ("E@2 = 0.291027774\n", 0, "exact"), ("w5+ = 0.35891648, and so on\n", 0, "exact"), ("E = 0.3\nE = 0.4\n", 1, "unexplained"),
    ("net_h1 = 0.15*0.05 + 0.2*0.1 + 0.35 = 0.3775\n", 0, "exact"), ("w5+ = 0.4 - 0.5 * 0.082167041 = 0.35891648\n", 0, "exact"),
    ("$E_{total} = 0.298371109$\n", 0, "exact"), ("w_5^{+} = 0.35891648.\n", 0, "exact"), ("\u2202E/\u2202w5 = 0.082167041\n", 0, "exact"),
    ("\\frac{\\partial E_{total}}{\\partial w_5} = 0.082167041\n", 0, "exact"), ("- W5+ = 0.35891648\n", 0, "exact"), ("out h1 = 59.3%\n", 0, "exact"),
    ("out_o1 = 0.75136507 (the first, 1 of 2)\n", 0, "exact"), ("E@10000 = 3.51085481\u00d710^-5\n", 0, "exact"),
])
def test_pasted_lines(typed, tmp_path, text, code, words):
    path = tmp_path / "lines.txt"
    path.write_text(text, encoding="utf-8")
    said = typed("check", "--lines", str(path), "mazur")
    assert (said.code, said.err) == (code, "") and words in said.out


@pytest.mark.parametrize("line, words", [  # a mean over two outputs: E_o1 counts half
    ("dE_o1/dout_h1 = 0.0277", "dE/dout_h1:o1 (line 1) is printed as 0.0277, computed as 0.0276997: exact, o1's share of dE/dout_h1"),
    ("dE_o1/dout_h1 = 0.0554", "dE_o1/dout_h1 (line 1) is printed as 0.0554, computed as 0.0553994: exact, the derivative of E_o1"),
    ("dE_o1/dout_h1 = 0.05539", "dE_o1/dout_h1 (line 1) is printed as 0.05539, computed as 0.0553994: truncated"),
    ("dE_o1/dout_h1 = 0.1108", "dE/dout_h1:o1 (line 1) is printed as 0.1108, computed as 0.0276997: "),
    ("dE/dout_h1:o1: 0.0277", "dE/dout_h1:o1 (line 1) is printed as 0.0277, computed as 0.0276997: exact\n"),
    ("dE/dout_h1:o1 = 0.0692*0.4 = 0.0277", "dE/dout_h1:o1 (line 1)"), ("out_h1:0.59327", "out_h1 (line 1)"),
    ("\\frac{\\partial E_{o1}}{\\partial out_{h1}} = 0.0554", "exact, the derivative of E_o1"),
    ("$\\frac{\\partial E_{o1}}{\\partial out_{h1}}$ = 0.0277", "exact, o1's share of dE/dout_h1"),
    ("\\left.\\frac{\\partial E}{\\partial out_{h1}}\\right|_{o1} = 0.0277", "dE/dout_h1:o1 (line 1)"),
    ("\\left.\\frac{\\partial E}{\\partial \\mathrm{out}_{h_{1}}}\\right|_{o_{1}} = 0.0277", "dE/dout_h1:o1 (line 1)"),
    ("dE_o1/dnet_o1 = 0.1385", "dE_o1/dnet_o1 (line 1)"), ("dE_o1/dw5 = 0.08217", "dE_o1/dw5 (line 1)"),
])
def test_a_line_says_which_number_it_is(typed, tmp_path, line, words):
    path = tmp_path / "lines.txt"
    path.write_text(line + "\n", encoding="utf-8")
    said = typed("check", "--lines", str(path), "worked-example", "--format", "linear")
    assert words in said.out and said.err == "" and said.code == ("0.1108" in line)


@pytest.mark.parametrize("text, sentence", [
    ("net_h1 0.3775\n", "line 1 is 'net_h1 0.3775': write a name and a number"), ("net_h1 = much\n", "line 1 is"),
    ("", "lines such as net_h1 = 0.3775 are needed"), ("net_h9 = 0.3775\n", "line 1: there is no number 'net_h9'; nearest: net_h"), ("ok\n" * 3, "line 1 is 'ok'"),
    ("out_h1 = 0.593269992 out_h2 = 0.7\n", "one in a line"), ("out_h1 = 0.59 327\n", "one in a line"), ("net_h1 = 1.2.3.4\n", "line 1 is 'net_h1 = 1.2.3.4'"),
])
def test_pasted_lines_that_cannot_be_read(typed, tmp_path, text, sentence):
    path = tmp_path / "lines.txt"
    path.write_text(text, encoding="utf-8")
    said = typed("check", "--lines", str(path), "mazur")
    assert said.code == 2 and sentence in said.err and said.err.count("\n") == 1 and said.out == ""


FIGURES = [
    ('name = "net_o1"\nprinted = 0.1', "published 1 printed is 0.1: write it in quotes"), ('name = "net_o1"\nprinted = ""', "number"),
    ('name = "net_o1"\nprinted = "1e999999"', "number"), ('name = "net_o9"\nprinted = "0.1"', "published 1: there is no number 'net_o9'; nearest: net_o1"),
    ('name = "accuracy"\nprinted = "1"\nepoch = 1000000000', "too far"), ('name = "net_o1"', "published 1 printed is missing"), ('printed = "0.1"', "published 1 name is missing"), ('nmae = "net_o1"\nprinted = "0.1"', "key in published 1 'nmae'; nearest: name"),
    ('name = "net_o1"\nprinted = "0.1"\nepoch = 0', "published 1 epoch is 0"), ('name = "net_o1"\nprinted = "0.1"\nwhen = "later"', "time in published 1 'later'"),
    ('name = "net_o1"\nprinted = "0.1"\npart = "x"', "part in published 1 'x'"), ('name = "net_o1"\nprinted = "0.1"\nepoch = 1000000000', "epoch 1000000000 is too far"),
    ('name = "net_o1"\nprinted = "0.1"\nsample = 3', "published 1"), ('name = "predictions"\nprinted = "[1, 0]"', "is 1 numbers, and 2 are printed"),
    ('name = "net_o1"\nprinted = "0.1"\nconvention = { errr = 1 }', "'errr'"), ('name = "net_o1"\nprinted = "0.1"\npercent = 1', "true or false"),
    ('name = "net_o1"\nprinted = "0.1"\nconvention = { biases = "mine" }', "'mine'"), ('name = "net_o1"\nprinted = "1e999"', "a power of ten from"),
    ('name = "net_o1"\nprinted = "0.1"\nconvention = { error = [] }', "published 1 convention: there is no error"),
    ('name = "net_o1"\nprinted = "0.1"\nconvention = { biases = [[1]] }', "owner of biases"), ('name = "accuracy"\nprinted = "1"\nepoch = 0', "epoch is 0"),
]


@pytest.mark.parametrize("figure, sentence", FIGURES, ids=lambda text: text[:40])
def test_figures_that_cannot_be_read(typed, tmp_path, figure, sentence):
    path = tmp_path / "mine.toml"
    path.write_text(FILE + "[[published]]\n" + figure, encoding="utf-8")
    said = typed("check", str(path))
    assert (said.code, said.out) == (2, "") and sentence in said.err and str(path) in said.err and said.err.count("\n") == 1


KEYS = [
    ('rate = "fast"', "rate is 'fast'"), ("floats = 1", "floats is 1: true or false"), ('carry = "4 dezimals"', 'write "4 decimals"'),
    ('carry = { outt = "4 decimals" }', "kind of numbers to carry 'outt'; nearest: out"), ("[given]\nz_o9 = 1", "'z_o9'"),
    ("[scaling]\nshift = [1]", "scaling shift: 2 are needed, 1 given"), ("[scaling]\nshift = [1, 2]\nscale = [0, 1]", "nothing can be divided"),
    ("rows = [[1, 2, 3]]", "two lists of samples"), ("test-rows = [1]", "a list of lists"), ("test-rows = [[1]]", "of test row 1: 2 are needed"), ("test-rows = [[1, 2, 3, 4]]", "targets of test row 1"), ('procedure = "x.py"', "no file is executed"),
    ("updates = -1", "updates is -1: a whole number from 0 on is needed"), ("updates = 1.5", "updates is 1.5"),
    ("[part]\nx = 3", "part x is 3: a table is needed"), ("[part.x]\nlayer = []", "part x layer is []: at least one [[layer]] is needed"),
]


@pytest.mark.parametrize("line, sentence", KEYS, ids=lambda text: text[:40])
def test_keys_that_cannot_be_read(typed, tmp_path, line, sentence):
    path = tmp_path / "mine.toml"
    path.write_text((line + FILE) if "[" not in line.split("=")[0] else (FILE + line), encoding="utf-8")
    said = typed("check", str(path))
    assert (said.code, said.out) == (2, "") and sentence in said.err and said.err.count("\n") == 1


NEURONS = [
    ('frozen = ["w9"]', "weight or bias of o1 'w9'"), ("velocities = [1]", "velocities: 2 are needed"), ("bias-velocity = 'x'", "bias-velocity is 'x'"),
    ("velocities = [1, 2, 3, 4]", "layer 1 neuron 1 velocities: 3 are needed, 4 given"), ("first-moments = [1, 'x']", "layer 1 neuron 1 first-moments, entry 2, is 'x': a number is needed"),
    ("bias = 'none'\nfirst-moments = [1, 2, 3]", "first-moments: 2 are needed, 3 given"), ("first-moment = [1, 2]", "nearest: first-moments"),
    ("second-moments = [1, -2]", "second-moments is -2.0: squares are averaged there, and no average of squares is below 0"),
    ("largest-second-moments = 1", "layer 1 neuron 1 largest-second-moments is 1: a list of numbers is needed"),
]


@pytest.mark.parametrize("line, sentence", NEURONS)
def test_keys_of_a_neuron(typed, tmp_path, line, sentence):
    path = tmp_path / "mine.toml"
    path.write_text(FILE.replace("bias = 0.1", line), encoding="utf-8")
    said = typed("trace", str(path))
    assert said.code == 2 and sentence in said.err


@pytest.mark.parametrize("layer, sentence", [
    ("names = ['a']", "weights"), ("names = ['a', 'b']\nweights = [[1, 2]]", "per neuron"), ("names = ['a', 'b']\nweights = [[1], [2]]\nlisted = 'per input'", "2 are needed, 1"),
    ("names = ['a']\nweights = [[1, 2]]\nlisted = 'sideways'", "order of weights"), ("names = ['a']\nweights = [[1, 2]]\nbiases = [1, 2]", "biases"),
    ("activation = 'tanh'", "either [[layer.neuron]], or names and weights"), ("names = ['a']\nweights = [[1, 2]]\nbias-input = 'x'", "bias-input is 'x'"), ("names = ['a']\nweights = [[1, 2]]\nfirst-moments = [1]", "layer 1 first-moments: 0 are needed, 1 given"),
    ("names = ['a']\nweights = [[1, 2]]\nbias = 1\nvelocities = [1, 2]", "layer 1 velocities: 1 is needed, 2 given"),
])
def test_layers_that_cannot_be_read(typed, tmp_path, layer, sentence):
    path = tmp_path / "mine.toml"
    path.write_text(f"[[layer]]\n{layer}\n[[sample]]\ninputs = [1, 2]\n", encoding="utf-8")
    said = typed("trace", str(path))
    assert said.code == 2 and sentence in said.err and said.err.count("\n") == 1


def test_words_that_do_not_go_together(typed):
    assert "leave the name out" in typed("check", "--all", "mazur").err
    assert "it goes with one example" in typed("check", "--lines", "x", "mazur", "rgu").err
    assert "there is no format 'bogus'" in typed("list", "--format", "bogus").err
    assert "there is no example 'mazurr'; nearest: mazur" in typed("check", "mazurr").err


def test_list(typed, checked_once):
    said = typed("list", "--about")
    assert said.code == 0 and "mazur" in said.out and "33 figures: 28 exact, 1 chained, 4 convention" in said.out
    found = json.loads(typed("list", "--format", "json").out)["walkthroughs"]
    assert {entry["name"] for entry in found} >= {"worked-example", "xor", "four-rows", "weight-height", "perceptron", "two-class"}
    assert all(entry["about"] and entry["source"] for entry in found)


def test_new(typed, tmp_path):
    path = tmp_path / "mine.toml"
    said = typed("new", str(path), "--layers", "2-2-1", "--inputs", "1,0", "--targets", "1", "--set", "w1=0.3", "--rate", "0.1")
    assert said.code == 0 and str(path) in said.out
    assert 'title = "2-2-1 network, sigmoid"' in path.read_text(encoding="utf-8")
    assert "weights = [0.3, " in path.read_text(encoding="utf-8")
    assert typed("check", str(path)).code == 0 and typed("trace", str(path)).code == 0
    assert "it is there already; --force" in typed("new", str(path)).err
    assert typed("new", str(path), "--force", "mazur").code == 0 and "0.45" in path.read_text(encoding="utf-8")
    assert ".toml is needed" in typed("new", str(tmp_path / "mine.txt")).err
    assert "cannot be written" in typed("new", str(tmp_path / "none" / "mine.toml")).err
    assert typed("new", "-").out.startswith("# A published calculation")


def test_commands_take_what_a_file_says(typed):
    assert typed("certify", "weight-height").code == 0
    assert "training needs it" in typed("code", "weight-height").err
    assert "no convention alone" in typed("code", "two-class").err
    assert all(typed("show", name).code == 0 for name in ("nnfs", "weight-height", "weight-height:neuron", "two-class", "perceptron"))
    assert typed("trace", "nnfs", "--only", "dE/dx1[2]").code == 0
    assert "raw_weight" in typed("trace", "weight-height", "--phase", "forward").out


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_what_is_no_file(typed, tmp_path):
    loop, folder, binary = tmp_path / "loop.toml", tmp_path / "folder.toml", tmp_path / "binary.toml"
    loop.symlink_to(loop)
    folder.mkdir()
    binary.write_bytes(os.urandom(5000))
    large = tmp_path / "large.toml"
    large.write_bytes(b"# " + b"x" * 3_000_000)
    for path in (loop, folder, binary, large, tmp_path / "none.toml"):
        said = typed("check", str(path))
        assert (said.code, said.out) == (2, "") and said.err.count("\n") == 1 and str(path) in said.err
