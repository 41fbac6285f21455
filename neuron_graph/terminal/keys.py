"""Keys as they are pressed: `with Keys() as keys: keys.read(0.2)` is the next
keystroke, or None if none came in time.

A terminal says in bytes what was pressed: a character, or an escape sequence, as `ESC [
A` for the key that goes up. `Decoder` reads those bytes and knows of no terminal;
`Keys` has them from standard input, one keystroke at a time.
"""
from __future__ import annotations

import codecs
import math
import os
import re
import select
from collections import deque
from contextlib import suppress
from time import monotonic
from typing import NamedTuple

from ..errors import NeuronGraphError

try:
    import termios
except ImportError:  # Windows
    raise NeuronGraphError(
        "keys cannot be read one by one here: this Python has no module termios; "
        "step --line, and train without --watch, need none") from None

LONGEST_PASTE = 10_000
"""So many characters of a pasted text are kept."""

ESC = "\x1b"
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", re.compile(r"\x1b(\[(2(0(1~?)?)?)?)?\Z")
"""How a pasted text begins, and how it ends, be it broken off."""

CONTROLS = {
    " ": "Space", "\t": "Tab", "\r": "Enter", "\n": "Enter",
    "\b": "Backspace", "\x7f": "Backspace", ESC: "Escape",
}
"""Characters with a name of their own."""

FINALS = {"A": "Up", "B": "Down", "C": "Right", "D": "Left", "H": "Home", "F": "End"}
NUMBERS = {1: "Home", 3: "Delete", 4: "End", 5: "PageUp", 6: "PageDown", 7: "Home", 8: "End"}
SEQUENCES = {
    **{f"{ESC}{mode}{letter}": name for mode in "[O" for letter, name in FINALS.items()},
    **{f"{ESC}[{number}~": name for number, name in NUMBERS.items()},
    f"{ESC}OM": "Enter",
}
"""Keys that send more than a character: xterm's, those of application mode (O), of
the Linux console (1, 4), of rxvt (7, 8)."""

TOKEN = re.compile(r"""
    \x1b (?: \[200~ .*? \x1b\[201~                        # a pasted text
           | \[\[ [@-~]                                  # function keys of the Linux console
           | \[M [^\x00-\x1f]{3}                         # a mouse, left switched on
           | \[\d+\$                                     # rxvt with shift
           | \[ (?![\[M]|200~) [0-?]* [ -/]* [@-~]       # CSI
           | O \d* [ -/:-~]                              # SS3
           | [\]PX^_] [^\x07\x1b]* (?: \x07 | \x1b\\ )   # what a terminal answers in words
           | [^\x1b\[O\]PX^_] )                          # a character with Alt
  | (?P<beginning> \x1b (?: \[200~ .* | \[\[ | \[M [^\x00-\x1f]{0,2} | \[ [0-?]* [ -/]*
                          | O \d* | [\]PX^_] [^\x07\x1b]* (?: \x1b\Z )? )? )
  | .""", re.VERBOSE | re.DOTALL)
"""One key's worth of text. A beginning at the end of the text may go on; elsewhere
it is broken off."""

LONGEST_BEGINNING = 64
"""So many characters of a sequence are held until it ends, and the last few; of a pasted text
as many as are kept."""


class Keystroke(NamedTuple):
    """A key that was pressed.

    `name` is the printable character itself, or one of Space Enter Tab Backspace Delete
    Escape Left Right Up Down Home End PageUp PageDown, Ctrl-A and the like, `paste` (a
    text pasted at once), `unknown` (a key without a name here), `eof` (nothing will
    come any more). `text` is the character, or the pasted text; for all others it is
    empty.
    """

    name: str
    text: str = ""


def key_of(token: str) -> Keystroke:
    """The key that sends this character or this sequence: `key_of("\\x1b[A")` is
    `Keystroke("Up")`."""
    if token.startswith(PASTE_BEGINS):
        pasted = PASTE_ENDS.sub("", token.removeprefix(PASTE_BEGINS))
        return Keystroke("paste", pasted[:LONGEST_PASTE])
    if len(token) > 1:
        return Keystroke(SEQUENCES.get(token, "unknown"))
    text = token if token.isprintable() else ""
    if token in CONTROLS:
        return Keystroke(CONTROLS[token], text)
    if token < " ":
        return Keystroke(f"Ctrl-{chr(ord(token) + 64)}")
    return Keystroke(text or "unknown", text)


class Decoder:
    """Bytes in, keystrokes out; the same keystrokes wherever the bytes are cut.

    Bytes that are no UTF-8 are dropped.
    """

    def __init__(self) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")("ignore")
        self._held = ""

    @property
    def patience(self) -> float:
        """After so many seconds without more bytes `flush` is due; infinite if
        nothing is half read."""
        if self._held.startswith(PASTE_BEGINS):
            return 1.0
        return {"": math.inf, ESC: 0.025}.get(self._held, 0.25)

    def feed(self, data: bytes) -> list[Keystroke]:
        """The keystrokes that these bytes complete, in order."""
        keys: list[Keystroke] = []
        text, self._held = self._held + self._utf8.decode(data), ""
        for match in TOKEN.finditer(text):
            if match["beginning"] and match.end() == len(text):
                self._held = shortened(match[0])
            else:
                keys.append(key_of(match[0]))
        return keys

    def flush(self) -> list[Keystroke]:
        """The keystroke that is half read, if nothing more comes.

        A lone escape is the key of that name, and a paste without an end is over.
        """
        held, self._held = self._held, ""
        return [key_of(held)] if held else []


def shortened(beginning: str) -> str:
    """The beginning of a sequence without the middle of a long one, which decides
    nothing."""
    most = LONGEST_BEGINNING + LONGEST_PASTE * beginning.startswith(PASTE_BEGINS)
    return beginning[:most] + beginning[most:][-5:]


class Keys:
    """The keys pressed at a terminal, each at once and without echo, from `__enter__`
    to `__exit__`.

    `fd` is the file descriptor to read, standard input if none is given; one that is no
    terminal is read as it is. Ctrl-C raises KeyboardInterrupt, Ctrl-Z suspends (see
    `Stage`).
    """

    def __init__(self, fd: int = 0):
        self.fd = fd
        self.former = termios.tcgetattr(fd) if os.isatty(fd) else None
        self._decoder = Decoder()
        self._keys: deque[Keystroke] = deque()
        self._heard = 0.0
        self._closed = False

    def __enter__(self) -> Keys:
        try:
            self.resume()
        except BaseException:
            self.suspend()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.suspend()

    def resume(self) -> None:
        """Have the terminal give each key at once and without echo.

        Ctrl-C and Ctrl-Z still send their signals.
        """
        if self.former:
            mode = [*self.former[:6], [*self.former[6]]]
            mode[0] &= ~termios.IXON  # else Ctrl-S freezes the screen
            # With IEXTEN macOS keeps Ctrl-V, Ctrl-O, Ctrl-Y.
            mode[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
            mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self.fd, termios.TCSANOW, mode)

    def suspend(self) -> None:
        """Leave the terminal as it was found, if it is still there.

        At once: draining waits for ever on a terminal that hangs.
        """
        if self.former:
            with suppress(termios.error, OSError):
                termios.tcsetattr(self.fd, termios.TCSANOW, self.former)

    def ready(self, timeout: float) -> bool:
        """Whether there is something to read within so many seconds, be it the end."""
        try:
            return bool(select.select([self.fd], [], [], max(0.0, timeout))[0])
        except OSError:  # closed
            return True

    @property
    def pending(self) -> bool:
        """Whether there is more to read right now: a frame is drawn when there is
        not."""
        return bool(self._keys) or not self._closed and self.ready(0)

    def read(self, timeout: float) -> Keystroke | None:
        """The next keystroke, or None if none came within so many seconds.

        After the end of the input it is always `eof`.
        """
        deadline = monotonic() + timeout
        while not self._keys:
            if self._closed:
                return Keystroke("eof")
            due = self._heard + self._decoder.patience
            if self.ready(min(due, deadline) - monotonic()):
                self._hear()
            elif monotonic() >= due:
                self._keys.extend(self._decoder.flush())
            elif monotonic() >= deadline:
                return None
        return self._keys.popleft()

    def _hear(self) -> None:
        """Queue the keystrokes of the bytes that are there; none are the end of the input."""
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # EIO is how Linux says that the terminal is gone
            data = b""
        self._heard, self._closed = monotonic(), not data
        self._keys.extend(self._decoder.feed(data) if data else self._decoder.flush())
