"""A cursor: one place in a timeline, a step of an epoch, and the ways to move it.

    recording   that of the epoch
    position    which of the epoch's computed steps it stands on, from 0

Every movement answers how far it came: "" where it came all the way, else a sentence
that says where it stopped.
"""
from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import accumulate

from ..errors import BadValue
from ..numerals import read_whole
from ..recording import Recording, Step, split_name
from .timeline import Timeline

PartOf = Callable[[Step], object]
"""What two steps have in common that belong to one neuron's part, or to one phase."""
END = sys.maxsize
"""A position behind every last step."""


class Cursor:
    """A place in a timeline."""

    def __init__(self, timeline: Timeline, epoch: int = 1):
        self.timeline, self.position = timeline, 0
        self.recording = timeline.recording(epoch)

    @property
    def epoch(self) -> int:
        """The number of the epoch."""
        return self.recording.epoch

    @property
    def steps(self) -> list[Step]:
        """The computed steps of the epoch."""
        return self.recording.steps

    @property
    def step(self) -> Step:
        """The present step."""
        return self.steps[self.position]

    def visit(self, epoch: int, position: int | None = None) -> None:
        """Go to a place in an epoch; where none is named, to the one where the cursor
        is in its own."""
        if epoch != self.epoch:
            self.recording = self.timeline.recording(epoch)
        wanted = self.position if position is None else position
        self.position = min(wanted, len(self.steps) - 1)

    def refresh(self, timeline: Timeline, epoch: int = 0) -> None:
        """Take another timeline, at the same place, or in another epoch."""
        self.recording = timeline.recording(epoch or self.epoch)
        self.timeline = timeline
        self.visit(self.epoch)

    def forward(self, count: int = 1) -> str:
        """So many steps on, into the next epochs, or back if it is negative."""
        epochs, position = divmod(self.position + count, len(self.steps))
        wanted = self.epoch + epochs
        if wanted < 1:
            self.visit(1, 0)
            return "this is the first step"
        if wanted > self.timeline.last:
            self.visit(self.timeline.last, END)
            if self.epoch == 1:
                return "this is the last step: nothing is updated, so there is no second epoch"
            return (f"this is the last step of epoch {self.epoch}, which is as far as one can "
                    "go here")
        self.visit(wanted, position)
        return ""

    def next_part(self, place: PartOf, count: int) -> str:
        """To the first step of the next neuron, or phase, so many times."""
        for _ in range(count):
            here, position = place(self.step), self.position
            while position < len(self.steps) and place(self.steps[position]) == here:
                position += 1
            said = self.forward(position - self.position)
            if said:
                return said
        return ""

    def previous_part(self, place: PartOf, count: int) -> str:
        """To the first step of this neuron, or phase; from there to that of the one
        before; so many times."""
        for _ in range(count):
            said = self.forward(-1)
            if said:
                return said
            here = place(self.step)
            while self.position and place(self.steps[self.position - 1]) == here:
                self.position -= 1
        return ""

    def by_epochs(self, count: int) -> str:
        """So many epochs on, or back if it is negative, to the first step of the
        epoch."""
        wanted = self.epoch + count
        self.visit(min(max(wanted, 1), self.timeline.last), 0)
        if wanted < 1:
            return "this is the first epoch"
        return "" if wanted <= self.timeline.last else self.last_epoch

    @property
    def last_epoch(self) -> str:
        """What is said of an epoch that is too far."""
        if self.timeline.last == 1:
            return "nothing is updated here, so there is only epoch 1"
        return f"epoch {self.timeline.last} is as far as one can go here"

    def go_to(self, text: str) -> str:
        """To a place as it is typed: an epoch, a name, an epoch and a name or the number
        of a step, `NAME@EPOCH`; past the end, to the end.

        Raises `UnknownName` and `Ambiguous`, and `BadValue` for what is no place.
        """
        text = text.strip().removeprefix("epoch ")
        if text.startswith("sample "):
            return self.to_sample(text.removeprefix("sample ").strip())
        number, _, name = text.partition(" ")
        if not number.isdecimal():
            number, name = "", text
        named = self.epoch_in(name)
        asked = int(number[:18]) if number else self.epoch if named is None else named
        if number and named not in (None, asked):
            raise BadValue("the epoch", number, f"the name says epoch {named}")
        epoch = min(max(asked, 1), self.timeline.last)
        self.visit(epoch, self.place_of(name.strip(), epoch) if name.strip() else 0)
        if asked < 1:
            return "epochs count from 1"
        return "" if asked == epoch else self.last_epoch

    def epoch_in(self, name: str) -> int | None:
        """The epoch that a name says, as in w5@10; None where it says none, or is a
        number's own name here."""
        return None if name in self.recording.directory.steps else split_name(name).epoch

    def to_sample(self, text: str) -> str:
        """To the first step of a sample."""
        places = [n for n, step in enumerate(self.steps) if str(step.sample) == text]
        if not places:
            raise BadValue(
                "the sample", text, f"a number from 1 to {self.recording.samples} is needed")
        self.position = places[0]
        return ""

    def place_of(self, name: str, epoch: int) -> int:
        """Where a name stands in an epoch: of several samples, in the one where the
        cursor is. Steps can be counted, too."""
        there = self.timeline.recording(epoch)
        if name not in there.directory.steps:
            if name.isdecimal():
                return max(read_whole(name, "the step"), 1) - 1
            name = name.partition("@")[0]
        return positions(there)[id(self.line_of(there, name).number)]

    def one_of(self, recording: Recording, name: str) -> Step:
        """The step of a name; of several samples, that of the cursor's."""
        return self.nearest(recording.directory.matching(name)) or recording[name]

    def line_of(self, recording: Recording, name: str) -> Step:
        """The step of a name that has a line of its own. Raises `BadValue` for a factor
        that has none."""
        directory = recording.directory
        return self.nearest(directory.lines(name)) or directory.line(name)

    def nearest(self, steps: Sequence[Step]) -> Step | None:
        """The one step of the cursor's own sample, if there is just one."""
        mine = [step for step in steps if step.sample == self.step.sample]
        return mine[0] if len(mine) == 1 and self.step.sample is not None else None

    def find(self, pattern: str) -> str:
        """To the next step in whose name a text is, or whose name matches it as a
        pattern; round and round."""
        directory = self.recording.directory
        found = {
            id(step) for name, steps in directory.steps.items()
            if pattern in name or fnmatchcase(name, pattern) for step in steps}
        wanted = [position for position, step in enumerate(self.steps) if id(step) in found]
        if not wanted:
            raise directory.unknown(pattern)
        ahead = [position for position in wanted if position > self.position]
        self.position = ahead[0] if ahead else wanted[0]
        return "" if ahead else "from the start of the epoch again"


@lru_cache(maxsize=4)
def positions(recording: Recording) -> dict[int, int]:
    """Where each number of an epoch stands among its computed steps; a given one at the
    next of them."""
    before = accumulate((not step.is_given for step in recording.trail), initial=0)
    last = len(recording) - 1
    return {id(step.number): min(place, last) for step, place in zip(recording.trail, before)}


def neuron_of(step: Step) -> object:
    """The neuron that a step belongs to, in its phase and sample."""
    return step.sample, step.phase, step.owner


def phase_of(step: Step) -> object:
    """The phase of a step, in its sample."""
    return step.sample, step.phase
