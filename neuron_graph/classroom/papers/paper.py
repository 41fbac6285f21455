"""A paper: what stands on a student's sheet, whatever it is written as. Nothing here is
escaped or set in type.

    paper.givens()     the given numbers, neuron by neuron
    paper.sections()   the blanks, phase by phase
    paper.solution()   the lines that lead to them
"""
from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby

from ...export.pictures import Columns, numbered
from ...recording import Line, Printer, Step, visible
from ..sheets import POINT, Blank, Sheet

SAMPLE_NOTE = ("This is a sample: its numbers come from a secret that everybody knows, "
               "and so does its key.")


@dataclass(frozen=True)
class Paper:
    """A student's sheet, to be written down.

    `name` is the student's beside the id, "" if unknown; `decimal` the decimal sign;
    `note` is said at the top; `file` is the paper's file name without its ending.
    """

    sheet: Sheet
    name: str = ""
    decimal: str = POINT
    note: str = ""
    file: str = ""

    @property
    def title(self) -> str:
        """The title of the calculation, in visible characters."""
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
        text = (f"Write every number to {wanted} significant figures, rounded half up, and "
                f"carry one more, {wanted + 1}, from line to line.")
        if any(blank.precision.figures is None for blank in self.sheet.blanks):
            text += (" New weights and biases need as many decimals as stand beside them, so "
                     "that the step shows; carry one more of these too.")
        return text

    def givens(self) -> list[tuple[str, list[Line]]]:
        """The given numbers, by whose they are: inputs, then neuron by neuron, targets,
        the rate. What every epoch is given anew stands there once."""
        once: dict[tuple[str, int | None], Line] = {}
        for line in self.sheet.task.lines:
            if line.is_given:
                once.setdefault((line.step.name, line.step.sample), line)
        groups = groupby(
            sorted(once.values(), key=lambda line: line.step.row.place),
            key=partial(whose_given, self.sheet))
        return [(whose, list(lines)) for whose, lines in groups]

    def sections(self) -> list[tuple[str, list[Blank]]]:
        """The blanks by epoch, sample and phase, under headings."""
        places = groupby(self.sheet.blanks, key=lambda blank: self.place(blank.step))
        return [(heading, list(blanks)) for heading, blanks in places]

    def place(self, step: Step) -> str:
        """Where a number belongs, in words: its epoch, its sample, its phase."""
        parts = [step.phase]
        if self.sheet.task.has_samples:
            parts.insert(0, f"sample {step.sample}" if step.sample else "all samples")
        if self.sheet.task.epochs > 1:
            parts.insert(0, f"epoch {step.epoch}")
        return ", ".join(parts).capitalize()

    def solution(self) -> list[tuple[int, Step]]:
        """The computed steps of this student's own recordings that the blanks depend
        on, each with its position in the task."""
        behind = self.sheet.task.calculation.behind(
            [blank.position for blank in self.sheet.blanks])
        steps = ((place, self.sheet.steps[place]) for place in behind)
        return [(place, step) for place, step in steps if not step.is_given]

    def columns(self, printer: Printer) -> Columns:
        """The network with what is given of it: weights and biases, and where there is one
        sample alone its inputs and targets."""
        samples = [None] if self.sheet.task.has_samples else [None, 1]
        found = {step.key: step for step in self.sheet.recording.given if step.sample in samples}
        return numbered(self.sheet.example.network, found, printer, ("weight", "bias", "target"))


def whose_given(sheet: Sheet, line: Line) -> str:
    """Whose a given number is, in words: a neuron's, some neurons', a sample's."""
    step = line.step
    if step.kind in ("weight", "bias"):
        if step.owner:
            return f"neuron {visible(step.owner)}"
        sums = (z for z in sheet.recording.steps if z.kind == "z")
        owners = [z.owner for z in sums if step.key in (operand.key for operand in z.operands)]
        return f"bias of {visible(', '.join(dict.fromkeys(owners)))}"
    of_sample = f" of sample {step.sample}" if sheet.task.has_samples and step.sample else ""
    return (step.row.plural or "further numbers") + of_sample
