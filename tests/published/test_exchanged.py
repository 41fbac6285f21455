"""Mistakes that several figures show together: two that are exchanged, as in a transposed matrix, and one made in all lines of a kind."""
import math
from dataclasses import replace

import pytest

from neuron_graph.published import check
from neuron_graph.published.causes.suspects import only_ones
from neuron_graph.published.figure import Figure
from neuron_graph.published.files.walkthrough import example_named

MAZUR = example_named("mazur")
TRUE = MAZUR.recording()
ENTROPY = MAZUR.under(MAZUR.convention.with_parts({"error": "binary-cross-entropy"}))


def verdicts(example, *figures):
    return [(line.verdict.word, line.verdict.explanation)
            for line in check(replace(example, figures=[Figure(*figure) for figure in figures])).lines]


@pytest.mark.parametrize("one, other, digits", [("w6+", "w7+", ".3f"), ("dE/dw6", "dE/dw7", ".2g"), ("dE/dw2", "dE/dw3", ".3g"), ("z_o1", "z_o2", ".3g")])
def test_two_numbers_that_are_exchanged_explain_each_other(one, other, digits):
    printed = [(one, format(TRUE[other].value, digits)), (other, format(TRUE[one].value, digits))]
    found = verdicts(MAZUR, *printed)
    assert [word for word, _ in found] == ["slip", "slip"]
    shown = [one.replace("z_", "net_"), other.replace("z_", "net_")]
    assert all(text in (f"{shown[0]} and {shown[1]} are exchanged", f"that is {shown[1 - n]}") for n, (_, text) in enumerate(found))


def test_what_is_far_from_the_other_number_is_not_exchanged():
    printed = [("w6+", format(TRUE["w7+"].value, ".3f")), ("w7+", format(TRUE["w6+"].value + 0.004, ".3f"))]
    assert "exchanged" not in str(verdicts(MAZUR, *printed))


def test_numbers_of_two_kinds_are_not_exchanged():
    printed = [("w6+", format(TRUE["z_o1"].value, ".2f")), ("z_o1", format(TRUE["w6+"].value, ".2f"))]
    assert "exchanged" not in str(verdicts(MAZUR, *printed))


def test_a_mistake_in_all_lines_of_a_kind():
    total = sum(-math.log10(1 - abs(t - TRUE[name].value)) if t in (0, 1) else
                -(t * math.log10(TRUE[name].value) + (1 - t) * math.log10(1 - TRUE[name].value)) for t, name in [(0.01, "a_o1"), (0.99, "a_o2")])
    assert verdicts(ENTROPY, ("E", f"{total:.5f}")) == [("slip", "the logarithm is that of base 10, in all such lines")]
    swapped = sum(0.5 * (t - TRUE[name].value) ** 2 for t, name in [(0.99, "a_o1"), (0.01, "a_o2")])
    assert verdicts(MAZUR, ("E", f"{swapped:.5f}")) == [("slip", "the target is that of another output, in all such lines")]


def test_only_what_can_be_done_in_one_way_is_done_throughout():
    class Made:
        def __init__(self, name):
            self.name = name

    once, *twice = map(Made, ["one", "two", "two"])
    assert only_ones([twice[0], once, twice[1]]) == {"one": once}
