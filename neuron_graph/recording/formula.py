"""A formula: an expression over the numbers of a calculation, made a function of their
values.

    values     a value for every line of a calculation, by position

It is made once, however often it is evaluated afterwards: for every student of a class,
every slip of a line, every parameter that is varied.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from .expressions import FLOATS, Arithmetic, Number, fold, value_of

Values = list[Any]
"""A value for every line, by position: a float, or another arithmetic's number."""
Formula = Callable[[Values], Any]


def formula_of(number: Number, positions: Mapping[Number, int], arithmetic: Arithmetic,
               last: Arithmetic) -> Formula:
    """The expression behind a number as a function of the numbers of an arithmetic; its
    outermost operation is done in `last`.

    `positions` says where each named number stands; one that stands nowhere keeps its
    value.
    """
    def leaf(operand: Any) -> Formula:
        if type(operand) is Number and operand in positions:
            return itemgetter(positions[operand])
        return constant(value_of(operand))

    def combine(node: Number, parts: list[Formula]) -> Formula:
        if node.operation is None:
            return lambda values: arithmetic.number(node.value)
        return combined(node.operation, parts, last if node is number else arithmetic)

    return fold(number, leaf, combine)


def evaluated(number: Number, positions: Mapping[Number, int], arithmetic: Arithmetic,
              values: Values) -> Any:
    """What the formula gives, without making it: for what is asked once."""
    def leaf(operand: Any) -> Any:
        place = positions.get(operand) if type(operand) is Number else None
        return value_of(operand) if place is None else values[place]

    def combine(node: Number, parts: list[Any]) -> Any:
        if node.operation is None:
            return arithmetic.number(node.value)
        return arithmetic.operations[node.operation](*parts)

    return fold(number, leaf, combine)


def constant(value: Any) -> Formula:
    """The function that is the same for all values."""
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
"""The commonest operations on floats, without a call: half the time of a class."""


def added(parts: list[Formula], arithmetic: Arithmetic) -> Formula:
    """A sum. One that goes on from another's is the same function with a term more: a
    thousand terms are no thousand calls deep."""
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
