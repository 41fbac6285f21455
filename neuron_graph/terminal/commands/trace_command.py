"""Every number of a training step.

Trace an epoch of training: each number with its formula in symbols, the formula
with the numbers put in, and the result.

examples:
  neuron-graph trace
      one epoch of the worked example
  neuron-graph trace --epoch 100 --phase forward
      the forward pass of epoch 100
  neuron-graph trace --only 'dE/dw*' --full
      all gradients, all digits
  neuron-graph trace --convention error=half-squared-sum,bias=trained
      another convention
  neuron-graph trace weights.safetensors --inputs 1,0 --targets 1 --activation tanh,identity
      weights of PyTorch, Keras, Flax, scikit-learn
  neuron-graph trace --output step.tex
      as LaTeX, by the file's ending
  neuron-graph trace --output step.xlsx --epochs 5
      as a spreadsheet that computes; --blank for one to fill in
  neuron-graph trace --layers 2-3-1 --inputs 1,0 --targets 1 --rate 0.1 --activation tanh --seed 7
"""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from itertools import chain

from ...errors import BadValue
from ...export import (
    DETAILS,
    PICTURE_DIGITS,
    Trace,
    body,
    csv_rows,
    json_object,
    linear,
    rows,
)
from ...export.pictures import trace_drawing
from ...export.workbooks import workbook
from ...published.files import starter
from ...recording import PHASES, PRETTY, split_name, visible
from ..formats import ARTICLE_OPTIONS, MARKUPS, PICTURES, picture, write_article
from ..options import (
    CARRY_OPTION,
    EXAMPLE_OPTIONS,
    NUMBER_OPTIONS,
    USUAL_DIGITS,
    read_digits,
    read_example,
    read_listed,
)
from ..screen import Lines, Screen
from .trace_view import LOOKS

WHOLE = ("a workbook has every number, and all its digits: leave out --carry, and --phase and "
         "--only but for --blank, where they say what is to be filled in")
FORMATS: dict[str, Callable[[Trace], Lines]] = {
    "json": json_object,
    "csv": csv_rows,
}
OPTIONS = f"""
  --epoch N                   the epoch to trace (1); the epochs before are trained
  --from A                    the first epoch to trace
  --to|--epochs B             the last epoch to trace
  --phase* {'|'.join(PHASES)}  only this phase
  --only* NAME                only these numbers, by name or pattern: dE/dw5, 'out_*', E@2
  --detail=factors {'|'.join(DETAILS)}  factors: the chain rule factor
                                by factor (default); delta: the delta rule alone
  --format=terminal terminal|plain|linear|{'|'.join((*MARKUPS, *FORMATS))}|svg|tikz|xlsx  how
                                it is written; svg and tikz are pictures of the network, xlsx is a
                                workbook that computes
  --blank                     of a workbook the twin for practice: cells to fill in, all or those of
                                --phase and --only, which turn green when they are right
{ARTICLE_OPTIONS}{NUMBER_OPTIONS}{CARRY_OPTION}
{EXAMPLE_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the trace."""
    form, output = arguments.format, arguments.output
    trace = read_trace(arguments)
    if form == "xlsx" or arguments.blank:
        screen.write(read_workbook(arguments, trace), output)
    elif form in PICTURES:
        screen.write_document(picture(trace_drawing(trace), form, trace.title), output)
    elif form in MARKUPS:
        write_article(trace.title, [partial(body, trace)], arguments, screen)
    elif form in FORMATS:
        screen.write_document(FORMATS[form](trace), output)
    elif form == "linear":
        screen.write(linear(trace, screen.style), output)
    else:
        style, width = (PRETTY, None) if output else (screen.style, screen.width_of(form))
        screen.show(rows(trace, style, width), form, LOOKS.get, output)


def read_workbook(arguments: Namespace, trace: Trace) -> bytes:
    """The workbook of a trace."""
    if arguments.format != "xlsx" or arguments.output is None:
        raise BadValue("--output", arguments.output, "a workbook goes to a file, as in --output "
                       "step.xlsx")
    if (trace.patterns or trace.phases) and not arguments.blank or trace.carry:
        raise BadValue("--output", arguments.output, WHOLE)
    example = read_example(arguments)
    lines = ['procedure = "a script"'] if example.procedure else starter(example)
    return workbook(trace, example.source, lines, arguments.blank)


def read_trace(arguments: Namespace) -> Trace:
    """What the options ask to see."""
    phases = arguments.phase
    usual = PICTURE_DIGITS if arguments.format in PICTURES else USUAL_DIGITS
    digits = read_digits(arguments, usual)
    first, last = read_epochs(arguments)
    example = read_example(arguments)
    recordings = example.recordings(first, last)
    earliest = next(recordings)
    if example.forward_only and phases and "forward" not in phases:
        raise BadValue("--targets", None, f"phase {phases[0]} needs them")
    trace = Trace(
        visible(example.title), chain([earliest], recordings), example.convention,
        example.notation, digits, phases, read_listed(arguments.only), arguments.detail,
        example.rounding)
    if not trace.steps(earliest):
        raise BadValue(
            "--only", ", ".join(trace.patterns),
            f"none of it is in phase {' or '.join(phases)}")
    return trace


def read_epochs(arguments: Namespace) -> tuple[int, int]:
    """The first and the last epoch, by --epoch, by --from and --to, or by an @ in
    --only."""
    epoch, start, end = arguments.epoch, getattr(arguments, "from"), arguments.to
    if epoch and (start or end):
        raise BadValue("--epoch", epoch, "it does not go together with --from and --to")
    named = named_epoch(arguments, bool(epoch or start or end))
    first = epoch or start or (1 if named is None else named)
    if end and end < first:
        raise BadValue("--to", end, f"it must be {first} or more")
    return first, end or first


def named_epoch(arguments: Namespace, elsewhere: bool) -> int | None:
    """The epoch that --only names, which may not be said elsewhere, too."""
    patterns = read_listed(arguments.only)
    named = {split_name(pattern).epoch for pattern in patterns} - {None}
    if named and elsewhere:
        raise BadValue(
            "--only", ", ".join(patterns),
            "it names an epoch; leave out --epoch, --from and --to")
    if len(named) > 1:
        raise BadValue(
            "--only", ", ".join(patterns),
            "all names must be of one epoch; use --from and --to for several")
    return next(iter(named), None)
