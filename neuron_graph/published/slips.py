"""The slips: what goes wrong in a hand calculation, each as an edit of the line in which it happens.

    scene   the calculation and the sample in which a line stands
    line    the step whose formula is edited

A slip is a function that yields, for a line, what may have gone wrong there: (detail, edited expression). To add one,
write it here under the decorator; its formula comes from the line itself. `check`, `identify` and marking find it.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..network.activations import ACTIVATIONS
from ..recording.number import Number
from ..recording.step import Step
from .calculation import Calculation
from .edits import (
    changed_nodes,
    everywhere,
    itself,
    nodes,
    operands_of_kind,
    operation,
    with_node,
    with_operand,
    with_operands,
    without,
)

Edited = tuple[str, Number]
Edit = Callable[["Scene", Step], Iterable[Edited]]
PRODUCTS = {"delta", "share", "gradient", "updated", "upstream", "new_velocity"}
"""Kinds of lines in which a factor may be mistaken."""


@dataclass(frozen=True)
class Slip:
    """One row: its name, one sentence, the kinds of lines in which it can happen, and the edit."""

    name: str
    sentence: str
    kinds: frozenset[str]
    edit: Edit


SLIPS: dict[str, Slip] = {}


def slip(name: str, sentence: str, *kinds: str) -> Callable[[Edit], Edit]:
    """Enter an edit in the table."""
    def enter(edit: Edit) -> Edit:
        SLIPS[name] = Slip(name, sentence, frozenset(kinds), edit)
        return edit

    return enter


class Scene:
    """A calculation, with what a line's mistaken operands may be."""

    def __init__(self, calculation: Calculation):
        self.calculation, self.trail = calculation, calculation.trail

    def at(self, line: Step, kind: str, *names: str) -> Step | None:
        """The step of a kind in the same sample as a line."""
        return self.calculation.at(kind, names, line.sample)

    def like(self, line: Step, step: Step, kind: str = "") -> Iterator[Step]:
        """The other steps of the same kind in the same sample."""
        for other in self.calculation.of_kind(kind or step.kind, line.sample if step.phase != "given" or step.sample else step.sample):
            if other is not step and other.number is not step.number:
                yield other

    def is_output(self, neuron: str) -> bool:
        """Whether a neuron is one of the last layer."""
        return any(step.kind == "error" and step.names == (neuron,) for step in self.trail)


def taken(scene: Scene, line: Step, old: Step, new: Step | None) -> Iterator[Edited]:
    """One operand taken for another."""
    if new is not None and new.number is not old.number:
        yield f"{new.name}{of(new, line)} taken for {old.name}", with_operand(line.number, old.number, new.number)


def of(step: Step, line: Step) -> str:
    """The sample of an operand, where it is not the line's own."""
    return f"[{step.sample}]" if step.sample not in (None, line.sample) else ""


@slip("sign of the error", "target and output are subtracted the other way round", "upstream", "delta")
def sign_of_error(scene: Scene, line: Step) -> Iterator[Edited]:
    for edited in changed_nodes(line.number, {"-"}, lambda node: operation("-", *node.operands[::-1])):
        if operands_of_kind(line.number, "target"):
            yield "", edited


@slip("output slope missing", "the slope of the output's activation is left out", "delta")
def output_slope_missing(scene: Scene, line: Step) -> Iterator[Edited]:
    return slope_missing(scene, line, output=True)


@slip("hidden slope missing", "the slope of the hidden neuron's activation is left out", "delta")
def hidden_slope_missing(scene: Scene, line: Step) -> Iterator[Edited]:
    return slope_missing(scene, line, output=False)


def slope_missing(scene: Scene, line: Step, output: bool) -> Iterator[Edited]:
    """delta without the slope."""
    for slope in operands_of_kind(line.number, "slope"):
        edited = without(line.number, slope.number)
        if edited is not None and scene.is_output(line.names[0]) is output:
            yield f"without {slope.name}", edited


@slip("chain broken off", "the chain rule is broken off before its last factors", "share", "gradient", "upstream", "a_by_number")
def chain_broken(scene: Scene, line: Step) -> Iterator[Edited]:
    for delta in operands_of_kind(line.number, "delta"):
        upstream = scene.at(line, "upstream", *delta.names)
        if upstream is not None:
            yield f"{upstream.name} taken for {line.name}", itself(upstream.number)
        yield f"{delta.name} taken for {line.name}", itself(delta.number)
    for share in operands_of_kind(line.number, "share"):
        upstream = scene.at(line, "upstream", share.names[0])
        if upstream is not None:
            yield f"{upstream.name} taken for {share.name}", with_operand(line.number, share.number, upstream.number)


@slip("one share only", "only what comes back through one of the neurons above is counted", "upstream")
def one_share(scene: Scene, line: Step) -> Iterator[Edited]:
    shares = operands_of_kind(line.number, "share")
    for share in shares if len(shares) > 1 else ():
        yield f"{share.name} alone", itself(share.number)


@slip("weights swapped", "the weights are transposed, or two are swapped", "z", "share", "upstream")
def weights_swapped(scene: Scene, line: Step) -> Iterator[Edited]:
    weights = operands_of_kind(line.number, "weight")
    for position, one in enumerate(weights):
        for other in weights[position + 1:]:
            both = {id(one.number): other.number, id(other.number): one.number}
            yield f"{one.name} and {other.name} swapped", with_operands(line.number, both)
    yield from transposed(scene, line, weights)


def transposed(scene: Scene, line: Step, weights: list[Step]) -> Iterator[Edited]:
    """A net input with the weights of the transposed matrix; a share along the transposed edge."""
    owners = list(dict.fromkeys(step.owner for step in scene.calculation.of_kind("weight", None)))
    rows = {owner: [step for step in scene.calculation.of_kind("weight", None) if step.owner == owner] for owner in owners}
    own = next((owner for owner in owners if weights and any(step.names == weights[0].names for step in rows[owner])), None)
    layer = [owner for owner in owners if own is not None and layer_of(scene, owner) == layer_of(scene, own)]
    if own is None or len(layer) != len(rows[own]):
        return
    row = layer.index(own)
    new: dict[int, Number] = {}
    for weight in weights:
        column = next(n for n, step in enumerate(rows[own]) if step.names == weight.names)
        new[id(weight.number)] = rows[layer[column]][row].number
    if any(key != id(number) for key, number in new.items()):
        yield "the weights of the transposed matrix", with_operands(line.number, new)


def layer_of(scene: Scene, neuron: str) -> frozenset[str]:
    """What comes in at a neuron, which all of a layer have in common."""
    z = next((step for step in scene.trail if step.kind == "z" and step.names == (neuron,)), None)
    return frozenset(step.name for step in z.operands if step.kind in ("a", "input")) if z else frozenset((neuron,))


@slip("other weights' time", "weights from after the update are used where those from before belong, or the reverse", "share")
def updated_weights(scene: Scene, line: Step) -> Iterator[Edited]:
    for weight in operands_of_kind(line.number, "weight"):
        yield from taken(scene, line, weight, scene.at(line, "updated", *weight.names))
    for weight in operands_of_kind(line.number, "updated"):
        yield from taken(scene, line, weight, scene.at(line, "weight", *weight.names))


@slip("factor 2 or 1/2", "a factor 2 or one half is lost or doubled", "error", "total", "upstream", "delta", "gradient", "share")
def factor_two(scene: Scene, line: Step) -> Iterator[Edited]:
    whole = with_operands(line.number, {})
    yield f"half of {line.name}", operation("*", 0.5, whole)
    yield f"twice {line.name}", operation("*", 2.0, whole)


@slip("slope at the wrong place", "the slope is taken at a instead of z, or written with z instead of a", "slope")
def slope_place(scene: Scene, line: Step) -> Iterator[Edited]:
    z, a = scene.at(line, "z", *line.names), scene.at(line, "a", *line.names)
    if z is None or a is None:
        return
    if any(operand is a for operand in line.operands):
        yield f"{z.name} in place of {a.name}", with_operand(line.number, a.number, z.number)
        again = with_operand(a.number, z.number, a.number)
        yield f"taken at {a.name}", with_operand(line.number, a.number, again)


@slip("another neuron's slope", "the slope is that of another neuron, or of another layer", "delta")
def other_slope(scene: Scene, line: Step) -> Iterator[Edited]:
    for slope in operands_of_kind(line.number, "slope"):
        for other in scene.like(line, slope):
            yield from taken(scene, line, slope, other)


@slip("another function's slope", "the slope is that of another activation: tanh's for the sigmoid, or the reverse", "slope")
def other_function(scene: Scene, line: Step) -> Iterator[Edited]:
    z, a = scene.at(line, "z", *line.names), scene.at(line, "a", *line.names)
    for name in ("sigmoid", "tanh"):
        if z is not None and a is not None:
            slope = ACTIVATIONS[name].slope(z.number, a.number)
            yield f"the slope of {name}", slope


@slip("weights left out", "the inputs are added without their weights", "z")
def weights_left_out(scene: Scene, line: Step) -> Iterator[Edited]:
    weights = {id(step.number) for step in operands_of_kind(line.number, "weight")}
    yield "all weights", everywhere(line.number, {"*"}, lambda node: next((o for o in node.operands if id(o) not in weights), node))


@slip("bias left out", "the bias is left out of the net input", "z")
def bias_left_out(scene: Scene, line: Step) -> Iterator[Edited]:
    for bias in operands_of_kind(line.number, "bias"):
        for node in nodes(line.number):
            if node.operation == "+" and any(operand is bias.number for operand in node.operands):
                yield f"without {bias.name}", with_node(
                    line.number, node, lambda copy, b=bias.number: next(o for o in copy.operands if o is not b))


@slip("term left out", "a term is left out of the sum", "z", "upstream", "total")
def term_left_out(scene: Scene, line: Step) -> Iterator[Edited]:
    for node in nodes(line.number):
        if node.operation == "+":
            for side in (0, 1):
                lost = [step.name for step in operands_in(node.operands[1 - side])]
                if len(lost) <= 2 and not any(name.startswith("b") for name in lost):
                    yield f"without {'·'.join(lost)}", with_node(line.number, node, lambda copy, s=side: copy.operands[s])


def operands_in(operand: object) -> list[Step]:
    """The named numbers of a term."""
    if type(operand) is not Number:
        return []
    return [operand.step] if operand.step else operands_of_kind(operand, "weight", "input", "a", "share", "error", "bias")


@slip("bias not updated", "the bias's gradient is missing: it stays as it is", "updated")
def bias_not_updated(scene: Scene, line: Step) -> Iterator[Edited]:
    for bias in operands_of_kind(line.number, "bias"):
        yield f"{bias.name} as it was", itself(bias.number)


@slip("input and activation confused", "another number of the same neuron stands for what comes in", "gradient", "a_by_number")
def input_confused(scene: Scene, line: Step) -> Iterator[Edited]:
    for operand in operands_of_kind(line.number, "a", "input"):
        yield from taken(scene, line, operand, scene.at(line, "z", *operand.names))
        yield from taken(scene, line, operand, scene.at(line, "a", line.owner))


@slip("learning rate left out", "the gradient is taken off without the learning rate", "updated", "new_velocity")
def rate_left_out(scene: Scene, line: Step) -> Iterator[Edited]:
    for rate in operands_of_kind(line.number, "rate"):
        edited = without(line.number, rate.number)
        if edited is not None:
            yield "", edited


@slip("learning rate squared", "the learning rate is taken twice", "updated", "new_velocity")
def rate_squared(scene: Scene, line: Step) -> Iterator[Edited]:
    for rate in operands_of_kind(line.number, "rate"):
        yield "", with_operand(line.number, rate.number, operation("*", rate.number, rate.number))


@slip("added instead of subtracted", "the step is taken the wrong way: added instead of subtracted, or the reverse", "updated")
def added(scene: Scene, line: Step) -> Iterator[Edited]:
    other = {"+": "-", "-": "+"}
    for edited in changed_nodes(line.number, {"+", "-"}, lambda node: operation(other[str(node.operation)], *node.operands)):
        yield "", edited


@slip("e^z for e^-z", "the exponent has lost its minus sign", "a")
def exponent_sign(scene: Scene, line: Step) -> Iterator[Edited]:
    for node in nodes(line.number):
        if node.operation == "neg":
            yield "", with_node(line.number, node, lambda copy: copy.operands[0])


@slip("log base 10", "the logarithm is that of base 10", "error")
def base_ten(scene: Scene, line: Step) -> Iterator[Edited]:
    if any(node.operation in ("log", "xlogy") for node in nodes(line.number)):
        yield "", everywhere(line.number, {"log", "xlogy"}, lambda node: operation("/", node, math.log(10.0)))


@slip("net input for activation", "a net input is used where the activation belongs", "z", "error", "upstream", "delta")
def net_for_activation(scene: Scene, line: Step) -> Iterator[Edited]:
    for a in operands_of_kind(line.number, "a"):
        yield from taken(scene, line, a, scene.at(line, "z", *a.names))


@slip("target of another output", "the target is that of another output", "error", "upstream", "delta")
def other_target(scene: Scene, line: Step) -> Iterator[Edited]:
    for target in operands_of_kind(line.number, "target"):
        for other in scene.like(line, target):
            yield from taken(scene, line, target, other)


@slip("wrong index", "a number of the same kind with another index is used", "z", "share", "gradient", "delta", "updated", "error",
      "upstream")
def wrong_index(scene: Scene, line: Step) -> Iterator[Edited]:
    for operand in operands_of_kind(line.number, "input", "a", "weight", "delta", "gradient", "upstream", "share"):
        for other in scene.like(line, operand):
            yield from taken(scene, line, operand, other)


@slip("another sample's value", "a number of another sample is used", "z", "share", "gradient", "delta", "error", "upstream")
def other_sample(scene: Scene, line: Step) -> Iterator[Edited]:
    for operand in operands_of_kind(line.number, "input", "a", "target", "delta"):
        for sample in scene.calculation.samples:
            if operand.sample not in (None, sample):
                yield from taken(scene, line, operand, scene.calculation.at(operand.kind, operand.names, sample))


@slip("divided instead of multiplied", "a factor divides instead of multiplying", *PRODUCTS)
def divided(scene: Scene, line: Step) -> Iterator[Edited]:
    for edited in changed_nodes(line.number, {"*"}, lambda node: operation("/", *node.operands)):
        yield "", edited


def slips_in(scene: Scene, line: Step) -> Iterator[tuple[Slip, str, Number]]:
    """Everything that may have gone wrong in a line, in the order of the table."""
    for row in SLIPS.values():
        if line.kind in row.kinds and line.phase != "given":
            yield from ((row, detail, edited) for detail, edited in row.edit(scene, line))
