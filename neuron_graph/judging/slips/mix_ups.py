"""Mix-ups, which can happen in any line: another number of the same kind, a factor, a
sign."""
from __future__ import annotations

from ...recording import KINDS, Step
from .edits import changed_nodes, done_as, operands_of_kind, operation, with_operand, with_operands
from .scene import Edits, Scene, others_taken, taken
from .slip import seldom, slip


@slip("factor 2 or 1/2", "error", "total", "upstream", "delta", "gradient", "share")
def factor_two(scene: Scene, line: Step) -> Edits:
    """A factor 2 or one half is lost or doubled."""
    whole = with_operands(line.number, {})
    for factor, words in ((0.5, "half of"), (2.0, "twice")):
        yield f"{words} {scene.name(line)}", operation("*", factor, whole)


@slip("net input for activation", "z", "error", "upstream", "delta")
def net_for_activation(scene: Scene, line: Step) -> Edits:
    """A net input is used where the activation belongs."""
    activations, nets = operands_of_kind(line.number, "a"), {}
    for a in activations:
        z = scene.at(line, "z", *a.names)
        if z is not None:
            nets[id(a.number)] = z.number
        yield from taken(scene, line, a, z)
    if len(activations) > 1:
        yield "in place of every activation", with_operands(line.number, nets)


@slip("target of another output", "error", "upstream", "delta")
def other_target(scene: Scene, line: Step) -> Edits:
    """The target is that of another output."""
    return others_taken(scene, line, "target")


@slip("wrong index", "z", "share", "gradient", "delta", "updated", "error", "upstream")
def wrong_index(scene: Scene, line: Step) -> Edits:
    """A number of the same kind with another index is used."""
    return others_taken(
        scene, line, "input", "a", "weight", "bias", "delta", "gradient", "upstream", "share")


@slip("minus sign lost", "z", "updated")
def minus_lost(scene: Scene, line: Step) -> Edits:
    """The sign of a number in the line is lost, or one is added."""
    for operand in operands_of_kind(line.number, "weight", "bias", "input"):
        name, negative = scene.name(operand), operation("neg", operand.number)
        yield f"-{name} for {name}", with_operand(line.number, operand.number, negative)


@seldom("sign of a number lost", "z", "total", "upstream")
def sign_lost(scene: Scene, line: Step) -> Edits:
    """A number is taken without its sign, or an output with the other one."""
    for operand in operands_of_kind(line.number, "a", "share", "error", "target"):
        turned = line.kind == "upstream" and operand.kind == "a"
        if (operand.value < 0.0 or turned) and len(line.operands) > 1:
            number = operation("neg", operand.number)
            yield from scene.written(line, with_operand(line.number, operand.number, number))


@slip("another sample's value", "z", "share", "gradient", "delta", "error", "lack", "upstream")
def other_sample(scene: Scene, line: Step) -> Edits:
    """A number of another sample is used."""
    calculation = scene.calculation
    for operand in operands_of_kind(line.number, "input", "a", "target", "delta"):
        for sample in calculation.samples:
            if operand.sample not in (None, sample):
                other = calculation.at(operand.kind, operand.names, sample, line.epoch)
                yield from taken(scene, line, operand, other)


@slip("divided instead of multiplied", *(key for key, kind in KINDS.items() if kind.is_product))
def divided(scene: Scene, line: Step) -> Edits:
    """A factor divides instead of multiplying."""
    for edited in changed_nodes(line.number, done_as("/"), "*"):
        yield "", edited
