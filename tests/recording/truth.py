"""An independent truth: a 2-2-2 sigmoid training step in 60-digit decimals, written out by hand as on paper."""
from decimal import Decimal, getcontext

getcontext().prec = 60


def sigmoid(z: Decimal) -> Decimal:
    return 1 / (1 + (-z).exp())


def step_2_2_2(inputs, targets, w, b1, b2, rate, share):
    """Every number of one step by its canonical name, biases frozen, E = share · Σ ½(t - a)²."""
    i, t, w, b1, b2 = map(Decimal, inputs), map(Decimal, targets), list(map(Decimal, w)), Decimal(b1), Decimal(b2)
    (i1, i2), (t1, t2), rate, share = i, t, Decimal(rate), Decimal(share)
    n = {"z_h1": w[0] * i1 + w[1] * i2 + b1, "z_h2": w[2] * i1 + w[3] * i2 + b1}
    h1, h2 = n["a_h1"], n["a_h2"] = sigmoid(n["z_h1"]), sigmoid(n["z_h2"])
    n |= {"z_o1": w[4] * h1 + w[5] * h2 + b2, "z_o2": w[6] * h1 + w[7] * h2 + b2}
    o1, o2 = n["a_o1"], n["a_o2"] = sigmoid(n["z_o1"]), sigmoid(n["z_o2"])
    n |= {"E_o1": (t1 - o1) ** 2 / 2, "E_o2": (t2 - o2) ** 2 / 2}
    n["E"] = share * (n["E_o1"] + n["E_o2"])
    d1, d2 = share * (o1 - t1) * o1 * (1 - o1), share * (o2 - t2) * o2 * (1 - o2)
    e1, e2 = (d1 * w[4] + d2 * w[6]) * h1 * (1 - h1), (d1 * w[5] + d2 * w[7]) * h2 * (1 - h2)
    n |= {"delta_o1": d1, "delta_o2": d2, "delta_h1": e1, "delta_h2": e2}
    for number, gradient in enumerate([e1 * i1, e1 * i2, e2 * i1, e2 * i2, d1 * h1, d1 * h2, d2 * h1, d2 * h2], start=1):
        n[f"dE/dw{number}"] = gradient
        n[f"w{number}+"] = w[number - 1] - rate * gradient
    return n
