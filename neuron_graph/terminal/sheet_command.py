"""`neuron-graph sheet`: a worksheet for each student, with that student's own numbers."""
from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..classroom.class_marks import Sheets
from ..classroom.collection import FORMATS, QUESTIONS, files_of, one_document
from ..classroom.course import Course
from ..classroom.figures import decimal_sign
from ..classroom.file_names import file_names
from ..classroom.folder import write_folder
from ..classroom.paper import SAMPLE, Paper
from ..classroom.roster import MOST, Student, read_roster
from ..classroom.settings import ALL, Settings
from ..classroom.shared import SharedCourse
from ..errors import BadValue
from ..network.conventions import Convention
from ..network.losses import LOSSES
from ..published.walkthrough import UnreadableFile, example_named
from ..recording.notation import NOTATIONS, visible
from ..recording.step import PHASES
from .command import enter, one_of
from .options import read_sizes, read_whole
from .screen import Screen

if TYPE_CHECKING:
    from .command import Commands

SAMPLE_SECRET = b"neuron_graph sample"
"""What samples are drawn from. It is no secret: who wants one uses --secret."""
LARGEST_SECRET = 100_000
DRAWN = ("layers", "activation", "output_activation", "loss")
"""Options that say what is drawn, and so nothing to a walkthrough."""
EXAMPLES = [
    ("sheet", "a sample, to read here"),
    ("sheet --format html --count 3 --solutions > sample.html", "three, with solutions, to be printed"),
    ("sheet --students roster.csv --secret secret.txt --out sheets --key", "a folder for a class"),
    ("sheet --layers 2-2-1 --ask forward,error --figures 3", "other sheets"),
    ("sheet mazur --blank dE/dw5,w1+", "from a walkthrough, with its own numbers"),
    ("sheet --code K7F3-9Q2M-4HXA-7RTC --secret secret.txt --key", "one student's paper again, and its key"),
]


def add(commands: Commands) -> None:
    """The command's options."""
    parser = enter(commands, "sheet", "worksheets, a student each", "Write worksheets: every student's own numbers, drawn from "
                   "a secret and the student's id, the same every time. Without --students and --secret it is a sample.",
                   EXAMPLES)
    parser.set_defaults(run=run)
    parser.add_argument("example", metavar="EXAMPLE", nargs="?", help="a walkthrough's name or file: its numbers, for all alike")
    whose = parser.add_argument_group("whose sheets")
    whose.add_argument("--students", metavar="FILE", help="a CSV file with the column id and, if you like, name")
    whose.add_argument("--secret", metavar="FILE", help="a file with a long random line; who knows it can compute every key")
    whose.add_argument("--count", metavar="N", help="so many sheets, for students called 1, 2, 3, ... (1)")
    whose.add_argument("--code", metavar="CODE", help="the sheet that bears this code")
    add_settings(parser)
    written = parser.add_argument_group("how they are written")
    written.add_argument("--format", metavar="|".join(FORMATS), default="markdown", help="the form (markdown)")
    written.add_argument("--solutions", action="store_true", help="worked solutions too")
    written.add_argument("--key", action="store_true", help="the answers of all too")
    written.add_argument("--language", metavar="en|de|fr|...", default="en",
                         help="whose decimal sign is used, or the sign itself (en)")
    written.add_argument("--out", metavar="FOLDER", help="a folder, written whole or not at all, with an empty answers.csv")
    written.add_argument("--force", action="store_true", help="replace a folder of sheets in which nothing was changed since")


def add_settings(parser: argparse.ArgumentParser) -> None:
    """What is drawn and asked: the options that sheets and their marking must agree in."""
    group = parser.add_argument_group("what is asked")
    group.add_argument("--layers", metavar="2-2-2", help="sizes of the network, inputs first (2-2-2)")
    group.add_argument("--ask", "--blank", metavar="|".join([*PHASES, ALL]), action="append", default=[], dest="ask",
                       help="what is asked: phases, or names with commas between (all)")
    group.add_argument("--figures", metavar="N", default=str(Settings.figures), help="significant figures asked for (4)")
    group.add_argument("--rounds", metavar="N", default=str(Settings.rounds), help="rounds of training (1)")
    group.add_argument("--activation", metavar="NAME", help="sigmoid, tanh, relu or identity (sigmoid)")
    group.add_argument("--output-activation", metavar="NAME", help="activation of the last layer, if another: also softmax")
    group.add_argument("--loss", metavar="NAME", help="the error: " + ", ".join(LOSSES))
    group.add_argument("--convention", metavar="error=...,bias=...", action="append", default=[],
                       help="change parts of the convention; `explain convention` lists them")
    group.add_argument("--notation", metavar="|".join(NOTATIONS), help="letters for net input and activation")


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Write the sheets."""
    form = one_of(arguments.format, "format", FORMATS)
    papers = read_papers(arguments)
    if arguments.out is None:
        refuse_alone(arguments, form)
        screen.write_document(one_document(papers, form, arguments.solutions, arguments.key))
        return 0
    files = files_of(papers, form, arguments.solutions, arguments.key)
    write_folder(arguments.out, files, arguments.force)
    sheets = f"{len(papers)} sheet{'s' * (len(papers) != 1)}"
    screen.write([f"written: {visible(arguments.out)}, {sheets}, {len(files)} files; answers.csv is to be filled in"])
    return 0


def refuse_alone(arguments: argparse.Namespace, form: str) -> None:
    """Refuse what needs a folder of its own."""
    if arguments.force:
        raise BadValue("--force", "given", "it needs --out, the folder to replace")
    if form in QUESTIONS and (arguments.solutions or arguments.key):
        raise BadValue("--format", form, "solutions and key do not go into a file of questions: with --out they lie beside it")


def read_papers(arguments: argparse.Namespace) -> list[Paper]:
    """The papers that the options ask for."""
    check_together(arguments)
    decimal = decimal_sign(arguments.language)
    sheets = read_sheets(arguments)
    note = "" if arguments.secret or arguments.example else SAMPLE
    if arguments.code is not None:
        return [coded(arguments, sheets, decimal, note)]
    found = students(arguments)
    names = file_names(student.id for student in found)
    return [Paper(sheets.sheet(student.id), student.name, decimal, note, name) for student, name in zip(found, names)]


def coded(arguments: argparse.Namespace, sheets: Sheets, decimal: str, note: str) -> Paper:
    """The paper that bears a code; with a roster it says whose it is."""
    sheet = sheets.sheet_of_code(arguments.code)
    roster = students(arguments) if arguments.students else []
    owner = next((student for student in roster if sheets.owns(student.id, sheet.code)), Student(""))
    return Paper(replace(sheet, student=owner.id), owner.name, decimal, note, file_names([owner.id or "sheet"])[0])


def check_together(arguments: argparse.Namespace) -> None:
    """Refuse options that do not go together."""
    if arguments.students and not arguments.secret and not arguments.example:
        raise BadValue("--secret", None, "the sheets of students need it, a file with a long random line: from the secret of "
                                         "samples anybody could compute the key")
    for option in ("students", "code"):
        if arguments.count is not None and getattr(arguments, option):
            raise BadValue("--count", arguments.count, f"it does not go together with --{option}")
    for option in (*DRAWN, "code", "secret"):
        if arguments.example is not None and getattr(arguments, option) is not None:
            name = "--" + option.replace("_", "-")
            raise BadValue(name, "given", f"{arguments.example!r} has numbers of its own, the same for all: nothing is drawn")


def students(arguments: argparse.Namespace) -> Sequence[Student]:
    """The students of the roster, or as many as are counted."""
    if arguments.students:
        return read_roster(arguments.students)
    count = 1 if arguments.count is None else read_whole(arguments.count, "--count", least=1)
    if count > MOST:
        raise BadValue("--count", count, f"at most {MOST} are drawn at once")
    return [Student(str(number)) for number in range(1, count + 1)]


def read_sheets(arguments: argparse.Namespace) -> Sheets:
    """What draws the sheets: a course of the secret, or the numbers of an example."""
    if arguments.example is not None:
        return shared(arguments)
    return Course(SAMPLE_SECRET if arguments.secret is None else read_secret(arguments.secret), read_settings(arguments))


def shared(arguments: argparse.Namespace) -> SharedCourse:
    """The sheets of an example."""
    example = example_named(arguments.example)
    for parts in arguments.convention:
        example = replace(example, convention=example.convention.changed(parts))
    if arguments.notation is not None:
        example = replace(example, notation=NOTATIONS[one_of(arguments.notation, "notation", NOTATIONS)])
    settings = Settings(ask=read_ask(arguments), figures=read_whole(arguments.figures, "--figures"),
                        rounds=read_whole(arguments.rounds, "--rounds", least=1), source=arguments.example)
    return SharedCourse(example.checked(), settings)


def read_settings(arguments: argparse.Namespace) -> Settings:
    """What is drawn and asked."""
    convention = Convention()
    if arguments.loss is not None:
        convention = replace(convention, error=one_of(arguments.loss, "loss", LOSSES))
    for parts in arguments.convention:
        convention = convention.changed(parts)
    layers = Settings.layers if arguments.layers is None else tuple(read_sizes(arguments.layers))
    notation = Settings.notation if arguments.notation is None else NOTATIONS[one_of(arguments.notation, "notation", NOTATIONS)]
    return Settings(layers, read_ask(arguments), read_whole(arguments.figures, "--figures"),
                    read_whole(arguments.rounds, "--rounds", least=1), arguments.activation or Settings.activation,
                    arguments.output_activation or "", convention, notation)


def read_ask(arguments: argparse.Namespace) -> tuple[str, ...]:
    """The phases and names of --ask."""
    found = tuple(part.strip() for text in arguments.ask for part in text.split(","))
    return found if arguments.ask else (ALL,)


def read_secret(path: str) -> bytes:
    """The secret of a file, without the spaces around it. What is in the file goes into no message."""
    try:
        with Path(path).open("rb") as file:
            secret = file.read(LARGEST_SECRET + 1).strip()
    except (OSError, ValueError) as error:
        raise UnreadableFile(path, f"it cannot be read ({getattr(error, 'strerror', None) or error})") from None
    if len(secret) > LARGEST_SECRET:
        raise UnreadableFile(path, f"it is larger than {LARGEST_SECRET} bytes, too large for a secret")
    if not secret:
        raise UnreadableFile(path, "the secret is empty: write a long random line into it")
    return secret


