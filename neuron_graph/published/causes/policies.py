"""The policies of chance for the lines of a comparison: they share what is printed of a
recording's numbers."""
from __future__ import annotations

from collections.abc import Collection

from ...judging import Task
from ...recording import Recording
from ..comparison import FigureComparison
from ..figure_line import FigureLine
from ..verdict import EXACT, TRUNCATED
from .background import Background
from .chance_policy import ChancePolicy
from .suspects import Suspects


class Policies:
    """The policy for each line of a `comparison`; so many of its figures are to be
    `explained`."""

    def __init__(self, comparison: FigureComparison):
        self.comparison, self.explained = comparison, 1
        self.recorded = 0
        """How many numbers were recorded under other conventions."""
        self.backgrounds: dict[int, Background] = {}
        """What is printed of recordings' numbers, by their identity."""

    def of(self, line: FigureLine) -> ChancePolicy:
        """The policy for a line, with its suspects."""
        assert line.found.recording is not None
        return ChancePolicy(Suspects(self.background(line.found.recording, line), line),
                            self.explained)

    def background(self, recording: Recording, line: FigureLine) -> Background:
        """What is printed of a recording's numbers in the part of a line."""
        if id(recording) not in self.backgrounds:
            places = {other: place for other in self.comparison.lines_of(line.figure.part)
                      if (place := other.place_in(recording)) is not None}
            task = Task([recording], line.notation)
            self.backgrounds[id(recording)] = Background(task, places)
        return self.backgrounds[id(recording)]


class Judge:
    """Who gives verdicts to lines of a comparison, by policies of chance."""

    def __init__(self, policies: Policies):
        self.policies, self.comparison = policies, policies.comparison

    def follows(self, line: FigureLine, others: Collection[FigureLine]) -> bool:
        """Whether a line follows, exactly or cut, from some others."""
        return self.policies.of(line).follows_from(others, (EXACT, TRUNCATED))
