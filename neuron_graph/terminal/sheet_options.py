"""The options that say what sheets ask: those that sheets and their marking must agree in."""
from __future__ import annotations

import argparse
from dataclasses import replace

from ..classroom.settings import ALL, Settings, drawable
from ..network.conventions import Convention
from ..network.losses import LOSSES
from ..numerals import read_whole
from ..published.example import Example
from ..published.walkthrough import example_named
from ..recording.kinds import PHASES
from ..recording.notation import NOTATIONS, Notation
from .command import one_of
from .options import read_sizes

SETTINGS = ("layers", "ask", "figures", "rounds", "activation", "output_activation", "loss", "convention", "notation")
"""The options that `add_settings` adds."""


def add_settings(parser: argparse.ArgumentParser) -> None:
    """What is drawn and asked: the options that sheets and their marking must agree in."""
    group = parser.add_argument_group("what is asked")
    group.add_argument("--layers", metavar="2-2-2", help="sizes of the network, inputs first (2-2-2)")
    group.add_argument("--ask", "--blank", metavar="|".join([*PHASES, ALL]), action="append", default=[], dest="ask",
                       help="what is asked: phases, or names with commas between (all)")
    group.add_argument("--figures", metavar="N", help="significant figures asked for (4)")
    group.add_argument("--rounds", metavar="N", help="rounds of training (1)")
    group.add_argument("--activation", metavar="NAME", help=f"{', '.join(drawable())} ({Settings.activation})")
    group.add_argument("--output-activation", metavar="NAME", help="activation of the last layer, if another: also softmax")
    group.add_argument("--loss", metavar="NAME", help="the error: " + ", ".join(LOSSES))
    group.add_argument("--convention", metavar="error=...,bias=...", action="append", default=[],
                       help="change parts of the convention; `explain convention` lists them")
    group.add_argument("--notation", metavar="|".join(NOTATIONS), help="letters for net input and activation")


def says_settings(arguments: argparse.Namespace) -> bool:
    """Whether anything is said of what is drawn and asked."""
    return any(getattr(arguments, option) for option in ("example", *SETTINGS))


def read_settings(arguments: argparse.Namespace) -> Settings:
    """What is drawn and asked; of a walkthrough what is asked of it."""
    if arguments.example is not None:
        return settings_of_example(arguments)
    convention = Convention()
    if arguments.loss is not None:
        convention = replace(convention, error=one_of(arguments.loss, "loss", LOSSES))
    for parts in arguments.convention:
        convention = convention.changed(parts)
    layers = Settings.layers if arguments.layers is None else tuple(read_sizes(arguments.layers))
    return Settings(layers, read_ask(arguments), *read_extent(arguments), arguments.activation or Settings.activation,
                    arguments.output_activation or "", convention, read_notation(arguments) or Settings.notation)


def settings_of_example(arguments: argparse.Namespace) -> Settings:
    """What is asked of a walkthrough, whose convention may be changed."""
    example: Example = example_named(arguments.example)
    convention = example.convention
    for parts in arguments.convention:
        convention = convention.changed(parts)
    figures, rounds = read_extent(arguments)
    return Settings(ask=read_ask(arguments), figures=figures, rounds=rounds, convention=convention,
                    notation=read_notation(arguments) or example.notation, source=arguments.example)


def read_extent(arguments: argparse.Namespace) -> tuple[int, int]:
    """The figures asked for, and the rounds."""
    figures = Settings.figures if arguments.figures is None else read_whole(arguments.figures, "--figures")
    return figures, Settings.rounds if arguments.rounds is None else read_whole(arguments.rounds, "--rounds", least=1)


def read_notation(arguments: argparse.Namespace) -> Notation | None:
    """The letters that are asked for."""
    return None if arguments.notation is None else NOTATIONS[one_of(arguments.notation, "notation", NOTATIONS)]


def read_ask(arguments: argparse.Namespace) -> tuple[str, ...]:
    """The phases and names of --ask."""
    found = tuple(part.strip() for text in arguments.ask for part in text.split(","))
    return found if arguments.ask else (ALL,)
