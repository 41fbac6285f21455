"""Every command and every output in the prose is what the program prints today."""
import doctest
import os
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


SECTION = re.compile(r"^## (.*)\n((?:(?s:```.*?^```\n)|(?!## ).*\n)*)", re.M)
"""A heading and what follows it; what looks like one within a block is none."""


def dialogues(text):
    """Each command of a console block with the output that stands below it."""
    for block in re.findall(r"```console\n(.*?)```", text, re.S):
        for part in block.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            yield command, output


@pytest.fixture
def place(tmp_path):
    """A folder like the checkout, in which the commands of a section are typed one after the other."""
    (tmp_path / "walkthroughs").symlink_to(ROOT / "walkthroughs")
    return tmp_path


SECTIONS = {title: list(dialogues(text)) for title, text in SECTION.findall(README) if list(dialogues(text))}


def test_every_command_of_the_readme_belongs_to_a_section():
    assert sum(SECTIONS.values(), []) == list(dialogues(README))


@pytest.mark.parametrize("title", SECTIONS)
def test_readme_commands(title, place):
    program = f"{shlex.quote(sys.executable)} -m neuron_graph"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    for command, output in SECTIONS[title]:
        done = subprocess.run(command.replace("neuron-graph", program), shell=True, cwd=place, env=environment,
                              capture_output=True, encoding="utf-8", check=False)
        assert (command, done.stdout, done.stderr, done.returncode) == (command, output, "", 0)


def test_readme_python(place, monkeypatch):
    monkeypatch.chdir(place)
    examples = doctest.DocTestParser().get_doctest("\n".join(re.findall(r"```python\n(.*?)```", README, re.S)), {}, "README", None, 0)
    assert examples.examples
    assert doctest.DocTestRunner().run(examples).failed == 0


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
    return [" ".join((node.text or "").split()) for node in xml.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")]


def test_the_picture_is_what_the_program_draws(typed):
    drawn = typed("trace", "--phase", "backward", "--format", "svg").out
    assert words(drawn) == words((ROOT / "walkthroughs" / "worked-example.svg").read_text(encoding="utf-8"))


def test_the_picture_of_the_stepper_is_what_its_screen_shows(tmp_path):
    from tests.terminal.test_step_screen import opened, pressed

    face = opened()
    face.size = 112, 22
    pressed(face, f"10}}wE{{Enter}}wdE/dw5{{Enter}}20no{tmp_path}/now.svg{{Enter}}", 112, 22)
    drawn = (tmp_path / "now.svg").read_text(encoding="utf-8")
    assert words(drawn) == words((ROOT / "walkthroughs" / "stepper.svg").read_text(encoding="utf-8"))
