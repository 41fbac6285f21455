"""Slips in the step of a rule: a number left out on its way, constants, counts and
places that are others."""
from __future__ import annotations

from ...recording import KINDS, Step
from .edits import (
    changed_nodes,
    itself,
    operand_at,
    operands_of_kind,
    operation,
    with_operand,
)
from .parts import part_left_out
from .scene import Edits, Scene, taken
from .slip import Edit, seldom, slip

NEW = "new_first", "new_second", "new_peak"
"""What a rule remembers anew of a parameter, but for its velocity."""
HATS, CORRECTIONS = ("first_hat", "second_hat"), ("correction1", "correction2")
LINES = [key for key, kind in KINDS.items() if kind.phase == "update"]
OTHERS = {"beta1": "beta2", "beta2": "beta1"}
"""What is taken for another constant."""
CONSTANTS = "beta1", "beta2", "rho", "momentum", "dampening"


def left_out(sentence: str, skipped: tuple[str, ...], *inner: str) -> Edit:
    """The edit that takes what some numbers are computed from for these themselves, in
    lines that use them and in their own."""
    def edit(scene: Scene, line: Step) -> Edits:
        for step in operands_of_kind(line.number, *skipped):
            for part in operands_of_kind(step.number, *inner):
                yield from taken(scene, line, step, part)
        for part in operands_of_kind(line.number, *inner) if line.kind in skipped else ():
            yield f"{scene.name(part)} as it is", itself(part.number)

    edit.__doc__ = sentence
    return edit


def undone(sentence: str, name: str, side: int = 0) -> Edit:
    """The edit that leaves one operand of an operation of a name."""
    def edit(scene: Scene, line: Step) -> Edits:
        return (("", one) for one in changed_nodes(line.number, operand_at(side), name))

    edit.__doc__ = sentence
    return edit


slip("part of an average left out", *NEW)(part_left_out)
slip("root forgotten", *LINES)(undone("The square root is not taken.", "sqrt"))
slip("dampening in the first step", "new_velocity")(undone(
    "Dampening is in the first step already.", "until", 3))
slip("memory of before the update", *LINES)(left_out(
    "What was remembered before this update is used, and not what it makes of it.",
    NEW, "first", "second", "peak"))
slip("bias correction left out", *LINES)(left_out(
    "The correction for the start at 0 is left out: m stands for m̂, or v for v̂.",
    (*HATS, "rate_corrected"), *NEW, "rate", "rate_now"))
slip("schedule left out", *LINES)(left_out(
    "The learning rate is the one at first, and not that of the schedule.", ("rate_now",), "rate"))
slip("weight decay left out", *LINES)(left_out(
    "The weight is taken as it is, without its decay.", ("decayed",), "weight", "bias"))
slip("look-ahead left out", *LINES, "ahead")(left_out(
    "Nobody looks ahead: the step is that of plain momentum.",
    ("ahead", "ahead_gradient"), "weight", "bias", "new_velocity"))


@seldom("constants of the velocity", "new_velocity")
@slip("constants exchanged", *NEW, *CORRECTIONS)
def constants_exchanged(scene: Scene, line: Step) -> Edits:
    """A constant of the rule is taken for another, or for what it leaves of 1."""
    for constant in operands_of_kind(line.number, *CONSTANTS):
        yield from taken(scene, line, constant, scene.at(line, OTHERS.get(constant.kind, "")))
        rest, name = operation("-", 1.0, constant.number), scene.name(constant)
        yield f"1 - {name} for {name}", with_operand(line.number, constant.number, rest)


@slip("update counted otherwise", "time", "rate_now", *CORRECTIONS)
def counted_otherwise(scene: Scene, line: Step) -> Edits:
    """The number of the update is another: counted from 0, one too many, or by
    epochs."""
    for count in operands_of_kind(line.number, "updates", "time"):
        number, name = count.number, scene.name(count)
        ways = {f"{name} - 1": operation("-", number, 1.0),
                f"{name} + 1": operation("+", number, 1.0),
                f"epoch {line.epoch}": float(line.epoch - (count.kind == "updates"))}
        for words, other in ways.items():
            yield words, with_operand(line.number, number, other)
