"""Seldom slips: an operand taken from elsewhere, or the line answered with what stands
beside it."""
from __future__ import annotations

from ...recording import Step
from .edits import itself, nodes, operands_of_kind, operation, with_operand, with_operands
from .forward_pass import inputs_of
from .parts import PRODUCTS
from .scene import Edits, Scene, others_taken, taken
from .slip import rare, seldom, slip


@seldom("velocity before left out", "updated")
def velocity_left_out(scene: Scene, line: Step) -> Edits:
    """The plain step is taken where the velocity belongs: momentum is forgotten."""
    for velocity in operands_of_kind(line.number, "new_velocity"):
        for old in operands_of_kind(velocity.number, "velocity"):
            alone = with_operand(velocity.number, old.number, 0.0)
            yield f"without {scene.name(old)}", with_operand(line.number, velocity.number, alone)


@seldom("derivative by the activation for delta", "share", "gradient", "a_by_number")
def upstream_for_delta(scene: Scene, line: Step) -> Edits:
    """The derivative by the activation is used where delta belongs: the slope is
    missing."""
    for delta in operands_of_kind(line.number, "delta"):
        yield from taken(scene, line, delta, scene.at(line, "upstream", *delta.names))


@seldom("error for its derivative", "share", "gradient", "delta", "upstream", "updated")
def error_for_derivative(scene: Scene, line: Step) -> Edits:
    """The error is used where its derivative belongs."""
    for operand in operands_of_kind(line.number, "delta", "upstream", "gradient"):
        error = scene.at(line, "error", *operand.names) or scene.at(line, "error", line.owner)
        yield from taken(scene, line, operand, error)
        yield from raw_error(scene, line, operand)
    for node in nodes(line.number, "-") if line.kind == "upstream" else ():
        yield from scene.written(line, operation("*", *[with_operands(node, {})] * 2))
        for error in filter(None, [scene.at(line, "error", *line.names)]):
            yield scene.name(error), itself(error.number)


def raw_error(scene: Scene, line: Step, operand: Step) -> Edits:
    """A line with target minus output in the place of an operand."""
    t, a = scene.at(line, "target", *operand.names), scene.at(line, "a", *operand.names)
    if t and a:
        difference = operation("-", t.number, a.number)
        yield from scene.written(line, with_operand(line.number, operand.number, difference))


@slip("input for activation", "z", "gradient")
def input_for_activation(scene: Scene, line: Step) -> Edits:
    """An input of the network is used where the activation of the neuron before
    belongs."""
    activations = operands_of_kind(line.number, "a")
    inputs = scene.calculation.of_kind("input", line.sample, line.epoch)
    for a in activations:
        for x in inputs if len(inputs) * len(activations) <= MOST_TAKEN else ():
            yield from taken(scene, line, a, x)


MOST_TAKEN = 12
"""In wider networks an operand is not looked for everywhere."""


@seldom("weight for activation", "gradient", "share")
def weight_for_activation(scene: Scene, line: Step) -> Edits:
    """A weight is used where an activation belongs, or the reverse."""
    for operand in operands_of_kind(line.number, "a", "input"):
        yield from taken(scene, line, operand, scene.at(line, "weight", *line.names))
    for weight in operands_of_kind(line.number, "weight"):
        for name in line.names:
            yield from taken(scene, line, weight, scene.at(line, "a", name))


@seldom("activation for its slope", "delta")
def activation_for_slope(scene: Scene, line: Step) -> Edits:
    """The activation or the net input is used where the slope belongs."""
    for slope in operands_of_kind(line.number, "slope"):
        for kind in ("a", "z"):
            yield from taken(scene, line, slope, scene.at(line, kind, *slope.names))


@seldom("another neuron's weights", "z")
def other_weights(scene: Scene, line: Step) -> Edits:
    """All weights are those of another neuron of the layer."""
    own, beside = operands_of_kind(line.number, "weight"), inputs_of(scene, line, line.owner)
    for other in scene.like(line, line):
        if inputs_of(scene, line, other.owner) == beside:
            weights = operands_of_kind(other.number, "weight")
            new = {id(old.number): weight.number for old, weight in zip(own, weights)}
            yield f"those of {other.owner}", with_operands(line.number, new)


@seldom("weights read down the columns", "z", "share")
def by_columns(scene: Scene, line: Step) -> Edits:
    """The weights are read down the columns and not along the rows, or a new weight is
    that of another edge."""
    layer = [line, *scene.like(line, line)] if line.kind == "z" else []
    layer = [other for other in scene.calculation.of_kind("z", line.sample, line.epoch)
             if layer and inputs_of(scene, line, other.owner) == inputs_of(scene, line, line.owner)]
    flat = [weight for other in layer for weight in operands_of_kind(other.number, "weight")]
    own = operands_of_kind(line.number, "weight")
    column = flat[layer.index(line)::len(layer)] if line in layer else []
    if len(column) >= len(own) > 0 and len(layer) > 1:
        new = {id(old.number): weight.number for old, weight in zip(own, column)}
        yield "down the columns", with_operands(line.number, new)
    yield from others_taken(scene, line, "updated")


@seldom("number of the epoch before", "z", "share", "gradient", "updated")
def epoch_before(scene: Scene, line: Step) -> Edits:
    """A number of the epoch before is used."""
    calculation = scene.calculation
    for operand in operands_of_kind(line.number, "weight", "bias", "a", "delta", "gradient"):
        old = calculation.at(operand.kind, operand.names, operand.sample, line.epoch - 1)
        if old is not None and old.number is not operand.number:
            words = f"{scene.name(operand)} of epoch {line.epoch - 1}"
            yield words, with_operand(line.number, operand.number, old.number)


@rare("step on the way skipped", *PRODUCTS, "updated")
def skipped(scene: Scene, line: Step) -> Edits:
    """A number is used where one that is computed from it belongs."""
    for operand in line.operands:
        nearest = [step for step in operand.operands if step.kind not in ("weight", "updated")]
        for inner in (*nearest, *(step for other in nearest for step in other.operands)):
            yield from taken(scene, line, operand, inner)


@rare("another number of the neuron", "slope", "upstream", "delta", "share", "gradient", "updated")
def number_beside(scene: Scene, line: Step) -> Edits:
    """A number that stands beside the right one is used in its place."""
    for operand in line.operands:
        names = dict.fromkeys((*operand.names, *line.names, line.owner))
        biases = [step for step in scene.of_kind(line, "bias") if step.owner in names]
        for other in (*(scene.at(line, kind, name) for kind in BESIDE for name in names), *biases):
            yield from taken(scene, line, operand, other)


BESIDE = "a", "z", "target", "delta", "upstream", "slope", "error", "weight", "gradient"
"""The kinds of numbers that stand beside one of a neuron."""
