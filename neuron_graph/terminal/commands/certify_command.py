"""How many digits of each number are proven.

Replay every number in 50-digit decimals and compare each that is called a
derivative with a complex-step derivative and a central difference of just what
its name says. Exit 0 if all agree, else 1.

examples:
  neuron-graph certify                                   the worked example
  neuron-graph certify --only dE_o1/dout_h1,dnet_o1/dw5  numbers that texts write out
  neuron-graph certify --layers 3-4-2 --inputs 1,0,1 --targets 0,1 --activation relu --seed 3
"""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from typing import Any

from ...certifying import Proof, certificate
from ...errors import BadValue, TooMuch
from ...export import (
    FORMAT,
    MEANINGS,
    METHODS,
    PROOF_HEAD,
    certified,
    conclusion,
    json_number,
    proof_cells,
)
from ...export.pictures import Row, aligned, length
from ...published import Example
from ...recording import Recording
from ..formats import ARTICLE_OPTIONS, MARKUPS, write_article
from ..options import EXAMPLE_OPTIONS, NUMBER_OPTIONS, read_listed, read_shown
from ..progress_bar import counted
from ..screen import AMBER, Rows, Screen, wrapped

OPTIONS = f"""
  --only* NAME                only these numbers: names, patterns (dE/dw*), factors that texts
                                write out (dE_o1/dout_h1)
  --epoch=1 N                 the epoch (1)
  --format=terminal terminal|plain|markdown|html|json  how it is written
{ARTICLE_OPTIONS}{NUMBER_OPTIONS}
{EXAMPLE_OPTIONS}
"""


MOST_PROVEN = 10_000
"""Numbers that are proven at once: some take 20 ms each."""


def run(arguments: Namespace, screen: Screen) -> int:
    """Write the table of proofs."""
    example, printer = read_shown(arguments, screen)
    refuse_without_derivatives(example)
    recording = example.recording(arguments.epoch)
    objection = "the program of this text follows no derivative" if example.procedure else ""
    patterns = read_listed(arguments.only)
    if len(recording) > MOST_PROVEN and not patterns:
        raise TooMuch(f"the calculation has {len(recording)} numbers, and {MOST_PROVEN} are "
                      "proven at once: --only names some of them")
    proofs = [*counted(proven(recording, objection, patterns), len(recording), "proven", screen)]
    good = all(proof.good for proof in proofs)
    if arguments.format == "json":
        screen.write_json({
            "format": FORMAT,
            "title": example.title,
            "convention": example.convention.as_dict(),
            "good": good,
            "numbers": [as_json(proof) for proof in proofs],
        }, arguments.output)
    elif arguments.format in MARKUPS:
        write_article(example.title, [lambda markup: certified(
            recording, proofs, markup, printer.digits, example.title)], arguments, screen)
    else:
        width = None if arguments.output else screen.width_of(arguments.format)
        cells = [coloured(proof_cells(recording, proof, printer)) for proof in proofs]
        lines = [*MEANINGS.splitlines(), conclusion(proofs)]
        said: Rows = [[(line, "")] for line in (wrapped(lines, width) if width else lines)]
        screen.show([*table(cells, width), *said], arguments.format, output=arguments.output)
    return int(not good)


def refuse_without_derivatives(example: Example) -> None:
    """Refuse an example whose numbers are no derivatives."""
    if example.forward_only:
        raise BadValue("--targets", None, "certify needs them")
    if example.given:
        raise BadValue(
            "given", ", ".join(example.given),
            "with numbers given in place of computed ones no gradient is a derivative")


def proven(recording: Recording, objection: str, patterns: list[str]) -> Iterable[Proof]:
    """The proofs of some numbers, of all if none are named. Raises `UnknownName`."""
    known = recording.directory
    asked = []
    for pattern in patterns:
        asked += [*chain(*known.found(pattern))] or known.matched(pattern)
    chosen = set(map(id, asked)) if patterns else None
    return certificate(recording, asked, objection, chosen)


def coloured(cells: list[str]) -> Row:
    """A row of the table with its verdict in its colour."""
    *figures, verdict = cells
    colours = {"proven": "green", "DIFFERS": "bold red"}
    return [*((figure, "") for figure in figures), (verdict, colours.get(verdict, AMBER))]


def table(rows: Rows, width: int | None) -> Iterator[Row]:
    """The table; where it is too wide, a number with its verdict, and below it each
    method's digits."""
    head: Row = [(word, "bold") for word in PROOF_HEAD]
    found = list(aligned([head, *rows], ">" * (len(PROOF_HEAD) - 1) + "<"))
    if width is None or max(map(length, found)) <= width:
        yield from found
        return
    for (name, _), (value, _), *digits, said in rows:
        yield [(f"{name} = {value}", "bold")]
        yield [("  ", ""), said]
        for method, (agree, _), (bound, _) in zip(METHODS, digits[::2], digits[1::2]):
            if agree:
                yield [(f"  {method} {agree} {bound}", "dim")]


def as_json(proof: Proof) -> dict[str, Any]:
    """A proof as a JSON object."""
    step = proof.step
    checks = {method: getattr(proof, method) for method in METHODS}
    return {
        "epoch": step.epoch,
        "sample": step.sample,
        "name": step.name,
        "value": json_number(step.value),
        **{method: asdict(check) for method, check in checks.items() if check},
        "remark": proof.remark,
        "good": proof.good,
    }
