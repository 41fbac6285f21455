"""The whole screen for a while: `with Stage(sys.stdout) as stage: stage.draw(lines)`.

It is left as it was found, however that happens: at the end of the block, by an
exception, by Ctrl-C, by a signal that ends the program, by Ctrl-Z for as long as the
program is stopped.
"""
from __future__ import annotations

import os
import signal
from contextlib import suppress
from types import FrameType
from typing import Any, NoReturn, TextIO

from .keys import Keys

ALTERNATE_SCREEN, MAIN_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
BRACKETED_PASTE, PLAIN_PASTE = "\x1b[?2004h", "\x1b[?2004l"
BEGIN_UPDATE, END_UPDATE = "\x1b[?2026h", "\x1b[?2026l"
HOME, ERASE_LINE, ERASE_BELOW, RESET = "\x1b[H", "\x1b[K", "\x1b[J", "\x1b[0m"

TAKE = ALTERNATE_SCREEN + HIDE_CURSOR + BRACKETED_PASTE
LEAVE = END_UPDATE + PLAIN_PASTE + SHOW_CURSOR + MAIN_SCREEN + RESET

ENDING = [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT]
"""Signals that would end the program on the spot, with the screen as it is."""


def end(number: int, _: FrameType | None) -> NoReturn:
    """A signal's handler: ends the program as a shell would say it, after everything
    has been tidied up."""
    raise SystemExit(128 + number)


class Stage:
    """The screen of a terminal, taken over from `__enter__` to `__exit__`, which only
    the main thread may call.

    `stream` is what the terminal is written through, a text file with a file
    descriptor; `keys`, if given, are suspended while Ctrl-Z stops the program. `stale`
    is whether the screen does not show what was drawn last: so it is at the start, and
    when the program goes on after Ctrl-Z. SIGTERM, SIGHUP and SIGQUIT raise
    SystemExit(128 + number) meanwhile.
    """

    def __init__(self, stream: TextIO, keys: Keys | None = None):
        self.stream, self.keys = stream, keys
        self.stale = True
        # Not through the stream's own buffer: it is locked while a signal interrupts it,
        # and what it cannot write it tries again when Python exits, which makes the exit
        # code 120.
        self._raw = open(stream.fileno(), "wb", buffering=0, closefd=False)  # noqa: SIM115
        self._former: dict[int, Any] = {}
        self._taken = False

    def __enter__(self) -> Stage:
        self.stream.flush()
        try:
            self._handle_signals()
            self._take()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for number in self._former:
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not end this half way
        self._leave()
        for number, handler in self._former.items():
            signal.signal(number, handler)

    @property
    def size(self) -> os.terminal_size:
        """Columns and lines of the terminal now; 80 and 24 where it does not say."""
        try:
            columns, lines = os.get_terminal_size(self.stream.fileno())
        except (OSError, ValueError):
            columns, lines = 0, 0
        return os.terminal_size((columns or 80, lines or 24))

    def draw(self, lines: str) -> None:
        """Show a frame: lines with "\\n" between them, from the top left.

        Lines that the screen has no room for are left out. Each is to be no wider than
        the screen. Raises OSError if the terminal is gone.
        """
        self.stale = False
        *above, last = lines.split("\n")[:self.size.lines]
        # A line is erased before it is written: after one that fills the screen's width
        # the cursor is still on its last character, and erasing from there would take
        # that away.
        frame = [ERASE_LINE + line for line in above] + [ERASE_BELOW + last]
        self._write(BEGIN_UPDATE + HOME + "\r\n".join(frame) + END_UPDATE)

    def _write(self, text: str) -> None:
        """Write all of a text at once."""
        data = text.encode(self.stream.encoding, self.stream.errors or "strict")
        while data:
            data = data[self._raw.write(data):]

    def _take(self) -> None:
        """Take the screen, which shows nothing then."""
        self._taken = self.stale = True
        self._write(TAKE)

    def _leave(self) -> None:
        """Give the screen back once, if it is still there: a second time would put
        the cursor where it was before."""
        if self._taken:
            with suppress(OSError, ValueError):
                self._write(LEAVE)
        self._taken = False

    def _handle_signals(self) -> None:
        """Set the handlers of signals, except where whoever started the program wants
        them ignored (as nohup does)."""
        handlers: dict[int, Any] = {**dict.fromkeys(ENDING, end), signal.SIGTSTP: self._stop}
        handlers[signal.SIGINT] = signal.getsignal(signal.SIGINT)
        for number, handler in handlers.items():
            if signal.getsignal(number) not in (None, signal.SIG_IGN):
                self._former[number] = signal.signal(number, handler)

    def _stop(self, number: int, _: FrameType | None) -> None:
        """Ctrl-Z: leave the stage, stop, and take it again when the program goes on."""
        self._leave()
        if self.keys:
            self.keys.suspend()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)  # returns when the program goes on
        signal.signal(number, self._stop)
        if self.keys:
            # Before anything is written: in the background it stops the program once more.
            self.keys.resume()
        self._take()
