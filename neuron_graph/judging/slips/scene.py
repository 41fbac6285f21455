"""A scene: the calculation in which a line stands, and what may be taken for its
operands."""
from __future__ import annotations

from collections.abc import Iterator

from ...recording import PLAIN_ASCII, Calculation, Notation, Printer, Step, operands, shown_name
from ...recording.expressions import Number
from .edits import operands_of_kind, with_operand, with_operands

Edits = Iterator[tuple[str, Number]]
"""What may have gone wrong in a line, in a few words, and the line as it would then
be."""


class Scene:
    """A calculation, with what a line's mistaken operands may be."""

    def __init__(self, calculation: Calculation, notation: Notation):
        self.calculation, self.notation = calculation, notation

    def name(self, step: Step) -> str:
        """How the text calls a number."""
        return shown_name(self.notation, step)

    def written(self, line: Step, *edited: Number) -> Edits:
        """A line edited in several ways in which something of it is left, each with its
        formula in the text's names."""
        printer = Printer(PLAIN_ASCII, self.notation)
        for number in filter(operands, edited):
            whole = with_operands(number, {})
            yield printer.formula(line.at(whole)), whole

    def at(self, line: Step, kind: str, *names: str) -> Step | None:
        """The step of a kind in the same sample as a line."""
        return self.calculation.at(kind, names, line.sample, line.epoch)

    def of_kind(self, line: Step, kind: str) -> list[Step]:
        """The steps of a kind that belong to no sample, in the same epoch as a line."""
        return self.calculation.of_kind(kind, None, line.epoch)

    def like(self, line: Step, step: Step) -> Iterator[Step]:
        """The other steps of an operand's kind in the same sample as a line."""
        sample = step.sample if step.is_given else line.sample
        for other in self.calculation.of_kind(step.kind, sample, line.epoch):
            if other is not step and other.number is not step.number:
                yield other

    def is_output(self, line: Step) -> bool:
        """Whether a line's neuron is one of the last layer."""
        return self.at(line, "error", *line.names[:1]) is not None


def taken(scene: Scene, line: Step, old: Step, new: Step | None) -> Edits:
    """A line with one operand taken for another; with the sample of that, where it is
    not the line's own."""
    if new is not None and new.number is not old.number:
        of_sample = f"[{new.sample}]" if new.sample not in (None, line.sample) else ""
        words = f"{scene.name(new)}{of_sample} where {scene.name(old)} belongs"
        yield words, with_operand(line.number, old.number, new.number)


def others_taken(scene: Scene, line: Step, *kinds: str) -> Edits:
    """A line with one of its operands of some kinds taken for another of the same
    kind."""
    for operand in operands_of_kind(line.number, *kinds):
        for other in scene.like(line, operand):
            yield from taken(scene, line, operand, other)
