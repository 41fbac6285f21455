"""The one walk over the expression behind a number, from which all that is shown is
made.

`fold(number, leaf, combine)` goes through the unnamed operations behind a number, down
to the numbers that have a name and to constants: `leaf(operand)` says what one of these
becomes, `combine(node, parts)` what an operation of such parts does. With strings it
prints a formula, with floats it evaluates it, with Numbers it records it anew.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from .number import Number

Part = TypeVar("Part")


def fold(number: Number, leaf: Callable[[Any], Part],
         combine: Callable[[Number, list[Part]], Part]) -> Part:
    """The expression of `number` folded from its leaves up.

    It keeps a stack of its own, because a sum of a thousand terms is a thousand
    operations deep.
    """
    above: list[tuple[Number, list[Part], Any]] = []
    parts: list[Part] = []
    node, operands = number, iter(number.operands)
    while True:
        for operand in operands:
            if (type(operand) is Number and operand.step is None
                    and operand.operation is not None):
                above.append((node, parts, operands))
                node, parts, operands = operand, [], iter(operand.operands)
                break
            parts.append(leaf(operand))
        else:
            result = combine(node, parts)
            if not above:
                return result
            node, parts, operands = above.pop()
            parts.append(result)


def leaves(number: Number) -> list[Number]:
    """The numbers among the leaves of an expression, in the order in which they stand
    in it; one that it uses twice is there twice."""
    found: list[Any] = []
    fold(number, found.append, lambda node, parts: None)
    return [operand for operand in found if type(operand) is Number]


def operations_in(number: Number) -> set[str]:
    """The names of the operations of an expression."""
    found: set[str] = set()
    fold(number, lambda operand: None, lambda node, parts: found.add(str(node.operation)))
    return found
