"""A convention: everything that a text may do one way or another, and that changes its numbers.

    Convention()                                                 all defaults
    Convention(error="half-squared-mean", bias="frozen")         any part
    Convention().changed("order=updated,l2=0.1")                 as on the command line

Each key is one row of the class, as `key` describes it: what it decides, from which phase on, its
values with a sentence for each, the default first. A key is written with a dash in text
(`gradient-factor`) and with an underscore in Python. To add a key, or a value, add it to the table
and use it where the arithmetic stands.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from ..errors import BadValue, UnknownName, WrongLength
from .activations import Activation
from .arithmetic import Scalar
from .key import BACKWARD, ERROR, FORWARD, UPDATE, Key, NumberKey, Occasion, Value, WholeKey, dashed, show, underscored
from .losses import LOSSES, Formula, Loss
from .rules import RULES, Move
from .trainable import Trainable


def row(key: Key) -> Any:
    """A key as a part of the class."""
    return field(default=key.default, metadata={"key": key})


def fact(of: Callable[[Convention], Any]) -> Any:
    """What follows from the keys and is asked for again and again: so a plain attribute."""
    return field(init=False, repr=False, compare=False, metadata={"fact": of})


def factors(own: Convention, occasion: Occasion) -> list[float]:
    """Factors by which gradients differ between texts."""
    counts = 2.0, float(occasion.outputs), float(occasion.samples)
    found = {*counts, *(1.0 / count for count in counts)} - {1.0}
    simplest = sorted(found, key=lambda factor: abs(factor - 1.2))
    return [factor * own.gradient_factor for factor in simplest]


@dataclass(frozen=True)
class Convention:
    """One way to compute a training step.

    Raises `UnknownName` or `BadValue` for what it does not know, naming what it does.
    """

    error: str = row(Key(
        "Which loss says how far outputs are from targets, added over the outputs or averaged.",
        ERROR, LOSSES, seen="E_o1", tried=lambda own, case: [
            name for name, loss in LOSSES.items() if case.outputs > 1 or not loss.mean]))
    gradient_factor: float = row(NumberKey(
        "A number that multiplies the gradient and not the error that is shown: many texts print "
        "the error with one factor and use another.", BACKWARD,
        {"": Value("gradients are multiplied by {}, and the error is not")},
        usual=1.0, low=-1e9, tried=factors, silent=True))
    bias: str = row(Key(
        "Whether biases are updated.", UPDATE,
        {"trained": Value("biases are updated like weights"),
         "frozen": Value("biases are frozen, no update changes them")},
        where=lambda own, case: case.biases))
    order: str = row(Key(
        "Whether the deltas of hidden neurons use the weights of the layer after them from before "
        "the update (the gradient), or from after it, as some programs do.", BACKWARD,
        {"original": Value("what comes back to a hidden neuron goes through the weights from "
                           "before the update"),
         "updated": Value("what comes back to a hidden neuron goes through the weights that are "
                          "already updated")},
        where=lambda own, case: case.layers > 1 and case.reaches(UPDATE)))
    batch: int | str = row(WholeKey(
        "How many samples share one update.", BACKWARD,
        {"1": Value("every sample is followed by an update of its own", also=("online",)),
         "": Value("every {} samples share one update", also=("mini-batch",)),
         "all": Value("all samples share one update")},
        usual=1, least=1, where=lambda own, case: case.samples > 1,
        tried=lambda own, case: (1, "all")))
    batch_scale: str = row(Key(
        "Whether the gradients, and errors, of a batch are averaged or added.", ERROR,
        {"mean": Value("errors of several samples, and gradients of those that share an update, "
                       "are averaged"),
         "sum": Value("errors of several samples, and gradients of those that share an update, "
                      "are added")},
        where=lambda own, case: case.samples > 1))
    samples: str = row(Key(
        "In which order the samples come.", UPDATE,
        {"file": Value("the samples come in the order in which they are given"),
         "shuffled": Value("the samples are shuffled anew in each epoch")},
        where=lambda own, case: case.samples > 1, tried=lambda own, case: ()))
    seed: int = row(WholeKey(
        "The number that shuffling, or the drawing of weights, starts from: the same seed gives "
        "the same numbers on every machine.", UPDATE,
        {"": Value("the shuffling goes by the seed {}")},
        usual=0, needs=lambda own: own.samples == "shuffled"))
    sum: str = row(Key(
        "Whether a net input adds the products first and then the bias, as on paper, or starts "
        "from the bias. It changes last digits only.", FORWARD,
        {"products-first": Value("a net input starts with the products, and the bias comes last"),
         "bias-first": Value("a net input starts with the bias, and the products are added to it "
                             "in order")},
        silent=True))
    rule: str = row(Key(
        "How parameters move.", UPDATE, RULES, seen="w5+", tried=lambda own, case: [
            name for name, rule in RULES.items() if case.layers == 1 or not rule.delta]))
    momentum: float = row(NumberKey(
        "The part of the last step that momentum adds to the next.", UPDATE,
        {"": Value("the part of a velocity that is kept is {}")},
        usual=0.9, high=1.0, needs=lambda own: own.has_momentum))
    velocity: str = row(Key(
        "How a text signs the velocity of momentum. The parameters come out the same.", UPDATE,
        {"added": Value("the gradient's part is taken from the velocity, and the velocity is added "
                        "to the weight"),
         "subtracted": Value("the gradient's part is added to the velocity, and the velocity is "
                             "taken from the weight")},
        needs=lambda own: own.has_momentum))
    l2: float = row(NumberKey(
        "How strongly large weights count as an error of their own; biases never do.", ERROR,
        {"": Value("large weights count as an error of their own, {} times half their squares, and "
                   "biases do not")},
        usual=0.0, silent=True))
    sign: str = row(Key(
        "Whether delta is how the error rises with a net input, or how it falls.", BACKWARD,
        {"output-target": Value("a delta is how fast the total error rises with a net input, and "
                                "the update subtracts"),
         "target-output": Value("a delta is how fast the total error falls with a net input, and "
                                "the update adds")},
        seen="delta_o1"))

    loss: Loss = fact(lambda own: LOSSES[own.error])
    """The row of `LOSSES` that `error` names."""
    perceptron: Formula | None = fact(lambda own: RULES[own.rule].delta)
    """delta of an output by the rules that leave its slope out; None by the others."""
    simplifies: bool = fact(lambda own: own.perceptron is not None or bool(own.loss.deltas))
    """Whether delta may be something else than the product of its factors."""
    bias_first: bool = fact(lambda own: own.sum == "bias-first")
    """Whether a net input starts with the bias."""
    flips_delta: bool = fact(lambda own: own.sign == "target-output")
    """Whether delta is -dE/dz."""
    trains_biases: bool = fact(lambda own: own.bias == "trained")
    """Whether biases are updated."""
    moves: Move = fact(lambda own: RULES[own.rule].moves[getattr(own, RULES[own.rule].by)])
    """What the rule makes of the parameters of a neuron or a layer."""
    has_momentum: bool = fact(lambda own: RULES[own.rule].by == "velocity")
    """Whether parameters have velocities."""
    penalises: bool = fact(lambda own: own.l2 != 0.0 and own.batch == 1)
    """Whether each sample's error and gradients have the penalty; those of a batch have it once."""
    updates_early: bool = fact(lambda own: own.order == "updated")
    """Whether deltas are sent back through the new weights, which are computed before."""
    finishes: bool = fact(lambda own: own.penalises or own.updates_early)
    """Whether more is due as soon as a layer has its deltas: a penalty, the new weights."""

    def __post_init__(self) -> None:
        for name, key in KEYS.items():
            object.__setattr__(self, name, key.checked(getattr(self, name)))
        for name, of in FACTS.items():
            object.__setattr__(self, name, of(self))
        if self.updates_early and self.batch != 1:
            wanted = "with order=updated it must be 1: every sample updates"
            raise BadValue("batch", self.batch, wanted)

    def upstreams(self, targets: Sequence[Scalar], activations: Sequence[Scalar],
                  outputs: int) -> list[Scalar]:
        """dE/da of some of so many outputs."""
        loss = self.loss
        upstreams = list(map(loss.derivative, targets, activations))
        if loss.mean:
            upstreams = [upstream / float(outputs) for upstream in upstreams]
        return upstreams if self.gradient_factor == 1.0 else self.scaled(upstreams)

    def scaled(self, gradients: list[Scalar]) -> list[Scalar]:
        """Gradients of the error times the factor that only they have, where it is not 1."""
        factor = self.gradient_factor
        return gradients if factor == 1.0 else [factor * gradient for gradient in gradients]

    def simplified_delta(self, activation: Activation) -> Formula | None:
        """delta of an output as a formula of (t, a), where it is not the product of its factors."""
        return self.perceptron or self.loss.deltas.get(activation.name)

    def move(self, owner: Trainable, rate: Scalar) -> None:
        """Compute the new parameters of a neuron or a layer, those that are frozen as they are."""
        self.moves(owner, rate, self.momentum, owner.owns_bias and self.trains_biases)
        for position in owner.frozen:
            owner.updated[position] = owner.weights[position]
            if self.has_momentum:
                owner.updated_velocities[position] = owner.velocities[position]

    def update(self, owner: Trainable, rate: Scalar) -> None:
        """Move the parameters; with order=updated, to where the rule put them on the way back."""
        if not self.updates_early:
            self.move(owner, rate)
        owner.weights, owner.bias = owner.updated, owner.updated_bias
        if self.has_momentum:
            owner.velocities = owner.updated_velocities
            owner.bias_velocity = owner.updated_bias_velocity

    def changed(self, parts: str) -> Convention:
        """This convention with some parts changed, written `key=value,key=value`."""
        return self.with_parts(parts_in(parts))

    def with_parts(self, parts: Mapping[str, Any]) -> Convention:
        """This convention with some parts changed; numbers may be text."""
        changes = {}
        for text, value in parts.items():
            name = key_named(text)
            changes[name] = KEYS[name].read(value) if isinstance(value, str) else value
        return replace(self, **changes)

    def as_dict(self) -> dict[str, Any]:
        """All parts, keyed as in text, in a fixed order."""
        return {key.name: getattr(self, name) for name, key in KEYS.items()}

    def unlike(self, other: Convention) -> dict[str, Any]:
        """The parts that are not as another convention has them, keyed as in text."""
        theirs = other.as_dict()
        return {name: value for name, value in self.as_dict().items() if value != theirs[name]}

    def sentence(self, name: str) -> str:
        """What a key says here, as a part of a sentence."""
        value = getattr(self, name)
        return KEYS[name].row(value).sentence.format(show(value))

    def __str__(self) -> str:
        said = (name for name, key in KEYS.items() if key.needs(self))
        return ", ".join(f"{dashed(name)}={show(getattr(self, name))}" for name in said)


KEYS: dict[str, Key] = {
    part.name: replace(part.metadata["key"], name=dashed(part.name))
    for part in fields(Convention) if "key" in part.metadata}
"""The rows of the class, by the names that they have in Python."""
FACTS: dict[str, Callable[[Convention], Any]] = {
    part.name: part.metadata["fact"] for part in fields(Convention) if "fact" in part.metadata}
DEFAULT = Convention()


def parts_in(text: str) -> dict[str, str]:
    """The parts of a text, `key=value,key=value`."""
    parts = {}
    for part in filter(None, map(str.strip, text.split(","))):
        key, equals, value = part.partition("=")
        if not equals:
            wanted = "write key=value, as in error=squared-sum"
            raise BadValue("a part of the convention", part, wanted)
        parts[key.strip()] = value.strip()
    return parts


def key_named(text: str) -> str:
    """The name in Python of the key that a text names, or `UnknownName` with the known ones."""
    name = underscored(text)
    if name not in KEYS:
        raise UnknownName("key of the convention", text, [key.name for key in KEYS.values()])
    return name


def check_convention(convention: Any) -> None:
    """Refuse what is no convention, such as the text of one."""
    if not isinstance(convention, Convention):
        wanted = "a Convention is needed, as in Convention(error='squared-sum')"
        raise BadValue("the convention", convention, wanted)


def loss(targets: Sequence[Scalar], outputs: Sequence[Scalar],
         convention: Convention = DEFAULT) -> Scalar:
    """E of bare lists of targets and outputs, of the same length (without a penalty on weights).

    >>> loss([1.0], [0.5])
    0.125
    """
    if not outputs:
        raise BadValue("the outputs", outputs, "at least one is needed")
    if len(targets) != len(outputs):
        raise WrongLength("the targets", len(outputs), len(targets))
    return convention.loss.total([convention.loss.error(t, a) for t, a in zip(targets, outputs)])
