"""A calculation: a recording whose numbers can be computed again with some of them fixed and some lines edited.

    fixed    values of numbers, by their position in the trail
    edits    other expressions in place of numbers' own, by position: they use the same named numbers
"""
from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from ..recording.arithmetics import FLOATS, decimals
from ..recording.expression import fold, leaves
from ..recording.kinds import KINDS
from ..recording.number import Number
from ..recording.recording import Recording
from ..recording.replay import replayed
from ..recording.step import Step

Fixed = Mapping[int, Any]
Edits = Mapping[int, Number]
Key = tuple[str, tuple[str, ...]]
"""A parameter: weight or velocity, and its name."""
DECIMALS = decimals(50)


def key_of(step: Step) -> Key | None:
    """The parameter that a step gives or updates, None if it is none."""
    parameter = KINDS[step.kind].parameter
    return (parameter, step.names) if parameter else None


class Calculation:
    """A recording with, for each of its numbers, what it depends on."""

    def __init__(self, recording: Recording):
        self.recording, self.trail = recording, recording.trail
        self.work = 0
        """How many operands have been looked up to compute lines again."""
        self.positions = {id(step.number): position for position, step in enumerate(self.trail)}
        self.ancestors: list[int] = []
        for step in self.trail:
            self.ancestors.append(self.behind(step.number))
        self.samples = sorted({step.sample for step in self.trail if step.sample is not None})
        self._lists: dict[int, list[int]] = {}
        self._kinds: dict[tuple[str, int | None], dict[tuple[str, ...], Step]] | None = None
        self._places: dict[tuple[str, tuple[str, ...], int | None], Step] | None = None

    def behind(self, number: Number) -> int:
        """What a number depends on, as a set of positions written as the bits of an integer."""
        found = 0
        for leaf in leaves(number):
            position = self.positions.get(id(leaf))
            if position is not None and position < len(self.ancestors):
                found |= self.ancestors[position] | 1 << position
        return found

    def position(self, step: Step) -> int:
        """Where a step stands in the trail; one that was made on demand is added at its end."""
        position = self.positions.get(id(step.number))
        if position is None:
            position = self.positions[id(step.number)] = len(self.trail)
            self.trail = [*self.trail, step]
            self.ancestors.append(self.behind(step.number))
        return position

    def before(self, position: int) -> list[int]:
        """The positions of what a number depends on, in order."""
        if position not in self._lists:
            bits = self.ancestors[position]
            self._lists[position] = [place for place in range(bits.bit_length()) if bits >> place & 1]
        return self._lists[position]

    def value(self, position: int, fixed: Fixed, edits: Edits | None = None) -> float:
        """The number at a position when others are fixed and lines are edited; nan where it has no value."""
        edits = edits or {}
        changed: dict[int, Any] = {}
        moved = 0
        for place in (*fixed, *edits):
            moved |= 1 << place
        try:
            for place in (*self.needed(position, edits), position):
                if place in fixed and place not in edits:
                    changed[place] = fixed[place]
                elif place in edits or self.ancestors[place] & moved:
                    changed[place] = self.evaluated(edits.get(place, self.trail[place].number), changed)
        except (ArithmeticError, ValueError):
            return math.nan
        return float(changed.get(position, self.trail[position].value))

    def needed(self, position: int, edits: Edits) -> list[int]:
        """The positions of what a number depends on, in order, with what edited lines use."""
        bits = self.ancestors[position]
        extra = 0
        for edited in edits.values():
            extra |= self.behind(edited)
        if not extra & ~bits:
            return self.before(position)
        bits = (bits | extra) & ~(1 << position)
        return [place for place in range(bits.bit_length()) if bits >> place & 1]

    def consequences(self, place: int, edited: Number) -> dict[int, float]:
        """Every number that comes out otherwise when one line is edited, by position; itself among them."""
        changed: dict[int, Any] = {}
        moved = 1 << place
        try:
            changed[place] = self.evaluated(edited, {})
            for position in range(place + 1, len(self.trail)):
                if self.ancestors[position] & moved:
                    changed[position] = self.evaluated(self.trail[position].number, changed)
        except (ArithmeticError, ValueError):
            pass
        return changed

    def evaluated(self, number: Number, changed: Fixed) -> Any:
        """The value of an expression when some numbers have changed."""
        def leaf(operand: Any) -> Any:
            self.work += 1
            if type(operand) is not Number:
                return operand
            position = self.positions.get(id(operand))
            return operand.value if position is None else changed.get(position, operand.value)

        return fold(number, leaf, lambda node, parts: FLOATS.apply(str(node.operation), parts) if node.operation else node.value)

    def formula(self, position: int, fixed: Fixed) -> float:
        """The number at a position from its own formula, when what stands in it has other values."""
        try:
            return float(self.evaluated(self.trail[position].number, fixed))
        except (ArithmeticError, ValueError):
            return math.nan

    def exactly(self, parameters: Mapping[Key, Any]) -> list[Step]:
        """The trail with 50 digits: from these parameters, and from the shortest digits of all else that is given."""
        keys = ((step, key_of(step)) for step in self.trail if step.number.operation is None)
        given = {id(step.number): parameters[key] for step, key in keys if key is not None and key in parameters}
        return replayed(self.trail, given, None, DECIMALS, frozenset())

    def of_kind(self, kind: str, sample: int | None) -> list[Step]:
        """The steps of a kind, of a sample or of none, each name once."""
        if self._kinds is None:
            self._kinds = {}
            for step in self.trail:
                self._kinds.setdefault((step.kind, step.sample), {}).setdefault(step.names, step)
        found = self._kinds.get((kind, sample)) or self._kinds.get((kind, None)) or {}
        return list(found.values())

    def at(self, kind: str, names: tuple[str, ...], sample: int | None) -> Step | None:
        """The step of a kind with these names, of a sample or of none; the last one."""
        if self._places is None:
            self._places = {(step.kind, step.names, step.sample): step for step in self.trail}
        return self._places.get((kind, names, sample)) or self._places.get((kind, names, None))
