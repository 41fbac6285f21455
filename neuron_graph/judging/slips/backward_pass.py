"""Slips of the backward pass and in the update: in the error signal, its factors, the
gradients, the new weights."""
from __future__ import annotations

from typing import Any

from ...network import ACTIVATIONS
from ...recording import Step
from ...recording.expressions import Number
from .edits import (
    changed_nodes,
    forgotten,
    itself,
    nodes,
    operand_at,
    operands_of_kind,
    operation,
    with_node,
    with_operand,
    without,
)
from .scene import Edits, Scene, others_taken, taken
from .slip import slip

RATES = "rate", "rate_now", "rate_corrected"
"""The learning rate, that of a schedule, that of corrected moments."""


@slip("sign of the error", "upstream", "delta")
def sign_of_error(scene: Scene, line: Step) -> Edits:
    """Target and output are subtracted the other way round."""
    if operands_of_kind(line.number, "target"):
        for edited in changed_nodes(line.number, turned, "-"):
            yield "", edited


def turned(node: Number) -> Number:
    """An operation of its operands the other way round."""
    return operation(str(node.operation), *node.operands[::-1])


@slip("output slope missing", "delta")
def output_slope_missing(scene: Scene, line: Step) -> Edits:
    """The slope of the output's activation is left out."""
    return slope_missing(scene, line, output=True)


@slip("hidden slope missing", "delta")
def hidden_slope_missing(scene: Scene, line: Step) -> Edits:
    """The slope of the hidden neuron's activation is left out."""
    return slope_missing(scene, line, output=False)


def slope_missing(scene: Scene, line: Step, output: bool) -> Edits:
    """A delta without its slope."""
    if scene.is_output(line) is output:
        for slope in operands_of_kind(line.number, "slope"):
            for edited in without(line.number, slope.number):
                yield f"without {scene.name(slope)}", edited


@slip("another rule", "delta")
def another_rule(scene: Any, line: Step) -> Edits:
    """The delta is that of another rule: LMS takes the net input and no slope, the delta
    rule the output and its slope."""
    z, a, slope = [scene.at(line, kind, *line.names) for kind in ("z", "a", "slope")]
    if z in line.operands and a and slope:
        by_output = with_operand(line.number, z.number, a.number)
        yield "perceptron rule", by_output
        yield "delta rule", operation("*", by_output, slope.number)
    for error in operands_of_kind(line.number, "upstream") if z and slope else ():
        for a in operands_of_kind(error.number, "a"):
            by_net = with_operand(error.number, a.number, z.number)
            for edited in without(line.number, slope.number):
                yield "LMS", with_operand(edited, error.number, by_net)


@slip("chain broken off", "share", "gradient", "upstream", "a_by_number")
def chain_broken(scene: Scene, line: Step) -> Edits:
    """The chain rule is broken off before its last factors."""
    for delta in operands_of_kind(line.number, "delta"):
        for number in (scene.at(line, "upstream", *delta.names), delta):
            if number is not None:
                words = f"{scene.name(number)} where {scene.name(line)} belongs"
                yield words, itself(number.number)
    for share in operands_of_kind(line.number, "share"):
        yield from taken(scene, line, share, scene.at(line, "upstream", share.names[0]))


@slip("one share only", "upstream")
def one_share(scene: Scene, line: Step) -> Edits:
    """Only what comes back through one of the neurons above is counted."""
    shares = operands_of_kind(line.number, "share")
    for share in shares if len(shares) > 1 else ():
        yield f"{scene.name(share)} alone", itself(share.number)


@slip("other weights' time", "share")
def updated_weights(scene: Scene, line: Step) -> Edits:
    """Weights from after the update are used where those from before belong, or the
    reverse."""
    for kind, other in (("weight", "updated"), ("updated", "weight")):
        for weight in operands_of_kind(line.number, kind):
            yield from taken(scene, line, weight, scene.at(line, other, *weight.names))


@slip("slope at the wrong place", "slope")
def slope_place(scene: Scene, line: Step) -> Edits:
    """The slope is taken at a instead of z, written with z instead of a, or a factor of
    it is left out. An activation that is given comes of no z."""
    z, a = scene.at(line, "z", *line.names), scene.at(line, "a", *line.names)
    if z is None or a is None or not any(operand is a for operand in line.operands):
        return
    name = scene.name(a)
    if a.number.operation is not None:
        again = with_operand(a.number, z.number, a.number)
        yield f"{scene.name(z)} in place of {name}", with_operand(line.number, a.number, z.number)
        yield f"taken at {name}", with_operand(line.number, a.number, again)
    yield f"{name} alone", itself(a.number)
    yield f"1 - {name} alone", operation("-", 1.0, a.number)


@slip("another neuron's slope", "delta")
def other_slope(scene: Scene, line: Step) -> Edits:
    """The slope is that of another neuron, or of another layer."""
    return others_taken(scene, line, "slope")


@slip("constant factor left out", "slope", "a")
def constant_left_out(scene: Scene, line: Step) -> Edits:
    """A constant factor of the activation or of its slope is left out, such as the one
    half of a bipolar sigmoid's."""
    for node in nodes(line.number, "*"):
        if type(node.operands[0]) is float:
            edited = with_node(line.number, node, operand_at(1))
            yield f"without {node.operands[0]:g}", edited


@slip("another function's slope", "slope")
def other_function(scene: Scene, line: Step) -> Edits:
    """The slope is that of another activation: tanh's for the sigmoid, or the
    reverse."""
    z, a = scene.at(line, "z", *line.names), scene.at(line, "a", *line.names)
    for name in ("sigmoid", "tanh"):
        if z is not None and a is not None:
            slope: Any = ACTIVATIONS[name].slope
            yield f"the slope of {name}", slope(z.number, a.number)


@slip("bias not updated", "updated")
def bias_not_updated(scene: Scene, line: Step) -> Edits:
    """The bias's gradient is missing: it stays as it is."""
    return as_it_was(scene, line, "bias")


@slip("weight not updated", "updated")
def weight_not_updated(scene: Scene, line: Step) -> Edits:
    """The weight stays as it was: no step is taken."""
    return as_it_was(scene, line, "weight")


def as_it_was(scene: Scene, line: Step, kind: str) -> Edits:
    """An operand of a kind as the whole of a line."""
    for old in operands_of_kind(line.number, kind):
        yield f"{scene.name(old)} as it was", itself(old.number)


@slip("input and activation confused", "gradient", "a_by_number")
def input_confused(scene: Scene, line: Step) -> Edits:
    """Another number of the same neuron stands for what comes in."""
    for operand in operands_of_kind(line.number, "a", "input"):
        yield from taken(scene, line, operand, scene.at(line, "z", *operand.names))
        yield from taken(scene, line, operand, scene.at(line, "a", line.owner))


@slip("learning rate left out", "updated", "new_velocity", "decayed")
def rate_left_out(scene: Scene, line: Step) -> Edits:
    """The gradient is taken off without the learning rate."""
    return forgotten(line, *RATES)


@slip("learning rate squared", "updated", "new_velocity")
def rate_squared(scene: Scene, line: Step) -> Edits:
    """The learning rate is taken twice."""
    for rate in operands_of_kind(line.number, *RATES):
        square = operation("*", rate.number, rate.number)
        yield "", with_operand(line.number, rate.number, square)


@slip("added instead of subtracted", "updated")
def added(scene: Scene, line: Step) -> Edits:
    """The step is taken the wrong way: added instead of subtracted, or the reverse."""
    if line.number.operation in ("+", "-"):
        yield "", with_node(line.number, line.number, opposite)


def opposite(node: Number) -> Number:
    """A sum as a difference, or the reverse."""
    return operation("-" if node.operation == "+" else "+", *node.operands)
