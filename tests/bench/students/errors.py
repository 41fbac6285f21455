"""Mistakes in the errors of outputs, in their total and in their derivatives."""
from math import log, log10, prod, sqrt

from .arithmetic import DERIVATIVES, ERRORS


def bce(n):
    return n.loss == "binary-cross-entropy"


def ce(n):
    return n.loss == "cross-entropy"


def square(n):
    """What stands before the square: 1/2 or 1."""
    return 0.5 if n.half else 1.0


def loss(n, t=None, a=None):
    return ERRORS[n.loss](n.t if t is None else t, n.a if a is None else a)


def derivative(n, t=None, a=None):
    return DERIVATIVES[n.loss](n.t if t is None else t, n.a if a is None else a) / n.n


E = {
    "half-forgotten": lambda n: n.half and (n.t - n.a) ** 2,
    "half-added": lambda n: n.squared and not n.half and (n.t - n.a) ** 2 / 2,
    "half-twice": lambda n: n.half and (n.t - n.a) ** 2 / 4,
    "square-forgotten": lambda n: n.squared and square(n) * (n.t - n.a) if n.half else n.squared and n.t - n.a,
    "square-and-half-forgotten": lambda n: n.half and n.t - n.a,
    "error-plus": lambda n: n.squared and square(n) * (n.t + n.a) ** 2,
    "squares-subtracted": lambda n: n.squared and square(n) * (n.t ** 2 - n.a ** 2),
    "target-neighbour": lambda n: loss(n, t=n.beside_t),
    "error-of-net": lambda n: n.z != n.a and loss(n, a=n.z),
    "target-forgotten": lambda n: n.squared and square(n) * n.a ** 2,
    "ln-log10": lambda n: n.entropy and loss(n) * log10(2.718281828459045),
    "minus-of-log-forgotten": lambda n: n.entropy and -loss(n),
    "log-of-target": lambda n: ce(n) and -n.a * log(n.t),
    "log-undone": lambda n: ce(n) and -log(n.a),
    "log-forgotten": lambda n: ce(n) and -n.t * n.a,
    "second-term-forgotten": lambda n: bce(n) and -n.t * log(n.a),
    "terms-subtracted": lambda n: bce(n) and -(n.t * log(n.a) - (1 - n.t) * log(1 - n.a)),
    "one-minus-log": lambda n: bce(n) and -(n.t * log(n.a) + (1 - n.t) * (1 - log(n.a))),
    "square-for-entropy": lambda n: n.entropy and (n.t - n.a) ** 2 / 2,
    "entropy-for-square": lambda n: n.squared and -n.t * log(n.a),
}

TOTAL = {
    "total-mean": lambda n: not n.mean and sum(n.E) / len(n.E),
    "total-not-divided": lambda n: n.mean and sum(n.E),
    "total-one-only": lambda n: n.E[0],
    "total-difference": lambda n: n.E[0] - n.E[1],
    "total-product": lambda n: prod(n.E),
    "total-root": lambda n: sqrt(sum(n.E)),
}

DEDA = {
    "error-sign": lambda n: n.squared and -derivative(n),
    "error-for-dEda": lambda n: n.squared and n.E,
    "two-kept": lambda n: n.half and 2 * derivative(n),
    "two-forgotten": lambda n: n.squared and not n.half and derivative(n) / 2,
    "half-kept": lambda n: n.half and derivative(n) / 2,
    "dEda-plus": lambda n: n.squared and derivative(n, t=-n.t),
    "square-kept": lambda n: n.squared and (n.t - n.a) ** 2,
    "dEda-target-neighbour": lambda n: derivative(n, t=n.beside_t),
    "dEda-target-forgotten": lambda n: n.squared and derivative(n, t=0.0),
    "dEda-of-net": lambda n: n.squared and n.z != n.a and derivative(n, a=n.z),
    "dEda-n-forgotten": lambda n: n.n > 1 and derivative(n) * n.n,
    "dEda-denominator-forgotten": lambda n: bce(n) and n.a - n.t,
    "dEda-one-fraction": lambda n: bce(n) and -n.t / n.a,
}

