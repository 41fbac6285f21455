"""From what is typed to what is done: the command of a word, a letter or a key.

    command_of("n")     the row of `next`        nearest("wacth")     ["watch"]
    perform(...)        runs a row, and leaves us where we were on Ctrl-C
"""
from __future__ import annotations

from difflib import get_close_matches

import neuron_graph.stepping.commands  # noqa: F401

from .command import COMMANDS, Command
from .stepper import Stepper

ALIASES = dict(map(str.split, """
exit      quit
prev      back
previous  back
go        goto
find      search
position  where
continue  until
run       until
set       edit
what-if   edit
reset     restore
undo      restore
""".strip().splitlines()))
"""Other words that people try."""


def command_of(word: str) -> Command | None:
    """The command of a word, a letter or a key."""
    plain = word.lower()
    of_key = (row for row in COMMANDS.values() if word in (row.letter, *row.keys))
    return COMMANDS.get(ALIASES.get(plain, plain)) or next(of_key, None)


def perform(stepper: Stepper, row: Command, *argument: int | str) -> str:
    """Run a command with its count or text; what it says. Hidden numbers that it goes
    past are skipped; Ctrl-C leaves us where we were."""
    cursor = stepper.cursor
    epoch, position = cursor.epoch, cursor.position
    try:
        said = row.run(stepper, *argument)
        stepper.settle()
    except KeyboardInterrupt:
        cursor.visit(epoch, position)
        raise
    if stepper.quiz:
        stepper.quiz.pass_over()
    return said


def nearest(word: str) -> list[str]:
    """The command that a mistyped word may have meant; nothing for none."""
    return get_close_matches(word, COMMANDS, n=1)
