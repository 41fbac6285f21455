"""A number that is cut is told from one that rounding on the way put off: by students who carry five figures, and are asked for four."""
import math
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest

from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.classroom.sheets.shared_course import SharedCourse
from neuron_graph.classroom.sheets.sheet_marks import marked
from neuron_graph.published.files.walkthrough import example_named

SHEET = SharedCourse(example_named("mazur"), Settings(source="mazur")).sheet("anna")
X, W, T = (0.05, 0.10), (0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55), (0.01, 0.99)


def figures(number, count, how=ROUND_HALF_UP):
    """A number to so many significant figures."""
    value = Decimal(repr(number))
    return value.quantize(Decimal(1).scaleb(value.adjusted() + 1 - count), how) if value else value


def five(number):
    return float(figures(number, 5))


def by_hand(within):
    """The numbers of the 0.05/0.10 example with five figures carried from line to line, and `within` lines too, or not."""
    n = {}
    for layer, inputs, first, bias in (("h", X, 0, 0.35), ("o", None, 4, 0.60)):
        inputs = inputs or (n["a_h1"], n["a_h2"])
        for i in (0, 1):
            one, other = W[first + 2 * i:first + 2 * i + 2]
            n[f"z_{layer}{i + 1}"] = z = five(within(one * inputs[0]) + within(other * inputs[1]) + bias)
            n[f"a_{layer}{i + 1}"] = five(1 / within(1 + within(math.exp(-z))))
    for i in (1, 2):
        a, t = n[f"a_o{i}"], T[i - 1]
        n[f"E_o{i}"] = five(0.5 * within(within(t - a) ** 2))
        n[f"dE/da_o{i}"], n[f"da/dz_o{i}"] = five(a - t), five(a * within(1 - a))
        n[f"delta_o{i}"] = delta = five(n[f"dE/da_o{i}"] * n[f"da/dz_o{i}"])
        for j in (1, 2):
            n[f"dE/dw{2 + 2 * i + j}"] = five(delta * n[f"a_h{j}"])
            n[f"dE/da_h{j}:o{i}"] = five(delta * W[1 + 2 * i + j])
    return n | {"E": five(n["E_o1"] + n["E_o2"])}


def texts(numbers):
    names = {blank.name for blank in SHEET.blanks}
    return {name: f"{figures(number, 4):f}" for name, number in numbers.items() if name in names}


@pytest.mark.parametrize("within", [five, lambda number: number], ids=["five figures everywhere", "a calculator within lines"])
def test_who_carries_five_figures_is_right_and_not_called_cut(within):
    answers = texts(by_hand(within))
    assert len(answers) > 20
    assert {mark.mark for mark in marked(SHEET, answers).marks} == {"right", "blank"}


def test_numbers_that_are_cut_by_more_than_rounding_on_the_way_are_told():
    numbers = by_hand(five)
    right = texts(numbers)
    cut = {name: f"{figures(numbers[name], 4, ROUND_DOWN):f}" for name in right}
    changed = [name for name in right if cut[name] != right[name]]
    told = [name for name in changed if word(right | {name: cut[name]}, name) == "rounded"]
    assert {"a_h1", "a_h2", "z_o1", "z_o2", "dE/da_o2"} <= {*told}, (told, changed)


def word(answers, name):
    return next(mark.mark for mark in marked(SHEET, answers).marks if mark.name == name)
