"""A convention: everything that a text may do one way or another, and that changes its numbers.

    Convention()                                                 all defaults
    Convention(error="half-squared-mean", bias="frozen")         any part
    Convention().changed("order=updated,l2=0.1")                 as on the command line

A key is written with a dash in text (`gradient-factor`) and with an underscore in Python. To add a choice, add a row
to `CHOICES` or `NUMBERS` and use it where the arithmetic stands.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from ..errors import BadValue, UnknownName, WrongLength
from ..numerals import read_float, read_integer
from .activations import Activation
from .arithmetic import Scalar
from .losses import LOSSES, Formula, Loss, difference, target_if_wrong
from .numbers import finite
from .rules import RULES, Rule, ascend

CHOICES: dict[str, list[str]] = {
    "error": list(LOSSES),
    "bias": ["trained", "frozen"],
    "order": ["original", "updated"],
    "batch_scale": ["mean", "sum"],
    "samples": ["file", "shuffled"],
    "sum": ["products-first", "bias-first"],
    "rule": list(RULES),
    "velocity": ["added", "subtracted"],
    "sign": ["output-target", "target-output"],
}
PERCEPTRONS: dict[str, Formula] = {"perceptron": difference, "perceptron-target": target_if_wrong}
"""delta of the rules that leave the slope out."""
NUMBERS: dict[str, tuple[float, float]] = {
    "gradient_factor": (-1e9, 1e9),
    "momentum": (0.0, 1.0),
    "l2": (0.0, 1e9),
}


@dataclass(frozen=True)
class Convention:
    """One way to compute a training step.

    | key | values, the default first |
    | --- | --- |
    | error | half-squared-sum, half-squared-mean (over outputs), squared-sum, squared-mean, binary-cross-entropy, |
    | | cross-entropy, none (the targets are then the gradients that come from outside) |
    | gradient_factor | 1; multiplies the gradient only, not the error |
    | bias | trained, frozen |
    | order | original: hidden deltas from the weights before the update; updated: from those after it |
    | batch | 1 (online), a number of samples, "all" |
    | batch_scale | mean, sum (over the samples of a batch) |
    | samples | file (in their order), shuffled (anew each round, by `seed`) |
    | seed | 0; an integer |
    | sum | products-first, bias-first |
    | rule | descent, momentum, perceptron (delta a - t), perceptron-target (-t where the output is wrong) |
    | momentum | 0.9; of the rule momentum |
    | velocity | added: v = μv - ηg, w + v; subtracted: v = μv + ηg, w - v |
    | l2 | 0; adds l2/2 Σw² to the error, over weights, not biases |
    | sign | output-target; target-output: delta is -dE/dz, and the update adds |

    Raises `UnknownName` or `BadValue` for what it does not know, naming what it does.
    """

    error: str = "half-squared-sum"
    gradient_factor: float = 1.0
    bias: str = "trained"
    order: str = "original"
    batch: int | str = 1
    batch_scale: str = "mean"
    samples: str = "file"
    seed: int = 0
    sum: str = "products-first"
    rule: str = "descent"
    momentum: float = 0.9
    velocity: str = "added"
    l2: float = 0.0
    sign: str = "output-target"

    loss: Loss = field(init=False, repr=False, compare=False)
    """The row of `LOSSES` that `error` names."""
    simplifies: bool = field(init=False, repr=False, compare=False)
    """Whether delta may be something else than the product of its factors."""
    bias_first: bool = field(init=False, repr=False, compare=False)
    """Whether a net input starts with the bias."""
    flips_delta: bool = field(init=False, repr=False, compare=False)
    """Whether delta is -dE/dz."""
    trains_biases: bool = field(init=False, repr=False, compare=False)
    """Whether biases are updated."""
    move: Rule = field(init=False, repr=False, compare=False)
    """What the rule makes of the parameters of a neuron or a layer."""
    has_momentum: bool = field(init=False, repr=False, compare=False)
    """Whether parameters have velocities."""
    penalises: bool = field(init=False, repr=False, compare=False)
    """Whether each sample's error and gradients have the penalty; those of a batch have it once, on their sum."""
    finishes: bool = field(init=False, repr=False, compare=False)
    """Whether gradients need something more, or the new weights are due, as soon as a layer has its deltas."""
    updates_early: bool = field(init=False, repr=False, compare=False)
    """Whether the new weights are computed, and sent back through, before the deltas of the layer before."""

    def __post_init__(self) -> None:
        for key, known in CHOICES.items():
            if getattr(self, key) not in known:
                raise UnknownName(dashed(key), str(getattr(self, key)), known)
        for key, (low, high) in NUMBERS.items():
            number = finite(getattr(self, key), dashed(key))
            if not low <= number <= high:
                raise BadValue(dashed(key), number, f"a number from {low:g} to {high:g} is needed")
            self._derive(**{key: number})
        self._derive(seed=whole("seed", self.seed, least=None))
        if self.batch != "all":
            self._derive(batch=whole("batch", self.batch, least=1))
        if self.order == "updated" and self.batch != 1:
            raise BadValue("batch", self.batch, "with order=updated it must be 1: every sample updates")
        self._derive(loss=LOSSES[self.error], bias_first=self.sum == "bias-first",
                     simplifies=self.rule in PERCEPTRONS or bool(LOSSES[self.error].deltas),
                     flips_delta=self.sign == "target-output", trains_biases=self.bias == "trained",
                     has_momentum=self.rule == "momentum",
                     move=ascend if self.sign == "target-output" and self.rule != "momentum" else RULES[self.rule],
                     penalises=self.l2 != 0.0 and self.batch == 1, updates_early=self.order == "updated")
        self._derive(finishes=self.penalises or self.updates_early)

    def _derive(self, **facts: Any) -> None:
        """Keep what the arithmetic asks for again and again as plain attributes, the fastest that Python has."""
        for name, fact in facts.items():
            object.__setattr__(self, name, fact)

    def upstreams(self, targets: Sequence[Scalar], activations: Sequence[Scalar], outputs: int) -> list[Scalar]:
        """dE/da of some of so many outputs."""
        loss = self.loss
        upstreams = list(map(loss.derivative, targets, activations))
        if loss.mean:
            upstreams = [upstream / float(outputs) for upstream in upstreams]
        return upstreams if self.gradient_factor == 1.0 else self.scaled(upstreams)

    def scaled(self, gradients: list[Scalar]) -> list[Scalar]:
        """Gradients of the error times the factor that only they have, where it is not 1."""
        return gradients if self.gradient_factor == 1.0 else [self.gradient_factor * g for g in gradients]

    def simplified_delta(self, activation: Activation) -> Formula | None:
        """delta of an output as a formula of (t, a), where it is not the product of its factors."""
        return PERCEPTRONS.get(self.rule) or self.loss.deltas.get(activation.name)

    def changed(self, parts: str) -> Convention:
        """This convention with some parts changed, written `key=value,key=value`."""
        changes: dict[str, Any] = {}
        for part in filter(None, (piece.strip() for piece in parts.split(","))):
            key, equals, value = part.partition("=")
            if not equals:
                raise BadValue("a part of the convention", part, "write key=value, as in error=squared-sum")
            changes[key_named(key.strip())] = value.strip()
        return self.with_parts(changes)

    def with_parts(self, parts: dict[str, Any]) -> Convention:
        """This convention with some parts changed; numbers may be text."""
        return replace(self, **{key_named(key): read(key_named(key), value) for key, value in parts.items()})

    def as_dict(self) -> dict[str, Any]:
        """All parts, keyed as in text, in a fixed order."""
        return {dashed(key): getattr(self, key) for key in KEYS}

    def __str__(self) -> str:
        return ", ".join(f"{key}={show(value)}" for key, value in self.as_dict().items() if self._matters(key))

    def _matters(self, key: str) -> bool:
        """Whether a part says anything here: the seed only of shuffled samples, and so on."""
        needs = {"seed": ("samples", "shuffled"), "momentum": ("rule", "momentum"), "velocity": ("rule", "momentum")}
        return key not in needs or getattr(self, needs[key][0]) == needs[key][1]


def dashed(key: str) -> str:
    """A key as it is written in text."""
    return key.replace("_", "-")


def key_named(text: str) -> str:
    """The key that a text names, or `UnknownName` with the known ones."""
    key = text.replace("-", "_")
    if key not in KEYS:
        raise UnknownName("key of the convention", text, [dashed(name) for name in KEYS])
    return key


def read(key: str, value: Any) -> Any:
    """A part's value from text: a number where the key takes one."""
    if not isinstance(value, str) or key in CHOICES or (key == "batch" and value == "all"):
        return value
    return read_integer(value, key) if key in ("batch", "seed") else read_float(value, dashed(key))


def whole(key: str, value: Any, least: int | None) -> int:
    """`value` as an integer, at least `least`."""
    if isinstance(value, bool) or not isinstance(value, int) or (least is not None and value < least):
        wanted = "a whole number is needed" if least is None else f"a whole number from {least} on is needed"
        wanted += ', or "all"' if key == "batch" else ""
        raise BadValue(key, value, wanted)
    return value


def check_convention(convention: Any) -> None:
    """Refuse what is no convention, such as the text of one."""
    if not isinstance(convention, Convention):
        raise BadValue("the convention", convention, "a Convention is needed, as in Convention(error='squared-sum')")


def show(value: Any) -> str:
    """A part's value as text."""
    return f"{value:g}" if isinstance(value, float) else str(value)


KEYS = [part.name for part in fields(Convention) if part.init]
DEFAULT = Convention()


def loss(targets: Sequence[Scalar], outputs: Sequence[Scalar], convention: Convention = DEFAULT) -> Scalar:
    """E of bare lists of targets and outputs, of the same length, under a convention (without a penalty on weights).

    >>> loss([1.0], [0.5])
    0.125
    """
    if not outputs:
        raise BadValue("the outputs", outputs, "at least one is needed")
    if len(targets) != len(outputs):
        raise WrongLength("the targets", len(outputs), len(targets))
    return convention.loss.total([convention.loss.error(t, a) for t, a in zip(targets, outputs)])
