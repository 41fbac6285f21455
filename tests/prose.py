"""The prose: README and the guide, with the commands in it. `python -m tests.prose` writes what the program prints today.

    page       a Markdown file           section   what follows one of its headings `## `: its commands are typed one after
    dialogue   a command and its output            the other in a folder like the checkout
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import standby

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "walkthroughs" / "guide"
REFERENCE, ARCHITECTURE = GUIDE / "reference.md", GUIDE / "architecture.md"
PAGES = [ROOT / "README.md", ROOT / "walkthroughs" / "README.md", *sorted(GUIDE.glob("*.md"))]
SECTION = re.compile(r"^## (.*)\n((?:(?s:```.*?^```\n)|(?!## ).*\n)*)", re.M)
"""A heading and what follows it; what looks like one within a block is none."""
ROOMS = re.compile(r"\| room \| is for \|\n(?:\|.*\n)*")
BLOCK = re.compile(r"```console\n(.*?)```", re.S)
PYTHON = re.compile(r"```python\n(.*?)```", re.S)
FENCED = re.compile(r"^```.*?^```\n", re.S | re.M)
NAMED = re.compile(r"`([\w./-]+/(?:[\w-]+\.(?:py|toml|md|csv|svg))?)`|\]\(([\w./-]+)\)")
"""A file or a folder that a text names, as code or in a link."""

SPOKEN = re.compile(r"`(?:neuron-graph )?([a-z]+)((?: [^`]*)?)`")
"""What may be a command within a sentence."""


def dialogues(text):
    """Each command of a console block with the output that stands below it."""
    for block in BLOCK.findall(text):
        for part in block.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def named(page):
    """The files and folders that a page names, outside of its blocks."""
    for code, link in NAMED.findall(FENCED.sub("", page.read_text(encoding="utf-8"))):
        yield link or code, (page.parent,) if link else (page.parent, ROOT, ROOT / "neuron_graph")


def spoken(page):
    """Each command that a page names within its sentences, with the options that it names beside it."""
    for command, options in SPOKEN.findall(FENCED.sub("", page.read_text(encoding="utf-8"))):
        yield command, re.findall(r"--[a-z][a-z-]+", options)


def sections(page):
    """The sections of a page in which commands are typed: title and dialogues."""
    text = page.read_text(encoding="utf-8")
    return {title: list(dialogues(section)) for title, section in SECTION.findall(text) if list(dialogues(section))}


def typed_in_order():
    """Each command that makes or reads a file, with its output, as one meets it who reads README, then the guide in the order
    of its table; of a command within a sentence that trains, the output is not known."""
    guide = GUIDE / "README.md"
    for page in [PAGES[0], *(GUIDE / link for link in re.findall(r"^\| \[.*?\]\((\w+\.md)\)", guide.read_text(encoding="utf-8"), re.M))]:
        text = page.read_text(encoding="utf-8")
        yield from ((command, None) for command in re.findall(r"`(neuron-graph (?:train|new) [^`]*)`", FENCED.sub("", text)))
        for typed in sections(page).values():
            if any(re.search(r" (?:--model|--out|--progress) |> \w", command) for command, _ in typed):
                yield from typed


def furnish(folder):
    """Make a folder like the checkout, as far as commands read it."""
    (folder / "walkthroughs").symlink_to(ROOT / "walkthroughs")
    return folder


def answer(command, folder, *flags):
    """What comes of a command that is typed in a folder, the flags being those of its Python."""
    program = shlex.join(standby.program(*flags))
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    return subprocess.run(command.replace("neuron-graph", program), shell=True, cwd=folder, env=environment, capture_output=True,
                          encoding="utf-8", check=False)


def renewed(section):
    """A section with the outputs of today."""
    with tempfile.TemporaryDirectory() as folder:
        place = furnish(Path(folder))

        def block(match):
            return f"```console\n{''.join(f'$ {command}{chr(10)}{answer(command, place).stdout}' for command, _ in dialogues(match[0]))}```"

        return BLOCK.sub(block, section)


def renew(page):
    """Write today's outputs into a page."""
    text = page.read_text(encoding="utf-8")
    page.write_text(SECTION.sub(lambda match: renewed(match[0]), text), encoding="utf-8")


if __name__ == "__main__":
    from tests.reference import reference, rooms

    REFERENCE.write_text(reference(), encoding="utf-8")
    ARCHITECTURE.write_text(ROOMS.sub(lambda match: rooms(), ARCHITECTURE.read_text(encoding="utf-8")), encoding="utf-8")
    (ROOT / "walkthroughs" / "worked-example.svg").write_text(answer("neuron-graph trace --format svg", ROOT).stdout, encoding="utf-8")
    for path in map(Path.resolve, map(Path, sys.argv[1:])) if sys.argv[1:] else PAGES:
        renew(path)
