"""What a convention makes of names: where a number is no derivative, or another one
than it says.

Texts call these numbers so all the same, and so do we: a trace and a certificate remark
on it.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..network import Convention
from .notation import ASCII, Notation


class Remark(NamedTuple):
    """`holds` says under which conventions; `short` is of one number, `sentence` of
    all."""

    holds: Callable[[Convention], bool]
    short: str
    sentence: str


PERCEPTRON = Remark(
    lambda convention: not convention.follows_error,
    "{rule} follows no derivative",
    "{rule} follows no derivative: delta, and what is called dE/dw, are what it learns from")
UPDATED = Remark(
    lambda convention: convention.updates_early,
    "order=updated follows no derivative",
    "order=updated: what comes back to a hidden neuron goes through weights that are updated "
    "already, so its dE/d{a}, its delta and what is called dE/dw are no derivatives of E")
FACTOR = Remark(
    lambda convention: convention.gradient_factor != 1.0,
    "{factor:g} times the derivative (gradient-factor={factor:g})",
    "gradient-factor={factor:g}: delta, and what is called a derivative of E, are {factor:g} times "
    "that of the E shown")
FLIPPED = Remark(
    lambda convention: convention.sign == "target-output",
    "minus the derivative (sign=target-output)",
    "sign=target-output: delta is minus dE/d{z}")
WHOLE_DELTA = Remark(
    lambda convention: convention.simplifies,
    "",
    "delta of an output stands as a whole where the factors cancel or a rule leaves them out: the "
    "slopes beside it are no part of it")
MIXED = "the part of a sample in the gradient of its batch"
"""What a gradient of a sample is under batch normalisation, where samples depend on each
other."""
REMARKS = [PERCEPTRON, UPDATED, FACTOR, FLIPPED, WHOLE_DELTA]


def remarks(convention: Convention, notation: Notation) -> Iterator[str]:
    """A sentence for each remark that a convention calls for."""
    for remark in REMARKS:
        if remark.holds(convention):
            yield notation.written_in(ASCII).lettered(remark.sentence).format(
                factor=convention.gradient_factor, rule=convention.learning.called)
