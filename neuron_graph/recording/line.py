"""A line of a calculation: a number with its expression, which can be computed
again."""
from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeAlias

from .expressions import FLOATS, Arithmetic, Number, leaves
from .formula import Formula, Values, formula_of
from .step import Step

Errors: TypeAlias = tuple[type[Exception], ...]
NO_VALUE: Errors = ArithmeticError, ValueError
"""What an operation raises where it has no value."""


class Expression:
    """An expression over the numbers of a calculation, as a function of their values.

    `positions` says where each named number stands, by its identity; what is named and
    stands nowhere keeps its value.
    """

    def __init__(self, number: Number, positions: Mapping[Number, int]):
        self.number, self.positions = number, positions
        self._formulas: dict[Arithmetic, Formula] = {}

    @cached_property
    def operands(self) -> tuple[int, ...]:
        """Where the numbers stand that it uses, each once, in order."""
        places = [self.positions.get(leaf) for leaf in leaves(self.number)]
        return tuple(dict.fromkeys(place for place in places if place is not None))

    @cached_property
    def formula(self) -> Formula:
        """The expression as a function of floats."""
        return self.within(FLOATS)

    def within(self, arithmetic: Arithmetic, last: Arithmetic | None = None) -> Formula:
        """The expression as a function of the numbers of an arithmetic; its outermost
        operation is done in `last`, if that is given."""
        if arithmetic not in self._formulas:
            self._formulas[arithmetic] = self.made(arithmetic, last or arithmetic)
        return self._formulas[arithmetic]

    def made(self, arithmetic: Arithmetic, last: Arithmetic) -> Formula:
        """The function, made anew."""
        return formula_of(self.number, self.positions, arithmetic, last)

    def of(self, values: Values, arithmetic: Arithmetic = FLOATS, missing: Errors = NO_VALUE) -> Any:
        """Its value; nan where computing it raises one of the `missing` errors."""
        formula = self.formula if arithmetic is FLOATS else self.within(arithmetic)
        try:
            return formula(values)
        except missing:
            return math.nan


class Line(Expression):
    """A number of a calculation: its step, its position, its expression.

    A given number has no expression. One that an earlier epoch's update has left
    `comes_from` that.
    """

    def __init__(self, step: Step, positions: Mapping[Number, int], comes_from: int | None = None):
        super().__init__(step.number, positions)
        self.step, self.position = step, positions[step.number]
        self.comes_from = comes_from

    @property
    def is_given(self) -> bool:
        """Whether it is a number that was not computed."""
        return self.comes_from is None and self.number.operation is None

    @property
    def is_renamed(self) -> bool:
        """Whether it is another line's number by another name, such as E of one
        output."""
        return self.comes_from is not None or self.number.operation == "same"

    @cached_property
    def operands(self) -> tuple[int, ...]:
        """Where the numbers stand that it uses."""
        return super().operands if self.comes_from is None else (self.comes_from,)

    def made(self, arithmetic: Arithmetic, last: Arithmetic) -> Formula:
        """The function of its expression; of what an update has left, that."""
        if self.comes_from is None:
            return super().made(arithmetic, last)
        return itemgetter(self.comes_from)
