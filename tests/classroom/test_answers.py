"""Answers as people write them, and the files that they come in."""
import json

import pytest

from neuron_graph.classroom.roll.answers import BadAnswers, HandedAnswer, read_answers
from neuron_graph.data.table import BadTable
from neuron_graph.errors import BadValue, NeuronGraphError
from neuron_graph.judging.answer import read_answer

NUMBERS = [
    ("0.3775", 0.3775, 0.00005, 4), ("0,3775", 0.3775, 0.00005, 4), (".3775", 0.3775, 0.00005, 4), (" 0.3775 ", 0.3775, 0.00005, 4),
    ("3.775e-1", 0.3775, 0.00005, 4), ("3.775E-01", 0.3775, 0.00005, 4), ("3.775×10^-1", 0.3775, 0.00005, 4),
    ("3,775 · 10⁻¹", 0.3775, 0.00005, 4), ("3.775*10**-1", 0.3775, 0.00005, 4), ("3.775 x 10^(-1)", 0.3775, 0.00005, 4),
    ("\u22120.3775", -0.3775, 0.00005, 4), ("- 0.3775", -0.3775, 0.00005, 4), ("\u20130.3775", -0.3775, 0.00005, 4),
    ("+0.3775", 0.3775, 0.00005, 4), ("= 0.3775", 0.3775, 0.00005, 4), ("≈0.3775", 0.3775, 0.00005, 4),
    ("0.377 5", 0.3775, 0.00005, 4), ("0.377\u00a05", 0.3775, 0.00005, 4), ("3/8", 0.375, 0.0, 17), ("-3 / 8", -0.375, 0.0, 17),
    ("0.00377500", 0.003775, 5e-9, 6), ("12", 12.0, 0.5, 2), ("0", 0.0, 0.5, 1), ("1e3", 1000.0, 500.0, 1),
]


@pytest.mark.parametrize("text, value, half, figures", NUMBERS)
def test_numbers_as_people_write_them(text, value, half, figures):
    answer = read_answer(text)
    assert float(answer) == value and answer.figures == figures
    assert answer.written.half == pytest.approx(half, rel=1e-12)


@pytest.mark.parametrize("text", ["", "  ", "?", "---", "____", "…"[:0]])
def test_nothing_written(text):
    assert read_answer(text) is None


@pytest.mark.parametrize("text", ["nan", "inf", "abc", "1/0", "1/2/3", "0,1,2", "1.2.3", "=cmd()", "__import__('os')", "1e999", "9" * 500,
                                  "0x10", "1_000", "①", "٣", "0.3775 m", "10^", "w1·x1"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(BadValue, match="number"):
        read_answer(text)


THREE = [("anna", "z_h1", "0,3775"), ("anna", "a_h1", ""), ("bert", "z_h1", "-3.775e-1")]
FILES = {
    "comma.csv": 'student,name,value\nanna,z_h1,"0,3775"\nanna,a_h1,\nbert,z_h1,-3.775e-1\n',
    "semicolon.csv": "\ufeffStudent;Name;Value\nanna;z_h1;0,3775\nanna;a_h1;\nbert;z_h1;-3.775e-1\n",
    "tab.csv": "name\tstudent\tnote\tvalue\nz_h1\tanna\tx\t0,3775\na_h1\tanna\t\t\nz_h1\tbert\t\t-3.775e-1\n",
    "crlf.csv": 'student,name,answer\r\nanna,z_h1,"0,3775"\r\nanna,a_h1,\r\nbert,z_h1,-3.775e-1\r\n',
    "object.json": json.dumps({"format": 1, "answers": [dict(zip(("student", "name", "value"), row)) for row in THREE]}),
    "list.json": json.dumps([{"student": s, "name": n, "value": v or None} for s, n, v in THREE]),
    "sheets.md": """# A sheet

**Student:** anna

Some words, and a table that holds no answers:

| weight | is |
| --- | --- |
| w1 | 0.15 |

| name | figures | value |
|:--|--:|---|
| `z_h1` | 4 | 0,3775 |
| a_h1 | 4 | |

## Student: bert

| name | answer |
| --- | --- |
| z\\_h1 | -3.775e-1 |
""",
}


@pytest.mark.parametrize("name", FILES)
def test_files_in_all_their_forms(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(FILES[name].encode())
    found = read_answers(path)
    assert [(answer.student, answer.name, answer.value) for answer in found] == THREE
    assert all(str(path) in answer.where for answer in found)


def test_numbers_in_json_and_codes_of_a_sheet(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('[{"student": "anna", "name": "z_h1", "value": 0.25, "code": "K7F3"}, {"student": 7, "name": "E", "value": 1}]')
    assert [(a.student, a.value, a.code) for a in read_answers(path)] == [("anna", "0.25", "K7F3"), ("7", "1", "")]
    path = tmp_path / "a.md"
    path.write_text("- code: `K7F3-9Q2M`\n\n| name | value |\n| - | - |\n| E | 0.5 |\n\ncode: ABCD\n\n| name | value |\n|-|-|\n| E | 1 |\n")
    assert [(a.student, a.code, a.value) for a in read_answers(path)] == [("", "K7F3-9Q2M", "0.5"), ("", "ABCD", "1")]


def test_the_line_is_known(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(FILES["sheets.md"])
    assert [answer.where.rpartition(" ")[2] for answer in read_answers(path)] == ["13", "14", "20"]
    path = tmp_path / "a.csv"
    path.write_text("student,name,value\n\nanna,E,1\n")
    assert read_answers(path) == [HandedAnswer("anna", "E", "1", "", f"{path}, line 3")]


BAD = {
    "a.csv": [("student,name\nanna,E\n", "no column 'value', only student, name"), ("student,name,value\nanna,E\n", "line 2"),
              ("", "empty"), ("student,name,value\n,E,1\n", "line 2: the student is missing"),
              ("student,name,value\nanna,,1\n", "line 2: the name of the number is missing"),
              (f"student,name,value\nanna,E,{'1' * 300}\n", "longer than 200 characters")],
    "a.json": [("{", "line 1: it is no JSON"), ("3", "a list of answers"), ('[{"student": ["anna"]}]', "answer 1: an object with"),
               ('[{"student": "anna", "value": 1}]', "answer 1: the name of the number is missing"),
               ('[{"student": "anna", "name": "E", "value": true}]', "answer 1"), ("[" * 100_000, "no JSON"), ("[]", "no answers")],
    "a.md": [("| name | value |\n|-|-|\n| E | 1 |\n", "line 3: whose answers are these"), ("student: anna\n", "no answers"),
             ("student: anna\n| name | x | value |\n|-|-|-|\n| E | 1 |\n", "2 cells, and 3 are due")],
}


@pytest.mark.parametrize("name, content, message", [(name, *case) for name, cases in BAD.items() for case in cases])
def test_bad_files_are_refused_in_a_sentence(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises((BadAnswers, BadTable), match=message) as refused:
        read_answers(path)
    assert str(path) in str(refused.value) and "\n" not in str(refused.value)


def test_a_file_that_is_not_there(tmp_path):
    for name in ("none.csv", "none.json", "none.md"):
        with pytest.raises(NeuronGraphError, match=name):
            read_answers(tmp_path / name)
