"""How a line changes with something inside its expression: the chain rule, gate by gate, from
the derivative of each operation by its operands."""
from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

from ..expressions import OPERATIONS, Number, fold
from ..kinds import PARTS

OF_NUMBERS: dict[str, Callable[..., tuple[Any, ...]]] = {
    "log": lambda value, a: (1.0 / a,),
    "xlogy": lambda value, t, a: (Number.through(a, OPERATIONS["log"].floats, a), t / a),
}
"""The derivatives of recorded numbers, where those of floats look at their size."""


def derivative(number: Number, inside: Number) -> Any:
    """The derivative of an expression by a number inside it, 0.0 where it does not
    depend on it."""
    def leaf(operand: Any) -> Any:
        if operand is inside:
            return 1.0
        is_part = type(operand) is Number and operand.step and operand.step.kind in PARTS
        return derivative(operand, inside) if is_part else 0.0

    def combine(node: Number, parts: list[Any]) -> Any:
        if node is inside:
            return 1.0
        if all(map(is_nothing, parts)):
            return 0.0
        one, *others = node.operands
        if node.operation == "*" and others[0] is one:
            return product(product(2.0, one), parts[0])
        operation = str(node.operation)
        partials = OF_NUMBERS.get(operation, OPERATIONS[operation].partials)
        return reduce(plus, map(product, parts, partials(node, one, *others)))

    return fold(number, leaf, combine)


def product(one: Any, other: Any) -> Any:
    """a·b; constants are multiplied at once, and stand in front; None where one of them
    is not recorded."""
    if one is None or other is None:
        return None
    if type(other) is float:
        one, other = other, one
    if type(one) is not float:
        return one * other
    if type(other) is Number and other.operation == "*" and type(other.operands[0]) is float:
        one, other = one * other.operands[0], other.operands[1]
    if one in (0.0, 1.0):
        return other if one else 0.0
    return -other if one == -1.0 else one * other


def plus(one: Any, other: Any) -> Any:
    """a + b; nothing is added to 0."""
    if is_nothing(one):
        return other
    return one if is_nothing(other) else one + other


def is_nothing(part: Any) -> bool:
    """Whether it is the constant 0."""
    return type(part) is float and part == 0.0
