"""The sign of delta, which is notation: a text that has delta as target - output writes
minus signs elsewhere.

    dE/dz = f                 is shown as    delta = -f,  and each dE/dz after it as -delta
    w+ = w - eta * g                         w+ = w + eta * -g

A minus sign changes no digit, so that no number comes out otherwise than in the
network, which knows of one sign only.
"""
from __future__ import annotations

from .expressions import Number


def delta(slope: Number) -> Number:
    """delta = -dE/dz; what was computed from dE/dz is now computed from -delta."""
    turned = -Number(slope.value, slope.operation, slope.operands)
    slope.operation, slope.operands = "neg", (turned,)
    return turned


def updated(parameter: Number) -> Number:
    """w - eta * g with a plus; what momentum updates has its own sign."""
    old, change = parameter.operands
    if parameter.operation == "-" and type(change) is Number and change.operation == "*":
        rate, gradient = change.operands
        parameter.operation, parameter.operands = "+", (old, rate * -gradient)
    return parameter


TURNED = {"delta": delta, "updated": updated}
"""By the kind of number that is shown with the other sign."""
