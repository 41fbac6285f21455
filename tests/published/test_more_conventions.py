"""Conventions that the numbers of a text show, where its file does not speak of them."""
import pytest

from neuron_graph.errors import NeuronGraphError
from neuron_graph.published.checker import check
from neuron_graph.published.files.walkthrough import read_example
from tests.published.test_forms import published


def of_file(text):
    return check(read_example(text, "mine.toml"))


ROWS = """
notation = "z-a"
rate = 0.1
rows = [[1, 2], [2, 3], [3, 5], [4, 4]]
{convention}
[[layer]]
activation = "identity"
[[layer.neuron]]
name = "y"
weights = [1]
weight-names = ["w"]
bias = 0
{figures}"""


@pytest.mark.parametrize("convention", ["batch=all", "batch=2", "batch=all,batch-scale=sum", "error=squared-sum,batch=all,batch-scale=sum"])
def test_gradients_of_a_batch_that_the_file_does_not_speak_of(convention):
    """A figure without a sample is that of the batch: which one, the search says."""
    bare = read_example(ROWS.format(convention="", figures=""), "mine.toml")
    recording = bare.under(bare.convention.changed(convention)).recording()
    figures = published(**{name: f"{recording[name].value:.5f}" for name in ("dE/dw", "dE/db_y", "w+", "b_y+")})
    found = of_file(ROWS.format(convention="", figures=figures))
    assert {line.verdict.word for line in found.lines} == {"convention"}
    wanted = dict(part.split("=") for part in convention.split(","))
    assert all({k: str(v) for k, v in line.verdict.because["convention"].items()} == wanted for line in found.lines)


def test_a_gradient_of_no_batch_says_which_there_are():
    found = of_file(ROWS.format(convention="", figures=published(**{"dE/dw": "-0.123456", "a_y[1]": "1"})))
    assert [line.verdict.word for line in found.lines] == ["unexplained", "exact"]
    assert found.lines[0].verdict.explanation == "dE/dw is computed 4 times; say which: dE/dw[1], dE/dw[2], dE/dw[3], dE/dw[4]"


def test_a_backward_pass_without_targets_is_that_of_the_output():
    """da/dw = x a (1 - a) at z = 0.5 + 0.25: a = 0.679178699, and the slope 0.217894994."""
    text = ROWS.format(convention="", figures="").replace("[[1, 2], [2, 3], [3, 5], [4, 4]]", "[]")
    text = text.replace("rows = []", "").replace('"identity"', '"sigmoid"').replace("[1]", "[0.5]").replace("bias = 0", "bias = 0.25")
    text += "[[sample]]\ninputs = [1]\n" + published(a_y="0.6791787", **{"dE/dw": "0.21789499", "dE/db_y": "0.21789499"})
    words = [(line.verdict.word, dict(line.verdict.because.get("convention", {}))) for line in of_file(text).lines]
    assert words == [("exact", {}), *[("convention", {"error": "none"})] * 2]
    with pytest.raises(NeuronGraphError, match="there is no number 'dE/dq'"):
        of_file(text + published(**{"dE/dq": "1"}))


DELTAS = """
notation = "z-a"
rate = 0.5
{convention}
[[layer]]
[[layer.neuron]]
name = "h1"
weights = [0.4]
bias = "none"
[[layer]]
[[layer.neuron]]
name = "o1"
weights = [0.3]
bias = "none"
[[sample]]
inputs = [1]
targets = [1]
{figures}"""


def test_the_sign_of_delta_and_of_all_that_bears_it():
    """a_h1 = 0.598687660, a_o1 = 0.544781258; (t - a) a (1 - a) = 0.112891808, times 0.3 = 0.0338675, times a_h1 = 0.0675869."""
    figures = published(delta_o1="0.112892", **{"dE/da_h1": "0.033868", "delta_h1": "0.008137"})
    for convention in ('[convention]\nsign = "target-output"', ""):
        found = of_file(DELTAS.format(convention=convention, figures=figures))
        verdicts = {line.verdict.word for line in found.lines}
        assert verdicts == ({"exact"} if convention else {"convention"}), [str(line.verdict) for line in found.lines]
    straight = published(delta_o1="0.112892", **{"dE/da_h1": "-0.033868"})
    found = of_file(DELTAS.format(convention='[convention]\nsign = "target-output"', figures=straight))
    assert {line.verdict.word for line in found.lines} == {"exact"}


def test_a_change_may_be_what_the_update_takes_away_if_all_are():
    taken, added = published(Δw2="-0.033793", Δw1="-0.0040685"), published(Δw2="-0.033793", Δw1="0.0040685")
    found = of_file(DELTAS.format(convention="", figures=taken))
    assert [line.verdict.word for line in found.lines] == ["exact"] * 2 and "takes off" in found.lines[0].verdict.explanation
    mixed = of_file(DELTAS.format(convention="", figures=added))
    assert mixed.lines[1].verdict.word == "exact" and not mixed.lines[0].confirmed
