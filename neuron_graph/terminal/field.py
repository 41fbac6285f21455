"""A field to write a line of text in: what is asked, the text, the cursor."""
from __future__ import annotations

import os
from collections.abc import Callable

from .keys import Keystroke

LONGEST_ENTRY = 1000
"""Characters of a text, at most."""


class Field:
    """A line being written; Enter calls `done` with the text.

    `history` are the lines written before, brought back with Up and Down; `completions`
    are the names that a beginning may become, for Tab.
    """

    def __init__(
        self, asks: str, done: Callable[[str], None], text: str = "",
        history: list[str] | None = None,
        completions: Callable[[str], list[str]] = lambda start: [],
    ):
        self.asks, self.done, self.completions = asks, done, completions
        self.text, self.cursor = "", 0
        self.insert(text)
        self.history = history if history is not None else []
        self.recalled = len(self.history)

    def press(self, key: Keystroke) -> None:
        """Take a key that is neither Enter nor Escape."""
        if key.name in EDITS:
            EDITS[key.name](self)
        else:
            self.insert(key.text)

    def insert(self, text: str) -> None:
        """Put what is printable of a text where the cursor is."""
        text = "".join(filter(str.isprintable, text.replace("\n", " ")))
        text = text[:LONGEST_ENTRY - len(self.text)]
        self.text = self.text[:self.cursor] + text + self.text[self.cursor:]
        self.cursor += len(text)

    def remove(self, start: int, end: int) -> None:
        """Take out a part."""
        start = max(start, 0)
        self.text, self.cursor = self.text[:start] + self.text[end:], start

    def move(self, place: int) -> None:
        """Put the cursor somewhere."""
        self.cursor = min(max(place, 0), len(self.text))

    def recall(self, by: int) -> None:
        """Bring back what was written here before."""
        self.recalled = min(max(self.recalled + by, 0), len(self.history))
        self.text = [*self.history, ""][self.recalled]
        self.cursor = len(self.text)

    def complete(self) -> None:
        """Go on with the word before the cursor as far as all names that begin so
        agree."""
        start = self.text[:self.cursor].rpartition(" ")[2].lstrip("|<>=")
        names = self.completions(start) if start else []
        if names:
            self.insert(os.path.commonprefix(names)[len(start):])

    def accept(self) -> None:
        """Remember the text, and hand it over."""
        if self.text and self.history[-1:] != [self.text]:
            self.history.append(self.text)
        self.done(self.text)


EDITS: dict[str, Callable[[Field], None]] = {
    "Left": lambda field: field.move(field.cursor - 1),
    "Right": lambda field: field.move(field.cursor + 1),
    **dict.fromkeys(["Home", "Ctrl-A"], lambda field: field.move(0)),
    **dict.fromkeys(["End", "Ctrl-E"], lambda field: field.move(LONGEST_ENTRY)),
    "Backspace": lambda field: field.remove(field.cursor - 1, field.cursor),
    "Delete": lambda field: field.remove(field.cursor, field.cursor + 1),
    "Ctrl-U": lambda field: field.remove(0, field.cursor),
    "Ctrl-K": lambda field: field.remove(field.cursor, LONGEST_ENTRY),
    "Tab": Field.complete,
    "Up": lambda field: field.recall(-1),
    "Down": lambda field: field.recall(1),
}
"""The keys that edit."""
