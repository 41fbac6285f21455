"""The answers of a class, marked.

Mark what students answered to the sheets of `sheet`: right, right from own
earlier answers, rounded too early, a slip with its name, wrong.

examples:
  neuron-graph mark sheets/answers.csv --secret secret.txt
      the class, and every student
  neuron-graph mark sheets/answers.csv --secret secret.txt --feedback feedback/
      a page for each student
  neuron-graph mark sheets/answers.csv --secret secret.txt --format moodle --output grades.csv
      grades for Moodle
"""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from ...classroom.roll import (
    GRADEBOOKS,
    ClassMarks,
    class_marks,
    feedback,
    marks_in,
    read_answers,
    read_roster,
    report,
    tally,
)
from ...classroom.sheets import (
    FEEDBACK,
    SETTINGS_FILE,
    Settings,
    Sheets,
    file_names,
    known_students,
    read_secret,
    settings_in,
    sheets_of,
    write_folder,
)
from ...errors import BadValue
from ...export.pictures import cell_len, padded
from ...judging import BLANK, RIGHT, Marked, Weights
from ...recording import visible
from ..screen import Lines, Screen, say_error
from .sheet_options import SETTINGS, read_settings, said, under_generator

ENOUGH, HARDLY_ANY = 5, 0.1
"""How many answers tell something of the sheets, and which part of them is hardly any."""
OPTIONS = f"""
  ANSWERS+                    CSV with the columns student, name, value; JSON; or filled Markdown
                                sheets
  --secret FILE               the secret that the sheets were drawn with
  --settings FILE             {SETTINGS_FILE} of the sheets, where it does not lie beside the
                                answers
  --students ROSTER           a CSV file with the columns id and name: those who should answer
  --title=Marks TEXT          what the pages and grades are called
  --format=terminal terminal|json|{'|'.join(GRADEBOOKS)}  how the marks are written
  --output FILE               write them to a file
  --report FILE               a report on the class, without names, as Markdown
  --feedback FOLDER           a page for each student, as Markdown
  --force                     replace a folder of feedback
  --example EXAMPLE           the walkthrough that the sheets were made from
{SETTINGS}
what answers count:
  --method X    points for the method of an answer (1)
  --accuracy X  points for its number (1)
  --carried X   part of the accuracy that answers keep which are right from earlier ones (1)
  --rounded X   the same of answers that were rounded too early (0)
  --slip X      part of the method that is kept where one slip is named (0.5)
"""


def run(arguments: Namespace, screen: Screen) -> int:
    """Mark, and write what is asked for; 1 where an answer is not right."""
    form, title = arguments.format, arguments.title
    marks, names = read_marks(arguments)
    students = marks.students
    for remark in marks.doubts + (marks.remarks if form in GRADEBOOKS else []):
        say_error(f"neuron-graph: {visible(remark)}")
    if arguments.feedback is not None:
        write_folder(
            arguments.feedback, pages(students, title, names), arguments.force, FEEDBACK)
    if arguments.report is not None:
        screen.write(report(tally(students), title, marks.remarks), arguments.report)
    if form == "json":
        screen.write_json(marks.as_dict(), arguments.output)
    elif form in GRADEBOOKS:
        screen.write_document(
            GRADEBOOKS[form](students, names, title), arguments.output)
    else:
        screen.write(lines(marks, title, screen.unicode), arguments.output)
    return int(any(mark.mark != RIGHT for student in students for mark in student.marks))


def read_marks(arguments: Namespace) -> tuple[ClassMarks, dict[str, str]]:
    """The marks of a class, and the names of its students by their ids."""
    counting = {part.name: getattr(arguments, part.name) for part in fields(Weights)}
    weights = Weights(**{name: x for name, x in counting.items() if x is not None})
    names = dict(read_roster(arguments.students)) if arguments.students else {}
    answers = [answer for path in arguments.answers for answer in read_answers(path)]
    beside = settings_file(arguments)
    listed = known_students(beside) if beside.is_file() else {}
    sheets = read_sheets(arguments, listed, [answer.code for answer in answers])
    marks = class_marks(sheets, answers, names, weights, listed)
    if not any(answer.code for answer in answers):
        marks.doubts = [*assumption(arguments, sheets.settings),
                        *doubts(tally(marks.students).counts)]
    return marks, names


def read_sheets(
    arguments: Namespace, known: Mapping[str, str], codes: Sequence[str]
) -> Sheets:
    """What makes the sheets again, by their codes where these are `known`; the others
    are those of answers."""
    settings, secret = settings_of(arguments), arguments.secret
    if secret is None and not settings.source:
        raise BadValue(
            "--secret", None,
            "the file with the secret that the sheets were drawn with is needed")
    key = b"" if secret is None else read_secret(secret)
    if not settings_file(arguments).is_file():
        settings = under_generator(settings, arguments, key, codes)
    return sheets_of(settings, key, known)


def assumption(arguments: Namespace, settings: Settings) -> Lines:
    """A remark on the settings that are taken where no file and no option says any."""
    path = settings_file(arguments)
    if not said(arguments) and not path.is_file():
        yield (
            f"there is no {path}, so these are marked as {settings.sizes} sheets that ask "
            f"{', '.join(settings.ask)} to {settings.figures} figures; if they are others, "
            "--settings FILE says so")


def doubts(counts: Mapping[str, int]) -> Lines:
    """A remark where so little is right that the sheets may have been other ones."""
    answered, right = sum(counts.values()) - counts[BLANK], counts[RIGHT]
    if answered >= ENOUGH and right <= answered * HARDLY_ANY:
        yield (
            f"of {answered} answers {right} are right, and none bears a code: are the "
            "secret and the settings those of the sheets?")


def settings_file(arguments: Namespace) -> Path:
    """The file of settings: the one named, or the one beside the answers."""
    return Path(arguments.settings or Path(arguments.answers[0]).with_name(SETTINGS_FILE))


def settings_of(arguments: Namespace) -> Settings:
    """The settings of the sheets: of the file named, or beside the answers; else those
    that the options say."""
    path = settings_file(arguments)
    if arguments.settings is not None or path.is_file() and not said(arguments):
        return settings_in(path)
    return read_settings(arguments)


def pages(
    students: Sequence[Marked], title: str, known: Mapping[str, str]
) -> dict[str, Lines]:
    """The pages of a folder of feedback, by their file names."""
    names = file_names(student.student or student.code for student in students)
    return {
        f"{name}.md": feedback(student, title, known.get(student.student, ""))
        for name, student in zip(names, students)}


def lines(marks: ClassMarks, title: str, unicode: bool) -> Lines:
    """A line for each student with what is not right, then the report on the class,
    then what is odd."""
    students = marks.students
    names = [visible(student.student or student.code) for student in students]
    width = max(map(cell_len, names), default=0)
    for name, student in zip(names, students):
        yield (
            f"{padded(name, width)}  {student.points:>5g}/{student.most:g}  "
            f"{marks_in(student.counts)}")
        for mark in student.marks:
            if mark.mark not in (RIGHT, BLANK):
                yield f"  {mark.shown} = {visible(mark.value)}: {mark.sentence}"
    yield ""
    yield from report(tally(students), title, [], unicode)
    yield from ["", *map(visible, marks.remarks)] if marks.remarks else []
