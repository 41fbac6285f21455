"""Digits as they are printed, misprints of them, chance."""
from decimal import Decimal

import pytest

from neuron_graph import NeuronGraphError
from neuron_graph.judging.agreement import Spot
from neuron_graph.judging.chance import Budget, spread
from neuron_graph.judging.misprint import misprints
from neuron_graph.published.digits import agreement, agreement_of, read_printed


@pytest.mark.parametrize("text, computed, how", [
    ("0.3775", 0.3775, "exact"), ("0.38", 0.3775, "exact"), ("0.37", 0.3775, "truncated"), ("0.39", 0.3775, ""),
    ("0.25", "0.245", "exact"), ("0.24", "0.245", "exact"), ("0.26", "0.255", "exact"), ("0.25", "0.255", "truncated"),
    ("-0.05", "-0.051", "exact"), ("-0.05", "-0.059", "truncated"), ("-0.06", "-0.051", ""), ("0.05", "-0.05", ""),
    ("84", 84.4, "exact"), ("3.5e-5", 0.0000351085, "exact"), ("0.0230", 0.02296, "exact"), ("0.0230", 0.0231, ""),
    (".5", 0.5, "exact"), ("0,3775", 0.3775, "exact"), ("\u22120.5", -0.5, "exact"), ("2.4×10^-3", 0.0024, "exact"), ("0.0", 0.0, "exact"),
    ("0.5", float("inf"), ""), ("0.5", float("nan"), ""), ("1e90", 1e90, "exact"), ("0.1491855", "0.14918555438", "truncated"),
])
def test_agreement(text, computed, how):
    number = Decimal(computed) if isinstance(computed, str) else computed
    assert agreement(read_printed(text)[0], number) == how


def test_a_slack_is_an_interval():
    printed = read_printed("0.7654329236196236")[0]
    assert agreement(printed, 0.7654329236196235) == "" and agreement(printed, 0.7654329236196235, 2.3e-16) == "exact"


def test_lists():
    assert agreement_of(read_printed("[1, 0, 1]"), [1.0, 0.0, 1.0]) == "exact"
    assert agreement_of(read_printed("[1 0 1]"), [1.0, 1.0, 1.0]) == ""
    assert agreement_of(read_printed("[0.38, 0.37]"), [0.3775, 0.3775]) == "truncated"
    assert agreement_of(read_printed("84 %"), [0.84]) == "exact"
    assert agreement_of(read_printed("84", percent=True), [0.84]) == "exact"


@pytest.mark.parametrize("text", ["", "abc", "1e9999", "1e400", "nan", "inf", "0x10", "1_000", "--1", "1.2.3", "1" * 500, "\u0663", "[1, x]", "1,234,567"])
def test_no_number(text):
    with pytest.raises(NeuronGraphError, match=r"printed is .*number"):
        read_printed(text)


@pytest.mark.parametrize("text, computed, what", [
    ("-0.3775", 0.3775, "its sign is wrong"), ("3.775", 0.3775, "1 place off"), ("0.003775", 0.3775, "2 places off"),
    ("0.3757", 0.3775, "57 are swapped"), ("0.33775", 0.3775, "3 is doubled"), ("0.35", 0.3775, ""), ("0.296884378", 0.5968843783, ""),
    ("0.59684378", 0.5968843783, "8 of 0.596884378 is lost"), ("0.5", 0.05, "a zero is lost"), ("0.123", 0.789, ""),
])
def test_misprints(text, computed, what):
    found = next(misprints(read_printed(text)[0], Spot(computed)), "")
    assert what in found and bool(found) is bool(what)


def test_a_zero_behind_the_point_may_be_swapped():
    assert next(misprints(read_printed("0.0343")[0], Spot(0.3043))) == "the digits 03 are swapped"


def test_a_budget_counts_each_number_once():
    printed = read_printed("0.500")[0]
    budget = Budget(printed, width=1.0, right=1.0)
    assert all(budget.admits(0.25) for _ in range(100)) and len(budget.cells) == 1
    admitted = [budget.admits(0.0011 * n) for n in range(40)]
    assert admitted[0] and not admitted[-1] and 0.03 < budget.spent < 0.05


@pytest.mark.parametrize("prior, most", [(1.0, 0.03), (0.3, 0.016), (0.1, 0.012)])
def test_the_rarer_a_mistake_the_less_chance_is_taken_for_it(prior, most):
    budget = Budget(read_printed("0.500")[0], width=1.0, right=1.0)
    admitted = sum(budget.admits(0.001 * n, prior) for n in range(100))
    assert admitted == round(most / 0.001)


def test_the_range_reaches_as_far_as_the_printed_number():
    assert Budget(read_printed("0.500")[0], width=0.01, right=0.1).width == pytest.approx(0.8)


def test_near_the_right_number_a_budget_is_smaller():
    printed = read_printed("0.638")[0]
    near, far = (Budget(printed, 1000.0, right) for right in (0.639, 0.9))
    assert not near.admits(0.6384) and far.admits(0.6384)


def test_spread():
    printed = read_printed("0.5000")[0]
    assert spread([0.1, 0.2], printed) == 1.0
    assert spread([n / 100 for n in range(101)], printed) == pytest.approx(1.0, rel=0.05)
    assert spread([0.5] * 50 + [0.7] * 50, printed) == 1.0
