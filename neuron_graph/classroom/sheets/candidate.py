"""A candidate: the given numbers of a sheet, as they are drawn; whether they are fair
is seen afterwards.

    1. hundredths from 0.11 to 0.99, without those that end in 0, in an order drawn: as many
       as are needed and eight more; where they do not suffice, all of them and then more
       of the same
    2. the rate: the first of them from 0.12 to 0.48
    3. the inputs, the weights and the bias neuron by neuron, the targets: the others in
       order (targets that must add up to 1: 0.11 each, and what is left, in hundredths,
       handed out one by one)
    4. the signs: three in ten of the weights and biases are negative, which ones is drawn

So no two given numbers of a sheet are equal while there are enough, none is 0, 1 or
0.5, each has two figures, and all sheets of a class have equally many minus signs.
"""
from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

from ...network import Sample
from ...published import Example
from ...setup import network_of_sizes, restore
from .settings import Settings
from .stream import Stream

HUNDREDTHS = [number for number in range(11, 100) if number % 10]
RATES = range(12, 49)
LEAST_TARGET = 11
SPARE = 8
"""Numbers drawn beyond those needed, so that one of them can be the rate."""


@dataclass(frozen=True)
class Numbers:
    """The rate, the inputs, the weights and bias of each neuron in order, the
    targets."""

    rate: float
    inputs: list[float]
    parameters: list[float]
    targets: list[float]

    @property
    def flat(self) -> list[float]:
        """All numbers in one list: the rate, the inputs, the parameters, the targets."""
        return [self.rate, *self.inputs, *self.parameters, *self.targets]


def drawn_numbers(settings: Settings, stream: Stream) -> Numbers:
    """The given numbers that a stream of whole numbers leads to."""
    inputs, outputs = settings.layers[0], settings.layers[-1]
    parameters = sum((fan_in + 1) * size for fan_in, size in pairwise(settings.layers))
    pool = hundredths(stream, inputs + parameters + outputs + 1)
    rate = next(number for number in pool if number in RATES)
    pool.remove(rate)
    values = (number / 100 for number in pool)
    given = list(islice(values, inputs))
    signed = [sign * value for sign, value in zip(signs(stream, parameters), values)]
    targets = list(islice(values, outputs))
    if settings.last_activation == "softmax":
        targets = [number / 100 for number in shares(stream, outputs)]
    if settings.convention.loss.sides:
        targets = [1.0 if target > 0.5 else -1.0 for target in targets]
    return Numbers(rate / 100, given, signed, targets)


def hundredths(stream: Stream, needed: int) -> list[int]:
    """At least so many numbers from 11 to 99, one of which can be the rate. No two are
    equal as long as there are enough."""
    pool = stream.some(HUNDREDTHS, needed + SPARE)
    while len(pool) < needed or not set(pool[:needed]) & set(RATES):
        pool = stream.some(HUNDREDTHS, len(HUNDREDTHS)) + pool
    return pool


def signs(stream: Stream, count: int) -> list[int]:
    """As many signs, 1 or -1; three in ten of them are negative."""
    negative = set(stream.some(range(count), round(0.3 * count)))
    return [-1 if place in negative else 1 for place in range(count)]


def shares(stream: Stream, count: int) -> list[int]:
    """As many whole numbers from 11 on that add up to 100."""
    found = [LEAST_TARGET] * count
    for place in islice(stream.several(count), 100 - LEAST_TARGET * count):
        found[place] += 1
    return found


def example_of(settings: Settings, numbers: Numbers, title: str) -> Example:
    """The example that computes with these numbers under the convention of some
    settings."""
    sizes, activation = settings.layers, settings.activation
    network = network_of_sizes(sizes, 0, activation, settings.last_activation)
    restore(network, numbers.parameters)
    samples: list[Sample] = [(numbers.inputs, numbers.targets)]
    network = network.under(settings.convention)
    return Example(title, network, samples, numbers.rate, settings.notation).checked()
