"""The certificate: how many digits of every number are proven, and by what.

    decimal      every step replayed with 50 digits; the difference must stay within the running error bound
    complex      every gradient against a complex-step derivative of the error
    central      every gradient against a central difference, within what such a difference can do
"""
from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .arithmetics import decimals
from .derivative import TINY, ErrorOf
from .error_bound import BOUNDED, SLACK, SMALLEST
from .number import Number, value_of
from .operations import OPERATIONS
from .recording import Recording
from .step import Step

KINK = "a kink: there is no derivative here"
UNDERFLOW = 100 * SMALLEST / TINY
"""What a complex step loses of derivatives so small that times the step they underflow."""
FULL = 17.0
"""The digits of a float that agrees with the true value as far as a float can."""


@dataclass(frozen=True)
class Check:
    """A value against another way to compute it: digits that agree, digits to expect, and whether that is met."""

    digits: float
    expected: float
    good: bool


@dataclass(frozen=True)
class Proof:
    """What is proven of one number. A `remark` says why a derivative does not apply."""

    step: Step
    decimal: Check
    complex: Check | None = None
    central: Check | None = None
    remark: str = ""

    @property
    def good(self) -> bool:
        """Whether every check that applies is met."""
        return all(check.good for check in (self.decimal, self.complex, self.central) if check)


def certificate(recording: Recording) -> Iterator[Proof]:
    """A proof for every computed number of a recording, in order."""
    exact, bounds = recording.replay(arithmetic=decimals()), recording.replay(arithmetic=BOUNDED)
    derivatives = Derivatives(recording)
    for step, true, bound in zip(recording.trail, exact.trail, bounds.trail):
        derivatives.see(step, bound.value.error)
        if step.phase == "given":
            continue
        within = bound.value.error * SLACK
        check = compared(step.value, true.value, within)
        if step.kind == "gradient":
            yield derivatives.proof(step, check, within)
        else:
            yield Proof(step, check, remark=KINK if at_corner(step) else "")


def at_corner(step: Step) -> bool:
    """Whether a slope is taken right where its function has none."""
    sides = OPERATIONS[step.number.operation].sides if step.kind == "slope" and step.number.operation else None
    return sides is not None and 0 in sides(*map(value_of, step.number.operands))


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


class Derivatives:
    """The gradients of a recording against derivatives of its errors. `see` follows the trail."""

    def __init__(self, recording: Recording):
        self.recording = recording
        self.totals: dict[int | None, ErrorOf] = {}
        self.penalties: dict[int | None, ErrorOf] = {}
        self.current: dict[tuple[str, ...], Number] = {}

    def see(self, step: Step, error: float) -> None:
        """Note which number a weight, a bias or an error is from here on, and how far it may be off."""
        if step.kind in ("weight", "bias"):
            self.current[step.names] = step.number
        elif step.kind == "total":
            self.totals[step.sample] = ErrorOf(self.recording, step, error)
        elif step.kind == "penalty":
            self.penalties[step.sample] = ErrorOf(self.recording, step, error)

    def proof(self, step: Step, check: Check, within: float) -> Proof:
        """The proof of a gradient."""
        convention = self.recording.convention
        if convention.perceptron:
            return Proof(step, check, remark="the perceptron rule follows no derivative")
        if convention.updates_early:
            return Proof(step, check, remark="order=updated follows no derivative")
        number, factor = self.current[step.names], convention.gradient_factor
        error = self.totals[step.sample]
        if not math.isfinite(error.total.value) or not math.isfinite(step.value):
            return Proof(step, check, remark="no difference of E says anything here: it, or its derivative, is not finite")
        difference = error.central_difference(number)
        if difference.kink:
            return Proof(step, check, remark=KINK)
        penalty = self.penalties.get(step.sample)
        rest = (1.0 - factor) * penalty.complex_step(number) if penalty and factor != 1.0 else 0.0
        allowed = within + SLACK * abs(factor) * error.complex_error(number) + UNDERFLOW
        by_complex = compared(step.value, factor * error.complex_step(number) + rest, allowed)
        by_central = compared(step.value, factor * difference.value + rest, within + abs(factor) * difference.expected)
        return Proof(step, check, by_complex, by_central)
