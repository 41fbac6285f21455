"""How the options of a command are written and read. A command is a module,
NAME_command, whose docstring is its help, examples and all; it has

    OPTIONS     how each option is written, and what it is for; a line without an indent is what
                those below it have in common
    run         does what the options say, and returns the exit code if it is not 0

How an option is written, and two blanks before what is said of it:

    --all              it is given or not
    --epoch=1 N        called N in the help, and read so; 1 if it is not given
    --only* NAME       may be repeated: a list
    --format=json json|csv  one of these; a word in small letters is the only one
    --ask|--blank      has two names
    FILE               a word without dashes
    FILE? FILE+ FILE*  one or none, one or more, any number
"""
from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NoReturn, TypeAlias

from .. import network
from ..conventions import named
from ..errors import NeuronGraphError, UnknownName, shortened
from ..numerals import read_float, read_whole

HERE = os.path.dirname(__file__)
PLACES = {
    name.removesuffix("_command"): f".{room}.{name}"
    for _, room, is_room in iter_modules([HERE]) if is_room
    for _, name, _ in iter_modules([os.path.join(HERE, room)])
    if name.endswith("_command")
}
"""Where each command is, imported only where it is asked for: most of the time that a
command takes to start."""

Commands: TypeAlias = "argparse._SubParsersAction[Any]"
AS_WRITTEN = re.compile(r"(--)?([\w-]+(?:\|--[\w-]+)*)([?*+]?)(?:=(\S*))?(?: (\S+))?")
CHOICES = re.compile(r"[a-z]{3,}|[a-z\d][a-z\d-]*(\|[a-z\d][a-z\d-]*)+")
READERS: dict[object, Callable[[str, str], float]] = {
    **dict.fromkeys("NABK", partial(read_whole, least=1)),
    "M": partial(read_whole, least=0),
    "7": read_whole,
    "X": read_float,
    "0.5": read_float,
}
"""How the value of an option is read, by its name in the help; all others are texts."""
NAMING: dict[str, Callable[[str], str]] = {
    "loss": lambda text: named(text, network.LOSSES),
    **dict.fromkeys(
        ["activation", "output_activation"], lambda text: network.canonical_activation(text)),
}
"""Options with which people name the same in several words."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence. A minus before a number is its sign, not
    that of an option."""

    def __init__(self, **more: Any):
        super().__init__(
            **more, allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter)
        self._negative_number_matcher = re.compile("-([^-a-zA-Z]|inf|nan)")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where help is."""
        raise NeuronGraphError(f"{shortened(message, 200)}; see {self.prog} --help")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Answer a word that is none of those that can be chosen with the nearest
        one."""
        if action.choices is not None and value not in action.choices:
            what = "command" if action.dest == argparse.SUPPRESS else action.dest
            raise UnknownName(what, str(value), list(action.choices))

    def _get_value(self, action: argparse.Action, text: str) -> Any:
        """What an option says: a number, a name, or a text."""
        read = READERS.get(action.metavar)
        text = NAMING.get(action.dest, str)(text)
        return read(text, action.option_strings[0]) if read else text

    def add_options(self, text: str) -> None:
        """Add options, group by group."""
        group: argparse._ActionsContainer = self
        for line in re.sub(r"\n {8,}", " ", text).strip("\n").splitlines():
            if line.startswith(" "):
                add(group, *re.split(" {2,}", line.strip(), maxsplit=1))
            elif line:
                group = self.add_argument_group(line.removesuffix(":"))


def enter(commands: Commands, name: str) -> None:
    """Enter a command in the parser. Its arguments know what runs it, and its
    parser."""
    module = import_module(PLACES[name], __package__)
    short, _, long = (module.__doc__ or name).partition(".\n\n")
    description, _, examples = long.partition("\n\nexamples:")
    parser = commands.add_parser(
        name, help=short[0].lower() + short[1:], description=description,
        epilog=f"examples:{examples}")
    parser.set_defaults(run=module.run, parser=parser, commands=commands.choices)
    parser.add_options(module.OPTIONS)


def add(group: argparse._ActionsContainer, written: str, words: str) -> None:
    """Add an option as it is written."""
    match = AS_WRITTEN.fullmatch(written)
    assert match, written
    dashes, name, many, default, shown = match.groups()
    choices = shown.split("|") if shown and CHOICES.fullmatch(shown) else None
    if not dashes:
        group.add_argument(
            name.lower(), metavar=shown or name, nargs=many or None, choices=choices,
            help=words)
    elif shown:
        group.add_argument(
            *f"--{name}".split("|"), metavar=shown, choices=choices, help=words,
            action="append" if many else "store", default=[] if many else default)
    else:
        group.add_argument(f"--{name}", action="store_true", help=words)


def options_of(parser: argparse.ArgumentParser) -> list[str]:
    """Every option of a command."""
    return sorted(option for action in parser._actions for option in action.option_strings)
