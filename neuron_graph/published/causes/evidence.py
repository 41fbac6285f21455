"""The evidence that figures are for a convention under which they hold."""
from __future__ import annotations

from collections.abc import Sequence
from math import prod

from ..cases import Parts
from ..figure_line import FigureLine


def evidence(hits: Sequence[FigureLine], parts: Parts) -> float:
    """How likely it is that all of some hits are chance.

    A learning rate was found from one of them, which says nothing for it, nor do those
    that change by as much.
    """
    if "rate" in parts:
        by_change = {f"{abs(line.own - old_of(line)):.9g}": line for line in hits}
        _, *hits = by_change.values()
    return prod(chance(line) for line in hits)


def chance(line: FigureLine) -> float:
    """How likely it is that a number of the line's range agrees with its digits."""
    return min(1.0, 2 * line.one.unit / line.width)


def stands_still(line: FigureLine, value: float) -> bool:
    """Whether a value says that nothing is learned: no gradient, or a new weight that
    is the old one."""
    if line.step.kind == "updated":
        return value in (0.0, old_of(line))
    return line.step.kind in ("gradient", "delta", "upstream") and value == 0.0


def rate_behind(line: FigureLine) -> float | None:
    """The learning rate that a printed new weight would follow from, in two digits."""
    step, old = line.step, old_of(line)
    if step.kind != "updated" or step.value == old:
        return None
    rate = next((operand.value for operand in step.operands if operand.kind == "rate"), 0.0)
    asked = float(f"{rate * (float(line.one) - old) / (step.value - old):.2g}")
    return asked if 0.0 < asked < 1000.0 and asked != rate else None


def old_of(line: FigureLine) -> float:
    """The number that an update changes; 0 for what is no update."""
    return next((one.value for one in line.step.operands if one.kind in ("weight", "bias")), 0.0)
