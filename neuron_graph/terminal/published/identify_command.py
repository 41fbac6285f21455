"""What a printed number may be.

Find every quantity of an example that prints as these digits: as it is, under
other conventions, with slips; simplest first, and with the number of such hits
that chance alone would bring. Exit 0 if one is likely, else 1.

examples:
  neuron-graph identify 0.041083
      what is it, in the worked example?
  neuron-graph identify 0.291027924 mazur
      in another
  neuron-graph identify 0.0380982366 mazur --named delta_o2
      it should be delta_o2: how does it come about?
"""
from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import Any

from ...errors import BadValue
from ...export import FORMAT
from ...judging import odds
from ...published import (
    CHAINED,
    CONVENTION,
    EXACT,
    INHERITED,
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
from ..options import EXAMPLE_OPTIONS, read_example
from ..screen import Lines, Screen, wrapped

LISTED_CANDIDATES = 8
SAYS = {
    EXACT: "is the computed number, rounded to as many digits",
    TRUNCATED: "is the computed number",
    CHAINED: "follows from the text's own figures",
    CONVENTION: "holds under another convention",
    SLIP: "follows from a mistake",
    MISPRINT: "is mistyped",
    INHERITED: "follows from a figure that is wrong already",
    UNEXPLAINED: "is explained by nothing that is tried",
}
OPTIONS = f"""
  NUMBER                      the digits as printed
  --named NAME                what it should be, if that is known
  --epoch=1 N                 the epoch (1); the one after it is looked at too
  --format=terminal terminal|plain|linear|json  how it is written
{EXAMPLE_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> int:
    """Search, and write what is found."""
    printed = read_printed(arguments.number, "the number")
    if len(printed) != 1 or not printed[0].value:
        raise BadValue(
            "the number", arguments.number,
            "one number is needed that is not 0, as in 0.041083")
    if arguments.named is not None:
        return run_named(arguments, screen)
    search = Search(printed[0], read_example(arguments), arguments.epoch)
    found = list(search.candidates())
    if arguments.format == "json":
        candidates = list(map(candidate_object, found))
        write_object(arguments, screen, candidates=candidates, tried=search.tried)
    else:
        said = lines(found, search, arguments.format == "linear")
        screen.write(wrapped(said, screen.width(100), "    "))
    return int(not (found and found[0].likely))


def run_named(arguments: Namespace, screen: Screen) -> int:
    """Write the verdict on the number as a figure of what it should be."""
    example = read_example(arguments)
    typed = split_name(arguments.named)
    figure = Figure(
        typed.name, arguments.number, epoch=typed.epoch or arguments.epoch,
        sample=typed.sample)
    try:
        line = check(replace(example, figures=[*example.figures, figure])).lines[-1]
    except BadFigure as error:
        raise error.error from error
    if arguments.format == "json":
        write_object(arguments, screen, **figure_object(line))
    elif verdict := line.verdict:
        reason = f": {verdict.explanation}" if verdict.explanation else ""
        screen.write([
            f"{line.name} = {line.figure.printed}, {verdict.word}: it "
            f"{SAYS[verdict.word]}{reason}.", f"Computed, it is {line.shown[0]}."])
    return int(not line.confirmed)


def write_object(arguments: Namespace, screen: Screen, **content: Any) -> None:
    """Write what is found of a number as an object of JSON."""
    screen.write_json({"format": FORMAT, "number": arguments.number, **content})


def lines(found: list[Candidate], search: Search, linear: bool) -> Lines:
    """The candidates with what they mean, simplest first, and what follows; of many
    only some, if not one fact a line."""
    shown = found if linear else found[:LISTED_CANDIDATES]
    if linear:
        yield f"{search.printed.text} has {len(found)} candidates"
    elif not found:
        yield (
            f"{search.printed.text} is none of {search.tried} numbers: no quantity of "
            f"epoch {search.epoch} and the next, under any convention or with any slip "
            "that is known.")
    for candidate in shown:
        yield "candidate " * linear + sentence(candidate, search)
    if len(found) > len(shown):
        yield f"... and {len(found) - len(shown)} more, less simple."
    if found:
        yield from [] if linear else [""]
        yield conclusion(found, search)
    if not (search.complete or linear):
        yield "Not everything was tried: the network is too large for that."


def sentence(candidate: Candidate, search: Search) -> str:
    """A candidate in a sentence."""
    how = f": {candidate.explanation}" if candidate.explanation else ""
    name = name_of(candidate, search.example)
    return f"{name} = {candidate.value + 0.0:.12g}{how}  ({odds(candidate.expected)})"


def conclusion(found: list[Candidate], search: Search) -> str:
    """What may be concluded from the candidates."""
    number = search.printed.text
    if found[0].likely:
        return f"{number} is most likely {name_of(found[0], search.example)}."
    return (
        f"{number} has too few digits to choose: {odds(found[-1].expected)}. --named NAME "
        "says what it should be.")


def candidate_object(candidate: Candidate) -> dict[str, Any]:
    """A candidate as an object for JSON."""
    step = candidate.step
    return {
        "name": step.name,
        "epoch": step.epoch,
        "sample": step.sample,
        "value": candidate.value,
        "agreement": candidate.agreement,
        "explanation": candidate.explanation,
        "because": candidate.because,
        "expected": candidate.expected,
    }
