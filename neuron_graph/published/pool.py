"""The search for conventions: figures that one explains count together, so that a short one may lean on a long one."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations
from math import comb, prod
from typing import Any

from ..errors import NeuronGraphError
from ..judging import ACCEPTED_CHANCE, spread
from .case import Case
from .digits import SLACK, TRUNCATED, agreement
from .figure import Figure
from .figure_line import FigureLine
from .phrases import in_words
from .verdict import CONVENTION, OPEN, UNEXPLAINED, Verdict

FAR = 100
"""Epochs from which on only single changes, and when an error is looked at, are tried: each has to be trained for."""
NEAR = 1e-3
"""How far off, relatively, a number may be by rounding what it comes from."""
MOST_RATES = 6
SHORT = 6
"""Digits below which a figure may lean on longer ones."""

CaseOf = Callable[[Figure, dict[str, Any]], Case]
Values = dict[int, float]


class Pool:
    """Lines that have no verdict yet, and the conventions tried on them.

    `confirmed` are lines that are right; `case_of` gives a figure's case under a convention; `follows` says whether a line
    follows from some others, `chained` whether it does under a convention.
    """

    def __init__(self, lines: list[FigureLine], confirmed: list[FigureLine],
                 case_of: CaseOf, follows: Callable[[FigureLine, set[int]], bool],
                 chained: Callable[[FigureLine, dict[str, Any]], bool]):
        self.lines, self.confirmed = lines, confirmed
        self.case_of, self.follows, self.chained = case_of, follows, chained
        self.established: list[dict[str, Any]] = []
        self.doubtful: list[tuple[FigureLine, dict[str, Any]]] = []
        """Lines that hold under a convention under which a confirmed figure of the same epoch does not."""

    def search(self, conventions: Iterable[dict[str, Any]]) -> None:
        """Try conventions, simplest first, and give their verdict to the lines that hold under one of them."""
        tried = [(parts, self.values(parts, self.lines)) for parts in (*conventions, *self.rates())]
        for _, values in tried:
            for line in self.lines:
                line.values.append(values.get(line.number, line.found.values[0]))
        for number, (parts, values) in enumerate(tried, start=1):
            left = self.left
            hits = [line for line in left if self.holds(line, values) or self.nearly(line, parts, values)]
            others = {line.number for line in left} - {line.number for line in hits}
            hits = [line for line in hits if not (others and self.follows(line, others))]
            if hits and number * comb(len(left), len(hits)) * evidence(hits, parts) <= ACCEPTED_CHANCE:
                doubtful = [line for line in hits if self.contradicted(line, parts)]
                self.doubtful += [(line, parts) for line in doubtful]
                self.accept(parts, [line for line in hits if line not in doubtful])
        for parts, values in tried:
            if any(parts.items() <= known.items() for known in self.established):
                self.accept(parts, [line for line in self.left if line.one.figures < SHORT and self.holds(line, values)])

    def rates(self) -> list[dict[str, Any]]:
        """Other learning rates: those that the printed new weights would follow from, in two digits."""
        found: dict[float, int] = {}
        for line in self.lines:
            rate = rate_behind(line)
            if rate is not None:
                found[rate] = found.get(rate, 0) + 1
        return [{"rate": rate} for rate in sorted(found, key=lambda rate: -found[rate])[:MOST_RATES]]

    def settle(self) -> None:
        """Accept what was doubtful for the lines that nothing else explains."""
        for line, parts in self.doubtful:
            if line.verdict.word == UNEXPLAINED:
                self.accept(parts, [line])

    @property
    def left(self) -> list[FigureLine]:
        """The lines that still have no verdict."""
        return [line for line in self.lines if line.verdict is OPEN]

    def holds(self, line: FigureLine, values: Values) -> str:
        """How a line agrees with a convention's values."""
        return agreement(line.one, values[line.number], SLACK) if line.number in values else ""

    def contradicted(self, line: FigureLine, parts: dict[str, Any]) -> bool:
        """Whether a confirmed figure of the same epoch does not hold under a convention: few texts change it in between."""
        mine = epoch_of(line)
        return any(epoch_of(other) == mine and self.breaks(other, parts) for other in self.confirmed)

    def breaks(self, line: FigureLine, parts: dict[str, Any]) -> bool:
        """Whether a confirmed line is another number under a convention."""
        value = self.value(parts, line)
        return value is not None and value != line.found.values[0] and not line.one.near(value)

    def nearly(self, line: FigureLine, parts: dict[str, Any], values: Values) -> bool:
        """Whether a line is near a convention's value, and follows from figures before it."""
        if line.number not in values or abs(values[line.number] - float(line.one)) > NEAR * abs(values[line.number]):
            return False
        return self.chained(line, parts)

    def values(self, parts: dict[str, Any], lines: list[FigureLine]) -> Values:
        """What the figures of some lines are under a convention, where it changes them."""
        found: Values = {}
        for line in lines:
            if line.figure.epoch > FAR and len(parts) > 1 + ("when" in parts):
                continue
            value = self.value(parts, line)
            if value is not None and value != line.found.values[0] and not stands_still(line, value):
                found[line.number] = value
        return found

    def value(self, parts: dict[str, Any], line: FigureLine) -> float | None:
        """What a figure is under a convention, None where that does not fit the example, or has no such number."""
        assert line.found.step is not None
        try:
            return self.case_of(line.figure, parts).value_like(line.figure, line.found.step)
        except NeuronGraphError:
            return None

    def accept(self, parts: dict[str, Any], hits: list[FigureLine]) -> None:
        """Give lines their verdict: they hold under this convention, or already under less of it."""
        if hits:
            self.established.append(parts)
        for line in hits:
            least = self.least(line, parts)
            how = self.holds(line, self.values(least, [line]))
            text = in_words(least, line.figure) + {TRUNCATED: ", then cut", "": ", from figures before it"}.get(how, "")
            line.verdict = Verdict(CONVENTION, text, {"convention": dict(least)})

    def least(self, line: FigureLine, parts: dict[str, Any]) -> dict[str, Any]:
        """The fewest of the parts under which a line still holds."""
        for size in range(1, len(parts)):
            for chosen in combinations(parts.items(), size):
                values = self.values(dict(chosen), [line])
                if self.holds(line, values) or self.nearly(line, dict(chosen), values):
                    return dict(chosen)
        return parts


def stands_still(line: FigureLine, value: float) -> bool:
    """Whether a value says that nothing is learned: no gradient, or a new weight that is the old one."""
    step = line.found.step
    if step is None or step.kind not in ("updated", "gradient", "delta", "upstream"):
        return False
    return value == 0.0 or (step.kind == "updated" and value == old_of(line))


def rate_behind(line: FigureLine) -> float | None:
    """The learning rate that a printed new weight would follow from, in two digits."""
    step = line.found.step
    if step is None or step.kind != "updated":
        return None
    values = {operand.kind: operand.value for operand in step.operands}
    old, rate = values.get("weight", values.get("bias")), values.get("rate")
    if old is None or not rate or step.value == old:
        return None
    asked = float(f"{rate * (float(line.one) - old) / (step.value - old):.2g}")
    return asked if 0.0 < asked < 1000.0 and asked != rate else None


def epoch_of(line: FigureLine) -> int:
    """The epoch of the calculation that a line belongs to."""
    return line.found.recording.epoch if line.found.recording else 0


def evidence(hits: list[FigureLine], parts: dict[str, Any]) -> float:
    """How likely it is that all of some hits are chance. A learning rate was found from one of them, which says nothing
    for it, nor do those that change by as much."""
    if "rate" not in parts:
        return prod(map(chance, hits))
    by_change = {f"{abs(line.found.values[0] - old_of(line)):.9g}": line for line in hits}
    return prod(map(chance, list(by_change.values())[1:])) if len(by_change) > 1 else 1.0


def old_of(line: FigureLine) -> float:
    """The number that an update changes; 0 for what is no update."""
    operands = line.found.step.operands if line.found.step else []
    return next((operand.value for operand in operands if operand.kind in ("weight", "bias")), 0.0)


def chance(line: FigureLine) -> float:
    """How likely it is that a number of the line's range agrees with its digits."""
    return min(1.0, 2 * line.one.unit / spread(line.values, line.one))
