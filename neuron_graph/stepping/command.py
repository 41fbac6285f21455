"""The table of commands: what both faces of the stepper offer, by word, by letter and
by key.

A command is one function of a `Stepper` and what it takes, if it takes anything: a `count` or
a `text`. It returns what is to be said, "" for nothing. Its docstring is its help; the
decorator that enters it says in which group of the help it stands.
"""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from inspect import signature
from typing import Any, NamedTuple

COUNT, TEXT = "count", "text"
"""What a command takes: a number in front (5n), or a text behind (`:a_o1`)."""


class Command(NamedTuple):
    """One row: its word, its letter, other keys of a keyboard, what it takes, how it
    asks for a text, and its group."""

    name: str
    letter: str
    keys: tuple[str, ...]
    takes: str
    asks: str
    group: str
    run: Callable[..., str]

    @property
    def help(self) -> str:
        """What the command does, in plain words."""
        return (self.run.__doc__ or "").strip()

    @property
    def short(self) -> str:
        """The first paragraph of the help, on one line."""
        return " ".join(self.help.split("\n\n")[0].split()).rstrip(".")


COMMANDS: dict[str, Command] = {}


def command(name: str, letter: str, *keys: str, asks: str = "", group: str = "the rest",
            ) -> Callable[[Any], Any]:
    """Enter a function in the table."""
    def enter(run: Callable[..., str]) -> Callable[..., str]:
        _, *takes = signature(run).parameters
        COMMANDS[name] = Command(
            name, letter, keys, "".join(takes), asks or f"{name}: ", group, run)
        return run

    return enter


moving = partial(command, group="moving")
running = partial(command, group="running")
asking = partial(command, group="asking")
predicting = partial(command, group="predicting")
