"""What is said of numbers that a person gives on the page, exported from the judge:
for each number the interval that is right, and those of the nearest mistakes.

The judge is asked beforehand, about every number that a mistake in the line gives, the
right one cut or with the other sign, and those that stand in lines like it; the page
only looks up what was said.
"""
from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ...judging import RIGHT, SHORT, WRONG, Tries
from ...recording import Recording, Step

FIGURES = 4
"""Significant figures that are asked."""
MOST_ASKED, MOST_OPERANDS, MOST_TRIED = 150, 12, 60
"""Numbers of a recording that are asked, at most, numbers in the line of one, and numbers
that the judge is asked about."""
LARGEST = 1e300
"""A number that is asked is smaller."""
BROKEN = re.compile(r"(?<=if )|(?<=\()|(?=\))|(?<=, or )")
"""Where sentences are broken into pieces that others have, too."""


class Predictions:
    """What is said of the numbers of a recording: by the place of each its `intervals`,
    with the places of the `pieces` that a sentence is put together from."""

    def __init__(self, recording: Recording):
        self.tries = Tries(recording, recording.notation, FIGURES)
        self.pieces: dict[str, int] = {}
        asked = (step for step in recording.steps if step.number.operation
                 and abs(step.value) < LARGEST and len(step.operands) <= MOST_OPERANDS)
        self.intervals = {self.tries.calculation.position(step): self.of(step)
                          for step in islice(asked, MOST_ASKED)}

    def of(self, step: Step) -> dict[str, Any]:
        """The intervals of a number: the right one, and those of others with a sentence
        each, and whether one may go on."""
        mistakes = []
        for text in dict.fromkeys(islice(self.texts(step), MOST_TRIED)):
            answer = self.tries.answer(step, text)
            found = self.tries.judged_first(step, answer)
            if found.word not in (RIGHT, WRONG):
                ends = around(float(answer), 0.0 if found.word == SHORT else answer.asked.half)
                places = [self.pieces.setdefault(piece, len(self.pieces))
                          for piece in BROKEN.split(found.sentence)]
                mistakes.append([*ends, places, int(found.accepted)])
        precision, radius = self.tries.precision(step), self.tries.radius(step)
        right = around(step.value, precision.half(step.value) + radius)
        return {"right": right, "mistakes": mistakes, "figures": str(precision)}

    def texts(self, step: Step) -> Iterator[str]:
        """The right number in fewer figures than are asked, and others in as many."""
        shorter = (f"{step.value:.{figures}g}" for figures in range(1, FIGURES))
        yield from (text for text in shorter if "+" not in text)
        for value in self.tried(step):
            if abs(value) < LARGEST:
                yield self.tries.answer(step, repr(value)).asked.like(value)

    def tried(self, step: Step) -> Iterator[float]:
        """Numbers that people give instead: cut, with the other sign, by a mistake, or
        another line's."""
        calculation, values = self.tries.calculation, self.tries.right.values
        unit = self.tries.precision(step).unit(step.value)
        yield from (step.value - math.copysign(0.5 * unit, step.value), -step.value)
        for mistake in self.tries.task.mistakes(calculation.position(step)):
            yield mistake.edited.of(values)
        for other in calculation.of_kind(step.kind, step.sample, step.epoch):
            yield other.value


def around(value: float, room: float) -> list[float]:
    """The interval around a number."""
    return [float(f"{end:.12g}") for end in (value - room, value + room)]
