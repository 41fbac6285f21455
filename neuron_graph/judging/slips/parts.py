"""Seldom slips: a part of the formula that is left out, stands twice or too often, and
an operation done as another."""
from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...recording import KINDS, Step
from ...recording.expressions import Number
from .edits import (
    Change,
    done_as,
    nodes,
    operand_at,
    operands_of_kind,
    operation,
    with_node,
    with_operand,
    with_operands,
    without,
)
from .scene import Edits, Scene
from .slip import rare, seldom

MOST_PARTS = 12
"""How many operations a formula has at most in which parts are looked at one by one."""
PRODUCTS = [key for key, kind in KINDS.items() if kind.is_product]


def places(line: Step) -> list[Number]:
    """The operations of a formula that is not too long, each once."""
    found = nodes(line.number, "+", "-", "*", "/")
    return list(dict.fromkeys(found)) if len(found) <= MOST_PARTS else []


def redone(scene: Scene, line: Step, node: Number, *changes: Change) -> Edits:
    """A line with one operation replaced by others; as it then is."""
    return scene.written(line, *(with_node(line.number, node, change) for change in changes))


@seldom("part left out", "error", "slope", "total", *PRODUCTS)
def part_left_out(scene: Scene, line: Step) -> Edits:
    """A part of the formula is left out, such as a square, a factor or a term."""
    for node in places(line):
        left, right = node.operands
        yield from redone(scene, line, node, operand_at(1), *[operand_at(0)] * (left is not right))
        if left is right and left.step is None:
            yield from scene.written(line, left)
    if line.number.operation == "-":
        yield from redone(scene, line, line.number, lambda node: operation("neg", node.operands[1]))


@seldom("factor too many", "gradient", "delta", "updated", "z")
def too_many(scene: Scene, line: Step) -> Edits:
    """A factor stands in the formula that does not belong there."""
    for factor in factors_beside(scene, line) if line.kind in ("gradient", "delta") else ():
        whole = operation("*", with_operands(line.number, {}), factor.number)
        yield f"times {scene.name(factor)}", whole
    for kind, other in (("gradient", "weight"), ("bias", "input"), ("bias", "a")):
        for term in operands_of_kind(line.number, kind):
            for factor in operands_of_kind(line.number, other):
                both = operation("*", term.number, factor.number)
                yield from scene.written(line, with_operand(line.number, term.number, both))


def factors_beside(scene: Scene, line: Step) -> Iterator[Step]:
    """The numbers by which a gradient or a delta may be multiplied by mistake."""
    slope = scene.at(line, "slope", line.owner)
    own = [scene.at(line, kind, *line.names) for kind in ("weight", "bias")]
    rates = scene.of_kind(line, "rate") if line.kind == "gradient" else []
    used = line.operands
    yield from (step for step in (slope, *rates, *own) if step and step not in used)


@seldom("operation exchanged", "z", "error", "slope", "total", *PRODUCTS)
def exchanged(scene: Scene, line: Step) -> Edits:
    """One operation is done for another: added for multiplied, subtracted for added, or
    divided the other way round."""
    for node in places(line):
        for name in OTHERS[str(node.operation)]:
            yield from redone(scene, line, node, done_as(name))
            if line.kind == "total" and node is not line.number:
                yield from scene.written(line, operation(name, *node.operands))
        for name in REVERSED.get(str(node.operation), "")[:len({*node.operands}) - 1]:
            yield from redone(scene, line, node, done_as(name, -1))


OTHERS = {"+": "-*", "-": "+*", "*": "+-", "/": "*"}
"""What is done for an operation."""
REVERSED = {"+": "-", "*": "/"}
"""What is done for one of two different operands, with these the other way round."""


@seldom("part taken twice", "z", "total", "slope", *PRODUCTS)
def twice(scene: Scene, line: Step) -> Edits:
    """A part of the formula stands in it twice."""
    for node in places(line):
        for side in (0, 1):
            name = "*" if node.operation in ("*", "/") else "+"
            yield from redone(scene, line, node, partial(again, name, side))


def again(name: str, side: int, node: Number) -> Number:
    """An operation whose one operand is added, or multiplied by, once more."""
    return operation(name, node, node.operands[side])


@seldom("learning rate on all", "updated")
def rate_on_all(scene: Scene, line: Step) -> Edits:
    """The learning rate multiplies the weight, too, or the weight alone."""
    for rate in operands_of_kind(line.number, "rate"):
        for edited in without(line.number, rate.number):
            yield from scene.written(line, operation("*", rate.number, edited))
            for weight in operands_of_kind(edited, "weight", "bias"):
                times = operation("*", rate.number, weight.number)
                yield from scene.written(line, with_operand(edited, weight.number, times))


@rare("mean for the sum", "z", "total", "upstream")
def mean_for_sum(scene: Scene, line: Step) -> Edits:
    """The sum is divided by the number of its terms."""
    terms = 1 + len(nodes(line.number, "+"))
    for count in range(max(2, terms - 1), terms + 1) if terms > 1 else ():
        yield from scene.written(line, operation("/", with_operands(line.number, {}), float(count)))


@seldom("squares one by one", "error")
def squares_apart(scene: Scene, line: Step) -> Edits:
    """Target and output are squared one by one, and not their difference."""
    for node in nodes(line.number, "*"):
        if node.operands[0] is node.operands[1]:
            yield from redone(scene, line, node, apart)


def apart(node: Number) -> Number:
    """The square of a difference as the difference of squares."""
    difference = node.operands[0]
    return operation(difference.operation, *(operation("*", part, part)
                                             for part in difference.operands))


@rare("root of the sum", "total", "error")
def root_taken(scene: Scene, line: Step) -> Edits:
    """The square root is taken of the whole."""
    whole = with_operands(line.number, {})
    for part in (whole, whole.operands[0]) if whole.operation == "/" else (whole,):
        half = operation("*", 0.5, operation("log", part))
        yield f"root of {scene.name(line)}", operation("exp", half)


@rare("rest of the momentum", "new_velocity")
def momentum_complement(scene: Scene, line: Step) -> Edits:
    """One less the momentum stands where the momentum belongs, or at the step, too."""
    products = nodes(line.number, "*")
    for kept in products:
        momentum = kept.operands[0]
        for node in products if isinstance(momentum, float) else ():
            yield from redone(scene, line, node, partial(times, 1.0 - momentum, node is kept))


def times(factor: float, is_instead: bool, node: Number) -> Number:
    """A product with a factor more, or instead of its first one."""
    return operation("*", factor, node.operands[1] if is_instead else node)
