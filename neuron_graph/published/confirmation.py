"""The confirmation of right figures: exact, else in the digits of floats, else from the
figures before, else cut, else padded with zeros."""
from __future__ import annotations

from statistics import median_low

from ..errors import counted
from .causes import Judge
from .digits import agreement
from .figure_line import OF_32_BITS, FigureLine
from .verdict import CHAINED, EXACT, TRUNCATED, UNDECIDED, Verdict

OF_FLOATS = "the digits of 64-bit floats"
FLOAT_DIGITS = 13
"""Significant digits from which on 64-bit floats show their own rounding."""
CLOSE = 0.01
"""How far off, relatively, a figure of few digits may be without a word."""
FEW_DIGITS, FEWEST_USUAL = 2, 4
"""Digits that confirm little where a text usually has two more; figures that make a
habit."""


class Confirmation(Judge):
    """The verdicts on the right figures of a comparison."""

    def of(self, line: FigureLine) -> Verdict:
        """A line's verdict, with a word where the figure has fewer digits than the text's
        others: it confirms less; `UNDECIDED` if it is not right."""
        verdict, usual, figures = self.found(line), self.usual(line), line.one.figures
        is_off = abs(line.one.number - line.own) > CLOSE * abs(line.own)
        if not (verdict.confirmed and is_off and figures <= min(FEW_DIGITS, usual - 2)):
            return verdict
        text = (f"with {counted(figures, 'digit')} it confirms little: the text usually has "
                f"{usual}")
        return verdict._replace(explanation="; ".join(filter(None, [verdict.explanation, text])))

    def usual(self, line: FigureLine) -> int:
        """How many significant digits the figures of a line's part usually have."""
        found = [other.one.figures for other in self.comparison.lines_of(line.figure.part)
                 if other.is_computed]
        return median_low(found) if len(found) >= FEWEST_USUAL else 0

    def found(self, line: FigureLine) -> Verdict:
        """The first way in which a figure is right."""
        if line.agreement == EXACT and line.slack and not agreement(line.one, line.exact[0]):
            said = OF_32_BITS if line.figure.bits == 32 else f"{OF_FLOATS}; exactly it is {{}}"
            return Verdict(CHAINED, said.format(line.short))
        if line.agreement == EXACT:
            return Verdict(EXACT, "; ".join(filter(None, [line.found.words, line.way])))
        if line.found.doubt:
            return UNDECIDED
        ways = self.of_floats, self.chained, self.cut, self.padded
        return next(filter(None, (way(line) for way in ways)), UNDECIDED)

    def of_floats(self, line: FigureLine) -> Verdict | None:
        """The verdict on digits of a 64-bit float, where those of the exact number
        differ."""
        if line.position is None or line.one.figures < FLOAT_DIGITS:
            return None
        if agreement(line.one, line.own) != EXACT:
            return None
        return Verdict(CHAINED, f"{OF_FLOATS}; exactly it is {line.rounded}")

    def chained(self, line: FigureLine) -> Verdict | None:
        """What follows from the figures before it, or from what the text says that it
        carries."""
        if not line.is_computed:
            return None
        return self.policies.of(line).chained(
            lambda other: other.number < line.number and other.confirmed,
            self.comparison.part(line.figure).carry)

    def cut(self, line: FigureLine) -> Verdict | None:
        """The verdict on a number whose last digits are left out."""
        if line.agreement != TRUNCATED or self.goes_on_from_wrong(line):
            return None
        return Verdict(TRUNCATED, f"cut; rounded it is {line.rounded}")

    def goes_on_from_wrong(self, line: FigureLine) -> bool:
        """Whether the digits are the rounded result of earlier figures of which some
        are not confirmed."""
        earlier = {other for other in self.comparison.lines[:line.number]
                   if not (other.confirmed or other.is_given)}
        if not earlier or line.position is None:
            return False
        return self.policies.of(line).follows_from(earlier, (EXACT,), throughout=True)

    def padded(self, line: FigureLine) -> Verdict | None:
        """The number rounded to fewer digits, with zeros after them."""
        shorter = line.one.unpadded() if len(line.printed) == 1 else None
        how = agreement(shorter, line.exact[0]) if shorter else ""
        if shorter is None or not how:
            return None
        word, done = (CHAINED, "rounded to") if how == EXACT else (TRUNCATED, "cut after")
        return Verdict(word, f"{done} {-shorter.last} decimals; the zeros after them are padding")
