"""The perceptron: one neuron with a step, which learns from its mistakes alone.

Rosenblatt, "The perceptron", Psychological Review 65 (1958). With the rule `perceptron`
an update adds rate·(target - output)·input to each weight, and rate·(target - output)
to the bias.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...network import Convention, Layer, Network, Neuron
from ..model import numbered
from .model import Model


class Perceptron(Model):
    """A model of two classes: a neuron that says the second of them where its net input
    is above 0.

    `weights` has a finite float for each feature; `classes` are the labels for the
    outputs 0 and 1. It is a model like any other: fit, which starts from these weights,
    predict, score, save. Rows are taken in the order given. Raises `BadValue` and `WrongLength`.

    >>> rows, labels = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], ["no", "yes", "yes", "yes"]
    >>> either = Perceptron([0.0, 0.0], classes=["no", "yes"]).fit(rows, labels, epochs=10)
    >>> either.predict(rows)
    ['no', 'yes', 'yes', 'yes']
    """

    def __init__(self, weights: Sequence[float], bias: float = 0.0,
                 classes: Sequence[str] = ("0", "1"), features: Sequence[str] = (),
                 rate: float = 0.1, epochs: int = 100):
        network = Network(
            [Layer([Neuron("o1", weights, bias, "step")])],
            convention=Convention(rule="perceptron"))
        super().__init__(network, list(features) or numbered("x", len(weights)), ["y"],
                         classes, rate=rate, epochs=epochs, task="perceptron")
        self.given = {"weights": weights, "bias": bias, "classes": classes, "features": features,
                      "rate": rate, "epochs": epochs}

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """What it was made with."""
        return self.given
