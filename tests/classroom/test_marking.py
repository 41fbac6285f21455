"""Marking: against figures that texts print, and against students computed by hand here, not by the package."""
import math
import random
from decimal import ROUND_HALF_UP, Decimal

import pytest

from neuron_graph.classroom.sheets.course import Course
from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.classroom.sheets.shared_course import SharedCourse
from neuron_graph.classroom.sheets.sheet_marks import marked
from neuron_graph.errors import BadValue
from neuron_graph.judging.marks import MARK_WORDS, Weights
from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.recording.expressions.arithmetics import decimals

SECRET = b"correct horse battery"
MAZUR = SharedCourse(example_named("mazur"), Settings(source="mazur", figures=6)).sheet("anna")
WORKED = SharedCourse(example_named("worked-example"), Settings(source="worked-example", figures=6)).sheet("anna")


def mark(sheet, name, answers):
    return next(mark for mark in marked(sheet, answers).marks if name in (mark.name, mark.shown))


def figures(number, count=6):
    """A number as text, rounded by a rule of its own."""
    exact = Decimal(repr(number))
    return str(exact.quantize(Decimal(1).scaleb(exact.adjusted() - count + 1), ROUND_HALF_UP))


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


I1, I2, T1, T2, ETA = 0.05, 0.10, 0.01, 0.99, 0.5
W = dict(enumerate([0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55], start=1))
Z1, Z2 = W[1] * I1 + W[2] * I2 + 0.35, W[3] * I1 + W[4] * I2 + 0.35
H1, H2 = sigmoid(Z1), sigmoid(Z2)
NET1, NET2 = W[5] * H1 + W[6] * H2 + 0.6, W[7] * H1 + W[8] * H2 + 0.6
O1, O2 = sigmoid(NET1), sigmoid(NET2)
D1, D2 = (O1 - T1) * O1 * (1 - O1), (O2 - T2) * O2 * (1 - O2)
BACK = D1 * W[5] + D2 * W[7]

PRINTED = {"net_h1": "0.3775", "out_h1": "0.593269992", "out_h2": "0.596884378", "net_o1": "1.105905967", "out_o1": "0.75136507",
           "out_o2": "0.772928465", "E_o1": "0.274811083", "E_o2": "0.023560026", "E": "0.298371109", "dE/dout_o1": "0.74136507",
           "dout/dnet_o1": "0.186815602", "dE/dw5": "0.082167041", "w5+": "0.35891648", "w6+": "0.408666186", "w7+": "0.511301270",
           "w8+": "0.561370121", "dE/dout_h1:o1": "0.055399425", "dE/dout_h1:o2": "-0.019049119", "dE/dout_h1": "0.036350306",
           "dout/dnet_h1": "0.241300709", "dE/dw1": "0.000438568", "w1+": "0.149780716", "w2+": "0.19956143", "w3+": "0.24975114",
           "w4+": "0.29950229"}
"""As Matt Mazur's post prints them."""


def test_what_the_post_prints_is_right():
    marks = {mark.shown: mark for mark in marked(MAZUR, PRINTED).marks}
    assert {name: marks[name].mark for name in PRINTED} == dict.fromkeys(PRINTED, "right")
    assert {mark.mark for name, mark in marks.items() if name not in PRINTED} == {"blank"}


def test_a_share_may_be_called_as_the_post_does():
    texts = {"dE_o1/dout_h1": "0.055399425", "dE_o2/da_h1": "-0.019049119"}
    marks = {mark.name: mark.mark for mark in marked(MAZUR, texts).marks if mark.mark != "blank"}
    assert marks == {"dE/da_h1:o1": "right", "dE/da_h1:o2": "right"}


def test_fifty_digits_are_right():
    exact = MAZUR.recording.replay(arithmetic=decimals())
    texts = {step.name: f"{+step.value:.30g}" for step in exact if len(f"{+step.value:.30g}") < 40}
    assert len(texts) > 35
    assert {mark.mark for mark in marked(MAZUR, texts).marks if mark.name in texts} == {"right"}


def test_the_slip_of_a_text_is_named_and_what_follows_from_it_is_carried():
    """The worked example's text breaks off the chain rule: -0.10853576749999999, and goes on from there."""
    answers = {"dE/dout_h1:o2": "-0.10853576749999999", "dE/dout_h1": "-0.08083605512923556"}
    first, then = mark(WORKED, "dE/dout_h1:o2", answers), mark(WORKED, "dE/dout_h1", answers)
    assert (first.mark, first.slip, first.at) == ("slip", "chain broken off", "dE/da_h1:o2")
    assert (then.mark, then.at) == ("carried", "dE/da_h1:o2")
    assert then.points == 2.0 and then.scheme == "M1 A1ft" and first.points == 0.5


PLANTED = {
    "sign of the error": ("dE/da_o2", T2 - O2), "output slope missing": ("delta_o2", O2 - T2),
    "hidden slope missing": ("delta_h1", BACK), "one share only": ("dE/da_h1", D1 * W[5]),
    "weights swapped": ("z_o1", W[6] * H1 + W[5] * H2 + 0.6), "factor 2 or 1/2": ("dE/da_h1:o1", 2 * D1 * W[5]),
    "other weights' time": ("dE/da_h1:o1", D1 * (W[5] - ETA * D1 * H1)),
    "slope at the wrong place": ("da/dz_o1", NET1 * (1 - NET1)), "another neuron's slope": ("delta_h1", BACK * O1 * (1 - O1)),
    "another function's slope": ("da/dz_h1", 1 - H1 * H1), "weights left out": ("z_o1", H1 + H2 + 0.6),
    "bias left out": ("z_o1", NET1 - 0.6), "term left out": ("z_o1", W[5] * H1 + 0.6),
    "input and activation confused": ("dE/dw5", D1 * Z1), "learning rate left out": ("w6+", W[6] - D1 * H2),
    "learning rate squared": ("w6+", W[6] - ETA * ETA * D1 * H2), "added instead of subtracted": ("w6+", W[6] + ETA * D1 * H2),
    "e^z for e^-z": ("a_h1", 1 / (1 + math.exp(Z1))), "net input for activation": ("z_o2", W[7] * Z1 + W[8] * H2 + 0.6),
    "target of another output": ("E_o1", 0.5 * (T2 - O1) ** 2), "wrong index": ("dE/dw6", D1 * H1),
    "minus sign lost": ("z_o1", W[5] * H1 + W[6] * H2 - 0.6), "divided instead of multiplied": ("delta_h1", BACK / (H1 * (1 - H1))),
}


@pytest.mark.parametrize("name", PLANTED)
def test_every_slip_is_named(name):
    asked, value = PLANTED[name]
    text = f"{value:.8f}" if asked.endswith("+") else figures(value)
    found = mark(MAZUR, asked, {asked: text})
    assert found.mark == "slip" and name in [slip.name for slip in found.slips] and found.at == asked
    assert "that comes out if " in found.sentence


def student(sheet, **changed):
    """All numbers of a 2-1 sigmoid sheet by hand, some of them changed, rounded to 5 figures and carried."""
    g = {sheet.task.name(line.position): sheet.values[line.position] for line in sheet.task.lines if line.is_given}
    n = {}

    def keep(name, value, decimals=None):
        value = changed.get(name, lambda n, g, right: right)(n, g, value)
        n[name] = float(figures(value, 5)) if decimals is None else round(value, decimals + 1)

    keep("z_o1", g["w1"] * g["x1"] + g["w2"] * g["x2"] + g["b_o1"])
    keep("a_o1", sigmoid(n["z_o1"]))
    keep("E_o1", 0.5 * (g["t_o1"] - n["a_o1"]) ** 2)
    keep("dE/da_o1", n["a_o1"] - g["t_o1"])
    keep("da/dz_o1", n["a_o1"] * (1 - n["a_o1"]))
    keep("delta_o1", n["dE/da_o1"] * n["da/dz_o1"])
    for weight, x in (("w1", g["x1"]), ("w2", g["x2"]), ("b_o1", 1.0)):
        keep(f"dE/d{weight}", n["delta_o1"] * x)
        keep(f"{weight}+", g[weight] - g["eta"] * n[f"dE/d{weight}"], sheet.blank(f"{weight}+").precision.decimals)
    asked = {blank.name: blank.precision for blank in sheet.blanks}
    return {name: figures(n[name], precision.figures) if precision.figures else f"{n[name]:.{precision.decimals}f}"
            for name, precision in asked.items()}


SMALL = [Course(SECRET, Settings((2, 1))).sheet(f"student {number}") for number in range(8)]


@pytest.mark.parametrize("sheet", SMALL, ids=lambda sheet: sheet.student)
def test_a_student_computed_by_hand(sheet):
    assert {mark.mark for mark in marked(sheet, student(sheet)).marks} == {"right"}
    changed = {"delta_o1": lambda n, g, right: n["dE/da_o1"]}
    marks = {mark.name: mark for mark in marked(sheet, student(sheet, **changed)).marks}
    assert (marks["delta_o1"].mark, marks["delta_o1"].slip) == ("slip", "output slope missing")
    assert {marks[name].mark for name in marks if name.startswith("dE/d") and name[4] in "wb" or name.endswith("+")} == {"carried"}
    assert marks["w1+"].at == "delta_o1"
    both = {**changed, "w2+": lambda n, g, right: g["w2"] + g["eta"] * n["dE/dw2"]}
    marks = {mark.name: mark for mark in marked(sheet, student(sheet, **both)).marks}
    assert (marks["delta_o1"].slip, marks["w2+"].slip) == ("output slope missing", "added instead of subtracted")


@pytest.mark.parametrize("sheet", SMALL, ids=lambda sheet: sheet.student)
def test_the_other_sign_and_zero_are_never_right(sheet):
    right = student(sheet)
    for name, text in right.items():
        for wrong in (text[1:] if text[0] == "-" else "-" + text, "0", "0.0000", "-0"):
            assert mark(sheet, name, {**right, name: wrong}).mark not in ("right", "carried", "rounded"), (name, wrong)


def one(text, name="a_h1", **others):
    return mark(MAZUR, name, {name: text, **others})


WORDED = [
    (one("0.593270"), "right", "right"), (one("0,593270"), "right", "right"), (one("0.59327"), "right", "right"),
    (one("0.593"), "rounded", "6 figures are asked"), (one("0.593269"), "rounded", "cut, not rounded"),
    (one("0.7"), "wrong", "none of the usual slips"), (one(""), "blank", "nothing is written"), (one("x"), "unreadable", "no number"),
    (one(figures(W[5] * 0.59 + W[6] * 0.60 + 0.6), "z_o1"), "rounded", "the zeros at its end are padding"),
]


@pytest.mark.parametrize("found, word, sentence", WORDED, ids=[word + " " + found.value for found, word, _ in WORDED])
def test_what_a_student_is_told(found, word, sentence):
    assert found.mark == word and sentence in found.sentence and word in MARK_WORDS


def test_a_number_that_makes_the_rest_trivial_is_not_carried():
    for text in ("1", "0"):
        answers = {"a_h1": text, "z_o1": figures(W[5] * float(text) + W[6] * H2 + 0.6), "a_h2": figures(H2)}
        refused, then = mark(MAZUR, "a_h1", answers), mark(MAZUR, "z_o1", answers)
        assert refused.refused and "trivial" in refused.sentence and refused.mark == "wrong"
        assert then.mark not in ("right", "carried")
        assert mark(MAZUR, "z_o1", {**answers, "z_o1": figures(NET1)}).mark == "right"


def test_a_slip_in_a_line_that_is_not_asked_is_named_with_its_line():
    sheet = SharedCourse(example_named("mazur"), Settings(source="mazur", figures=6, ask=("forward", "delta*"))).sheet("anna")
    found = mark(sheet, "delta_o1", {"delta_o1": figures((T1 - O1) * O1 * (1 - O1)), "a_o1": figures(O1)})
    assert found.mark == "slip"
    assert ("sign of the error", "dE/da_o1") in [(slip.name, slip.at) for slip in found.slips]
    assert "not written down" in found.sentence


def test_what_marks_count():
    weights = Weights(method=2, accuracy=1, carried=0.5, rounded=0.25, slip=0.5)
    assert [sum(weights.of(word)) for word in MARK_WORDS] == [3, 2.5, 2.25, 1, 0, 0, 0]
    assert [weights.scheme(word) for word in MARK_WORDS[:4]] == ["M2 A1", "M2 A0.5ft", "M2 A0.25", "M1 A0"]
    assert Weights(100, 100, 1, 1, 1).most == 200
    for name, value in (("slip", 1.5), ("method", -1), ("carried", math.nan), ("method", 101), ("accuracy", 101), ("rounded", 2)):
        with pytest.raises(BadValue, match=f"the weight of {name}"):
            Weights(**{name: value})
    assert marked(MAZUR, PRINTED, weights).points == 3 * len(PRINTED)


def test_a_mark_as_json():
    assert one("0.593269").as_dict() == {"student": "anna", "name": "a_h1", "shown": "out_h1", "value": "0.593269", "mark": "rounded", "slip": "",
                                         "at": "a_h1", "points": 1.0}


ODD = ["0", "-0", "1", "-1", "1e308", "-1e308", "1e-308", "5e-324", "1e-320", "1e999", "9" * 39, "0.0000000001", "1/3", "1e-5/1e-300",
       "nan", "-", "=1+1", "\ud800", "0.5", "0.25", "2", "100", "1e5", "-7.5e-3", "\u0663"]


@pytest.mark.parametrize("course", [Course(SECRET, Settings((2, 2, 1), activation=name)) for name in ("sigmoid", "tanh", "relu")],
                         ids=lambda course: course.settings.activation)
def test_whatever_is_written_gets_a_mark(course):
    draw = random.Random(5)
    for number in range(12):
        sheet = course.sheet(f"student {number}")
        marks = marked(sheet, {blank.name: draw.choice(ODD) for blank in sheet.blanks if draw.random() < 0.9}).marks
        assert len(marks) == len(sheet.blanks) and all(mark.mark in MARK_WORDS and 0.0 <= mark.points <= mark.most for mark in marks)


def test_two_epochs_are_followed_and_their_marks_say_which():
    course = Course(SECRET, Settings((1, 1), epochs=2))
    sheet = course.sheet("anna")
    g = {sheet.task.name(line.position).removesuffix("@1"): sheet.values[line.position] for line in sheet.task.lines if line.is_given}
    w, b, texts = g["w1"], g["b_o1"], {}
    for number in (1, 2):
        z = w * g["x1"] + b
        a = sigmoid(z)
        up, slope = a - g["t_o1"], a * (1 - a)
        delta = up if number == 1 else up * slope
        values = {"z_o1": z, "a_o1": a, "E_o1": 0.5 * up * up, "dE/da_o1": up, "da/dz_o1": slope, "delta_o1": delta,
                  "dE/dw1": delta * g["x1"], "dE/db_o1": delta}
        w, b = w - g["eta"] * delta * g["x1"], b - g["eta"] * delta
        values |= {"w1+": w, "b_o1+": b}
        texts |= {f"{name}@{number}": repr(value) for name, value in values.items()}
    marks = {mark.name: mark for mark in marked(sheet, texts).marks}
    assert marks["delta_o1@1"].slip == "output slope missing"
    assert marks["z_o1@2"].mark == marks["delta_o1@2"].mark == marks["w1+@2"].mark == "carried"
    assert {"name": "z_o1", "epoch": 2}.items() <= marks["z_o1@2"].as_dict().items()
