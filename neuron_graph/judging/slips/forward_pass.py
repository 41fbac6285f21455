"""Slips of the forward pass: in net inputs, activations and errors."""
from __future__ import annotations

import math

from ...recording import Step
from ...recording.expressions import Number
from .edits import (
    everywhere,
    nodes,
    operand_at,
    operands_of_kind,
    operation,
    with_node,
    with_operands,
    without,
)
from .scene import Edits, Scene
from .slip import slip

LOGARITHMS = "log", "xlogy"

@slip("weights swapped", "z", "share", "upstream")
def weights_swapped(scene: Scene, line: Step) -> Edits:
    """The weights are transposed, or two are swapped."""
    weights = operands_of_kind(line.number, "weight")
    for position, one in enumerate(weights):
        for other in weights[position + 1:]:
            both = {id(one.number): other.number, id(other.number): one.number}
            words = f"{scene.name(one)} and {scene.name(other)} swapped"
            yield words, with_operands(line.number, both)
    yield from transposed(scene, line, weights) if weights else ()


def transposed(scene: Scene, line: Step, weights: list[Step]) -> Edits:
    """A net input with the weights of the transposed matrix; a share along the
    transposed edge."""
    rows: dict[str, list[Step]] = {}
    for step in scene.of_kind(line, "weight"):
        rows.setdefault(step.owner, []).append(step)
    own = weights[0].owner
    inputs = inputs_of(scene, line, own)
    layer = [owner for owner in rows if inputs_of(scene, line, owner) == inputs]
    names = [step.names for step in rows.get(own, ())]
    if len(layer) != len(names) or not {step.names for step in weights} <= {*names}:
        return
    row, new = layer.index(own), dict[int, Number]()
    for weight in weights:
        column = layer[names.index(weight.names)]
        new[id(weight.number)] = rows[column][row].number
    if any(key != id(number) for key, number in new.items()):
        yield "the weights of the transposed matrix", with_operands(line.number, new)


def inputs_of(scene: Scene, line: Step, neuron: str) -> set[str]:
    """What comes in at a neuron, which all of a layer have in common."""
    z = scene.at(line, "z", neuron)
    return {step.name for step in z.operands if step.kind in ("a", "input")} if z else {neuron}


@slip("weights left out", "z")
def weights_left_out(scene: Scene, line: Step) -> Edits:
    """The inputs are added without their weights."""
    weights = {id(step.number) for step in operands_of_kind(line.number, "weight")}

    def bare(node: Number) -> object:
        return next((operand for operand in node.operands if id(operand) not in weights), node)

    yield "all weights", everywhere(line.number, lambda node: node.operation == "*", bare)


@slip("bias left out", "z")
def bias_left_out(scene: Scene, line: Step) -> Edits:
    """The bias is left out of the net input."""
    for bias in operands_of_kind(line.number, "bias"):
        for edited in without(line.number, bias.number, "+"):
            yield f"without {scene.name(bias)}", edited


@slip("term left out", "z", "upstream", "total")
def term_left_out(scene: Scene, line: Step) -> Edits:
    """A term is left out of the sum."""
    for node in nodes(line.number, "+"):
        for side in (0, 1):
            lost = [scene.name(step) for step in operands_in(node.operands[1 - side])]
            if len(lost) <= 2 and not any(name.startswith("b") for name in lost):
                words = f"without {'*'.join(lost)}"
                yield words, with_node(line.number, node, operand_at(side))


def operands_in(operand: object) -> list[Step]:
    """The named numbers of a term."""
    if type(operand) is not Number:
        return []
    if isinstance(operand.step, Step):
        return [operand.step]
    return operands_of_kind(operand, "weight", "input", "a", "share", "error", "bias")


@slip("e^z for e^-z", "a")
def exponent_sign(scene: Scene, line: Step) -> Edits:
    """The exponent has lost its minus sign."""
    for node in nodes(line.number, "neg"):
        yield "", with_node(line.number, node, lambda copy: copy.operands[0])


@slip("log base 10", "error", "a")
def base_ten(scene: Scene, line: Step) -> Edits:
    """The logarithm is that of base 10."""
    if nodes(line.number, *LOGARITHMS):
        edited = everywhere(line.number, lambda node: node.operation in LOGARITHMS, to_base_ten)
        yield "", edited


def to_base_ten(node: Number) -> Number:
    """A natural logarithm as one of base 10."""
    return operation("/", node, math.log(10.0))
