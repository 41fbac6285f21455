"""Verdicts on numbers as tables: on the figures of a text, and on every number of a
recording."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..errors import counted
from ..recording import PRETTY, Printer, Recording, visible
from .articles import pictured
from .markup import Lines, Markup

FIGURE_HEAD = ("figure", "printed", "computed", "verdict", "explanation", "where")
METHODS = ("decimal", "complex", "central")
PROOF_HEAD = ("number", "value", "decimal", "(bound)", "complex", "(bound)", "central", "(bound)",
              "verdict")
MEANINGS = """
decimal: how many significant digits agree with the same steps in 50-digit decimals
complex, central: of a derivative, how many agree with a complex-step derivative, and with a \
central difference, of what its name says
(bound): how many must agree, by the error analysis of that method
"""
WORDS = re.compile(r"([^\s,;:()=@]*[_\d/][^\s,;:()=@]*)")
"""What may be the name of a number, amid text."""


def figure_cells(report: Any) -> Iterator[list[str]]:
    """A row for each figure of a check."""
    for line in report.lines:
        figure = line.figure
        name = f"{figure.part}: {line.name}" if figure.part else line.name
        if figure.label not in ("", line.name):
            name += f" ({figure.label})"
        yield [name, figure.printed, ", ".join(line.shown), line.verdict.word,
               line.verdict.explanation, figure.where]


def checked(report: Any, markup: Markup) -> Lines:
    """The report on a text: each of its figures with its verdict, and where it stands if
    that is known; and a summary."""
    example, rows = report.check.example, [*figure_cells(report)]
    width = len(FIGURE_HEAD) - (not any(where for *_, where in rows))
    yield from markup.title(markup.text(visible(f"{report.name}: {example.title}")))
    yield from verdicts(
        example.recording(), markup, FIGURE_HEAD[:width], [row[:width] for row in rows],
        report.summary())


def proof_cells(recording: Recording, proof: Any, printer: Printer) -> list[str]:
    """The row of a proof: digits that agree, and in parentheses those that the method
    promises."""
    step = proof.step
    figures = [printer.name(step) + recording.sample_tail(step), printer.number(step.value)]
    for check in (getattr(proof, method) for method in METHODS):
        figures += [f"{check.digits:.1f}", f"({check.expected:.1f})"] if check else ["", ""]
    return [*figures, proof.remark or ("proven" if proof.good else "DIFFERS")]


def conclusion(proofs: Sequence[Any]) -> str:
    """What the proofs say together."""
    differing = sum(not proof.good for proof in proofs)
    if differing:
        return f"{differing} of {len(proofs)} numbers differ by more than their method allows"
    derivatives = sum(proof.complex is not None for proof in proofs)
    ways = f", {derivatives} of them derivatives, confirmed in two ways" * bool(derivatives)
    return f"{counted(len(proofs), 'number')} proven{ways}"


def certified(recording: Recording, proofs: Sequence[Any], markup: Markup, digits: int | None,
              title: str = "") -> Lines:
    """The certificate of a recording, under a title."""
    printer = Printer(PRETTY, recording.notation, digits)
    rows = [proof_cells(recording, proof, printer) for proof in proofs]
    said = [*MEANINGS.split("\n")[1:-1], conclusion(proofs)]
    yield from markup.title(markup.text(visible(title))) if title else ()
    yield from verdicts(recording, markup, PROOF_HEAD, rows, said)


def verdicts(recording: Recording, markup: Markup, head: Sequence[str],
             rows: Sequence[Sequence[str]], said: Iterable[str]) -> Lines:
    """The network, a table of verdicts on its numbers, and what is said of them; names in
    all of it are set in type."""
    printer = Printer(markup.style, recording.notation)

    def write(text: str) -> str:
        words = WORDS.split(text)
        for place, word in enumerate(words):
            found = recording.directory.matching(word) if place % 2 else []
            words[place] = markup.symbols(printer.name(found[0])) if found else markup.text(word)
        return "".join(words)

    yield from pictured(recording, markup)
    if rows:
        yield from markup.table("figures", ([*map(write, row)] for row in rows), head)
    yield from markup.items(map(write, said))
