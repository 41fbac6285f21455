"""The stepper: a cursor with what a person has set up around it. It knows nothing of
screens.

    cursor       where we are
    watches      numbers to keep an eye on
    breaks       conditions at which every run stops
    comparison   the timeline beside ours: before a change, or under another convention
    quiz         what is hidden until it is answered, if there is a quiz
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from ..errors import BadValue, NeuronGraphError, shortened
from ..export.pictures import Row
from ..numerals import begins, read_float
from ..published import Example
from ..recording import Printer, Step, shown_name, visible
from .comparison import Comparison
from .condition import Condition
from .cursor import Cursor
from .moment import Moment
from .picture import Picture, pictured
from .quiz import Quiz
from .timeline import Change, Timeline, change_of
from .watch import Watch

Item = TypeVar("Item")


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

    def define(self, step: Step | None, term: str) -> str:
        """Show what a number is, or what a word means."""

    def progress(self, epoch: int) -> None:
        """Show how far a long run is."""

    def interrupted(self, sentence: str) -> str:
        """What is said of a run that was interrupted; or `KeyboardInterrupt`, to end it
        all."""


RATE = ("rate", "lr", "learning rate", "learning_rate", "learning-rate")
"""Names by which people try to change the learning rate."""


class Quit(Exception):
    """The person wants to leave."""


class Stepper:
    """Everything that the commands work on."""

    def __init__(self, example: Example, face: Face, printer: Printer, epoch: int = 1):
        self.example, self.face, self.printer = example, face, printer
        self.notation, self.unicode = printer.notation, bool(printer.style.half)
        self.original = Timeline(example)
        self.cursor = Cursor(self.original, epoch)
        self.watches: list[Watch] = []
        self.breaks: list[Condition] = []
        self.comparison: Comparison | None = None
        self.quiz: Quiz | None = None
        self.pattern = ""
        self.changed: dict[str, float] = {}
        """The numbers that were given other values, by name."""

    @property
    def step(self) -> Step:
        """The present step."""
        return self.cursor.step

    @property
    def hidden(self) -> bool:
        """Whether its number is hidden."""
        return self.quiz is not None and self.quiz.hidden

    def ask(self, figures: int, asks: Callable[[Step], bool]) -> None:
        """Hide the numbers that are asked, each until it is found, and go to the first
        of them."""
        self.quiz = Quiz(self.cursor, self.notation, figures, asks)
        self.quiz.go_on()

    @property
    def sign(self) -> str:
        """What the person changed, or what the numbers are compared with, in words; ""
        if nothing."""
        if self.changed:
            return "what if " + ", ".join(f"{n}={value:g}" for n, value in self.changed.items())
        return f"beside {self.comparison.label}" if self.comparison else ""

    @property
    def moment(self) -> Moment:
        """What is known by now."""
        return Moment(self.cursor.recording, self.step, self.hidden)

    def pictured(self, width: int, height: int) -> list[Row]:
        """The network as far as it is known, in the largest picture that has room; what is
        another number beside it is marked."""
        changed = self.comparison.differs if self.comparison else lambda step: False
        picture = Picture(self.example.network, self.moment, self.printer, changed)
        return pictured(picture, width, height)

    def name(self, step: Step) -> str:
        """A step's name as it is shown, with its sample where there are several."""
        return shown_name(self.notation, step) + self.cursor.recording.sample_tail(step)

    @property
    def place(self) -> str:
        """Epoch, sample, phase and neuron, in words."""
        step, samples = self.step, self.cursor.recording.samples
        parts = [f"epoch {step.epoch}", step.phase, visible(step.owner) or "network"]
        if samples > 1:
            which = f"sample {step.sample} of {samples}" if step.sample else "all samples"
            parts.insert(1, which)
        return ", ".join(parts)

    @property
    def counted(self) -> str:
        """Which step of the epoch, in words."""
        return f"step {self.cursor.position + 1} of {len(self.cursor.steps)}"

    def names(self, start: str) -> list[str]:
        """The names of numbers, as they are shown and in ASCII, that begin so."""
        found = [
            name for step in self.cursor.recording.trail
            for name in (shown_name(self.notation, step), step.name)
            if name.startswith(start)]
        return list(dict.fromkeys(found))

    def change(self, text: str) -> str:
        """Give a number another value, `NAME=VALUE`, or `VALUE` for the present one."""
        step, value = self.wanted(text)
        change = change_of(self.cursor.recording, step, value)
        self.cursor.refresh(self.cursor.timeline.changed(change))
        if self.quiz:
            self.quiz.own.clear()
        self.comparison = comparison = Comparison(self.original, "original")
        self.changed.pop(self.name(step), None)
        self.changed[self.name(step)] = value
        return self.outcome(comparison, step, change)

    def check_found(self, step: Step, advice: str = "") -> None:
        """Refuse a number that is still to be found."""
        if self.quiz and id(step.number) not in self.moment.seen:
            raise NeuronGraphError(f"{self.name(step)} is still to be found{advice}")

    def wanted(self, text: str) -> tuple[Step, float]:
        """The step that a change is about, and the value that it is to have."""
        name, equals, value = text.rpartition("=")
        if equals and not name.strip():
            raise NeuronGraphError("write a name before the equals sign, as in w5=0.5")
        step = self.named(name.strip()) if equals else self.step
        self.check_found(step)
        if not equals and not begins(value):
            written = shortened(value.strip(), 20)
            raise NeuronGraphError(
                f"{written!r} is no number; to change one by name write {written}=0.5")
        return step, read_float(value, self.name(step))

    def outcome(self, comparison: Comparison, step: Step, change: Change) -> str:
        """What is said of a change: from what, how long, and whether anything depends on
        it."""
        before = comparison.twin(step) or step
        what = "from this epoch on" if change.lasting else "here"
        said = (f"{self.name(step)} is {change.value:.9g} {what} instead of "
                f"{self.printer.number(before.value)}; r is back to the original")
        others = (other for other in self.cursor.steps if other.name != step.name)
        if any(map(comparison.differs, others)):
            return said
        return f"{said}; nothing else in this epoch depends on it"

    def any_epoch(self, name: str) -> Step:
        """The step of a name typed here, of the epoch that it names."""
        cursor, timeline = self.cursor, self.cursor.timeline
        epoch = cursor.epoch_in(name)
        if epoch is None or epoch == cursor.epoch:
            return cursor.one_of(cursor.recording, name)
        if not 1 <= epoch <= timeline.last:
            raise BadValue("the epoch", epoch, f"an epoch from 1 to {timeline.last} is needed")
        return cursor.one_of(timeline.recording(epoch), name)

    def named(self, name: str) -> Step:
        """The step of a name typed here: of several samples, of the one where we are;
        with a line of its own."""
        if name in RATE and name not in self.cursor.recording.directory.steps:
            name = "eta"
        here, epoch = self.cursor.epoch, self.cursor.epoch_in(name)
        if epoch not in (None, here):
            raise NeuronGraphError(f"this is epoch {here}; :{epoch} goes to that one first")
        return self.cursor.line_of(self.cursor.recording, name)

    def restore(self) -> str:
        """Go back to the original, in the same epoch, or in the first one where that cannot be
        reached there; and compare with nothing."""
        if not self.comparison:
            return "nothing is changed and nothing compared"
        self.comparison, self.changed = None, {}
        try:
            self.cursor.refresh(self.original)
        except NeuronGraphError as error:
            self.cursor.refresh(self.original, 1)
            self.cursor.visit(1, 0)
            return f"as it was, and back in epoch 1: {error}"
        return "as it was"

    def settle(self) -> None:
        """Compute what is shown beside the present step, before it is shown."""
        if self.comparison:
            self.comparison.twin(self.step)
        for watch in self.watches:
            watch.history(self.cursor, self.hidden)

    def show_difference(self, comparison: Comparison, words: str) -> str:
        """Go to the first step that differs under a convention, told in words."""
        found = comparison.first_difference(self.cursor)
        if not found:
            return f"no number differs in the first epochs if {words}"
        self.comparison = comparison
        epoch, position, extra = found
        self.cursor.visit(epoch, position)
        if not extra:
            return f"the first number that differs if {words}"
        return (f"the first difference comes just before this step: {self.name(extra)} = "
                f"{extra.value:.9g}, computed only if {words}")


def toggled(known: list[Item], new: Item) -> bool:
    """Put something new into a list, or else take out of it what is called the same;
    whether it is in the list now."""
    others = [one for one in known if str(one) != str(new)]
    is_new = len(others) == len(known)
    known[:] = [*others, new] if is_new else others
    return is_new
