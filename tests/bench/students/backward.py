"""Mistakes on the way back: slopes, deltas, shares and gradients."""
from math import prod

from .arithmetic import SLOPES, sigmoid

SLOPE = {
    "slope-plus": lambda n: n.logistic and n.a * (1 + n.a),
    "slope-negative": lambda n: n.logistic and n.a * (n.a - 1) or n.kind == "tanh" and n.a ** 2 - 1,
    "slope-half": lambda n: n.logistic and 1 - n.a,
    "slope-square-only": lambda n: n.kind in ("sigmoid", "softmax", "tanh") and n.a ** 2,
    "slope-of-net": lambda n: n.logistic and n.z * (1 - n.z),
    "slope-of-activation-again": lambda n: n.kind == "sigmoid" and sigmoid(n.a) * (1 - sigmoid(n.a)),
    "slope-is-activation": lambda n: n.kind in ("sigmoid", "tanh", "softmax") and n.a,
    "slope-neighbour": lambda n: n.kind in ("sigmoid", "tanh", "softmax") and SLOPES[n.kind](n.beside_a, 0.0),
    "slope-tanh-unsquared": lambda n: n.kind == "tanh" and 1 - n.a,
    "slope-tanh-plus": lambda n: n.kind == "tanh" and 1 + n.a ** 2,
    "slope-tanh-of-net": lambda n: n.kind == "tanh" and 1 - n.z ** 2,
    "slope-sigmoid-for-tanh": lambda n: n.kind == "tanh" and n.a * (1 - n.a),
    "slope-tanh-for-sigmoid": lambda n: n.logistic and 1 - n.a ** 2,
    "slope-relu-exchanged": lambda n: n.kind == "relu" and float(n.z <= 0),
    "slope-relu-value": lambda n: n.kind == "relu" and n.a > 0 and n.a,
    "slope-identity-value": lambda n: n.kind == "identity" and n.a,
    "slope-identity-zero": lambda n: n.kind == "identity" and 0.0,
    "slope-rest-squared": lambda n: n.logistic and (1 - n.a) ** 2,
    "slope-output-squared": lambda n: n.logistic and n.a ** 2 * (1 - n.a),
    "slope-of-target": lambda n: n.kind == "sigmoid" and n.t * (1 - n.t),
}

DELTA = {
    "delta-slope-forgotten": lambda n: n.slope != 1 and n.dEda,
    "delta-error-forgotten": lambda n: not n.simplified and n.slope != 1 and n.slope,
    "delta-sum": lambda n: n.dEda + n.slope,
    "delta-sign": lambda n: -n.dEda * n.slope,
    "delta-E-for-dEda": lambda n: n.dEda * 0 + n.E * n.slope,
    "delta-activation-for-slope": lambda n: n.slope != n.a and n.dEda * n.a,
    "delta-net-for-slope": lambda n: n.dEda * n.z,
    "delta-slope-twice": lambda n: n.slope != 1 and n.dEda * n.slope ** 2,
    "delta-slope-neighbour": lambda n: n.dEda * n.beside_slope,
    "delta-dEda-neighbour": lambda n: n.beside_dEda * n.slope,
    "delta-difference": lambda n: n.slope != 1 and n.dEda - n.slope,
    "delta-of-next": lambda n: n.next_delta * n.slope,
    "delta-divided": lambda n: n.slope != 1 and n.dEda / n.slope,
    "delta-slope-layer": lambda n: n.dEda * n.layer_slope,
    "delta-entropy-slope": lambda n: n.simplified and (n.a - n.t) * n.slope,
    "delta-target-minus-output": lambda n: n.simplified and n.t - n.a,
    "delta-target-forgotten": lambda n: n.simplified and n.a,
}

SHARE = {
    "share-dEda-for-delta": lambda n: n.dEda != n.delta and n.dEda * n.w,
    "share-error-for-delta": lambda n: n.error * n.w,
    "share-E-for-delta": lambda n: n.E * n.w,
    "share-weight-beside": lambda n: n.delta * n.beside_w,
    "share-weight-transposed": lambda n: n.delta * n.column_w,
    "share-weight-forgotten": lambda n: n.delta,
    "share-delta-forgotten": lambda n: n.w,
    "share-delta-neighbour": lambda n: n.beside_delta * n.w,
    "share-activation-for-weight": lambda n: n.delta * n.a,
    "share-bias-for-weight": lambda n: n.delta * n.b,
    "share-sum": lambda n: n.delta + n.w,
    "share-divided": lambda n: n.delta / n.w,
    "share-updated-weight": lambda n: n.new is not None and n.delta * n.new,
    "share-old-weight": lambda n: n.old is not None and n.delta * n.old,
    "share-sign": lambda n: n.w < 0 and n.delta * -n.w,
}

BACK = {
    "back-one-only": lambda n: len(n.shares) > 1 and n.shares[0],
    "back-difference": lambda n: n.shares[0] - n.shares[1],
    "back-product": lambda n: len(n.shares) > 1 and prod(n.shares),
    "back-mean": lambda n: len(n.shares) > 1 and sum(n.shares) / len(n.shares),
    "back-same-twice": lambda n: len(n.shares) > 1 and 2 * n.shares[0],
    "back-absolute": lambda n: len(n.shares) > 1 and sum(map(abs, n.shares)),
}

GRAD = {
    "grad-net-for-activation": lambda n: n.z_x != n.x and n.delta * n.z_x,
    "grad-slope-forgotten": lambda n: n.slope != 1 and n.dEda * n.x,
    "grad-input-for-activation": lambda n: n.delta * n.input,
    "grad-weight-for-activation": lambda n: n.delta * n.w,
    "grad-activation-beside": lambda n: n.delta * n.beside_x,
    "grad-delta-neighbour": lambda n: n.beside_delta * n.x,
    "grad-activation-forgotten": lambda n: n.delta,
    "grad-delta-forgotten": lambda n: n.x,
    "grad-own-activation": lambda n: n.delta * n.a,
    "grad-sum": lambda n: n.delta + n.x,
    "grad-sign": lambda n: -n.delta * n.x,
    "grad-E-for-delta": lambda n: n.E * n.x,
    "grad-error-for-delta": lambda n: (n.t - n.a) * n.x,
    "grad-delta-squared": lambda n: n.delta ** 2 * n.x,
    "grad-input-squared": lambda n: n.delta * n.x ** 2,
    "grad-divided": lambda n: n.delta / n.x,
    "grad-slope-twice": lambda n: n.slope != 1 and n.delta * n.slope * n.x,
    "grad-eta": lambda n: n.eta * n.delta * n.x,
    "grad-weight-too": lambda n: n.delta * n.x * n.w,
    "grad-target-for-activation": lambda n: n.delta * n.t,
    "epoch-old-activation": lambda n: n.delta * n.old_x,
    "epoch-old-delta": lambda n: n.old_delta * n.x,
}

GRADB = {
    "gradb-eta": lambda n: n.eta * n.delta,
    "gradb-bias": lambda n: n.delta * n.b,
    "gradb-activation": lambda n: n.delta * n.every_x[0],
    "gradb-one": lambda n: 1.0,
    "gradb-neighbour": lambda n: n.beside_delta,
    "gradb-dEda": lambda n: n.slope != 1 and n.dEda,
    "gradb-sign": lambda n: -n.delta,
}
