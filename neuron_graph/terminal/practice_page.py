"""Where the course writes: paragraphs wrapped to the terminal, in colours where there are any, complaints beside them."""
from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable

from ..errors import shortened
from ..recording.notation import visible
from .practice_text import FIRM, Paragraph
from .screen import Screen

WIDTH, LONGEST = 80, 500


class Page:
    """Paragraphs on a screen."""

    def __init__(self, screen: Screen):
        self.screen = screen

    @property
    def width(self) -> int:
        """The columns that text takes."""
        return min(WIDTH, self.screen.console.width) if self.screen.is_terminal else WIDTH

    def say(self, *paragraphs: Paragraph) -> None:
        """Write paragraphs, wrapped."""
        for text, look, indent in paragraphs:
            for row in textwrap.wrap(text, self.width, subsequent_indent=indent, break_on_hyphens=False) or [""]:
                self.write([(row.replace(FIRM, " "), look)])
        self.screen.stream.flush()

    def write(self, row: Iterable[tuple[str, str]]) -> None:
        """Write a row of texts, each with its look."""
        if not self.screen.is_terminal:
            self.screen.write(["".join(text for text, _ in row).rstrip()])
            return
        from rich.text import Text

        self.screen.console.print(Text.assemble(*row), soft_wrap=True)

    def draw(self, rows: Iterable[Iterable[tuple[str, str]]]) -> None:
        """Draw a network."""
        from .step_view import PLAIN

        looks = {**PLAIN, "present": "bold"}
        self.say(Paragraph())
        for row in rows:
            self.write([(text, looks.get(kind.removesuffix(" lit"), "")) for text, kind in row])

    def complain(self, sentence: str, lead: str) -> None:
        """Say on standard error what cannot be done."""
        self.screen.stream.flush()
        print(lead + visible(shortened(sentence, LONGEST)), file=sys.stderr, flush=True)
