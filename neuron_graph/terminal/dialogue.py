"""A dialogue in lines: for pipes, screen readers, tests and small terminals.

It is mechanism alone: what a line does, `obey` says. In a pipe each line is shown
behind its prompt, an error names its line, and the exit code is 2 if there was one. A
line that starts with # is a comment.
"""
from __future__ import annotations

import cmd
import sys
from typing import IO, Any

from ..errors import NeuronGraphError, shortened
from ..recording import visible
from ..stepping import Quit
from .screen import Screen, say_error

END = "EOF"
"""The line that `cmd` makes of the end of the input."""
LONGEST_LINE = 2000
"""Characters of a line that are read."""
LONGEST_ECHO = 200
"""Characters of a line that are shown behind its prompt."""


class Dialogue(cmd.Cmd):
    """Lines from a source, answered on a screen.

    `saved` is what has been typed and what was wrong with it.
    """

    def __init__(self, screen: Screen, source: IO[str]):
        super().__init__(stdin=source, stdout=screen.stream)
        self.screen = screen
        self.asks_person = self.use_rawinput = source.isatty() and source is sys.stdin
        self.failed = False
        self.lines = 0
        self.saved: list[str] = []

    def hold(self) -> int:
        """Hold the dialogue, which Ctrl-C ends; returns 0, or 2 if a line of a pipe
        could not be done."""
        try:
            self.cmdloop()
        except KeyboardInterrupt:
            self.screen.write([""])
            raise
        return 2 if self.failed and not self.asks_person else 0

    def precmd(self, line: str) -> str:
        """Show a line behind its prompt where nobody types; returns what of it is
        read."""
        self.lines += 1
        shown = visible(shortened("" if line == END else line, LONGEST_ECHO)).rstrip()
        self.saved.append(self.prompt + shown)
        if not self.asks_person or line == END:
            self.screen.write([shown])
        return line[:LONGEST_LINE]

    def onecmd(self, line: str) -> bool:
        """Do what a line says; True ends the dialogue."""
        try:
            if not line.lstrip().startswith("#"):
                self.obey(line.strip())
        except Quit:
            return True
        except NeuronGraphError as error:
            self.complain(str(error))
        except KeyboardInterrupt:
            if not self.asks_person:
                raise
            self.complain("interrupted")
        return False

    def obey(self, line: str) -> None:
        """Do what a line says; `Quit` ends the dialogue."""
        raise NotImplementedError

    def complain(self, sentence: str) -> None:
        """Say on standard error what cannot be done."""
        self.failed = True
        self.saved.append(visible(shortened(sentence, LONGEST_LINE)))
        place = "" if self.asks_person else f"line {self.lines}: "
        say_error(place + self.saved[-1])


def standard_input(what: str) -> Any:
    """Standard input, whatever bytes it holds. Raises `NeuronGraphError` if it is
    closed."""
    if sys.stdin is None:
        raise NeuronGraphError(f"standard input is closed: {what} are read from it")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin
