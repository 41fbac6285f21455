"""Worksheets, a student each.

Write worksheets: every student's own numbers, drawn from a secret and the
student's id, the same every time. Without --students and --secret it is a
sample.

examples:
  neuron-graph sheet
      a sample, to read here
  neuron-graph sheet --format html --count 3 --solutions > sample.html
      three, with solutions, to be printed
  neuron-graph sheet --students roster.csv --secret secret.txt --out sheets --key
      a folder for a class
  neuron-graph sheet --layers 2-2-1 --ask forward,error --figures 3
      other sheets
  neuron-graph sheet mazur --blank dE/dw5,w1+
      from a walkthrough, with its own numbers
  neuron-graph sheet --code K7F3-9Q2M-4HXA-7RTC --secret secret.txt --key
      one student's paper again, and its key
"""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from ...classroom.papers import (
    FORMATS,
    QUESTIONS,
    SAMPLE_NOTE,
    Paper,
    files_of,
    one_document,
)
from ...classroom.roll import MOST_STUDENTS, Student, read_roster
from ...classroom.sheets import (
    SETTINGS_FILE,
    Sheets,
    decimal_sign,
    file_names,
    read_secret,
    settings_lines,
    sheets_of,
    write_folder,
    write_secret,
)
from ...errors import BadValue
from ...recording import visible
from ..progress_bar import counted
from ..screen import Screen
from .sheet_options import SETTINGS, read_settings, under_generator

SAMPLE_SECRET = b"neuron_graph sample"
"""What samples are drawn from. It is no secret: who wants one uses --secret."""
DRAWN = ("layers", "activation", "output_activation", "loss")
"""Options that say what is drawn, and so nothing to a walkthrough."""
OPTIONS = f"""
  EXAMPLE?  a walkthrough's name or file: its numbers, for all alike
whose sheets:
  --students FILE  a CSV file with the column id and, if you like, name
  --secret FILE    a file with a long random line; who knows it can compute every key
  --new-secret FILE  the same, after making it: a random line that only you can read
  --count N        so many sheets, for students called 1, 2, 3, ... (1)
  --code CODE      the sheet that bears this code
{SETTINGS}
how they are written:
  --format=markdown {'|'.join(FORMATS)}  the form (markdown)
  --solutions                 worked solutions too
  --key                       the answers of all too
  --language=en en|de|fr|...  whose decimal sign is used, or the sign itself (en)
  --out FOLDER                a folder, written whole or not at all, with an empty answers.csv
  --force                     replace a folder of sheets in which nothing was changed since
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the sheets."""
    form, folder = arguments.format, arguments.out
    shown = arguments.solutions, arguments.key
    papers = read_papers(arguments, screen)
    if folder is None:
        refuse_alone(arguments)
        screen.write_document(one_document(papers, form, *shown))
        return
    files = files_of(papers, form, *shown)
    files[SETTINGS_FILE] = settings_lines(
        papers[0].sheet.settings, [paper.sheet for paper in papers])
    write_folder(folder, files, arguments.force)
    screen.write([
        f"written: {visible(folder)}, {len(papers)} sheet{'s' * (len(papers) != 1)}, "
        f"{len(files)} files; answers.csv is to be filled in"])


def refuse_alone(arguments: Namespace) -> None:
    """Refuse what needs a folder of its own."""
    if arguments.force:
        raise BadValue("--force", "given", "it needs --out, the folder to replace")
    if arguments.format in QUESTIONS and (arguments.solutions or arguments.key):
        raise BadValue(
            "--format", arguments.format,
            "solutions and key do not go into a file of questions: with --out they lie "
            "beside it")


def read_papers(arguments: Namespace, screen: Screen) -> list[Paper]:
    """The papers that the options ask for."""
    take_new_secret(arguments)
    check_together(arguments)
    decimal = decimal_sign(arguments.language)
    sheets = read_sheets(arguments)
    note = "" if arguments.secret or arguments.example else SAMPLE_NOTE
    if arguments.code is not None:
        return [coded(arguments, sheets, decimal, note)]
    found = students(arguments)
    ids = [student.id for student in found]
    drawn = counted(map(sheets.sheet, ids), len(ids), "drawn", screen)
    return [Paper(sheet, student.name, decimal, note, file)
            for student, file, sheet in zip(found, file_names(ids), drawn)]


def coded(arguments: Namespace, sheets: Sheets, decimal: str, note: str) -> Paper:
    """The paper that bears a code; with a roster it says whose it is."""
    sheet = sheets.sheet_of_code(arguments.code)
    roster = students(arguments) if arguments.students else []
    owners = (student for student in roster if sheets.owns(student.id, sheet.code))
    owner = next(owners, Student(""))
    [file] = file_names([owner.id or "sheet"])
    return Paper(replace(sheet, student=owner.id), owner.name, decimal, note, file)


def take_new_secret(arguments: Namespace) -> None:
    """Make the secret that is to be new, and take it."""
    if arguments.new_secret is None:
        return
    if arguments.secret is not None:
        raise BadValue("--new-secret", "given", "it does not go together with --secret")
    write_secret(arguments.new_secret)
    arguments.secret = arguments.new_secret


def check_together(arguments: Namespace) -> None:
    """Refuse options that do not go together."""
    example, count = arguments.example, arguments.count
    if arguments.students and not arguments.secret and not example:
        raise BadValue(
            "--secret", None,
            "the sheets of students need it, a file with a long random line: from the "
            "secret of samples anybody could compute the key")
    for option in ("students", "code"):
        if count is not None and getattr(arguments, option):
            raise BadValue("--count", count, f"it does not go together with --{option}")
    for option in (*DRAWN, "code", "secret"):
        if example is not None and getattr(arguments, option) is not None:
            raise BadValue(
                "--" + option.replace("_", "-"), "given",
                f"{example!r} has numbers of its own, the same for all: nothing is drawn")


def students(arguments: Namespace) -> Sequence[Student]:
    """The students of the roster, or as many as are counted."""
    if arguments.students:
        return read_roster(arguments.students)
    count = arguments.count or 1
    if count > MOST_STUDENTS:
        raise BadValue("--count", count, f"at most {MOST_STUDENTS} are drawn at once")
    return [Student(str(number)) for number in range(1, count + 1)]


def read_sheets(arguments: Namespace) -> Sheets:
    """What draws the sheets."""
    settings = read_settings(arguments)
    if arguments.secret is None:
        return sheets_of(settings, SAMPLE_SECRET)
    secret = read_secret(arguments.secret)
    codes = [arguments.code] if arguments.code is not None else []
    return sheets_of(under_generator(settings, arguments, secret, codes), secret)
