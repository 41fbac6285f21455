"""What a walkthrough file may ask for by name, each against a calculation by hand."""
import pytest

from neuron_graph import NeuronGraphError
from neuron_graph.published.checker import check
from neuron_graph.published.comparison import BadFigure
from neuron_graph.published.files.pasted_text import read_lines
from neuron_graph.published.files.walkthrough import example_named, read_example

NEURON = """
{rate} = 0.5
inputs = ["x"]
{head}
[[layer]]
activation = "identity"
[[layer.neuron]]
name = "o"
weights = [0.5]
bias = 0.25
{neuron}
"""
ROWS = "".join(f"[[sample]]\ninputs = [{x}]\ntargets = [{t}]\n" for x, t in [(2.0, 1.0), (-1.0, 0.5)])


def made(figures="", rate="rate", head="", neuron="", rows=ROWS):
    return read_example(NEURON.format(rate=rate, head=head, neuron=neuron) + rows + figures, "mine.toml")


def figure(name, printed, more=""):
    return f'[[published]]\nname = "{name}"\nprinted = "{printed}"\n{more}\n'


def verdicts(text, **keys):
    return [(line.verdict.word, line.name, line.computed[0]) for line in check(made(text, **keys)).lines]


@pytest.mark.parametrize("key", ["rate", "learning-rate", "learning_rate", "lr", "eta", "η"])
def test_the_learning_rate_by_any_name(key):
    assert made(rate=f'"{key}"').rate == 0.5
    with pytest.raises(NeuronGraphError, match="too" if key != "rate" else "overwrite|rate"):
        made(rate=f'"{key}" = 0.5\nrate')


# sample 1: z = 0.5·2 + 0.25 = 1.25, delta = 0.25, w+ = 0.5 - 0.5·0.25·2 = 0.25, b+ = 0.25 - 0.5·0.25 = 0.125
# sample 2: z = -0.25 + 0.125 = -0.125, delta = -0.625, w+ = 0.25 - 0.5·(-0.625)·(-1) = -0.0625, b+ = 0.125 + 0.3125 = 0.4375
ONLINE = [
    ("o", "1.25", "sample = 1", "out_o[1]"), ("net_o", "0.6250", 'sample = 1\nwhen = "after"', "net_o[1] after epoch 1"),
    ("net_o", "0.3125", 'sample = 1\nwhen = "after epoch"', "net_o[1] after all of epoch 1"),
    ("o", "0.5000", 'sample = 2\nwhen = "after epoch"', "o[2] after all of epoch 1"),
    ("net_o", "0.25", "predict = 1", "net_o of row 1 to predict after epoch 1"),
    ("o", "1.75", 'predict = 1\nwhen = "before"', "o of row 1 to predict in epoch 1"),
    ("w1*x", "-0.1875", "predict = 1", "w1*x of row 1 to predict after epoch 1"), ("o", "0.8125", "predict = 2", "o of row 2 to predict after epoch 1"),
    ("w1*x", "1.0", "sample = 1", "w1*x[1]"), ("eta*dE/dw1", "0.25", "sample = 1", "eta*dE/dw1[1]"), ("η·δ_o·x", "0.3125", "sample = 2", "eta*dE/dw1[2]"),
    ("Δw1", "-0.25", "sample = 1", "dw1[1]"), ("Δw1", "0.25", "sample = 1", "dw1[1]"), ("dE/dt_o", "-0.25", "sample = 1", "dE/dt_o[1]"),
    ("dE/dx", "0.125", "sample = 1", "dE/dx[1]"), ("sum_o", "1.0", "sample = 1", "sum_o[1]"), ("∂E/∂net_o", "-0.625", "sample = 2", "dE/dnet_o[2]"),
]
PREDICT = "[[predict]]\ninputs = [3.0]\n[[predict]]\ninputs = [-6.0]\n"


@pytest.mark.parametrize("name, printed, more, shown", ONLINE)
def test_names_of_an_online_epoch(name, printed, more, shown):
    [(word, known, value)] = verdicts(figure(name, printed, more), rows=ROWS + PREDICT)
    assert (word, known) == ("exact", shown) and value == pytest.approx(float(printed), abs=1e-12)


def test_a_predicted_row_must_be_there():
    with pytest.raises(BadFigure, match=r"there are 2 such rows: a \[\[predict\]\] holds one"):
        verdicts(figure("o", "1", "predict = 3"), rows=ROWS + PREDICT)
    with pytest.raises(NeuronGraphError, match=r"with \[\[predict\]\] beside it"):
        made(head="test-rows = [[1.0]]", rows=ROWS + PREDICT)


def test_a_frozen_bias_stays_and_has_a_gradient():
    text = figure("dE/db_o", "0.25", "sample = 1") + figure("o", "-0.0625", "sample = 2") + figure("net_o", "0.125", 'sample = 1\nwhen = "after epoch"')
    rows = verdicts(text, neuron='frozen = ["b_o"]')
    # the second sample: 0.25·(-1) + 0.25 = 0, delta = -0.5, w+ = 0.25 - 0.25 = 0: then z = 0.25
    assert [value for _, _, value in rows] == [0.25, 0.0, 0.25]
    with pytest.raises(NeuronGraphError, match="no weight or bias of o 'b1'"):
        made(neuron='frozen = ["b1"]')


def test_a_mean_has_shares_and_a_batch_its_samples():
    head = '[convention]\nbatch = "all"'
    text = "".join(figure(name, printed, "sample = 1") for name, printed in [("dE/dx", "0.0625"), ("dE/dw1", "0.250"), ("delta_o", "0.1250"), ("dE/dt_o", "-0.125")])
    assert [(line.verdict.word, line.verdict.explanation) for line in check(made(text, head=head)).lines] == [("exact", "its share of the mean")] * 4
    assert verdicts(figure("delta_o", "0.25", "sample = 1"), head=head) == [("exact", "delta_o[1]", 0.25)]


CHAINS = [  # a wrong number that is written out, and what goes on from it
    ([("w1*x", "1.1"), ("net_o", "1.35")], ["unexplained", "inherited"]), ([("t_o-o", "-0.35"), ("dE/dout_o", "0.35")], ["unexplained", "inherited"]),
    ([("Δw1", "-0.23"), ("w1+", "0.27")], ["unexplained", "inherited"]), ([("w1*x", "1.0"), ("net_o", "1.25")], ["exact", "exact"]),
]


@pytest.mark.parametrize("printed, words", CHAINS)
def test_later_figures_go_on_from_what_is_written_out(printed, words):
    text = "".join(figure(name, digits) for name, digits in printed)
    lines = check(made(text, rows="[[sample]]\ninputs = [2.0]\ntargets = [1.0]\n")).lines
    assert [line.verdict.word for line in lines][1:] == words[1:]
    if words[1] == "inherited":
        assert lines[1].verdict.explanation == f"from the printed {lines[0].name} = {printed[0][1]}"


def test_pasted_lines_and_bullets():
    example = example_named("mazur")
    text = "- net_h1 = 0.3775\n* w1*i1 = 0.0075\n-net_h1 = -0.3775\n1+e^{-net_{h1}} = 1.6856\nη·δ_o1·out_h1 = 0.041084\nh1 = 0.59327"
    names = [one.name for one in read_lines(text, example)]
    assert names == ["z_h1", "w1*i1", "-z_h1", "1 + exp(-z_h1)", "eta*dE/dw5", "a_h1"]


def test_what_a_number_should_be(typed):
    assert typed("identify", "0.0075", "--named", "w1*i1").out.startswith("w1*i1 = 0.0075, exact")
    assert typed("identify", "1.6856", "--named", "1+exp(-net_h1)").out.startswith("1 + exp(-net_h1) = 1.6856, exact")
    assert typed("identify", "-6.1e-08").out.startswith("-6.1e-08 is none of")
    assert typed("why", "w5*out_h2").err.startswith("neuron-graph: there is no number 'w5*out_h2'; nearest: ")
    assert typed("why", "1+exp(-z_h1)").out.startswith("1 + exp(-net_h1) = 1 + exp(-0.3775) = 1.6855732\n")
