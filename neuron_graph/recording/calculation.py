"""A calculation: the steps of a recording computed again, with other numbers, with lines edited, in any arithmetic.

    line      a number of the calculation, at its position in the trail
    values    a value for every line, by position: floats, or numbers of another arithmetic
    edits     expressions in place of lines' own, by position: they stand over the same named numbers

    calculation.values()                          all numbers, to the last bit as they were recorded
    calculation.values({0: 0.06})                 with another number in the first line
    calculation.path(9, {0})                      the lines that come out otherwise on the way from there to line 9

Each expression is made a function of the list of values once, however often it is evaluated afterwards: for every student
of a class, every slip of a line, every parameter that is varied.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeAlias

from .carry import Carry
from .expressions import FLOATS, Arithmetic, Number, fold, leaves, recorded
from .kinds import GIVEN, KINDS
from .step import Step

Values: TypeAlias = list[Any]
Formula: TypeAlias = "Callable[[Values], Any]"
Errors: TypeAlias = "tuple[type[Exception], ...]"
MISSING = ArithmeticError, ValueError
"""What an operation raises where it has no value."""
MOST_PATHS = 10_000
"""How many paths are kept, at most."""
Key: TypeAlias = tuple[str, tuple[str, ...]]
"""A parameter: weight or velocity, and its name."""


class Expression:
    """An expression over the numbers of a calculation, as a function of their values.

    `positions` says where each named number stands, by its identity; what is named and stands nowhere keeps its value.
    """

    def __init__(self, number: Number, positions: Mapping[int, int]):
        self.number, self.positions = number, positions
        self._formulas: dict[Arithmetic, Formula] = {}

    @cached_property
    def operands(self) -> tuple[int, ...]:
        """Where the numbers stand that it uses, each once, in order."""
        places = (self.positions.get(id(leaf)) for leaf in leaves(self.number))
        return tuple(dict.fromkeys(place for place in places if place is not None))

    @cached_property
    def formula(self) -> Formula:
        """It as a function of floats."""
        return self.within(FLOATS)

    def within(self, arithmetic: Arithmetic, last: Arithmetic | None = None) -> Formula:
        """It as a function of the numbers of an arithmetic; its outermost operation is done in `last`, if that is given."""
        if arithmetic not in self._formulas:
            self._formulas[arithmetic] = self.compiled(arithmetic, last or arithmetic)
        return self._formulas[arithmetic]

    def compiled(self, arithmetic: Arithmetic, last: Arithmetic) -> Formula:
        """The function, made from its parts."""
        def leaf(operand: Any) -> Formula:
            if type(operand) is not Number:
                return constant(operand)
            place = self.positions.get(id(operand))
            return constant(operand.value) if place is None else itemgetter(place)

        def combine(node: Number, parts: list[Formula]) -> Formula:
            if node.operation is None:
                return constant(node.value)
            return combined(node.operation, parts, last if node is self.number else arithmetic)

        return fold(self.number, leaf, combine)

    def of(self, values: Values, arithmetic: Arithmetic = FLOATS, missing: Errors = MISSING) -> Any:
        """Its value; nan where it has none."""
        formula = self.formula if arithmetic is FLOATS else self.within(arithmetic)
        try:
            return formula(values)
        except missing:
            return math.nan


def constant(value: Any) -> Formula:
    """The same for all values."""
    return lambda values: value


def combined(operation: str, parts: list[Formula], arithmetic: Arithmetic) -> Formula:
    """An operation on what its operands give."""
    if operation == "+":
        return added(parts, arithmetic)
    if arithmetic is FLOATS and operation in DIRECT:
        return DIRECT[operation](*parts)
    function = arithmetic.operations[operation]
    if len(parts) == 1:
        part = parts[0]
        return lambda values: function(part(values))
    if len(parts) == 2:
        left, right = parts
        return lambda values: function(left(values), right(values))
    return lambda values: function(*[part(values) for part in parts])


DIRECT: dict[str, Callable[..., Formula]] = {
    "-": lambda a, b: lambda values: a(values) - b(values),
    "*": lambda a, b: lambda values: a(values) * b(values),
    "same": lambda a: a,
}
"""The commonest operations on floats without a call of their own: half the time of a class."""


def added(parts: list[Formula], arithmetic: Arithmetic) -> Formula:
    """A sum. One that goes on from another's is the same function with a term more: a thousand terms are no thousand calls
    deep."""
    first, term = parts
    known = getattr(first, "__dict__", {})
    if known.get("arithmetic") is arithmetic:
        known["terms"].append(term)
        return first
    others, add = [term], arithmetic.operations["+"]

    def total(values: Values) -> Any:
        found = first(values)
        for other in others:
            found = add(found, other(values))
        return found

    vars(total).update(terms=others, arithmetic=arithmetic)
    return total


class Line(Expression):
    """A number of a calculation: its step, its position, its expression.

    A given number has none. One that an earlier epoch's update has left `comes_from` that.
    """

    def __init__(self, step: Step, position: int, positions: Mapping[int, int], comes_from: int | None = None):
        super().__init__(step.number, positions)
        self.step, self.position, self.comes_from = step, position, comes_from

    @property
    def is_given(self) -> bool:
        """Whether it is a number that was not computed."""
        return self.comes_from is None and self.number.operation is None

    @property
    def is_renamed(self) -> bool:
        """Whether it is another line's number by another name, such as E of one output."""
        return self.comes_from is not None or self.number.operation == "same"

    @cached_property
    def operands(self) -> tuple[int, ...]:
        """Where the numbers stand that it uses."""
        if self.comes_from is not None:
            return (self.comes_from,)
        return () if self.is_given else super().operands

    def compiled(self, arithmetic: Arithmetic, last: Arithmetic) -> Formula:
        """Its expression as a function; of what an update has left, that."""
        return super().compiled(arithmetic, last) if self.comes_from is None else itemgetter(self.comes_from)


def key_of(step: Step) -> Key | None:
    """The parameter that a step gives or updates, None if it is none."""
    parameter = KINDS[step.kind].parameter
    return (parameter, step.names) if parameter else None


class Calculation:
    """The lines of some trails, those of the epochs one after the other, and what each depends on.

    A parameter that a later epoch starts from is the one that the update before leaves.
    """

    def __init__(self, *trails: Sequence[Step]):
        self.lines: list[Line] = []
        self.positions: dict[int, int] = {}
        self._left: dict[Key | None, int] = {}
        """Where the last value of each parameter stands that an update has left."""
        self._needed: dict[int, frozenset[int]] = {}
        self._paths: dict[tuple[Any, ...], list[int]] = {}
        self._users: list[list[int]] = []
        self._places: dict[tuple[Any, ...], Step] = {}
        self._kinds: dict[tuple[Any, ...], dict[tuple[str, ...], Step]] = {}
        for trail in trails:
            for step in trail:
                self.add(step)

    def add(self, step: Step) -> int:
        """Enter a step as the last line; its position."""
        position = self.positions[id(step.number)] = len(self.lines)
        left = self._left.get(key_of(step)) if step.phase == GIVEN and step.number.operation is None else None
        if KINDS[step.kind].is_result:
            self._left[key_of(step)] = position
        self.lines.append(Line(step, position, self.positions, left))
        self._places[step.kind, step.names, step.sample, step.epoch] = step
        self._kinds.setdefault((step.kind, step.sample, step.epoch), {}).setdefault(step.names, step)
        return position

    @cached_property
    def own(self) -> Values:
        """The values that were recorded, to be changed by nobody."""
        return [line.step.value for line in self.lines]

    @property
    def samples(self) -> list[int]:
        """The numbers of the samples."""
        return sorted({line.step.sample for line in self.lines if line.step.sample is not None})

    def position(self, step: Step) -> int:
        """Where a step stands; one that was made on demand is entered at the end."""
        position = self.positions.get(id(step.number))
        if position is None:
            position = self.add(step)
            if "own" in self.__dict__:
                self.own.append(step.value)
        return position

    def expression(self, number: Number) -> Expression:
        """An expression over the numbers of this calculation, as the edit of a line."""
        return Expression(number, self.positions)

    def values(self, given: Mapping[int, Any] | None = None, arithmetic: Arithmetic = FLOATS, carry: Carry | None = None,
               missing: Errors = MISSING) -> Values:
        """A value for every line: those `given`, else of its expression; `carry` rounds each. Where an operation raises one
        of the `missing` errors its value is nan."""
        given = given or {}
        values: Values = []
        for line in self.lines:
            if line.position in given:
                value = arithmetic.number(given[line.position])
            else:
                value = arithmetic.number(line.step.value) if line.is_given else line.of(values, arithmetic, missing)
                value = carry.of(line.step, value) if carry else value
            values.append(value)
        return values

    def before(self, position: int) -> list[int]:
        """The positions of all that a number depends on, in order."""
        return self.behind(self.lines[position].operands)

    def behind(self, places: Iterable[int]) -> list[int]:
        """Some positions with all that they depend on, in order."""
        found: set[int] = set()
        waiting = list(places)
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += self.lines[place].operands
        return sorted(found)

    def path(self, position: int, moved: Collection[int], fixed: Collection[int] = (),
             through: Sequence[int] = ()) -> list[int]:
        """The lines to compute anew for the number at a position when those at `moved` have changed, in order, itself last.

        Lines that are `fixed` stay as they are; `through` are the operands of edited lines, on which it depends as well.
        """
        key = position, frozenset(moved), fixed if isinstance(fixed, frozenset) else frozenset(fixed), tuple(through)
        if len(self._paths) > MOST_PATHS:
            self._paths.clear()
        if key not in self._paths:
            self._paths[key] = self.found_path(position, set(moved), fixed, through)
        return self._paths[key]

    def found_path(self, position: int, moved: set[int], fixed: Collection[int], through: Sequence[int]) -> list[int]:
        """The path, looked for from the changed lines on."""
        needed = self.needed(position)
        if not needed.issuperset(through):
            needed = needed.union(self.behind(through))
        found, waiting = {position}, list(moved)
        while waiting:
            for user in self.users[waiting.pop()]:
                if user in needed and user not in found and user not in moved and user not in fixed:
                    found.add(user)
                    waiting.append(user)
        return [*sorted(found - {position}), position]

    def needed(self, position: int) -> frozenset[int]:
        """All that a number depends on, as a set."""
        if position not in self._needed:
            self._needed[position] = frozenset(self.before(position))
        return self._needed[position]

    @property
    def users(self) -> list[list[int]]:
        """For each line the lines that use it."""
        for line in self.lines[len(self._users):]:
            self._users.append([])
            for operand in line.operands:
                self._users[operand].append(line.position)
        return self._users

    def consequences(self, place: int, edited: Expression) -> dict[int, float]:
        """Every number that comes out otherwise when one line is edited, by position; itself among them."""
        values = list(self.own)
        values[place] = edited.of(values)
        changed = {place: values[place]}
        for line in self.lines[place + 1:]:
            if any(operand in changed for operand in line.operands):
                changed[line.position] = values[line.position] = line.of(values)
        return {position: value for position, value in changed.items() if value == value}

    def recorded_again(self, given: Mapping[int, Any], arithmetic: Arithmetic = FLOATS, carry: Carry | None = None,
                       ) -> list[Number]:
        """New recorded numbers for all lines, in order; computed from those given, `carry` rounding each."""
        return self.values(given, recorded(arithmetic), carry, missing=())

    def of_kind(self, kind: str, sample: int | None, epoch: int) -> list[Step]:
        """The steps of a kind in an epoch, of a sample or of none, each name once."""
        found = self._kinds.get((kind, sample, epoch)) or self._kinds.get((kind, None, epoch)) or {}
        return list(found.values())

    def at(self, kind: str, names: tuple[str, ...], sample: int | None, epoch: int) -> Step | None:
        """The step of a kind with these names in an epoch, of a sample or of none; the last one."""
        return self._places.get((kind, names, sample, epoch)) or self._places.get((kind, names, None, epoch))
