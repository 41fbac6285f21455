"""Where a number comes from.

The tree of where a number comes from, down to inputs and weights, each line
symbols = numbers = result.

examples:
  neuron-graph why out_o1            the output, down to inputs and weights
  neuron-graph why dE/dw1 --depth 2  two levels
  neuron-graph why E@2               the error after one epoch
"""
from __future__ import annotations

from argparse import Namespace
from functools import partial

from ...errors import BadValue, NeuronGraphError, UnknownName
from ...export import Reasons, reasoned
from ...published import Example
from ...recording import Printer, Recording, Step, split_name
from ..formats import ARTICLE_OPTIONS, MARKUPS, write_article
from ..options import CARRY_OPTION, EXAMPLE_OPTIONS, NUMBER_OPTIONS, read_shown
from ..screen import Screen

OPTIONS = f"""
  NAME                        a number's name, as the trace shows it: dE/dw1, out_o1, E@2, E[3]
  --depth=1000000 M           how many levels (all)
  --epoch N                   the epoch, as @N after the name
  --format=terminal terminal|plain|linear|{'|'.join(MARKUPS)}  how it is written
{ARTICLE_OPTIONS}{NUMBER_OPTIONS}{CARRY_OPTION}
{EXAMPLE_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the tree."""
    example, printer = read_shown(arguments, screen)
    epoch = read_epoch(arguments)
    recording = example.recording(1 if epoch is None else epoch)
    step = named(recording, arguments.name, example)
    markup = MARKUPS.get(arguments.format)
    if markup:
        printer = Printer(markup.style, printer.notation, printer.digits)
    reasons = Reasons(recording, printer, arguments.depth, step if epoch else None)
    if markup:
        bodies = [partial(reasoned, reasons, step)]
        write_article(f"Where {step.name} comes from", bodies, arguments, screen)
    else:
        show(reasons, step, screen, arguments.format, arguments.output)


def show(reasons: Reasons, step: Step, screen: Screen, form: str = "terminal",
         output: str | None = None) -> None:
    """Write the tree, as a tree where that can be seen."""
    if form == "terminal" and screen.is_terminal and output is None:
        from .why_view import tree

        screen.console.print(tree(reasons, step))
    else:
        screen.write(reasons.lines(step, form == "linear"), output)


def named(recording: Recording, name: str, example: Example) -> Step:
    """The number of a name; where there are no targets, an error says that some numbers
    need them."""
    try:
        return recording[name]
    except UnknownName as error:
        if not example.forward_only:
            raise
        raise NeuronGraphError(
            f"{error}; without --targets there are no errors and no gradients") from None


def read_epoch(arguments: Namespace) -> int | None:
    """The epoch, by --epoch or by an @ in the name, if it is said."""
    named = split_name(arguments.name).epoch
    if named is not None and arguments.epoch not in (None, named):
        raise BadValue("--epoch", arguments.epoch, f"the name says epoch {named}")
    return arguments.epoch or named
