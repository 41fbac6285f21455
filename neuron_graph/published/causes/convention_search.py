"""The search for conventions under which figures hold that are not confirmed, part by
part of a text."""
from __future__ import annotations

from itertools import islice

from ..cases import Parts
from ..comparison import FigureComparison
from ..figure_line import FigureLine, are_of_32_bits
from ..verdict import EXACT, UNDECIDED
from .other_conventions import MOST_STEPS, beyond, variants
from .policies import Judge, Policies
from .pool import Pool
from .suspects import Suspects

FEWEST_CONVENTIONS = 25
"""How many conventions are tried at least, however large the network is."""


class ConventionSearch(Judge):
    """The search in a comparison; `pools` are those of its parts."""

    def __init__(self, comparison: FigureComparison, policies: Policies):
        super().__init__(comparison, policies)
        self.pools: list[Pool] = []
        self.recorded = 0
        """How many numbers were recorded under other conventions."""

    def search(self, part: str) -> None:
        """Give verdicts to the lines of one part that hold under another convention."""
        lines = [line for line in self.comparison.lines_of(part) if line.is_computed]
        undecided = [line for line in lines if line.verdict is UNDECIDED]
        if are_of_32_bits(undecided):
            for line in undecided:
                line.verdict = line.of_32_bits
        elif undecided:
            confirmed = [line for line in lines if line.confirmed]
            pool = Pool(
                undecided, confirmed, self.comparison.number, self.follows, self.chained_under)
            trails = [line.found.recording.trail for line in undecided if line.found.recording]
            most = max(FEWEST_CONVENTIONS, MOST_STEPS // max(map(len, trails)))
            example = self.comparison.part(lines[0].figure)
            pool.search(islice(variants(example), most),
                        lambda parts: islice(beyond(example, parts), most))
            self.pools.append(pool)

    def chained_under(self, line: FigureLine, parts: Parts) -> bool:
        """Whether a figure follows, under another convention, from figures before
        it."""
        if self.recorded > MOST_STEPS:
            return False
        step, known = line.step, self.policies.backgrounds
        recording = self.comparison.case(line.figure, parts).time_of(line.figure)
        self.recorded += len(recording.trail) * (id(recording) not in known)
        calculation = recording.calculation
        twin = calculation.at(step.kind, step.names, step.sample, recording.epoch)
        if twin is None:
            return False
        background = self.policies.background(recording, line)
        found = Suspects(background, line).readings.of(
            calculation.position(twin), lambda other: other.number < line.number)
        return any(reading.used and line.agrees(reading.value) == EXACT for reading in found)
