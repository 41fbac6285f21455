"""The certificate: how many digits of every number are proven, and by what.

    decimal      every step replayed with 50 digits, to within the running error bound
    complex      what is called a derivative against a complex-step derivative of what it says
    central      the same against a central difference, within what such a difference can do

What a name says stands in the template of its kind: dE/da_h1 is how E changes with
a_h1, and dE/da_h1:o1 the same where a_h1 changes in z_o1 alone.
"""
from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ..recording import (
    FACTOR,
    FLIPPED,
    KINDS,
    MIXED,
    PERCEPTRON,
    UPDATED,
    Key,
    Recording,
    Step,
)
from ..recording.expressions import BOUND_SLACK, BOUNDED, TINIEST_FLOAT, decimals
from .derivative import TINY_STEP, FunctionOf

KINK = "a kink: there is no derivative here"
ENDLESS = "no difference says anything here: what changes, or its derivative, is not finite"
UNDERFLOW = 100 * TINIEST_FLOAT / TINY_STEP
"""What a complex step loses of derivatives so small that they underflow."""
FULL_DIGITS = 17.0
"""The digits of a float that agrees with the true value as far as a float can."""
CLAIM = re.compile(r"d(.+)/d([^:]+)(?::(.+))?")


@dataclass(frozen=True)
class Agreement:
    """A value against another way to compute it: the digits that agree, those to
    expect, and whether that is met."""

    digits: float
    expected: float
    good: bool


@dataclass(frozen=True)
class Proof:
    """What is proven of one number. A `remark` says why it is not the derivative that
    it is called, or what that is multiplied by."""

    step: Step
    decimal: Agreement
    complex: Agreement | None = None
    central: Agreement | None = None
    remark: str = ""

    @property
    def good(self) -> bool:
        """Whether every check that applies is met."""
        return all(check.good for check in (self.decimal, self.complex, self.central) if check)


@dataclass(frozen=True)
class Certificate:
    """A proof for every computed number of a recording, in order, and for some of the
    factors that it makes on demand; or for those steps alone that are `chosen`, by their
    identity. Each is made when it is asked for.

    An `objection` says why no number of it is a derivative of E, whatever it is called.
    """

    recording: Recording
    factors: Iterable[Step] = ()
    objection: str = ""
    chosen: Container[int] | None = None

    def __iter__(self) -> Iterator[Proof]:
        whole = with_factors(self.recording, self.factors)
        exact, bounds = whole.replay(arithmetic=decimals()), whole.replay(arithmetic=BOUNDED)
        derivatives = Derivatives(whole, self.objection)
        for step, true, bound in zip(whole.trail, exact.trail, bounds.trail):
            derivatives.see(step, bound.value.error)
            if not step.is_given and (self.chosen is None or id(step) in self.chosen):
                within = bound.value.error * BOUND_SLACK
                yield derivatives.proof(step, compared(step.value, true.value, within), within)


certificate = Certificate


def with_factors(recording: Recording, factors: Iterable[Step]) -> Recording:
    """A recording with some factors in its trail, each at the end of its sample."""
    trail = list(recording.trail)
    for factor in factors:
        if factor not in trail:
            place = max(n for n, step in enumerate(trail) if step.sample == factor.sample)
            trail.insert(place + 1, factor)
    return recording.with_trail(trail)


def compared(value: float, other: float | Decimal, within: float) -> Agreement:
    """A value against another one, from which it may differ by so much; nan is no
    promise at all."""
    within = math.inf if math.isnan(within) else within
    if not math.isfinite(value) or not math.isfinite(other):
        same = repr(value) == repr(float(other)) or math.isinf(within)
        return Agreement(FULL_DIGITS * same, FULL_DIGITS, same)
    difference, most = abs(Decimal(value) - Decimal(other)), Decimal(within)
    return Agreement(digits(difference, value), digits(most, value), difference <= most)


def digits(difference: Decimal, value: float) -> float:
    """The significant digits to which two numbers agree, at most those of a float."""
    if not value:
        return FULL_DIGITS * (not difference)
    return max(0.0, min(FULL_DIGITS, -math.log10(float(difference) / abs(value) or TINIEST_FLOAT)))


@lru_cache
def claim(kind: str) -> tuple[str, ...]:
    """What a kind's name says that it is a derivative of, by what, and along which way,
    as templates; nothing of a name that says no such thing."""
    row = KINDS[kind]
    match = CLAIM.fullmatch(row.means or row.formal or row.text)
    if match is None:
        return ()
    of, by, through = match.groups()
    return (of, by, f"{{z}}_{through}") if through else (of, by)


class Derivatives:
    """The derivatives of a recording against what their names say."""

    def __init__(self, recording: Recording, objection: str):
        self.recording, self.convention = recording, recording.convention
        own = PERCEPTRON.short.format(rule=self.convention.learning.called)
        self.objection = objection or own * PERCEPTRON.holds(self.convention)
        self.known: dict[tuple[Key, int | None], Step] = {}
        self.errors: dict[Step, float] = {}
        self.functions: dict[Step, FunctionOf] = {}
        self.mixes = recording.network.mixes_samples
        self.strange: set[Step] = set()
        """What comes from weights that are updated already."""

    def see(self, step: Step, error: float) -> None:
        """Note which number a name means from here on, and how far it may be off."""
        if step.kind != "total" or step.sample is None or not self.mixes:
            self.known[step.key, step.sample] = step
        self.errors[step] = error
        for other in () if step.is_given else step.operands:
            if other.row.is_result or other in self.strange:
                self.strange.add(step)

    def named(self, template: str, step: Step) -> Step | None:
        """The step of a part of the name of another, of its sample or of none."""
        own = tuple(step.names[int(place)] for place in re.findall(r"\{(\d)\}", template))
        text = re.sub(r"\{\d\}", "{0}", template)
        found = (self.at((key, own), step) for key, kind in KINDS.items() if kind.text == text)
        return next(filter(None, found), None)

    def at(self, key: Key, step: Step) -> Step | None:
        """The number that a key means for the sample of a step."""
        return self.known.get((key, step.sample)) or self.known.get((key, None))

    def proof(self, step: Step, check: Agreement, within: float) -> Proof:
        """The proof of a number, as a derivative if its name says that it is one."""
        parts = claim(step.kind)
        found = [known for part in parts if (known := self.named(part, step))]
        if not parts or len(found) < len(parts):
            return Proof(step, check)
        of, by, *way = found
        if objection := self.objection_to(step, of, by):
            return Proof(step, check, remark=objection)
        function = self.function(of).along(*way) if way else self.function(of)
        difference = function.central_difference(by.number)
        if difference.kink:
            return Proof(step, check, remark=KINK)
        factor, remark = self.factor(step, of)
        rest = self.rest(step, by, factor) if of.kind == "total" else 0.0
        lost = BOUND_SLACK * function.complex_error(by.number) + UNDERFLOW
        ways = (function.complex_step(by.number), lost), difference[:2]
        by_complex, by_central = (
            compared(step.value, factor * value + rest, within + abs(factor) * off)
            for value, off in ways)
        return Proof(step, check, by_complex, by_central, remark)

    def objection_to(self, step: Step, of: Step, by: Step) -> str:
        """Why a number is not the derivative that it is called; "" if it is."""
        if of.kind == "total" and self.objection:
            return self.objection
        if of.kind == "total" and step in self.strange:
            return UPDATED.short
        if self.mixes and step.kind == "gradient" and step.sample is not None:
            return MIXED
        finite = all(math.isfinite(number.value) for number in (of, by, step))
        return "" if finite else ENDLESS

    def factor(self, step: Step, of: Step) -> tuple[float, str]:
        """What the convention multiplies a derivative by, and the remark on that."""
        flipped = step.kind == "delta" and FLIPPED.holds(self.convention)
        factor = self.convention.gradient_factor if of.kind == "total" else 1.0
        remarks = [FACTOR.short] * (factor != 1.0) + [FLIPPED.short] * flipped
        return -factor if flipped else factor, "; ".join(remarks).format(factor=factor)

    def rest(self, step: Step, by: Step, factor: float) -> float:
        """What a factor leaves as it is: the derivative of the penalty in a total."""
        penalty = self.at(("penalty", ()), step)
        if factor == 1.0 or penalty is None:
            return 0.0
        return (1.0 - factor) * self.function(penalty).complex_step(by.number)

    def function(self, of: Step) -> FunctionOf:
        """A step as a function of the numbers before it."""
        return self.functions.setdefault(of, FunctionOf(self.recording, of, self.errors[of]))
