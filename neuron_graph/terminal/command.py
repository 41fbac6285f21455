"""What all commands have in common: a command is a module, NAME_command; its docstring is its help, and it has

    EXAMPLES    what is typed, each with what it shows
    OPTIONS     by group, "" for those that have none: how each is written, and what it is for
    run         does what the options say, and returns the exit code

How an option is written:

    --all            it is given or not             --round=1 N     a text, called N in the help; 1 if it is not given
    --only* NAME     may be repeated: a list        --format=json   with choices behind its help: one of these
    --ask|--blank    has two names
    FILE             a word without dashes          FILE? FILE+ FILE*    one or none, one or more, any number
"""
from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[Any]"
Options: TypeAlias = dict[str, Mapping[str, "str | tuple[str, Iterable[str]]"]]
WRITTEN = re.compile(r"(--)?([\w-]+(?:\|--[\w-]+)*)([?*+]?)(?:=(\S*))?(?: (.+))?")


def enter(commands: Commands, name: str) -> None:
    """Enter a command in the parser; its help ends with its examples. Its arguments know what runs it, and its parser."""
    module = import_module(f".{name}_command", __package__)
    short, _, long = str(module.__doc__).partition(".\n\n")
    width = max((len(typed) for typed, shows in module.EXAMPLES if shows), default=0)
    lines = [f"  neuron-graph {typed:<{width}}  {shows}".rstrip() for typed, shows in module.EXAMPLES]
    parser = commands.add_parser(
        name, help=short[0].lower() + short[1:], description=long, epilog="\n".join(["examples:", *lines]),
        formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    parser.set_defaults(run=module.run, parser=parser, commands=commands.choices)
    add_options(parser, module.OPTIONS)


def add_options(parser: argparse.ArgumentParser, groups: Options) -> None:
    """Add options, group by group."""
    for title, options in groups.items():
        group = parser.add_argument_group(title) if title else parser
        for written, said in options.items():
            words, choices = said if isinstance(said, tuple) else (said, None)
            add(group, written, help=words, choices=choices)


def add(group: argparse._ActionsContainer, written: str, **more: Any) -> None:
    """Add an option as it is written."""
    match = WRITTEN.fullmatch(written)
    assert match, written
    dashes, name, many, default, shown = match.groups()
    shown = shown or "|".join(more["choices"] or ())
    if not dashes:
        group.add_argument(name.lower(), metavar=shown or name, nargs=many or None, **more)
    elif shown:
        names, action = f"--{name}".split("|"), "append" if many else "store"
        group.add_argument(*names, metavar=shown, action=action, default=[] if many else default, **more)
    else:
        group.add_argument(f"--{name}", action="store_true", help=more["help"])


def options_of(parser: argparse.ArgumentParser) -> list[str]:
    """Every option of a command."""
    return sorted(option for action in parser._actions for option in action.option_strings)
