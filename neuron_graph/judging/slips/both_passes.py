"""Slips that can happen in any line: another number of the same kind, a factor, a sign."""
from __future__ import annotations

from collections.abc import Iterator

from ...recording import KINDS, Step
from .edits import changed_nodes, operands_of_kind, operation, with_operand, with_operands
from .scene import Edited, Scene, taken
from .slip import slip

PRODUCTS = {key for key, kind in KINDS.items() if kind.is_product}
"""Kinds of lines in which a factor may be mistaken."""


@slip("factor 2 or 1/2", "error", "total", "upstream", "delta", "gradient", "share")
def factor_two(scene: Scene, line: Step) -> Iterator[Edited]:
    """A factor 2 or one half is lost or doubled."""
    whole = with_operands(line.number, {})
    yield f"half of {scene.name(line)}", operation("*", 0.5, whole)
    yield f"twice {scene.name(line)}", operation("*", 2.0, whole)


@slip("net input for activation", "z", "error", "upstream", "delta")
def net_for_activation(scene: Scene, line: Step) -> Iterator[Edited]:
    """A net input is used where the activation belongs."""
    pairs = [(a, scene.at(line, "z", *a.names)) for a in operands_of_kind(line.number, "a")]
    for a, z in pairs:
        yield from taken(scene, line, a, z)
    if len(pairs) > 1:
        nets = {id(a.number): z.number for a, z in pairs if z is not None}
        yield "in place of every activation", with_operands(line.number, nets)


@slip("target of another output", "error", "upstream", "delta")
def other_target(scene: Scene, line: Step) -> Iterator[Edited]:
    """The target is that of another output."""
    for target in operands_of_kind(line.number, "target"):
        for other in scene.like(line, target):
            yield from taken(scene, line, target, other)


@slip("wrong index", "z", "share", "gradient", "delta", "updated", "error",
      "upstream")
def wrong_index(scene: Scene, line: Step) -> Iterator[Edited]:
    """A number of the same kind with another index is used."""
    for operand in operands_of_kind(line.number, "input", "a", "weight", "bias", "delta", "gradient", "upstream", "share"):
        for other in scene.like(line, operand):
            yield from taken(scene, line, operand, other)


@slip("minus sign lost", "z", "updated")
def minus_lost(scene: Scene, line: Step) -> Iterator[Edited]:
    """The sign of a number in the line is lost, or one is added."""
    for operand in operands_of_kind(line.number, "weight", "bias", "input"):
        negative = operation("neg", operand.number)
        yield f"-{scene.name(operand)} for {scene.name(operand)}", with_operand(line.number, operand.number, negative)


@slip("another sample's value", "z", "share", "gradient", "delta", "error", "upstream")
def other_sample(scene: Scene, line: Step) -> Iterator[Edited]:
    """A number of another sample is used."""
    for operand in operands_of_kind(line.number, "input", "a", "target", "delta"):
        for sample in scene.calculation.samples:
            if operand.sample not in (None, sample):
                yield from taken(scene, line, operand, scene.calculation.at(operand.kind, operand.names, sample, line.epoch))


@slip("divided instead of multiplied", *PRODUCTS)
def divided(scene: Scene, line: Step) -> Iterator[Edited]:
    """A factor divides instead of multiplying."""
    for edited in changed_nodes(line.number, {"*"}, lambda node: operation("/", *node.operands)):
        yield "", edited
