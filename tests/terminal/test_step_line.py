"""The stepper in lines, as dialogues: what is typed, what it says. Figures are the published ones of the examples."""
import io
import subprocess

import pytest

from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.stepping.typed_words import ALIASES
from tests.conftest import Said
from tests.standby import program


@pytest.fixture
def dialogue(typed, monkeypatch):
    """`dialogue("n", "why a_h1", words=["mazur"])`: the command with these lines on standard input."""
    def run(*lines: str, words=(), end="q", encoding="utf-8") -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join([*lines, *([end] if end else [])]) + "\n"))
        return typed("step", *words, encoding=encoding)

    return run


def said(found):
    """What was said, without the four lines at the start."""
    return found.out.split("= 0.3775\n", 1)[1]


TABLE = [  # lines typed, what is among the lines said
    (["n"], ["  out_h1 = 1/(1 + exp(-net_h1)) = 1/(1 + exp(-0.3775)) = 0.593269992"]),
    (["next"], ["  out_h1 = 1/(1 + exp(-net_h1)) = 1/(1 + exp(-0.3775)) = 0.593269992"]),
    (["2n"], ["epoch 1, forward, h2", "  net_h2 = w3·i1 + w4·i2 + b1 = 0.25·0.05 + 0.3·0.1 + 0.35 = 0.3925"]),
    (["2 next"], ["epoch 1, forward, h2"]), (["next 2"], ["epoch 1, forward, h2"]),
    (["n", ""], ["epoch 1, forward, h2"]),
    ([""], ["  out_h1 = 1/(1 + exp(-net_h1)) = 1/(1 + exp(-0.3775)) = 0.593269992"]),
    (["5n", "p"], ["epoch 1, forward, o1"]), (["p"], ["this is the first step"]),
    (["N"], ["epoch 1, forward, h2"]), (["3N"], ["epoch 1, forward, o2"]), (["3N", "P"], ["epoch 1, forward, o1"]),
    (["]"], ["epoch 1, error, o1"]), (["]", "["], ["epoch 1, forward, h1"]), (["2]"], ["epoch 1, backward, o1"]),
    (["}"], ["epoch 2, forward, h1"]), (["9}", "3{"], ["epoch 7, forward, h1"]), (["{"], ["this is the first epoch"]),
    (["G"], ["epoch 1, update, o2"]), (["G", "g"], ["epoch 1, forward, h1"]), ([":9", "g"], ["epoch 1, forward, h1"]),
    ([":a_o1"], ["  out_o1 = 1/(1 + exp(-net_o1)) = 1/(1 + exp(-1.10590597)) = 0.75136507"]),
    (["goto 10000"], ["epoch 10000, forward, h1"]), ([":1000 dE/dw5"], ["epoch 1000, backward, o1"]),
    (["/delta"], ["epoch 1, backward, o1"]), (["/delta", ";"], ["epoch 1, backward, o2"]), (["search dE/dw*"], ["epoch 1, backward, o1"]),
    (["link"], ["epoch=1&step=1"]), ([":3 dE/dw5", "e w5=0.5", "l"], ["epoch=3&step=15&w5=0.5"]),
    (["e i1=0.25", "9}", "l"], ["epoch=10&step=1&i1@1=0.25"]),
    ([":epoch=3&step=12&w5=0.5", "."], ["epoch 3, backward, o1, step 12 of 43"]),
    (["e w5=2", "goto #epoch=9&step=dE/dw5&w5@3=0.5", "l"], ["epoch=9&step=15&w5@3=0.5"]),
    ([":epoch=2&step=43", "l"], ["epoch=2&step=43"]), ([":step=5", "l"], ["epoch=1&step=5"]), ([":3 12", "l"], ["epoch=3&step=12"]),
    ([":epoch=3&w5%2B=0.5&step=1", "l"], ["epoch=3&step=1&w5+=0.5"]), (["e eta=2", ":epoch=1&step=1", "l"], ["epoch=1&step=1"]),
    (["until E < 0.01"], ["epoch 203, error, network"]), (["u epoch 500"], ["epoch 500, forward, h1"]),
    (["until net_o1 changes sign"], ["epoch 46, forward, o1"]),
    (["b out_o1 < 0.5", "u"], ["break at out_o1 < 0.5; until runs to it", "break: out_o1 < 0.5"]),
    (["b a_o1", "b a_o1", "b"], ["no break at a_o1 any more", "breaks: none"]), (["b"], ["breaks: none"]),
    (["w E", "9}"], ["E is watched", "epoch 10, forward, h1"]), (["w E", "w E", "w"], ["E is watched no more", "watched: nothing"]),
    (["w E", ":2 E"], ["  watched E = 0.147354079  █▁"]),
    (["why a_h1"], ["    net_h1 = w1·i1 + w2·i2 + b1 = 0.15·0.05 + 0.2·0.1 + 0.35 = 0.3775", "      w1 = 0.15  (weight)"]),
    (["why dE/dw5 1"], ["  dE/dw5 = δ_o1·out_h1 = 0.0692492808·0.593269992 = 0.0410835203"]),
    (["y"], ["    i1 = 0.05  (input)"]),
    (["edit w1=0.25"], ["w1 is 0.25 here instead of 0.15; r is back to the original",
                        "  net_h1 = w1·i1 + w2·i2 + b1 = 0.25·0.05 + 0.2·0.1 + 0.35 = 0.3825",
                        "  original: net_h1 = w1·i1 + w2·i2 + b1 = 0.15·0.05 + 0.2·0.1 + 0.35 = 0.3775"]),
    (["e 0.5"], ["net_h1 is 0.5 here instead of 0.3775; r is back to the original", "  net_h1 = 0.5"]),
    (["e i1=1", "r"], ["i1 is 1 from this epoch on instead of 0.05; r is back to the original", "as it was"]),
    (["e eta=0.1", ":w5+"], ["  w5+ = w5 - η·dE/dw5 = 0.4 - 0.1·0.0410835203 = 0.395891648"]),
    (["r"], ["nothing is changed and nothing compared"]),
    (["c error=half-squared-sum"], ["the first number that differs if the error of an output is half the square of target minus output, and the total error is their sum (error=half-squared-sum)", "  error=half-squared-sum: E = E_o1 + E_o2 = 0.274811083 + 0.0235600256 = 0.298371109"]),
    (["c bias=trained"], ["the first difference comes just before this step: dE/db2 = 0.0502001626, computed only if biases are updated like weights (bias=trained)"]),
    (["c bias=frozen"], ["bias=frozen is the convention now"]),
    (["help until"], ["until (u), with a text behind it"]), (["?"], ["moving:", "  n  next             Go to the next step; 5n goes five steps on. Hidden numbers that one goes past are skipped"]),
    (["show"], ["└──────┘                    │ δ ·          │                    │ δ ·          │"]),
]


@pytest.mark.parametrize("lines, wanted", TABLE, ids=lambda value: "|".join(value)[:40])
def test_a_dialogue(dialogue, lines, wanted):
    found = dialogue(*lines)
    assert (found.err, found.code) == ("", 0)
    for line in wanted:
        assert line in found.out.split("\n")


def test_a_number_of_the_last_epoch_can_be_asked_for(dialogue, monkeypatch):
    monkeypatch.setattr("neuron_graph.published.example.MOST_VISITS", 3 * 8)
    found = dialogue("why w5+@3 0", "why w5+@1 0", "why w5+@4 0", "why w5+@0 0")
    assert found.out.count("  w5+@3 = ") == 1 and found.out.count("  w5+ = ") == 1 and found.err.count("an epoch from 1 to 3 is needed") == 2 and found.code == 2


OTHER_WORDS = [  # what people try, and the line that does the same
    ("go 9", "goto 9"), ("GO 9", "goto 9"), ("prev", "back"), ("previous", "back"), ("continue E < 0.14", "until E < 0.14"),
    ("run E < 0.14", "until E < 0.14"), ("set w5=0.5", "edit w5=0.5"), ("what-if w5=0.5", "edit w5=0.5"), ("reset", "restore"),
    ("undo", "restore"), ("find delta", "search delta"), ("position", "where"), ("exit", "quit"),
]


@pytest.mark.parametrize("word, command", OTHER_WORDS)
def test_other_words_that_people_try(dialogue, word, command):
    one, other = (dialogue("9n", "edit w1=0.25", line, end="") for line in (word, command))
    assert (one.err, one.code) == ("", 0) and one.out.replace(f"(step) {word}\n", f"(step) {command}\n") == other.out


def test_all_other_words_are_tried():
    assert {word.partition(" ")[0] for word, _ in OTHER_WORDS} == {*ALIASES, "GO"}


REFUSED = [
    (["foo"], "there is no command 'foo'; help lists them"), (["untl E"], "there is no command 'untl'; nearest: until"),
    (["1000"], "1000 is no command; :1000 goes to that epoch"), ([":w99"], "no number 'w99'"), ([":"], "Write a name or an epoch"),
    (["/"], "look for what?"), ([";"], "look for what?"), (["/zzz"], "no number 'zzz'"), (["u"], "set a break first"),
    (["u E <"], "missing at character 4"), (["e w5=x"], "w5 is 'x': a finite number is needed"), (["e"], "Write a name and a value"),
    (["e w5=1e999"], "w5"), (["e dz_o1/dw5=1"], "no line of its own"), (["c"], "Write what is other"), (["c foo=1"], "no key of the convention 'foo'"),
    (["c error=wrong"], "error"), (["w nothing"], "no number 'nothing'"), (["why nothing"], "no number 'nothing'"), (["n x"], "next takes a number"),
    (["g 3"], "first takes no text"), (["hint"], "nothing is hidden"), (["skip"], "nothing is hidden"), (["o"], "Write the name of a file"),
    (["o a.svg"], "a picture is made on the full screen"), (["o /nonexistent/a.txt"], "cannot be written"), (["help foo"], "no command 'foo'"),
    ([":epoch=2&step=999"], "the step is '999': they go from 1 to 43"), ([":epoch=0&step=1"], "the epoch is '0': a whole number is needed, 1 or more"), ([":epoch=2&w99=3"], "no number 'w99'"),
    ([":epoch=2&w5=x"], "w5 is 'x': a finite number is needed"), ([":epoch=3&step=zzz"], "no number 'zzz'"), ([":=3"], "write a name before"),
    ([":epoch=3&step=1&w5@99999999=1"], "too far"), ([":epoch=1&dz_o1/dw5=1"], "no line of its own"),
    (["e i1=1", "c bias=trained"], "r brings the original back, then"), (["E < 0.01"], "there is no command 'E'"),
]


@pytest.mark.parametrize("lines, why", REFUSED, ids=lambda value: str(value)[:30])
def test_what_cannot_be_done_is_said_and_the_dialogue_goes_on(dialogue, lines, why):
    found = dialogue(*lines, "n")
    assert found.code == 2 and why in found.err and found.err.count("\n") == 1
    assert "(step) q\n" in found.out


def test_a_place_that_cannot_be_leaves_all_as_it_was(dialogue):
    found = dialogue("5n", ":epoch=3&step=9&i1=2&w99=1", "l", "r")
    assert "(step) l\nepoch=1&step=6\n" in found.out and "nothing is changed and nothing compared" in found.out and found.code == 2


@pytest.mark.parametrize("line", ["epoch=203&step=5&w5=0.5", "#step=net_o1&epoch=203&w5=0.5", " epoch=203&step=5&w5=1/2",
                                  "https://a.example/mazur.html?lang=en#epoch=203&step=5&w5=0.5"])
def test_it_starts_where_a_link_leads(dialogue, line):
    found = dialogue("link", words=["--at", line])
    assert "epoch 203, forward, o1, what if w5=0.5\n" in found.out and "(step) link\nepoch=203&step=5&w5=0.5\n" in found.out


@pytest.mark.parametrize("line, why", [
    ("w5", "write a name before the equals sign"), ("epoch=x", "the epoch is 'x'"), ("epoch=3&step=nosuch", "no number 'nosuch'"), ("w99=1", "no number 'w99'"),
    ("epoch=99999999", "is as far as one can go here"), ("epoch=3&step=0", "the step is '0': they go from 1 to 43"), ("step=44", "from 1 to 43, or have a name")])
def test_a_broken_link_is_one_sentence(dialogue, line, why):
    found = dialogue(words=["--at", line])
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1) and why in found.err


def test_the_dialogue_of_the_issue(dialogue):
    found = dialogue("n", "n", "why a_h1", "until E < 0.01")
    assert found.out.endswith("(step) until E < 0.01\nepoch 203, error, network\n"
                              "  E = (E_o1 + E_o2)/2 = (0.0136282802 + 0.00626327105)/2 = 0.00994577564\n(step) q\n")


def test_predict(dialogue):
    found = dialogue("0.3775", "0.59", "0.5933", "hint", "0.3925", "skip", "-1", "1.106", words=["--predict"])
    lines = found.out.split("\n")
    for line in ["right", "right as far as it goes: 4 figures are asked", "  net_h2 = w3·i1 + w4·i2 + b1 = ?  (4 figures)", "out_h2 is 0.596884378",
                 "none of the usual slips gives this number", "43 numbers asked: 3 right, 1 right after a hint, 1 skipped, 38 not reached."]:
        assert line in lines
    assert found.code == 1


@pytest.mark.parametrize("lines, words, code", [
    (["0.7514", "0.7729"], ["--only", "out_o*"], 0), (["0.7513", "0.7729"], ["--only", "out_o*"], 0), (["0.7514"], ["--only", "out_o1"], 0),
    ([], ["--only", "out_o1"], 1), (["0.8"], ["--only", "out_o1"], 1), (["hint", "hint", "0.7514"], ["--only", "out_o1"], 0),
    (["hint", "hint", "hint"], ["--only", "out_o1"], 1), (["0.75", "0.7514"], ["--only", "out_o1"], 0), (["0.75"], ["--only", "out_o1", "--figures", "2"], 0),
    (["0,7514"], ["--only", "out_o1"], 0), (["out_o1 = 0.7514"], ["--only", "out_o1"], 0), (["=0.7514"], ["--only", "out_o1"], 0),
    (["0.7514"], ["--only", "out_o*"], 1), (["0.3775"], [], 1), (["2n"], [], 1),
])
def test_what_a_prediction_is_worth(dialogue, lines, words, code):
    assert dialogue(*lines, words=["--predict", *words]).code == code


@pytest.mark.parametrize("answer, sentence", [
    ("0.217", "its sign is wrong; that comes out if"), ("0.22", "right but for one thing: its sign is wrong"),
    ("-0.22", "right as far as it goes: 4 figures are asked"), ("0.2", "none of the usual slips"), ("1.00e308", "none of the usual slips"),
    ("-12e307", "none of the usual slips"),
])
def test_the_sign_of_few_figures(dialogue, answer, sentence):
    assert sentence in dialogue(answer, words=["mazur", "--predict", "--only", "dE/dout_o2"]).out


@pytest.mark.parametrize("words, asked", [
    ([], "4 figures"), (["--digits", "3"], "3 figures"), (["--digits", "9"], "4 figures"), (["--digits", "3", "--figures", "5"], "5 figures"),
    (["--figures", "2"], "2 figures"),
])
def test_figures_asked_are_not_more_than_are_shown(dialogue, words, asked):
    assert f"net_h1 = ?  ({asked})" in dialogue(words=["--predict", *words]).out


def test_what_is_skipped_is_told_in_the_digits_shown(dialogue):
    assert "\nout_h1 is 0.593\n" in dialogue("n", "skip", words=["--predict", "--digits", "3"]).out


def test_the_stepper_carries(dialogue):
    found = dialogue("0.0822", "0.3589", words=["mazur", "--predict", "--carry", "4 decimals", "--only", "dE/dw5,w5+"])
    assert "2 numbers asked: 2 right." in found.out and found.code == 0
    found = dialogue(":w5+", "e w5=0.5", "}", "why w5 0", words=["mazur", "--carry", "2 decimals"])
    assert "w5+ = w5 - η·dE/dw5 = 0.4 - 0.5·0.08 = 0.36" in found.out and "  w5 = 0.46  (weight)" in found.out


def test_cutting_is_said_whatever_was_answered_before(dialogue):
    found = dialogue("1.10590597", "0.7513", words=["mazur", "--predict", "--only", "net_o1,out_o1"])
    assert "cut, not rounded: rounded it is 0.7514" in found.out and "Slips on the way: cut instead of rounded." in found.out


def test_of_several_samples_only_what_is_named_is_asked(dialogue):
    found = dialogue(words=["xor", "--predict", "--only", "z_h3[2]"])
    assert "sample 2 of 4, forward, h3" in found.out
    assert "1 number asked" in dialogue("s", words=["xor", "--predict", "--only", "z_h3[2]"]).out


def test_what_a_hidden_number_is_computed_from_is_in_sight(dialogue):
    found = dialogue(words=["xor", "--predict"])
    assert "  given: x1 0, x2 0, η" in found.out and "w1 -0.41" in found.out and "b_h3 " in found.out


def test_a_hidden_number_is_nowhere_to_be_seen(dialogue):
    found = dialogue("w a_h1", "show", "y", "why a_o1", words=["--predict", "--only", "out_h1"])
    assert "0.5932" not in found.out.split("out_h1 = ?")[1].split("numbers asked")[0]
    assert found.err.count("still to be found") == 2


def test_linear_is_one_fact_a_line(dialogue):
    found = dialogue("n", "w E", "}", words=["--format", "linear"])
    assert "out_h1 is computed as 1/(1 + exp(-net_h1))\nout_h1 with numbers: 1/(1 + exp(-0.3775))\nout_h1 is 0.593269992\n" in found.out


def test_ascii(dialogue):
    found = dialogue("9}", "w E", "show", "]", ":10 delta_o1", encoding="ascii")
    assert found.out.isascii() and "\\u" not in found.out and "delta_o1 = dE/dout_o1*dout/dnet_o1" in found.out


def test_several_samples(dialogue):
    found = dialogue(":a_y1[3]", "}", "w E", "w E[2]", "u E < 0.23", words=["four-rows"])
    assert "epoch 1, sample 3 of 4, forward, y1" in found.out and "  watched E[2] = 0.256814062  " in found.out
    assert "epoch 12976, all samples, error, network" in found.out


def test_save_what_was_said(dialogue, tmp_path):
    path = tmp_path / "said.txt"
    assert dialogue("n", f"o {path}").code == 0
    assert "out_h1 = 1/(1 + exp(-net_h1))" in path.read_text(encoding="utf-8")


BAD_OPTIONS = [(["--epoch", "0"], "--epoch"), (["--epoch", "x"], "--epoch"), (["--figures", "0"], "--figures"), (["--figures", "16"], "--figures"),
               (["--only", "a_o1"], "it goes with --predict"), (["--predict", "--only", "zzz"], "zzz"), (["--predict", "--phase", "x"], "phase"),
               (["nosuch"], "nosuch"), (["--format", "json"], "format"), (["--epoch", "99999999999"], "too far"), (["ktu", "--epoch", "2"], "epoch 1")]


@pytest.mark.parametrize("words, why", BAD_OPTIONS, ids=lambda value: str(value)[:30])
def test_options_that_are_none(dialogue, words, why):
    found = dialogue(words=words)
    assert (found.out, found.code) == ("", 2) and why in found.err


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\x01\x80" * 400, b"x" * 1_000_000 + b"\nn\n", b"\x1b[A\x1b[B\n", b"n\r\nn\r\n", b"", b"\n" * 50, "é·δ\n".encode()],
                         ids=["binary", "megabyte", "escapes", "windows", "nothing", "empty lines", "unicode"])
def test_anything_on_standard_input(data):
    done = subprocess.run([*program(), "step"], input=data, capture_output=True, check=False)
    assert done.returncode in (0, 2)
    assert b"Traceback" not in done.stderr and b"\x1b" not in done.stdout + done.stderr and len(done.stdout) < 20_000
    assert b"net_h1 = " in done.stdout


@pytest.mark.parametrize("name", ["mazur", "four-rows", "xor", "nnfs", "perceptron", "two-class", "sklearn-mlp", "ktu", "weight-height", "postnetwork"])
def test_every_example_can_be_walked(dialogue, name):
    found = dialogue("N", "]", "G", "}", "3}", "{", "g", "show", "y", "x", ".", words=[name])
    assert found.code == 0 and "(step) q" in found.out


DIVERGING = ["--layers", "1-1", "--inputs", "10", "--targets", "1", "--activation", "identity", "--rate", "0.5"]


def test_where_the_original_diverges_our_own_numbers_are_still_shown(dialogue):
    found = dialogue("edit eta=0.0001", "200}", "r", "n", words=DIVERGING)
    assert "epoch 201, forward, o1, what if η=0.0001" in found.out
    assert "  original: net_o1 training diverged: in epoch 18" in found.out
    assert "as it was, and back in epoch 1: training diverged" in found.out and found.code == 0


@pytest.mark.parametrize("lines, words, why", [
    ([":400"], DIVERGING, "training diverged: in epoch 18"), ([":2", "until E < 0"], DIVERGING, "training diverged: in epoch 18"),
    (["edit e_y1=-1", "edit e_y2=1"], ["postnetwork"], "with e_y1=-1, e_y2=1 epoch 1 cannot be computed: float division by zero"),
    (["c l2=1e400"], [], "l2"), (["n ²"], [], "next takes a number"), (["1234567}"], [], "1234567 times is too often"),
    (["until 1-a_o1 < 0.3"], [], "no line of its own"), (["b dz_o1/dw5"], [], "no line of its own"), ([":5", "u epoch 2"], [], "epoch 2 is not ahead"),
    (["u epoch 99999999999999"], [], "is as far as one can go"), (["u epoch 3"], ["ktu"], "only epoch 1"), (["edit =1"], [], "write a name before the equals sign"),
    (["n", "e foo=1"], [], "line 2: "), (["edit E@2=1"], [], ":2 goes to that one first"), (["why E@999999999"], [], "an epoch from 1 to"), (["foo"], ["--predict"], "no command 'foo'"),
    (["why a_h1"], ["--predict"], "out_h1 is still to be found"), (["e a_o1=0.5"], ["--predict"], "out_o1 is still to be found"),
    (["hint", "hint", "hint", "0.5"], ["--predict", "--only", "a_o1"], "nothing is hidden here; n goes on"),
])
def test_more_that_cannot_be_done(dialogue, lines, words, why):
    found = dialogue(*lines, words=words)
    assert found.code == 2 and why in found.err and "Traceback" not in found.err


def test_a_number_that_was_changed_by_hand_is_not_asked(dialogue):
    found = dialogue("0.3775", "p", "edit 3", "n", "0.9526", words=["--predict"])
    assert "out_h1 = ?" in found.out and "net_h1 is 3 here" in found.out
    assert dialogue("edit w1=0.25", "0.3825", words=["--predict", "--only", "net_h1"]).code == 0


def test_going_past_hidden_numbers_skips_them(dialogue):
    found = dialogue("]", words=["--predict"])
    assert "43 numbers asked: 8 skipped, 35 not reached." in found.out and found.code == 1
    assert "watched 1-a_o1 = not computed yet" in dialogue("w 1-a_o1", words=["--predict", "--only", "out_o1"]).out


def test_of_several_samples_E_is_that_of_all(dialogue):
    found = dialogue("w E", "until E < 0.23", words=["four-rows"])
    assert "epoch 12976, all samples, error, network\n  E = (E[1] + E[2] + E[3] + E[4])/4" in found.out


@pytest.mark.parametrize("lines, wanted", [
    (["why E@2 0"], "  E@2 = (E_o1 + E_o2)/2 = (0.127248853 + 0.0218202551)/2 = 0.147354079"), (["sample 3"], ""), (["next phase"], "epoch 1, error, o1"),
    (["NEXT"], "out_h1"), (["# a comment", "n"], "out_h1"), (["exit"], ""), (["prev"], "this is the first step"), (["where"], "epoch 1, forward, h1, step 1 of 43"),
    (["x"], "net_h1, net input: What comes in at a neuron"), (["explain delta"], "delta: How the error changes"), (["explain w5"], "w5, weight: w5 belongs to o1."),
    (["edit rate=0.1"], "η is 0.1 from this epoch on instead of 0.5"), (["edit w5=0.5,w6=0.6"], "epoch 1, forward, h1, what if w5=0.5, w6=0.6"),
    (["edit E=3"], "nothing else in this epoch depends on it"), (["edit i1=1", "edit i1=2"], "i1 is 2 from this epoch on instead of 0.05"),
    ([":3", ":3"], "net_h1 = w1·i1"), (["w E", "}", "n"], "  watched E = 0.149185554 in epoch 1"), (["edit w5=0.5", "}"], "epoch 2, forward, h1, what if w5=0.5"),
    (["c bias=trained", "n"], "epoch 1, backward, h1, beside bias=trained"),
])
def test_what_people_try(dialogue, lines, wanted):
    if lines == ["why E@2 0"]:
        e1, e2 = (example_named("worked-example").recording(2)[name].value for name in ("E_o1", "E_o2"))
        wanted = f"  E@2 = (E_o1 + E_o2)/2 = ({e1:.9g} + {e2:.9g})/2 = {(e1 + e2) / 2:.9g}"
    if lines == ["sample 3"]:
        found = dialogue(":sample 3", words=["four-rows"])
        wanted = "epoch 1, sample 3 of 4, forward, h1"
    else:
        found = dialogue(*lines)
    assert wanted in found.out and found.code == 0


def test_linear_words(dialogue):
    found = dialogue("show", "w E", "edit 3", "w5", "explain w5", words=["--format", "linear"])
    assert "h1: net 0.3775, out not computed yet, delta not computed yet" in found.out
    assert "watched E: not computed yet" in found.out and "net_h1 is 3\noriginal: net_h1 is 0.3775" in found.out


def test_a_file_is_written_over_only_when_asked(dialogue, tmp_path):
    path = tmp_path / "said.txt"
    path.write_text("mine")
    assert "is there already" in dialogue(f"o {path}").err and path.read_text() == "mine"
    assert dialogue(f"o {path}!").code == 0 and path.read_text() != "mine"
    assert ".txt and .svg" in dialogue(f"o {tmp_path}/x.pdf").err
