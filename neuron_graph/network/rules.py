"""The update rules: what each makes of a parameter and its gradient.

    w  weight (or bias)     g  gradient dE/dw     η  learning rate     t  number of the update
    v  velocity             μ  momentum           m  first moment      v  second moment
    ρ, β1, β2  how much is kept of what is remembered                  ε  epsilon

    descent      w - ηg
    momentum     v' = μv - ηg, w + v'        or with another `velocity`, a row of `FORMS`
    nesterov     as momentum, with the gradient at w + μv; with velocity=gathered at w, and the
                 next step's part of the velocity taken at once: w - η(g + μv')
    adagrad      v' = v + g², w - ηg / (√v' + ε)
    rmsprop      v' = ρv + (1 - ρ)g², w - ηg / (√v' + ε)
    adam         m' = β1 m + (1 - β1)g, v' = β2 v + (1 - β2)g², m̂ = m' / (1 - β1^t),
                 v̂ = v' / (1 - β2^t), w - ηm̂ / (√v̂ + ε)
    amsgrad      as adam, with the largest v' so far in the place of v'
    adamw        as adam, and each weight shrinks by ηλw besides
    perceptron   as descent; what differs is delta, which leaves the slope out: a - t
    perceptron-target        the same with delta -t where an output is wrong, 0 where it is right
    lms          as descent with delta z - t, from the net input (ADALINE, Widrow-Hoff)
    hebb         as descent with delta -t, w + ηtx; hebb-output with -a, w + ηax

A rule is a function of a parameter, its gradient, what is remembered of it, and the
`Pace` of the update; it returns the numbers that it leaves on its way, then the new
parameter. To add one, add a row to `RULES`. Sources: Rumelhart, Hinton and Williams,
Learning representations by back-propagating errors (Nature 323, 1986), equations 8
(descent) and 9 (momentum); Rosenblatt, The perceptron (1958); Widrow and Hoff, Adaptive
switching circuits (1960); Hebb, The organization of behavior (1949); Sutskever and
others, On the importance of initialization and momentum (2013); Duchi, Hazan and Singer
(2011, adagrad); Hinton, lecture 6e (rmsprop); Kingma and Ba (2015, adam); Reddi, Kale
and Kumar (2018, amsgrad); Loshchilov and Hutter (2019, adamw).
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from itertools import repeat
from typing import Any

from ..conventions import BACKWARD, Value
from .arithmetic import divide, maximum, sqrt, square, until
from .losses import Formula, difference, target_if_wrong
from .pace import Pace
from .trainable import Trainable

Past = tuple[float, ...]
Step = Callable[[float, float, Past, Pace], tuple[Any, ...]]
"""Of a parameter, its gradient, what is remembered of it and the pace: all that is
computed, the new parameter last; None for what is not computed."""


@dataclass(frozen=True)
class Rule(Value):
    """One row: the `step`, None for that of descent; the kinds of numbers that it
    `remembers`, and those that it `leaves` on its way, what it remembers anew among
    them; the `constants` that it takes, keys of the convention; in which direction
    along the velocity it `looks_ahead` before it has gradients; by how much weights
    `decay` unless it is said. `forms` are its rows by the convention's `velocity`.

    A rule that leaves the slope out has `delta` of an output as a formula of (t, a), or
    `by_net` of (t, z). `called` is its name in a sentence; it `minimises` this error,
    and needs targets unless it is `blind` to them.
    """

    step: Step | None = None
    _: KW_ONLY
    remembers: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()
    looks_ahead: float = 0.0
    decay: float = 0.0
    delta: Formula | None = None
    forms: Mapping[str, Rule] = field(default_factory=dict)
    by_net: bool = False
    blind: bool = False
    called: str = "the perceptron rule"
    minimises: str = ""

    def moved(self, parameters: list[float], gradients: list[float], owner: Trainable,
              pace: Pace) -> list[float]:
        """The new parameters of an owner; what leads to them is left in its
        `updated_parts`."""
        step = self.step
        if step is None or not parameters:
            return [w - pace.rate * g for w, g in zip(parameters, gradients)]
        pasts: Iterable[Past] = zip(*(owner.memory[kind] for kind in self.remembers))
        if not self.remembers:
            pasts = repeat(())
        *found, new = zip(*[
            step(w, g, past, pace) for w, g, past in zip(parameters, gradients, pasts)])
        owner.updated_parts |= {
            kind: [*numbers] for kind, numbers in zip(self.leaves, found) if numbers[0] is not None}
        return [*new]


def added(w: float, g: float, past: Past, pace: Pace) -> Past:
    """v' = μv - ηg, w + v'"""
    [v] = past
    v = pace.momentum * v - pace.rate * g
    return v, w + v


def subtracted(w: float, g: float, past: Past, pace: Pace) -> Past:
    """v' = μv + ηg, w - v'"""
    [v] = past
    v = pace.momentum * v + pace.rate * g
    return v, w - v


def gathered(w: float, g: float, past: Past, pace: Pace) -> Past:
    """v' = μv + g, w - ηv'; dampened with (1 - τ)g in the place of g, but for the first
    update."""
    v = dampened(g, past, pace)
    return v, w - pace.rate * v


def dampened(g: float, past: Past, pace: Pace) -> float:
    """v' of `gathered`."""
    [v] = past
    if pace.own.dampening:
        g = until(pace.time, 1.0, g, (1.0 - pace.dampening) * g)
    return pace.momentum * v + g


def averaged(w: float, g: float, past: Past, pace: Pace) -> Past:
    """v' = μv + (1 - μ)g, w - ηv'"""
    v = average(past[0], g, pace.momentum)
    return v, w - pace.rate * v


def average(old: float, new: float, kept: float) -> float:
    """A running average that keeps so much of the old one."""
    return kept * old + (1.0 - kept) * new


def gathered_ahead(w: float, g: float, past: Past, pace: Pace) -> Past:
    """v' as `gathered`, w - η(g + μv')"""
    v = dampened(g, past, pace)
    ahead = g + pace.momentum * v
    return v, ahead, w - pace.rate * ahead


def averaged_ahead(w: float, g: float, past: Past, pace: Pace) -> Past:
    """v' as `averaged`, w - η((1 - μ)g + μv')"""
    v = average(past[0], g, pace.momentum)
    ahead = average(v, g, pace.momentum)
    return v, ahead, w - pace.rate * ahead


def adagrad(w: float, g: float, past: Past, pace: Pace) -> Past:
    """v' = v + g², w - ηg / (√v' + ε)"""
    v = past[0] + square(g)
    return v, w - adapted(g, v, pace)


def rmsprop(w: float, g: float, past: Past, pace: Pace) -> Past:
    """v' = ρv + (1 - ρ)g², w - ηg / (√v' + ε)"""
    v = average(past[0], square(g), pace.rho)
    return v, w - adapted(g, v, pace)


def adam(w: float, g: float, past: Past, pace: Pace) -> tuple[Any, ...]:
    """m' = β1 m + (1 - β1)g, v' = β2 v + (1 - β2)g², w - ηm̂ / (√v̂ + ε)"""
    m, v = average(past[0], g, pace.beta1), average(past[1], square(g), pace.beta2)
    return m, v, *corrected(w, m, v, pace)


def amsgrad(w: float, g: float, past: Past, pace: Pace) -> tuple[Any, ...]:
    """As `adam`, with max(v', the largest so far) in the place of v'."""
    m, v = average(past[0], g, pace.beta1), average(past[1], square(g), pace.beta2)
    peak = maximum(past[2], v)
    return m, v, peak, *corrected(w, m, peak, pace)


def corrected(w: float, m: float, v: float, pace: Pace) -> tuple[Any, ...]:
    """m̂ = m / (1 - β1^t) and v̂ = v / (1 - β2^t) where the convention has them, and the
    new parameter."""
    if not pace.own.corrects_moments:
        return None, None, w - adapted(m, v, pace)
    m_hat, v_hat = m / pace.correction1, v / pace.correction2
    return m_hat, v_hat, w - adapted(m_hat, v_hat, pace)


def adapted(g: float, v: float, pace: Pace) -> float:
    """ηg / (√v + ε), or with ε inside the root."""
    epsilon, step = pace.epsilon, pace.step_rate * g
    if pace.own.epsilon_place == "inside":
        below = sqrt(v + epsilon)
    else:
        below = sqrt(v) + epsilon if pace.own.epsilon else sqrt(v)
    return step / below if pace.own.epsilon else divide(step, below)


MOMENTA: dict[str, Any] = {"remembers": ("velocity",), "leaves": ("new_velocity",)}
GATHERS = MOMENTA | {"constants": ("momentum", "dampening")}
AVERAGES = MOMENTA | {"constants": ("momentum",)}
AHEAD = {"leaves": ("new_velocity", "ahead_gradient")}
FORMS = {
    "added": Rule(
        "the gradient's part is taken from the velocity, and the velocity is added to the weight",
        added, **MOMENTA),
    "subtracted": Rule(
        "the gradient's part is added to the velocity, and the velocity is taken from the weight",
        subtracted, **MOMENTA),
    "gathered": Rule(
        "the velocity gathers gradients alone, and the learning rate times the velocity is taken "
        "from the weight", gathered, also=("pytorch",), **GATHERS),
    "averaged": Rule(
        "the velocity is a running average of gradients, and the learning rate times the velocity "
        "is taken from the weight", averaged, also=("ema",), **AVERAGES),
}
"""How a velocity may be written, each with the step of momentum."""
AHEAD_FORMS = {
    "added": Rule("", added, looks_ahead=1.0, **MOMENTA),
    "subtracted": Rule("", subtracted, looks_ahead=-1.0, **MOMENTA),
    "gathered": Rule("", gathered_ahead, **GATHERS | AHEAD),
    "averaged": Rule("", averaged_ahead, **AVERAGES | AHEAD),
}
SQUARES: dict[str, Any] = {"remembers": ("second",), "leaves": ("new_second",)}
MOMENTS: dict[str, Any] = {
    "remembers": ("first", "second"),
    "leaves": ("new_first", "new_second", "first_hat", "second_hat"),
    "constants": ("beta1", "beta2", "epsilon")}
ADAM = ("an update divides a running average of the gradients by the root of one of their squares, "
        "so that every parameter has a step of its own")
OLDEST = ("The oldest rule, for one layer with a step activation. It follows no derivative: where "
          "an output is wrong, weights change by the learning rate times {} times the input.")
HEBB = ("What fires together is wired together: weights change by the learning rate times input "
        "times {}. It follows no derivative and makes no error small.")
RULES: dict[str, Rule] = {
    "descent": Rule(
        "an update takes the learning rate times the gradient from each weight",
        also=("gradient descent", "sgd", "delta rule", "generalized delta rule")),
    "momentum": Rule(
        "an update has momentum: a weight's velocity is a part of the one before and the learning "
        "rate times the gradient, and velocities start at 0",
        forms=FORMS,
        about="An update rule that remembers its last step and adds a part of it to the next, so "
              "that steps in the same direction grow."),
    "nesterov": Rule(
        "an update has Nesterov's momentum: the gradient is that of where the velocity leads",
        forms=AHEAD_FORMS, also=("nag", "nesterov momentum"),
        about="Momentum that looks ahead: it takes the gradient where the velocity alone would "
              "lead. Programs take it where the weights are and add the next part of the velocity "
              "at once (velocity=gathered)."),
    "adagrad": Rule(
        "an update divides the learning rate by the root of the sum of all squared gradients of a "
        "weight so far", adagrad, constants=("epsilon",), **SQUARES,
        about="An update rule with a learning rate of its own for every weight, which falls with "
              "every gradient it has seen."),
    "rmsprop": Rule(
        "an update divides the learning rate by the root of a running average of the squared "
        "gradients of a weight", rmsprop, constants=("rho", "epsilon"), **SQUARES,
        about="An update rule with a learning rate of its own for every weight: smaller where "
              "gradients were large of late."),
    "adam": Rule(
        ADAM, adam, **MOMENTS,
        about="An update rule that remembers a running average of the gradients (m) and of their "
              "squares (v). Both start at 0 and are too small at first, for which bias correction "
              "makes up."),
    "adamw": Rule(
        f"{ADAM}, and weights shrink apart from that, by a hundredth of the learning rate "
        "unless weight-decay says otherwise", adam, decay=0.01, **MOMENTS,
        about="Adam with weight decay that is no part of the gradient, as l2 would be."),
    "amsgrad": Rule(
        f"{ADAM}, the largest of them so far", amsgrad, **MOMENTS | {
            "remembers": ("first", "second", "peak"),
            "leaves": ("new_first", "new_second", "new_peak", "first_hat", "second_hat")},
        about="Adam with the largest running average of the squares so far, so that no step grows "
              "again. The paper has no bias correction (correction=none)."),
    "perceptron": Rule(
        "a delta leaves the slope out and is the difference between output and target",
        delta=difference, phase=BACKWARD,
        about=OLDEST.format("the difference between target and output")),
    "perceptron-target": Rule(
        "a delta leaves the slope out and is the target where the output is wrong, else 0",
        delta=target_if_wrong, phase=BACKWARD, about=OLDEST.format("the target")),
    "lms": Rule(
        "a delta is the difference between net input and target, whatever the activation, and the "
        "error is that of the net input, too",
        delta=difference, by_net=True, called="the LMS rule", phase=BACKWARD,
        minimises="half-squared-sum",
        about="The rule of ADALINE, by Widrow and Hoff: weights change by the learning rate times "
              "the difference between target and net input, times the input, before any step "
              "makes a class of it. So half the square of that difference falls.",
        also=("adaline", "widrow-hoff", "least mean squares")),
    "hebb": Rule(
        "a delta is minus the target, whatever the output is",
        delta=lambda t, a: -t, called="Hebb's rule", phase=BACKWARD,
        about=HEBB.format("target"), also=("hebbian", "hebb rule")),
    "hebb-output": Rule(
        "a delta is minus the output, whatever the target is",
        delta=lambda t, a: -a, called="Hebb's rule", blind=True, phase=BACKWARD,
        about=HEBB.format("output")),
}
REMEMBERED = tuple(dict.fromkeys(
    kind for rule in RULES.values() for row in (rule, *rule.forms.values())
    for kind in row.remembers))
"""All kinds of numbers that rules remember."""
