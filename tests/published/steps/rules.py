"""What the update rules make of one parameter, in 40-digit decimals and without a line of the package.

    w  parameter    g  gradient    b  buffer of SGD    m, v  moments    mh, vh  the same without bias    s  sum of squares

A rule is a function of (how, old, w, g, t) to the numbers of the step, in the order of the calculation, g with what decay adds to
it first; `old` are those of the step before. Formulas as in the documentation of `torch.optim`. `how.mistake` names what somebody does wrong instead.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal as D

Numbers = dict[str, D]
ZERO = D(0)


@dataclass(frozen=True)
class How:
    """The settings of a rule, under the names that torch.optim has for them; `mistake` is what is done otherwise."""

    rate: D
    momentum: D = ZERO
    dampening: D = ZERO
    decay: D = ZERO
    beta1: D = D("0.9")
    beta2: D = D("0.999")
    epsilon: D = D("1e-8")
    mistake: str = ""

    def betas(self) -> tuple[D, D]:
        return (self.beta2, self.beta1) if self.mistake == "betas swapped" else (self.beta1, self.beta2)

    def square(self, g: D) -> D:
        return g if self.mistake == "not squared" else g * g

    def root(self, v: D) -> D:
        """What a step is divided by: the root of v and ε."""
        return (v + self.epsilon).sqrt() if self.mistake == "epsilon inside" else v.sqrt() + self.epsilon


def sgd(how: How, old: Numbers, w: D, g: D, t: int) -> Numbers:
    g += how.decay * w
    return {"g": g, "w": w - how.rate * g}


def buffer(how: How, old: Numbers, g: D, t: int) -> D:
    """The buffer of momentum, which starts as the first gradient."""
    if t == 1 or how.mistake == "buffer dropped":
        return g
    kept = {"coefficient omitted": D(1), "coefficient swapped": 1 - how.momentum}.get(how.mistake, how.momentum)
    return kept * old["b"] + (g if how.mistake == "dampening ignored" else (1 - how.dampening) * g)


def momentum(how: How, old: Numbers, w: D, g: D, t: int) -> Numbers:
    g += how.decay * w
    b = buffer(how, old, g, t)
    return {"g": g, "b": b, "w": w - how.rate * b}


def nesterov(how: How, old: Numbers, w: D, g: D, t: int) -> Numbers:
    g += how.decay * w
    b = buffer(how, old, g, t)
    return {"g": g, "b": b, "w": w - how.rate * (b if how.mistake == "plain momentum" else g + how.momentum * b)}


def adagrad(how: How, old: Numbers, w: D, g: D, t: int) -> Numbers:
    s = old.get("s", ZERO) + how.square(g)
    return {"g": g, "s": s, "w": w - how.rate * g / how.root(s)}


def rmsprop(how: How, old: Numbers, w: D, g: D, t: int) -> Numbers:
    beta = 1 - how.beta2 if how.mistake == "coefficient swapped" else how.beta2
    v = beta * old.get("v", ZERO) + (1 - beta) * how.square(g)
    return {"g": g, "v": v, "w": w - how.rate * g / how.root(v)}


def moments(how: How, old: Numbers, g: D) -> Numbers:
    one, two = how.betas()
    return {"m": one * old.get("m", ZERO) + (1 - one) * g, "v": two * old.get("v", ZERO) + (1 - two) * how.square(g)}


def corrected(how: How, old: Numbers, new: Numbers, t: int) -> Numbers:
    """The moments without their bias towards 0, and the largest v until now, which AMSGrad divides by."""
    one, two = how.betas()
    if how.mistake == "correction omitted":
        return {"mh": new["m"], "vh": new["v"]}
    if how.mistake == "stale moments":
        new = {"m": old.get("m", ZERO), "v": new["v"]}
    t += how.mistake == "step off by one"
    return {"mh": new["m"] / (1 - one**t), "vh": new["v"] / (1 - two**t)}


def adam(how: How, old: Numbers, w: D, g: D, t: int) -> Numbers:
    g += how.decay * w
    return adam_step(how, old, w, g, t)


def adam_step(how: How, old: Numbers, w: D, g: D, t: int) -> Numbers:
    new = moments(how, old, g)
    hats = corrected(how, old, new, t)
    return {"g": g, **new, **hats, "w": w - how.rate * hats["mh"] / how.root(hats["vh"])}


def adamw(how: How, old: Numbers, w: D, g: D, t: int) -> Numbers:
    if how.mistake == "coupled decay":
        return adam_step(how, old, w, g + how.decay * w, t)
    return adam_step(how, old, (1 - how.rate * how.decay) * w, g, t)


def amsgrad(how: How, old: Numbers, w: D, g: D, t: int) -> Numbers:
    """As torch.optim has it: the largest v is kept as it is, and its bias is taken away afterwards."""
    new = moments(how, old, g)
    top = max(old.get("top", ZERO), new["v"]) if how.mistake != "plain adam" else new["v"]
    hats = corrected(how, old, {"m": new["m"], "v": top}, t)
    return {"g": g, **new, "top": top, **hats, "w": w - how.rate * hats["mh"] / how.root(hats["vh"])}


RULES: dict[str, Callable[[How, Numbers, D, D, int], Numbers]] = {
    "sgd": sgd, "momentum": momentum, "nesterov": nesterov, "adagrad": adagrad, "rmsprop": rmsprop,
    "adam": adam, "adamw": adamw, "amsgrad": amsgrad,
}
