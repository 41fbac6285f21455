"""Seldom slips: a function that is another one, or is not finished."""
from __future__ import annotations

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
    with_operands,
)
from .scene import Edits, Scene
from .slip import seldom

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
    yield from scene.written(line, *changed_nodes(line.number, operand_at(1), "/", "+"))
    yield from scene.written(line, *changed_nodes(line.number, opposite, "+"))


@seldom("softmax not finished", "a")
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


def logarithm_alone(node: Number) -> Number:
    """t ln a without its factor."""
    return operation("log", node.operands[1])
