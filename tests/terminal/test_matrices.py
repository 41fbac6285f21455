"""Weights and biases of a network on the command line, in every way of writing them."""
import json

import pytest

MAZUR = "0.15 0.20; 0.25 0.30; 0.40 0.45; 0.50 0.55"
FLAT = [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55]
OWN = ["trace", "--layers", "2-2-2", "--inputs", ".05,.1", "--targets", ".01,.99", "--convention", "bias=frozen"]


def values(typed, *words):
    """The numbers of a trace by name, of a network as mazur's."""
    said = typed(*OWN, *words, "--format", "json")
    assert said.code == 0, said.err
    return {step["name"]: step["value"] for step in json.loads(said.out)["steps"]}


@pytest.mark.parametrize("weights", [
    [MAZUR], MAZUR.split(";"), ["0.15,0.20;0.25,0.30", "0.40,0.45;0.50,0.55"], ["0,15 0,20; 0,25 0,30; 0,4 0,45; 1/2 5.5e-1"],
    ["[[0.15, 0.2], [0.25, 0.3]]", "[[0.40 0.45]\n [0.50\n  0.55]]"], [",".join(map(str, FLAT))], ["[[[.15, .2], [.25, .3]], [[.4, .45], [.5, .55]]]"],
])
def test_the_same_weights(typed, weights):
    found = values(typed, *[word for text in weights for word in ("--weights", text)], "--biases", "0.35; 0.60")
    assert found["a_o1"] == pytest.approx(0.7513650695523157, abs=1e-14) and found["w1+"] == pytest.approx(0.1497807161327628, abs=1e-14)  # as published, with 50 digits
    assert not {"b_h1+", "b1+"} & set(found)


def test_rows_of_a_file(typed, tmp_path):
    path = tmp_path / "weights.csv"
    path.write_text("0.15,0.20\r\n0.25,0.30\r\n\r\n0.40,0.45\r\n0.50,0.55\r\n", encoding="utf-8")
    found = values(typed, "--weights", str(path), "--biases", "0.35", "--biases", "0.6")
    assert found["a_o1"] == pytest.approx(0.7513650695523157, abs=1e-14)


BIASES = [
    ("none", "w1·x1 + w2·x2", "w5·out_h1 + w6·out_h2"), ("0.5", "w1·x1 + w2·x2 + b1", "w5·out_h1 + w6·out_h2 + b2"),
    ("none; 0.6", "w1·x1 + w2·x2", "w5·out_h1 + w6·out_h2 + b2"), ("0.1 0.2; none", "w1·x1 + w2·x2 + b_h1", "w5·out_h1 + w6·out_h2"),
    ("0.1 0.2; 0.3,0.4", "w1·x1 + w2·x2 + b_h1", "w5·out_h1 + w6·out_h2 + b_o1"),
]


@pytest.mark.parametrize("biases, hidden, output", BIASES)
def test_biases(typed, biases, hidden, output):
    said = typed(*OWN, "--biases", biases, "--only", "net_*")
    assert f"net_h1 = {hidden} = " in said.out and f"net_o1 = {output} = " in said.out
    assert "weights by seed 0" in said.out.splitlines()[0]


def test_weights_alone_leave_no_drawn_number(typed):
    said = typed(*OWN, "--weights", MAZUR)
    assert "seed" not in said.out.splitlines()[0] and "+ 0 = " in said.out


def test_all_commands_take_them(typed):
    network = ["--layers", "2-1", "--inputs", "1,0", "--targets", "1", "--weights", "0.5 -0.5", "--biases", "none"]
    for words in (["why", "net_o1"], ["certify"], ["code"], ["show"], ["trace"]):
        assert typed(*words, *network).code == 0, words


@pytest.mark.parametrize("words, sentence", [
    (["--weights", "1 2; 3 4"], "the rows of --weights, one for each of h1, h2, o1, o2: 4 are needed, 2 given"),
    (["--weights", "1 2; 3; 5 6; 7 8"], "--weights, the row of h2: 2 are needed, 1 given"),
    (["--weights", "1 2; 3 0x4"], "1 2; 3 0x4: it cannot be read"), (["--weights", ""], "a number of --weights or --biases is ''"),
    (["--weights", "no.csv"], "no.csv: it cannot be read (No such file or directory)"),
    (["--biases", "1;2;3"], "--biases, for each layer or for all: 2 are needed, 3 given"),
    (["--biases", "1 2; 3"], "--biases, those of o1, o2: 2 are needed, 1 given"), (["--biases", "nan"], "it cannot be read"),
])
def test_what_is_no_matrix(typed, words, sentence):
    said = typed(*OWN, *words)
    assert sentence in said.err and (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_a_walkthrough_has_its_own(typed):
    for option in ("--weights", "--biases"):
        assert "it needs --layers" in typed("trace", option, "1").err


WIDTHS = [
    ("inputs = ['a', 'b', 'c']", [2, 3], [1, 2, 3], "h1: 3 are needed, 2"), ("", [2, 3], [1, 2], "h2: 2 are needed, 3"),
    ("", [2, 3], [1, 2, 3], "h1: 3 are needed, 2"), ("", [3, 3, 2], [1, 2, 3], "h3: 3 are needed, 2"),
]


@pytest.mark.parametrize("head, widths, inputs, sentence", WIDTHS)
def test_the_neuron_is_blamed_that_has_too_few_weights(typed, tmp_path, head, widths, inputs, sentence):
    neurons = [f"[[layer.neuron]]\nname = 'h{n}'\nweights = {[1] * width}" for n, width in enumerate(widths, start=1)]
    path = tmp_path / "mine.toml"
    path.write_text("\n".join([head, "[[layer]]", *neurons, "[[sample]]", f"inputs = {inputs}"]), encoding="utf-8")
    assert f"the weights of {sentence} given" in typed("trace", str(path)).err


def test_a_second_layer_is_measured_by_the_first(typed, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        "[[layer]]\nnames = ['h1', 'h2', 'h3']\nweights = [[1], [2], [3]]\n[[layer]]\nnames = ['o1', 'o2']\nweights = [[1, 2], [1, 2, 3]]\n"
        "[[sample]]\ninputs = [1]", encoding="utf-8")
    assert "the weights of o1: 3 are needed, 2 given" in typed("trace", str(path)).err
