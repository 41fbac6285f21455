"""What a printed number may be.

Find every quantity of an example that prints as these digits: as it is, under
other conventions, with slips; simplest first, and with the number of such hits
that chance alone would bring. Exit 0 if one is likely, else 1.

examples:
  neuron-graph identify 0.041083                             what is it, in the worked example?
  neuron-graph identify 0.291027924 mazur                    in another
  neuron-graph identify 0.0380982366 mazur --named delta_o2  it should be delta_o2: how does it come about?
"""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...errors import BadValue
from ...export import FORMAT
from ...judging import odds
from ...published import (
    CHAINED,
    CONVENTION,
    EXACT,
    MISPRINT,
    SLIP,
    TRUNCATED,
    UNEXPLAINED,
    BadFigure,
    Candidate,
    Figure,
    Search,
    check,
    figure_object,
    name_of,
    read_printed,
)
from ...recording import split_name
from ..options import EXAMPLE, read_example
from ..screen import Screen, wrapped

SHOWN = 8
SAYS = {
    EXACT: "is the computed number, rounded to as many digits", TRUNCATED: "is the computed number",
    CHAINED: "follows from the text's own figures", CONVENTION: "holds under another convention", SLIP: "follows from a mistake",
    MISPRINT: "is mistyped", UNEXPLAINED: "is explained by nothing that is tried",
}
OPTIONS = f"""
  NUMBER                      the digits as printed
  --named NAME                what it should be, if that is known
  --epoch=1 N                 the epoch (1); the one after it is looked at too
  --format=terminal terminal|plain|linear|json  how it is written
{EXAMPLE}
"""


def run(arguments: Namespace, screen: Screen) -> int:
    """Search, and write what is found."""
    form = arguments.format
    printed = read_printed(arguments.number, "the number")
    if len(printed) != 1 or not printed[0].value:
        raise BadValue("the number", arguments.number, "one number is needed that is not 0, as in 0.041083")
    epoch = arguments.epoch
    if arguments.named is not None:
        return run_named(arguments, epoch, form, screen)
    example = read_example(arguments)
    example.check_epochs(epoch, epoch)
    search = Search(printed[0], example, epoch)
    found = list(search.candidates())
    if form == "json":
        objects = [candidate_object(candidate) for candidate in found]
        screen.write_json({"format": FORMAT, "number": arguments.number, "candidates": objects, "tried": search.tried})
    else:
        screen.write(wrapped(lines(found, search, form == "linear"), screen.width(100), "    "))
    return int(not (found and found[0].likely))


def run_named(arguments: Namespace, epoch: int, form: str, screen: Screen) -> int:
    """The verdict on the number as a figure of what it should be."""
    example = read_example(arguments)
    typed = split_name(arguments.named)
    figure = Figure(typed.name, arguments.number, epoch=typed.epoch or epoch, sample=typed.sample)
    try:
        line = check(replace(example, figures=[*example.figures, figure])).lines[-1]
    except BadFigure as error:
        raise error.error from error
    if form == "json":
        screen.write_json({"format": FORMAT, "number": arguments.number, **figure_object(line)})
    elif line.verdict:
        reason = f": {line.verdict.explanation}" if line.verdict.explanation else ""
        screen.write([f"{line.name} = {line.figure.printed}, {line.verdict.word}: it {SAYS[line.verdict.word]}{reason}.",
                      f"Computed, it is {line.shown[0]}."])
    return int(not line.confirmed)


def lines(found: list[Candidate], search: Search, linear: bool) -> Iterator[str]:
    """The candidates with what they mean, simplest first, and what follows; of many only some, if not one fact a line."""
    shown = found if linear else found[:SHOWN]
    if linear:
        yield f"{search.printed.text} has {len(found)} candidates"
    elif not found:
        yield (f"{search.printed.text} is none of {search.tried} numbers: no quantity of epoch {search.epoch} and the "
               "next, under any convention or with any slip that is known.")
    for candidate in shown:
        yield "candidate " * linear + sentence(candidate, search)
    if len(found) > len(shown):
        yield f"... and {len(found) - SHOWN} more, less simple."
    if found:
        yield from [] if linear else [""]
        yield conclusion(found, search)
    if not (search.complete or linear):
        yield "Not everything was tried: the network is too large for that."


def sentence(candidate: Candidate, search: Search) -> str:
    """A candidate in a sentence."""
    how = f": {candidate.explanation}" if candidate.explanation else ""
    return f"{name_of(candidate, search.example)} = {candidate.value:.12g}{how}  ({odds(candidate.expected)})"


def conclusion(found: list[Candidate], search: Search) -> str:
    """What may be concluded from it."""
    first = found[0]
    if first.likely:
        return f"{search.printed.text} is most likely {name_of(first, search.example)}."
    return (f"{search.printed.text} has too few digits to choose: {odds(found[-1].expected)}. --named NAME says what it "
            "should be.")


def candidate_object(candidate: Candidate) -> dict[str, Any]:
    """A candidate as an object for JSON."""
    step = candidate.step
    return {"name": step.name, "epoch": step.epoch, "sample": step.sample, "value": candidate.value,
            "agreement": candidate.agreement, "explanation": candidate.explanation, "because": candidate.because,
            "expected": candidate.expected}
