"""Mistakes in net inputs and activations. Each is one wrong number from what the line sees (`n`); a kind does not apply where
what it takes is not there, or where the value is no number (`n.half and …`)."""
import math
from math import exp

from .arithmetic import ACTIVATIONS, sigmoid, softmax


def dot(w, x):
    return sum(a * b for a, b in zip(w, x))


def net(n, w=None, x=None, b=None):
    """The net input with something replaced."""
    return dot(w or n.w, x or n.x) + (n.b if b is None else b)


def replaced(values, other, i):
    return [*values[:i], other[i], *values[i + 1:]]


def negative(n):
    """The place of the first negative product."""
    return next(i for i, (w, x) in enumerate(zip(n.w, n.x)) if w * x < 0)


NET = {
    "bias-forgotten": lambda n: dot(n.w, n.x),
    "bias-twice": lambda n: net(n) + n.b,
    "bias-subtracted": lambda n: net(n) - 2 * n.b,
    "bias-times-input": lambda n: dot(n.w, n.x) + n.b * n.x[0],
    "bias-neighbour": lambda n: net(n, b=n.beside_b),
    "product-forgotten": lambda n: net(n, n.w[:-1]),
    "product-twice": lambda n: len(n.w) > 1 and net(n) + n.w[0] * n.x[0],
    "product-subtracted": lambda n: len(n.w) > 1 and net(n) - 2 * n.w[-1] * n.x[-1],
    "product-as-sum": lambda n: net(n) - n.w[0] * n.x[0] + n.w[0] + n.x[0],
    "products-multiplied": lambda n: len(n.w) > 1 and math.prod(n.w) * math.prod(n.x) + n.b,
    "weights-exchanged": lambda n: net(n, [n.w[1], n.w[0], *n.w[2:]]),
    "weights-neighbour": lambda n: net(n, n.beside_w),
    "weight-neighbour": lambda n: len(n.w) > 1 and net(n, replaced(n.w, n.beside_w, 1)),
    "weights-transposed": lambda n: len(n.column) == len(n.w) and net(n, n.column),
    "weights-forgotten": lambda n: sum(n.x) + n.b,
    "same-input-twice": lambda n: len(n.x) > 1 and net(n, x=[n.x[0]] * 2 + n.x[2:]),
    "input-for-activation": lambda n: net(n, x=replaced(n.x, n.inputs, 0) if n.before else None),
    "net-for-activation": lambda n: net(n, x=replaced(n.x, n.before, 0)),
    "sign-of-product": lambda n: len(n.w) > 1 and net(n) - 2 * n.w[negative(n)] * n.x[negative(n)],
    "input-squared": lambda n: net(n) + n.w[0] * n.x[0] * (n.x[0] - 1),
    "net-mean": lambda n: len(n.w) > 1 and net(n) / len(n.w),
    "epoch-old-weight": lambda n: net(n, replaced(n.w, n.old.w, 0)),
    "epoch-old-bias": lambda n: net(n, b=n.old.b),
}


def tanh_only(n):
    return n.kind == "tanh"


def logistic(n):
    return n.kind == "sigmoid"


def of_all(n, e):
    """Softmax with another function in the place of exp."""
    return n.kind == "softmax" and e(n.every_z[n.i]) / sum(map(e, n.every_z))


OUT = {
    "net-as-out": lambda n: n.kind not in ("identity", "relu") and n.z,
    "exponent-sign": lambda n: logistic(n) and 1 / (1 + exp(n.z)) or tanh_only(n) and -math.tanh(n.z),
    "not-inverted": lambda n: logistic(n) and 1 + exp(-n.z),
    "exp-alone": lambda n: logistic(n) and exp(-n.z),
    "one-forgotten": lambda n: logistic(n) and exp(n.z),
    "one-minus": lambda n: logistic(n) and 1 / (1 - exp(-n.z)),
    "tanh-for-sigmoid": lambda n: logistic(n) and math.tanh(n.z),
    "sigmoid-for-tanh": lambda n: tanh_only(n) and sigmoid(n.z),
    "tanh-of-half": lambda n: tanh_only(n) and math.tanh(n.z / 2),
    "tanh-inverted": lambda n: tanh_only(n) and 1 / math.tanh(n.z),
    "sinh-for-tanh": lambda n: tanh_only(n) and exp(n.z) - exp(-n.z),
    "tan-for-tanh": lambda n: tanh_only(n) and math.tan(n.z),
    "relu-for-other": lambda n: n.kind in ("sigmoid", "tanh") and n.z > 0 and n.z,
    "relu-not-cut": lambda n: n.kind == "relu" and n.z < 0 and n.z,
    "relu-of-other-side": lambda n: n.kind == "relu" and min(n.z, 0.0),
    "relu-absolute": lambda n: n.kind == "relu" and n.z < 0 and -n.z,
    "sigmoid-for-identity": lambda n: n.kind == "identity" and sigmoid(n.z),
    "slope-as-out": lambda n: logistic(n) and sigmoid(n.z) * (1 - sigmoid(n.z)) or tanh_only(n) and 1 - math.tanh(n.z) ** 2,
    "activation-twice": lambda n: n.kind in ("sigmoid", "tanh") and ACTIVATIONS[n.kind](ACTIVATIONS[n.kind](n.z)),
    "ten-for-e": lambda n: logistic(n) and 1 / (1 + 10 ** -n.z),
    "exp-forgotten": lambda n: logistic(n) and 1 / (1 - n.z),
    "exponent-doubled": lambda n: logistic(n) and sigmoid(2 * n.z) or tanh_only(n) and math.tanh(2 * n.z),
    "activation-neighbour": lambda n: n.kind in ("sigmoid", "tanh") and ACTIVATIONS[n.kind](n.beside_z),
    "softmax-undivided": lambda n: n.kind == "softmax" and exp(n.z),
    "softmax-without-exp": lambda n: of_all(n, lambda z: z),
    "softmax-negative": lambda n: of_all(n, lambda z: exp(-z)),
    "sigmoid-for-softmax": lambda n: n.kind == "softmax" and sigmoid(n.z),
    "softmax-without-own": lambda n: n.kind == "softmax" and exp(n.z) / (sum(map(exp, n.every_z)) - exp(n.z)),
    "softmax-other": lambda n: n.kind == "softmax" and softmax((n.i + 1) % len(n.every_z), n.every_z),
}
