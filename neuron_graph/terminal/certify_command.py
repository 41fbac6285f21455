"""`neuron-graph certify`: the trust in the numbers."""
from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..errors import BadValue
from ..export.records import FORMAT, json_number
from ..numerals import read_whole
from ..recording.certificate import Check, Proof, certificate
from ..recording.printer import Printer
from ..recording.recording import Recording
from .command import enter, one_of
from .options import add_example, add_notation, read_digits, read_example
from .screen import Screen

if TYPE_CHECKING:
    from .command import Commands

FORMATS = ["terminal", "plain", "json"]
EXAMPLES = [
    ("certify", "the worked example"),
    ("certify --only dE_o1/dout_h1,dnet_o1/dw5", "numbers that texts write out"),
    ("certify --layers 3-4-2 --inputs 1,0,1 --targets 0,1 --activation relu --seed 3", ""),
]
HEAD = ["number", "value", "decimal", "(bound)", "complex", "(bound)", "central", "(bound)", "verdict"]


def add(commands: Commands) -> None:
    """The command's options."""
    parser = enter(commands, "certify", "how many digits of each number are proven", "Replay every number in 50-digit "
                   "decimals and compare each that is called a derivative with a complex-step derivative and a central "
                   "difference of just what its name says. Exit 0 if all agree, else 1.", EXAMPLES)
    parser.set_defaults(run=run)
    parser.add_argument("--only", metavar="NAME", action="append", default=[],
                        help="only these numbers: names, patterns (dE/dw*), factors that texts write out (dE_o1/dout_h1)")
    parser.add_argument("--round", metavar="N", default="1", help="the round (1)")
    parser.add_argument("--format", metavar="|".join(FORMATS), default="terminal", help="how it is written")
    add_notation(parser)
    add_example(parser)


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Write the table of proofs."""
    form = one_of(arguments.format, "format", FORMATS)
    digits = read_digits(arguments)
    example = read_example(arguments)
    if example.forward_only:
        raise BadValue("--targets", None, "certify needs them")
    if example.given:
        wanted = "with numbers given in place of computed ones no gradient is a derivative"
        raise BadValue("given", ", ".join(example.given), wanted)
    recording = example.recording(read_whole(arguments.round, "--round", least=1))
    printer = Printer(screen.style, example.notation, digits)
    objection = "the program of this text follows no derivative" if example.procedure else ""
    proofs = list(proven(recording, objection, [name.strip() for text in arguments.only for name in text.split(",")]))
    rows = [cells(recording, proof, printer) for proof in proofs]
    good = all(proof.good for proof in proofs)
    if form == "json":
        screen.write_document([json.dumps({"format": FORMAT, "title": example.title, "convention": example.convention.as_dict(),
                                  "good": good, "numbers": [as_json(proof) for proof in proofs]}, ensure_ascii=False)])
    elif form == "terminal" and screen.is_terminal:
        from .certify_view import show

        show(HEAD, zip(proofs, rows), screen.console)
        width = screen.console.width
        screen.write(piece for line in closing(proofs, good) for piece in textwrap.wrap(line, width) or [""])
    else:
        screen.write(table([HEAD, *rows]))
        screen.write(closing(proofs, good))
    return 0 if good else 1


def proven(recording: Recording, objection: str, patterns: list[str]) -> Iterator[Proof]:
    """The proofs of some numbers, of all if none are named. Raises `UnknownName`."""
    known = recording.directory
    asked = [step for pattern in patterns
             for step in [other for steps in known.found(pattern) for other in steps] or known.matched(pattern)]
    chosen = {id(step) for step in asked}
    factors = chosen - {id(step) for step in recording.trail}
    proofs = certificate(recording, [step for step in asked if id(step) in factors], objection)
    return (proof for proof in proofs if not patterns or id(proof.step) in chosen)


def cells(recording: Recording, proof: Proof, printer: Printer) -> list[str]:
    """A row of the table: digits that agree, and in parentheses those that the method promises."""
    step = proof.step
    sample = f"[{step.sample}]" if recording.samples > 1 and step.sample else ""
    checks = [text for check in (proof.decimal, proof.complex, proof.central) for text in digits_of(check)]
    verdict = proof.remark or ("proven" if proof.good else "DIFFERS")
    return [printer.name(step) + sample, printer.number(step.value), *checks, verdict]


def digits_of(check: Check | None) -> tuple[str, str]:
    """The digits that agree and those expected."""
    return (f"{check.digits:.1f}", f"({check.expected:.1f})") if check else ("", "")


def table(rows: list[list[str]]) -> Iterator[str]:
    """The table as aligned text."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD) - 1)]
    return ("  ".join([*(f"{cell:>{width}}" for cell, width in zip(row, widths)), row[-1]]) for row in rows)


def closing(proofs: list[Proof], good: bool) -> Iterator[str]:
    """What the columns mean, and the result."""
    differing = sum(not proof.good for proof in proofs)
    derivatives = sum(proof.complex is not None for proof in proofs)
    yield ""
    yield "decimal: significant digits that agree with the same steps in 50-digit decimals; (by running error analysis)"
    yield "complex: ... of derivatives, with a complex-step derivative of what the name says; central: with a central difference"
    yield (f"{len(proofs)} numbers proven, {derivatives} of them derivatives, confirmed in two ways" if good else
           f"{differing} of {len(proofs)} numbers differ by more than their method allows")


def as_json(proof: Proof) -> dict[str, Any]:
    """A proof as a JSON object."""
    checks = {name: {"digits": check.digits, "expected": check.expected, "good": check.good}
              for name, check in (("decimal", proof.decimal), ("complex", proof.complex), ("central", proof.central))
              if check}
    step = proof.step
    return {"round": step.round, "sample": step.sample, "name": step.name, "value": json_number(step.value),
            **checks, "remark": proof.remark, "good": proof.good}
