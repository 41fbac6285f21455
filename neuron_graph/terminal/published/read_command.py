"""A walkthrough drafted from a text.

Draft a walkthrough file from a text with a calculation in it, plain, Markdown or
LaTeX: the numbers that it gives, and every name = ... = number that it prints.
What was assumed, and what is to be decided (# ?), stand in it as comments. The
draft is checked at once, on standard error: exit 0 if all of it agrees, 1 if
something differs, 2 if something is missing.

examples:
  neuron-graph read blog.md
      the draft on standard output
  neuron-graph read blog.md --output blog.toml --set w3=0.25,w4=0.3
      into a file; what the text does not say is said
  neuron-graph read exam.txt --layers 2-2-1 --activation tanh
      layers and activation, where the text leaves them open
  pdftotext notes.pdf - | neuron-graph read -
      from standard input
"""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from ...conventions import parts_in
from ...errors import NeuronGraphError
from ...network import DEFAULT
from ...numerals import read_list
from ...published import Report, assignments, check
from ...published.files import read_text
from ...published.texts import Draft, WayToRead
from ..options import changed, read_sizes
from ..screen import Screen, say_error

OPTIONS = """
  FILE                    the text, plain, Markdown or LaTeX; - is standard input
  --output FILE           write the draft to a file
what the text does not say, or says otherwise:
  --layers 2-3-1          sizes of the layers, inputs first
  --inputs* 1,0           inputs of a sample; repeat --inputs and --targets for several
  --targets* 1            targets of a sample
  --rate|--learning-rate|--lr|--eta 0.5  learning rate
  --activation NAME       activation of all neurons
  --output-activation NAME  activation of the last layer, if another
  --set* w1=0.15,b_h1=0.35  numbers by name
  --convention* error=...,bias=...  parts of the convention
"""


def run(arguments: Namespace, screen: Screen) -> int:
    """Write the draft, and say what its check finds."""
    sizes = read_sizes(arguments.layers) if arguments.layers else []
    name = "standard input" if arguments.file == "-" else arguments.file
    draft = Draft(read_text(arguments.file), name, sizes, "\n".join(hints(arguments)),
                  read_way(arguments))
    screen.write_document(draft.lines(), arguments.output)
    try:
        report = Report(name, check(draft.example()))
    except NeuronGraphError as error:
        say_error(f"The draft cannot be checked yet: {[*draft.questions, error][0]}")
        return 2
    for sentence in report.summary():
        say_error(sentence)
    return int(not report.agrees) if report.lines else 2


def hints(arguments: Namespace) -> Iterator[str]:
    """What the options say, as lines like those of a text."""
    for option in ("inputs", "targets"):
        if rows := getattr(arguments, option):
            yield f"{option} = {[read_list(row, f'--{option}') for row in rows]}"
    if arguments.rate is not None:
        yield f"eta = {arguments.rate}"
    for parts in arguments.set:
        yield from (f"{name} = {value}" for name, value in assignments(parts))


def read_way(arguments: Namespace) -> WayToRead:
    """The activations and the parts of the convention that the options say."""
    changed(DEFAULT, arguments.convention)
    said = [parts_in(parts) for parts in arguments.convention]
    return WayToRead("", arguments.activation or "", arguments.output_activation or "",
                {key: value for parts in said for key, value in parts.items()})
