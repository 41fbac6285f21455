"""`neuron-graph show`: the network as a picture."""
from __future__ import annotations

import argparse

from ..errors import UnknownName
from ..export.diagram import diagram
from ..export.summary import summary
from ..recording.printer import Printer
from ..recording.record import record
from .options import add_example, add_notation, read_digits, read_example
from .screen import Screen

FORMATS = ["terminal", "plain"]
EXAMPLES = """examples:
  neuron-graph show                                the worked example after its forward pass
  neuron-graph show --layers 3-2-2 --inputs 1,0,1 --activation tanh
"""
PICTURE_DIGITS = "6"
KINDS = {"box": "dim", "name": "bold", "value": "green", "+": "blue", "-": "red", "label": "bold"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's options."""
    parser = commands.add_parser("show", help="the network as a picture", epilog=EXAMPLES,
                                 description="Draw the network: every neuron with its numbers after a forward pass, "
                                 "every edge with its weight; a summary of what does not fit.",
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.set_defaults(run=run)
    parser.add_argument("--format", metavar="|".join(FORMATS), default="terminal", help="how it is written")
    add_notation(parser)
    parser.set_defaults(digits=PICTURE_DIGITS)
    add_example(parser)


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Draw the picture, or write the summary."""
    if arguments.format not in FORMATS:
        raise UnknownName("format", arguments.format, FORMATS)
    digits = read_digits(arguments)
    example = read_example(arguments)
    recording = record(example.network, example.samples[0][0], convention=example.convention)
    printer = Printer(screen.style, example.notation, digits)
    in_colour = arguments.format == "terminal" and screen.is_terminal
    width = screen.console.width if screen.is_terminal else 80
    canvas = diagram(example.network, recording, printer, width, screen.strokes)
    screen.write([example.title, ""])
    if canvas is None:
        screen.write(["(too large for a picture here: a summary)", *summary(example.network, printer)])
    elif in_colour:
        from rich.text import Text

        for row in canvas.rows():
            screen.console.print(Text.assemble(*[(text, KINDS.get(kind, "")) for text, kind in row]), soft_wrap=True)
    else:
        screen.write(canvas.text())
    return 0
