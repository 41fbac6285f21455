"""A line: a printed figure with what it is compared with, and the verdict on it."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..judging import Written
from ..recording import Notation, shown_name
from .case import Found
from .figure import AFTER, BEFORE, Figure
from .verdict import OPEN, Verdict

WHEN = {BEFORE: "in epoch", AFTER: "after epoch"}


@dataclass
class FigureLine:
    """`found` is what the figure is the figure of, `exact` that in 50 digits; `values` are those under other conventions."""

    number: int
    figure: Figure
    printed: list[Written]
    found: Found
    exact: list[Any]
    notation: Notation
    agreement: str = ""
    verdict: Verdict = OPEN
    values: list[float] = field(default_factory=list)

    @property
    def one(self) -> Written:
        """The printed number, of a list the first."""
        return self.printed[0]

    @property
    def computed(self) -> list[float]:
        """The computed numbers, as they would be printed."""
        return [100.0 * float(value) if self.figure.percent else float(value) for value in self.found.values]

    @property
    def position(self) -> int | None:
        """Where its number stands in its calculation."""
        if self.found.recording is None or self.found.step is None or len(self.printed) > 1:
            return None
        return self.found.recording.calculation.position(self.found.step)

    @property
    def is_given(self) -> bool:
        """Whether its number is given, and not computed."""
        return self.found.step is not None and self.found.step.phase == "given"

    @property
    def confirmed(self) -> bool:
        """Whether the figure is known to be right."""
        return self.verdict.confirmed

    @property
    def wrong(self) -> bool:
        """Whether the figure is known to be wrong."""
        return self.verdict is not OPEN and not self.verdict.confirmed

    @property
    def name(self) -> str:
        """The figure's name in the example's notation, with its sample and its epoch."""
        step, figure = self.found.step, self.figure
        name = (figure.name if step is None or figure.when else shown_name(self.notation, step)) + figure.of_sample
        if figure.when:
            return f"{name} {WHEN[figure.when]} {figure.epoch}"
        return name + (f"@{figure.epoch}" if figure.epoch != 1 else "")

    @property
    def quoted(self) -> str:
        """Its name with its digits."""
        return f"{self.name} = {self.figure.printed}"

    @property
    def shown(self) -> list[str]:
        """The computed numbers in as many digits as are printed, and in six at least."""
        return self.in_figures(17)

    @property
    def short(self) -> str:
        """The computed numbers in so many digits that a sentence can bear."""
        return ", ".join(self.in_figures(9))

    def in_figures(self, most: int) -> list[str]:
        """The computed numbers in as many figures as are printed, in six at least and so many at most."""
        return [f"{value:.{min(max(one.figures, 6), most)}g}" for one, value in zip(self.printed, self.computed)]

    @property
    def order(self) -> tuple[Any, ...]:
        """Its place in the calculation; of one number the figure with most digits comes first."""
        recording = self.found.recording
        return recording.epoch if recording else 0, self.position or 0, -self.one.figures, self.number


def in_a_row(texts: Sequence[str]) -> str:
    """Texts with commas between, the last with an "and"."""
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
