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
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from typing import Any

from ...certifying import Agreement, Proof, certificate
from ...errors import BadValue, TooMuch
from ...export import FORMAT, json_number
from ...export.pictures import Row, aligned, length
from ...published import Example
from ...recording import Printer, Recording
from ..options import EXAMPLE_OPTIONS, NUMBER_OPTIONS, read_listed, read_shown
from ..progress_bar import counted
from ..screen import AMBER, Lines, Rows, Screen, wrapped

METHODS = ["decimal", "complex", "central"]
HEAD = [
    "number", "value", "decimal", "(bound)", "complex", "(bound)", "central", "(bound)",
    "verdict",
]
OPTIONS = f"""
  --only* NAME                only these numbers: names, patterns (dE/dw*), factors that texts
                                write out (dE_o1/dout_h1)
  --epoch=1 N                 the epoch (1)
  --format=terminal terminal|plain|json  how it is written
{NUMBER_OPTIONS}
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
        })
    else:
        width = screen.width_of(arguments.format)
        rows = [cells(recording, proof, printer) for proof in proofs]
        screen.show(table(rows, width), arguments.format)
        lines = closing(proofs)
        screen.write(lines if width is None else wrapped(lines, width))
    return int(not good)


def refuse_without_derivatives(example: Example) -> None:
    """Refuse an example whose numbers are no derivatives."""
    if example.forward_only:
        raise BadValue("--targets", None, "certify needs them")
    if example.given:
        raise BadValue(
            "given", ", ".join(example.given),
            "with numbers given in place of computed ones no gradient is a derivative")


def proven(recording: Recording, objection: str, patterns: list[str]) -> Iterator[Proof]:
    """The proofs of some numbers, of all if none are named. Raises `UnknownName`."""
    known = recording.directory
    asked = []
    for pattern in patterns:
        asked += [*chain(*known.found(pattern))] or known.matched(pattern)
    chosen = set(map(id, asked)) if patterns else None
    return certificate(recording, asked, objection, chosen)


def cells(recording: Recording, proof: Proof, printer: Printer) -> Row:
    """A row of the table: digits that agree, and in parentheses those that the method
    promises."""
    step = proof.step
    sample = f"[{step.sample}]" if recording.samples > 1 and step.sample else ""
    figures = [printer.name(step) + sample, printer.number(step.value)]
    for method in METHODS:
        figures += digits_of(getattr(proof, method))
    verdict = ("proven", "green") if proof.good else ("DIFFERS", "bold red")
    if proof.remark:
        verdict = proof.remark, AMBER
    return [*((figure, "") for figure in figures), verdict]


def digits_of(check: Agreement | None) -> tuple[str, str]:
    """The digits that agree and those expected."""
    return (f"{check.digits:.1f}", f"({check.expected:.1f})") if check else ("", "")


def table(rows: Rows, width: int | None) -> Iterator[Row]:
    """The table; where it is too wide, a number with its verdict, and below it each
    method's digits."""
    head: Row = [(word, "bold") for word in HEAD]
    found = list(aligned([head, *rows], ">" * (len(HEAD) - 1) + "<"))
    if width is None or max(map(length, found)) <= width:
        yield from found
        return
    for (name, _), (value, _), *digits, said in rows:
        yield [(f"{name} = {value}", "bold")]
        yield [("  ", ""), said]
        for method, (agree, _), (bound, _) in zip(METHODS, digits[::2], digits[1::2]):
            if agree:
                yield [(f"  {method} {agree} {bound}", "dim")]


MEANINGS = """
decimal: how many significant digits agree with the same steps in 50-digit decimals
complex, central: of a derivative, how many agree with a complex-step derivative, and with a \
central difference, of what its name says
(bound): how many must agree, by the error analysis of that method
"""


def closing(proofs: list[Proof]) -> Lines:
    """What the columns mean, and the result."""
    yield from MEANINGS.splitlines()
    differing = sum(not proof.good for proof in proofs)
    derivatives = sum(proof.complex is not None for proof in proofs)
    if not differing:
        ways = f", {derivatives} of them derivatives, confirmed in two ways" * bool(derivatives)
        yield f"{len(proofs)} number{'s' * (len(proofs) != 1)} proven{ways}"
    else:
        yield f"{differing} of {len(proofs)} numbers differ by more than their method allows"


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
