"""Predict: each number is hidden until a person has computed it, or skips it, or asks
for hints."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from ..errors import NeuronGraphError
from ..judging import CUT, Judgement, Precision, Tries
from ..recording import Notation, Recording, Step
from .cursor import Cursor

RIGHT, HINTED = "right", "right after a hint"
OPEN, SKIPPED, REVEALED = "not found", "skipped", "shown"
"""What became of a question. Shown is one whose answer a hint gave away."""
HINTS = 3
"""Hints on a number: its formula, the numbers in it, the answer."""
Slot = tuple[int, int]


class Quiz:
    """What has been asked, and what was answered. `figures` is how many significant
    figures are asked."""

    def __init__(self, cursor: Cursor, notation: Notation, figures: int,
                 asks: Callable[[Step], bool]):
        self.cursor, self.notation, self.figures = cursor, notation, figures
        self.asks = asks
        self.outcomes: dict[Slot, str] = {}
        self.hints: Counter[Slot] = Counter()
        self.own: dict[int, dict[int, str]] = {}
        """The person's accepted numbers, by epoch and position in the trail."""
        self.slips: Counter[str] = Counter()

    @property
    def place(self) -> Slot:
        """Where the cursor is."""
        return self.cursor.epoch, self.cursor.position

    @property
    def hidden(self) -> bool:
        """Whether the present number is still to be found."""
        return self.is_open(self.cursor.position)

    def is_open(self, position: int) -> bool:
        """Whether the number at a position of this epoch is still to be found. One that
        was changed by hand is not asked."""
        step = self.cursor.steps[position]
        asked = self.asks(step) and step.number.operation is not None
        return asked and self.outcomes.get((self.cursor.epoch, position), OPEN) == OPEN

    @property
    def level(self) -> int:
        """How many hints have been given here: 1 the formula, 2 the numbers too."""
        return self.hints[self.place]

    def answer(self, text: str) -> Judgement:
        """Judge an answer to the present question; a right one opens the number."""
        self.outcomes.setdefault(self.place, OPEN)
        own = self.own.setdefault(self.cursor.epoch, {})
        tries, step = self.tries, self.cursor.step
        found = tries.judged(step, text, own)
        if found.accepted:
            self.outcomes[self.place] = HINTED if self.level else RIGHT
            own[tries.calculation.position(step)] = text
        self.slips.update(slip.name for slip in found.slips[:1])
        if found.word == CUT:
            self.slips["cut instead of rounded"] += 1
        return found

    def go_on(self) -> str:
        """Go to the next number of this epoch that is to be found; says so where there
        is none."""
        self.cursor.position = next(
            filter(self.is_open, range(self.cursor.position, len(self.cursor.steps))),
            self.cursor.position)
        if self.hidden:
            return ""
        return "nothing more is asked in this epoch: q ends, } goes to the next epoch"

    @property
    def tries(self) -> Tries:
        """The judge of the numbers of this epoch."""
        return tries_of(self.cursor.recording, self.notation, self.figures)

    @property
    def precision(self) -> Precision:
        """How finely the present number is asked for."""
        return self.tries.precision(self.cursor.step)

    def skip(self) -> None:
        """Open the present number without an answer."""
        self.outcomes[self.place] = SKIPPED

    def pass_over(self) -> None:
        """Skip what was to be found before the place where the cursor is now: it is
        known by now."""
        for position in filter(self.is_open, range(self.cursor.position)):
            self.outcomes[self.cursor.epoch, position] = SKIPPED

    def hint(self) -> None:
        """Give one more hint. The last one opens the number."""
        if not self.hidden:
            raise NeuronGraphError("nothing is hidden here; n goes on")
        self.hints[self.place] += 1
        self.outcomes[self.place] = REVEALED if self.level == HINTS else OPEN

    @property
    def passed(self) -> bool:
        """Whether all that is asked in the epochs that were worked on was found:
        nothing wrong, skipped, shown or left."""
        outcomes = set(self.outcomes.values())
        return not self.left and bool(outcomes) and outcomes <= {RIGHT, HINTED}

    @property
    def left(self) -> int:
        """How many numbers of the epochs that were worked on have not been reached."""
        epochs = {epoch for epoch, _ in self.outcomes}
        return len(epochs) * sum(map(self.asks, self.cursor.steps)) - len(self.outcomes)

    def summary(self) -> list[str]:
        """What came of it, a sentence a line."""
        counts = Counter(self.outcomes.values())
        if not counts:
            return ["Nothing was answered."]
        counts["not reached"] = max(self.left, 0)
        order = (RIGHT, HINTED, OPEN, SKIPPED, REVEALED, "not reached")
        parts = [f"{counts[outcome]} {outcome}" for outcome in order if counts[outcome]]
        total = counts.total()
        lines = [f"{total} number{'s' if total > 1 else ''} asked: {', '.join(parts)}."]
        if self.slips:
            named = [f"{slip} ({times} times)" if times > 1 else slip
                     for slip, times in self.slips.most_common()]
            lines.append(f"Slips on the way: {', '.join(named)}.")
        return lines


@lru_cache(maxsize=1)
def tries_of(recording: Recording, notation: Notation, figures: int) -> Tries:
    """The judge of the numbers of an epoch, kept as long as it is the present one."""
    return Tries(recording, notation, figures)
