"""What a number may be: every quantity of an example, under every convention and with every slip, that prints its digits.

Candidates come simplest first. With each stands how many such hits chance alone would bring by then: of the numbers
tried that are of about this size, so many different ones, out of so many that could be printed with as many digits.
"""
from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..errors import NeuronGraphError
from ..judging import ACCEPTED_CHANCE, Task, Written
from ..recording import Recording, Step, shown_name
from .case import Case, Parts
from .digits import EXACT, agreement
from .example import Example
from .figure import AFTER, BEFORE
from .phrases import in_words
from .variants import variants

MOST_CONVENTIONS = 400
MOST_STEPS = 60_000
"""How many numbers are computed for it, at most: of a large network not all slips and conventions are tried."""
Tried = tuple[Step, float, str, dict[str, Any]]
"""A quantity with its value, what would have to be so for it, in words and as data."""
WINDOW = math.sqrt(10.0)
"""How many times larger or smaller a number may be to count as one of about the same size."""


@dataclass(frozen=True)
class Candidate:
    """A quantity with what would have to be so; `expected` is how many such hits chance brings up to here."""

    step: Step
    value: float
    agreement: str
    explanation: str
    because: dict[str, Any] = field(default_factory=dict)
    expected: float = 0.0

    @property
    def likely(self) -> bool:
        """Whether chance is unlikely."""
        return self.expected <= ACCEPTED_CHANCE


class Search:
    """The search for a printed number in an epoch of an example."""

    def __init__(self, printed: Written, example: Example, epoch: int = 1):
        self.printed, self.example, self.epoch = printed, example, epoch
        self.cells: set[int] = set()
        self.tried = 0
        self.complete = True

    def candidates(self) -> Iterator[Candidate]:
        """Every hit, simplest first; a value that was a hit before is not one again."""
        seen: set[tuple[str, tuple[str, ...], int | None, float]] = set()
        for step, value, explanation, because in self.tries():
            self.tried += 1
            self.count(value)
            how = agreement(self.printed, value, 4e-16)
            key = step.kind, step.names, step.sample, value
            if how and key not in seen:
                seen.add(key)
                text = explanation + ("" if how == EXACT else ("; " if explanation else "") + "cut")
                yield Candidate(step, value, how, text, because, self.expected)

    def count(self, value: float) -> None:
        """Count a value among those of about the printed number's size."""
        size = abs(float(self.printed))
        if size / WINDOW <= abs(value) <= size * WINDOW and (value < 0) == (self.printed.value < 0):
            self.cells.update(self.printed.cells(value))

    @property
    def expected(self) -> float:
        """How many hits chance alone would have brought so far."""
        room = (WINDOW - 1 / WINDOW) * abs(float(self.printed)) / self.printed.unit
        return len(self.cells) / max(room, 1.0)

    def tries(self) -> Iterator[Tried]:
        """Every quantity: as it is, under conventions with one part changed, with a slip, with two parts changed."""
        base = Case(self.example)
        own = base.recording(self.epoch)
        yield from as_they_are(own)
        conventions = list(variants(self.example))[:MOST_CONVENTIONS]
        yield from self.under([parts for parts in conventions if len(parts) == 1])
        yield from self.with_slips(own)
        yield from self.under([parts for parts in conventions if len(parts) > 1 and not {"when"} >= set(parts)])

    def under(self, conventions: list[dict[str, Any]]) -> Iterator[Tried]:
        """Every quantity under other conventions."""
        for parts in conventions:
            if self.tried > MOST_STEPS:
                self.complete = False
                return
            recording = self.recording_under(parts)
            for step in recording.trail if recording else ():
                if step.phase != "given":
                    words = in_words({key: value for key, value in parts.items() if key != "when"})
                    yield step, step.value, words, {"convention": dict(parts)}

    def recording_under(self, parts: Parts) -> Recording | None:
        """The recording of the epoch under a convention; with when=after, of the epoch after it."""
        when = parts.get("when")
        if when == BEFORE:
            return None
        try:
            case = Case(self.example, {key: value for key, value in parts.items() if key != "when"})
            return case.recording(self.epoch + (when == AFTER))
        except NeuronGraphError:
            return None

    def with_slips(self, recording: Recording) -> Iterator[Tried]:
        """Every quantity that comes out otherwise because of a slip, in its own line first."""
        task = Task([recording], self.example.notation)
        later: list[Tried] = []
        for position, line in enumerate(recording.trail):
            if self.tried + len(later) > MOST_STEPS:
                self.complete = False
                break
            for mistake in task.mistakes(position):
                text = mistake.words
                because = {"slip": mistake.name, "at": line.name}
                for place, value in task.calculation.consequences(position, mistake.edited).items():
                    step = recording.trail[place]
                    if place == position:
                        yield step, float(value), text, because
                    else:
                        later.append((step, float(value), f"{text}, in the line of {task.scene.name(line)}", because))
        yield from later


def as_they_are(recording: Recording) -> Iterator[Tried]:
    """Every number of a recording, the given ones among them."""
    return ((step, step.value, "", {}) for step in recording.trail)


def name_of(candidate: Candidate, example: Example) -> str:
    """A candidate's name, with its sample where there are several, and its epoch where it is not the first."""
    step = candidate.step
    of_sample = f"[{step.sample}]" if step.sample is not None and len(example.samples) > 1 else ""
    return shown_name(example.notation, step) + of_sample + (f"@{step.epoch}" if step.epoch != 1 else "")
