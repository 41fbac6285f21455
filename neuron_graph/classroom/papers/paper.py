"""A paper: what stands on a student's sheet, whatever it is written as: nothing here is
escaped or set in type.

    paper.givens()     the given numbers, neuron by neuron
    paper.groups()     the blanks, phase by phase
    paper.solution()   the lines that lead to them
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ...export.pictures import Box, Columns, Span, columns_of, edges_into
from ...network import Neuron
from ...recording import KINDS, Line, Printer, Step, visible
from ..sheets import POINT, Blank, Sheet

SAMPLE_NOTE = "This is a sample: its numbers come from a secret that everybody knows, and so does its key."


class Section(NamedTuple):
    """Blanks that stand together, with their heading."""

    heading: str
    blanks: list[Blank]


@dataclass(frozen=True)
class Paper:
    """A student's sheet. `name` is the student's beside the id, "" if unknown;
    `decimal` the decimal sign; `note` is said at the top; `file` is the paper's file
    name without its ending."""

    sheet: Sheet
    name: str = ""
    decimal: str = POINT
    note: str = ""
    file: str = ""

    @property
    def title(self) -> str:
        """What the calculation is called."""
        return visible(self.sheet.example.title)

    @property
    def student(self) -> str:
        """The student's id, in visible characters."""
        return visible(self.sheet.student)

    @property
    def who(self) -> str:
        """The student's name, in visible characters."""
        return visible(self.name)

    def rounding(self) -> str:
        """How answers are to be rounded."""
        wanted = self.sheet.settings.figures
        text = (f"Write every number to {wanted} significant figures, rounded half up, and carry one more, {wanted + 1}, from "
                "line to line.")
        if any(blank.precision.figures is None for blank in self.sheet.blanks):
            text += (" New weights and biases need as many decimals as stand beside them, so that the step shows; carry one "
                     "more of these too.")
        return text

    def givens(self) -> list[tuple[str, list[Line]]]:
        """The given numbers, by whose they are: inputs, then neuron by neuron, targets,
        the rate."""
        lines = {(line.step.kind, line.step.names, line.step.sample if several(self.sheet) else None): line
                 for line in reversed(self.sheet.task.lines) if line.is_given}
        order = sorted(lines.values(), key=lambda line: (KINDS[line.step.kind].place, line.position))
        return [(whose, list(group)) for whose, group in groupby(order, key=lambda line: whose_given(self.sheet, line))]

    def groups(self) -> list[Section]:
        """The blanks by epoch, sample and phase."""
        places = groupby(self.sheet.blanks, key=lambda blank: self.place(blank.step))
        return [Section(heading, list(blanks)) for heading, blanks in places]

    def place(self, step: Step) -> str:
        """Where a number belongs, in words."""
        parts = [f"epoch {step.epoch}"] if self.sheet.task.epochs > 1 else []
        if several(self.sheet):
            parts.append(f"sample {step.sample}" if step.sample else "all samples")
        text = ", ".join([*parts, step.phase])
        return text[0].upper() + text[1:]

    def solution(self) -> list[tuple[int, Step]]:
        """The steps of this student's own recordings that the blanks depend on, those
        computed, with their positions."""
        behind = self.sheet.task.calculation.behind(blank.position for blank in self.sheet.blanks)
        return [(place, self.sheet.steps[place]) for place in behind if self.sheet.steps[place].phase != "given"]

    def columns(self, printer: Printer) -> Columns:
        """The network with what is given of it: inputs, weights, biases, targets."""
        recording = self.sheet.recording
        first, weights = [step for step in recording.given if step.sample in (None, 1)], edges_into(recording, printer)
        return columns_of(
            self.sheet.example.network, lambda name: Box(visible(name), input_lines(name, first, printer, several(self.sheet))),
            lambda neuron: Box(visible(neuron.name), list(neuron_lines(neuron, first, printer, self.sheet))),
            lambda neuron: weights[neuron.name])


def several(sheet: Sheet) -> bool:
    """Whether there is more than one sample."""
    return len(sheet.example.samples) > 1


def input_lines(name: str, given: list[Step], printer: Printer, several: bool) -> list[Span]:
    """The number in an input's box, where it has one alone."""
    found = [step for step in given if step.kind == "input" and step.names == (name,)]
    return [(printer.number(step.value), "value") for step in found[:1] if not several]


def neuron_lines(neuron: Neuron, given: list[Step], printer: Printer, sheet: Sheet) -> Iterator[Span]:
    """What is known of a neuron: its bias, be it shared, and its target."""
    biases = [step for step in given if step.kind == "bias" and neuron.name in bias_owners(sheet).get(step.names, [])]
    targets = [step for step in given if step.kind == "target" and step.names == (neuron.name,) and not several(sheet)]
    for step in [*biases[:1], *targets[:1]]:
        yield f"{printer.name(step)} {printer.number(step.value)}", "value"


def bias_owners(sheet: Sheet) -> dict[tuple[str, ...], list[str]]:
    """The neurons that each bias is added in."""
    found: dict[tuple[str, ...], list[str]] = {}
    for step in sheet.recording.steps:
        for operand in step.operands if step.kind == "z" else []:
            if operand.kind == "bias":
                found.setdefault(operand.names, []).append(step.owner)
    return {names: list(dict.fromkeys(owners)) for names, owners in found.items()}


def whose_given(sheet: Sheet, line: Line) -> str:
    """Whose a given number is, in words."""
    kind, owner = line.step.kind, visible(line.step.owner)
    of_sample = f" of sample {line.step.sample}" if sheet.task.has_samples and line.step.sample else ""
    if kind in ("weight", "bias"):
        return f"neuron {owner}" if owner else f"bias of {visible(', '.join(bias_owners(sheet).get(line.step.names, [])))}"
    return (KINDS[kind].plural or "further numbers") + of_sample
