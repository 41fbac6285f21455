"""A line of a calculation: a number whose expression can be computed again."""
from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .expressions import FLOATS, Arithmetic, Number, leaves
from .formula import Formula, Values, evaluated, formula_of
from .step import Step

Errors = tuple[type[Exception], ...]
NO_VALUE = ArithmeticError, ValueError
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
        return tuple(dict.fromkeys(
            self.positions[leaf] for leaf in leaves(self.number) if leaf in self.positions))

    @cached_property
    def is_single(self) -> bool:
        """Whether it is one operation on numbers that have a name."""
        return not any(type(operand) is Number and operand.step is None and operand.operation
                       for operand in self.number.operands)

    def within(self, arithmetic: Arithmetic, last: Arithmetic | None = None) -> Formula:
        """The expression as a function of the numbers of an arithmetic; its outermost
        operation is done in `last`, if that is given."""
        if arithmetic not in self._formulas:
            self._formulas[arithmetic] = formula_of(
                self.number, self.positions, arithmetic, last or arithmetic)
        return self._formulas[arithmetic]

    def of(self, values: Values, arithmetic: Arithmetic = FLOATS,
           missing: Errors = NO_VALUE) -> Any:
        """Its value; nan where computing it raises one of the `missing` errors."""
        try:
            if arithmetic is FLOATS:
                return (self._formulas.get(arithmetic) or self.within(arithmetic))(values)
            return evaluated(self.number, self.positions, arithmetic, values)
        except missing:
            return math.nan


class Line(Expression):
    """A number of a calculation: its step, its position, its expression.

    A given number has no expression. A parameter that an earlier epoch's update has
    `left` is that by another name.
    """

    def __init__(self, step: Step, positions: Mapping[Number, int], left: Step | None = None):
        number = Number(step.value, "same", (left.number,)) if left else step.number
        super().__init__(number, positions)
        self.step, self.position = step, positions[step.number]

    @property
    def is_given(self) -> bool:
        """Whether it is a number that was not computed."""
        return self.number.operation is None

    @property
    def is_renamed(self) -> bool:
        """Whether it is another line's number by another name, as E of one output
        is."""
        return self.number.operation == "same"
