"""What all commands have in common: how one is entered in the parser, and how a word out of a list is read."""
from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from ..errors import UnknownName

if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]


def enter(commands: Commands, name: str, short: str, description: str,
          examples: list[tuple[str, str]]) -> argparse.ArgumentParser:
    """A new command's parser; its help ends with examples, each with what it shows."""
    width = max((len(typed) for typed, shows in examples if shows), default=0)
    lines = [f"  neuron-graph {typed:<{width}}  {shows}".rstrip() for typed, shows in examples]
    parser = commands.add_parser(name, help=short, description=description, epilog="\n".join(["examples:", *lines]),
                                 formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    parser.set_defaults(parser=parser)
    return parser


def options_of(parser: argparse.ArgumentParser) -> list[str]:
    """Every option of a command."""
    return sorted(option for action in parser._actions for option in action.option_strings)


def one_of(word: str, what: str, known: Iterable[str]) -> str:
    """The word, if it is known; else `UnknownName` with the nearest ones."""
    if word not in known:
        raise UnknownName(what, word, known)
    return word
