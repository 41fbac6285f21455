"""Normalisation: net inputs are brought to mean 0 and variance 1, then scaled and
shifted by two numbers that are trained.

    mean  μ = Σ z / m             xhat   x̂ = (z - μ) / σ          m  how many there are
    var   σ² = Σ (z - μ)² / m     y      y = γ · x̂ + β            ε  what keeps σ from 0
    sd    σ = √(σ² + ε)           a      a = f(y)

    batch   over the samples of a batch, for each neuron; in prediction by running averages
    layer   over the neurons of a layer, for each sample

Backwards, each z has a part in μ and σ, and through them in all x̂:

    dE/dx̂ = dE/dy · γ             dE/dσ² = Σ dE/dx̂ (z - μ) · -½ / σ³
    dE/dγ = dE/dy · x̂             dE/dμ  = -Σ dE/dx̂ / σ - 2 dE/dσ² Σ (z - μ) / m
    dE/dβ = dE/dy                 delta  = dE/dx̂ / σ + 2 dE/dσ² (z - μ) / m + dE/dμ / m

Sources: Ioffe and Szegedy, Batch normalization (2015); Ba, Kiros and Hinton, Layer
normalization (2016).
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import add

from ..checks import check_length, finite_list
from ..errors import BadValue, UnknownName
from .arithmetic import check_deviation, sqrt
from .convention import Convention
from .neuron import Neuron
from .trainable import Trainable

OVER = "batch", "layer"
USUAL = {"gamma": 1.0, "beta": 0.0, "running_mean": 0.0, "running_var": 1.0}
"""What a normalisation that is not trained has for each neuron."""
NOTHING_GIVEN: Mapping[str, Sequence[float]] = {}


class Spread:
    """The mean and the variance of some net inputs, and dE by them; `count` of them, 0
    where it is their running averages."""

    mean_gradient: float
    var_gradient: float

    def __init__(self, mean: float, var: float, count: float, convention: Convention):
        self.mean, self.var, self.count = mean, var, count
        self.sd = sqrt(var + convention.norm_epsilon)
        check_deviation(self.sd)

    def backward(self, neurons: Sequence[Neuron]) -> None:
        """dE/dσ² and dE/dμ, and by them delta of each neuron."""
        gradients = [neuron.xhat_gradient for neuron in neurons]
        away = [neuron.z - self.mean for neuron in neurons]
        bent = reduce(add, [gradient * d for gradient, d in zip(gradients, away)])
        self.var_gradient = bent * (-0.5 / (self.sd * self.sd * self.sd))
        self.mean_gradient = (-reduce(add, gradients) / self.sd
                              - 2.0 * self.var_gradient * reduce(add, away) / self.count)
        for neuron, gradient, d in zip(neurons, gradients, away):
            neuron.take_delta(gradient / self.sd + 2.0 * self.var_gradient * d / self.count
                              + self.mean_gradient / self.count)


def spread_of(neurons: Sequence[Neuron], convention: Convention) -> Spread:
    """The mean and the variance of the net inputs of some neurons."""
    count = float(len(neurons))
    mean = reduce(add, [neuron.z for neuron in neurons]) / count
    away = [neuron.z - mean for neuron in neurons]
    return Spread(mean, reduce(add, [d * d for d in away]) / count, count, convention)


def refuse_one() -> None:
    """Refuse a batch of one sample, which would be its own mean."""
    wanted = "batch normalisation learns from two samples or more at once, as in batch=all"
    raise BadValue("a batch", 1, wanted)


class Rescaling(Neuron):
    """What follows on the normalised net input of a neuron, and bears its name: a neuron
    with γ for its one weight, and β for its bias."""

    kinds = "gamma", "beta"


class Averages(Trainable):
    """The running averages of the mean and the variance of a neuron, its `weights`. They
    have no gradients, and no rule moves them."""

    kinds = "running_mean", "running_var"

    def __init__(self, name: str, mean: float, var: float):
        super().__init__([mean, var], None)
        self.name = name

    def remember(self, kinds: Iterable[str]) -> None:
        """No rule remembers anything of them."""
        self.memory = {kind: [] for kind in kinds}

    def follow(self, spread: Spread, convention: Convention) -> None:
        """Go a part of the way to the mean and the variance of a batch."""
        part, var = convention.norm_momentum, spread.var
        if convention.norm_average == "unbiased":
            var = var * spread.count / (spread.count - 1.0)
        self.updated = [(1.0 - part) * old + part * new
                        for old, new in zip(self.weights, (spread.mean, var))]


class Normalisation:
    """The normalisation of a layer of some neurons, `over` a batch or over the layer, with
    a `Rescaling` and `Averages` for each. `given` has lists of numbers for them by kind, where
    they are not the usual ones. Raises `BadValue`, `UnknownName` or `WrongLength`."""

    spreads: Sequence[Spread]
    """Those of the neurons."""

    def __init__(self, over: str, neurons: Sequence[Neuron],
                 given: Mapping[str, Sequence[float]] = NOTHING_GIVEN):
        if over not in OVER:
            raise UnknownName("normalisation", str(over), OVER)
        self.over, self.mixes_samples = over, over == "batch"
        numbers = {kind: finite_list(given.get(kind, [usual] * len(neurons)), kind)
                   for kind, usual in USUAL.items()}
        for kind, column in numbers.items():
            check_length(kind, len(neurons), column)
        if min(numbers["running_var"]) < 0.0:
            raise BadValue("running_var", min(numbers["running_var"]), "no variance is below 0")
        gammas, betas, *averages = numbers.values()
        self.scales = [Rescaling(one.name, [gamma], beta, one.activation)
                       for one, gamma, beta in zip(neurons, gammas, betas)]
        self.averages = [Averages(*row) for row in zip([one.name for one in neurons], *averages)]

    @property
    def numbers(self) -> dict[str, list[float]]:
        """Those of the neurons, by kind."""
        rows = ([*scale.weights, scale.bias, *averages.weights]
                for scale, averages in zip(self.scales, self.averages))
        return dict(zip(USUAL, map(list, zip(*rows))))

    def settle(self, neurons: Sequence[Neuron], convention: Convention) -> None:
        """Take the mean and the variance of the layer; of batch normalisation, in
        prediction, the running averages."""
        if self.mixes_samples:
            self.spreads = [Spread(mean, var, 0.0, convention)
                            for mean, var in (one.weights for one in self.averages)]
        else:
            self.spreads = [spread_of(neurons, convention)] * len(neurons)

    def mix(self, columns: Sequence[Sequence[Neuron]], convention: Convention) -> None:
        """Take the mean and the variance of each neuron over its samples; the running
        averages follow."""
        if len(columns[0]) == 1:
            refuse_one()
        self.spreads = [spread_of(column, convention) for column in columns]
        for averages, spread in zip(self.averages, self.spreads):
            averages.follow(spread, convention)

    def forward(self, neurons: Sequence[Neuron], convention: Convention) -> None:
        """x̂, y and a of every neuron."""
        for neuron, scale, spread in zip(neurons, self.scales, self.spreads):
            neuron.xhat = (neuron.z - spread.mean) / spread.sd
            neuron.a = scale.forward([neuron.xhat], convention)
            neuron.y = scale.z

    def backward(self, neurons: Sequence[Neuron], upstreams: Sequence[float | None],
                 deltas: Sequence[float | None]) -> None:
        """dE/dy, dE/dγ, dE/dβ and dE/dx̂ of every neuron."""
        for neuron, scale, upstream, delta in zip(neurons, self.scales, upstreams, deltas):
            scale.backward(upstream, delta)
            neuron.upstream, neuron.y_slope, neuron.y_gradient = upstream, scale.slope, scale.delta
            neuron.xhat_gradient = scale.delta * scale.weights[0]
