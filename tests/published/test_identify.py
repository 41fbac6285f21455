"""What a printed number may be."""
from dataclasses import replace

import pytest

from neuron_graph import network_of_sizes
from neuron_graph.published import identify
from neuron_graph.published.digits import read_printed
from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.published.identify import Search, name_of


def search(text, name="worked-example", epoch=1):
    found = Search(read_printed(text)[0], example_named(name), epoch)
    return found, list(found.candidates())


@pytest.mark.parametrize("text, example, name, explanation", [
    ("0.041083", "worked-example", "dE/dw5", "cut"), ("0.1491856", "worked-example", "E", ""), ("0.298371109", "worked-example", "E", "error=half-squared-sum"),
    ("0.291027924", "mazur", "E@2", "order=updated"), ("-0.108535767", "worked-example", "dE/dout_o2", ""), ("0.280471447", "mazur", "E@2", "biases=per neuron"),
    ("0.505905967", "mazur", "net_o1", "without b2"), ("0.0600073", "sklearn-mlp", "dE/dw3", "x1 where x3 belongs"),
])
def test_the_simplest_candidate_comes_first(text, example, name, explanation):
    found, candidates = search(text, example)
    names = [name_of(candidate, found.example) for candidate in candidates]
    chosen = next(c for c in candidates if name_of(c, found.example) == name)
    assert explanation in chosen.explanation and names.index(name) < 4
    assert chosen.expected < 0.05


def test_few_digits_have_many_candidates():
    _, candidates = search("0.5")
    assert len(candidates) > 50 and not candidates[-1].likely
    assert [c.expected for c in candidates] == sorted(c.expected for c in candidates)


def test_a_number_of_nothing():
    found, candidates = search("0.123456789")
    assert candidates == [] and found.tried > 5_000 and found.complete


@pytest.mark.parametrize("sizes, most, complete", [([4, 4, 2], 2000, False), ([2, 2, 2], 2000, False), ([2, 2, 2], 60_000, True)])
def test_of_a_large_network_not_everything_is_tried(monkeypatch, sizes, most, complete):
    assert identify.MOST_STEPS == 60_000
    monkeypatch.setattr(identify, "MOST_STEPS", most)
    example = replace(example_named("mazur"), network=network_of_sizes(sizes, seed=3), samples=[([0.1] * sizes[0], [0.5] * sizes[-1])])
    found = Search(read_printed("0.123456789")[0], example)
    assert list(found.candidates()) == [] and found.complete == complete
    assert complete or most < found.tried < 15_000  # the slips of one line are tried to the last


def test_named(typed):
    said = typed("identify", "0.041083", "--named", "dE/dw5")
    assert said.code == 0 and "dE/dw5 = 0.041083, chained: it follows from the text's own figures" in said.out
    said = typed("identify", "0.5059060", "--named", "net_o1", "mazur")
    assert said.code == 1 and "slip: it follows from a mistake" in said.out and "bias is left out" in said.out


def test_on_the_command_line(typed):
    said = typed("identify", "0.041083")
    assert said.code == 0 and said.out.startswith("dE/dw5 = 0.0410835202821: cut") and "most likely dE/dw5" in said.out
    assert typed("identify", "0.123456789").code == 1
    assert "too few digits" in typed("identify", "0.5").out
    assert typed("identify", "0.041083", "--format", "json").out.startswith('{"format": 2, "number": "0.041083", "candidates": [{"name": "dE/dw5"')


@pytest.mark.parametrize("printed, named, words", [
    ("1.330911", "a_o1", "the activation is not finished"), ("1.33091095", "a_o1", "the activation is not finished"),
])
def test_a_seldom_slip_in_its_own_line_is_known(printed, named, words):
    best = next(found for found in Search(read_printed(printed)[0], example_named("worked-example")).candidates() if found.likely)
    assert best.step.name == named and words in best.explanation
