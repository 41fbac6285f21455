"""Slips where a layer is normalised, or has dropout."""
from __future__ import annotations

from ...recording import Step
from .edits import (
    changed_nodes,
    forgotten,
    nodes,
    operand_at,
    operands_of_kind,
    operation,
    with_operands,
)
from .scene import Edits, Scene, taken
from .slip import slip


@slip("mask forgotten", "dropped", "upstream")
def mask_forgotten(scene: Scene, line: Step) -> Edits:
    """The mask of dropout is left out."""
    return forgotten(line, "mask")


@slip("1/(1-p) forgotten", "dropped", "upstream")
def not_inverted(scene: Scene, line: Step) -> Edits:
    """What dropout leaves is not divided by 1 - p."""
    if operands_of_kind(line.number, "mask"):
        for edited in changed_nodes(line.number, operand_at(0), "/"):
            yield "", edited


@slip("gamma left out", "y", "xhat_gradient")
def gamma_left_out(scene: Scene, line: Step) -> Edits:
    """gamma is left out."""
    return forgotten(line, "gamma")


@slip("m - 1 for m", "var")
def less_one(scene: Scene, line: Step) -> Edits:
    """The variance is divided by m - 1, not by m."""
    [quotient] = nodes(line.number, "/")
    total, count = quotient.operands
    yield "", operation("/", total, count - 1.0)


@slip("epsilon outside the root", "sd")
def epsilon_outside(scene: Scene, line: Step) -> Edits:
    """epsilon is added after the root is taken."""
    [var, epsilon] = line.number.operands[0].operands
    yield "", operation("+", operation("sqrt", var), epsilon)


@slip("deviation and variance exchanged", "xhat", "delta", "var_gradient", "mean_gradient")
def variance_for_deviation(scene: Scene, line: Step) -> Edits:
    """The variance stands where the deviation, its root, belongs."""
    for sd in operands_of_kind(line.number, "sd"):
        yield from taken(scene, line, sd, scene.at(line, "var", *sd.names))


@slip("mean and variance taken for constants", "delta")
def constants(scene: Scene, line: Step) -> Edits:
    """What comes back through the mean, or the variance, or both is left out."""
    if operands_of_kind(line.number, "mean_gradient"):
        for edited in changed_nodes(line.number, operand_at(0), "+"):
            yield "", edited
        yield "", with_operands(line.number.operands[0].operands[0], {})
