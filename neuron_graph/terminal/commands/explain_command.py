"""What a word means.

Explain a term, or any name that the trace shows, and where it stands in the
worked example.

examples:
  neuron-graph explain delta       a term
  neuron-graph explain net_h1      a number of the trace
  neuron-graph explain convention  every key of a convention
  neuron-graph explain             all terms
"""
from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from difflib import get_close_matches

from ...errors import UnknownName
from ...export import equation
from ...network import KEYS
from ...published.files import example_named
from ...recording import (
    KINDS,
    Kind,
    Printer,
    Step,
    names_in,
    shown_name,
    split_name,
)
from ..command_parser import Parser
from ..options import EXAMPLE_OPTIONS, read_example
from ..screen import Lines, Screen, wrapped
from .glossary import GLOSSARY, Term, term_of, terms_named

ENTRY_WIDTH = 76
OPTIONS = """
  TERM*  a term or a number's name (all terms if left out)
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the explanation."""
    asked = " ".join(arguments.term).strip()
    width = min(ENTRY_WIDTH, screen.width())
    for line in explanation(asked, screen) if asked else all_terms(screen):
        indent = " " * (len(line) - len(line.lstrip()))
        screen.write(wrapped([line], width, indent and indent + "  "))


def all_terms(screen: Screen) -> Lines:
    """Every term with its other names."""
    yield "Terms (explain TERM says more):"
    for term in GLOSSARY:
        yield "  " + ", ".join(names_on(screen, term))


def names_on(screen: Screen, term: Term) -> list[str]:
    """The names of a term that the screen can show."""
    return [name for name in term.names if screen.unicode or name.isascii()]


def explanation(asked: str, screen: Screen) -> Lines:
    """What is said of each term that is called so, with an empty line between
    blocks."""
    blocks: list[list[str]] = []
    for term, name in found(asked):
        blocks += explained(term, name, asked, screen)
    for number, block in enumerate(blocks):
        yield from [*[""] * bool(number), *block]


def explained(term: Term, name: str, asked: str, screen: Screen) -> Iterator[list[str]]:
    """One of the terms that are called so, in blocks of lines."""
    example = example_named()
    notation = example.notation
    known = example.recording().directory.readings(asked) if name == asked else []
    lead = "".join(f"{one.words}. " for one in known[:1] if one.words not in term.names)
    yield [f"{asked}: {lead}{notation.lettered(term.text)}", *term.lines]
    for other in known[1:]:
        shown = shown_name(notation, other.step)
        yield [f"Texts write it for {other.words} too, which is {shown} here."]
    if term.names[0] == "convention":
        keys = [f"  {key.name} = {key.written}" for key in KEYS.values()]
        yield ["Keys, each with its default first (explain KEY says more):", *keys]
    if name:
        yield list(sight(term, name, screen))
    also = [other for other in names_on(screen, term) if other != asked]
    if also:
        yield ["Also: " + ", ".join(also)]


def sight(term: Term, name: str, screen: Screen) -> Lines:
    """The number of a name in the worked example, or in the small example that the term
    brings."""
    parser = Parser()
    parser.add_options(EXAMPLE_OPTIONS)
    example = read_example(parser.parse_args(term.options.split()))
    step = example.recording().directory.meant(name)[0]
    printer = Printer(screen.style, example.notation, 9)
    where = f"With {term.options}" if term.options else "In the worked example"
    yield f"{where}{place(step)}:"
    yield f"  {equation(step, printer)}"


def found(asked: str) -> list[tuple[Term, str]]:
    """The terms that are asked for, each with the name of a number that shows it; a
    number's name is explained by its kind. Raises `UnknownName`."""
    if terms := terms_named(asked):
        return [(term, term.example) for term in terms]
    recording = example_named().recording()
    if asked in recording:
        term = term_of(KINDS[recording[asked].kind])
        return [(term._replace(options=""), asked)]
    kind = kind_named(split_name(asked).name)
    if kind is None:
        steps = recording.directory.steps
        known = [*(name for term in GLOSSARY for name in term.names), *steps]
        near = [shown_name(recording.notation, steps[name][0]) if name in steps else name
                for name in nearest(asked.lower(), known)]
        raise UnknownName("term", asked, known, list(dict.fromkeys(near)))
    return [(term_of(KINDS[kind]), KINDS[kind].example)]


def nearest(asked: str, known: list[str]) -> list[str]:
    """The known words that look most like what is asked: one at least."""
    words = {name.lower(): name for name in reversed(known)}
    alike = get_close_matches(asked, words, n=4)
    alike = alike or get_close_matches(asked, words, n=1, cutoff=0.0)
    return [words[word] for word in alike]


def kind_named(name: str) -> str | None:
    """What kind of number a name, of whatever network, is that of: `dE/dw9` a gradient,
    `h2` a neuron's output. Of several the one whose template says most of it."""
    fitting = [(left, key) for key, kind in KINDS.items() for left in left_open(name, kind)]
    return min(fitting, key=lambda pair: pair[0])[1] if fitting else None


def left_open(name: str, kind: Kind) -> Iterator[int]:
    """How many letters of a name are not said by the template of a kind, if it is a
    name of it."""
    if kind.shape:
        yield from [0] * bool(re.fullmatch(kind.shape, name))
        return
    for names in names_in(name, kind):
        if all(re.fullmatch(r"\w+", part) for part in names):
            yield len("".join(names))


def place(step: Step) -> str:
    """Where a number stands: its phase and its neuron."""
    if step.is_given:
        return ", given"
    return f", phase {step.phase}" + (f", neuron {step.owner}" if step.owner else "")
