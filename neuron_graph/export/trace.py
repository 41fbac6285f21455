"""A trace: what is to be shown of some epochs, in the order in which it is shown.

`parts` yields it piece by piece, whatever it is written as: `Heading`s, `Group`s and,
at the end of an epoch, `Changes`.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from ..network import Convention
from ..recording import (
    KINDS,
    NOTATIONS,
    Carry,
    Notation,
    Printer,
    Recording,
    Step,
    Style,
    remarks,
    visible,
)

FACTORS = frozenset(key for key, kind in KINDS.items() if kind.is_factor)
"""The factors of delta, which the delta rule alone leaves out."""
DETAILS = {"factors": frozenset(), "delta": FACTORS}


class Equation(NamedTuple):
    """A number as a printer wrote it: name, formula in symbols, formula with numbers,
    result; and the answer, "" if it is not asked."""

    name: str
    symbols: str
    numbers: str
    result: str
    answer: str = ""

    @property
    def sides(self) -> list[str]:
        """What stands between the equals signs; what repeats its neighbour is left
        out."""
        return [side for side, _ in groupby(self[:4])][1:]


class Heading(NamedTuple):
    """The start of an epoch (level 1), a sample (2) or a phase (3); of a whole epoch
    its recording."""

    level: int
    text: str
    recording: Recording | None = None


class Group(NamedTuple):
    """The numbers of one owner in one phase, which stand together, aligned."""

    owner: str
    steps: list[Step]


class Changes(NamedTuple):
    """Every trained weight and bias at the start and at the end of an epoch."""

    rows: list[tuple[Step, Step]]

    def written(self, printer: Printer) -> Iterator[tuple[str, str, str]]:
        """The name, the old and the new number of each."""
        for old, new in self.rows:
            yield printer.name(old), printer.number(old.value), printer.number(new.value)


Part: TypeAlias = Heading | list[Group] | Changes


@dataclass(frozen=True)
class Trace:
    """Recordings with what to show of them: phases and names (all if empty), how much
    detail, in which digits."""

    title: str
    recordings: Iterable[Recording]
    convention: Convention
    notation: Notation = NOTATIONS["net-out"]
    digits: int | None = 9
    phases: list[str] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)
    detail: str = "factors"
    carry: Carry | None = None

    def notes(self, advice: str = "") -> Iterator[str]:
        """What has to be known to read the trace right: below every one; the advice says
        how all figures are had."""
        yield f"convention: {self.convention}"
        if self.carry:
            yield f"every number is rounded before others are computed from it: {self.carry.name}"
        elif self.digits is not None:
            yield (f"numbers are shown to {self.digits} significant figures and computed with "
                   f"all of them{advice}")
        yield from remarks(self.convention, self.notation)

    def printer(self, style: Style) -> Printer:
        """What writes its numbers in a style."""
        return Printer(style, self.notation, self.digits)

    def detailed(self, recording: Recording) -> Recording:
        """A recording in as much detail as is shown."""
        hidden = DETAILS[self.detail]
        return recording.replay(without=hidden) if hidden else recording

    def steps(self, recording: Recording) -> list[Step]:
        """The steps to show of a recording."""
        recording = self.detailed(recording)
        steps = recording.steps
        if self.patterns:
            steps = recording.directory.select(*self.patterns)
        return [step for step in steps if not self.phases or step.phase in self.phases]

    def parts(self) -> Iterator[Part]:
        """The pieces of the trace, in order."""
        for recording in self.recordings:
            yield Heading(1, f"epoch {recording.epoch}", recording)
            for sample, steps in groupby(self.steps(recording), attrgetter("sample")):
                if recording.samples > 1:
                    named = f"sample {sample}" if sample else "all samples of the batch"
                    if not sample and recording.network.mixes_samples:
                        named += ", where batch normalisation makes each depend on the others"
                    yield Heading(2, named)
                yield from phases(steps)
            if not self.patterns and (not self.phases or "update" in self.phases):
                rows = list(changes(recording))
                if rows:
                    yield Changes(rows)


def phases(steps: Iterable[Step]) -> Iterator[Part]:
    """The pieces of a sample: a heading for each phase, and below it its groups, one
    for each neuron."""
    for phase, same_phase in groupby(steps, attrgetter("phase")):
        yield Heading(3, phase)
        yield [Group(visible(owner) or "network", list(same_owner))
               for owner, same_owner in groupby(same_phase, attrgetter("owner"))]


def equation_of(step: Step, printer: Printer, name: str = "") -> Equation:
    """A number as a printer writes it; the name is the step's own where no other is
    given."""
    return Equation(name or printer.name(step), printer.formula(step),
                    printer.substituted(step), printer.number(step.value))


def sides(step: Step, printer: Printer) -> list[str]:
    """What stands between the equals signs: symbols, numbers, result."""
    return equation_of(step, printer).sides


def equation(step: Step, printer: Printer, name: str = "") -> str:
    """name = symbols = numbers = result"""
    written = equation_of(step, printer, name)
    return " = ".join([written.name, *written.sides])


def changes(recording: Recording) -> Iterator[tuple[Step, Step]]:
    """Each trained weight and bias at the start and at the end of an epoch."""
    last = {step.names: step for step in recording.trail if step.kind == "updated"}
    first: dict[tuple[str, ...], Step] = {}
    for step in recording.given:
        if step.kind in ("weight", "bias"):
            first.setdefault(step.names, step)
    return ((old, last[names]) for names, old in first.items() if names in last)
