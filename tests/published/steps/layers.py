"""Traces of batch normalisation and of dropout, right and with the usual mistakes, in decimals and without a line of the package."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal as D

from .cases import digits
from .traces import Printed, Trace

Columns = dict[str, list[D]]
NORMALISED = """
rate = 0.1
notation = "z-a"
[convention]
batch = "all"
batch-scale = "sum"
norm-epsilon = 0
[[layer]]
activation = "sigmoid"
norm = "batch"
gamma = [1.5]
beta = [0.25]
[[layer.neuron]]
name = "o1"
weights = [0.7, -0.4]
bias = "none"
[[sample]]
inputs = [1, 2]
targets = [0]
[[sample]]
inputs = [3, 1]
targets = [1]
[[sample]]
inputs = [2, 5]
targets = [1]
"""
DROPPED = """
rate = 0.1
notation = "z-a"
[[layer]]
activation = "sigmoid"
dropout = 0.25
mask = [1, 0, 1]
[[layer.neuron]]
name = "h1"
weights = [0.3]
bias = "none"
[[layer.neuron]]
name = "h2"
weights = [-0.2]
bias = "none"
[[layer.neuron]]
name = "h3"
weights = [0.6]
bias = "none"
[[layer]]
activation = "identity"
[[layer.neuron]]
name = "o1"
weights = [0.5, -0.7, 0.9]
bias = "none"
[[sample]]
inputs = [2]
targets = [1.5]
"""


def sigmoid(z: D) -> D:
    return 1 / (1 + (-z).exp())


def normalised(mistake: str = "") -> Columns:
    """μ, σ², σ, then by rows x̂, y, a, dE/dy, dE/dx̂, delta; dE/dγ and dE/dβ."""
    z, targets, gamma, beta = [D("-0.1"), D("1.7"), D("-0.6")], (0, 1, 1), D("1.5"), D("0.25")
    mean = sum(z) / 3
    away = [one - mean for one in z]
    var = sum(one * one for one in away) / (2 if mistake == "one less" else 3)
    xhat = [one / var.sqrt() for one in away]
    y = [(D(1) if mistake == "gamma omitted" else gamma) * x + (D(0) if mistake == "beta omitted" else beta) for x in xhat]
    a = list(map(sigmoid, y))
    back = [(one - t) * one * (1 - one) for one, t in zip(a, targets)]
    inner = [one * (D(1) if mistake == "gamma omitted on the way back" else gamma) for one in back]
    deltas = list(through(inner, away, var.sqrt(), mistake))
    return {"mean_o1": [mean], "var_o1": [var], "sd_o1": [var.sqrt()], "xhat_o1": xhat, "y_o1": y, "a_o1": a, "dE/dy_o1": back,
            "dE/dxhat_o1": inner, "delta_o1": deltas, "dE/dgamma_o1": [sum(b * x for b, x in zip(back, xhat))], "dE/dbeta_o1": [sum(back)]}


def through(inner: list[D], away: list[D], sd: D, mistake: str) -> Iterator[D]:
    """What comes back to each net input: straight, through the variance, and through the mean."""
    by_var = -sum(g * d for g, d in zip(inner, away)) / (2 * sd**3)
    by_mean = -sum(inner) / sd
    for g, d in zip(inner, away):
        yield (g / sd + (D(0) if mistake in ("var forgotten", "batch forgotten") else 2 * by_var * d / 3)
               + (D(0) if mistake in ("mean forgotten", "batch forgotten") else by_mean / 3))


def dropped(mistake: str = "") -> Columns:
    """By neurons a, what dropout leaves, what comes back to that and to a; z and delta of the output; its weights' gradients."""
    a, weights = [sigmoid(D(text) * 2) for text in ("0.3", "-0.2", "0.6")], [D("0.5"), D("-0.7"), D("0.9")]
    mask = (0, 1, 0) if mistake == "mask exchanged" else (1, 0, 1)
    kept = {"rate for its rest": D("0.25"), "not scaled": D(1)}.get(mistake, D("0.75"))
    left = [one * m / kept for one, m in zip(a, mask)]
    z = sum(one * w for one, w in zip(left, weights))
    back = [(z - D("1.5")) * w for w in weights]
    again = [1, 1, 1] if mistake in ("mask forgotten", "dropout forgotten") else mask
    kept = D(1) if mistake in ("scale forgotten", "dropout forgotten") else kept
    return {"a_h": a, "drop_h": left, "dE/ddrop_h": back, "dE/da_h": [one * m / kept for one, m in zip(back, again)],
            "z_o": [z], "delta_o": [z - D("1.5")], "dE/dw": [D(0)] * 3 + [(z - D("1.5")) * one for one in left]}


MADE: dict[str, tuple[str, Callable[[str], Columns], list[str]]] = {
    "normalised": (NORMALISED, normalised, [
        "", "one less", "gamma omitted", "beta omitted", "gamma omitted on the way back", "var forgotten", "mean forgotten", "batch forgotten"]),
    "dropped": (DROPPED, dropped, [
        "", "mask forgotten", "scale forgotten", "dropout forgotten", "not scaled", "rate for its rest", "mask exchanged"]),
}


def trace(name: str, mistake: str) -> Trace:
    claims, made, _ = MADE[name]
    figures = []
    for key, (here, there) in zip(made(""), zip(made(mistake).values(), made("").values())):
        for place, (value, true) in enumerate(zip(here, there), 1):
            if not (key == "dE/dw" and place < 4):
                text = digits(value, 6) if value else "0"
                by_row = name == "normalised" and len(here) > 1
                title = key if name == "normalised" else f"{key}{place}"
                figures.append(Printed(title, text, text == (digits(true, 6) if true else "0"), sample=place if by_row else 0))
    return Trace(f"{name}: {mistake}".removesuffix(": "), claims, figures, mistake)


LAYERS = [trace(name, mistake) for name, (_, _, mistakes) in MADE.items() for mistake in mistakes]
