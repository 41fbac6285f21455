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

from ...judging import CUT, WRONG, Answer, Spot, Tries, is_accepted
from ...numerals import read_numeral
from ...recording import Recording, Step

FIGURES = 4
"""Significant figures that are asked."""
MOST_JUDGED = 400
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
        position = self.tries.calculation.position(step)
        line = self.tries.task.lines[position]
        spot, answer = self.tries.right.known(line), self.answer(step, step.value)
        room = spot.radius + answer.asked.half
        mistakes = list(self.mistakes(step, spot))
        return {"right": [spot.value - room, spot.value + room], "mistakes": mistakes,
                "figures": str(self.tries.precision(step))}

    def mistakes(self, step: Step, spot: Spot) -> Iterator[list[Any]]:
        """The intervals of wrong numbers: from where to where, which sentence is said,
        and whether one may go on."""
        seen: set[str] = set()
        for value in self.tried(step):
            asked = self.answer(step, value).asked
            text = asked.like(value)
            if text in seen:
                continue
            seen.add(text)
            found = self.tries.judged(step, text, {})
            if found.word != WRONG and (found.word == CUT or not is_accepted(found)):
                place = self.sentences.setdefault(found.sentence, len(self.sentences))
                number = float(text)
                yield [number - asked.half, number + asked.half, place, int(found.word == CUT)]

    def tried(self, step: Step) -> Iterator[float]:
        """Numbers that people give instead: cut, with the other sign, by a mistake."""
        position = self.tries.calculation.position(step)
        unit = self.tries.precision(step).unit(step.value)
        values = self.tries.right.values
        found = [math.trunc(step.value / unit) * unit, -step.value]
        found += [mistake.edited.of(values) for mistake in self.tries.task.mistakes(position)]
        found += [values[self.tries.calculation.position(other)] for other in
                  self.tries.calculation.of_kind(step.kind, step.sample, step.epoch)]
        return filter(math.isfinite, found)

    def answer(self, step: Step, value: float) -> Answer:
        """A number as somebody would write it who writes all digits."""
        return Answer(read_numeral(repr(value), step.name), self.tries.precision(step))
