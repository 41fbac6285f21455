"""The settings of a class's sheets: which network, what is asked, to how many figures.

    Settings(layers=(2, 2, 2), ask=("forward", "error"))       by phase: forward, error,
                                                               backward, update, all
    Settings(layers=(2, 2, 2), ask=("delta_o1", "dE/dw*"))     by name, * for any
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import prod

from ...checks import whole
from ...conventions import show
from ...errors import BadValue
from ...network import (
    ACTIVATIONS,
    DEFAULT,
    FAMILIES,
    Convention,
    activation_named,
    canonical_activation,
    check_convention,
    softmax,
)
from ...recording import NOTATIONS, PHASES, Notation
from .secret import GENERATORS

ALL = "all"
FIGURES = (2, 8)
MOST_EPOCHS = 5
MOST_WEIGHTS = 60


@dataclass(frozen=True)
class Settings:
    """What all sheets of a class have in common.

    `layers` are the sizes, inputs first; `ask` are phases or names; `figures`
    significant figures are asked for (2 to 8), one more is to be carried.
    `output_activation`, if not empty, is that of the last layer. The error is that of
    the convention. A `source` names a walkthrough whose numbers stay as they are: then
    nothing but `ask`, `figures`, `epochs` and the notation says anything. The `generator`
    is what draws: 1, or 2, which takes more care of the secret.

    Raises `BadValue` or `UnknownName` for what no sheet can be drawn with.
    """

    layers: tuple[int, ...] = (2, 2, 2)
    ask: tuple[str, ...] = (ALL,)
    figures: int = 4
    epochs: int = 1
    activation: str = "sigmoid"
    output_activation: str = ""
    convention: Convention = Convention()
    notation: Notation = NOTATIONS["net-out"]
    source: str = ""
    generator: int = 1

    def __post_init__(self) -> None:
        check_ask(self.ask, self.figures)
        for part in ("activation", "output_activation"):
            object.__setattr__(self, part, canonical_activation(getattr(self, part)))
        check_convention(self.convention)
        if whole("the epochs", self.epochs, least=1) > MOST_EPOCHS:
            raise BadValue("the epochs", self.epochs, f"at most {MOST_EPOCHS} go on a sheet")
        if self.generator not in GENERATORS or isinstance(self.generator, bool):
            raise BadValue("the generator", self.generator, "1 or 2 is needed")
        if not self.source:
            self.check_drawn()

    def check_drawn(self) -> None:
        """Refuse what no sheet can be drawn with."""
        wrong = [size for size in self.layers if not isinstance(size, int) or size < 1]
        if wrong or len(self.layers) < 2:
            raise BadValue(
                "the layers", self.sizes, "two sizes or more, from 1 on, are needed, as in 2-2-1")
        weights = sum(map(prod, pairwise(self.layers)))
        if weights > MOST_WEIGHTS:
            raise BadValue(
                "the layers", self.sizes,
                f"that is {weights} weights, and on a sheet there is room for {MOST_WEIGHTS}")
        check_drawn(self.activation, last=False)
        check_drawn(self.last_activation, last=True)
        self.check_error()

    def check_error(self) -> None:
        """Refuse an error for which outputs, or targets, cannot be drawn."""
        convention, last = self.convention, self.last_activation
        error = convention.error
        if not convention.follows_error or error == "none":
            raise BadValue(
                "the convention", f"rule={convention.rule}, error={error}",
                "sheets are drawn for descent on an error")
        if convention.batch != 1:
            raise BadValue(
                "the batch", convention.batch,
                "a sheet has one sample: batch=1 is needed")
        if convention.loss.odds and activation_named(last).between != (0.0, 1.0):
            raise BadValue(
                "the error", error,
                f"it needs outputs between 0 and 1: with {last} take another")
        if last == "softmax" and (error != "cross-entropy" or self.layers[-1] < 2):
            raise BadValue(
                "the activation of the outputs", last,
                "it needs error=cross-entropy and two outputs or more")

    @property
    def last_activation(self) -> str:
        """The activation of the last layer."""
        return self.output_activation or self.activation

    @property
    def sizes(self) -> str:
        """The sizes of the layers as they are typed: 2-2-1."""
        return "-".join(map(str, self.layers))

    @cached_property
    def text(self) -> str:
        """All that numbers are drawn for, as one line: it goes into the secret's HMAC.
        Of the convention it has what is not the default, so that a key that it may get
        one day changes no sheet."""
        own = self.convention.unlike(DEFAULT)
        parts = ",".join(f"{key}={show(value)}" for key, value in own.items())
        return (
            f"layers={self.sizes}|ask={'+'.join(self.ask)}|figures={self.figures}"
            f"|rounds={self.epochs}|activation={self.activation}"
            f"|output={self.last_activation}|{parts}")


def check_ask(ask: Sequence[str], figures: int) -> None:
    """Refuse to ask for nothing, or to figures that nobody can show."""
    are_named = all(isinstance(name, str) and name for name in ask)
    if isinstance(ask, str) or not ask or not are_named:
        raise BadValue(
            "what is asked", ask,
            f"a list of names or of {', '.join(PHASES)}, {ALL} is needed")
    low, high = FIGURES
    if not low <= whole("the figures", figures, least=1) <= high:
        raise BadValue("the figures", figures, f"from {low} to {high} can be asked for")


def check_drawn(name: str, last: bool) -> None:
    """Refuse an activation of which no fair sheet can be drawn; softmax is for the last
    layer."""
    activation_named(name)
    known = drawable(last)
    if name not in known:
        raise BadValue("the activation", name, f"sheets are drawn with {', '.join(known)}")


def drawable(last: bool = False) -> list[str]:
    """The activations that sheets are drawn with: of the hidden layers, or of the last
    one."""
    rows = map(activation_named, [*ACTIVATIONS, *FAMILIES])
    return [row.name for row in rows if row.drawn and (last or row is not softmax)]
