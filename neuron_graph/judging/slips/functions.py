"""Seldom slips: a function that is another one, or is not finished."""
from __future__ import annotations

import math
from typing import Any

from ...network import ACTIVATIONS, LOSSES
from ...recording import Step
from ...recording.expressions import Number
from .backward_pass import opposite, turned
from .edits import (
    changed_nodes,
    done_as,
    everywhere,
    nodes,
    operand_at,
    operands_of_kind,
    operation,
    with_node,
    with_operand,
    with_operands,
)
from .scene import Edits, Scene
from .slip import rare, seldom, slip

CHOICES = "until", "below"
OTHER_LOSSES = "half-squared-sum", "cross-entropy", "binary-cross-entropy"


@seldom("another activation", "a")
def other_activation(scene: Scene, line: Step) -> Edits:
    """The activation is another function, such as the sigmoid for tanh or for
    softmax."""
    z = scene.at(line, "z", *line.names)
    for name in ("sigmoid", "tanh"):
        if z is not None:
            function: Any = ACTIVATIONS[name]
            yield f"{name} of {scene.name(z)}", function(z.number)


@seldom("activation not finished", "a")
def unfinished_activation(scene: Scene, line: Step) -> Edits:
    """The activation is not finished, or one of its steps is left out."""
    yield from scene.written(line, *nodes(line.number, "exp"))
    for side, names in (1, ("/", "+")), (0, ("exp", "-", "*")), (2, CHOICES), (3, CHOICES):
        yield from scene.written(line, *changed_nodes(line.number, operand_at(side), *names))
    yield from scene.written(line, *changed_nodes(line.number, opposite, "+"))


@slip("softmax not finished", "a")
def unfinished_softmax(scene: Scene, line: Step) -> Edits:
    """Softmax is not finished: the exponential is not divided by the sum, or is left
    out."""
    for own in operands_of_kind(line.number, "e"):
        [total] = operands_of_kind(line.number, "e_sum")
        nets = {id(e.number): z.number for e in operands_of_kind(total.number, "e")
                for z in operands_of_kind(e.number, "z")}
        z = nets[id(own.number)]
        whole = with_operands(total.number, nets)
        yield from scene.written(line, operation("exp", z), operation("/", z, whole))
        others = operation("-", total.number, own.number)
        yield from scene.written(line, operation("/", own.number, others))


@seldom("another loss", "error")
def other_loss(scene: Scene, line: Step) -> Edits:
    """The error is that of another loss."""
    for t in operands_of_kind(line.number, "target"):
        for a in operands_of_kind(line.number, "a"):
            for name in OTHER_LOSSES:
                error: Any = LOSSES[name].error
                yield name, error(t.number, a.number)


@seldom("logarithm not finished", "error")
def unfinished_logarithm(scene: Scene, line: Step) -> Edits:
    """The logarithm is left out, stands alone, or is taken of the target."""
    for change in (done_as("*"), logarithm_alone, turned) if nodes(line.number, "xlogy") else ():
        edited = everywhere(line.number, lambda node: node.operation == "xlogy", change)
        yield from scene.written(line, edited)


@rare("one taken out of the logarithm", "error")
def one_outside(scene: Scene, line: Step) -> Edits:
    """One less the logarithm is taken, and not the logarithm of one less the output."""
    for node in nodes(line.number, "xlogy"):
        if type(node.operands[1]) is Number and node.operands[1].operation == "-":
            yield from scene.written(line, with_node(line.number, node, outside))


def outside(node: Number) -> Number:
    """t ln(1 - a) as t (1 - ln a)."""
    t, rest = node.operands
    return operation("*", t, operation("-", 1.0, operation("log", rest.operands[1])))


@rare("another function of the net input", "a")
def other_form(scene: Scene, line: Step) -> Edits:
    """The function is mistaken for one like it: of half the net input, with a power of
    10, its slope, its inverse, or applied twice."""
    z = scene.at(line, "z", *line.names)
    if z is None or not nodes(line.number, "/", "tanh", "relu"):
        return
    whole, net = with_operands(line.number, {}), z.number
    minus = operation("neg", net)
    forms = [with_operand(line.number, net, part)
             for part in (operation("*", 0.5, net), operation("*", 2.0, net), whole)]
    forms += [minus, operation("-", operation("exp", net), operation("exp", minus))]
    forms += [operation(name, 1.0, part) for name, part in (
        ("/", whole), ("-", whole), ("-", operation("*", whole, whole)))]
    forms.append(operation("*", whole, forms[-2]))
    yield from scene.written(line, *forms)
    yield "a power of 10 for one of e", everywhere(
        line.number, lambda node: node.operation == "exp", power_of_ten)


def power_of_ten(node: Number) -> Number:
    """A power of e as one of 10."""
    return operation("exp", operation("*", math.log(10.0), node.operands[0]))


def logarithm_alone(node: Number) -> Number:
    """t ln a without its factor."""
    return operation("log", node.operands[1])
