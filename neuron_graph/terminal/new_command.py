"""A file for a calculation of one's own.

Write a commented walkthrough file: fill in the network and the figures that a
text prints, then check it.
"""
from __future__ import annotations

import argparse
from pathlib import Path

from ..errors import BadValue
from ..published import starter
from ..recording import NOTATIONS
from .command import Options
from .options import EXAMPLE, read_example
from .screen import Screen

EXAMPLES = [
    ("new my-blog.toml", "the worked example's network, to be changed"),
    ("new my-blog.toml --layers 2-2-1 --inputs 1,0 --targets 1 --set w1=0.3", "a network of your own"),
    ("new my-blog.toml mazur", "from another example"),
    ("new -", "on standard output"),
]
OPTIONS: Options = {
    "": {
        "FILE": "where it is written, such as my-blog.toml; - is standard output",
        "--force": "replace a file that is there already", "--notation": ("letters for net input and activation", NOTATIONS),
    }, **EXAMPLE,
}


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
