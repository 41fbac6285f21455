"""A formula as a function of the numbers of a calculation: made once, evaluated for every student of a class.

    number       an expression over named numbers, as a recording keeps it, or as a slip leaves it
    positions    where each named number stands in the list of values, by its identity

The function takes the list of all values and gives the value of the expression, to the last bit what `Recording.replay`
gives: the operations are the same ones, in the same order.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..recording.arithmetics import FLOATS
from ..recording.expression import fold, leaves
from ..recording.number import Number

Values = list[float]
Formula = Callable[[Values], float]


def formula_of(number: Number, positions: Mapping[int, int]) -> Formula:
    """The function of an expression. What is named and has no position keeps the value that it has."""
    def leaf(operand: Any) -> Formula:
        if type(operand) is not Number:
            return constant(operand)
        place = positions.get(id(operand))
        return constant(operand.value) if place is None else at(place)

    return fold(number, leaf, combined)


def constant(value: float) -> Formula:
    """The same for every list of values."""
    return lambda values: value


def at(place: int) -> Formula:
    """The value at a place."""
    return lambda values: values[place]


def combined(node: Number, parts: list[Formula]) -> Formula:
    """An operation on what its operands give."""
    operation = str(node.operation)
    if operation in DIRECT:
        return DIRECT[operation](*parts)
    function = FLOATS.operations[operation]
    if len(parts) == 1:
        part = parts[0]
        return lambda values: function(part(values))
    return lambda values: function(*[part(values) for part in parts])


DIRECT: dict[str, Callable[..., Formula]] = {
    "+": lambda a, b: lambda values: a(values) + b(values),
    "-": lambda a, b: lambda values: a(values) - b(values),
    "*": lambda a, b: lambda values: a(values) * b(values),
    "same": lambda a: a,
}
"""The commonest operations without a call of their own: half the time of a class."""


def operands_of(number: Number, positions: Mapping[int, int]) -> tuple[int, ...]:
    """Where the numbers stand that an expression uses, each once."""
    return tuple(dict.fromkeys(positions[id(leaf)] for leaf in leaves(number) if id(leaf) in positions))


def result(formula: Formula, values: Values) -> float:
    """What a formula gives; nan where it has no value."""
    try:
        return float(formula(values))
    except (ArithmeticError, ValueError):
        return math.nan


def reach(formula: Formula, operands: Sequence[int], values: Values, radii: Sequence[float]) -> float:
    """How far a formula's result may move when each operand moves by its radius: the sum of what each does alone.

    That is the first-order bound, measured on the formula itself instead of on its derivatives.
    """
    centre, total = result(formula, values), 0.0
    for place in operands:
        if radii[place]:
            kept = values[place]
            values[place] = kept + radii[place]
            total += abs(result(formula, values) - centre)
            values[place] = kept
    return total
