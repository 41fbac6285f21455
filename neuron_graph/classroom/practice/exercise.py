"""An exercise of the course: a network, what is given of its calculation, and the
numbers that are to be found.

    exercise.sheet(seed, 0)     the numbers of a student, by the student's seed and the variant
"""
from __future__ import annotations

from dataclasses import dataclass, replace

from ..sheets import Course, Numbers, Settings, SharedCourse, Sheet, example_of


@dataclass(frozen=True)
class Exercise:
    """A row of the curriculum. `asks` and `given` are names of computed numbers: to be
    found, and shown beside the network. A name that is asked stays as it is spelled,
    since the numbers are drawn by it.

    `settings` are those of the network; the numbers are drawn, unless `numbers` holds
    them. The `tip` stands above the first hint. A formula stands in none of the texts.
    """

    name: str
    title: str
    lesson: str
    asks: tuple[str, ...]
    settings: Settings
    given: tuple[str, ...] = ()
    tip: str = ""
    numbers: Numbers | None = None
    drawn_as: str = ""
    """The name that its numbers are drawn by, if that is another: numbers that a
    student has stay as they are."""

    @property
    def fixed(self) -> bool:
        """Whether everybody has the same numbers."""
        return self.numbers is not None

    def sheet(self, seed: bytes, variant: int) -> Sheet:
        """The sheet with a student's numbers; its blanks are what is asked."""
        settings = replace(self.settings, ask=self.asks)
        if self.numbers is None:
            return Course(seed, settings).sheet(f"{self.drawn_as or self.name} {variant}")
        return SharedCourse(
            example_of(settings, self.numbers, self.title), settings).sheet(self.name)
