"""why, explain, show, certify, completion and help, as typed."""
import json
import shlex
import subprocess
import sys

import pytest

from neuron_graph import Convention, __version__
from neuron_graph.network.losses import LOSSES
from neuron_graph.network.rules import RULES
from neuron_graph.recording.kinds import KINDS
from neuron_graph.terminal.commands.glossary import GLOSSARY
from tests.conftest import ACTIVATIONS

WHY = """\
out_h1 = 1/(1 + exp(-net_h1)) = 1/(1 + exp(-0.3775)) = 0.593269992
  net_h1 = w1·i1 + w2·i2 + b1 = 0.15·0.05 + 0.2·0.1 + 0.35 = 0.3775
    w1 = 0.15  (weight)
    i1 = 0.05  (input)
    w2 = 0.2  (weight)
    i2 = 0.1  (input)
    b1 = 0.35  (bias)
"""
PICTURE = """\
The worked example: inputs 0.05 and 0.10, targets 0.01 and 0.99

                            ┌ h1 ──────────┐                    ┌ o1 ──────────┐
┌ i1 ──┐                    │ b1 0.35      │                    │ b2 0.6       │
│ 0.05 │─╲─ w1 0.15 ───────▶│ net 0.3775   │─╲─ w5 0.4 ────────▶│ net 1.10591  │
└──────┘  ──╲          ──╱  │ out 0.59327  │  ──╲          ──╱  │ out 0.751365 │
            w3 0.25  ─╱     └──────────────┘    w7 0.5   ─╱     └──────────────┘
               ──╲──╱                              ──╲──╱
               ──╱──╲                              ──╱──╲
            w2 0.2   ─╲     ┌ h2 ──────────┐    w6 0.45  ─╲     ┌ o2 ──────────┐
┌ i2 ──┐  ──╱          ──╲  │ b1 0.35      │  ──╱          ──╲  │ b2 0.6       │
│ 0.1  │─── w4 0.3 ────────▶│ net 0.3925   │─── w8 0.55 ───────▶│ net 1.22492  │
└──────┘                    │ out 0.596884 │                    │ out 0.772928 │
                            └──────────────┘                    └──────────────┘
"""


def test_why(typed):
    assert typed("why", "out_h1").out == WHY
    assert typed("why", "out_h1", "--depth", "0").out == WHY.splitlines(keepends=True)[0]
    assert typed("why", "a_h1", "--format", "linear").out.splitlines()[1].startswith("level 1: net_h1 = ")


def test_why_goes_down_to_inputs_and_weights(typed):
    lines = typed("why", "dE/dw1").out.splitlines()
    given = {line.split(" = ")[0].strip() for line in lines if line.endswith(")") and "(" in line.split(" = ")[-1]}
    assert given == {"i1", "i2", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "b1", "b2", "t_o1", "t_o2"}


def test_the_picture_is_readable_at_80_columns(typed):
    said = typed("show")
    assert said.out == PICTURE
    assert max(map(len, said.out.splitlines())) <= 80


def test_every_weight_is_in_the_picture_or_it_is_a_summary(typed):
    for sizes in ("1-1", "2-1", "3-3-2", "4-4", "2-2-2-2", "5-5-5", "9-2"):
        inputs = ",".join(["1"] * int(sizes.split("-")[0]))
        said = typed("show", "--layers", sizes, "--inputs", inputs, "--digits", "2")
        widths = [int(size) for size in sizes.split("-")]
        weights = sum(a * b for a, b in zip(widths, widths[1:]))
        drawn = all(f" w{n} " in said.out for n in range(1, weights + 1))
        assert drawn != ("in words" in said.out), sizes


def test_a_summary_counts_what_it_does_not_show(typed):
    out = typed("show", "--layers", "64-32-10", "--inputs", ",".join("1" * 64)).out
    assert "64-32-10: 64 inputs, 42 neurons, 2410 parameters" in out and "... and 26 more neurons" in out


@pytest.mark.parametrize("term", GLOSSARY, ids=lambda term: term.names[0])
def test_every_term_is_explained_by_every_name(typed, term):
    for name in term.names:
        said = typed("explain", name)
        assert said.code == 0 and said.out.startswith(f"{name}: ")
        assert 1 <= term.text.count(". ") + 1 <= 4


def test_every_kind_of_number_and_every_activation_has_an_entry(typed):
    for kind in KINDS.values():
        assert typed("explain", kind.word).code == 0
    for name in ACTIVATIONS:
        assert typed("explain", name.partition(":")[0]).code == 0


def test_rows_explain_themselves(typed):
    """What a row says of itself is all that `explain` knows of it: of a key its values, of a name every meaning."""
    for name in (*LOSSES, *RULES):
        sentence = (LOSSES.get(name) or RULES[name]).sentence
        assert "".join(sentence[1:].split()) in "".join(typed("explain", name).out.split())
    said = typed("explain", "order").out
    assert "  original: what comes back" in said and "  updated: what comes back" in said and "\nAlso: original, updated" in said
    assert "squeezes any number between 0 and 1" in typed("explain", "logistic").out and "jumps: it is 1 above a" in typed("explain", "threshold").out
    both = typed("explain", "sign").out
    assert "Whether delta is" in both and "-1 below" in both
    assert "  batch = 1 | N | all\n" in typed("explain", "convention").out


def test_a_name_of_the_trace_is_explained_where_it_stands(typed):
    assert "phase forward, neuron h1:\n  net_h1 = w1·i1" in typed("explain", "net_h1").out
    assert "phase backward, neuron h2:\n  dE/dw3 = " in typed("explain", "dE/dw3").out
    assert "error = half-squared-sum | half-squared-mean" in typed("explain", "convention").out
    assert "delta" in typed("explain").out


@pytest.mark.parametrize("name, text", [
    ("b_h2", "A number added to"), ("x1", "A number that comes into"), ("dE/db_o1", "How the error changes when one weight"), ("E[3]", "One number for how wrong"),
    ("h1", "What a neuron passes on"), ("net_max2", "The largest net input"), ("dout_o2/dnet_o1", "In a softmax layer"), ("v_w1+", "The velocity after"),
    ("dE/dw5@3", "How the error changes"), ("dE/dout_h9", "How the error changes when this activation"), ("dE/dx7", "How the error changes when an input"),
    ("dE/dout_h2_1:o7", "What comes back to a neuron"), ("w99", "How strongly"), ("delta_h2_1", "How the error changes"),
])
def test_names_of_any_network_are_explained(typed, name, text):
    said = typed("explain", name)
    assert said.code == 0 and text in said.out


def test_every_key_of_the_convention_is_explained(typed):
    for key in Convention().as_dict():
        assert typed("explain", key).code == 0


def test_certify(typed):
    said = typed("certify")
    assert said.code == 0 and said.out.endswith("43 numbers proven, 24 of them derivatives, confirmed in two ways\n")
    whole = json.loads(typed("certify", "--format", "json").out)
    assert whole["good"] and whole["format"] == 2 and len(whole["numbers"]) == 43


@pytest.mark.parametrize("words", [
    ["--convention", "order=updated"], ["--convention", "error=squared-sum,bias=trained,l2=0.1,gradient-factor=2"], ["--epoch", "50"],
    ["--layers", "3-4-2", "--inputs", "1,0,1", "--targets", "0,1", "--activation", "relu", "--seed", "3"],
    ["--layers", "2-2", "--inputs", "1,0", "--targets", "0,1", "--activation", "softmax", "--convention", "error=cross-entropy"],
])
def test_certify_agrees(typed, words):
    assert typed("certify", *words).code == 0


def test_certify_of_some_numbers(typed):
    said = typed("certify", "--only", "dE_o1/dout_h1,dnet_o1/dw5", "--only", "dE/dw?,E")
    names = [line.split()[0] for line in said.out.splitlines()[1:13]]
    assert set(names) == {"E", *(f"dE/dw{n}" for n in range(1, 9)), "dE/dout_h1:o1", "dE_o1/dout_h1", "dnet_o1/dw5"}
    assert said.out.endswith("12 numbers proven, 11 of them derivatives, confirmed in two ways\n") and said.code == 0
    assert typed("certify", "--only", "dE_o1/dout_h1,dE_o1/dout_h?").out.count("\ndE_o1/dout_h1 ") == 1
    assert typed("certify", "--only", "E").out.endswith("\n1 number proven\n")
    assert typed("certify", "--only", "dE/dw5,nothing").err.startswith("neuron-graph: there is no number 'nothing'")


def test_certify_of_a_program_that_follows_no_derivative(typed):
    said = typed("certify", "two-class")
    assert said.code == 0 and said.out.count("the program of this text follows no derivative") > 20


def test_a_name_with_two_meanings_is_explained_in_both(typed):
    said = typed("explain", "dE_o1/dout_h1").out
    assert said.startswith("dE_o1/dout_h1: the derivative of E_o1. ") and "o1's share of dE/dout_h1 too, which is dE/dout_h1:o1" in said
    assert typed("explain", "dE/dout_h1:o1").out.startswith("dE/dout_h1:o1: o1's share of dE/dout_h1. ")


def test_certify_says_when_it_differs(typed, monkeypatch):
    """An activation with a wrong slope is found, with exit code 1."""
    from neuron_graph import ACTIVATIONS as TABLE

    monkeypatch.setattr(TABLE["sigmoid"], "slope", lambda z, a: a * (1.0 - a * a))
    said = typed("certify")
    assert said.code == 1 and "DIFFERS" in said.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_and_option(typed, shell):
    out = typed("completion", shell).out
    for word in ("trace", "why", "explain", "show", "certify", "completion", "convention", "notation", "epoch"):
        assert word in out


@pytest.mark.parametrize("typed_so_far, offered", [
    ("trace --format ", {"terminal", "plain", "json", "csv", "svg"}), ("trace --format j", {"json"}), ("trace --notation z", {"z-a"}),
    ("trace --convention bias=fr", {"bias=frozen"}), ("check ma", {"mazur"}), ("trace --activation ta", {"tanh"}),
    ("practice soft", {"softmax"}), ("explain del", {"delta"}), ("completion f", {"fish"}), ("trace --see", {"--seed"}), ("tra", {"trace", "train"})])
def test_bash_completes_values(typed, typed_so_far, offered):
    """The words as bash hands them to the function, which are all that it goes by."""
    words = ["neuron-graph", *typed_so_far.split(" ")]
    asked = f"COMP_WORDS=({' '.join(map(shlex.quote, words))}) COMP_CWORD={len(words) - 1}; _neuron_graph; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(["bash", "-c", typed("completion", "bash").out + asked], capture_output=True, text=True, check=True)
    assert offered == set(done.stdout.split()) if typed_so_far[-1] != " " else offered <= set(done.stdout.split())


def test_zsh_and_fish_are_told_the_same_values(typed):
    assert '"trace --notation") compadd -- ' in typed("completion", "zsh").out
    assert "-n '__fish_seen_subcommand_from trace' -l notation -x -a '" in typed("completion", "fish").out


def test_version_and_help(typed):
    assert typed("--version").out == f"neuron-graph {__version__}\n"
    assert "examples:" in typed("--help").out and typed().out == typed("--help").out
    for command in ("trace", "why", "explain", "show", "certify", "completion"):
        assert "examples:\n  neuron-graph " in typed(command, "--help").out


def test_the_version_is_said_without_any_command():
    code = "import sys; from neuron_graph.terminal import main\ntry: main(['--version'])\nfinally: print([name for name in sys.modules if '_command' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"neuron-graph {__version__}\n[]\n"


@pytest.mark.parametrize("command", ["trace", "train", "practice", "completion"])
def test_help_is_that_of_a_command(typed, command):
    assert typed("help", command) == typed(command, "--help")
    assert typed("help") == typed("--help")


def test_help_of_no_command(typed):
    found = typed("help", "trac")
    assert found.code == 2 and "nearest: trace" in found.err


@pytest.mark.parametrize("words, hint", [
    (["trace", "--inputs", "1", "0"], "--inputs is '1 0': commas separate numbers, not blanks: --inputs 1,0"),
    (["why", "E", "--inputs", "1,", "0", "--targets", "1,0"], "--inputs is '1, 0': commas separate numbers, not blanks: --inputs 1,0"),
    (["step", "--targets", "0.5", "-1e-3", "mazur"], "--targets is '0.5 -1e-3': commas separate numbers, not blanks: --targets 0.5,-1e-3"),
])
def test_blanks_between_numbers(typed, words, hint):
    found = typed(*words)
    assert (found.code, found.out, found.err) == (2, "", f"neuron-graph: {hint}\n")


def test_numbers_before_an_example(typed):
    assert typed("trace", "--inputs", "1,0", "mazur").code == 0
    assert typed("trace", "--inputs", "1", "0,5", "1").code == 2
