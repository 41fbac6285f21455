"""Numbers that texts write out and a network does not compute: made when they are asked for.

    dz_o1/dw5   dz_o1/da_h1   dz_h1/dx1    what a net input changes by: the other factor there
    da_h1/dw1   da_o1/da_h1   da_h1/dx1    what an activation changes by: that, times its slope
    dE_o1/da_o1   dE_o1/dz_o1              what the error of one output changes by, alone
    dE_o1/da_h1   dE_o1/dw5
    1-a_o1                                 the second factor of a sigmoid's slope
    t_o1-a_o1   a_o1-t_o1                  the difference of target and output, either way epoch
    dw5   Δw5   delta_w5                   the change of a weight: what the update adds to it

Each is recorded from the numbers of a recording, and so has a formula and can be replayed like
them. To add one, add its kind to `KINDS`, and here a function under `@made`.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import add

from ..network import Convention
from .expressions import Number, fold
from .kinds import KINDS
from .notation import names_in
from .step import Step

Key = tuple[str, tuple[str, ...]]
"""A kind, and the names of one of it."""
Found = Iterator[tuple[Step, Number]]
"""For each sample a step, whose place the factor has, and the factor."""
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
        self.steps: dict[Key, list[Step]] = {}
        self.made: dict[Key, list[Step]] = {}
        for step in trail:
            self.steps.setdefault((step.kind, step.names), []).append(step)

    def named(self, text: str) -> list[Step]:
        """The steps of a name such as dz_o1/dw5, one for each sample; none if nothing has it."""
        keys = ((kind, names) for kind in MAKERS for names in names_in(text, KINDS[kind]))
        return next(filter(None, (self.of(kind, names) for kind, names in keys)), [])

    def of(self, kind: str, names: tuple[str, ...]) -> list[Step]:
        """The steps of a kind with these names, the same ones each time."""
        if (kind, names) not in self.made:
            self.made[kind, names] = [
                Step(kind, names, at.owner, KINDS[kind].phase, at.epoch, at.sample, number)
                for at, number in MAKERS[kind](self, kind, *names)]
        return self.made[kind, names]

    def all(self, kind: str, *names: str) -> list[Step]:
        """The steps of the trail of a kind with these names, one for each sample."""
        return self.steps.get((kind, names), [])

    def at(self, sample: int | None, kind: str, *names: str) -> Number | None:
        """The number of a kind with these names in a sample."""
        found = (step.number for step in self.all(kind, *names) if step.sample == sample)
        return next(found, None)

    def slope(self, neuron: str, z: Step) -> Number | None:
        """da/dz of a neuron by a net input of its layer; None if it does not change with that."""
        if z.names == (neuron,):
            return self.at(z.sample, "slope", neuron)
        return self.at(z.sample, "cross_slope", neuron, *z.names)

    def rise(self, output: str, sample: int | None) -> Number | None:
        """dE_o/da of an output, as the loss has it."""
        t, a = self.at(sample, "target", output), self.at(sample, "a", output)
        return None if t is None or a is None else self.convention.loss.derivative(t, a)

    def layer(self, own: Step) -> Iterator[Step]:
        """The net inputs of a layer in a sample: those that see the same numbers as one of them."""
        found = (z for (kind, _), steps in self.steps.items() if kind == "z" for z in steps)
        return (z for z in found if inputs(z) == inputs(own))


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
    updates = factors.all("updated", parameter)
    return ((step, added(step.number)) for step in updates if step.number.operation in ("+", "-"))


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
    """da/dx of something that comes in: the slope times dz/dx; after a softmax the sum of these
    products over all net inputs of the layer."""
    for own in factors.all("z", neuron):
        pairs = [(factors.slope(neuron, z), other) for z in factors.layer(own)
                 for other in partners(z, kind, variable)]
        if terms := [slope * other for slope, other in pairs if slope is not None]:
            yield own, reduce(add, terms)


@made("error_by_z")
def error_by_z(factors: Factors, kind: str, output: str, neuron: str) -> Found:
    """dE_o/dz of a net input of the layer: dE_o/da times da/dz."""
    slopes = ((z, factors.slope(output, z)) for z in factors.all("z", neuron))
    return risen(factors, output, ((z, slope) for z, slope in slopes if slope is not None))


def risen(factors: Factors, output: str, found: Found) -> Found:
    """dE_o/da of an output times what the output changes by, where there is an error."""
    for at, change in found:
        rise = factors.rise(output, at.sample)
        if rise is not None:
            yield at, rise * change


@made("error_by_a", "error_by_number")
def error_by(factors: Factors, kind: str, output: str, variable: str) -> Found:
    """dE_o/dx of the output itself, or of what comes in at its layer: then dE_o/da times da/dx."""
    for a in factors.all("a", output) if (kind, variable) == ("error_by_a", output) else ():
        rise = factors.rise(output, a.sample)
        if rise is not None:
            yield a, rise
    yield from risen(factors, output, a_by(factors, kind, output, variable))


def partners(z: Step, kind: str, variable: str) -> list[Number]:
    """What a variable is multiplied by in a net input: a weight or an input by its own name, an
    activation by its neuron's."""
    kinds = ("a",) if kind.endswith("_a") else ("weight", "input")
    named = [step for step in z.operands if step.kind in kinds and step.names == (variable,)]
    own = {id(step.number) for step in named}
    found: list[Number] = []

    def combine(node: Number, parts: list[Number]) -> Number:
        if node.operation == "*" and not own.isdisjoint(map(id, node.operands)):
            found.extend(one for one in node.operands if id(one) not in own)
        return node

    fold(z.number, lambda operand: operand, combine)
    return found[:1]
