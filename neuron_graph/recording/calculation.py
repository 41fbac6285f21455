"""A calculation: the steps of a recording computed again, in any arithmetic.

    line      a number of the calculation, at its position in the trail
    values    a value for every line, by position: floats, or numbers of another arithmetic
    edits     expressions in place of lines' own, by position, over the same named numbers

    calculation.values()                all numbers, to the last bit as they were recorded
    calculation.values({0: 0.06})       with another number in the first line
    calculation.path(9, (0,))           the lines that come out otherwise from there to line 9
"""
from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from .carry import Carry
from .expressions import FLOATS, Arithmetic, Number
from .formula import Values
from .kinds import GIVEN, KINDS
from .line import NO_VALUE, Errors, Expression, Line
from .step import Key, Step

MOST_PATHS, MOST_KEPT = 10_000, 1_000_000
"""How many paths are kept, and how many positions of what numbers depend on, at
most."""
Moment = tuple[str, int | None, int]
"""A kind of number, a sample and an epoch."""


def key_of(step: Step) -> Key | None:
    """The parameter that a step gives or updates: weight or velocity, and its name.
    None if it is none."""
    parameter = KINDS[step.kind].parameter
    return (parameter, step.names) if parameter else None


def reached(starts: Iterable[int], further: Callable[[int], Iterable[int]]) -> set[int]:
    """All positions that one comes to from some, by what `further` has for each."""
    found, waiting = set[int](), list(starts)
    while waiting:
        new = [place for place in further(waiting.pop()) if place not in found]
        found.update(new)
        waiting += new
    return found


class Calculation:
    """The lines of some trails, those of the epochs one after the other, and what each
    depends on.

    A parameter that a later epoch starts from is the one that the update before leaves.
    `own` are the values that were recorded, to be changed by nobody.
    """

    def __init__(self, *trails: Sequence[Step]):
        self.lines: list[Line] = []
        self.own: Values = []
        self.positions: dict[Number, int] = {}
        self._left: dict[Key | None, Step] = {}
        """The last value of each parameter that an update has left."""
        self.path = lru_cache(MOST_PATHS)(self._path)
        self._needed: dict[int, frozenset[int]] = {}
        self._kept = 0
        self._users: list[list[int]] = []
        self._steps: dict[Moment, dict[tuple[str, ...], list[Step]]] = {}
        for trail in trails:
            for step in trail:
                self.add(step)

    def add(self, step: Step) -> int:
        """Enter a step as the last line; its position."""
        position = self.positions[step.number] = len(self.lines)
        is_start = step.phase == GIVEN and step.number.operation is None
        left = self._left.get(key_of(step)) if is_start else None
        if KINDS[step.kind].is_result:
            self._left[key_of(step)] = step
        self.lines.append(Line(step, self.positions, left))
        self.own.append(step.value)
        like = self._steps.setdefault((step.kind, step.sample, step.epoch), {})
        like.setdefault(step.names, []).append(step)
        return position

    @property
    def samples(self) -> list[int]:
        """The numbers of the samples."""
        return sorted({sample for _, sample, _ in self._steps if sample is not None})

    def position(self, step: Step) -> int:
        """Where a step stands; one that was made on demand is entered at the end."""
        position = self.positions.get(step.number)
        return self.add(step) if position is None else position

    def expression(self, number: Number) -> Expression:
        """An expression over the numbers of this calculation, as the edit of a line."""
        return Expression(number, self.positions)

    def values(self, given: Mapping[int, Any] | None = None, arithmetic: Arithmetic = FLOATS,
               carry: Carry | None = None, missing: Errors = NO_VALUE) -> Values:
        """A value for every line: those `given`, else of its expression; `carry` rounds
        each. Where an operation raises one of the `missing` errors its value is nan."""
        given = given or {}
        values: Values = []
        for line in self.lines:
            if line.position in given:
                value = arithmetic.number(given[line.position])
            else:
                value = line.of(values, arithmetic, missing)
                value = carry.of(line.step, value) if carry else value
            values.append(value)
        return values

    def before(self, position: int) -> list[int]:
        """The positions of all that a number depends on, in order."""
        return self.behind(self.lines[position].operands)

    def behind(self, places: Iterable[int], stops: Container[int] = ()) -> list[int]:
        """Some positions with all that they depend on, in order; past those that stop it
        nothing is looked for."""
        own = {*places}
        found = reached(own, lambda place: () if place in stops else self.lines[place].operands)
        return sorted(own | found)

    def _path(self, position: int, moved: tuple[int, ...],
              fixed: frozenset[int] = frozenset()) -> list[int]:
        """The lines to compute anew for the number at a position when those at `moved`
        have changed, in order, itself last. Lines that are `fixed` stay as they are."""
        needed, users = self.needed(position) - {*moved, *fixed}, self.users
        found = reached(moved, lambda place: needed.intersection(users[place]))
        return [*sorted(found), position]

    def needed(self, position: int) -> frozenset[int]:
        """All that a number depends on, as a set."""
        if position not in self._needed:
            found = frozenset(self.before(position))
            self._kept += len(found)
            if self._kept > MOST_KEPT:
                self._needed.clear()
                self._kept = len(found)
            self._needed[position] = found
        return self._needed[position]

    def affected(self, *positions: int) -> set[int]:
        """All that depends on some numbers."""
        return reached(positions, self.users.__getitem__)

    @property
    def users(self) -> list[list[int]]:
        """For each line the lines that use it."""
        for line in self.lines[len(self._users):]:
            self._users.append([])
            for operand in line.operands:
                self._users[operand].append(line.position)
        return self._users

    def consequences(self, place: int, edited: Expression) -> dict[int, float]:
        """Every number that comes out otherwise when one line is edited, by position;
        itself among them."""
        values, changed = list(self.own), [place, *sorted(self.affected(place))]
        values[place] = edited.of(values)
        for other in changed[1:]:
            values[other] = self.lines[other].of(values)
        return {other: values[other] for other in changed if values[other] == values[other]}

    def like(self, kind: str, sample: int | None,
             epoch: int) -> Mapping[tuple[str, ...], list[Step]]:
        """The steps of a kind in an epoch, of a sample or of none, by their names."""
        return self._steps.get((kind, sample, epoch)) or self._steps.get((kind, None, epoch), {})

    def of_kind(self, kind: str, sample: int | None, epoch: int) -> list[Step]:
        """The steps of a kind in an epoch, of a sample or of none, each name once."""
        return [steps[0] for steps in self.like(kind, sample, epoch).values()]

    def at(self, kind: str, names: tuple[str, ...], sample: int | None, epoch: int) -> Step | None:
        """The last step of a kind with these names in an epoch, of a sample or of
        none."""
        steps = self.like(kind, sample, epoch).get(names)
        return steps[-1] if steps else None
