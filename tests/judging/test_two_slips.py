"""Two mistakes in one line, named where the digits allow it: with six of them, or where later answers follow from the number."""
import pytest

from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.classroom.sheets.shared_course import SharedCourse
from neuron_graph.classroom.sheets.sheet_marks import marked
from neuron_graph.published.files.walkthrough import example_named

from .test_causes import WHOLE, answers_from, sigmoid

H1, H2 = sigmoid(0.3775), sigmoid(0.3925)
O1 = sigmoid(0.40 * H1 + 0.45 * H2 + 0.60)
DELTA = (O1 - 0.01) * O1 * (1 - O1)
BOTH = [
    ("z_o1", -0.40 * H1 + 0.45 * H2, {"bias left out", "minus sign lost"}),
    ("z_o1", 0.45 * H1 + 0.40 * H2, {"bias left out", "weights swapped"}),
    ("delta_o1", 2 * (O1 - 0.01), {"factor 2 or 1/2", "output slope missing"}),
    ("w5+", 0.40 + DELTA * H1, {"added instead of subtracted", "learning rate left out"}),
    ("z_h1", 0.15 * 0.05 - 0.20 * 0.10 + 0.35, {"minus sign lost"}),  # one is enough
]


@pytest.mark.parametrize("name, number, slips", BOTH)
def test_two_mistakes_in_a_line_are_named_both_with_what_they_happened_to(name, number, slips):
    mark = next(mark for mark in marked(WHOLE, answers_from(**{name: number})).marks if mark.name == name)
    assert mark.mark == "slip" and {slip.name for slip in mark.slips} == slips, mark
    assert mark.sentence.count(", and ") == len(slips) - 1


FOUR = SharedCourse(example_named("mazur"), Settings(source="mazur", ask=("z_o1", "a_o1", "E_o1"))).sheet("anna")


def said(z_o1, carried_on):
    """The mark of a net input of four figures, from which one goes on, or not."""
    a = sigmoid(z_o1 if carried_on else 0.40 * H1 + 0.45 * H2 + 0.60)
    answers = {"z_o1": f"{z_o1:.4g}", "a_o1": f"{a:.4f}", "E_o1": f"{0.5 * (0.01 - a) ** 2:.4f}"}
    return marked(FOUR, answers).marks[0]


CARRIED = [
    ("two mistakes", -0.40 * H1 + 0.45 * H2, ["bias left out", "minus sign lost"], "without b2; -w5 for w5"),
    ("a given number copied wrongly", 0.40 * H1 + 0.95 * H2 + 0.60, ["copied wrongly"], "w6 as 0.95 for 0.45"),
    ("a digit written wrongly", 1.906, ["misprint"], "the digit 1 is written as 9"),
]


@pytest.mark.parametrize("what, number, names, words", CARRIED, ids=[row[0] for row in CARRIED])
def test_of_four_digits_they_are_named_where_later_answers_follow_from_them(what, number, names, words):
    mark = said(number, carried_on=True)
    assert [slip.name for slip in mark.slips] == names and words in mark.sentence, mark
    assert said(number, carried_on=False).mark == "wrong"


def test_a_number_from_which_later_answers_follow_may_still_have_no_explanation():
    assert said(1.2345, carried_on=True).mark == "wrong"
