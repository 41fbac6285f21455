"""The command line: `neuron-graph COMMAND ...`.

Exit codes: 0 fine, 1 something differs, 2 cannot read or cannot do, 130 interrupted.
"""
from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path
from typing import Any, NoReturn

from ..data import holds_database
from ..errors import BadValue, NeuronGraphError, UnknownName, shortened
from ..recording import visible
from ..version import __version__
from .command_parser import PLACES, Parser, enter, options_of
from .formats import choose_format
from .screen import Screen, discard, say_error

LISTED = [
    "trace", "step", "why", "explain", "show", "check", "identify", "list", "new", "read",
    "train", "predict", "importance", "curve", "page", "sheet", "mark", "practice", "certify",
    "code", "completion",
]
"""How help lists the commands; others come after them."""
COMMANDS = sorted(PLACES, key=lambda name: [*LISTED, name].index(name))
INPUT_OPTIONS = (
    "example", "examples", "file", "model", "answers", "secret", "students", "settings",
    "lines", "weights",
)
OUTPUT_OPTIONS = ("output", "report")
"""What names files that are read, and what names one that is written."""
NUMBERS_OPTIONS = ("--inputs", "--targets", "--weights", "--biases")
EPOCH = re.compile(r"(?<=--)(round|iteration|pass)(?=s|es|$)")
"""Other words for an epoch in an option."""
EPILOG = """examples:
  neuron-graph trace              every number of one training step of the worked example
  neuron-graph why dE/dw1         where a number comes from
  neuron-graph explain delta      what a word means
  neuron-graph check mazur        every figure of a published calculation confirmed, or explained
  neuron-graph help COMMAND       all options of a command, with examples

exit codes: 0 fine, 1 something differs, 2 cannot read or cannot do, 130 interrupted
"""


def parser(names: Sequence[str]) -> Parser:
    """The parser of some commands."""
    top = Parser(
        prog="neuron-graph", epilog=EPILOG,
        description="Neural networks with every intermediate number checkable by hand.")
    top.add_argument("--version", action="version", version=f"neuron-graph {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", title="commands", parser_class=Parser)
    for name in names:
        enter(commands, name)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command: `argv` is what is typed after `neuron-graph`, that of the process
    if it is None. Returns the exit code."""
    try:
        return run(list(sys.argv[1:] if argv is None else argv))
    except NeuronGraphError as error:
        return refuse(str(error))
    except KeyboardInterrupt:
        return 130
    except MemoryError:
        return refuse("there is not enough memory for this: take less of it")
    except BrokenPipeError:
        discard(sys.stdout)
        return 0
    except OSError as error:
        discard(sys.stdout)
        return refuse(f"standard output cannot be written: {error.strerror}")


def refuse(sentence: str) -> int:
    """Say in one line of visible characters what is wrong."""
    say_error(visible(shortened(f"neuron-graph: {sentence}", 2000)))
    return 2


def run(argv: list[str]) -> int:
    """Read the options and run the command that they name; `help` is that of a
    command."""
    screen = Screen()
    if argv[:1] == ["help"]:
        argv = [*argv[1:2], "--help"]
    refuse_blanks(argv)
    top = parser(needed(argv[0] if argv else ""))
    arguments, rest = top.parse_known_args(argv)
    if rest and not rest[0].startswith("-") and getattr(arguments, "example", "") is None:
        arguments.example = rest.pop(0)
    if rest:
        refuse_word(rest[0], getattr(arguments, "parser", top))
    if not hasattr(arguments, "run"):
        top.print_help()
        return 0
    refuse_over_input(vars(arguments))
    choose_format(arguments, argv)
    code = int(arguments.run(arguments, screen) or 0)
    screen.stream.flush()
    for remark in getattr(arguments, "remarks", ()):
        say_error(f"neuron-graph: {visible(remark)}")
    return code


def needed(word: str) -> Sequence[str]:
    """The commands that must be known to read a command line that begins with this
    word."""
    if word == "--version":
        return []
    return [word] if word in COMMANDS and word != "completion" else COMMANDS


def refuse_blanks(argv: Sequence[str]) -> None:
    """Refuse numbers of a sample that are separated by blanks."""
    for place, option in enumerate(argv):
        numbers = [*takewhile(is_part, argv[place + 1:])]
        if len(numbers) > 1 and option in NUMBERS_OPTIONS:
            joined = ",".join(number.strip(",") for number in numbers)
            raise BadValue(
                option, " ".join(numbers),
                f"commas separate numbers, not blanks: {option} {joined}")


def is_part(word: str) -> bool:
    """Whether a word can only be numbers of a sample: it is no file, either."""
    return bool(re.fullmatch(r"[-+.,\d]*\d[-+.,\deE]*", word)) and not os.path.exists(word)


def refuse_word(word: str, parser: argparse.ArgumentParser) -> NoReturn:
    """Say that a command does not know an option, with the nearest ones, or takes no
    more words."""
    if word.startswith("-"):
        name, known = word.partition("=")[0], options_of(parser)
        meant = EPOCH.sub("epoch", name)
        near = get_close_matches(meant, known) if meant != name else []
        raise UnknownName(f"option of {parser.prog}", name, known, near)
    raise NeuronGraphError(
        f"{shortened(repr(word))} is one word too many; see {parser.prog} --help")


def refuse_over_input(said: Mapping[str, Any]) -> None:
    """Refuse to write over what is read."""
    named = (said.get(name) or [] for name in INPUT_OPTIONS)
    read = {os.path.realpath(path) for paths in named
            for path in ([paths] if isinstance(paths, str) else paths)}
    for option in OUTPUT_OPTIONS:
        path = said.get(option)
        if path and os.path.realpath(path) in read and not holds_database(Path(path)):
            raise BadValue(
                f"--{option}", path,
                "it is one of the files that are read: name another")
