"""Where the course writes: paragraphs wrapped to the terminal, in colours where there are any, complaints beside them."""
from __future__ import annotations

import sys
from collections.abc import Iterable

from ..errors import shortened
from ..export.spans import Row
from ..recording.notation import visible
from .practice_text import FIRM, Paragraph
from .screen import Screen, wrapped

WIDTH, LONGEST = 80, 500


class Page:
    """Paragraphs on a screen."""

    def __init__(self, screen: Screen):
        self.screen = screen

    @property
    def width(self) -> int:
        """The columns that text takes."""
        return min(WIDTH, self.screen.width())

    def say(self, *paragraphs: Paragraph) -> None:
        """Write paragraphs, wrapped."""
        for text, look, indent in paragraphs:
            self.screen.show([(row.replace(FIRM, " "), look)] for row in wrapped([text], self.width, indent))
        self.screen.stream.flush()

    def draw(self, rows: Iterable[Row]) -> None:
        """Draw a network."""
        from .step_view import PLAIN

        looks = {**PLAIN, "present": "bold"}
        self.say(Paragraph())
        self.screen.show(rows, look=lambda kind: looks.get(kind.removesuffix(" lit"), ""))

    def complain(self, sentence: str, lead: str) -> None:
        """Say on standard error what cannot be done."""
        self.screen.stream.flush()
        print(lead + visible(shortened(sentence, LONGEST)), file=sys.stderr, flush=True)
