"""The verdicts on all shipped figures, against a ledger that was computed apart from this program, with 50 digits."""
import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from neuron_graph.network import Layer, Network, Neuron
from neuron_graph.published.checker import check
from neuron_graph.published.example import Example
from neuron_graph.published.figure import Figure
from neuron_graph.published.files.walkthrough import example_named, shipped
from neuron_graph.published.report import Report
from tests.conftest import check_of, checked

with (Path(__file__).parent / "ledger.csv").open(encoding="utf-8") as file:
    LEDGER = list(csv.DictReader(file))
NAMES = list(dict.fromkeys(row["walkthrough"] for row in LEDGER))
WRONG = {"convention", "slip", "inherited", "misprint"}
NOT_EXPLAINED = {("ktu", 8), ("postnetwork", 6), ("decaying-rate", 2), ("decaying-rate", 3), ("decaying-rate", 4), ("delta-rule", 3), ("delta-rule", 15)}
"""Errata that neither a convention nor one slip explains: errors of arithmetic, lost zeros of a
figure of few digits, and (perhaps) two slips at once, by walkthrough and number."""


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_there_and_has_the_ledgers_verdict(name):
    rows, lines = [row for row in LEDGER if row["walkthrough"] == name], checked(name).lines
    assert [line.figure.printed for line in lines] == [row["printed"] for row in rows]
    for row, line in zip(rows, lines):
        expected = WRONG if row["status"] == "erratum" else {row["status"]}
        if (name, int(row["number"])) in NOT_EXPLAINED:
            expected = {"unexplained"}
        assert line.verdict.word in expected, f"{name} {line.name} {row['printed']}"


@pytest.mark.parametrize("name", NAMES)
def test_every_computed_number_is_the_ledgers(name):
    for row, line in zip([row for row in LEDGER if row["walkthrough"] == name], checked(name).lines):
        wanted = [float(text) for text in re.findall(r"[-+.\deE]+", row["computed"])]
        assert line.computed == pytest.approx(wanted, rel=1e-11, abs=1e-15)


def test_all_shipped_figures_are_in_the_ledger():
    assert len(LEDGER) == 637 and sum(row["walkthrough"] not in ("mazur", *NAMES[6:]) for row in LEDGER) == 122
    assert {name for name in shipped() if checked(name).lines} == set(NAMES)


CAUSES = [
    (0, "i1", "0.5", {"misprint"}, "a zero is lost"),
    (20, "dE/dout_h1:o2", "-0.10853576749999999", {"slip": "chain broken off", "at": "dE/da_h1:o2"}, "dE/dout_o2 where dE/dout_h1:o2 belongs"),
    (22, "dE/dout_h1:o2", "-0.1085357", {"inherits": "dE/dout_h1:o2"}, "then cut"),
    (23, "dE/dout_h1", "-0.08083605512923556", {"inherits": "dE/dout_h1:o2"}, "-0.10853576749999999"),
    (26, "dE/dout_h1", "-0.0808360", {"inherits": "dE/dout_h1"}, "then cut"),
    (28, "dE/dw1", "-0.000975289869124619", {"inherits": "dE/dout_h1"}, "-0.08083605512923556"),
    (29, "w1+", "0.1504876", {"inherits": "dE/dw1"}, "-0.000975289869124619"),
    (30, "E after epoch 10000", "0.0000351085", {"convention": {"error": "half-squared-sum", "when": "before"}}, "in epoch 10000, before"),
    (31, "out_o1 after epoch 10000", "0.015", {"convention": {"error": "half-squared-sum"}}, "then cut"),
]


@pytest.mark.parametrize("number, name, printed, because, words", CAUSES)
def test_the_causes_of_the_nine_errata(number, name, printed, because, words):
    line = checked("worked-example").lines[number]
    assert (line.name, line.figure.printed) == (name, printed)
    if isinstance(because, set):
        assert set(line.verdict.because) == because
    else:
        assert line.verdict.because == because
    assert words in line.verdict.explanation


@pytest.mark.parametrize("number, because", [
    (26, {"convention": {"order": "updated"}}), (28, {"convention": {"order": "updated"}}), (29, {"convention": {"order": "updated"}}),
    (30, {"convention": {"order": "updated"}}),
])
def test_the_causes_in_mazur(number, because):
    assert checked("mazur").lines[number].verdict.because == because


def test_the_causes_in_the_others():
    sklearn, softmax = checked("sklearn-mlp").lines, checked("postnetwork").lines
    assert [sklearn[number].verdict.because for number in (10, 11)] == [
        {"slip": "wrong index", "at": "dE/dw3"}, {"slip": "wrong index", "at": "dE/dw6"}]
    assert all("x1 where x3 belongs" in sklearn[number].verdict.explanation for number in (10, 11))
    assert [sklearn[number].verdict.because for number in (21, 22)] == [{"inherits": "dE/dw3"}, {"inherits": "dE/dw6"}]
    assert [line.verdict.because for line in softmax[6:]] == [{"inherits": "z_y2"}] * 3


def chained(name, number):
    return checked(name).lines[number].verdict


@pytest.mark.parametrize("name, number, words", [
    ("worked-example", 7, "from the printed out_o1 = 0.75136507"),
    ("worked-example", 11, "E_o2 = 0.023560"),
    ("worked-example", 16, "from the printed dE/dw5 = 0.041083"),
    ("worked-example", 19, "from the printed dE/dout_o1 = 0.370682535 and dout/dnet_o1 = 0.186815602"),
    ("weight-height", 24, "a_h1[1] = 0.0474 and a_h2[1] = 0.0474"), ("two-class", 15, "64-bit floats"), ("sklearn-mlp", 2, "carrying out to 3 decimals"),
])
def test_what_a_chain_comes_from(name, number, words):
    verdict = checked(name).lines[number].verdict
    assert verdict.word == "chained" and words in verdict.explanation


def test_summaries_in_words():
    mazur = " ".join(Report("mazur", checked("mazur")).summary())
    assert "29 of 33 printed figures are confirmed" in mazur
    assert "w1+ = 0.149780716 and 10 more say otherwise" in mazur and "what comes back to a hidden neuron goes through the weights that are already updated (order=updated)" in mazur
    assert "E = 0.0000351085 is the number in epoch 10000, before its update, and not the one after it." in mazur
    worked = " ".join(Report("worked-example", checked("worked-example")).summary())
    assert "24 of 33" in worked and "averaged over the outputs" in worked and "the chain rule is broken off" in worked
    assert "The first figure that does not follow from those before it is i1 = 0.5" in worked
    assert "w1+ = 0.1504876 are computed rightly, but from figures that are wrong already" in worked


MAZUR = example_named("mazur")


def alone(*figures):
    return check_of("mazur", [Figure(name, printed, **more) for name, printed, more in figures])


@pytest.mark.parametrize("name, printed, word, explanation", [
    ("E", "0.298371109", "exact", ""), ("E", "0.298371108", "truncated", "rounded it is 0.298371109"),
    ("dE/dw5", "0.04108352", "convention", "averaged over the outputs"), ("dE/dw5", "-0.08216704", "slip", "subtracted the other way round"),
    ("w5+", "0.44108352", "slip", "added instead of subtracted"), ("w5+", "0.31783296", "convention", "or the gradient is taken off without the learning rate"),
    ("delta_o1", "0.74136507", "convention", "or that is dE/dout_o1: the slope of the output's activation is left out"), ("out_o1", "0.24863493", "slip", "lost its minus sign"),
    ("net_o1", "0.50590597", "slip", "bias is left out"), ("dE/dw5", "0.08216740", "misprint", "swapped"),
    ("E", "2.98371109", "misprint", "decimal point"), ("E", "0.123456789", "unexplained", ""), ("E", "0.3", "exact", ""),
    ("E", "0.29840000", "chained", "rounded to 4 decimals; the zeros"),
    ("E", "0.29830000", "truncated", "cut after 4 decimals"),
])
def test_a_figure_alone(name, printed, word, explanation):
    verdict = alone((name, printed, {})).lines[0].verdict
    assert verdict.word == word and explanation in verdict.explanation


@pytest.mark.parametrize("name, printed", [("accuracy", "0.123"), ("predictions", "[0, 1, 0]")])
def test_a_wrong_number_that_stands_in_no_line_is_unexplained(name, printed):
    [line] = check_of("two-class", [Figure(name, printed)]).lines
    assert line.verdict.word == "unexplained"


@pytest.mark.parametrize("printed", ["1e99", "1e-99", "9" * 39, "0." + "0" * 36 + "1", "-1e100", "00.5", "1.", "-0", "1e0", "0.1" + "0" * 30, "1" + "0" * 29])
@pytest.mark.parametrize("name", ["z_h1", "E", "w5+", "w1"])
def test_any_digits_have_a_verdict(name, printed):
    assert alone((name, printed, {})).lines[0].verdict.word in ("unexplained", "misprint", "exact", "slip")


def test_a_text_in_another_convention_is_told_so():
    figures = [Figure(name, f"{value:.7f}") for name, value in (
        ("E", 0.298371108760003), ("dE/dw5", 0.0821670405642308), ("w5+", 0.358916479717885), ("w1+", 0.149780716132763))]
    found = check(replace(MAZUR, figures=figures).under(MAZUR.convention.with_parts({"error": "half-squared-mean"})))
    assert {line.verdict.word for line in found.lines} == {"convention"}
    assert {line.verdict.because["convention"].get("error") for line in found.lines} >= {"half-squared-sum"}
    assert "All of its figures hold if" in " ".join(Report("it", found).summary())


def test_a_text_that_carries_four_decimals_is_confirmed():
    recording = MAZUR.recording().replay(carry="4 decimals")
    figures = [(step.name, f"{step.value:.4f}", {}) for step in recording.steps if abs(step.value) > 0.01]
    assert all(line.confirmed for line in alone(*figures).lines)


def test_a_wrong_figure_and_its_heirs():
    found = alone(("net_o1", "0.50590597", {}), ("out_o1", "0.62384625", {}), ("E_o1", "0.18840361", {}))
    assert [line.verdict.because for line in found.lines] == [
        {"slip": "bias left out", "at": "z_o1"}, {"inherits": "net_o1"}, {"inherits": "out_o1"}]


@pytest.mark.parametrize("name", ["E", "E_o1", "dE/dw1", "delta_o1", "w1+"])
def test_what_a_text_without_targets_cannot_have_computed_is_unexplained(name):
    example = Example("", Network([Layer([Neuron("o1", [0.5], 0.1)])], ["x1"]), [([0.5], [])], figures=[Figure(name, "0.3")])
    assert [line.verdict.word for line in check(example).lines] == ["unexplained"]
