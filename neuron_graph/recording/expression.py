"""The one walk over the expression behind a number, from which everything shown and recomputed comes.

`fold(number, leaf, combine)` goes through the unnamed operations behind a number, down to the numbers that have a
name and to constants: `leaf(operand)` says what one of these becomes, `combine(node, parts)` what an operation of such
parts does. With strings it prints a formula, with floats it evaluates it, with Numbers it records it anew.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from .number import Number

Part = TypeVar("Part")


def fold(number: Number, leaf: Callable[[Any], Part], combine: Callable[[Number, list[Part]], Part]) -> Part:
    """The expression of `number` folded from its leaves up.

    With a stack of its own, because a sum of a thousand terms is a thousand operations deep.
    """
    stack: list[tuple[Number, list[Part]]] = [(number, [])]
    while True:
        node, parts = stack[-1]
        if len(parts) < len(node.operands):
            operand = node.operands[len(parts)]
            if is_leaf(operand):
                parts.append(leaf(operand))
            else:
                stack.append((operand, []))
            continue
        stack.pop()
        result = combine(node, parts)
        if not stack:
            return result
        stack[-1][1].append(result)


def is_leaf(operand: Any) -> bool:
    """Whether an operand is printed as it stands: a constant, a named number or a given one."""
    return type(operand) is not Number or operand.step is not None or operand.operation is None


def leaves(number: Number) -> list[Any]:
    """The leaves of an expression in the order in which they stand, with repetitions."""
    found: list[Any] = []
    fold(number, found.append, lambda node, parts: None)
    return found
