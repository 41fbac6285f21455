"""A trace: what is to be shown of some epochs, in the order in which it is shown.

`parts` yields it piece by piece, whatever it is written as: `Heading`s, `Group`s and, at the end of an epoch, `Changes`.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from ..network import Convention
from ..recording import KINDS, NOTATIONS, Notation, Printer, Recording, Step, Style, remarks, visible

FACTORS = frozenset(key for key, kind in KINDS.items() if kind.is_factor)
"""The factors of delta, which the delta rule alone leaves out."""
DETAILS = {"factors": frozenset(), "delta": FACTORS}


@dataclass(frozen=True)
class Heading:
    """The start of an epoch (level 1), a sample (2), a phase (3) or a neuron's part of it (4)."""

    level: int
    text: str


@dataclass(frozen=True)
class Group:
    """The numbers of one neuron in one phase, which stand together, aligned."""

    steps: list[Step]


@dataclass(frozen=True)
class Changes:
    """Every trained weight and bias at the start and at the end of an epoch."""

    rows: list[tuple[Step, Step]]

    def written(self, printer: Printer) -> Iterator[tuple[str, str, str]]:
        """The name, the old and the new number of each."""
        return ((printer.name(old), printer.number(old.value), printer.number(new.value)) for old, new in self.rows)


Part: TypeAlias = Heading | Group | Changes


@dataclass(frozen=True)
class Trace:
    """Recordings with what to show of them: phases and names (all if empty), how much detail, in which digits."""

    title: str
    recordings: Iterable[Recording]
    convention: Convention
    notation: Notation = NOTATIONS["net-out"]
    digits: int | None = 9
    phases: list[str] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)
    detail: str = "factors"

    def notes(self) -> Iterator[str]:
        """What has to be known to read the trace right: below every one."""
        yield f"convention: {self.convention}"
        if self.digits is not None:
            yield f"numbers are shown to {self.digits} significant figures and computed with all of them (--full shows them)"
        yield from remarks(self.convention, self.notation)

    def printer(self, style: Style) -> Printer:
        """What writes its numbers in a style."""
        return Printer(style, self.notation, self.digits)

    def steps(self, recording: Recording) -> list[Step]:
        """The steps to show of a recording."""
        hidden = DETAILS[self.detail]
        shown = recording.replay(without=hidden) if hidden else recording
        steps = shown.directory.select(*self.patterns) if self.patterns else shown.steps
        return [step for step in steps if not self.phases or step.phase in self.phases]

    def all_steps(self) -> Iterator[Step]:
        """The steps to show of all recordings."""
        for recording in self.recordings:
            yield from self.steps(recording)

    def parts(self) -> Iterator[Part]:
        """The pieces of the trace, in order."""
        for recording in self.recordings:
            yield Heading(1, f"epoch {recording.epoch}")
            yield from self.parts_of(recording)

    def parts_of(self, recording: Recording) -> Iterator[Part]:
        """The pieces of one epoch."""
        for sample, steps in groupby(self.steps(recording), key=lambda step: step.sample):
            if recording.samples > 1:
                yield Heading(2, f"sample {sample}" if sample else "all samples of the batch")
            for phase, same_phase in groupby(steps, key=lambda step: step.phase):
                yield Heading(3, phase)
                for owner, same_owner in groupby(same_phase, key=lambda step: step.owner):
                    yield Heading(4, visible(owner) or "network")
                    yield Group(list(same_owner))
        if not self.patterns and (not self.phases or "update" in self.phases):
            rows = list(changes(recording))
            if rows:
                yield Changes(rows)


def sides(step: Step, printer: Printer) -> list[str]:
    """What stands between the equals signs: symbols, numbers, result; what repeats its neighbour is left out."""
    return [side for side, _ in groupby([printer.formula(step), printer.substituted(step), printer.number(step.value)])]


def equation(step: Step, printer: Printer, name: str = "") -> str:
    """name = symbols = numbers = result; the name is the step's own where no other is given."""
    return " = ".join([name or printer.name(step), *sides(step, printer)])


def changes(recording: Recording) -> Iterator[tuple[Step, Step]]:
    """Each trained weight and bias at the start and at the end of an epoch."""
    last = {step.names: step for step in recording.trail if step.kind == "updated"}
    first: dict[tuple[str, ...], Step] = {}
    for step in recording.given:
        if step.kind in ("weight", "bias"):
            first.setdefault(step.names, step)
    return ((old, last[names]) for names, old in first.items() if names in last)
