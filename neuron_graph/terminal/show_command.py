"""`neuron-graph show`: the network as a picture."""
from __future__ import annotations

import argparse
import textwrap
from typing import TYPE_CHECKING

from ..export.diagram import diagram
from ..export.summary import summary
from ..recording.notation import visible
from ..recording.printer import Printer
from .command import enter, one_of
from .model_view import described
from .options import add_example, add_notation, read_digits, read_example
from .screen import Screen

if TYPE_CHECKING:
    from .command import Commands

FORMATS = ["terminal", "plain"]
EXAMPLES = [
    ("show", "the worked example after its forward pass"),
    ("show flowers.db", "a model: its weights, scaling, training and test"),
    ("show --layers 3-2-2 --inputs 1,0,1 --activation tanh", "a network of one's own"),
]
PICTURE_DIGITS = "6"
KINDS = {"box": "dim", "name": "bold", "value": "green", "+": "blue", "-": "red", "label": "bold"}


def add(commands: Commands) -> None:
    """The command's options."""
    parser = enter(commands, "show", "the network as a picture", "Draw the network: every neuron with its numbers after "
                   "a forward pass, every edge with its weight; a summary of what does not fit. Of a model "
                   "also its scaling, training and test.", EXAMPLES)
    parser.set_defaults(run=run)
    parser.add_argument("--format", metavar="|".join(FORMATS), default="terminal", help="how it is written")
    parser.add_argument("--all", action="store_true", help="of a model every weight, however many there are")
    add_notation(parser)
    parser.set_defaults(digits=PICTURE_DIGITS)
    add_example(parser)


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Draw the picture, or write the summary."""
    form = one_of(arguments.format, "format", FORMATS)
    digits = read_digits(arguments)
    example = read_example(arguments)
    recording = example.forwards()
    printer = Printer(screen.style, example.notation, digits)
    in_colour = form == "terminal" and screen.is_terminal
    width = screen.console.width if screen.is_terminal else 80
    canvas = diagram(example.network, recording, printer, width, screen.strokes)
    title = example.title if canvas or not example.model else example.model.title
    screen.write([*textwrap.wrap(visible(title), width), ""])
    if canvas is None and not example.model:
        lines = ["too large for a picture here, so in words:", *summary(example.network, recording, printer)]
        screen.write(piece for line in lines for piece in textwrap.wrap(line, width, subsequent_indent="    ") or [""])
    elif canvas and in_colour:
        from rich.text import Text

        for row in canvas.rows():
            screen.console.print(Text.assemble(*[(text, KINDS.get(kind, "")) for text, kind in row]), soft_wrap=True)
    elif canvas:
        screen.write(canvas.text())
    if example.model:
        screen.write([""] * (canvas is not None))
        screen.write(described(example.model, printer, width, screen.unicode, arguments.all))
    return 0
