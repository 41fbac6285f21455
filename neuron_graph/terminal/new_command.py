"""`neuron-graph new FILE`: a commented walkthrough file to start from."""
from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BadValue
from ..published.starter import starter
from ..recording.notation import NOTATIONS
from .command import enter
from .options import add_example, read_example
from .screen import Screen

if TYPE_CHECKING:
    from .command import Commands

EXAMPLES = [
    ("new my-blog.toml", "the worked example's network, to be changed"),
    ("new my-blog.toml --layers 2-2-1 --inputs 1,0 --targets 1 --set w1=0.3", "a network of your own"),
    ("new my-blog.toml mazur", "from another example"),
    ("new -", "on standard output"),
]


def add(commands: Commands) -> None:
    """The command's options."""
    parser = enter(commands, "new", "a file for a calculation of one's own", "Write a commented walkthrough file: fill in the "
                   "network and the figures that a text prints, then check it.", EXAMPLES)
    parser.set_defaults(run=run)
    parser.add_argument("file", metavar="FILE", help="where it is written, such as my-blog.toml; - is standard output")
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")
    parser.add_argument("--notation", metavar="|".join(NOTATIONS), help="letters for net input and activation")
    add_example(parser)


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Write the file."""
    example = read_example(arguments)
    if arguments.file == "-":
        screen.write_document(starter(example))
        return 0
    path = Path(arguments.file)
    if path.suffix.lower() != ".toml":
        raise BadValue("the file", arguments.file, "a name that ends in .toml is needed: it is known by that")
    if path.exists() and not arguments.force:
        raise BadValue("the file", arguments.file, "it is there already; --force replaces it")
    screen.write(starter(example), arguments.file)
    screen.write([f"written: {arguments.file}. Fill in the figures, then: neuron-graph check {arguments.file}"])
    return 0
