"""Replay: the steps of a recording computed again, with other numbers, rounded, or in another arithmetic."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .arithmetics import Arithmetic
from .carry import Carry
from .expression import fold
from .number import Number, value_of
from .step import Step


def replayed(trail: Iterable[Step], replace: Mapping[int, Any], carry: Carry | None, arithmetic: Arithmetic,
             without: frozenset[str]) -> list[Step]:
    """The steps again, each on a new number; `replace` holds values by the identity of the number they replace."""
    again: dict[int, Number] = {}

    def leaf(operand: Any) -> Any:
        return again[id(operand)] if type(operand) is Number else operand

    def combine(node: Number, parts: list[Any]) -> Number:
        if node.operation is None:
            return Number(arithmetic.number(node.value))
        return Number(arithmetic.apply(node.operation, map(value_of, parts)), node.operation, tuple(parts))

    steps = []
    for step in trail:
        if id(step.number) in replace:
            number = Number(arithmetic.number(replace[id(step.number)]))
        else:
            number = fold(step.number, leaf, combine)
            if carry:
                number.value = carry.of(step, number.value)
        again[id(step.number)] = number
        if step.kind not in without:
            steps.append(step.at(number))
    return steps
