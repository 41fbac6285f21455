"""Sheets: fair, their own numbers, the key in them to the last bit, and the same again from code or id."""
import math
from dataclasses import replace
from decimal import Decimal
from itertools import islice, pairwise

import pytest

from neuron_graph.classroom.sheets.course import Course
from neuron_graph.classroom.sheets.fairness import CLEAR_GAP
from neuron_graph.classroom.sheets.settings import Settings, drawable
from neuron_graph.classroom.sheets.shared_course import SharedCourse
from neuron_graph.errors import BadValue, NeuronGraphError, TooMuch, UnknownName
from neuron_graph.network.activations import activation_named
from neuron_graph.network.convention import Convention
from neuron_graph.published.files.walkthrough import example_named, shipped
from neuron_graph.recording.expressions.arithmetics import decimals

SECRET = b"correct horse battery"
KINDS = [Settings(), Settings((3, 2, 2), activation="tanh"), Settings((2, 2, 1), activation="relu"),
         Settings((2, 2, 2), epochs=2), Settings((2, 2), output_activation="softmax", convention=Convention(error="cross-entropy")),
         Settings((2, 2, 2), convention=Convention(rule="momentum", bias="frozen"))]


def given(sheet, *kinds):
    return [sheet.values[line.position] for line in sheet.task.lines if line.is_given and line.step.kind in kinds]


@pytest.mark.parametrize("settings", KINDS, ids=lambda settings: settings.text[:60])
def test_the_numbers_of_a_sheet_are_those_of_its_recordings(settings):
    sheet = Course(SECRET, settings).sheet("anna")
    assert sheet.values == [step.value for recording in sheet.recordings for step in recording.trail]
    names = {sheet.task.name(line.position) for line in sheet.task.lines}
    assert all(blank.name in names and sheet.blank(blank.shown) is blank for blank in sheet.blanks)
    positions = [blank.position for blank in sheet.blanks]
    assert positions == sorted(positions)


@pytest.mark.parametrize("name", [name for name in shipped() if name != "perceptron"])
@pytest.mark.parametrize("epochs", [1, 2])
def test_the_numbers_of_a_walkthrough_are_those_of_its_recordings(name, epochs):
    example = example_named(name)
    if epochs > 1 and not example.trains:
        return
    sheet = SharedCourse(example, Settings(source=name, epochs=epochs)).sheet("anna")
    assert list(map(repr, sheet.values)) == [repr(float(step.value)) for recording in sheet.recordings for step in recording.trail]


@pytest.mark.parametrize("settings", [KINDS[0], KINDS[1], KINDS[2]], ids=lambda settings: settings.text[:60])
def test_sheets_are_fair_and_alike(settings):
    course = Course(SECRET, settings)
    minus = set()
    for student in range(12):
        sheet = course.sheet(f"student {student}")
        numbers = given(sheet, "input", "weight", "bias", "target", "rate")
        hundredths = [abs(Decimal(str(number))) * 100 for number in numbers]
        assert all(number == int(number) and 11 <= number <= 99 and number % 10 for number in hundredths)
        assert len(set(hundredths)) == len(hundredths)
        rate, = given(sheet, "rate")
        assert 0.12 <= rate <= 0.48
        minus.add(sum(number < 0 for number in numbers))
        for line in sheet.task.lines:
            value = sheet.values[line.position]
            assert math.isfinite(value) and abs(value) >= 0.0005
            assert line.step.kind != "a" or settings.activation == "relu" or 0.05 < abs(value) < 0.95
        assert [blank.name for blank in sheet.blanks] == [blank.name for blank in course.sheet("another").blanks]
    assert len(minus) == 1


def test_new_weights_are_asked_to_decimals_that_show_their_change():
    sheet = Course(SECRET, Settings()).sheet("anna")
    for blank in sheet.blanks:
        if blank.step.kind == "updated":
            old = sheet.recording[blank.name.removesuffix("+")].value
            change = round(sheet.value(blank), blank.precision.decimals) - old
            assert abs(change) >= 10 * 10 ** -blank.precision.decimals and blank.precision.figures is None
        else:
            assert blank.precision.figures == 4


def test_no_two_classes_of_slips_may_be_confused():
    course = Course(SECRET, Settings((2, 2, 1)))
    for student in range(10):
        sheet = course.sheet(f"student {student}")
        for line in course.lines:
            spots = [(sheet.values[line.position], sheet.chain.radii[line.position])]
            for family in course.families[line.position]:
                value = family[0].edited.of(list(sheet.values))
                spots.append((value, sheet.chain.off(family[0].edited, line.position)))
            spots.sort()
            half = sheet.precisions[line.position].half
            for (low, below), (high, above) in zip(spots, spots[1:]):
                assert high - low > below + above + half(low) + half(high), sheet.task.name(line.position)


def test_how_far_a_line_may_be_off_holds_for_every_way_to_epoch_the_lines_before():
    """Against decimals: the numbers carried with one figure more, up to half a unit off by chance, stay within the radius."""
    import random

    draw = random.Random(3)
    sheet = Course(SECRET, Settings()).sheet("anna")
    for _ in range(60):
        values = list(sheet.values)
        for line in sheet.task.lines:
            if not line.is_given:
                exact = line.of(values)
                unit = 2 * sheet.precisions[line.position].finer(exact)
                values[line.position] = exact if line.is_renamed else exact + draw.uniform(-0.5, 0.5) * unit
                assert abs(values[line.position] - sheet.values[line.position]) <= sheet.chain.radii[line.position] * (1 + 1e-3)


def test_a_sheet_comes_again_from_its_code_and_from_the_student():
    course = Course(SECRET, Settings((2, 2, 1)))
    sheet = course.sheet("anna")
    again = Course(SECRET, Settings((2, 2, 1))).sheet_of_code(sheet.code.lower())
    assert again.values == sheet.values and again.code == sheet.code == course.sheet("anna").code
    assert course.sheet("bert").values != sheet.values
    assert Course(b"another secret", Settings((2, 2, 1))).sheet("anna").values != sheet.values
    assert Course(SECRET, Settings((2, 2, 1), figures=5)).sheet("anna").values != sheet.values


def test_the_key_agrees_with_fifty_digits():
    sheet = Course(SECRET, Settings()).sheet("anna")
    exact = sheet.recording.replay(arithmetic=decimals())
    for value, step in zip(sheet.values, exact.trail):
        assert abs(Decimal(value) - step.value) < Decimal("1e-14")


ASKED = {
    ("forward",): ["z_h1", "a_h1", "z_o1", "a_o1"],
    ("z_o1", "dE/dw1"): ["z_o1", "dE/dw1"],
    ("net_h1", "w*+"): ["z_h1", "w1+", "w2+", "w3+"],
    ("error",): ["E_o1"],
    ("E",): ["E"],
}


@pytest.mark.parametrize("ask, names", ASKED.items())
def test_what_is_asked(ask, names):
    assert [blank.name for blank in Course(SECRET, Settings((2, 1, 1), ask=ask)).sheet("anna").blanks] == names


def test_two_epochs_bear_their_epoch():
    names = [blank.name for blank in Course(SECRET, Settings((1, 1), epochs=2, ask=("update",))).sheet("anna").blanks]
    assert names == ["w1+@1", "b_o1+@1", "w1+@2", "b_o1+@2"]


WRONG = [
    (lambda: Settings((2,)), "the layers is '2'"), (lambda: Settings((9, 9, 9)), "162 weights"),
    (lambda: Settings(activation="step"), "sheets are drawn with"), (lambda: Settings(activation="squish"), "no activation"),
    (lambda: Settings(figures=1), "from 2 to 8"), (lambda: Settings(epochs=6), "at most 5"), (lambda: Settings(ask=()), "what is asked"),
    (lambda: Settings(activation="tanh", convention=Convention(error="binary-cross-entropy")), "between 0 and 1"),
    (lambda: Settings(output_activation="softmax"), "error=cross-entropy"),
    (lambda: Settings(convention=Convention(rule="perceptron")), "descent on an error"),
    (lambda: Settings(convention=Convention(batch="all")), "batch=1"),
    (lambda: Course(b"short", Settings()), "at least 12"), (lambda: Course(SECRET, Settings(ask=("w99+",))), "no number 'w99[+]'"),
    (lambda: Course(SECRET, Settings(ask=("w1",))), "given on the sheet"), (lambda: Course(SECRET, Settings()).sheet(" "), "student's id"),
    (lambda: SharedCourse(example_named("mazur"), Settings(source="mazur")).sheet_of_code("x"), "same for all"),
    (lambda: SharedCourse(example_named("perceptron"), Settings(source="perceptron", epochs=2)).sheet("anna"), "too many for a sheet"),
]


@pytest.mark.parametrize("make, message", WRONG)
def test_what_cannot_be_a_sheet_is_refused_in_a_sentence(make, message):
    with pytest.raises((BadValue, UnknownName, TooMuch), match=message) as refused:
        make()
    assert "\n" not in str(refused.value) and isinstance(refused.value, NeuronGraphError)


EDGES = [  # what is just taken, and what is just refused
    (lambda: Course(b"12345678", Settings()), lambda: Course(b"1234567", Settings())),
    (lambda: Settings(figures=2), lambda: Settings(figures=1)), (lambda: Settings(figures=8), lambda: Settings(figures=9)),
    (lambda: Settings(epochs=1), lambda: Settings(epochs=0)), (lambda: Settings(epochs=5), lambda: Settings(epochs=6)),
    (lambda: Course(SECRET, Settings((1, 1))).sheet("x" * 200), lambda: Course(SECRET, Settings((1, 1))).sheet("x" * 201)),
]


@pytest.mark.parametrize("taken, refused", EDGES)
def test_limits_are_where_they_are_said_to_be(taken, refused):
    taken()
    with pytest.raises(BadValue):
        refused()


def test_the_secret_stands_in_no_error_and_no_picture_of_a_course():
    with pytest.raises(BadValue) as refused:
        Course(b"tiny", Settings())
    assert "tiny" not in str(refused.value)
    course = Course(SECRET, Settings((2, 1)))
    assert "horse" not in repr(course) + repr(course.sheet("anna"))


def unhurried(course, chain):
    """How many classes of slips are doubtful, every pair of neighbours looked at in full."""
    count = 0
    for line in course.lines:
        half, found = chain.precision(line.position).half, [(chain.values[line.position], chain.radii[line.position], None)]
        for number, family in enumerate(course.families[line.position]):
            value = family[0].edited.of(chain.values)
            if value and math.isfinite(value):
                found.append((value, chain.off(family[0].edited, line.position), number))
        found.sort(key=lambda one: one[0])
        near = [(low, high) for low, high in pairwise(found)
                if high[0] - low[0] - half(low[0]) - half(high[0]) <= min(low[1] + high[1], CLEAR_GAP * (half(low[0]) + half(high[0])))]
        count += len({one[2] for pair in near for one in pair if one[2] is not None})
    return count


@pytest.mark.parametrize("settings", [replace(kind, figures=figures) for kind in KINDS[:5] for figures in (3, 5)], ids=lambda kind: kind.text[:60])
def test_a_draw_is_as_doubtful_as_without_short_cuts(settings):
    course = Course(SECRET, settings)
    for _, chain in islice(course.in_range(7), 6):
        count = unhurried(course, chain)
        assert course.doubt(chain, 9999) == count
        for enough in {0, 1, count // 2, max(count - 1, 0), count, count + 1}:
            assert (course.doubt(chain, enough) <= enough) == (count <= enough)


def test_where_no_sheet_is_fair_a_sentence_says_what_to_change():
    with pytest.raises(NeuronGraphError, match="of 20000 draws for a 2-2-2-2-2-2 network none .*: take fewer layers or epochs, another"):
        Course(SECRET, Settings((2, 2, 2, 2, 2, 2))).sheet("anna")


@pytest.mark.parametrize("activation", [name for name in drawable() if name not in ("sigmoid", "tanh", "identity")])
def test_sheets_of_every_activation_keep_to_its_span(activation):
    course = Course(SECRET, Settings((2, 2, 1), activation=activation))
    low, high = activation_named(activation).drawn
    for student in ("anna", "bert"):
        sheet = course.sheet(student)
        numbers = {sheet.task.name(line.position): sheet.values[line.position] for line in sheet.task.lines}
        for neuron in ("h1", "h2", "o1"):
            assert low <= numbers[f"z_{neuron}"] <= high
            assert numbers[f"a_{neuron}"] == activation_named(activation)(numbers[f"z_{neuron}"])


@pytest.mark.parametrize("activation", ["gelu", "elu:0.5", "step:0:0:0.5:0:1", "hard-sigmoid:5"])
def test_activations_of_which_no_sheet_is_drawn(activation):
    with pytest.raises(BadValue, match="sheets are drawn with sigmoid, tanh"):
        Settings((2, 2, 1), activation=activation)
