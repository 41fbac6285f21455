"""`neuron-graph certify`: the trust in the numbers."""
from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..errors import BadValue
from ..export.records import json_number
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
    ("certify --layers 3-4-2 --inputs 1,0,1 --targets 0,1 --activation relu --seed 3", ""),
]
HEAD = ["number", "value", "decimal", "(bound)", "complex", "(bound)", "central", "(bound)", "verdict"]


def add(commands: Commands) -> None:
    """The command's options."""
    parser = enter(commands, "certify", "how many digits of each number are proven", "Replay every number in 50-digit "
                   "decimals and compare every gradient with a complex-step derivative and a central difference. Exit 0 "
                   "if all agree, else 1.", EXAMPLES)
    parser.set_defaults(run=run)
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
    proofs = list(certificate(recording))
    rows = [cells(recording, proof, printer) for proof in proofs]
    good, factor = all(proof.good for proof in proofs), example.convention.gradient_factor
    if form == "json":
        screen.write_document([json.dumps({"format": 1, "title": example.title, "convention": example.convention.as_dict(),
                                  "good": good, "numbers": [as_json(proof) for proof in proofs]}, ensure_ascii=False)])
    elif form == "terminal" and screen.is_terminal:
        from .certify_view import show

        show(HEAD, zip(proofs, rows), screen.console)
        width = screen.console.width
        screen.write(piece for line in closing(proofs, good, factor) for piece in textwrap.wrap(line, width) or [""])
    else:
        screen.write(table([HEAD, *rows]))
        screen.write(closing(proofs, good, factor))
    return 0 if good else 1


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


def closing(proofs: list[Proof], good: bool, factor: float) -> Iterator[str]:
    """What the columns mean, and the result."""
    differing = sum(not proof.good for proof in proofs)
    gradients = sum(proof.complex is not None for proof in proofs)
    yield ""
    yield "decimal: significant digits that agree with the same steps in 50-digit decimals; (by running error analysis)"
    yield "complex: ... of gradients, with a complex-step derivative of E; central: with a central difference"
    if factor != 1.0:
        yield f"gradient-factor={factor:g}: gradients are compared with {factor:g} times the derivative of the E shown"
    yield (f"{len(proofs)} numbers proven, {gradients} gradients confirmed by two derivatives" if good else
           f"{differing} of {len(proofs)} numbers differ by more than their method allows")


def as_json(proof: Proof) -> dict[str, Any]:
    """A proof as a JSON object."""
    checks = {name: {"digits": check.digits, "expected": check.expected, "good": check.good}
              for name, check in (("decimal", proof.decimal), ("complex", proof.complex), ("central", proof.central))
              if check}
    step = proof.step
    return {"round": step.round, "sample": step.sample, "name": step.name, "value": json_number(step.value),
            **checks, "remark": proof.remark, "good": proof.good}
