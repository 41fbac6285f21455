"""The stepper: a cursor with what a person has set up around it. It knows nothing of screens.

    cursor       where we are
    watches      numbers to keep an eye on
    breaks       conditions at which every run stops
    comparison   the timeline beside ours: before a change, or under another convention
    quiz         what is hidden until it is answered, if there is a quiz
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ..data.numerals import read_numeral
from ..errors import BadValue
from ..published.example import Example
from ..recording.notation import shown_name
from ..recording.step import Step
from .comparison import Comparison
from .condition import Condition, read_condition
from .cursor import Cursor
from .moment import Moment
from .quiz import Quiz
from .run import Run
from .timeline import Timeline, change_of
from .watch import Watch


class Face(Protocol):
    """What shows a stepper and listens for it."""

    def explain(self, step: Step, depth: int) -> str:
        """Show where a number comes from, so many levels deep."""

    def help(self, topic: str) -> str:
        """Show what the commands are, or what one of them does."""

    def picture(self) -> str:
        """Show the network with the numbers known by now."""

    def save(self, path: str) -> str:
        """Save what is shown to a file."""


class Quit(Exception):
    """The person wants to leave."""


class Stepper:
    """Everything that the commands work on."""

    def __init__(self, example: Example, face: Face, round: int = 1):
        self.example, self.face = example, face
        self.cursor = Cursor(Timeline(example), round)
        self.watches: list[Watch] = []
        self.breaks: list[Condition] = []
        self.comparison: Comparison | None = None
        self.quiz: Quiz | None = None
        self.pattern = ""

    @property
    def step(self) -> Step:
        """The present step."""
        return self.cursor.step

    @property
    def hidden(self) -> bool:
        """Whether its number is hidden."""
        return self.quiz is not None and self.quiz.hidden

    def ask(self, figures: int, asks: Callable[[Step], bool]) -> None:
        """Hide the numbers that are asked, each until it is found, and go to the first of them."""
        self.quiz = Quiz(self.cursor, figures, asks)
        self.quiz.go_on()

    @property
    def moment(self) -> Moment:
        """What is known by now."""
        return Moment(self.cursor.recording, self.step, self.hidden)

    def name(self, step: Step) -> str:
        """A step's name as the example calls it, with its sample where there are several."""
        several = self.cursor.recording.samples > 1 and step.sample is not None
        return shown_name(self.example.notation, step) + (f"[{step.sample}]" if several else "")

    def run_until(self, text: str) -> str:
        """Run until a condition, or a break, comes true."""
        conditions = [read_condition(text, self.cursor.recording)] if text.strip() else []
        if not conditions and not self.breaks:
            raise BadValue("the condition", None, "write until E < 0.01, or set a break first")
        run = Run(self.cursor, [*conditions, *self.breaks])
        try:
            run.go()
        except KeyboardInterrupt:
            return f"interrupted; {run.sentence}"
        if run.met is None:
            return run.sentence
        return "" if run.met in conditions else f"break: {run.met}"

    def change(self, text: str) -> str:
        """Give a number another value, `NAME=VALUE`, or `VALUE` for the present one."""
        name, equals, value = text.rpartition("=")
        step = self.named(name.strip()) if equals else self.step
        change = change_of(self.cursor.recording, step, read_numeral(value, self.name(step)))
        original = self.comparison.other if self.cursor.timeline.changes and self.comparison else self.cursor.timeline
        self.cursor.refresh(self.cursor.timeline.changed(change))
        self.comparison = Comparison(original, "original")
        what = "from this round on" if change.lasting else "here"
        return f"{self.name(step)} is {change.value:.9g} {what} instead of {step.value:.9g}; r is back to the original"

    def named(self, name: str) -> Step:
        """The step of a name typed here: of several samples, of the one where we are; with a line of its own."""
        step = self.cursor.one_of(self.cursor.recording, name)
        if id(step.number) not in self.cursor.here.positions:
            raise BadValue("the name", name, "it is a factor that has no line of its own; why shows what it is")
        return step

    def restore(self) -> str:
        """Go back to the original, and compare with nothing."""
        if self.comparison is None:
            return "nothing is changed and nothing compared"
        if self.cursor.timeline.changes:
            self.cursor.refresh(Timeline(self.example))
        self.comparison = None
        return "as it was"

    def compare(self, text: str) -> str:
        """Compare with another convention from the first step on that differs."""
        if not text.strip():
            raise BadValue("the convention", None, "write what is other in it, as in error=squared-sum,bias=trained")
        if self.cursor.timeline.changes:
            raise BadValue("the convention", text, "numbers are changed; r brings the original back first")
        comparison = Comparison(self.cursor.timeline.under(text), text.strip())
        found = comparison.first_difference(self.cursor)
        self.comparison = comparison
        if found is None:
            return f"no number differs under {comparison.label} in the first rounds"
        round, position, extra = found
        self.cursor.visit(round)
        self.cursor.position = position
        if extra is not None:
            return f"the first difference: {self.name(extra)} is computed only under {comparison.label}"
        return f"the first number that differs under {comparison.label}"
