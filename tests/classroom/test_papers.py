"""Papers: what is written is read back by parsers that know the format's rules and nothing of what wrote it."""
import csv
import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as xml
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from neuron_graph import Convention
from neuron_graph.classroom.papers.collection import FORMATS, files_of, one_document
from neuron_graph.classroom.papers.convention_text import convention_words
from neuron_graph.classroom.papers.paper import Paper
from neuron_graph.classroom.papers.questions import Accepted, questions, told_apart
from neuron_graph.classroom.roll.answers import read_answers
from neuron_graph.classroom.roll.class_marking import class_marks
from neuron_graph.classroom.roll.roster import read_roster
from neuron_graph.classroom.sheets.course import Course
from neuron_graph.classroom.sheets.figures import decimal_sign, rounded
from neuron_graph.classroom.sheets.folder import BadFolder, write_folder
from neuron_graph.classroom.sheets.safe_names import RESERVED, file_names
from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.classroom.sheets.shared_course import SharedCourse
from neuron_graph.classroom.sheets.sheet_marks import marked
from neuron_graph.errors import NeuronGraphError
from neuron_graph.export.spreadsheet import defused, restored
from neuron_graph.judging.precision import Precision
from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.recording.notation import visible

SECRET = b"what only the teacher knows"
HOSTILE = [r"""=cmd()|' /C calc'!A0""", "../../x", "<script>alert(1)</script>", r"\input{/etc/passwd}", "a`b|c*d_e_", "]]></text>&amp;", "~=#{}:\\ x",
           "$x$ 100% #1 & co^2", "\\end{verbatim}", "Ęđ 王 🎈 Ωж", "}", "x\ty", "a\u202eb"]


def paper(student="anna", name="Anna M", decimal=".", **settings):
    return Paper(Course(SECRET, Settings(**settings)).sheet(visible(student)), name, decimal, "", "anna")


def text(made, form, solutions=False, key=False):
    return "\n".join(one_document([made], form, solutions, key)) + "\n"


# --- an independent reader for each format


class Reader(HTMLParser):
    """Well-formed HTML: every element that is opened is closed, in order; collects tables and text."""

    VOID = {"meta", "br", "hr", "img", "input", "link"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.seen, self.rows, self.text = [], [], [], []
        self.cell = None

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag not in self.VOID and tag not in ("rect", "line"):
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.cell = True

    def handle_startendtag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
        if tag in ("td", "th"):
            self.cell = None

    def handle_data(self, data):
        self.text.append(data)
        if self.cell:
            self.rows[-1][-1] += data


def read_html(document):
    reader = Reader()
    reader.feed(document)
    reader.close()
    assert not reader.open
    return reader


def unescaped_split(content, mark):
    """Split at marks before which no backslash stands."""
    parts, current, escaped = [], "", False
    for character in content:
        if escaped:
            current, escaped = current + "\\" + character, False
        elif character == "\\":
            escaped = True
        elif character == mark:
            parts.append(current)
            current = ""
        else:
            current += character
    return [*parts, current]


def plain(content):
    return re.sub(r"\\([~=#{}:\\])", r"\1", content)


def read_gift(document):
    """Moodle's GIFT by its published rules: blocks between empty lines; ::name::[format]text{#answers}; =%share%value:tolerance # feedback."""
    found, category = [], ""
    for block in re.split(r"\n\s*\n", document):
        lines = [line for line in block.split("\n") if line.strip() and not line.lstrip().startswith("//")]
        block = "\n".join(lines).strip()
        if not block:
            continue
        if block.startswith("$CATEGORY:"):
            assert "\n" not in block
            category = block.partition(":")[2].strip()
            continue
        assert block.startswith("::")
        name = re.match(r"::((?:\\.|[^\\])*?)::\s*", block, re.S)
        rest = block[name.end():]
        form = re.match(r"\[(\w+)\]", rest)
        before, *after = unescaped_split(rest[form.end():], "{")
        assert len(after) == 1
        inner, *ending = unescaped_split(after[0], "}")
        assert ending == [""] and inner.startswith("#")
        answers = []
        for entry in unescaped_split(inner[1:], "=")[1:]:
            value, *said = unescaped_split(entry, "#")
            match = re.fullmatch(r"%(\d+)%\s*([-+.\de]+):([-+.\de]+)\s*", value)
            assert match and len(said) == 1, entry
            answers.append((int(match[1]), float(match[2]), float(match[3]), plain(said[0]).strip()))
        assert not re.search(r"(?<!\\)[~=#{}]", before)
        found.append((category, plain(name[1]), plain(before), answers))
    return found


def read_cloze(content):
    """The gaps {1:NUMERICAL:=value:tolerance#feedback~%0%...} of a cloze question: (share, value, tolerance, feedback) each."""
    gaps = []
    for match in re.finditer(r"\{(\d+):NUMERICAL:((?:\\.|[^\\}])*)\}", content):
        answers = []
        for entry in unescaped_split(match[2], "~"):
            number, *said = unescaped_split(entry, "#")
            head = re.fullmatch(r"(?:=|%(\d+)%)([-+.\de]+):([-+.\de]+)", number)
            assert head and len(said) == 1
            answers.append((100 if head[1] is None else int(head[1]), float(head[2]), float(head[3]), re.sub(r'\\([\\}#~/"])', r"\1", said[0])))
        gaps.append(answers)
    return gaps


# --- numbers


@pytest.mark.parametrize("value, precision, more, expected", [
    (0.37753, Precision(4), 0, "0.3775"), (0.37753, Precision(4), 1, "0.37753"), (0.5, Precision(4), 0, "0.5000"), (-0.00012344, Precision(3), 0, "-0.000123"),
    (0.0000123456, Precision(3), 0, "1.23e-5"), (12345.0, Precision(4), 0, "1.235e4"), (1234.4, Precision(4), 0, "1234"), (9.9996, Precision(4), 0, "10.00"),
    (0.149780716, Precision(None, 6), 0, "0.149781"), (0.149780716, Precision(None, 6), 1, "0.1497807"), (0.0, Precision(4), 0, "0.000"), (2.5, Precision(1), 0, "3"),
    (float("inf"), Precision(4), 0, "inf")])
def test_numbers_as_they_are_written(value, precision, more, expected):
    assert rounded(value, precision, more) == expected


@pytest.mark.parametrize("language, sign", [("de", ","), ("en", "."), ("fr-FR", ","), ("de-CH", "."), ("pt_BR", ","), (",", ","), (".", ".")])
def test_decimal_signs(language, sign):
    assert decimal_sign(language) == sign


def test_words_say_what_matters_and_nothing_else():
    words = " ".join(convention_words(paper(ask=("forward",)).sheet))
    assert "sigmoid" in words and "error" not in words and "rate" not in words
    words = " ".join(convention_words(paper(convention=Convention(bias="frozen", gradient_factor=0.5, order="updated", error="half-squared-mean")).sheet))
    for said in ("frozen", "multiplied by 0.5", "already updated", "averaged over the outputs"):
        assert said in words
    assert "@2" in " ".join(convention_words(paper(epochs=2).sheet))
    assert "dE/dout_h1:o1 is o1's share of dE/dout_h1: what comes back through o1 alone." in convention_words(paper(ask=("backward",)).sheet)
    assert not any("share" in text for text in convention_words(paper(ask=("delta_o1",)).sheet))


# --- worksheets


@pytest.mark.parametrize("decimal", [".", ","])
@pytest.mark.parametrize("settings", [{}, {"epochs": 2}, {"layers": (3, 2, 1), "activation": "tanh", "ask": ("backward",)},
                                      {"layers": (2, 2), "output_activation": "softmax", "ask": ("forward", "error"), "convention": Convention(error="cross-entropy")}])
def test_a_filled_markdown_sheet_is_marked_right(tmp_path, settings, decimal):
    made = paper(decimal=decimal, **settings)
    sheet = text(made, "markdown")
    values = iter([rounded(made.sheet.value(blank), blank.precision).replace(".", decimal) for blank in made.sheet.blanks])
    filled = re.sub(r"(?m)^(\| `[^`]*` \|)  \|", lambda match: f"{match[1]} {next(values)} |", sheet)
    (tmp_path / "anna.md").write_text(filled, encoding="utf-8")
    answers = read_answers(tmp_path / "anna.md")
    assert [answer.name for answer in answers] == [blank.shown for blank in made.sheet.blanks] and {answer.student for answer in answers} == {"anna"}
    assert {answer.code for answer in answers} == {made.sheet.code}
    found = class_marks(Course(SECRET, made.sheet.settings), answers)
    assert not found.remarks and {mark.mark for mark in found.students[0].marks} == {"right"}
    assert max(map(len, sheet.split("\n"))) <= 80


def test_the_numbers_on_a_sheet_are_those_of_the_sheet():
    made = paper()
    given = {made.sheet.task.shown(line.position): made.sheet.values[line.position] for line in made.sheet.task.lines if line.is_given}
    found = {name: float(value) for name, value in re.findall(r"`([^` ]+) = ([-.\d]+)`", text(made, "markdown"))}
    assert found == given
    table = [row for row in read_html(text(made, "html")).rows if row and "=" in row[-1]]
    shown = [float(value) for row in table for value in re.findall(r"= (-?[.\d]+)", row[1])]
    assert sorted(shown) == sorted(given.values())
    tex = [float(value) for value in re.findall(r"= (-?[.\d]+)\$\\quad", text(made, "latex"))]
    assert sorted(tex) == sorted(given.values())


@pytest.mark.parametrize("form", ["markdown", "latex", "html"])
def test_no_answer_stands_on_a_worksheet(form):
    made = paper()
    sheet = text(made, form)
    given = {rounded(value, Precision(2)) for line, value in zip(made.sheet.task.lines, made.sheet.values) if line.is_given}
    for blank in made.sheet.blanks:
        answer = rounded(made.sheet.value(blank), blank.precision)
        assert answer not in sheet or answer in given
    assert SECRET.decode() not in text(made, form, solutions=True, key=True)


def test_the_picture_has_what_is_given_and_nothing_computed():
    made = paper()
    svg = text(made, "html")
    svg = svg[svg.index("<svg"):svg.index("</svg>") + 6]
    labels = ["".join(node.itertext()) for node in xml.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    numbers = sorted(float(re.search(r"-?[.\d]+$", label)[0]) for label in labels if "." in label)
    assert numbers == sorted(value for line, value in zip(made.sheet.task.lines, made.sheet.values) if line.is_given and line.step.kind != "rate")


def test_labels_of_a_picture_do_not_overlap():
    for layers in ((2, 2, 2), (3, 3, 2), (4, 4, 3)):
        svg = text(paper(layers=layers, ask=("z_h1",)), "html")
        boxes = [tuple(map(float, found)) for found in re.findall(r'<rect x="([-.\d]+)" y="([-.\d]+)" width="([.\d]+)" height="([.\d]+)" class="ng paper"', svg)]
        meets = [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]]
        assert boxes and not meets


def test_a_network_too_large_for_a_picture_has_its_table():
    made = paper(layers=(6, 2, 1), ask=("forward",))
    assert "```" not in text(made, "markdown") and "<svg" not in text(made, "html") and "`w12 = " in text(made, "markdown")


# --- solutions and keys


def test_a_solution_follows_line_by_line():
    made = paper()
    page = text(made, "markdown", solutions=True)
    rows = [[cell.strip().strip("`*") for cell in line.strip("|").split(" | ")] for line in page[page.index("# Solution"):].split("\n") if line.startswith("| `")]
    assert len(rows) == len(made.sheet.blanks)
    for (name, _, numbers, carried, answer), blank in zip(rows, made.sheet.blanks):
        assert name == blank.shown and answer == rounded(made.sheet.value(blank), blank.precision)
        source = numbers.replace("·", "*").replace("½", "0.5").replace("²", "**2")
        again = eval(source, {"exp": __import__("math").exp})
        assert again == pytest.approx(float(carried), rel=3e-4, abs=2e-5)


def test_a_solution_of_some_names_has_the_lines_before_them():
    made = Paper(SharedCourse(example_named("mazur"), Settings(ask=("dE/dw5", "w1+"), source="mazur")).sheet("anna"))
    page = text(made, "markdown", solutions=True)
    assert "| `net_h1` |" in page and "**0.08217**" in page and "**0.149781**" in page and page.count("**") == 4


def test_the_key_marks_right(tmp_path):
    course = Course(SECRET, Settings(epochs=2))
    papers = [Paper(course.sheet(student), name) for student, name in (("anna", "=cmd()"), ("=1+1", ""), ("@bob", "'tis"))]
    files = files_of(papers, "html", False, True)
    (tmp_path / "key.csv").write_text("\n".join(files["key.csv"]) + "\n", encoding="utf-8")
    found = class_marks(course, read_answers(tmp_path / "key.csv"))
    assert [one.student for one in found.students] == ["anna", "=1+1", "@bob"] and not found.remarks
    assert {mark.mark for one in found.students for mark in one.marks} == {"right"}
    rows = list(csv.reader(io.StringIO((tmp_path / "key.csv").read_text())))
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
    rows = list(csv.reader(io.StringIO("\n".join(files["answers.csv"]))))
    assert rows[0] == ["student", "name", "value", "code"] and [row[0] for row in rows[1:]].count("'@bob") == len(papers[2].sheet.blanks)


@pytest.mark.parametrize("text", ["=a", "'a", "''=", "+1", "a=b", "", "-", "@x", "\tx", "'"])
def test_what_is_defused_is_restored(text):
    assert restored(defused(text)) == text and not defused(text).startswith(("=", "+", "-", "@", "\t"))


# --- hostile names


@pytest.mark.parametrize("name", HOSTILE)
def test_html_keeps_names_as_text(name):
    made = paper(student=name, name=name)
    page = read_html(text(made, "html", solutions=True, key=True))
    assert not {"script", "link", "img"} & {tag for tag, _ in page.seen} and made.who in page.text and made.student in page.text
    assert not any("http" in str(value) for tag, attributes in page.seen for key, value in attributes.items() if key != "xmlns")


@pytest.mark.parametrize("name", HOSTILE)
def test_latex_keeps_names_as_text(name):
    source = text(paper(student=name, name=name), "latex", solutions=True, key=True)
    body = re.sub(r"\\begin\{verbatim\}.*?\\end\{verbatim\}", "", source, flags=re.S)
    bare = re.sub(r"\\[\\{}$%#&_]", "", body)
    assert bare.count("{") == bare.count("}") and bare.count("$") % 2 == 0 and r"\input" not in body and "%" not in bare
    assert source.count(r"\begin{verbatim}") == source.count(r"\end{verbatim}")
    begun, ended = (re.findall(rf"\\{word}{{(\w+\*?)}}", body) for word in ("begin", "end"))
    assert sorted(begun) == sorted(ended)


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_keeps_names_as_text(name):
    made = paper(student=name, name=name)
    page = text(made, "markdown")
    line = next(line for line in page.split("\n") if line.startswith("- name: "))
    assert re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", line) == f"- name: {made.who}" and not re.search(r"(?<!\\)[<`*\[|]", line)
    assert page.count("\n# ") + page.startswith("# ") == 1


def test_names_of_a_walkthrough_are_text_too(tmp_path):
    (tmp_path / "x.toml").write_text("title = '<b> \\input{x} `x` # {#}'\ninputs = ['a|b', '\\end{verbatim}\\x']\nrate = 0.5\n[[layer]]\n[[layer.neuron]]\n"
                                     "name = '<i>~=`'\nweights = [0.1, 0.2]\nbias = 0.3\n[[sample]]\ninputs = [1.5, 0.5]\ntargets = [1.0]\n")
    made = Paper(SharedCourse(example_named(str(tmp_path / "x.toml")), Settings(source="x")).sheet("anna"))
    assert not {"i", "script"} & {tag for tag, _ in read_html(text(made, "html", True, True)).seen}
    assert r"\end{verbatim}" not in text(made, "latex", True, True)
    assert len(read_gift(text(made, "gift"))) == len(made.sheet.blanks)
    assert xml.fromstring(text(made, "moodle-xml").encode()).tag == "quiz"


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="no LaTeX here")
@pytest.mark.parametrize("made", [lambda: paper(student="".join(HOSTILE)[:150], name=" ".join(HOSTILE)), lambda: paper(decimal=",", epochs=2, ask=("forward", "update"))],
                         ids=["hostile", "epochs"])
def test_latex_compiles(tmp_path, made):
    (tmp_path / "s.tex").write_text(text(made(), "latex", solutions=True, key=True), encoding="utf-8")
    done = subprocess.run(["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "-no-shell-escape", "s.tex"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout[-800:]


@pytest.mark.parametrize("name", ["mazur", "rgu", "han-kamber", "logistic-regression", "postnetwork", "sklearn-mlp", "cornell-perceptron"])
def test_a_walkthrough_can_be_a_sheet(name):
    made = Paper(SharedCourse(example_named(name), Settings(source=name)).sheet("anna"))
    sheets = [text(made, form, True, True) for form in FORMATS]
    read_html(sheets[2])
    assert len(read_gift(sheets[3])) == len(made.sheet.blanks) == len(xml.fromstring(sheets[4].encode()).findall("question[@type='numerical']"))


# --- questions

ASKED, FEW = {"anna": {"epochs": 2}}, {"ask": ("forward",)}
"""A sheet of everything once; those of hostile names ask for less."""


@pytest.mark.parametrize("name", ["anna", *HOSTILE])
def test_gift(name):
    made = paper(student=name, decimal=",", **ASKED.get(name, FEW))
    found = read_gift(text(made, "gift"))
    asked = list(questions(made))
    assert len(found) == len(asked) == len(made.sheet.blanks)
    for (category, title, stem, answers), question in zip(found, asked):
        assert category.startswith("$course$/neuron_graph/") and title.endswith(question.blank.shown)
        assert answers[0][:3] == (100, question.right.value, question.right.tolerance) and "Right: " in answers[0][3]
        assert [answer[:3] for answer in answers[1:]] == [(0, slip.value, slip.tolerance) for slip in question.slips]
        read_html(stem)


@pytest.mark.parametrize("name", ["anna", *HOSTILE])
def test_moodle_xml(name):
    made = paper(student=name, **ASKED.get(name, FEW))
    quiz = xml.fromstring(text(made, "moodle-xml").encode("utf-8"))
    kinds = [question.get("type") for question in quiz]
    asked = list(questions(made))
    assert kinds == ["category", *["numerical"] * len(asked), "cloze"]
    for entry, question in zip(quiz.findall("question[@type='numerical']"), asked):
        answers = entry.findall("answer")
        numbers = [(answer.get("fraction"), float(answer.findtext("text")), float(answer.findtext("tolerance")))
                   for answer in answers]
        assert numbers == [("100", question.right.value, question.right.tolerance),
                           *(("0", slip.value, slip.tolerance) for slip in question.slips)]
        read_html(entry.findtext("questiontext/text"))
        assert entry.findtext("name/text").startswith(made.student)
    content = quiz.find("question[@type='cloze']").findtext("questiontext/text")
    gaps = read_cloze(content)
    assert [gap[0][:3] for gap in gaps] == [(100, question.right.value, question.right.tolerance) for question in asked]
    assert [[answer[:3] for answer in gap[1:]] for gap in gaps] == \
        [[(0, slip.value, slip.tolerance) for slip in question.slips] for question in asked]
    assert gaps[0][1][3].startswith("That comes out if") or not asked[0].slips


def test_a_question_accepts_what_marking_accepts():
    made = paper()
    for question in questions(made):
        blank, value, right = question.blank, made.sheet.value(question.blank), question.right
        for units in (-9, -3, -1, 0, 1, 3, 9):
            answer = rounded(value + units * blank.precision.unit(value), blank.precision)
            mark = next(mark for mark in marked(made.sheet, {blank.name: answer}).marks if mark.name == blank.name)
            is_cut = mark.mark == "rounded" and mark.sentence.startswith("cut, not rounded")  # a platform cannot tell
            meets = abs(float(answer) - right.value) <= right.tolerance
            assert meets == (mark.mark == "right") or meets and is_cut, (blank.name, answer)
        assert right.tolerance < abs(right.value)
        for slip in question.slips:
            assert abs(slip.value - right.value) > slip.tolerance + right.tolerance
        assert all(one.value + one.tolerance < other.value - other.tolerance for one, other in zip(question.slips, question.slips[1:]))
    assert sum(bool(question.slips) for question in questions(made)) > 0.9 * len(made.sheet.blanks)


APART = [  # the slips of a blank whose number is 8 ± 0.5, as (number, tolerance); the answers that they make
    ([(1.0, 0.25)], [(1.0, 0.25)]),
    ([(1.0, 0.25), (2.0, 0.25)], [(1.0, 0.25), (2.0, 0.25)]),
    ([(1.25, 0.125), (1.0, 0.25)], [(1.0625, 0.3125)]),  # from 0.75 to 1.375
    ([(1.0, 0.25), (1.5, 0.25)], [(1.25, 0.5)]),  # 1.25 would be both
    ([(1.0, 0.5), (1.125, 0.125)], [(1.0, 0.5)]),  # the one lies within the other
    ([(1.0, 0.25), (1.25, 0.25), (1.625, 0.25)], [(1.3125, 0.5625)]),
    ([(1.0, 0.125), (1.25, 0.5)], [(1.25, 0.5)]), ([(-1.0, 0.25), (-1.25, 0.25)], [(-1.125, 0.375)]),
    ([(7.5, 0.25)], []), ([(8.5, 0.0)], []), ([(7.0, 0.25)], [(7.0, 0.25)]),
    ([(6.75, 0.5), (7.0, 0.25)], [(6.75, 0.5)]),
    ([(7.125, 0.25), (6.25, 1.0)], [(6.3125, 1.0625)]),
    ([(6.75, 1.0)], []),
]


@pytest.mark.parametrize("slips, answers", APART)
def test_slips_that_cannot_be_told_apart_are_one_answer_as_wide_as_both(slips, answers):
    said = {number: f"That comes out if {number}." for number, _ in slips}
    found = told_apart(Accepted(8.0, 0.5, "Right."), (Accepted(*slip, said[slip[0]]) for slip in slips))
    assert [(answer.value, answer.tolerance) for answer in found] == answers
    for number, tolerance in slips if found else ():
        [answer] = [answer for answer in found if answer.meets(Accepted(number, tolerance, ""))]
        assert str(number) in answer.feedback and answer.feedback.count("That comes out if") == 1


# --- rosters, files, folders


@pytest.mark.parametrize("content, line, why", [
    ("id,name\nanna,A\nanna,B\n", "line 3", "stands on line 2 already"), ("name\nx\n", "line 1", "no column 'id'"), ("", "", "empty"), ("id\n", "line 1", "no row"),
    ("id,name\n,x\n", "line 2", "missing"), ("id,name\nx\n", "line 2", "cell"), ("id\n" + "x" * 300 + "\n", "line 2", "at most 200"),
    ("id\ne\u0301\n\u00e9\n", "line 3", "stands on line 2"), ("id\na\u202eb\n", "line 2", "all printable")])
def test_rosters_that_cannot_be(tmp_path, content, line, why):
    (tmp_path / "r.csv").write_text(content, encoding="utf-8")
    with pytest.raises(NeuronGraphError, match=re.escape(why)) as error:
        read_roster(tmp_path / "r.csv")
    assert "r.csv" in str(error.value) and line in str(error.value)


def test_a_roster_with_a_byte_order_mark_and_semicolons(tmp_path):
    (tmp_path / "r.csv").write_text("\ufeffName;ID\nAnna, M;7\n", encoding="utf-8")
    assert read_roster(tmp_path / "r.csv") == [("7", "Anna, M")]


def test_file_names_are_safe_and_no_two_alike():
    ids = [*HOSTILE, "x", "X", "../../x", "CON", "com1", "", ".", "..", "answers", "key", "a/b", "a\\b", "a" * 200, "a" * 199, "Müller", "-rf", "nul.md", "x-2", "~"]
    names = file_names(ids)
    assert len({name.casefold() for name in names}) == len(ids)
    for name in names:
        assert re.fullmatch(r"\w[\w-]*", name) and len(name) <= 70 and name.casefold() not in RESERVED and not name.startswith("-")
    assert file_names(["../../x", "anna", "Müller 7"]) == ["x", "anna", "Müller-7"]


FILES = {"a.md": ["one"], "solutions/a.md": ["two"]}


def test_a_folder_is_written_whole(tmp_path):
    write_folder(str(tmp_path / "s"), FILES)
    assert (tmp_path / "s" / "solutions" / "a.md").read_text() == "two\n" and [path.name for path in tmp_path.iterdir()] == ["s"]
    with pytest.raises(BadFolder, match="--force"):
        write_folder(str(tmp_path / "s"), FILES)
    write_folder(str(tmp_path / "s"), {"b.md": ["three"]}, force=True)
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == [".neuron-graph-sheets.json", "b.md"] and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device"), ValueError])
def test_or_not_at_all(tmp_path, error, force):
    def broken():
        yield "half"
        raise error
    if force:
        write_folder(str(tmp_path / "s"), FILES)
    with pytest.raises((KeyboardInterrupt, BadFolder, ValueError)):
        write_folder(str(tmp_path / "s"), {"a.md": ["new"], "b.md": broken()}, force)
    assert [path.name for path in tmp_path.iterdir()] == ["s"] * force
    assert not force or (tmp_path / "s" / "a.md").read_text() == "one\n"


def test_a_failed_exchange_leaves_what_was_there(tmp_path, monkeypatch):
    from pathlib import Path
    write_folder(str(tmp_path / "s"), FILES)
    rename = Path.rename

    def failing(self, target):
        if self.name == "new" and Path(target).name == "s":
            raise OSError(5, "Input/output error")
        return rename(self, target)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(BadFolder, match="Input/output"):
        write_folder(str(tmp_path / "s"), {"b.md": ["x"]}, force=True)
    assert (tmp_path / "s" / "a.md").read_text() == "one\n" and [path.name for path in tmp_path.iterdir()] == ["s"]


@pytest.mark.parametrize("change, why", [
    (lambda folder: (folder / "a.md").write_text("filled in"), "a.md was changed"), (lambda folder: (folder / "notes.txt").write_text("x"), "notes.txt was added"),
    (lambda folder: (folder / ".neuron-graph-sheets.json").unlink(), "not made by neuron-graph"), (lambda folder: (folder / ".neuron-graph-sheets.json").write_text("[]"), "not made")])
def test_a_folder_that_is_not_as_it_was_made_is_never_replaced(tmp_path, change, why):
    write_folder(str(tmp_path / "s"), FILES)
    change(tmp_path / "s")
    with pytest.raises(BadFolder, match=why):
        write_folder(str(tmp_path / "s"), FILES, force=True)


@pytest.mark.parametrize("place", ["", "no/such/place", "file", "\0"])
def test_places_that_cannot_be(tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadFolder):
        write_folder(place, FILES, force=True)
    assert (tmp_path / "file").read_text() == "x"


def test_pages_of_a_class_bear_their_own_students():
    course = Course(SECRET, Settings(ask=("forward",)))
    papers = [replace(paper(ask=("forward",)), sheet=course.sheet(student), name=student.upper()) for student in ("anna", "bob")]
    for form in ("markdown", "latex", "html"):
        page = "\n".join(one_document(papers, form, True, True))
        assert page.count("ANNA") == page.count("BOB") == 3 and page.count(papers[0].sheet.code) == 3


