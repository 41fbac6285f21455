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
from ..recording.notation import Notation, shown_name
from ..recording.number import Number
from ..recording.step import Step
from .calculation import Calculation
from .edits import (
    Change,
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
    """One row: its name, the kinds of lines in which it can happen, and the edit, whose docstring says what it is."""

    name: str
    kinds: frozenset[str]
    edit: Edit

    @property
    def sentence(self) -> str:
        """What goes wrong, in words that go into a sentence."""
        text = (self.edit.__doc__ or "").strip().rstrip(".")
        return text[0].lower() + text[1:]


SLIPS: dict[str, Slip] = {}


def slip(name: str, *kinds: str) -> Callable[[Edit], Edit]:
    """Enter an edit in the table."""
    def enter(edit: Edit) -> Edit:
        SLIPS[name] = Slip(name, frozenset(kinds), edit)
        return edit

    return enter


class Scene:
    """A calculation, with what a line's mistaken operands may be."""

    def __init__(self, calculation: Calculation, notation: Notation):
        self.calculation, self.trail, self.notation = calculation, calculation.trail, notation

    def name(self, step: Step) -> str:
        """How the text calls a number."""
        return shown_name(self.notation, step)

    def at(self, line: Step, kind: str, *names: str) -> Step | None:
        """The step of a kind in the same sample as a line."""
        return self.calculation.at(kind, names, line.sample)

    def like(self, line: Step, step: Step, kind: str = "") -> Iterator[Step]:
        """The other steps of the same kind in the same sample."""
        for other in self.calculation.of_kind(kind or step.kind, step.sample if step.phase == "given" else line.sample):
            if other is not step and other.number is not step.number:
                yield other

    def is_output(self, neuron: str) -> bool:
        """Whether a neuron is one of the last layer."""
        return any(step.kind == "error" and step.names == (neuron,) for step in self.trail)


def taken(scene: Scene, line: Step, old: Step, new: Step | None) -> Iterator[Edited]:
    """One operand taken for another."""
    if new is not None and new.number is not old.number:
        yield f"{scene.name(new)}{of(new, line)} taken for {scene.name(old)}", with_operand(line.number, old.number, new.number)


def of(step: Step, line: Step) -> str:
    """The sample of an operand, where it is not the line's own."""
    return f"[{step.sample}]" if step.sample not in (None, line.sample) else ""


@slip("sign of the error", "upstream", "delta")
def sign_of_error(scene: Scene, line: Step) -> Iterator[Edited]:
    """Target and output are subtracted the other way round."""
    for edited in changed_nodes(line.number, {"-"}, lambda node: operation("-", *node.operands[::-1])):
        if operands_of_kind(line.number, "target"):
            yield "", edited


@slip("output slope missing", "delta")
def output_slope_missing(scene: Scene, line: Step) -> Iterator[Edited]:
    """The slope of the output's activation is left out."""
    return slope_missing(scene, line, output=True)


@slip("hidden slope missing", "delta")
def hidden_slope_missing(scene: Scene, line: Step) -> Iterator[Edited]:
    """The slope of the hidden neuron's activation is left out."""
    return slope_missing(scene, line, output=False)


def slope_missing(scene: Scene, line: Step, output: bool) -> Iterator[Edited]:
    """delta without the slope."""
    for slope in operands_of_kind(line.number, "slope"):
        edited = without(line.number, slope.number)
        if edited is not None and scene.is_output(line.names[0]) is output:
            yield f"without {scene.name(slope)}", edited


@slip("chain broken off", "share", "gradient", "upstream", "a_by_number")
def chain_broken(scene: Scene, line: Step) -> Iterator[Edited]:
    """The chain rule is broken off before its last factors."""
    for delta in operands_of_kind(line.number, "delta"):
        upstream = scene.at(line, "upstream", *delta.names)
        if upstream is not None:
            yield f"{scene.name(upstream)} taken for {scene.name(line)}", itself(upstream.number)
        yield f"{scene.name(delta)} taken for {scene.name(line)}", itself(delta.number)
    for share in operands_of_kind(line.number, "share"):
        upstream = scene.at(line, "upstream", share.names[0])
        if upstream is not None:
            yield from taken(scene, line, share, upstream)


@slip("one share only", "upstream")
def one_share(scene: Scene, line: Step) -> Iterator[Edited]:
    """Only what comes back through one of the neurons above is counted."""
    shares = operands_of_kind(line.number, "share")
    for share in shares if len(shares) > 1 else ():
        yield f"{scene.name(share)} alone", itself(share.number)


@slip("weights swapped", "z", "share", "upstream")
def weights_swapped(scene: Scene, line: Step) -> Iterator[Edited]:
    """The weights are transposed, or two are swapped."""
    weights = operands_of_kind(line.number, "weight")
    for position, one in enumerate(weights):
        for other in weights[position + 1:]:
            both = {id(one.number): other.number, id(other.number): one.number}
            yield f"{scene.name(one)} and {scene.name(other)} swapped", with_operands(line.number, both)
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


@slip("other weights' time", "share")
def updated_weights(scene: Scene, line: Step) -> Iterator[Edited]:
    """Weights from after the update are used where those from before belong, or the reverse."""
    for weight in operands_of_kind(line.number, "weight"):
        yield from taken(scene, line, weight, scene.at(line, "updated", *weight.names))
    for weight in operands_of_kind(line.number, "updated"):
        yield from taken(scene, line, weight, scene.at(line, "weight", *weight.names))


@slip("factor 2 or 1/2", "error", "total", "upstream", "delta", "gradient", "share")
def factor_two(scene: Scene, line: Step) -> Iterator[Edited]:
    """A factor 2 or one half is lost or doubled."""
    whole = with_operands(line.number, {})
    yield f"half of {scene.name(line)}", operation("*", 0.5, whole)
    yield f"twice {scene.name(line)}", operation("*", 2.0, whole)


@slip("slope at the wrong place", "slope")
def slope_place(scene: Scene, line: Step) -> Iterator[Edited]:
    """The slope is taken at a instead of z, written with z instead of a, or a factor of it is left out."""
    z, a = scene.at(line, "z", *line.names), scene.at(line, "a", *line.names)
    if z is None or a is None:
        return
    if any(operand is a for operand in line.operands):
        yield f"{scene.name(z)} in place of {scene.name(a)}", with_operand(line.number, a.number, z.number)
        again = with_operand(a.number, z.number, a.number)
        yield f"taken at {scene.name(a)}", with_operand(line.number, a.number, again)
        yield f"{scene.name(a)} alone", itself(a.number)
        yield f"1 - {scene.name(a)} alone", operation("-", 1.0, a.number)


@slip("another neuron's slope", "delta")
def other_slope(scene: Scene, line: Step) -> Iterator[Edited]:
    """The slope is that of another neuron, or of another layer."""
    for slope in operands_of_kind(line.number, "slope"):
        for other in scene.like(line, slope):
            yield from taken(scene, line, slope, other)


@slip("another function's slope", "slope")
def other_function(scene: Scene, line: Step) -> Iterator[Edited]:
    """The slope is that of another activation: tanh's for the sigmoid, or the reverse."""
    z, a = scene.at(line, "z", *line.names), scene.at(line, "a", *line.names)
    for name in ("sigmoid", "tanh"):
        if z is not None and a is not None:
            slope = ACTIVATIONS[name].slope(z.number, a.number)
            yield f"the slope of {name}", slope


@slip("weights left out", "z")
def weights_left_out(scene: Scene, line: Step) -> Iterator[Edited]:
    """The inputs are added without their weights."""
    weights = {id(step.number) for step in operands_of_kind(line.number, "weight")}

    def bare(node: Number) -> object:
        return next((operand for operand in node.operands if id(operand) not in weights), node)

    yield "all weights", everywhere(line.number, {"*"}, bare)


@slip("bias left out", "z")
def bias_left_out(scene: Scene, line: Step) -> Iterator[Edited]:
    """The bias is left out of the net input."""
    for bias in operands_of_kind(line.number, "bias"):
        for node in nodes(line.number):
            if node.operation == "+" and any(operand is bias.number for operand in node.operands):
                yield f"without {scene.name(bias)}", with_node(line.number, node, other_operand(bias.number))


@slip("term left out", "z", "upstream", "total")
def term_left_out(scene: Scene, line: Step) -> Iterator[Edited]:
    """A term is left out of the sum."""
    for node in nodes(line.number):
        if node.operation == "+":
            for side in (0, 1):
                lost = [scene.name(step) for step in operands_in(node.operands[1 - side])]
                if len(lost) <= 2 and not any(name.startswith("b") for name in lost):
                    yield f"without {'*'.join(lost)}", with_node(line.number, node, operand_at(side))


def other_operand(lost: Number) -> Change:
    """What an operation becomes without one of its two operands."""
    return lambda node: next(operand for operand in node.operands if operand is not lost)


def operand_at(side: int) -> Change:
    """What an operation becomes when only its left (0) or its right (1) operand is left."""
    return lambda node: node.operands[side]


def operands_in(operand: object) -> list[Step]:
    """The named numbers of a term."""
    if type(operand) is not Number:
        return []
    return [operand.step] if operand.step else operands_of_kind(operand, "weight", "input", "a", "share", "error", "bias")


@slip("bias not updated", "updated")
def bias_not_updated(scene: Scene, line: Step) -> Iterator[Edited]:
    """The bias's gradient is missing: it stays as it is."""
    for bias in operands_of_kind(line.number, "bias"):
        yield f"{scene.name(bias)} as it was", itself(bias.number)


@slip("input and activation confused", "gradient", "a_by_number")
def input_confused(scene: Scene, line: Step) -> Iterator[Edited]:
    """Another number of the same neuron stands for what comes in."""
    for operand in operands_of_kind(line.number, "a", "input"):
        yield from taken(scene, line, operand, scene.at(line, "z", *operand.names))
        yield from taken(scene, line, operand, scene.at(line, "a", line.owner))


@slip("learning rate left out", "updated", "new_velocity")
def rate_left_out(scene: Scene, line: Step) -> Iterator[Edited]:
    """The gradient is taken off without the learning rate."""
    for rate in operands_of_kind(line.number, "rate"):
        edited = without(line.number, rate.number)
        if edited is not None:
            yield "", edited


@slip("learning rate squared", "updated", "new_velocity")
def rate_squared(scene: Scene, line: Step) -> Iterator[Edited]:
    """The learning rate is taken twice."""
    for rate in operands_of_kind(line.number, "rate"):
        yield "", with_operand(line.number, rate.number, operation("*", rate.number, rate.number))


@slip("added instead of subtracted", "updated")
def added(scene: Scene, line: Step) -> Iterator[Edited]:
    """The step is taken the wrong way: added instead of subtracted, or the reverse."""
    other = {"+": "-", "-": "+"}
    for edited in changed_nodes(line.number, {"+", "-"}, lambda node: operation(other[str(node.operation)], *node.operands)):
        yield "", edited


@slip("e^z for e^-z", "a")
def exponent_sign(scene: Scene, line: Step) -> Iterator[Edited]:
    """The exponent has lost its minus sign."""
    for node in nodes(line.number):
        if node.operation == "neg":
            yield "", with_node(line.number, node, lambda copy: copy.operands[0])


@slip("log base 10", "error")
def base_ten(scene: Scene, line: Step) -> Iterator[Edited]:
    """The logarithm is that of base 10."""
    if any(node.operation in ("log", "xlogy") for node in nodes(line.number)):
        yield "", everywhere(line.number, {"log", "xlogy"}, lambda node: operation("/", node, math.log(10.0)))


@slip("net input for activation", "z", "error", "upstream", "delta")
def net_for_activation(scene: Scene, line: Step) -> Iterator[Edited]:
    """A net input is used where the activation belongs."""
    for a in operands_of_kind(line.number, "a"):
        yield from taken(scene, line, a, scene.at(line, "z", *a.names))


@slip("target of another output", "error", "upstream", "delta")
def other_target(scene: Scene, line: Step) -> Iterator[Edited]:
    """The target is that of another output."""
    for target in operands_of_kind(line.number, "target"):
        for other in scene.like(line, target):
            yield from taken(scene, line, target, other)


@slip("wrong index", "z", "share", "gradient", "delta", "updated", "error",
      "upstream")
def wrong_index(scene: Scene, line: Step) -> Iterator[Edited]:
    """A number of the same kind with another index is used."""
    for operand in operands_of_kind(line.number, "input", "a", "weight", "bias", "delta", "gradient", "upstream", "share"):
        for other in scene.like(line, operand):
            yield from taken(scene, line, operand, other)


@slip("minus sign lost", "z", "updated")
def minus_lost(scene: Scene, line: Step) -> Iterator[Edited]:
    """The sign of a number in the line is lost, or one is added."""
    for operand in operands_of_kind(line.number, "weight", "bias", "input"):
        negative = operation("neg", operand.number)
        yield f"-{scene.name(operand)} for {scene.name(operand)}", with_operand(line.number, operand.number, negative)


@slip("another sample's value", "z", "share", "gradient", "delta", "error", "upstream")
def other_sample(scene: Scene, line: Step) -> Iterator[Edited]:
    """A number of another sample is used."""
    for operand in operands_of_kind(line.number, "input", "a", "target", "delta"):
        for sample in scene.calculation.samples:
            if operand.sample not in (None, sample):
                yield from taken(scene, line, operand, scene.calculation.at(operand.kind, operand.names, sample))


@slip("divided instead of multiplied", *PRODUCTS)
def divided(scene: Scene, line: Step) -> Iterator[Edited]:
    """A factor divides instead of multiplying."""
    for edited in changed_nodes(line.number, {"*"}, lambda node: operation("/", *node.operands)):
        yield "", edited


def slips_in(scene: Scene, line: Step) -> Iterator[tuple[Slip, str, Number]]:
    """Everything that may have gone wrong in a line, in the order of the table."""
    for row in SLIPS.values():
        if line.kind in row.kinds and line.phase != "given":
            yield from ((row, detail, edited) for detail, edited in row.edit(scene, line))
