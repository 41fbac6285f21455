"""`mark`: a class's answers with known mistakes; gradebooks, feedback, the report; what cannot be marked."""
import contextlib
import csv
import io
import json
import math

import pytest

from neuron_graph.classroom.sheets.course import Course
from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.classroom.sheets.settings_file import SETTINGS_FILE, settings_in, settings_lines
from neuron_graph.classroom.sheets.sheet_marks import marked
from neuron_graph.network.convention import Convention

SECRET = "a long line that nobody can guess"
SETTINGS = Settings(layers=(2, 2, 1), ask=("forward", "error", "delta_o1"), figures=4)
STUDENTS = ["anna", "=cmd()", "../../x", "ö🌼", "<b>|`x`"]


def written(sheet, wrong):
    """The right numbers at the figures carried; or with out_h2 wrong and all that follows from it, worked out by hand."""
    known = {sheet.task.name(line.position): sheet.values[line.position] for line in sheet.task.lines}
    if wrong:
        known["a_h2"] *= 1.3
        known["z_o1"] = known["w5"] * known["a_h1"] + known["w6"] * known["a_h2"] + known["b_o1"]
        out = known["a_o1"] = 1 / (1 + math.exp(-known["z_o1"]))
        known["E_o1"] = (known["t_o1"] - out) ** 2 / 2
        known["delta_o1"] = (out - known["t_o1"]) * out * (1 - out)
    return {blank.name: f"{known[blank.name]:.5g}" for blank in sheet.blanks}


@pytest.fixture
def room(tmp_path):
    """A folder with a secret, the settings, a roster and answers: of the third student out_h2 is wrong, and all that follows."""
    (tmp_path / "secret.txt").write_text(SECRET + "\n")
    (tmp_path / SETTINGS_FILE).write_text("\n".join(settings_lines(SETTINGS)))
    course = Course(SECRET.encode(), SETTINGS)
    rows = [["student", "name", "value"]]
    for number, student in enumerate(STUDENTS):
        sheet = course.sheet(student)
        numbers = written(sheet, wrong=number == 2)
        rows += [[student, blank.shown, numbers[blank.name]] for blank in sheet.blanks]
    with (tmp_path / "answers.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    with (tmp_path / "roster.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name", "id"], *(["=HYPERLINK(1)", student] for student in STUDENTS), ["Zoe", "zoe"]])
    with contextlib.chdir(tmp_path):
        yield tmp_path


@pytest.fixture
def mark(typed, room):
    """`mark` with the files of the room."""
    return lambda *words, answers="answers.csv": typed("mark", str(room / answers), "--secret", str(room / "secret.txt"), *words)


def test_json(mark):
    found = mark("--format", "json")
    content = json.loads(found.out)
    assert (found.err, found.code, content["format"]) == ("", 1, 2)
    assert set(content["answers"][0]) == {"student", "name", "shown", "value", "mark", "slip", "at", "points"}
    marks = {(answer["student"], answer["name"]): answer["mark"] for answer in content["answers"]}
    assert marks["../../x", "a_h2"] == "wrong" and marks["../../x", "a_o1"] == "carried" and marks["../../x", "delta_o1"] == "carried"
    assert {word for (student, _), word in marks.items() if student != "../../x"} == {"right"}


def test_a_class_is_marked_without_drawing_what_its_settings_tell(mark, room, monkeypatch):
    course = Course(SECRET.encode(), SETTINGS)
    (room / SETTINGS_FILE).write_text("\n".join(settings_lines(SETTINGS, [course.sheet(student) for student in STUDENTS])), encoding="utf-8")
    drawn = mark("--format", "json")
    monkeypatch.setattr(Course, "fairest", None)
    assert mark("--format", "json") == drawn and drawn.code == 1


def test_all_right_is_0(mark, room):
    rows = (room / "answers.csv").read_text(encoding="utf-8-sig").splitlines()
    (room / "answers.csv").write_text("\n".join(row for row in rows if not row.startswith("../")), encoding="utf-8")
    assert mark().code == 0


def test_the_terminal_and_the_report(mark, room):
    found = mark("--report", str(room / "report.md"), "--title", "Sheet 3")
    assert "../../x" in found.out and "out_h2 = " in found.out and "anna" in found.out
    report = (room / "report.md").read_text(encoding="utf-8")
    assert report.startswith("# Sheet 3\n") and "`out_h2`: 4 right, 1 wrong" in report
    assert not any(student in report for student in STUDENTS)
    ascii_one = mark("--title", "x")
    assert SECRET not in found.out + ascii_one.out + report


def test_who_handed_in_nothing_is_blank(mark, room):
    content = json.loads(mark("--students", str(room / "roster.csv"), "--format", "json").out)
    assert {answer["mark"] for answer in content["answers"] if answer["student"] == "zoe"} == {"blank"}
    assert content["remarks"] == ["zoe handed in nothing"]


@pytest.mark.parametrize("form, heads", [("csv", ["student", "name", "code", "points", "of", "right"]), ("moodle", ["ID number", "Sheet 3"]),
                                         ("canvas", ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Sheet 3"])])
def test_gradebooks(mark, room, form, heads):
    found = mark("--students", str(room / "roster.csv"), "--title", "Sheet 3", "--format", form).out
    rows = list(csv.reader(io.StringIO(found)))
    assert rows[0][:len(heads)] == heads and len({len(row) for row in rows}) == 1
    assert not any(cell.startswith("=") for row in rows for cell in row)
    points = {row[0 if form != "canvas" else 2]: row[{"csv": 3, "moodle": 1, "canvas": 5}[form]] for row in rows[1:]}
    assert float(points["anna"]) > float(points["../../x"]) > float(points["zoe"]) == 0.0 and "'=cmd()" in points


def test_feedback(mark, room):
    folder = room / "feedback"
    assert mark("--feedback", str(folder)).code == 1
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == len(STUDENTS) + 1 and not any(set(name) & set("/\\<>|`=") for name in names)
    text = next(path.read_text(encoding="utf-8") for path in folder.iterdir() if "- student: `../../x`" in path.read_text(encoding="utf-8"))
    assert "**" in text and "none of the usual slips gives this number" in text and "right, carried" in text
    sheet = Course(SECRET.encode(), SETTINGS).sheet("../../x")
    assert f"{sheet.value(sheet.blank('a_h2')):.4g}" not in text and SECRET not in text
    hostile = "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    assert "<b>" not in hostile.replace("\\<b\\>", "")
    again = mark("--feedback", str(folder))
    assert again.code == 2 and "--force" in again.err and sorted(path.name for path in folder.iterdir()) == names
    assert mark("--feedback", str(folder), "--force").code == 1


def test_weights(mark):
    best = json.loads(mark("--format", "json", "--method", "0", "--accuracy", "3", "--carried", "1/2").out)["answers"]
    assert {answer["points"] for answer in best} == {3.0, 1.5, 0.0}
    for words in (["--carried", "2"], ["--method", "-1"], ["--slip", "x"]):
        assert mark(*words).code == 2


BAD = [("secret.txt", "", "is empty"), ("secret.txt", "short", "5 characters"), ("answers.csv", "student,name\na,b\n", "no column 'value'"),
       ("answers.csv", "student,name,value\nanna,nosuch,1\n", "none of its names"), ("answers.csv", "", "empty"), (SETTINGS_FILE, "[]", "format 1"),
       (SETTINGS_FILE, "{", "no JSON"), (SETTINGS_FILE, '{"format": 1, "layers": "x"}', "'layers'"), (SETTINGS_FILE, '{"format": 1, "layers": ["a"]}', "layers"),
       (SETTINGS_FILE, '{"format": 1, "notation": "x"}', "a part of the settings"), ("roster.csv", "name\nx\n", "no column 'id'"),
       ("roster.csv", "id\nx\nx\n", "stands on line 2 already"), ("answers.csv", "student,name,value,code\nanna,a_o1,1,K7F3\n", "the code is 'K7F3'")]


@pytest.mark.parametrize("file, text, why", BAD, ids=[f"{file}: {text[:20]!r}" for file, text, _ in BAD])
def test_what_cannot_be_marked(mark, room, file, text, why):
    (room / file).write_text(text)
    found = mark("--students", str(room / "roster.csv"))
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1) and why in found.err and SECRET not in found.err


@pytest.mark.parametrize("folder", ["sheets", "sheets.md"])
def test_for_a_folder_it_is_said_what_is_needed(mark, room, folder):
    (room / folder).mkdir()
    found = mark(answers=folder)
    assert found.code == 2 and found.err.endswith(f"{folder}: it is a directory, and a file is needed: CSV, JSON or a filled Markdown sheet\n")


def test_another_secret_and_no_secret(mark, typed, room):
    (room / "answers.csv").write_text(f"student,name,value,code\nanna,out_o1,1,{Course(b'another secret line', SETTINGS).sheet('anna').code}\n")
    found = mark()
    assert found.code == 2 and "another secret" in found.err
    found = typed("mark", str(room / "answers.csv"))
    assert found.code == 2 and "--secret" in found.err


@pytest.mark.parametrize("settings", [SETTINGS, Settings(), Settings(layers=(3, 2, 2), ask=("dE/dw*", "w1+"), figures=3, epochs=2, activation="tanh", output_activation="softmax",
                                      convention=Convention(error="cross-entropy", rule="momentum", l2=0.01)), Settings(source="mazur", ask=("update",))],
                         ids=["three", "defaults", "many", "walkthrough"])
def test_settings_come_back(tmp_path, settings):
    (tmp_path / SETTINGS_FILE).write_text("\n".join(settings_lines(settings)))
    assert settings_in(tmp_path / SETTINGS_FILE) == settings


def test_from_sheet_to_mark(typed, room):
    made = typed("sheet", "--students", "roster.csv", "--secret", "secret.txt", "--out", "sheets", "--layers", "3-2-2", "--ask", "forward,delta_o*", "--figures", "3",
                 "--activation", "tanh", "--convention", "bias=frozen", "--key")
    assert (made.err, made.code) == ("", 0)
    found = typed("mark", "sheets/key.csv", "--secret", "secret.txt")
    assert (found.err, found.code) == ("", 0)
    empty = json.loads(typed("mark", "sheets/answers.csv", "--secret", "secret.txt", "--format", "json").out)
    assert {answer["mark"] for answer in empty["answers"]} == {"blank"} and empty["remarks"] == []
    (room / "other").mkdir()
    (room / "other" / "key.csv").write_text((room / "sheets" / "key.csv").read_text(encoding="utf-8"), encoding="utf-8")
    assert "other options" in typed("mark", "other/key.csv", "--secret", "secret.txt").err
    assert typed("mark", "other/key.csv", "--secret", "secret.txt", "--settings", "sheets/settings.json").code == 0
    assert typed("mark", "other/key.csv", "--secret", "secret.txt", "--layers", "3-2-2", "--ask", "forward,delta_o*", "--figures", "3", "--activation", "tanh",
                 "--convention", "bias=frozen").code == 0


def test_from_a_walkthrough_to_mark(typed, room):
    assert typed("sheet", "mazur", "--students", "roster.csv", "--blank", "dE/dw5,w1+", "--out", "sheets", "--key").code == 0
    assert typed("mark", "sheets/key.csv").code == 0
    answers = "student,name,value\nanna,dE/dw5,0.08217\nanna,w1+,0.1497807\n"
    (room / "mine.csv").write_text(answers)
    (room / SETTINGS_FILE).unlink()
    found = json.loads(typed("mark", "mine.csv", "--example", "mazur", "--blank", "dE/dw5,w1+", "--format", "json").out)
    assert [answer["mark"] for answer in found["answers"]] == ["right", "right"]


def test_a_wrong_sign_is_said(mark, room):
    rows = (room / "answers.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = [row.replace(";out_o1;", ";out_o1;-") if row.startswith("anna") else row for row in rows]
    (room / "answers.csv").write_text("\n".join(rows), encoding="utf-8")
    assert "its sign is wrong" in mark().out
    marks = {(answer["student"], answer["name"]): answer["mark"] for answer in json.loads(mark("--format", "json").out)["answers"]}
    assert marks["anna", "a_o1"] == "slip"


@pytest.mark.parametrize("option", ["--output", "--report"])
@pytest.mark.parametrize("path", ["secret.txt", "answers.csv", "./roster.csv"])
def test_nothing_that_is_read_is_written_over(mark, room, option, path):
    before = (room / path).read_bytes()
    found = mark("--students", "roster.csv", option, path)
    assert found.code == 2 and "one of the files that are read" in found.err and (room / path).read_bytes() == before


def test_feedback_never_takes_the_place_of_sheets(typed, mark, room):
    assert typed("sheet", "--students", "roster.csv", "--secret", "secret.txt", "--out", "sheets", "--ask", "forward").code == 0
    found = mark("--feedback", "sheets", "--force")
    assert found.code == 2 and "a folder of sheets" in found.err and (room / "sheets" / SETTINGS_FILE).exists()
    assert mark("--feedback", "pages").code == 1
    found = typed("sheet", "--students", "roster.csv", "--secret", "secret.txt", "--out", "pages", "--force")
    assert found.code == 2 and "a folder of feedback" in found.err


def test_remarks_reach_the_teacher_whatever_the_format(typed, mark, room):
    (room / "answers.csv").write_text("student,name,value\nanna,OUT_H1,0.5\nanna,nosuch,1\n", encoding="utf-8")
    assert "'nosuch' is not asked" in mark("--format", "moodle").err
    assert typed("sheet", "--students", "roster.csv", "--secret", "secret.txt", "--out", "sheets", "--ask", "forward").code == 0
    (room / "sheets" / "answers.csv").write_text("student,name,value\nAnna,out_h1,0.5\n", encoding="utf-8")
    alone = typed("mark", "sheets/answers.csv", "--secret", "secret.txt")
    assert alone.code == 2 and "none of its students is among those who have sheets, 'Anna' for one (nearest: anna)" in alone.err
    (room / "sheets" / "answers.csv").write_text("student,name,value\nAnna,out_h1,0.5\nzoe,out_h1,0.5\n", encoding="utf-8")
    found = typed("mark", "sheets/answers.csv", "--secret", "secret.txt")
    assert "line 2: there is no student 'Anna' among those who have sheets (nearest: anna); 1 answer is left out" in found.out
    assert "\n1 student, " in found.out and "handed in nothing" not in found.out


def test_a_number_filled_up_with_zeros_is_rounded_and_no_riddle():
    sheet = Course(SECRET.encode(), SETTINGS).sheet("anna")
    short = {blank.name: f"{sheet.value(blank):.3g}" for blank in sheet.blanks}
    marks = marked(sheet, {name: text + "00" if "." in text else text for name, text in short.items()}).marks
    assert {mark.mark for mark in marks} <= {"right", "carried", "rounded"}


def test_the_insides_of_softmax_are_not_asked_by_phase():
    settings = Settings(layers=(2, 2), activation="sigmoid", output_activation="softmax", convention=Convention(error="cross-entropy"))
    names = {blank.name for blank in Course(SECRET.encode(), settings).sheet("anna").blanks}
    assert {"z_o1", "a_o1", "delta_o1"} <= names and not any(name.startswith(("e_", "z_max")) for name in names)


def unmarked_by_code(room):
    """A folder beside that of the sheets, with their key but without its codes."""
    (room / "other").mkdir()
    with (room / "sheets" / "key.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [[row["student"], row["name"], row["value"]] for row in csv.DictReader(file)]
    with (room / "other" / "ans.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["student", "name", "value"], *rows])


def test_settings_that_are_only_taken_for_granted_are_said(typed, room):
    words = ["mark", "other/ans.csv", "--secret", "secret.txt"]
    assert typed("sheet", "--students", "roster.csv", "--secret", "secret.txt", "--out", "sheets", "--layers", "3-2-2", "--key").code == 0
    unmarked_by_code(room)
    found = typed(*words)
    assumed, doubt = found.err.splitlines()
    assert assumed.startswith("neuron-graph: there is no other/settings.json, so these are marked as 2-2-2 sheets that ask all to 4 figures; if they are")
    assert " answers 0 are right" in doubt and doubt.endswith("and none bears a code: are the secret and the settings those of the sheets?")
    assert [f"neuron-graph: {remark}" for remark in json.loads(typed(*words, "--format", "json").out)["remarks"][:2]] == [assumed, doubt]
    known = typed(*words, "--settings", "sheets/settings.json")
    assert (known.err, known.code) == ("", 0)


def test_another_secret_is_suspected_where_nothing_is_right(typed, room):
    assert typed("sheet", "--students", "roster.csv", "--secret", "secret.txt", "--out", "sheets", "--ask", "forward,E").code == 0
    (room / "wrong.txt").write_text("another long line that nobody guesses")
    (room / "sheets" / "answers.csv").write_text("student,name,value\n" + "".join(f"anna,{name},0.5\nzoe,{name},7\n" for name in ("z_h1", "a_h1", "z_o1")))
    found = typed("mark", "sheets/answers.csv", "--secret", "wrong.txt")
    assert found.err == ("neuron-graph: of 6 answers 0 are right, and none bears a code: are the secret "
                         "and the settings those of the sheets?\n")
