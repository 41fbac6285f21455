"""Edits of a line: an expression with one of its operations done otherwise, or one of its operands taken elsewhere.

The edited expression stands over the same named numbers, so that it is evaluated like the one that it comes from.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from ...recording import Step, operands
from ...recording.expressions import Number, fold

Change = Callable[[Number], Any]


def operation(name: str, *operands: Any) -> Number:
    """A new operation; its value is found when it is evaluated."""
    return Number(math.nan, name, operands)


def itself(number: Number) -> Number:
    """A named number as the whole of another line."""
    return operation("same", number)


def nodes(number: Number) -> list[Number]:
    """The operations of an expression, the outermost first."""
    found: list[Number] = []

    def combine(node: Number, parts: list[Any]) -> Number:
        found.append(node)
        return node

    fold(number, lambda operand: operand, combine)
    return found[::-1]


def with_node(number: Number, chosen: Number, change: Change) -> Number:
    """The expression with one operation replaced by what `change` makes of it."""
    def combine(node: Number, parts: list[Any]) -> Any:
        copy = operation(str(node.operation), *parts)
        return change(copy) if node is chosen else copy

    result = fold(number, lambda operand: operand, combine)
    return result if type(result) is Number and result.step is None and result.operation else itself(result)


def with_operand(number: Number, old: Number, new: Any) -> Number:
    """The expression with one named number replaced wherever it stands."""
    return fold(number, lambda operand: new if operand is old else operand,
                lambda node, parts: operation(str(node.operation), *parts))


def with_operands(number: Number, new: dict[int, Number]) -> Number:
    """The expression with several named numbers replaced, by identity."""
    return fold(number, lambda operand: new.get(id(operand), operand),
                lambda node, parts: operation(str(node.operation), *parts))


def everywhere(number: Number, operations: set[str], change: Change) -> Number:
    """The expression with every operation of some names changed."""
    def combine(node: Number, parts: list[Any]) -> Any:
        copy = operation(str(node.operation), *parts)
        return change(copy) if node.operation in operations else copy

    result = fold(number, lambda operand: operand, combine)
    return result if type(result) is Number and result.step is None else itself(result)


def changed_nodes(number: Number, operations: set[str], change: Change) -> Iterator[Number]:
    """The expression with each of its operations of some names changed, one after the other."""
    return (with_node(number, node, change) for node in nodes(number) if node.operation in operations)


def operands_of_kind(number: Number, *kinds: str) -> list[Step]:
    """The named operands of some kinds, each once."""
    return [step for step in operands(number) if step.kind in kinds]


def without(number: Number, factor: Number) -> Number | None:
    """The expression with a factor left out of its product; None if it is none."""
    for node in nodes(number):
        if node.operation == "*" and any(operand is factor for operand in node.operands):
            return with_node(number, node, lambda copy: next((o for o in copy.operands if o is not factor), factor))
    return None
