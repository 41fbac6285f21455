"""Where the course writes: paragraphs wrapped to the terminal, in colours where
there are any, complaints beside them."""
from __future__ import annotations

from collections.abc import Iterable

from ...export.pictures import Row
from ..screen import Screen, wrapped
from .practice_text import FIRM, Paragraph

PARAGRAPH_WIDTH = 80


class Page:
    """Paragraphs on a screen."""

    def __init__(self, screen: Screen):
        self.screen = screen

    @property
    def width(self) -> int:
        """The columns that text takes."""
        return min(PARAGRAPH_WIDTH, self.screen.width())

    def say(self, text: str = "", look: str = "", indent: str = "") -> None:
        """Write a paragraph, wrapped."""
        self.screen.show([(row.replace(FIRM, " "), look)]
                         for row in wrapped([text], self.width, indent))

    def tell(self, paragraphs: Iterable[Paragraph]) -> None:
        """Write paragraphs."""
        for paragraph in paragraphs:
            self.say(*paragraph)

    def draw(self, rows: Iterable[Row]) -> None:
        """Draw a network."""
        from ..stepper import PLAIN

        looks = {**PLAIN, "present": "bold"}
        self.say()
        self.screen.show(rows, look=lambda kind: looks.get(kind.removesuffix(" lit")))
