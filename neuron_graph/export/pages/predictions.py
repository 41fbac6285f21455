"""What is said of numbers that a person gives on the page, exported from the judge:
for each number the interval that is right, and those of the nearest mistakes.

The judge is asked beforehand, about every number that a mistake in the line gives, the
right one cut or with the other sign, and those that stand in lines like it; the page
only looks up what was said.
"""
from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from ...judging import RIGHT, WRONG, Answer, Tries, is_accepted
from ...numerals import read_numeral
from ...recording import Line, Recording, Step

FIGURES = 4
"""Significant figures that are asked."""
MOST_JUDGED = 150
"""Numbers of a recording that are judged, at most."""


class Predictions:
    """What is said of the numbers of a recording; `sentences` are said once."""

    def __init__(self, recording: Recording):
        self.tries = Tries(recording, recording.notation, FIGURES)
        self.sentences: dict[str, int] = {}
        self.asked = [step for step in recording.steps
                      if step.number.operation and math.isfinite(step.value)][:MOST_JUDGED]

    def as_dict(self) -> dict[int, dict[str, Any]]:
        """What is said, by the places of the steps."""
        return {self.tries.calculation.position(step): self.of(step) for step in self.asked}

    def of(self, step: Step) -> dict[str, Any]:
        """What is said of a step."""
        line = self.tries.task.lines[self.tries.calculation.position(step)]
        spot, answer = self.tries.right.known(line), self.answer(step, step.value)
        return {"right": around(spot.value, spot.radius + answer.asked.half),
                "mistakes": list(self.mistakes(step, line)),
                "figures": str(self.tries.precision(step))}

    def mistakes(self, step: Step, line: Line) -> Iterator[list[Any]]:
        """The intervals of wrong numbers: from where to where, which sentence is said,
        and whether one may go on."""
        seen: set[str] = set()
        for value in filter(math.isfinite, self.tried(step, line)):
            text = self.answer(step, value).asked.like(value)
            if text not in seen:
                seen.add(text)
                yield from self.interval(step, text)

    def interval(self, step: Step, text: str) -> Iterator[list[Any]]:
        """The interval around a number of which something is said, unless it is
        right."""
        answer = Answer(read_numeral(text, step.name), self.tries.precision(step))
        found = self.tries.judged_alone(step, answer)
        if found.word not in (RIGHT, WRONG):
            place = self.sentences.setdefault(found.sentence, len(self.sentences))
            yield [*around(float(answer), answer.asked.half), place, int(is_accepted(found))]

    def tried(self, step: Step, line: Line) -> Iterator[float]:
        """Numbers that people give instead: cut, with the other sign, by a mistake, or
        another line's."""
        task, values = self.tries.task, self.tries.right.values
        unit = self.tries.precision(step).unit(step.value)
        yield from (math.trunc(step.value / unit) * unit, -step.value)
        yield from (mistake.edited.of(values) for mistake in task.mistakes(line.position))
        others = task.calculation.of_kind(step.kind, step.sample, step.epoch)
        yield from (float(other.value) for other in others)

    def answer(self, step: Step, value: float) -> Answer:
        """A number as somebody would write it who writes all digits."""
        return Answer(read_numeral(repr(value), step.name), self.tries.precision(step))


def around(value: float, room: float) -> list[float]:
    """The interval around a number."""
    return [float(f"{end:.12g}") for end in (value - room, value + room)]
