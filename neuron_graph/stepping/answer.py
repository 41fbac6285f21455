"""An answer: a number that a student typed for one line of a hand calculation, beside the numbers that are right there.

    typed     the number as it was typed, with its digits
    figures   the significant figures asked for
    own       the student's accepted answers to earlier lines, by position in the trail
"""
from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from ..published.calculation import Calculation
from ..published.printed import EXACT, Printed
from ..published.scene import Scene
from ..recording.carry import at_figures
from ..recording.step import Step

NOISE = 1e-13
"""How far off, relatively, a float may be by all the operations before it: 0.7499999999999999 is 0.75."""
CANCELLED = 4e-16
"""How large, relative to its terms, a sum may be that is 0 but for the rounding of floats."""


@dataclass(frozen=True)
class Answer:
    """A number typed for the line at a position of a scene's calculation."""

    scene: Scene
    position: int
    typed: Printed
    figures: int
    own: Mapping[int, float]

    @property
    def calculation(self) -> Calculation:
        """What the line is part of."""
        return self.scene.calculation

    @property
    def line(self) -> Step:
        """The step that is asked for."""
        return self.calculation.trail[self.position]

    @cached_property
    def value(self) -> float:
        """The right number."""
        return settled(self.line, float(self.line.value))

    @cached_property
    def values(self) -> list[float]:
        """The right number, and what follows from the student's own answers where that is another one."""
        following = settled(self.line, self.calculation.value(self.position, self.own))
        return [self.value] if close(following, self.value) else [self.value, following]

    @property
    def long_enough(self) -> bool:
        """Whether as many figures are typed as were asked for."""
        return self.typed.figures >= self.figures

    def agreement(self, value: float) -> str:
        """How the typed digits agree with a number: EXACT, TRUNCATED or "". A number below 1 is not 0 that was cut."""
        how = self.typed.agreement(value, NOISE)
        return how if self.typed.value or how == EXACT else ""

    def rounds(self, value: float) -> bool:
        """Whether the typed digits are a number's, rounded."""
        return self.agreement(value) == EXACT

    def complete(self, value: float) -> bool:
        """Whether they are a number's, rounded, and as many as were asked for or all that it has."""
        return self.rounds(value) and (self.long_enough or self.all_there_is(value))

    def all_there_is(self, value: float) -> bool:
        """Whether nothing is missing but zeros: 0.676 of 0.67602 where 4 figures are asked."""
        rounded = at_figures(value, self.figures, ROUND_HALF_UP)
        return close(float(self.typed.value), value) or float(self.typed.value) == rounded


def asked(typed: Printed, figures: int) -> Printed:
    """A whole number with its last zeros taken as room, not as digits, beyond the figures asked for: 12340 of 12344. Of 0
    the exponent says nothing."""
    if not typed.value:
        return replace(typed, value=Decimal(0), exponent=min(typed.exponent, 0))
    digits = str(typed.units)
    room = min(len(digits) - len(digits.rstrip("0")), len(digits) - figures) if typed.exponent == 0 else 0
    return replace(typed, exponent=typed.exponent + max(room, 0))


def settled(line: Step, value: float) -> float:
    """A line's number; 0 where its terms cancel and only the rounding of floats is left."""
    terms = max((abs(float(step.value)) for step in line.operands), default=0.0)
    return 0.0 if line.number.operation in ("+", "-") and abs(value) <= CANCELLED * terms < math.inf else value


def close(one: float, other: float) -> bool:
    """Whether two numbers are the same but for the rounding of floats."""
    return one == other or abs(one - other) <= NOISE * abs(other) < math.inf
