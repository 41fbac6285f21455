"""A file for a calculation of one's own.

Write a commented walkthrough file: fill in the network and the figures that a
text prints, then check it.

examples:
  neuron-graph new my-blog.toml
      the worked example's network, to be changed
  neuron-graph new my-blog.toml --layers 2-2-1 --inputs 1,0 --targets 1 --set w1=0.3
      a network of your own
  neuron-graph new my-blog.toml mazur
      from another example
  neuron-graph new -
      on standard output
"""
from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ...data import write_file
from ...errors import BadValue
from ...published.files import starter
from ..options import EXAMPLE_OPTIONS, NOTATION_OPTION, read_example
from ..screen import Screen

OPTIONS = f"""
  FILE                    where it is written, such as my-blog.toml; - is standard output
  --force                 replace a file that is there already
{NOTATION_OPTION}
{EXAMPLE_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the file."""
    name, example = arguments.file, read_example(arguments)
    if name == "-":
        screen.write_document(starter(example))
        return
    path = Path(name)
    if path.suffix.lower() != ".toml":
        raise BadValue(
            "the file", name,
            "a name that ends in .toml is needed: it is known by that")
    if path.exists() and not arguments.force:
        raise BadValue("the file", name, "it is there already; --force replaces it")
    write_file(name, starter(example))
    screen.write([
        f"written: {name}. Fill in the figures, then: neuron-graph check {name}"])
