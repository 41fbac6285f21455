"""The certificate: how many digits of every number are proven, and by what.

    decimal      every step replayed with 50 digits; the difference must stay within the running error bound
    complex      a number whose name says that it is a derivative against a complex-step derivative of just that
    central      the same against a central difference, within what such a difference can do

What a name says stands in the template of its kind: dE/da_h1 is how E changes with a_h1, and dE/da_h1:o1 the same
through o1 alone, so the product of dE/dz_o1 and dz_o1/da_h1.
"""
from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from .arithmetics import decimals
from .derivative import TINY, Difference, ErrorOf
from .error_bound import BOUNDED, SLACK, SMALLEST
from .kinds import GIVEN, KINDS
from .recording import Recording
from .remarks import FACTOR, FLIPPED, PERCEPTRON, UPDATED
from .step import Step

KINK = "a kink: there is no derivative here"
ENDLESS = "no difference says anything here: what changes, or its derivative, is not finite"
UNDERFLOW = 100 * SMALLEST / TINY
"""What a complex step loses of derivatives so small that times the step they underflow."""
FULL = 17.0
"""The digits of a float that agrees with the true value as far as a float can."""
CLAIM = re.compile(r"d(.+)/d([^:]+)(?::(.+))?")


@dataclass(frozen=True)
class Check:
    """A value against another way to compute it: digits that agree, digits to expect, and whether that is met."""

    digits: float
    expected: float
    good: bool


@dataclass(frozen=True)
class Proof:
    """What is proven of one number. A `remark` says why a derivative does not apply, or what it is multiplied by."""

    step: Step
    decimal: Check
    complex: Check | None = None
    central: Check | None = None
    remark: str = ""

    @property
    def good(self) -> bool:
        """Whether every check that applies is met."""
        return all(check.good for check in (self.decimal, self.complex, self.central) if check)


class Rate(NamedTuple):
    """A derivative found two ways: by a complex step, with how far that may be off, and by a central difference."""

    complex: float
    error: float
    central: Difference

    def times(self, other: Rate) -> Rate:
        """The derivative along a way of two parts."""
        (mine, its), kink = (self.central, other.central), self.central.kink or other.central.kink
        off = abs(mine.value) * its.expected + abs(its.value) * mine.expected + mine.expected * its.expected
        return Rate(self.complex * other.complex, abs(self.complex) * other.error + abs(other.complex) * self.error,
                    Difference(mine.value * its.value, off, kink))

    def scaled(self, factor: float) -> Rate:
        """So many times it."""
        value, expected, kink = self.central
        return Rate(factor * self.complex, abs(factor) * self.error, Difference(factor * value, abs(factor) * expected, kink))

    def plus(self, other: Rate) -> Rate:
        """Its sum with another."""
        mine, its = self.central, other.central
        return Rate(self.complex + other.complex, self.error + other.error,
                    Difference(mine.value + its.value, mine.expected + its.expected, mine.kink or its.kink))


def certificate(recording: Recording, factors: Iterable[Step] = ()) -> Iterator[Proof]:
    """A proof for every computed number of a recording, in order, and for some factors that it makes on demand."""
    whole = with_factors(recording, factors)
    exact, bounds = whole.replay(arithmetic=decimals()), whole.replay(arithmetic=BOUNDED)
    derivatives = Derivatives(whole)
    for step, true, bound in zip(whole.trail, exact.trail, bounds.trail):
        derivatives.see(step, bound.value.error)
        if step.phase != GIVEN:
            within = bound.value.error * SLACK
            yield derivatives.proof(step, compared(step.value, true.value, within), within)


def with_factors(recording: Recording, factors: Iterable[Step]) -> Recording:
    """A recording with some factors in its trail, each after the last number of its sample."""
    trail = list(recording.trail)
    for factor in factors:
        place = max(n for n, step in enumerate(trail) if step.sample == factor.sample)
        trail.insert(place + 1, factor)
    return Recording(trail, recording.convention, recording.round, recording.samples)


def compared(value: float, other: float | Decimal, within: float) -> Check:
    """A check of a value against another one, from which it may differ by so much; nan is no promise at all."""
    within = math.inf if math.isnan(within) else within
    if not math.isfinite(value) or not math.isfinite(other):
        same = repr(value) == repr(float(other)) or not math.isfinite(within)
        return Check(FULL if same else 0.0, FULL, same)
    difference = abs(Decimal(value) - Decimal(other))
    return Check(digits(difference, value), digits(Decimal(within), value), not difference > Decimal(within))


def digits(difference: Decimal, value: float) -> float:
    """The significant digits to which two numbers agree, at most those of a float."""
    if not difference:
        return FULL
    if not value:
        return 0.0
    ratio = (difference / Decimal(abs(value))).log10()
    return max(0.0, min(FULL, -float(ratio)))


@lru_cache
def claim(kind: str) -> tuple[str, ...]:
    """What a kind's name says that it is a derivative of, by what, and along which way, as templates; nothing of a name
    that says no such thing."""
    row = KINDS[kind]
    match = CLAIM.fullmatch(row.means or row.formal or row.text)
    if match is None:
        return ()
    of, by, through = match.groups()
    return (of, f"{{z}}_{through}", by) if through else (of, by)


@lru_cache
def kinds_written(template: str) -> list[str]:
    """The kinds whose names are written like this."""
    return [key for key, kind in KINDS.items() if kind.text == template]


class Derivatives:
    """The derivatives of a recording against what their names say. `see` follows the trail."""

    def __init__(self, recording: Recording):
        self.recording, self.convention = recording, recording.convention
        self.known: dict[tuple[str, tuple[str, ...]], Step] = {}
        self.errors: dict[int, float] = {}
        self.functions: dict[int, ErrorOf] = {}
        self.rates: dict[tuple[int, int], Rate] = {}
        self.strange: set[int] = set()
        """What comes from weights that are updated already, by identity."""

    def see(self, step: Step, error: float) -> None:
        """Note which number a name means from here on, and how far it may be off."""
        self.known[step.kind, step.names] = step
        self.errors[id(step)] = error
        if step.phase != GIVEN and any(KINDS[other.kind].is_result or id(other) in self.strange for other in step.operands):
            self.strange.add(id(step))

    def named(self, template: str, names: tuple[str, ...]) -> Step | None:
        """The step of a part of a name, with the names that belong to the whole."""
        written = re.sub(r"\{\d\}", "{0}", template)
        own = tuple(names[int(place)] for place in re.findall(r"\{(\d)\}", template))
        return next((self.known[kind, own] for kind in kinds_written(written) if (kind, own) in self.known), None)

    def proof(self, step: Step, check: Check, within: float) -> Proof:
        """The proof of a number: with its derivative, if its name says that it is one."""
        way = [self.named(part, step.names) for part in claim(step.kind)]
        found = [part for part in way if part is not None]
        if not way or len(found) < len(way):
            return Proof(step, check)
        of_total = found[0].kind == "total"
        if of_total and PERCEPTRON.holds(self.convention):
            return Proof(step, check, remark=PERCEPTRON.short)
        if of_total and id(step) in self.strange:
            return Proof(step, check, remark=UPDATED.short)
        if not all(math.isfinite(value) for value in (found[0].value, step.value)):
            return Proof(step, check, remark=ENDLESS)
        rate = self.along(found)
        if rate.central.kink:
            return Proof(step, check, remark=KINK)
        factor, remark = self.factor(step) if of_total else (1.0, "")
        rate = rate.scaled(factor)
        if penalty := self.penalty(found[0]):
            rate = rate.plus(self.rate(penalty, found[-1]).scaled(1.0 - factor))
        by_complex = compared(step.value, rate.complex, within + SLACK * rate.error + abs(factor) * UNDERFLOW)
        by_central = compared(step.value, rate.central.value, within + rate.central.expected)
        return Proof(step, check, by_complex, by_central, remark)

    def factor(self, step: Step) -> tuple[float, str]:
        """What the convention multiplies a derivative of E by, and what is to be said of it."""
        factor, remarks = self.convention.gradient_factor, [FACTOR] * FACTOR.holds(self.convention)
        if step.kind == "delta" and FLIPPED.holds(self.convention):
            factor, remarks = -factor, [*remarks, FLIPPED]
        return factor, "; ".join(remark.short.format(factor=abs(factor)) for remark in remarks)

    def along(self, way: list[Step]) -> Rate:
        """The derivative of the first of some steps by the last one, along the way that leads through all of them."""
        first, *rest = [self.rate(of, by) for of, by in zip(way, way[1:])]
        return first.times(rest[0]) if rest else first

    def penalty(self, total: Step) -> Step | None:
        """The penalty in a total, whose derivative no factor multiplies, where there is a factor."""
        penalty = self.known.get(("penalty", ()))
        factored = total.kind == "total" and FACTOR.holds(self.convention)
        return penalty if factored and penalty and penalty.sample == total.sample else None

    def rate(self, of: Step, by: Step) -> Rate:
        """The derivative of one step by another, which it depends on."""
        key = id(of), id(by)
        if key not in self.rates:
            function = self.function(of)
            self.rates[key] = Rate(function.complex_step(by.number), function.complex_error(by.number),
                                   function.central_difference(by.number))
        return self.rates[key]

    def function(self, of: Step) -> ErrorOf:
        """A step as a function of the numbers before it."""
        if id(of) not in self.functions:
            self.functions[id(of)] = ErrorOf(self.recording, of, self.errors[id(of)])
        return self.functions[id(of)]
