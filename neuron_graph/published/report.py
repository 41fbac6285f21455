"""The report of a check: how many figures have which verdict, a summary to be read
aloud, and all of it as data."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ..export import FORMAT, json_number
from .checker import Check
from .comparison import BadFigure
from .figure_line import FigureLine
from .summary import Summary
from .verdict import VERDICT_WORDS


class Report:
    """What came of a check; `name` is what the walkthrough was called by, `lost` are
    the figures that could not be checked."""

    def __init__(self, name: str, check: Check, lost: Sequence[BadFigure] = ()):
        self.name, self.check, self.lines, self.lost = name, check, check.lines, lost

    @property
    def agrees(self) -> bool:
        """Whether every figure is confirmed, and none is lost."""
        return not self.lost and all(line.confirmed for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        """How many figures have each verdict, those that none has left out."""
        words = Counter(line.verdict.word for line in self.lines)
        return {word: words[word] for word in VERDICT_WORDS if words[word]}

    def summary(self) -> Iterator[str]:
        """The summary, a sentence or two each."""
        return iter(Summary(self.check, self.lost))

    def as_json(self) -> dict[str, Any]:
        """All of it as an object for JSON; of a figure that could not be checked the nearest
        names."""
        return {
            "format": FORMAT, "walkthrough": self.name,
            "figures": [figure_object(line) for line in self.lines],
            "lost": [{
                "name": lost.figure.name, "printed": lost.figure.printed,
                "where": lost.figure.where, "error": str(lost.error),
                "nearest": getattr(lost.error, "nearest", []),
            } for lost in self.lost],
            "counts": self.counts, "summary": " ".join(self.summary()),
        }


def figure_object(line: FigureLine) -> dict[str, Any]:
    """A line as an object for JSON: its canonical name, without sample and epoch."""
    figure, step, computed = line.figure, line.found.step, list(map(json_number, line.computed))
    return {
        "name": step.name if step else figure.name, "label": figure.label, "where": figure.where,
        "part": figure.part, "epoch": figure.epoch,
        "sample": step.sample if step else figure.sample, "when": figure.when,
        "printed": figure.printed, "computed": computed[0] if len(computed) == 1 else computed,
        "verdict": line.verdict.word, "explanation": line.verdict.explanation,
        "because": dict(line.verdict.because),
    }
