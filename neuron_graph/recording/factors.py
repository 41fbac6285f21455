"""Numbers that texts write out and a network does not compute: made when they are asked for.

    dz_o1/dw5   dz_o1/da_h1   dz_h1/dx1      what a net input changes by: the other factor of its product
    da_h1/dw1   da_o1/da_h1   da_h1/dx1      what an activation changes by: that, times its slope (of a softmax, slopes)
    dE_o1/da_o1   dE_o1/dz_o1                what the error of one output changes by, alone: by that output; by a net
    dE_o1/da_h1   dE_o1/dw5                  input of its layer; by what comes in there
    1-a_o1                                   the second factor of a sigmoid's slope
    t_o1-a_o1   a_o1-t_o1                    the difference of target and output, either way round
    dw5   Δw5   delta_w5                     the change of a weight: what the update adds to it

Each is recorded from the numbers of a recording, and so has a formula and can be replayed like them. To add one, add
its kind to `KINDS`, and a function here under `@made`.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import add

from ..network.conventions import Convention
from .expression import fold
from .kinds import KINDS
from .notation import names_in
from .number import Number
from .step import Step

Found = Iterator[tuple[Step, Number]]
"""A step for each sample, whose place and owner the factor has, and the factor."""
Maker = Callable[..., Found]
MAKERS: dict[str, Maker] = {}
"""What makes the factors of a kind, from their names."""


def made(*kinds: str) -> Callable[[Maker], Maker]:
    """Enter a function that makes factors of some kinds: `function(factors, kind, *names)`."""
    def enter(maker: Maker) -> Maker:
        MAKERS.update(dict.fromkeys(kinds, maker))
        return maker

    return enter


class Factors:
    """The factors of a trail of steps, under a convention."""

    def __init__(self, trail: Sequence[Step], convention: Convention):
        self.convention = convention
        self.steps: dict[tuple[str, tuple[str, ...]], list[Step]] = {}
        self.made: dict[tuple[str, tuple[str, ...]], list[Step]] = {}
        for step in trail:
            self.steps.setdefault((step.kind, step.names), []).append(step)

    def named(self, text: str) -> list[Step]:
        """The steps of a name such as dz_o1/dw5, one for each sample; none if it is no such name, or nothing has it."""
        for key in MAKERS:
            for names in names_in(text, KINDS[key]):
                if found := self.of(key, names):
                    return found
        return []

    def of(self, kind: str, names: tuple[str, ...]) -> list[Step]:
        """The steps of a kind with these names, the same ones each time."""
        if (kind, names) not in self.made:
            found, phase = MAKERS[kind](self, kind, *names), KINDS[kind].phase
            self.made[kind, names] = [Step(kind, names, place.owner, phase, place.round, place.sample, number)
                                      for place, number in found]
        return self.made[kind, names]

    def all(self, kind: str, *names: str) -> list[Step]:
        """The steps of the trail of a kind with these names, one for each sample."""
        return self.steps.get((kind, names), [])

    def at(self, sample: int | None, kind: str, *names: str) -> Number | None:
        """The number of a kind with these names in a sample."""
        return next((step.number for step in self.all(kind, *names) if step.sample == sample), None)

    def slope(self, neuron: str, z: Step) -> Number | None:
        """da/dz of a neuron by a net input of its layer; None of one that it does not change with."""
        own = z.names == (neuron,)
        return self.at(z.sample, "slope", neuron) if own else self.at(z.sample, "cross_slope", neuron, *z.names)

    def rise(self, output: str, sample: int | None) -> Number | None:
        """dE_o/da of an output, as the loss has it."""
        t, a = self.at(sample, "target", output), self.at(sample, "a", output)
        return None if t is None or a is None else self.convention.loss.derivative(t, a)

    def layer(self, z: Step) -> Iterator[Step]:
        """The net inputs of a layer in a sample: those that see the same as one of them."""
        seen = inputs(z)
        for key, steps in self.steps.items():
            if key[0] == "z":
                yield from (step for step in steps if step.sample == z.sample and inputs(step) == seen)


def inputs(z: Step) -> list[int]:
    """What comes in at a neuron, by identity."""
    return [id(step.number) for step in z.operands if step.kind in ("input", "a")]


@made("complement")
def complement(factors: Factors, kind: str, neuron: str) -> Found:
    """1 - a."""
    return ((a, 1.0 - a.number) for a in factors.all("a", neuron))


@made("lack", "excess")
def difference(factors: Factors, kind: str, neuron: str) -> Found:
    """t - a, or a - t."""
    for t in factors.all("target", neuron):
        a = factors.at(t.sample, "a", neuron)
        if a is not None:
            yield t, t.number - a if kind == "lack" else a - t.number


@made("change")
def change(factors: Factors, kind: str, parameter: str) -> Found:
    """What the update adds to a weight or a bias."""
    return ((step, added(step.number)) for step in factors.all("updated", parameter) if step.number.operation in ("+", "-"))


def added(updated: Number) -> Number:
    """What is added to the old number in an update's line."""
    change = updated.operands[1]
    return -change if updated.operation == "-" else itself(change)


def itself(number: Number) -> Number:
    """A number by another name."""
    return Number(number.value, "same", (number,))


@made("z_by_a", "z_by_number")
def z_by(factors: Factors, kind: str, neuron: str, variable: str) -> Found:
    """dz/dx of something that comes in: what it is multiplied by."""
    for z in factors.all("z", neuron):
        yield from ((z, itself(other)) for other in partners(z, kind, variable))


@made("a_by_a", "a_by_number")
def a_by(factors: Factors, kind: str, neuron: str, variable: str) -> Found:
    """da/dx of something that comes in: the slope times what that is multiplied by; of a softmax the sum over all net
    inputs of the layer."""
    for own in factors.all("z", neuron):
        terms = [slope * other for z in factors.layer(own) for other in partners(z, kind, variable)
                 if (slope := factors.slope(neuron, z)) is not None]
        if terms:
            yield own, reduce(add, terms)


@made("error_by_z")
def error_by_z(factors: Factors, kind: str, output: str, neuron: str) -> Found:
    """dE_o/dz of a net input of the layer: how E_o changes with its output, times how that changes with z."""
    for z in factors.all("z", neuron):
        rise, slope = factors.rise(output, z.sample), factors.slope(output, z)
        if rise is not None and slope is not None:
            yield z, rise * slope


@made("error_by_a", "error_by_number")
def error_by(factors: Factors, kind: str, output: str, variable: str) -> Found:
    """dE_o/dx of the output itself, as the loss has it; of something that comes in at its layer that, times da/dx."""
    if kind == "error_by_a" and variable == output:
        yield from ((a, rise) for a in factors.all("a", output) if (rise := factors.rise(output, a.sample)) is not None)
    for z, change in a_by(factors, kind, output, variable):
        rise = factors.rise(output, z.sample)
        if rise is not None:
            yield z, rise * change


def partners(z: Step, kind: str, variable: str) -> list[Number]:
    """What a variable is multiplied by in a net input: of an activation by the neuron's name, of a weight or an input by its
    own."""
    wanted = ("a",) if kind.endswith("_a") else ("weight", "input")
    named = next((step.number for step in z.operands if step.kind in wanted and step.names == (variable,)), None)
    found: list[Number] = []

    def combine(node: Number, parts: list[Number]) -> Number:
        if node.operation == "*" and any(operand is named for operand in node.operands):
            found.extend(operand for operand in node.operands if operand is not named)
        return node

    fold(z.number, lambda operand: operand, combine)
    return found[:1]
