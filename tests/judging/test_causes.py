"""Mistakes in lines that are not asked: found through the answers that they reach, named once, and carried on from."""
import math

import pytest

from neuron_graph.classroom.roll.answers import HandedAnswer
from neuron_graph.classroom.roll.class_marking import class_marks
from neuron_graph.classroom.sheets.course import Course
from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.classroom.sheets.shared_course import SharedCourse
from neuron_graph.classroom.sheets.sheet_marks import marked
from neuron_graph.published.files.walkthrough import example_named

ASKED = ("a_o*", "E_o*", "E", "dE/dw*", "w*+")
SHEET = SharedCourse(example_named("mazur"), Settings(source="mazur", ask=ASKED, figures=6)).sheet("anna")


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def student(z_h1=None, delta_o1=None, a_h1=None, t_o1=0.01, w5=0.40, delta_h1=None, eta=0.5):
    """The answers of somebody who computes the 0.05/0.10 example by hand, some numbers of which are others."""
    weights = [0.15, 0.20, 0.25, 0.30, w5, 0.45, 0.50, 0.55]
    x, t = (0.05, 0.10), (t_o1, 0.99)
    z = [z_h1 or 0.15 * x[0] + 0.20 * x[1] + 0.35, 0.25 * x[0] + 0.30 * x[1] + 0.35]
    h = [a_h1 or sigmoid(z[0]), sigmoid(z[1])]
    o = [sigmoid(weights[4] * h[0] + 0.45 * h[1] + 0.60), sigmoid(0.50 * h[0] + 0.55 * h[1] + 0.60)]
    E = [0.5 * (t[i] - o[i]) ** 2 for i in (0, 1)]
    d = [(o[i] - t[i]) * o[i] * (1 - o[i]) for i in (0, 1)]
    d[0] = delta_o1(o[0]) if delta_o1 else d[0]
    back = [d[0] * weights[4] + d[1] * 0.50, d[0] * 0.45 + d[1] * 0.55]
    dh = [back[i] * h[i] * (1 - h[i]) for i in (0, 1)]
    dh[0] = delta_h1(dh[0]) if delta_h1 else dh[0]
    gradients = [dh[0] * x[0], dh[0] * x[1], dh[1] * x[0], dh[1] * x[1], d[0] * h[0], d[0] * h[1], d[1] * h[0], d[1] * h[1]]
    numbers = {"a_o1": o[0], "a_o2": o[1], "E_o1": E[0], "E_o2": E[1], "E": sum(E)}
    numbers |= {f"dE/dw{i + 1}": gradient for i, gradient in enumerate(gradients)}
    answers = {name: f"{number:.6g}" for name, number in numbers.items()}
    return answers | {f"w{i + 1}+": f"{weights[i] - eta * gradient:.8f}" for i, gradient in enumerate(gradients)}


UNSEEN = [
    ("nothing", {}, None),
    ("bias forgotten", {"z_h1": 0.15 * 0.05 + 0.20 * 0.10}, ("bias left out", "z_h1")),
    ("slope forgotten", {"delta_o1": lambda o: o - 0.01}, ("output slope missing", "delta_o1")),
    ("net input as activation", {"a_h1": 0.3775}, ("another number", "a_h1")),
    ("sign of a hidden delta", {"delta_h1": lambda delta: -delta}, ("misprint", "delta_h1")),
    ("a target copied wrongly", {"t_o1": 0.10}, ("misprint", "t_o1")),
    ("a weight copied wrongly", {"w5": 0.04}, ("misprint", "w5")),
    ("a weight with a digit misread", {"w5": 0.48}, ("misprint", "w5")),
    ("a weight with its point shifted", {"w5": 4.0}, ("misprint", "w5")),
    ("a target copied wrongly into one line", {"delta_o1": lambda o: (o - 0.07) * o * (1 - o)}, ("copied wrongly", "dE/da_o1")),
    ("an own number copied wrongly into one line", {"delta_o1": lambda o: (0.715365 - 0.01) * o * (1 - o)}, ("copied wrongly", "dE/da_o1")),
    ("no learning rate", {"eta": 1.0}, ("learning rate left out", "eta")),
    ("every step added", {"eta": -0.5}, ("added instead of subtracted", "eta")),
    ("another weight", {"w5": 0.55}, ("wrong index", "w5")),
]


@pytest.mark.parametrize("which, changed, wanted", UNSEEN, ids=[row[0] for row in UNSEEN])
def test_a_mistake_in_a_line_that_is_not_asked_is_named_once_and_carried_on_from(which, changed, wanted):
    marks = marked(SHEET, student(**changed)).marks
    accused = [mark for mark in marks if mark.mark not in ("right", "carried")]
    assert {mark.mark for mark in accused} <= {"slip"} and len(accused) == (wanted is not None)
    if wanted:
        assert wanted in [(slip.name, slip.at) for slip in accused[0].slips]
        assert sum(mark.mark == "carried" for mark in marks) >= 2


def test_a_given_number_that_is_misread_is_named_as_it_was_read_and_carried_on():
    marks = {mark.name: mark for mark in marked(SHEET, student(w5=0.48)).marks}
    assert marks["a_o1"].sentence == ("that comes out, as other numbers do, with 0.48 for w5, which was given: "
                                      "the digit 0 is written as 8")
    assert marks["w5+"].mark == "carried", marks["w5+"]


def test_a_learning_rate_that_is_left_out_of_every_update_is_said_so_once():
    marks = {mark.name: mark for mark in marked(SHEET, student(eta=1.0)).marks}
    assert marks["w1+"].sentence.endswith(" for eta, which was given: as if it were left out"), marks["w1+"].sentence
    assert {marks[f"w{number}+"].mark for number in range(2, 9)} == {"carried"}


def test_what_nobody_can_explain_is_not_accused_line_by_line():
    marks = marked(SHEET, student(a_h1=0.123456)).marks
    accused = [mark for mark in marks if mark.mark not in ("right", "carried")]
    assert [mark.mark for mark in accused] == ["wrong"] and accused[0].at == "a_h1"
    assert "follows, as others do, from out_h1 = 0.1234" in accused[0].sentence and "no explanation" in accused[0].sentence


WHOLE = SharedCourse(example_named("mazur"), Settings(source="mazur", figures=6)).sheet("anna")


def answers_from(**numbers):
    """All answers as the sheet has them, some given in their place."""
    return {blank.name: f"{WHOLE.value(blank):.9g}" for blank in WHOLE.blanks} | {name: f"{number:.6g}" for name, number in numbers.items()}


def test_an_activation_out_of_range_is_carried_like_any_number():
    h2 = sigmoid(0.3925)
    found = {mark.name: mark for mark in marked(WHOLE, answers_from(a_h1=1.586, z_o1=0.40 * 1.586 + 0.45 * h2 + 0.60)).marks}
    assert found["a_h1"].mark == "wrong" and not found["a_h1"].refused and found["z_o1"].mark == "carried"


def test_what_follows_from_0_is_not_carried_and_not_accused():
    found = {mark.name: mark for mark in marked(WHOLE, answers_from(a_h1=0.0, z_o1=0.45 * sigmoid(0.3925) + 0.60)).marks}
    assert found["a_h1"].refused and found["z_o1"].mark == "wrong" and not found["z_o1"].slips
    assert found["z_o1"].sentence == "follows from your own out_h1, which makes lines trivial"


def test_a_pure_sign_error_keeps_what_a_lost_factor_keeps():
    right = next(WHOLE.value(blank) for blank in WHOLE.blanks if blank.name == "dE/dw5")
    marks = [next(mark for mark in marked(WHOLE, answers_from(**{"dE/dw5": number})).marks if mark.name == "dE/dw5")
             for number in (-right, 2 * right)]
    assert [mark.mark for mark in marks] == ["slip", "slip"] and marks[0].points == marks[1].points > 0


def test_a_right_line_before_does_not_hide_a_short_cut():
    marks = marked(WHOLE, answers_from(**{"dE/dw5": 0.741365 * sigmoid(0.3775)})).marks
    found = next(mark for mark in marks if mark.name == "dE/dw5")
    assert found.mark == "slip" and "slope" in found.sentence and found.at == "dE/dw5"


def test_a_paper_with_the_answers_of_another_is_remarked_on():
    course = Course(b"correct horse battery", Settings((2, 2, 1)))

    def answers(student, whose):
        sheet = course.sheet(whose)
        return [HandedAnswer(student, blank.name, f"{sheet.value(blank):.9g}") for blank in sheet.blanks]

    found = class_marks(course, [*answers("anna", "anna"), *answers("bert", "anna"), *answers("zoe", "zoe")])
    [remark] = found.remarks
    assert remark.startswith("bert: ") and remark.endswith(" answers are right on the sheet of anna")
