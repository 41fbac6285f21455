"""What a word means.

Explain a term, or any name that the trace shows, and where it stands in the
worked example.
"""
from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from difflib import get_close_matches

from ..errors import UnknownName
from ..export.trace import equation
from ..network.conventions import CHOICES, DEFAULT, dashed
from ..published.walkthrough import example_named
from ..recording.lookup import split_name
from ..recording.notation import NOTATIONS, TEXT_NAMES
from ..recording.printer import Printer
from ..recording.step import Step
from .command import Options, add_options
from .glossary import KINDS, TERMS, Term
from .options import EXAMPLE, read_example
from .screen import Screen, wrapped

EXAMPLES = [
    ("explain delta", "a term"),
    ("explain net_h1", "a number of the trace"),
    ("explain convention", "every key of a convention"),
    ("explain", "all terms"),
]
WIDTH = 76
OPTIONS: Options = {"": {"TERM*": "a term or a number's name (all terms if left out)"}}


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Write the explanation."""
    asked = " ".join(arguments.term).strip()
    width = min(WIDTH, screen.width())
    lines = explanation(asked, screen) if asked else all_terms(screen)
    screen.write(row for line in lines for row in wrapped([line], width, indent_of(line)))
    return 0


def indent_of(line: str) -> str:
    """The indent that a line starts with, for those that it is wrapped into."""
    return " " * (len(line) - len(line.lstrip()) + (2 if line.startswith(" ") else 0))


def all_terms(screen: Screen) -> Iterator[str]:
    """Every term with its other names."""
    yield "Terms (explain TERM says more):"
    for term in TERMS:
        yield "  " + ", ".join(names_on(screen, term))


def names_on(screen: Screen, term: Term) -> list[str]:
    """The names of a term that the screen can show."""
    return [name for name in term.names if screen.unicode or name.isascii()]


def explanation(asked: str, screen: Screen) -> Iterator[str]:
    """The text of a term, then a number that shows it, as an example computes it."""
    term, name = found(asked)
    yield f"{asked}: {term.text}"
    if term.names[0] == "convention":
        yield ""
        yield from convention_keys()
    if name:
        yield ""
        yield from sight(term, name, screen)
    others = [other for other in names_on(screen, term) if other != asked]
    if others:
        yield ""
        yield "Also: " + ", ".join(others)


def sight(term: Term, name: str, screen: Screen) -> Iterator[str]:
    """The number of a name in the worked example, or in the small example that the term brings."""
    parser = argparse.ArgumentParser()
    add_options(parser, EXAMPLE)
    example = read_example(parser.parse_args(list(term.options)))
    step = example.recording()[name]
    printer = Printer(screen.style, example.notation, 9)
    where = "With " + " ".join(term.options) if term.options else "In the worked example"
    yield f"{where}{place(step)}:"
    yield f"  {equation(step, printer)}"


def found(asked: str) -> tuple[Term, str]:
    """The term that is asked for, and the name of a number that shows it; a number's name is explained by its kind."""
    by_name = {name.lower(): term for term in reversed(TERMS) for name in term.names}
    recording = example_named().recording()
    term = by_name.get(asked.lower())
    if term:
        return term, term.example
    if asked in recording:
        return KINDS[recording[asked].kind], asked
    kind = kind_named(split_name(asked).name)
    if kind:
        return KINDS[kind], KINDS[kind].example
    known = list(dict.fromkeys([*by_name, *recording.directory.steps]))
    raise UnknownName("term", asked, list(by_name), get_close_matches(asked, known, n=4, cutoff=0.5))


def kind_named(name: str) -> str | None:
    """What kind of number a name, of whatever network, is that of: `dE/dw9` a gradient, `h2` a neuron's output."""
    shapes = {"updated": r"[wb]\w*\+", "bias": r"b_?\w+", "weight": r"w\d+", "input": r"[xi]\d+", "a": r"[ho]\d+(_\d+)?",
              "change": r"(?:d|Δ)[wb]_?\w+"}
    for notation in NOTATIONS.values():
        for kind, template in TEXT_NAMES.items():
            if template not in ("{0}", "{0}+", "d{0}"):
                letters = template.format("@", "@", z=notation.z, a=notation.a)
                shapes[f"{kind} {notation.name}"] = re.escape(letters).replace("@", r"\w+")
    matching = [kind.split()[0] for kind, shape in shapes.items() if re.fullmatch(shape, name)]
    return matching[-1] if matching else None


def place(step: Step) -> str:
    """Where a number stands: its phase and its neuron."""
    if step.phase == "given":
        return ", given"
    return f", phase {step.phase}" + (f", neuron {step.owner}" if step.owner else "")


def convention_keys() -> Iterator[str]:
    """Every key of the convention with its values, the default first."""
    yield "Keys, each with its default first (explain KEY says more):"
    for key, value in DEFAULT.as_dict().items():
        choices = next((known for name, known in CHOICES.items() if dashed(name) == key), None)
        yield f"  {key} = " + (" | ".join(choices) if choices else f"{value:g}") + (" | N | all" if key == "batch" else "")
