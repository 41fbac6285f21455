"""`neuron-graph why NAME`: where a number comes from, down to inputs and weights."""
from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..errors import BadValue, NeuronGraphError, UnknownName
from ..export.reasons import Reasons
from ..numerals import read_whole
from ..published.example import Example
from ..recording.lookup import split_name
from ..recording.printer import Printer
from ..recording.recording import Recording
from ..recording.step import Step
from .command import enter, one_of
from .options import add_example, add_notation, read_digits, read_example
from .screen import Screen

if TYPE_CHECKING:
    from .command import Commands

FORMATS = ["terminal", "plain", "linear"]
EXAMPLES = [
    ("why out_o1", "the output, down to inputs and weights"),
    ("why dE/dw1 --depth 2", "two levels"),
    ("why E@2", "the error after one round"),
]


def add(commands: Commands) -> None:
    """The command's options."""
    parser = enter(commands, "why", "where a number comes from",
                   "The tree of where a number comes from, each line symbols = numbers = result.", EXAMPLES)
    parser.set_defaults(run=run)
    parser.add_argument("name", metavar="NAME", help="a number's name, as the trace shows it: dE/dw1, out_o1, E@2, E[3]")
    parser.add_argument("--depth", metavar="N", help="how many levels (all)")
    parser.add_argument("--round", metavar="N", help="the round, as @N after the name")
    parser.add_argument("--format", metavar="|".join(FORMATS), default="terminal", help="how it is written")
    add_notation(parser)
    add_example(parser)


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Write the tree."""
    form = one_of(arguments.format, "format", FORMATS)
    depth = read_whole(arguments.depth, "--depth", least=0) if arguments.depth is not None else 1_000_000
    digits = read_digits(arguments)
    example = read_example(arguments)
    recording = example.recording(read_round(arguments))
    step = named(recording, arguments.name, example)
    printer = Printer(screen.style, example.notation, digits)
    reasons = Reasons(recording, printer, depth)
    if form == "terminal" and screen.is_terminal:
        from .why_view import show

        show(reasons, step, screen.console)
    elif form == "linear":
        screen.write(f"level {level}: {reasons.line(found)}" for level, found, _ in reasons.walk(step))
    else:
        screen.write("  " * level + reasons.line(found) for level, found, _ in reasons.walk(step))
    return 0


def named(recording: Recording, name: str, example: Example) -> Step:
    """The number of a name; where there are no targets, an error says that some numbers need them."""
    try:
        return recording[name]
    except UnknownName as error:
        if not example.forward_only:
            raise
        raise NeuronGraphError(f"{error}; without --targets there are no errors and no gradients") from None


def read_round(arguments: argparse.Namespace) -> int:
    """The round, by --round or by an @ in the name."""
    named = split_name(arguments.name).round
    asked = read_whole(arguments.round, "--round", least=1) if arguments.round is not None else None
    if named is not None and asked is not None and named != asked:
        raise BadValue("--round", asked, f"the name says round {named}")
    return asked or (1 if named is None else named)
