"""What is rounded within a line: a person who computes 1/(1 + exp(-z)) with a calculator writes down 1 + exp(-z) in between.

Of every operation but the last the result is rounded to the figures carried, and the operations after it pass that on:
the running error bound of `recording.error_bound`, with the rounding of a person instead of that of floats.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..recording.arithmetics import FLOATS
from ..recording.error_bound import EXACT, PASSED, Bounded, no_error
from ..recording.expression import fold
from ..recording.number import Number
from .formula import Values
from .precision import magnitude

Rough = Callable[[Values, int], Bounded]
"""From all values and the significant figures carried: a value, and how far rounding within the line may put it off."""


def rough_of(number: Number, positions: Mapping[int, int]) -> Rough:
    """The rounding within an expression, that of its result left out."""
    def leaf(operand: Any) -> Rough:
        place = positions.get(id(operand)) if type(operand) is Number else None
        if place is not None:
            return lambda values, figures: Bounded(values[place], 0.0)
        constant = Bounded(operand.value if type(operand) is Number else operand, 0.0)
        return lambda values, figures: constant

    return fold(number, leaf, lambda node, parts: rounded(str(node.operation), parts, node is number))


def rounded(operation: str, parts: list[Rough], last: bool) -> Rough:
    """An operation on rounded operands, whose result is rounded if it is not the last."""
    function, passed = FLOATS.operations[operation], PASSED.get(operation, no_error)
    exact = last or operation in EXACT

    def apply(values: Values, figures: int) -> Bounded:
        operands = [part(values, figures) for part in parts]
        value = function(*[operand.value for operand in operands])
        error = passed(value, *operands)
        return Bounded(value, error if exact else error + 0.5 * 10.0 ** (magnitude(value) - figures + 1))

    return apply


def within(rough: Rough, values: Values, figures: int) -> float:
    """How far rounding within a line may put its number off; 0 where the line has no value."""
    try:
        return rough(values, figures).error
    except (ArithmeticError, ValueError):
        return 0.0
