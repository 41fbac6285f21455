"""A candidate: the given numbers of a sheet, as they are drawn; whether they are fair
is seen afterwards.

    1. hundredths from 0.11 to 0.99, without those that end in 0, in an order drawn, as many as are needed and
       as many again; where they do not suffice, all of them and then more of the same
    2. the rate: the first of them from 0.12 to 0.48
    3. the inputs, the weights and the bias neuron by neuron, the targets: the others in order
       (targets that must add up to 1: 0.11 each, and what is left, in hundredths, handed out one by one)
    4. the signs: three in ten of the weights and biases are negative, which ones is drawn

So no two given numbers of a sheet are equal while there are enough, none is 0, 1 or
0.5, each has two figures, and all sheets of a class have equally many minus signs.
"""
from __future__ import annotations

from dataclasses import dataclass

from ...network import Sample
from ...published import Example
from ...setup import network_of_sizes
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
        """All of them, in this order."""
        return [self.rate, *self.inputs, *self.parameters, *self.targets]


def drawn_numbers(settings: Settings, draw: Stream) -> Numbers:
    """The numbers that a stream gives."""
    inputs, outputs = settings.layers[0], settings.layers[-1]
    parameters = sum((before + 1) * size for before, size in zip(settings.layers, settings.layers[1:]))
    pool = hundredths(draw, inputs + parameters + outputs + 1)
    rate = pool.pop(next(place for place, number in enumerate(pool) if number in RATES))
    values = [number / 100 for number in pool]
    signed = [sign * value for sign, value in zip(signs(draw, parameters), values[inputs:])]
    targets = values[inputs + parameters:][:outputs]
    if settings.last_activation == "softmax":
        targets = [number / 100 for number in shares(draw, outputs)]
    return Numbers(rate / 100, values[:inputs], signed, targets)


def hundredths(draw: Stream, needed: int) -> list[int]:
    """At least so many different numbers, one of which can be the rate; different as
    long as there are enough."""
    pool = draw.some(HUNDREDTHS, needed + SPARE)
    while len(pool) < needed or not set(pool[:needed]) & set(RATES):
        pool = draw.some(HUNDREDTHS, len(HUNDREDTHS)) + pool
    return pool


def signs(draw: Stream, count: int) -> list[int]:
    """1 and -1, three in ten of them negative."""
    negative = set(draw.some(range(count), round(0.3 * count)))
    return [-1 if place in negative else 1 for place in range(count)]


def shares(draw: Stream, count: int) -> list[int]:
    """So many parts of a hundred."""
    found = [LEAST_TARGET] * count
    for _ in range(100 - LEAST_TARGET * count):
        found[draw.below(count)] += 1
    return found


def example_of(settings: Settings, numbers: Numbers, title: str) -> Example:
    """The example with these numbers."""
    network = network_of_sizes(settings.layers, 0, settings.activation, settings.last_activation)
    parameters = iter(numbers.parameters)
    for neuron in network.neurons:
        neuron.weights = [next(parameters) for _ in neuron.weights]
        neuron.bias = next(parameters)
    samples: list[Sample] = [(numbers.inputs, numbers.targets)]
    network = network.under(settings.convention)
    return Example(title, network, samples, numbers.rate, settings.notation).checked()
