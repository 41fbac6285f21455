"""Every command and every output in the prose is what the program prints today; `python -m tests.prose` writes it anew."""
import doctest
import re
import xml.etree.ElementTree as xml

import pytest

from neuron_graph import numerals
from neuron_graph.classroom.roll import answers, roster
from neuron_graph.classroom.sheets import course, settings
from neuron_graph.data import table_lines
from neuron_graph.data.table import MOST_CELLS
from neuron_graph.programs import compiler
from neuron_graph.published import example, identify
from neuron_graph.published.causes import chance_policy, other_conventions
from neuron_graph.published.files import pasted_text
from neuron_graph.published.texts import draft
from neuron_graph.stepping import run
from neuron_graph.terminal.command_line import COMMANDS
from neuron_graph.terminal.commands import certify_command
from neuron_graph.terminal.options import MOST_PARAMETERS
from tests.prose import (
    GUIDE,
    PAGES,
    PYTHON,
    REFERENCE,
    ROOT,
    answer,
    dialogues,
    furnish,
    named,
    sections,
    spoken,
    typed_in_order,
)
from tests.reference import reference, rooms


@pytest.fixture
def place(tmp_path):
    """A folder like the checkout, in which the commands of a section are typed one after the other."""
    return furnish(tmp_path)


def name(page):
    """A page as it is called in the checkout."""
    return str(page.relative_to(ROOT))


SECTIONS = [(page, title) for page in PAGES for title in sections(page)]
WITH_PYTHON = [page for page in PAGES if PYTHON.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_belongs_to_a_section(page):
    assert sum(sections(page).values(), []) == list(dialogues(page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page, title", SECTIONS, ids=[f"{name(page)}: {title}" for page, title in SECTIONS])
def test_commands(page, title, place):
    for command, output in sections(page)[title]:
        done = answer(command, place)
        assert (command, done.stdout, done.stderr, done.returncode) == (command, output, "", 0)


def test_who_reads_on_in_one_folder_meets_nothing_that_is_there_already(place):
    typed = [*typed_in_order()]
    assert len(typed) > 20
    for command, output in typed:
        done = answer(command, place)
        assert (command, done.stdout, done.stderr, done.returncode) == (command, done.stdout if output is None else output, "", 0)


@pytest.mark.parametrize("page", WITH_PYTHON, ids=name)
def test_python(page, place, monkeypatch):
    monkeypatch.chdir(place)
    source = "\n".join(PYTHON.findall(page.read_text(encoding="utf-8")))
    examples = doctest.DocTestParser().get_doctest(source, {}, name(page), None, 0)
    assert examples.examples
    assert doctest.DocTestRunner().run(examples).failed == 0


def test_the_reference_is_what_the_docstrings_say():
    assert reference() == REFERENCE.read_text(encoding="utf-8"), "python -m tests.prose writes it anew"


def test_the_rooms_are_what_their_doors_say():
    assert rooms() in (GUIDE / "architecture.md").read_text(encoding="utf-8"), "python -m tests.prose writes it anew"


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=name)
def test_every_file_that_is_named_is_there(page):
    assert [path for path, places in named(page) if not any((place / path).exists() for place in places)] == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=name)
def test_every_option_that_is_named_is_there(page, typed):
    for command, options in spoken(page):
        if command in COMMANDS and options:
            known = typed(command, "--help").out
            assert [option for option in options if option not in known] == [], command


def test_the_schema_of_a_model_file_stands_on_its_page():
    from neuron_graph.data.sqlite.schema import COLUMNS

    lines = (GUIDE / "data.md").read_text(encoding="utf-8").splitlines()
    for table, columns in COLUMNS.items():
        [row] = [line.split("|") for line in lines if line.startswith(f"| `{table}` |")]
        assert set(re.findall(r"`(\w+)`", row[3])) == {name for name, *_ in columns}


def test_the_readme_is_short():
    assert len(PAGES[0].read_text(encoding="utf-8").splitlines()) <= 250


PACKAGE = ROOT / "neuron_graph"
WITH_EXAMPLES = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sorted(PACKAGE.rglob("*.py"))
                 if ">>> " in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_docstring_examples(module):
    import importlib

    found = importlib.import_module(module)
    result = doctest.testmod(found)
    assert result.failed == 0 and result.attempted > 0


def words(picture):
    return [" ".join("".join(node.itertext()).split()) for node in xml.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")]


def test_the_picture_is_what_the_program_draws(typed):
    drawn = typed("trace", "--format", "svg").out
    assert words(drawn) == words((ROOT / "walkthroughs" / "worked-example.svg").read_text(encoding="utf-8"))


def test_the_picture_of_the_stepper_is_what_its_screen_shows(tmp_path):
    from tests.terminal.test_step_screen import opened, pressed

    face = opened()
    face.size = 112, 22
    pressed(face, f"10}}wE{{Enter}}wdE/dw5{{Enter}}20no{tmp_path}/now.svg{{Enter}}", 112, 22)
    drawn = (tmp_path / "now.svg").read_text(encoding="utf-8")
    assert words(drawn) == words((ROOT / "walkthroughs" / "stepper.svg").read_text(encoding="utf-8"))


LIMITS = {
    "weights and biases": MOST_PARAMETERS, "weights that are visited": example.MOST_VISITS, "operations of a step": compiler.MOST_OPERATIONS,
    "`certify` proves": certify_command.MOST_PROVEN, "under other conventions": other_conventions.MOST_STEPS, "search for slips": chance_policy.MOST_COMPUTED,
    "`identify` tries": identify.MOST_CONVENTIONS, "`read` takes": draft.MOST_STATEMENTS, "`check --lines` reads": pasted_text.MOST_PASTED,
    "stepper runs at once": run.LONGEST_RUN, "in the calculation of a `sheet`": course.MOST_NUMBERS, "`sheet` draws": (settings.MOST_WEIGHTS, settings.MOST_EPOCHS),
    "students": roster.MOST_STUDENTS, "`mark` reads": answers.MOST_ANSWERS, "cells": MOST_CELLS, "bytes": table_lines.MOST_BYTES,
    "characters of a line": table_lines.MOST_CHARACTERS, "characters of a number": numerals.LONGEST_NUMBER,
}
"""A part of each row of the table of limits, and the limit that the program keeps."""


def test_the_table_of_limits_says_those_that_are_kept():
    found = dict(re.findall(r"^\| (.*?) \| ([\d, and]+) \|$", (GUIDE / "speed.md").read_text(encoding="utf-8").partition("| at most |")[2], re.M))
    assert len(found) == len(LIMITS)
    for part, limit in LIMITS.items():
        said = [number for what, number in found.items() if part in what]
        assert said == [" and ".join(f"{one:,}" for one in (limit if isinstance(limit, tuple) else (limit,)))], part


@pytest.mark.parametrize("page, title", SECTIONS, ids=[f"{name(page)}: {title}" for page, title in SECTIONS])
def test_commands_need_no_docstrings(page, title, place):
    """Under `python -OO` there are none: the numbers are the same, and the names of mistakes may stand for their sentences."""
    for command, output in sections(page)[title]:
        done = answer(command, place, "-OO")
        assert (command, done.returncode, done.stderr) == (command, 0, "")
        assert re.findall(r"\d[\d.]*", done.stdout) == re.findall(r"\d[\d.]*", output)
