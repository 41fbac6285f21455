"""Edits of a line: an expression with one of its operations done otherwise, or one of
its operands taken elsewhere.

The edited expression stands over the same named numbers, so that it is evaluated like
the one that it comes from.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from ...recording import Step, operands
from ...recording.expressions import Number, fold

Change = Callable[[Number], Any]
"""What becomes of an operation: another one, a named number or a constant."""


def operation(name: str, *operands: Any) -> Number:
    """A new operation; its value is found when it is evaluated."""
    return Number(math.nan, name, operands)


def itself(number: Number) -> Number:
    """A named number as the whole of another line."""
    return operation("same", number)


def operand_at(side: int) -> Change:
    """What an operation becomes when only its left (0) or its right (1) operand is
    left."""
    return lambda node: node.operands[side]


def done_as(name: str, way: int = 1) -> Change:
    """What an operation becomes that is done as another one, of the operands or of the
    operands turned round."""
    return lambda node: operation(name, *node.operands[::way])


def nodes(number: Number, *names: str) -> list[Number]:
    """The operations of some names in an expression, the outermost first."""
    found: list[Number] = []

    def combine(node: Number, parts: list[Any]) -> Number:
        if node.operation in names:
            found.append(node)
        return node

    fold(number, lambda operand: operand, combine)
    return found[::-1]


def everywhere(number: Number, is_changed: Callable[[Number], bool], change: Change) -> Number:
    """The expression with each operation that is to be changed replaced by what
    `change` makes of it."""
    def combine(node: Number, parts: list[Any]) -> Any:
        copy = operation(str(node.operation), *parts)
        return change(copy) if is_changed(node) else copy

    result = fold(number, lambda operand: operand, combine)
    is_expression = type(result) is Number and result.step is None and result.operation
    return result if is_expression else itself(result)


def with_node(number: Number, chosen: Number, change: Change) -> Number:
    """The expression with one operation replaced by what `change` makes of it."""
    return everywhere(number, lambda node: node is chosen, change)


def changed_nodes(number: Number, change: Change, *names: str) -> Iterator[Number]:
    """The expression with each of its operations of some names changed, one after the
    other."""
    return (with_node(number, node, change) for node in nodes(number, *names))


def with_operands(number: Number, new: dict[int, Any]) -> Number:
    """The expression with several named numbers replaced, by identity."""
    return fold(number, lambda operand: new.get(id(operand), operand),
                lambda node, parts: operation(str(node.operation), *parts))


def with_operand(number: Number, old: Number, new: Any) -> Number:
    """The expression with one named number replaced wherever it stands."""
    return with_operands(number, {id(old): new})


def operands_of_kind(number: Number, *kinds: str) -> list[Step]:
    """The named operands of some kinds, each once."""
    return [step for step in operands(number) if step.kind in kinds]


def without(number: Number, lost: Number, name: str = "*") -> Iterator[Number]:
    """The expression with a factor left out of its product, or a term out of its sum,
    "+"; of what is none there is no such expression."""
    def rest(node: Number) -> Any:
        return next((operand for operand in node.operands if operand is not lost), lost)

    for node in nodes(number, name):
        if any(operand is lost for operand in node.operands):
            yield with_node(number, node, rest)
            return


def forgotten(line: Step, *kinds: str) -> Iterator[tuple[str, Number]]:
    """A line without its operands of some kinds that are factors of a product."""
    for lost in operands_of_kind(line.number, *kinds):
        for edited in without(line.number, lost.number):
            yield "", edited
