"""The options that say what sheets ask: those that sheets and their marking must agree in."""
from __future__ import annotations

import argparse
from dataclasses import replace

from ..classroom import ALL, Settings, drawable
from ..network import LOSSES, Convention
from ..numerals import read_whole
from ..published import Example, example_named
from ..recording import NOTATIONS, PHASES, Notation
from .command import Options
from .options import read_listed, read_sizes

SETTINGS: Options = {"what is asked": {
    "--layers 2-2-2": "sizes of the network, inputs first (2-2-2)",
    f"--ask|--blank* {'|'.join([*PHASES, ALL])}": "what is asked: phases, or names with commas between (all)",
    "--figures N": "significant figures asked for (4)", "--rounds N": "rounds of training (1)",
    "--activation NAME": f"{', '.join(drawable())} ({Settings.activation})",
    "--output-activation NAME": "activation of the last layer, if another: also softmax",
    "--loss": ("the error", LOSSES),
    "--convention* error=...,bias=...": "change parts of the convention; `explain convention` lists them",
    "--notation": ("letters for net input and activation", NOTATIONS),
}}
"""What is drawn and asked: the options that sheets and their marking must agree in."""
SAYING = ("example", "layers", "ask", "figures", "rounds", "activation", "output_activation", "loss", "convention", "notation")


def says_settings(arguments: argparse.Namespace) -> bool:
    """Whether anything is said of what is drawn and asked."""
    return any(getattr(arguments, option) for option in SAYING)


def read_settings(arguments: argparse.Namespace) -> Settings:
    """What is drawn and asked; of a walkthrough what is asked of it."""
    if arguments.example is not None:
        return settings_of_example(arguments)
    convention = Convention()
    if arguments.loss is not None:
        convention = replace(convention, error=arguments.loss)
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
    return None if arguments.notation is None else NOTATIONS[arguments.notation]


def read_ask(arguments: argparse.Namespace) -> tuple[str, ...]:
    """The phases and names of --ask."""
    return tuple(read_listed(arguments.ask)) if arguments.ask else (ALL,)
