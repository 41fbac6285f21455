"""Wrong figures: a verdict on each, that a mistake leads to it, or that it goes on from one."""
from __future__ import annotations

from itertools import combinations

from ...judging import ACCEPTED_CHANCE
from ...judging.slips import MISCOPY
from ..figure_line import FigureLine
from ..verdict import CONVENTION, EXACT, INHERITED, MISPRINT, SLIP, UNEXPLAINED, Verdict
from .policies import Judge, Policies
from .suspect import pattern_of

EXCHANGED = "two numbers exchanged"


class WrongFigures(Judge):
    """The verdicts on the wrong figures of a comparison."""

    def __init__(self, policies: Policies):
        super().__init__(policies)
        self.slips: set[str] = set()
        """The slips that are found so far."""
        self.patterns: set[str] = set()
        """The same in words, without the numbers in their names."""

    def explain(self) -> None:
        """Explain the lines that have no verdict yet, in the order of the calculation; what
        is left once more, by what was found elsewhere."""
        wrong = sorted(self.comparison.lines_with(""), key=lambda line: line.order)
        self.policies.explained = len(wrong)
        for line in wrong:
            line.verdict = self.explanation(line)
        for line in self.comparison.lines_with(UNEXPLAINED) if self.slips else ():
            line.verdict = self.made_again(line) or self.explanation(line)
        self.exchange()

    def exchange(self) -> None:
        """Explain pairs of lines that have each other's number: together they leave less
        to chance."""
        lines = [line for line in self.comparison.lines_with(UNEXPLAINED)
                 if line.position is not None]
        pairs = [(one, other) for one, other in combinations(lines, 2)
                 if one.place == other.place and one.position != other.position]
        for one, other in pairs:
            left = len(pairs) * (one.one.unit / one.width) * (other.one.unit / other.width)
            if left <= ACCEPTED_CHANCE and self.has(one, other) and self.has(other, one):
                words = f"{one.name} and {other.name} are exchanged"
                for line in (one, other):
                    line.verdict = Verdict(SLIP, words, {"slip": EXCHANGED, "at": line.step.name})

    def has(self, line: FigureLine, other: FigureLine) -> bool:
        """Whether a line has the number of another one, or what would follow there from
        wrong figures."""
        guilty = self.policies.of(other).suspects.guilty_readings[:1]
        return EXACT in map(line.agrees, [other.own, *(reading.value for reading in guilty)])

    def explanation(self, line: FigureLine) -> Verdict:
        """A verdict for a figure that is wrong."""
        if line.position is None or line.found.doubt:
            return Verdict(UNEXPLAINED, line.found.doubt)
        policy = self.policies.of(line)
        if line.is_given:
            return policy.mistyping.of_given()
        verdict = policy.explained(self.slips)
        if "slip" in verdict.because:
            self.slips.add(verdict.because["slip"])
            self.patterns.add(pattern_of(verdict.explanation))
        return verdict

    def made_again(self, line: FigureLine) -> Verdict | None:
        """A verdict by a slip that was found elsewhere."""
        return self.policies.of(line).made_again(self.patterns) if line.is_computed else None

    def compare_with_conventions(self) -> None:
        """Add to a convention's verdict the slip that gives the same digits, if there is
        one: only the author knows which."""
        for line in self.comparison.lines_with(CONVENTION):
            other = None if line.found.doubt else self.policies.of(line).same_slip()
            if other:
                text = f"{line.verdict.explanation}; or {other.explanation}"
                line.verdict = Verdict(CONVENTION, text,
                                       {**line.verdict.because, "or": dict(other.because)})

    def carry_misprints_on(self) -> None:
        """Say of a misprint that it is more than one, where later figures go on from
        it."""
        for line in self.comparison.lines_with(MISPRINT):
            heirs = (heir for heir in self.comparison.lines_with(INHERITED)
                     if heir.figure.part == line.figure.part)
            if any(self.follows(heir, [line]) for heir in heirs):
                text = f"{line.verdict.explanation}, and later figures go on from it"
                line.verdict = Verdict(SLIP, text, {"slip": MISCOPY.name, "at": line.step.name})
