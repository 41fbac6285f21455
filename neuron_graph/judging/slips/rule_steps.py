"""Slips in the step of a rule: a number left out on its way, constants, counts and
places that are others."""
from __future__ import annotations

from ...recording import KINDS, Step
from ...recording.expressions import Number
from .edits import (
    changed_nodes,
    itself,
    operand_at,
    operands_of_kind,
    operation,
    with_operand,
    with_operands,
)
from .parts import part_left_out
from .scene import Edits, Scene, taken
from .slip import Edit, seldom, slip

NEW = "new_first", "new_second", "new_peak"
"""What a rule remembers anew of a parameter, but for its velocity."""
HATS, CORRECTIONS = ("first_hat", "second_hat"), ("correction1", "correction2")
LINES = [key for key, kind in KINDS.items() if kind.phase == "update"]
OTHERS = {"beta1": "beta2", "beta2": "beta1",
          "correction1": "correction2", "correction2": "correction1"}
"""What is taken for another constant."""
CONSTANTS = "beta1", "beta2", "rho", "momentum", "dampening"


def left_out(sentence: str, skipped: tuple[str, ...], *inner: str) -> Edit:
    """The edit that takes what some numbers are computed from for these themselves, in
    lines that use them and in their own."""
    def edit(scene: Scene, line: Step) -> Edits:
        instead: dict[int, Number] = {}
        for step in operands_of_kind(line.number, *skipped):
            for part in operands_of_kind(step.number, *inner):
                instead[id(step.number)] = part.number
                yield from taken(scene, line, step, part)
        if len(instead) > 1:
            yield "throughout", with_operands(line.number, instead)
        for part in operands_of_kind(line.number, *inner) if line.kind in skipped else ():
            yield f"{scene.name(part)} as it is", itself(part.number)

    edit.__doc__ = sentence
    return edit


slip("memory of before the update", *LINES)(left_out(
    "What was remembered before this update is used, and not what it makes of it.",
    NEW, "first", "second", "peak"))
slip("bias correction left out", *LINES)(left_out(
    "The correction for the start at 0 is left out: m stands for m̂, or v for v̂.",
    (*HATS, "rate_corrected"), *NEW, "rate", "rate_now"))
slip("schedule left out", *LINES)(left_out(
    "The learning rate is the one at first, and not that of the schedule.", ("rate_now",), "rate"))
slip("gradient not clipped", *LINES)(left_out(
    "The gradient is taken as it is, and not clipped.", ("clipped",), "gradient"))
slip("weight decay left out", *LINES)(left_out(
    "The weight is taken as it is, without its decay.", ("decayed",), "weight", "bias"))
slip("look-ahead left out", *LINES, "ahead")(left_out(
    "Nobody looks ahead: the step is that of plain momentum.",
    ("ahead", "ahead_gradient"), "weight", "bias", "new_velocity"))
seldom("velocity of before the update", *LINES)(left_out(
    "The velocity of before this update is used, and not the new one.",
    ("new_velocity",), "velocity"))


@slip("part of an average left out", *NEW)
def part_of_average(scene: Scene, line: Step) -> Edits:
    """Of the average a part is left out: what was remembered, how much is kept or taken,
    the square."""
    return part_left_out(scene, line)


@slip("root forgotten", "updated", "norm", "rate_corrected")
def root_forgotten(scene: Scene, line: Step) -> Edits:
    """The square root is not taken."""
    for edited in changed_nodes(line.number, operand_at(0), "sqrt"):
        yield "", edited


@seldom("constants of the velocity", "new_velocity", "ahead_gradient")
@slip("constants exchanged", *NEW, *HATS, *CORRECTIONS)
def constants_exchanged(scene: Scene, line: Step) -> Edits:
    """A constant of the rule is taken for another, or for what it leaves of 1."""
    for constant in operands_of_kind(line.number, *CONSTANTS, *CORRECTIONS):
        yield from taken(scene, line, constant, scene.at(line, OTHERS.get(constant.kind, "")))
        if constant.kind in CONSTANTS:
            rest, name = operation("-", 1.0, constant.number), scene.name(constant)
            yield f"1 - {name} for {name}", with_operand(line.number, constant.number, rest)


@slip("update counted otherwise", "time", "rate_now", *CORRECTIONS)
def counted_otherwise(scene: Scene, line: Step) -> Edits:
    """The number of the update is another: counted from 0, one too many, or by
    epochs."""
    for count in operands_of_kind(line.number, "updates", "time"):
        of_epoch = float(line.epoch - (count.kind == "updates"))
        for name in "-+":
            other = operation(name, count.number, 1.0)
            yield f"{scene.name(count)} {name} 1", with_operand(line.number, count.number, other)
        yield "that of the epoch", with_operand(line.number, count.number, of_epoch)


@seldom("dampening in another step", "new_velocity")
def dampened_otherwise(scene: Scene, line: Step) -> Edits:
    """Dampening is left out, or is in the first step already."""
    for side, words in (1, "left out"), (2, "in the first step, too"):
        for edited in changed_nodes(line.number, operand_at(side), "at_first"):
            yield words, edited


@seldom("epsilon inside the root", "updated")
def epsilon_inside(scene: Scene, line: Step) -> Edits:
    """Epsilon is added to what is under the root, and not to the root."""
    if operands_of_kind(line.number, "epsilon"):
        for edited in changed_nodes(line.number, inside, "+"):
            yield "", edited


def inside(node: Number) -> Number:
    """√v + ε as √(v + ε)."""
    root, epsilon = node.operands
    if root.operation != "sqrt":
        return node
    return operation("sqrt", operation("+", *root.operands, epsilon))
