"""What a number may be: every quantity of an example, under every convention and with
every slip, that prints its digits.

Candidates come simplest first. With each stands how many such hits chance alone would
bring by then: of the numbers tried that are of about this size, so many different ones,
out of so many that could be printed with as many digits.
"""
from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ..errors import NeuronGraphError
from ..judging import ACCEPTED_CHANCE, Task, Written
from ..recording import Recording, Step, shown_name
from .cases import Case, Parts
from .causes import MOST_STEPS, variants
from .digits import agreement
from .example import Example
from .figure import AFTER, BEFORE
from .phrases import in_words
from .verdict import EXACT

MOST_CONVENTIONS = 400
FLOAT_NOISE = 4e-16
"""How far off, relatively, a computed number may be."""
WINDOW = math.sqrt(10.0)
"""How many times larger or smaller a number may be to count as one of about the same
size."""


class Candidate(NamedTuple):
    """A quantity with its value, and what would have to be so for it, in words and as
    data.

    `agreement` is EXACT or TRUNCATED; `expected` is how many such hits chance brings up
    to here.
    """

    step: Step
    value: float
    explanation: str
    because: Parts
    agreement: str = ""
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
        """Every hit, simplest first; a value that was a hit before is not one again, under
        another convention not even by another name."""
        seen = set[Any]()
        for tried in self.quantities():
            self.tried += 1
            self.count(tried.value)
            how = agreement(self.printed, tried.value, FLOAT_NOISE)
            key = tried.step.kind, tried.step.names, tried.step.sample, tried.value
            is_again = "convention" in tried.because and tried.value in seen
            if how and key not in seen and not is_again:
                seen |= {key, tried.value}
                words = filter(None, [tried.explanation, "cut" * (how != EXACT)])
                yield tried._replace(
                    explanation="; ".join(words), agreement=how, expected=self.expected)

    def count(self, value: float) -> None:
        """Count a value among those of about the printed number's size."""
        size = abs(float(self.printed))
        is_like = size / WINDOW <= abs(value) <= size * WINDOW
        if is_like and (value < 0) == (self.printed.value < 0):
            self.cells |= self.printed.cells(value)

    @property
    def expected(self) -> float:
        """How many hits chance alone would have brought so far."""
        room = (WINDOW - 1 / WINDOW) * abs(float(self.printed)) / self.printed.unit
        return len(self.cells) / max(room, 1.0)

    def quantities(self) -> Iterator[Candidate]:
        """Every quantity: as it is, the given ones too; under conventions with one part
        changed; with a slip; with two parts changed; with a seldom slip in its line."""
        own = Case(self.example).recording(self.epoch)
        for step in own.trail:
            yield Candidate(step, step.value, "", {})
        conventions = list(variants(self.example))[:MOST_CONVENTIONS]
        yield from self.under(parts for parts in conventions if len(parts) == 1)
        yield from self.with_slips(own)
        yield from self.under(parts for parts in conventions if len(parts) > 1)
        yield from self.with_slips(own, seldom=True)

    def under(self, conventions: Iterable[Parts]) -> Iterator[Candidate]:
        """Every quantity under other conventions."""
        for parts in conventions:
            if self.tried > MOST_STEPS:
                self.complete = False
                return
            lasting = {key: value for key, value in parts.items() if key != "when"}
            recording = self.recording_under(lasting, parts.get("when"))
            words = in_words(lasting)
            for step in recording.trail if recording else ():
                if not step.is_given:
                    yield Candidate(step, step.value, words, {"convention": dict(parts)})

    def recording_under(self, parts: Parts, when: str | None) -> Recording | None:
        """The recording of the epoch under a convention; after it, of the epoch after
        it."""
        if when == BEFORE:
            return None
        try:
            return Case(self.example, parts).recording(self.epoch + (when == AFTER))
        except NeuronGraphError:
            return None

    def with_slips(self, recording: Recording, seldom: bool = False) -> Iterator[Candidate]:
        """Every quantity that comes out otherwise because of a slip, in its own line
        first; of the `seldom` ones in its own line alone."""
        task = Task([recording], self.example.notation)
        later: list[Candidate] = []
        for position, line in enumerate(recording.trail):
            if self.tried + len(later) > MOST_STEPS:
                self.complete = False
                break
            behind = f", in the line of {task.scene.name(line)}"
            for mistake in task.mistakes(position, seldom):
                words, because = mistake.words, {"slip": mistake.name, "at": line.name}
                own = float(mistake.edited.of(task.calculation.own))
                yield Candidate(line, own, words, because)
                others = task.calculation.consequences(position, mistake.edited)
                later += [
                    Candidate(recording.trail[place], float(value), words + behind, because)
                    for place, value in others.items() if place != position and not seldom]
        yield from later


def name_of(candidate: Candidate, example: Example) -> str:
    """A candidate's name, with its sample where there are several, and its epoch where
    it is not the first."""
    step = candidate.step
    name = shown_name(example.notation, step)
    if step.sample is not None and example.several:
        name += f"[{step.sample}]"
    return name + (f"@{step.epoch}" if step.epoch != 1 else "")
