"""Golden codes: a sheet that was printed is drawn again from its code, with the same numbers, by every later version.

Nothing here is ever computed anew: a row was printed by some version, and stays as it is. Two epochs give their numbers
twice, a softmax layer a target that the others leave.
"""
from dataclasses import replace

import pytest

from neuron_graph.classroom.sheets.code import Source
from neuron_graph.classroom.sheets.course import Course
from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.classroom.sheets.settings_file import known_students, settings_in, settings_lines
from neuron_graph.classroom.sheets.shared_course import SharedCourse
from neuron_graph.errors import BadValue
from neuron_graph.network.convention import Convention
from neuron_graph.published.files.walkthrough import example_named

CLASS, OWN = b"correct horse battery", "Schlüssel für 10b".encode()
TAIL = "figures=4|rounds=1|activation=sigmoid|output=sigmoid|"
DEEP = Settings((2, 2, 2, 1), output_activation="identity", convention=Convention(error="squared-sum"))
NAMED = Settings((2, 2, 2), ("delta_o1", "dE/dw*"), 3, convention=Convention(error="half-squared-mean"))
SOFTMAX = Settings((2, 3), output_activation="softmax", convention=Convention(error="cross-entropy"))
BINARY = Settings((2, 2, 1), convention=Convention(error="binary-cross-entropy", bias="frozen"))
MOMENTUM = Settings((2, 1), epochs=2, convention=Convention(
    rule="momentum", momentum=0.75, velocity="subtracted", bias="frozen"))
KEYS = Settings((2, 2, 1), convention=Convention(
    error="squared-mean", gradient_factor=0.5, order="updated", batch_scale="sum", samples="shuffled", seed=7,
    sum="bias-first", l2=0.125, sign="target-output"))

SHEETS = {
    "plain": (
        CLASS, "anna", Settings(), f"layers=2-2-2|ask=all|{TAIL}", "14ZZ-CM80-03T2-295R",
        "0.79 0.97 0.45 -0.59 0.83 0.33 0.66 -0.65 -0.95 -0.41 0.81 0.84 0.18 0.31 0.22 0.54 0.32",
        "b_o2+", 0.8254503044565338),
    "another secret": (
        OWN, "Jürgen 3", Settings(), f"layers=2-2-2|ask=all|{TAIL}", "7V6T-YXH0-0285-D3VC",
        "0.39 -0.25 0.49 0.24 -0.38 0.88 0.56 -0.66 -0.57 0.29 0.36 0.87 0.32 0.69 0.55 0.45 0.26",
        "b_o2+", 0.8417519164387488),
    "deep": (
        CLASS, "anna", DEEP,
        "layers=2-2-2-1|ask=all|figures=4|rounds=1|activation=sigmoid|output=identity|error=squared-sum",
        "YDAR-GRF0-02DC-4AMN",
        "0.34 0.73 -0.17 -0.63 0.97 0.39 0.13 0.83 0.32 0.27 0.89 0.29 -0.74 -0.61 0.25 0.46 0.62 0.58 0.91",
        "b_o1+", 1.7579269358864376),
    "tanh": (
        CLASS, "bob", Settings((3, 2, 2), ("forward", "error"), 5, activation="tanh"),
        "layers=3-2-2|ask=forward+error|figures=5|rounds=1|activation=tanh|output=tanh|", "6D7Y-P2P0-00AK-QDMC",
        "0.57 0.16 -0.85 0.47 0.53 -0.34 0.36 0.77 0.59 -0.15 -0.66 0.39 0.68 0.27 0.13 0.94 0.89 0.46 0.93 0.95",
        "E", 0.8757910499505479),
    "relu": (
        CLASS, "bob", Settings((2, 2, 1), activation="relu"),
        "layers=2-2-1|ask=all|figures=4|rounds=1|activation=relu|output=relu|", "V9AG-HVN0-002Z-J2R9",
        "0.29 0.58 -0.12 0.94 0.63 -0.36 0.96 -0.51 0.18 0.35 0.66 0.23 0.92", "b_o1+", 0.44253325),
    "by name": (
        OWN, "4711", NAMED,
        "layers=2-2-2|ask=delta_o1+dE/dw*|figures=3|rounds=1|activation=sigmoid|output=sigmoid|error=half-squared-mean",
        "WXEW-Z060-01TA-5YC5",
        "0.49 0.38 0.88 0.68 0.62 0.97 0.52 -0.46 -0.92 0.44 -0.48 -0.51 0.25 0.64 0.84 0.54 0.71",
        "dE/dw4", 0.002904011667852029),
    "two epochs": (
        CLASS, "anna", Settings((2, 2, 2), epochs=2),
        "layers=2-2-2|ask=all|figures=4|rounds=2|activation=sigmoid|output=sigmoid|", "ZY9K-6NZ0-0C34-XDF8",
        "-0.47 -0.14 0.59 0.66 0.51 0.78 -0.76 -0.96 0.26 0.28 0.27 0.17 0.22 0.83 0.37 0.75 0.44 0.22 0.83 0.37 0.75 0.44",
        "b_o2+@2", 0.15052377069881412),
    "softmax": (
        CLASS, "anna", SOFTMAX,
        "layers=2-3|ask=all|figures=4|rounds=1|activation=sigmoid|output=softmax|error=cross-entropy", "RKRR-QSH0-05SX-PQGG",
        "0.23 0.42 -0.86 0.58 -0.85 -0.94 0.83 0.51 0.14 0.48 0.76 0.44 0.33 0.29 0.38", "b_o3+", -0.025808472094705937),
    "binary cross-entropy": (
        OWN, "anna", BINARY, f"layers=2-2-1|ask=all|{TAIL}error=binary-cross-entropy,bias=frozen", "NJ95-MQS0-000B-BJR8",
        "0.92 0.61 -0.51 0.66 0.22 0.79 0.65 -0.47 -0.43 0.46 0.58 0.89 0.25", "w6+", -0.5263674712637962),
    "momentum": (
        CLASS, "carl", MOMENTUM,
        "layers=2-1|ask=all|figures=4|rounds=2|activation=sigmoid|output=sigmoid|"
        "bias=frozen,rule=momentum,momentum=0.75,velocity=subtracted", "BA0E-MYY0-0BG2-XPZV",
        "0.95 -0.64 0 0 0.37 0.18 0.77 0.79 0.23 0.37 0.18 0.77 0.79 0.23", "w2+@2", -0.6770709783502262),
    "many keys": (
        CLASS, "dora", KEYS,
        f"layers=2-2-1|ask=all|{TAIL}error=squared-mean,gradient-factor=0.5,order=updated,batch-scale=sum,"
        "samples=shuffled,seed=7,sum=bias-first,l2=0.125,sign=target-output", "J8TP-MF30-00DN-DZ0J",
        "0.44 0.56 -0.61 0.27 -0.16 0.42 0.24 -0.47 0.84 0.43 0.94 0.66 0.15", "b_h2+", 0.42541423921761884),
}
SECOND = {
    "plain": (
        CLASS, "anna", Settings(generator=2), "3JST-W010-03J7-QSBN",
        "-0.57 0.82 0.68 -0.73 0.94 -0.34 0.19 0.71 0.41 0.36 0.64 -0.43 0.12 0.59 0.62 0.87 0.79", "b_o2+", -0.42216677619694315),
    "another secret": (
        OWN, "Jürgen 3", Settings((2, 2, 1), generator=2), "JAVG-AB40-001K-HSF9",
        "0.75 -0.77 0.84 0.13 -0.21 0.28 -0.35 0.52 0.32 0.34 0.66 0.55 0.36", "b_o1+", 0.3011040917952198),
}
"""Sheets of generator 2, which stretches the secret."""
MAZUR = "0.15 0.2 0.25 0.3 0.35 0.4 0.45 0.5 0.55 0.6 0.5 0.05 0.1 0.01 0.99"


@pytest.mark.parametrize("row", SHEETS)
def test_a_printed_code_redraws_its_sheet(row):
    secret, student, settings, text, code, given, name, value = SHEETS[row]
    assert settings.text == text
    course = Course(secret, settings)
    sheet = course.sheet_of_code(code, student)
    drawn = [sheet.values[line.position] for line in sheet.task.lines if line.is_given]
    assert drawn == [float(number) for number in given.split()]
    assert sheet.code == code and sheet.blanks[-1].name == name
    assert sheet.value(sheet.blanks[-1]) == pytest.approx(value, rel=1e-14)
    assert course.owns(student, code) and not course.owns("eve", code)


@pytest.mark.parametrize("row", SECOND)
def test_a_code_of_generator_2_redraws_its_sheet_and_generator_1_refuses_it(row):
    secret, student, settings, code, given, name, value = SECOND[row]
    sheet = Course(secret, settings).sheet_of_code(code, student)
    drawn = [sheet.values[line.position] for line in sheet.task.lines if line.is_given]
    assert drawn == [float(number) for number in given.split()]
    assert Course(secret, settings).owns(student, code) and sheet.blanks[-1].name == name
    assert sheet.value(sheet.blanks[-1]) == pytest.approx(value, rel=1e-14)
    with pytest.raises(BadValue, match="another secret, or"):
        Course(secret, replace(settings, generator=1)).sheet_of_code(code)


@pytest.mark.parametrize("row", SHEETS)
def test_a_code_belongs_to_its_secret_and_its_settings(row):
    secret, student, settings, _, code, *_ = SHEETS[row]
    for other in (Course(b"some other secret", settings), Course(secret, Settings((3, 1)))):
        with pytest.raises(BadValue, match="another secret, or"):
            other.sheet_of_code(code, student)


def test_a_students_number_stays():
    assert Source(CLASS, "layers=2-2-2").nonce("anna") == 22030897415


def test_the_numbers_of_a_shared_sheet_are_the_walkthroughs():
    sheet = SharedCourse(example_named("mazur"), Settings(source="mazur")).sheet("anna")
    given = [sheet.values[line.position] for line in sheet.task.lines if line.is_given]
    assert given == [float(number) for number in MAZUR.split()]
    assert sheet.code == "" and sheet.blanks[-1].name == "w8+"
    assert sheet.value(sheet.blanks[-1]) == pytest.approx(0.5613701211079891, rel=1e-14)


def test_a_folder_of_sheets_from_before_is_marked(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text('{"format": 1, "students": ["anna"], "layers": [2, 2, 1], "rounds": 2}', encoding="utf-8")
    assert settings_in(file).epochs == 2 and known_students(file) == {"anna": ""}
    file.write_text("".join(settings_lines(settings_in(file))), encoding="utf-8")
    assert '"format": 2' in file.read_text(encoding="utf-8") and settings_in(file).epochs == 2


def test_a_sheet_whose_code_is_kept_is_not_drawn_again(tmp_path, monkeypatch):
    course = Course(b"some secret or other", Settings((2, 1)))
    sheets = [course.sheet(student) for student in ("anna", "berta")]
    file = tmp_path / "settings.json"
    file.write_text("".join(settings_lines(course.settings, sheets)), encoding="utf-8")
    monkeypatch.setattr(Course, "fairest", None)
    again = Course(b"some secret or other", settings_in(file), known_students(file))
    assert [again.sheet(sheet.student).values for sheet in sheets] == [sheet.values for sheet in sheets]
    with pytest.raises(TypeError):
        Course(b"another secret", settings_in(file), known_students(file)).sheet("anna")  # it would have to be drawn
