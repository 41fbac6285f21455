"""The tree behind a number: its operands, theirs, down to what was given."""
from __future__ import annotations

from collections.abc import Iterator

from ..recording import Printer, Recording, Step, visible
from .trace import equation


class Reasons:
    """The tree behind a step, `depth` levels of it: what is explained once is not
    explained again. The name of the step `dated` bears its epoch."""

    def __init__(
        self, recording: Recording, printer: Printer, depth: int, dated: Step | None = None
    ):
        self.recording, self.printer, self.depth = recording, printer, depth
        self.dated = dated

    def walk(self, step: Step) -> Iterator[tuple[int, Step, bool]]:
        """Level, step, and whether it was explained before, from the top down; with a
        stack, however deep."""
        seen: set[int] = set()
        waiting = [(0, step)]
        while waiting:
            level, found = waiting.pop()
            known = id(found) in seen
            yield level, found, known
            seen.add(id(found))
            if not known and level < self.depth and not found.is_given:
                waiting += [(level + 1, operand) for operand in reversed(found.operands)]

    def lines(self, step: Step, linear: bool = False) -> Iterator[str]:
        """The tree, a line for each step: further in the deeper it is, or with its
        level in words."""
        for level, found, _ in self.walk(step):
            yield (f"level {level}: " if linear else "  " * level) + self.line(found)

    def line(self, step: Step) -> str:
        """name = symbols = numbers = result; of a given number its value and what it
        is."""
        name = self.name(step)
        if step.is_given:
            words = ": ".join(filter(None, (step.row.word, visible(self.recording.origin(step)))))
            return f"{name} = {self.printer.number(step.value)}  ({words})"
        return equation(step, self.printer, name)

    def name(self, step: Step) -> str:
        """The step's name, with its sample where there are several."""
        when = f"@{step.epoch}" if step is self.dated else ""
        return self.printer.name(step) + self.recording.sample_tail(step) + when
