"""Factors of the chain rule that texts write out and a network does not compute: made when they are asked for.

    dz_o1/dw5   dz_o1/da_h1   dz_h1/dx1      what a net input changes by: the other factor of its product
    da_h1/dw1   da_o1/da_h1   da_h1/dx1      what an activation changes by: that, times its slope
    1-a_o1                                   the second factor of a sigmoid's slope
    t_o1-a_o1   a_o1-t_o1                    the difference of target and output, either way round
    dw5   Δw5   delta_w5                     the change of a weight: what the update adds to it

Each is recorded from the numbers of a recording, and so has a formula and can be replayed like them.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .expression import fold
from .notation import NOTATIONS
from .number import Number
from .step import Step

Z_LETTERS = {notation.z for notation in NOTATIONS.values()}
A_LETTERS = {notation.a for notation in NOTATIONS.values()}


def factors(trail: Sequence[Step], name: str) -> list[Step]:
    """The steps of a name such as dz_o1/dw5, one for each sample; none if it is no such name, or nothing has it."""
    match = re.fullmatch(r"d([a-z]+)_(.+)/d(.+)|1\s*-\s*([a-z]+)_(.+)", name)
    if not match:
        return [*differences(trail, name), *changes(trail, name)]
    letter, neuron, variable, complemented, other = match.groups()
    if complemented:
        return [complement(step) for step in trail if is_activation(step, complemented, other)]
    if letter not in Z_LETTERS | A_LETTERS:
        return []
    found = (derivative(trail, z, letter in A_LETTERS, variable) for z in trail if (z.kind, z.names) == ("z", (neuron,)))
    return [step for step in found if step]


def is_activation(step: Step, letter: str, neuron: str) -> bool:
    """Whether a step is the activation of a neuron, and the letter one for activations."""
    return step.kind == "a" and letter in A_LETTERS and step.names == (neuron,)


def complement(step: Step) -> Step:
    """1 - a."""
    return Step("complement", step.names, step.owner, "backward", step.round, step.sample, 1.0 - step.number)


def differences(trail: Sequence[Step], name: str) -> list[Step]:
    """The difference of a target and its output."""
    match = re.fullmatch(r"t_(.+?)\s*-\s*([a-z]+)_(.+)|([a-z]+)_(.+?)\s*-\s*t_(.+)", name)
    letter, *neurons = [match[2], match[1], match[3]] if match and match[2] else [match[4], match[5], match[6]] if match else [""]
    if letter not in A_LETTERS or len(set(neurons)) > 1:
        return []
    outputs = {step.sample: step for step in trail if is_activation(step, letter, neurons[0])}
    targets = [step for step in trail if step.kind == "target" and step.names == (neurons[0],) and step.sample in outputs]
    kind = "lack" if match and match[2] else "excess"
    pairs = [(t, outputs[t.sample].number) for t in targets]
    return [Step(kind, t.names, t.owner, "error", t.round, t.sample, t.number - a if kind == "lack" else a - t.number)
            for t, a in pairs]


def changes(trail: Sequence[Step], name: str) -> list[Step]:
    """What the update adds to a weight or a bias."""
    match = re.fullmatch(r"(?:delta_|Δ|d)(.+)", name)
    updates = [step for step in trail if step.kind == "updated" and match and step.names == (match[1],)]
    return [Step("change", step.names, step.owner, "update", step.round, step.sample, added(step.number)) for step in updates
            if step.number.operation in ("+", "-")]


def added(updated: Number) -> Number:
    """What is added to the old number in an update's line."""
    change = updated.operands[1]
    return -change if updated.operation == "-" else Number(change.value, "same", (change,))


def derivative(trail: Sequence[Step], z: Step, of_activation: bool, variable: str) -> Step | None:
    """How the net input, or the activation, changes with one of what comes in."""
    named = next((operand for operand in z.operands if variable in variable_names(operand)), None)
    other = next(partners(z, named.number), None) if named else None
    if named is None or other is None:
        return None
    by = "a" if named.kind == "a" else "number"
    if not of_activation:
        number = Number(other.value, "same", (other,))
        return Step(f"z_by_{by}", (*z.names, *named.names), z.owner, "backward", z.round, z.sample, number)
    slope = next((s for s in trail if (s.kind, s.names, s.sample) == ("slope", z.names, z.sample)), None)
    if slope is None:
        return None
    return Step(f"a_by_{by}", (*z.names, *named.names), z.owner, "backward", z.round, z.sample, slope.number * other)


def variable_names(step: Step) -> set[str]:
    """How an operand is written below the line: w5, x1, a_h1, out_h1."""
    if step.kind == "a":
        return {f"{letter}_{step.names[0]}" for letter in A_LETTERS}
    return {step.name} if step.kind in ("weight", "input") else set()


def partners(z: Step, number: Number) -> Iterator[Number]:
    """What a number is multiplied by in a net input."""
    found: list[Number] = []

    def combine(node: Number, parts: list[Number]) -> Number:
        if node.operation == "*" and any(operand is number for operand in node.operands):
            found.extend(operand for operand in node.operands if operand is not number)
        return node

    fold(z.number, lambda operand: operand, combine)
    return iter(found)
