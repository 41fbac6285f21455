"""Numbers that texts write out and a network does not compute: made when they are asked
for.

    dz_o1/dw5   dz_o1/da_h1   dz_h1/dx1    what a net input changes by: the other factor there
    da_h1/dw1   da_o1/da_h1   da_h1/dx1    what an activation changes by: that, times its slope
    dE_o1/da_o1   dE_o1/dz_o1              what the error of one output changes by, alone
    dE_o1/da_h1   dE_o1/dw5
    dE/da_o1                               where delta is simplified, and does without it
    z_o1-max   z_max1                      a net input relative to the largest of its layer
    1-a_o1                                 the second factor of a sigmoid's slope
    t_o1-a_o1   a_o1-t_o1                  the difference of target and output, either way round
    dw5   Δw5   delta_w5                   the change of a weight: what the update adds to it
    dE/dz_o1                               delta by what it is, without a sign of its own
    sum_h1                                 the weighted sum before the bias is added to it
    dE/dt_o1                               what the error changes by with a target
    dE/di1   dE/di1:h1   dE/dw5   dE/db1   gradients of what no update changes, where they are
                                           not recorded

Each is recorded from the numbers of a recording, and so has a formula and can be
replayed like them. To add one, add its kind to `KINDS`, and here a function under
`@made`.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from operator import add
from typing import Any, TypeAlias

from ...network import Convention, maximum, weighed
from ..expressions import Number, fold
from ..kinds import KINDS, PART, PARTS
from ..notation import names_in
from ..step import Key, Step, operands
from .derivative import derivative, product

Made: TypeAlias = Iterator[tuple[Step, Number]]
"""For each sample a step, whose place the factor has, and the factor."""
MakesFactors: TypeAlias = Callable[..., Made]
MAKERS: dict[str, MakesFactors] = {}
"""What makes the factors of a kind, from their names."""


def made(*kinds: str) -> Callable[[MakesFactors], MakesFactors]:
    """Enter what makes factors of some kinds: `function(factors, kind, *names)`."""
    def enter(maker: MakesFactors) -> MakesFactors:
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
            self.steps.setdefault(step.key, []).append(step)

    def named(self, text: str) -> list[Step]:
        """The steps of a name such as dz_o1/dw5, one for each sample, if it is a
        factor's."""
        for kind in MAKERS:
            for names in names_in(text, KINDS[kind]):
                if found := self.of((kind, names)):
                    return found
        return []

    def of(self, key: Key) -> list[Step]:
        """The steps of a kind with these names, the same ones each time."""
        if key not in self.made:
            kind, names = key
            phase = KINDS[kind].phase
            made = MAKERS[kind](self, kind, *names) if kind in MAKERS else ()
            self.made[key] = [Step((*key, at.owner, number), phase, at.epoch, at.sample)
                              for at, number in made]
        return self.made[key]

    def all(self, kind: str, *names: str) -> list[Step]:
        """The steps of the trail of a kind with these names, one for each sample."""
        return self.steps.get((kind, names), [])

    def at(self, sample: int | None, kind: str, *names: str) -> Any:
        """The number of a kind with these names in a sample, None if there is none."""
        found = (step.number for step in self.all(kind, *names) if step.sample == sample)
        return next(found, None)

    def slope(self, neuron: str, z: Step) -> Any:
        """da/dz of a neuron by a net input of its layer; None if the two are
        independent."""
        if z.names == (neuron,):
            return self.at(z.sample, "slope", neuron)
        return self.at(z.sample, "cross_slope", neuron, *z.names)

    def arrived(self, line: Step) -> Any:
        """dE by a net input, an activation or the error of an output; None where it is
        not recorded."""
        if line.kind == "error":
            total = self.at(line.sample, "total")
            return None if total is None else derivative(total, line.number)
        if line.kind in PARTS:
            users = (step for steps in self.steps.values() for step in steps
                     if line in step.operands and step.kind in ("z", "a", "error", PART))
            user = next(users, None)
            return user and product(self.arrived(user), derivative(user.number, line.number))
        kind = {"z": "delta", "a": "upstream"}.get(line.kind, "")
        found = self.at(line.sample, kind, *line.names)
        is_turned = kind == "delta" and self.convention.sign == "target-output"
        return -found if found is not None and is_turned else found

    def sums(self) -> Iterator[Step]:
        """The net inputs of all samples."""
        return (z for (kind, _), steps in self.steps.items() if kind == "z" for z in steps)

    def risen(self, output: str, found: Iterable[tuple[Step, Number | None]]) -> Made:
        """dE_o/da of an output, as the loss has it, times what the output changes by,
        if that is given."""
        derivative: Any = self.convention.loss.derivative
        for at, change in found:
            t, a = self.at(at.sample, "target", output), self.at(at.sample, "a", output)
            if t is not None and a is not None:
                rise = derivative(t, a)
                yield at, rise if change is None else rise * change


@made("complement")
def complement(factors: Factors, kind: str, neuron: str) -> Made:
    """1 - a."""
    return ((a, 1.0 - a.number) for a in factors.all("a", neuron))


@made("z_max")
def largest(factors: Factors, kind: str, position: str) -> Made:
    """The largest net input of a softmax layer, where it is not computed."""
    for e_sum in factors.all("e_sum", position):
        top: Any = maximum(*(factors.at(e_sum.sample, "z", *e.names) for e in e_sum.operands))
        yield e_sum, top


@made("shifted")
def shifted(factors: Factors, kind: str, neuron: str) -> Made:
    """z - max z, in a softmax layer."""
    for z in factors.all("z", neuron) if factors.all("e", neuron) else ():
        zs: Any = (other.number for other in layer_of(z, factors))
        yield z, z.number - maximum(*zs)


@made("upstream")
def simplified_away(factors: Factors, kind: str, output: str) -> Made:
    """dE/da of an output whose delta does without it, as the gradient has it."""
    outputs = [names for of, names in factors.steps if of == "error"]
    rise: Any
    for at, rise in factors.risen(output, ((a, None) for a in factors.all("a", output))):
        part: Any = weighed(rise, len(outputs), factors.convention)
        yield at, part


@made("lack", "excess")
def difference(factors: Factors, kind: str, neuron: str) -> Made:
    """t - a, or a - t."""
    for t in factors.all("target", neuron):
        a = factors.at(t.sample, "a", neuron)
        if a is not None:
            yield t, t.number - a if kind == "lack" else a - t.number


@made("change")
def change(factors: Factors, kind: str, parameter: str) -> Made:
    """What the update adds to a weight or a bias."""
    for step in factors.all("updated", parameter):
        if step.number.operation in ("+", "-"):
            added = step.number.operands[1]
            yield step, -added if step.number.operation == "-" else itself(added)


def itself(number: Number) -> Number:
    """A number by another name."""
    return Number(number.value, "same", (number,))


@made("products")
def products(factors: Factors, kind: str, neuron: str) -> Made:
    """A net input without its bias."""
    def leaf(operand: Any) -> Any:
        is_bias = type(operand) is Number and operand.step and operand.step.kind == "bias"
        return None if is_bias else operand

    def combine(node: Number, parts: list[Any]) -> Any:
        kept = [part for part in parts if part is not None]
        if node.operation == "+":
            return reduce(add, kept) if kept else None
        return node if len(kept) == len(parts) else None

    return ((z, itself(fold(z.number, leaf, combine))) for z in factors.all("z", neuron))


@made("target_gradient")
def target_gradient(factors: Factors, kind: str, output: str) -> Made:
    """dE/dt: dE/dE_o times dE_o/dt."""
    for error in factors.all("error", output):
        t, rise = factors.at(error.sample, "target", output), factors.arrived(error)
        if t is not None and rise is not None:
            yield error, itself(product(rise, derivative(error.number, t)))


@made("net_gradient")
def net_gradient(factors: Factors, kind: str, neuron: str) -> Made:
    """dE/dz, which is delta or, for texts that turn it, minus delta."""
    arrived = ((z, factors.arrived(z)) for z in factors.all("z", neuron))
    return ((z, itself(found)) for z, found in arrived if found is not None)


@made("input_share", "input_gradient", "gradient")
def gradient(factors: Factors, kind: str, *names: str) -> Made:
    """What the error changes by with something that comes in at net inputs, an input or
    a frozen parameter: delta times what it is multiplied by, of one neuron or of all."""
    *neuron, variable = names
    wanted = ("weight", "bias") if kind == "gradient" else ("input",)
    found: dict[int | None, tuple[Step, Number]] = {}
    for z in factors.all("z", *neuron) if neuron else factors.sums():
        delta = factors.arrived(z)
        keys = [step.key for step in within(z.number) if step.kind in wanted]
        if delta is not None and (variable,) in [own for _, own in keys]:
            term = delta * [*partners(z, "z_by_number", variable), 1.0][0]
            found[z.sample] = z, found[z.sample][1] + term if z.sample in found else term
    yield from found.values()
    if kind == "gradient":
        yield from in_batch(factors, [number for _, number in found.values()])


def in_batch(factors: Factors, numbers: list[Number]) -> Made:
    """What a batch of all samples makes of their gradients."""
    whole = [total for total in factors.all("total") if total.sample is None]
    if len(whole) == 1 and len(numbers) > 1 and factors.convention.batch != 1:
        count = float(len(numbers)) if factors.convention.batch_scale == "mean" else 1.0
        yield whole[0], reduce(add, numbers) / count


@made("z_by_a", "z_by_number")
def z_by(factors: Factors, kind: str, neuron: str, variable: str) -> Made:
    """dz/dx of something that comes in: what it is multiplied by."""
    for z in factors.all("z", neuron):
        for other in partners(z, kind, variable):
            yield z, itself(other)


@made("a_by_a", "a_by_number")
def a_by(factors: Factors, kind: str, neuron: str, variable: str) -> Made:
    """da/dx of something that comes in: the slope times dz/dx; after a softmax the sum
    of these products over all net inputs of the layer."""
    for own in factors.all("z", neuron):
        terms = []
        for z in layer_of(own, factors):
            slope = factors.slope(neuron, z)
            if slope is not None:
                terms += [slope * other for other in partners(z, kind, variable)]
        if terms:
            yield own, reduce(add, terms)


@made("error_by_z")
def error_by_z(factors: Factors, kind: str, output: str, neuron: str) -> Made:
    """dE_o/dz of a net input of the layer: dE_o/da times da/dz."""
    slopes = ((z, factors.slope(output, z)) for z in factors.all("z", neuron))
    return factors.risen(output, (pair for pair in slopes if pair[1] is not None))


@made("error_by_a", "error_by_number")
def error_by(factors: Factors, kind: str, output: str, variable: str) -> Made:
    """dE_o/dx of the output itself, or of what comes in at its layer: then dE_o/da
    times da/dx."""
    if (kind, variable) == ("error_by_a", output):
        yield from factors.risen(output, ((a, None) for a in factors.all("a", output)))
    yield from factors.risen(output, a_by(factors, kind, output, variable))


def layer_of(own: Step, factors: Factors) -> Iterator[Step]:
    """The net inputs of a layer in a sample: all that see what one of them sees."""
    seen = inputs(own)
    for (kind, _), steps in factors.steps.items():
        if kind == "z":
            yield from (z for z in steps if inputs(z) == seen)


def inputs(z: Step) -> list[Step]:
    """What comes in at a neuron."""
    return [step for step in within(z.number) if step.kind in ("input", "a")]


def partners(z: Step, kind: str, variable: str) -> list[Any]:
    """What a variable is multiplied by in a net input, one number or none: a weight or
    an input by its own name, an activation by its neuron's."""
    kinds = ("a",) if kind.endswith("_a") else ("weight", "input", "bias")
    named = [step for step in within(z.number) if step.key in [(one, (variable,)) for one in kinds]]
    own = {id(step.number) for step in named}
    found: list[Number] = []

    def combine(node: Number, parts: list[Number]) -> Number:
        if node.operation == "*" and not own.isdisjoint(map(id, node.operands)):
            found.extend(one for one in node.operands if id(one) not in own)
        return node

    for number in trees(z.number):
        fold(number, lambda operand: operand, combine)
    return found[:1]


def trees(number: Number) -> Iterator[Number]:
    """An expression, and the parts of it that have lines of their own."""
    yield number
    for step in operands(number):
        yield from trees(step.number) if step.kind == PART else ()


def within(number: Number) -> Iterator[Step]:
    """The named numbers of an expression; parts of it that have lines of their own are
    taken apart."""
    for step in operands(number):
        yield from within(step.number) if step.kind == PART else [step]
