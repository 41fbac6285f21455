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
from functools import cached_property, reduce
from itertools import chain
from operator import add
from typing import Any, TypeAlias

from ...conventions import ERROR, FORWARD
from ...network import Convention, maximum, weighed
from ..expressions import Number, fold, value_of
from ..kinds import KINDS, PART
from ..notation import names_in
from ..step import Key, Step, operands
from .derivative import derivative, plus, product

Made: TypeAlias = Iterator[tuple[Step, Any]]
"""For each sample a step, whose place the factor has, and the factor."""
MakesFactors: TypeAlias = Callable[..., Made]
MAKERS: dict[str, MakesFactors] = {}
"""What makes the factors of a kind, from their names."""
Terms: TypeAlias = list[Any]
RECORDED = {"z": "delta", "a": "upstream"}
"""What the gradient of a line is recorded as."""
VARIABLES = {
    "net_gradient": ("z",), "target_gradient": ("target",), "input_share": ("input",),
    "input_gradient": ("input",), "gradient": ("weight", "bias")}
"""The kinds of what a gradient is taken by."""
BELOW = {"a": ("a",), "z": ("z",), "number": ("weight", "input", "bias")}
"""The same of a factor, by the end of its own kind."""


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
            self.made[key] = [
                Step((*key, at.owner, itself(number)), phase, at.epoch, at.sample)
                for at, number in made]
        return self.made[key]

    def all(self, kind: str, *names: str) -> list[Step]:
        """The steps of the trail of a kind with these names, one for each sample."""
        return self.steps.get((kind, names), [])

    def at(self, sample: int | None, kind: str, *names: str) -> Any:
        """The number of a kind with these names in a sample, None if there is none."""
        found = (step.number for step in self.all(kind, *names) if step.sample == sample)
        return next(found, None)

    @cached_property
    def users(self) -> dict[Step, list[Step]]:
        """The lines of the forward pass and of the error that use a number."""
        found: dict[Step, list[Step]] = {}
        for step in chain.from_iterable(self.steps.values()):
            for operand in step.operands if step.phase in (FORWARD, ERROR) else ():
                found.setdefault(operand, []).append(step)
        return found

    def arrived(self, line: Step, sample: int | None, *through: str) -> Any:
        """dE by a number in a sample, through the lines of one neuron or of all; None
        where it is not recorded."""
        if line.kind in RECORDED:
            found = self.at(sample, RECORDED[line.kind], *line.names)
            is_turned = line.kind == "z" and self.convention.sign == "target-output"
            return -found if found is not None and is_turned else found
        rises = (product(self.arrived(user, sample), derivative(user.number, line.number))
                 for user in self.users.get(line, ())
                 if user.sample == sample and user.owner in (through or [user.owner]))
        return 1.0 if line.kind == "total" else added(rises)

    @property
    def outputs(self) -> list[tuple[str, ...]]:
        """The names of the outputs, in order."""
        return [names for kind, names in self.steps if kind == "error"]

    def error_slope(self, at: Step) -> Any:
        """dE_o/da of an output, as the loss has it; None for a neuron that is none."""
        given, a = self.at(at.sample, "target", *at.names), self.at(at.sample, "a", *at.names)
        smooth = self.at(at.sample, "smoothed", *at.names)
        t = given if smooth is None else smooth
        slope: Any = self.convention.loss.derivative
        if t is None or a is None or self.convention.learning.by_net:
            return None
        return self.convention.weigh(self.outputs.index(at.names), slope(t, a))

    def rise(self, top: str, z: Step, by: Sequence[Key]) -> Any:
        """What the error, the activation or the net input of a neuron changes by with
        what is below it: the factors of the chain rule, None where they are not
        recorded."""
        if top == "error":
            rest = 1.0 if ("a", z.names) in by else self.rise("a", z, by)
            return product(self.error_slope(z), rest)
        if top == "z":
            found = (derivative(z.number, step.number)
                     for step in within(z.number) if step.key in by)
            return 1.0 if z.key in by else next(found, None)
        return added(
            product(self.at(z.sample, kind, *names),
                    self.rise("z", self.at(z.sample, "z", names[-1]).step, by))
            for kind, names in self.steps
            if kind in ("slope", "cross_slope") and names[0] == z.names[0])


def added(terms: Iterable[Any]) -> Any:
    """The sum of those of some numbers that are recorded; None if none is."""
    known = [term for term in terms if term is not None]
    return reduce(plus, known) if known else None


def itself(number: Any) -> Number:
    """A number by another name."""
    return Number(value_of(number), "same", (number,))


@made("complement")
def complement(factors: Factors, kind: str, neuron: str) -> Made:
    """1 - a."""
    return ((a, 1.0 - a.number) for a in factors.all("a", neuron))


@made("z_max")
def largest(factors: Factors, kind: str, position: str) -> Made:
    """The largest net input of a softmax layer, where it is not computed."""
    return ((e_sum, top_of(factors, e_sum)) for e_sum in factors.all("e_sum", position))


@made("shifted")
def shifted(factors: Factors, kind: str, neuron: str) -> Made:
    """z - max z, in a softmax layer."""
    return ((e, factors.at(e.sample, "z", neuron) - top_of(factors, e_sum))
            for e in factors.all("e", neuron)
            for e_sum in factors.users[e] if e_sum.kind == "e_sum")


def top_of(factors: Factors, e_sum: Step) -> Any:
    """The largest net input behind a sum of exponentials."""
    return maximum(*(factors.at(e_sum.sample, "z", *e.names) for e in e_sum.operands))


@made("upstream")
def simplified_away(factors: Factors, kind: str, output: str) -> Made:
    """dE/da of an output whose delta does without it, as the gradient has it."""
    for a in factors.all("a", output):
        slope = factors.error_slope(a)
        if slope is not None:
            yield a, weighed(slope, len(factors.outputs), factors.convention)


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
            yield step, -added if step.number.operation == "-" else added


@made("products")
def products(factors: Factors, kind: str, neuron: str) -> Made:
    """A net input without its bias."""
    def leaf(operand: Any) -> Terms:
        is_bias = type(operand) is Number and operand.step and operand.step.kind == "bias"
        return [] if is_bias else [operand]

    def combine(node: Number, parts: list[Terms]) -> Terms:
        return sum(parts, []) if node.operation == "+" else [node]

    for z in factors.all("z", neuron):
        terms: Terms = fold(z.number, leaf, combine)
        yield z, reduce(add, terms)


@made(*VARIABLES)
def gradient(factors: Factors, kind: str, *names: str) -> Made:
    """What the error changes by with a number that is not trained, by all that uses it,
    or by one neuron."""
    *through, variable = names
    found = []
    for line in chain.from_iterable(factors.all(of, variable) for of in VARIABLES[kind]):
        for at in {user.sample: user for user in factors.users.get(line, ())}.values():
            rise = factors.arrived(line, at.sample, *through)
            found += [] if rise is None or at.sample is None else [(at, rise)]
    yield from found
    if kind == "gradient":
        yield from in_batch(factors, [number for _, number in found])


def in_batch(factors: Factors, numbers: list[Number]) -> Made:
    """What a batch of all samples makes of their gradients."""
    whole = [total for total in factors.all("total") if total.sample is None]
    if len(whole) == 1 and len(numbers) > 1 and factors.convention.batch != 1:
        count = float(len(numbers)) if factors.convention.batch_scale == "mean" else 1.0
        yield whole[0], reduce(add, numbers) / count


@made("z_by_a", "z_by_number", "a_by_a", "a_by_number",
      "error_by_z", "error_by_a", "error_by_number")
def factor(factors: Factors, kind: str, neuron: str, variable: str) -> Made:
    """What a net input, an activation or the error of one output changes by with what
    comes in, or on the way there."""
    top, below = kind.split("_by_")
    by = [(of, (variable,)) for of in BELOW[below]]
    rises = ((z, factors.rise(top, z, by)) for z in factors.all("z", neuron))
    return ((z, rise) for z, rise in rises if type(rise) is Number)


def within(number: Number) -> Iterator[Step]:
    """The named numbers of an expression; parts of it that have lines of their own are
    taken apart."""
    for step in operands(number):
        yield from within(step.number) if step.kind == PART else [step]
