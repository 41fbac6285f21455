"""`sheet`: worksheets on standard output and in folders."""
import contextlib
import csv
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

import pytest

from neuron_graph.classroom.roll.answers import read_answers

SECRET = "correct horse battery staple"


@pytest.fixture
def place(tmp_path):
    """A folder to work in, with a roster and a secret; `typed` undoes what monkeypatch changes."""
    (tmp_path / "roster.csv").write_text("id,name\nanna,Anna M\n../../x,=cmd()\n@bob,<b>Bob</b>\n", encoding="utf-8")
    (tmp_path / "secret").write_text(f"  {SECRET}\n", encoding="utf-8")
    with contextlib.chdir(tmp_path):
        yield tmp_path


CLASS = ["--students", "roster.csv", "--secret", "secret"]


def sheet(typed, *words):
    found = typed("sheet", *words)
    assert (found.err, found.code) == ("", 0)
    return found.out


def test_a_sample_to_read(typed):
    out = sheet(typed)
    assert "This is a sample" in out and max(map(len, out.split("\n"))) <= 80 and out == sheet(typed) and "- student: `1`" in out
    assert "# Key" not in out and "# Solution" not in out
    out = sheet(typed, "--solutions", "--key")
    assert out.index("# A 2-2-2") < out.index("# Solution") < out.index("# Key")


def test_thirty(typed):
    out = sheet(typed, "--count", "30", "--ask", "forward")
    codes = re.findall(r"- code: `(.*)`", out)
    assert len(set(codes)) == 30 and out.count("# A 2-2-2 network") == 30


def test_a_folder_for_a_class(typed, place):
    out = sheet(typed, *CLASS, "--out", "sheets", "--solutions", "--key")
    assert out == "written: sheets, 3 sheets, 10 files; answers.csv is to be filled in\n"
    names = sorted(str(path.relative_to(place / "sheets")) for path in (place / "sheets").rglob("*") if path.is_file())
    assert names == [".neuron-graph-sheets.json", "anna.md", "answers.csv", "bob.md", "key.csv", "key.md", "settings.json", "solutions/anna.md", "solutions/bob.md", "solutions/x.md", "x.md"]
    assert sorted(path.name for path in place.iterdir()) == ["roster.csv", "secret", "sheets"]
    anna = (place / "sheets" / "anna.md").read_text()
    assert "Anna M" in anna and "sample" not in anna and "Bob" not in anna
    answers = read_answers(place / "sheets" / "answers.csv")
    assert {answer.student for answer in answers} == {"anna", "../../x", "@bob"} and {answer.value for answer in answers} == {""}
    for path in (place / "sheets").rglob("*"):
        assert path.is_dir() or SECRET not in path.read_text()


@pytest.mark.parametrize("form, suffix", [("html", "html"), ("latex", "tex"), ("markdown", "md")])
def test_forms_of_a_folder(typed, place, form, suffix):
    sheet(typed, *CLASS, "--out", "sheets", "--format", form, "--key")
    assert (place / "sheets" / f"anna.{suffix}").is_file() and (place / "sheets" / f"key.{suffix}").is_file() and not (place / "sheets" / "solutions").exists()


def test_tables_in_a_folder_are_for_spreadsheets(typed, place):
    sheet(typed, *CLASS, "--out", "sheets", "--key")
    tables = [(place / "sheets" / name).read_bytes() for name in ("answers.csv", "key.csv")]
    assert [table.startswith(b"\xef\xbb\xbfstudent,") for table in tables] == [True, True]
    assert not (place / "sheets" / "anna.md").read_bytes().startswith(b"\xef")


def test_questions_in_a_folder(typed, place):
    sheet(typed, *CLASS, "--out", "sheets", "--format", "moodle-xml")
    quiz = xml.parse(place / "sheets" / "questions.xml").getroot()
    assert len(quiz.findall("question[@type='category']")) == len(quiz.findall("question[@type='cloze']")) == 3
    assert quiz.findall("question[@type='category']")[1].findtext("category/text") == "$course$/neuron_graph/..//..//x"
    sheet(typed, *CLASS, "--out", "others", "--format", "gift")
    assert (place / "others" / "questions.gift").read_text().count("$CATEGORY: $course$/neuron_graph/") == 3


def test_a_code_recreates_paper_and_key(typed, place):
    sheet(typed, *CLASS, "--out", "sheets", "--key", "--epochs", "2")
    whole = (place / "sheets" / "anna.md").read_text()
    code = re.search(r"- code: `(.*)`", whole)[1]
    options = ["--code", code.lower().replace("-", " "), "--secret", "secret", "--epochs", "2"]
    again = sheet(typed, *options)
    assert again == whole.replace("- name: Anna M\n- student: `anna`\n", "")
    assert sheet(typed, *options, "--students", "roster.csv") == whole
    key = sheet(typed, *options, "--key")
    rows = [row for row in csv.DictReader((place / "sheets" / "key.csv").read_text(encoding="utf-8-sig").splitlines()) if row["student"] == "anna"]
    assert re.findall(r"\| `(.*)` \| ([-.\de]+) \|", key[key.index("# Key"):]) == [(row["name"], row["value"]) for row in rows]
    for words in (["--epochs", "1"], ["--secret", "other"]):
        (place / "other").write_text("another long secret")
        found = typed("sheet", *options, *words)
        assert found.code == 2 and "another secret, or to sheets made with other options" in found.err


def test_a_walkthrough_keeps_its_numbers(typed, place):
    out = sheet(typed, "mazur", "--blank", "dE/dw5,w1+", "--key")
    assert "| `dE/dw5` | 0.08217 |" in out and "`i1 = 0.05` `i2 = 0.1`" in out and "| bias of h1, h2 | `b1 = 0.35` |" in out and out.count("| b1 0.35 |") == 2 and "sample" not in out and "code" not in out
    assert sheet(typed, "--ask", "dE/dw5,w1+", "--key", "mazur") == out
    assert "`i1 = 0,05`" in sheet(typed, "mazur", "--language", "de")
    sheet(typed, "mazur", "--students", "roster.csv", "--out", "sheets")
    assert "- student: `anna`" in (place / "sheets" / "anna.md").read_text()


def test_options_say_what_is_asked(typed):
    out = sheet(typed, "--layers", "3-2-1", "--activation", "tanh", "--output-activation", "sigmoid", "--loss", "squared-sum", "--convention", "bias=frozen",
                "--figures", "3", "--ask", "forward,E", "--ask", "w1+", "--notation", "z-a", "--language", ",")
    for said in ("activation tanh, outputs sigmoid", "without one half", "frozen", "3 significant figures", "| `z_h1` |", "| `E` |", "| `w1+` |", "x1 = 0,"):
        assert said in out
    assert "dE/dw1" not in out


BAD = [
    (["--students", "roster.csv"], "--secret"), (["--students", "nosuch.csv", "--secret", "secret"], "nosuch.csv"), (["--secret", "nosuch"], "nosuch"),
    (["--secret", "empty"], "secret in empty is empty"), (["--secret", "short"], "at least 12"), (["--secret", "."], "cannot be read"),
    (["--students", "twice.csv", "--secret", "secret"], "twice.csv, line 3"), (["--students", "nocolumn.csv", "--secret", "secret"], "nocolumn.csv, line 1"),
    (["--students", "void.csv", "--secret", "secret"], "void.csv"), (["--count", "0"], "--count"), (["--count", "9999999"], "--count"),
    (["--count", "2", *CLASS], "--students"), (["--code", "K7F3-9Q2M-4HXA-7RTC"], "mistyped"), (["--code", "x", "--count", "2"], "--code"),
    (["--format", "pdf"], "format"), (["--language", "klingon"], "language"), (["--layers", "x"], "--layers"), (["--layers", "9-9-9"], "layers"),
    (["--figures", "x"], "--figures"), (["--figures", "99"], "figures"), (["--epochs", "0"], "--epochs"), (["--activation", "step"], "activation"),
    (["--loss", "x"], "loss"), (["--convention", "x"], "convention"), (["--ask", "nosuch"], "nosuch"), (["--ask", ""], "asked"), (["--ask", "w1"], "given on the sheet"),
    (["nosuch"], "nosuch"), (["mazur", "--layers", "2-2"], "--layers"), (["mazur", "--secret", "secret"], "--secret"), (["mazur", "--code", "x"], "--code"),
    (["mazur", "extra"], "extra"), (["--force"], "--out"), (["--format", "gift", "--key"], "--out"), (["--out", "no/such"], "no/such"), (["--out", "secret"], "secret: it is a file"), (["--out", ""], "folder"),
    (["--notation", "x"], "notation"), (["--nosuch"], "--nosuch"),
]


@pytest.mark.parametrize("words, why", BAD, ids=lambda value: str(value)[-40:])
def test_what_cannot_be_done(typed, place, words, why):
    for name, content in (("empty", " \n"), ("short", "abc"), ("twice.csv", "id\na\na\n"), ("nocolumn.csv", "who are\nx\n"), ("void.csv", "")):
        (place / name).write_text(content)
    before = sorted(path.name for path in place.iterdir())
    found = typed("sheet", *words)
    assert found.code == 2 and found.out == "" and why in found.err and found.err.count("\n") == 1
    assert SECRET not in found.err and "abc" not in found.err and sorted(path.name for path in place.iterdir()) == before


def test_a_folder_is_replaced_only_by_force_and_only_ours(typed, place):
    sheet(typed, "--out", "sheets")
    found = typed("sheet", "--out", "sheets")
    assert found.code == 2 and "--force" in found.err
    sheet(typed, "--out", "sheets", "--force", "--count", "2")
    (place / "sheets" / "answers.csv").write_text("student,name,value\n1,E,0.5\n")
    found = typed("sheet", "--out", "sheets", "--force")
    assert found.code == 2 and "answers.csv was changed" in found.err and "0.5" in (place / "sheets" / "answers.csv").read_text()


def test_killed_while_it_writes_it_leaves_no_folder(place):
    code = ("import os, neuron_graph.classroom.sheets.folder as folder; from neuron_graph.terminal.command_line import main\n"
            "put = folder.put\n"
            "def killed(beside, target):\n    assert list(beside.iterdir()) and not target.exists()\n    os.kill(os.getpid(), 9)\n"
            "folder.put = killed\nmain(['sheet', '--students', 'roster.csv', '--secret', 'secret', '--out', 'sheets'])")
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == -9 and not (place / "sheets").exists()


def test_a_sheet_with_a_half_and_a_decimal_comma_in_html(typed):
    assert "½" in sheet(typed, "--solutions")
    out = sheet(typed, "--format", "html", "--language", "fr", "--solutions", "--key")
    body = re.sub(r"<svg.*?</svg>", "", out[out.index("<body>"):], flags=re.S)
    assert re.search(r"= -?0,\d\d", body) and not re.search(r">-?\d+\.\d+<", body)


def test_a_new_secret_draws_and_a_code_says_by_which_generator(typed, place):
    assert sheet(typed, "--students", "roster.csv", "--new-secret", "mine", "--out", "new", "--ask", "forward").startswith("written: new, 3")
    assert '"generator": 2' in (place / "new" / "settings.json").read_text()
    sheet(typed, *CLASS, "--out", "old", "--ask", "forward", "--generator", "1")
    for folder, secret in ("new", "mine"), ("old", "secret"):
        answers = read_answers(place / folder / "answers.csv")
        assert f"- code: `{answers[0].code}`" in sheet(typed, "--code", answers[0].code, "--secret", secret, "--ask", "forward")
        (place / folder / "settings.json").unlink()
        marked = typed("mark", f"{folder}/answers.csv", "--secret", secret, "--ask", "forward")
        assert "8 blank" in marked.out and "code" not in marked.err
    again = typed("sheet", "--students", "roster.csv", "--new-secret", "mine")
    assert (again.code, again.out) == (2, "") and "mine cannot be made: File exists" in again.err
    both = typed("sheet", "--new-secret", "other", "--secret", "secret")
    assert both.code == 2 and "--secret" in both.err and not (place / "other").exists()
