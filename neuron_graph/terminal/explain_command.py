"""`neuron-graph explain TERM`: what a word means, and where it stands in the worked example."""
from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from ..errors import UnknownName
from ..export.plain import sides
from ..export.trace import Line
from ..network.conventions import CHOICES, DEFAULT, dashed
from ..published.walkthrough import example_named
from ..recording.printer import Printer
from ..recording.recording import Recording
from ..recording.step import Step
from .command import enter
from .glossary import KINDS, TERMS, Term
from .screen import Screen

if TYPE_CHECKING:
    from .command import Commands

EXAMPLES = [
    ("explain delta", "a term"),
    ("explain net_h1", "a number of the trace"),
    ("explain convention", "every key of a convention"),
    ("explain", "all terms"),
]
WIDTH = 76


def add(commands: Commands) -> None:
    """The command's options."""
    parser = enter(commands, "explain", "what a word means", "Explain a term, or any name that the trace shows.", EXAMPLES)
    parser.set_defaults(run=run)
    parser.add_argument("term", metavar="TERM", nargs="*", help="a term or a number's name (all terms if left out)")


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Write the explanation."""
    asked = " ".join(arguments.term).strip()
    width = min(WIDTH, screen.console.width) if screen.is_terminal else WIDTH
    lines = explanation(asked, screen) if asked else all_terms()
    screen.write(row for line in lines for row in textwrap.wrap(line, width, subsequent_indent=indent_of(line)) or [""])
    return 0


def indent_of(line: str) -> str:
    """The indent that a line starts with, for those that it is wrapped into."""
    return " " * (len(line) - len(line.lstrip()) + (2 if line.startswith(" ") else 0))


def all_terms() -> Iterator[str]:
    """Every term with its other names."""
    yield "Terms (explain TERM says more):"
    for term in TERMS:
        yield "  " + ", ".join(term.names)


def explanation(asked: str, screen: Screen) -> Iterator[str]:
    """The text of a term, then the worked example's number that shows it."""
    example = example_named()
    recording = example.recording()
    printer = Printer(screen.style, example.notation, 9)
    term, step = found(asked, recording)
    yield f"{asked}: {term.text}"
    if term.names[0] == "convention":
        yield ""
        yield from convention_keys()
    if step:
        yield ""
        yield f"In the worked example{place(step)}:"
        yield f"  {printer.name(step)} = " + " = ".join(sides(Line(step, (step,)), printer))
    if len(term.names) > 1:
        yield ""
        yield "Also called: " + ", ".join(name for name in term.names if name != asked)


def found(asked: str, recording: Recording) -> tuple[Term, Step | None]:
    """The term that is asked for, and the number that shows it; a number's name is explained by its kind."""
    by_name = {name.lower(): term for term in reversed(TERMS) for name in term.names}
    term = by_name.get(asked.lower())
    if term and not (asked in recording and asked not in term.names):
        return term, recording[term.example] if term.example else None
    if asked in recording:
        step = recording[asked]
        return KINDS[step.kind], step
    known = [*by_name, *recording.directory.steps]
    raise UnknownName("term", asked, list(by_name), get_close_matches(asked, known, n=4, cutoff=0.5))


def place(step: Step) -> str:
    """Where a number stands: its phase and its neuron."""
    if step.phase == "given":
        return ", given"
    return f", phase {step.phase}" + (f", neuron {step.owner}" if step.owner else "")


def convention_keys() -> Iterator[str]:
    """Every key of the convention with its values, the default first."""
    yield "Keys, each with its default first:"
    for key, value in DEFAULT.as_dict().items():
        choices = next((known for name, known in CHOICES.items() if dashed(name) == key), None)
        yield f"  {key} = " + (" | ".join(choices) if choices else f"{value:g}")
