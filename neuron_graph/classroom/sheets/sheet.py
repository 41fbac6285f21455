"""A sheet: one student's numbers, the lines that are asked for, and how finely.

    course.sheet("anna")           drawn for a student, by a `Course`
    shared_course.sheet("anna")    the numbers of a walkthrough, the same for all
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ...judging import Carried, Precision, Task
from ...published import Example
from ...recording import Line, Recording, Step, Values, spellings
from .settings import Settings


@dataclass(frozen=True)
class Blank:
    """A number asked for.

    `name` is its canonical name, `shown` that of the sheet's notation, both with the
    sample and the epoch where there are several; `precision` says to how many figures
    or decimals; `position` is its place in the sheet's task.
    """

    name: str
    shown: str
    precision: Precision
    position: int
    step: Step


@dataclass(frozen=True)
class Sheet:
    """What a student gets. `code` is "" where nothing was drawn; `asked` are the lines
    that are asked for, in the order of the calculation.

    `values` are all numbers of the calculation in full, in the order of `task.lines`:
    the answer key is in them.
    """

    student: str
    code: str
    settings: Settings
    example: Example
    task: Task = field(repr=False)
    values: Values = field(repr=False)
    asked: Sequence[Line] = field(repr=False)

    @cached_property
    def precisions(self) -> list[Precision]:
        """How finely each line is asked for, or would be."""
        return self.task.precisions(self.values, self.settings.figures)

    @cached_property
    def blanks(self) -> list[Blank]:
        """The numbers asked for, in the order of the calculation."""
        return [
            Blank(self.task.name(place), self.task.shown(place), self.precisions[place],
                  place, line.step)
            for line in self.asked for place in [line.position]]

    @cached_property
    def recordings(self) -> list[Recording]:
        """The recordings of its epochs, from which solutions are printed."""
        return list(self.example.recordings(1, self.task.epochs))

    @cached_property
    def steps(self) -> list[Step]:
        """The steps of its own recordings, by their positions in the task."""
        return [step for recording in self.recordings for step in recording.trail]

    @property
    def recording(self) -> Recording:
        """The recording of its first epoch."""
        return self.recordings[0]

    def value(self, blank: Blank) -> float:
        """The right number of a blank, in full."""
        return self.values[blank.position]

    @cached_property
    def chain(self) -> Carried:
        """The right numbers, with how far they are off when one figure more is carried
        than is asked."""
        return Carried(self.task.calculation, self.values, self.precisions).computed()

    def blank(self, name: str) -> Blank | None:
        """The blank of a name in any spelling that is shown somewhere: z_h1, net_h1,
        δ_o1. Capital letters matter only where they tell two blanks apart. None if the
        number is not asked."""
        if name in self._by_name:
            return self._by_name[name]
        folded = name.casefold()
        alike = {
            blank.position: blank
            for known, blank in self._by_name.items() if known.casefold() == folded
        }
        return alike.popitem()[1] if len(alike) == 1 else None

    @cached_property
    def _by_name(self) -> dict[str, Blank]:
        return {
            name + self.task.place_of(blank.step): blank
            for blank in self.blanks for name in spellings(blank.step)
        }
