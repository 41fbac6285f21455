"""Where output goes: a terminal, a pipe, a file; in Unicode, or in ASCII where the
stream can write no more."""
from __future__ import annotations

import json
import os
import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO, TypeAlias

from ..data import CannotWrite, write_file
from ..export.pictures import ASCII_STROKES, Row, Strokes, plain
from ..recording import PLAIN_ASCII, PRETTY, Style

if TYPE_CHECKING:
    from rich.console import Console

    from .drawing import Look

Lines: TypeAlias = Iterator[str]
"""Lines of text, one after the other."""
Rows: TypeAlias = list[Row]
"""Rows of spans, each span with what it belongs to."""
NEEDED = "·½²δη→╲╱▶─│┌┐└┘"
"""What the pretty style writes."""
AMBER = "#af5f00"
"""The colour of what needs a second look; it is read on black and on white alike."""
PIPE_WIDTH = 80
"""Columns where there is no terminal."""


class Screen:
    """Standard output as it is: whether a person looks at it, who may want colours in a
    pipe too (FORCE_COLOR), and which characters it can write.

    Raises `CannotWrite` where it is closed.
    """

    def __init__(self, stream: TextIO | None = None):
        self.stream = stream or sys.stdout
        if self.stream is None:
            raise CannotWrite("standard output", "it is closed")
        if hasattr(self.stream, "reconfigure"):
            self.stream.reconfigure(errors="backslashreplace")
        self.unicode = encodable(NEEDED, getattr(self.stream, "encoding", None) or "ascii")
        self.is_terminal = self.stream.isatty()
        self.is_coloured = self.is_terminal or bool(os.environ.get("FORCE_COLOR"))

    @property
    def style(self) -> Style:
        """How formulas are written here."""
        return PRETTY if self.unicode else PLAIN_ASCII

    @property
    def strokes(self) -> Strokes:
        """What pictures are drawn with here."""
        return Strokes() if self.unicode else ASCII_STROKES

    @property
    def console(self) -> Console:
        """A rich console on this stream: it knows the width and the colours of the
        terminal."""
        from rich.console import Console

        return Console(file=self.stream, highlight=False, markup=False, emoji=False)

    def width(self, elsewhere: int = PIPE_WIDTH) -> int:
        """The columns of the terminal, or what is to be taken where there is none."""
        return self.console.width if self.is_terminal else elsewhere

    def width_of(self, form: str) -> int | None:
        """The columns of a form that is made for this terminal; None if it has no
        bounds."""
        return self.console.width if self.is_terminal and form == "terminal" else None

    @property
    def has_colours(self) -> bool:
        """Whether colours can be seen."""
        console = self.console
        return self.is_coloured and bool(console.color_system) and not console.no_color

    def write(self, lines: Iterable[str] | bytes, output: str | None = None) -> None:
        """Write lines, or bytes, to a file if one is named, and say so on standard error, else to
        the stream, as they come; then they are seen."""
        if output is not None:
            write_file(output, lines)
            say_error(f"written: {output}")
            return
        for line in lines:
            self.stream.write(f"{line}\n")
        self.stream.flush()

    def write_document(self, lines: Iterable[str], output: str | None = None) -> None:
        """Write lines that another program reads, which expects UTF-8 whatever the
        terminal's encoding is."""
        piped = output is None and not self.is_terminal
        if piped and hasattr(self.stream, "reconfigure"):
            self.stream.reconfigure(encoding="utf-8")
        self.write(lines, output)

    def write_json(self, content: object, output: str | None = None) -> None:
        """Write one object of JSON."""
        self.write_document([json.dumps(content, ensure_ascii=False)], output)

    def show(
        self, rows: Iterable[Row], form: str = "terminal", look: Look = str,
        output: str | None = None,
    ) -> None:
        """Write rows, in their colours where the form is made for a terminal and no file
        is named; `look` says how what spans belong to looks."""
        coloured = form == "terminal" and output is None
        self.write(self.lines(rows, look) if coloured else map(plain, rows), output)

    def lines(self, rows: Iterable[Row], look: Look = str) -> Lines:
        """Rows as lines of text, with the terminal's escape codes on one."""
        if not self.is_coloured:
            return map(plain, rows)
        from .drawing import escaped

        return escaped(rows, self.console, look)


def say_error(sentence: str) -> None:
    """Write a sentence to standard error, if it is there and takes it: in one line,
    which on a terminal is broken between words."""
    if sys.stderr is not None:
        screen = Screen(sys.stderr)
        lines = [sentence]
        try:
            screen.write(
                wrapped(lines, screen.width(), "  ") if screen.is_terminal else lines)
        except OSError:
            discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Let what is still to be written to a stream go nowhere: Python writes it when it
    ends, and would complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def wrapped(lines: Iterable[str], width: int, indent: str = "") -> Lines:
    """Lines broken at a width, the further ones of each further in."""
    for line in lines:
        yield from textwrap.wrap(
            line, width, subsequent_indent=indent, break_on_hyphens=False) or [""]


def encodable(text: str, encoding: str) -> bool:
    """Whether an encoding can write a text."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
