"""A class's answers: duplicates, strangers, other sheets, codes."""
from dataclasses import replace

import pytest

from neuron_graph.classroom.roll.answers import BadAnswers, HandedAnswer
from neuron_graph.classroom.roll.class_marking import class_marks
from neuron_graph.classroom.sheets.course import Course
from neuron_graph.classroom.sheets.settings import Settings

COURSE = Course(b"correct horse battery", Settings((2, 1), ask=("forward",)))


def right(student, code="", line=2):
    sheet = COURSE.sheet(student)
    return [HandedAnswer(student, blank.name, f"{sheet.value(blank):.6g}", code, f"a.csv, line {line + n}") for n, blank in enumerate(sheet.blanks)]


def test_each_student_is_marked_by_an_own_sheet_in_the_order_of_the_answers():
    found = class_marks(COURSE, [*right("bert"), *right("anna", line=4)])
    assert [one.student for one in found.students] == ["bert", "anna"] and not found.remarks
    assert all(one.points == one.most == 4.0 for one in found.students)
    swapped = [HandedAnswer("bert", answer.name, answer.value) for answer in right("anna")]
    assert class_marks(COURSE, swapped).students[0].points < 4.0


def test_strangers_and_those_who_handed_in_nothing_are_named():
    found = class_marks(COURSE, [*right("anna"), HandedAnswer("mallory", "z_o1", "1", "", "a.csv, line 9")], roster=["anna", "bert"])
    assert [one.student for one in found.students] == ["anna", "bert"]
    assert found.remarks == ["a.csv, line 9: there is no student 'mallory' in the roster; 1 answer is left out",
                             "bert handed in nothing"]
    assert found.students[1].counts["blank"] == 2


def test_of_two_answers_the_later_one_counts_unless_it_is_empty():
    first, second = right("anna")
    again = HandedAnswer("anna", "net_o1", "1.5", "", "a.csv, line 7")
    found = class_marks(COURSE, [first, second, again])
    assert found.students[0].marks[0].value == "1.5"
    assert found.remarks == ["a.csv, line 7: anna answers net_o1 again, after a.csv, line 2; the later one counts"]
    empty = class_marks(COURSE, [first, second, HandedAnswer("anna", "net_o1", "")])
    assert empty.students[0].points == 4.0 and not empty.remarks


def test_a_name_that_is_not_asked_is_named():
    found = class_marks(COURSE, [*right("anna"), HandedAnswer("anna", "dE/dw1", "1", "", "a.csv, line 4")])
    assert found.remarks == ["a.csv, line 4: 'dE/dw1' is not asked on the sheet of anna; it is left out"]


def test_those_who_have_no_sheet_are_left_out_with_the_nearest_id():
    found = class_marks(COURSE, [*right("bert"), *right("annna", line=4)], listed=["anna", "bert", "zoe"])
    assert [one.student for one in found.students] == ["bert"]
    assert found.remarks == ["a.csv, line 4: there is no student 'annna' among those who have sheets (nearest: anna); 2 answers are left out"]
    code = COURSE.sheet("anna").code
    assert len(class_marks(COURSE, [HandedAnswer("", "net_o1", "1", code)], listed=["anna"]).students) == 1


REFUSED = [
    ([HandedAnswer("anna", "question 3", "1", "", "a.csv, line 2")], (), "a.csv, line 2: none of its names is asked on these sheets"),
    ([HandedAnswer("zoe", "z_o1", "1", "", "a.csv, line 2")], ("anna",), "a.csv, line 2: none of its students is in the roster, 'zoe'"),
    (right("annna"), ("anna",), r"a.csv, line 2: none of its students is in the roster, 'annna' for one \(nearest: anna\): is it"),
    ([HandedAnswer("bert", "x", "1"), *right("annna")], ("anna", "bert"), r"a.csv, line 2: not each of its students is in the roster, 'annna' for one"),
    ([HandedAnswer("anna", "z_o1", "1", "K7F3", "a.csv, line 2")], (), "a.csv, line 2: the code is 'K7F3'"),
]


@pytest.mark.parametrize("answers, roster, message", REFUSED)
def test_files_of_other_sheets_are_refused(answers, roster, message):
    with pytest.raises(BadAnswers, match=message):
        class_marks(COURSE, answers, roster)


def test_codes():
    anna, bert = COURSE.sheet("anna").code, COURSE.sheet("bert").code
    assert class_marks(COURSE, right("anna", anna)).students[0].points == 4.0
    nameless = [HandedAnswer("", answer.name, answer.value, anna) for answer in right("anna")]
    assert class_marks(COURSE, nameless).students[0].points == 4.0
    borrowed = [HandedAnswer("bert", answer.name, answer.value, anna, answer.where) for answer in right("anna")]
    found = class_marks(COURSE, borrowed)
    assert found.students[0].points < 4.0 and "is not that of bert" in found.remarks[0] and found.students[0].code == bert
    with pytest.raises(BadAnswers, match="has two codes"):
        class_marks(COURSE, [*right("anna", anna), *right("anna", bert)])
    other = Course(b"another secret", COURSE.settings).sheet("anna").code
    with pytest.raises(BadAnswers, match="line 2.*another secret, or"):
        class_marks(COURSE, right("anna", other))


def test_marks_as_json():
    found = class_marks(COURSE, right("anna")).as_dict()
    assert found["format"] == 2 and [answer["mark"] for answer in found["answers"]] == ["right", "right"]
    assert set(found["answers"][0]) == {"student", "name", "shown", "value", "mark", "slip", "at", "points"}


@pytest.mark.parametrize("student", ["", "  ", "a" * 201, "a\nb", "\ud800"])
def test_what_is_no_student_is_refused_with_its_line(student):
    with pytest.raises(BadAnswers, match="a.csv, line 2: the student's id"):
        class_marks(COURSE, [HandedAnswer(student, "z_o1", "1", "", "a.csv, line 2")])


def test_one_unreadable_code_does_not_abort_the_marking_of_a_class():
    anna, bert, carl = (COURSE.sheet(student).code for student in ("anna", "bert", "carl"))
    mistyped = bert[:-1] + ("0" if bert[-1] != "0" else "1")
    answers = [*right("anna", anna), *right("bert", mistyped, 10), *right("carl", carl, 20)]
    nameless = [replace(answer, student="") for answer in right("dora", "K7F3", 30)]
    found = class_marks(COURSE, [*answers, *nameless])
    assert [(one.student, one.points) for one in found.students] == [("anna", 4.0), ("bert", 4.0), ("carl", 4.0)]
    assert [remark.split(": ")[0] for remark in found.remarks] == ["a.csv, line 10", "a.csv, line 30"]
    assert "mistyped" in found.remarks[0] and found.remarks[0].endswith("; marked by the student's own sheet")
    assert found.remarks[1].endswith("; its answers are left out")
    with pytest.raises(BadAnswers, match="line 10"):
        class_marks(COURSE, [*right("bert", mistyped, 10), *nameless])
