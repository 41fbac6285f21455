"""A candidate: the given numbers of a sheet, as they are drawn; whether they are fair is seen afterwards.

    1. the numbers from 0.11 to 0.99 without those that end in 0, shuffled; more of the same where they do not suffice
    2. the rate: the first of them from 0.12 to 0.48
    3. the inputs, the weights and biases neuron by neuron, the targets: the others in order
       (targets that must add up to 1: 0.11 each, and what is left, in hundredths, handed out one by one)
    4. the signs: three in ten of the weights and biases are negative, which ones is shuffled

So no two given numbers of a sheet are equal while there are enough, none is 0, 1 or 0.5, each has two figures, and all
sheets of a class have equally many minus signs.
"""
from __future__ import annotations

from ..network.initial import network_of_sizes
from ..published.example import Example
from .draw import Draw
from .settings import Settings

HUNDREDTHS = [number for number in range(11, 100) if number % 10]
RATES = range(12, 49)
LEAST_TARGET = 11


def candidate(settings: Settings, draw: Draw, title: str) -> Example:
    """The example that a stream of numbers gives."""
    shape = network_of_sizes(settings.layers, 0, settings.activation, settings.last_activation)
    needed = len(shape.inputs) + sum(len(neuron.weights) + 1 for neuron in shape.neurons) + len(shape.outputs) + 1
    pool: list[int] = []
    while len(pool) < needed:
        pool += draw.shuffled(HUNDREDTHS)
    rate = pool.pop(next(place for place, number in enumerate(pool) if number in RATES))
    numbers = iter(pool)
    inputs = [next(numbers) / 100 for _ in shape.inputs]
    signed = iter(signs(draw, sum(len(neuron.weights) + 1 for neuron in shape.neurons)))
    for neuron in shape.neurons:
        neuron.weights = [next(signed) * next(numbers) / 100 for _ in neuron.weights]
        neuron.bias = next(signed) * next(numbers) / 100
    count = len(shape.outputs)
    targets = shares(draw, count) if settings.last_activation == "softmax" else [next(numbers) for _ in range(count)]
    return Example(title, shape, [(inputs, [target / 100 for target in targets])], rate / 100, settings.convention,
                   settings.notation).checked()


def signs(draw: Draw, count: int) -> list[int]:
    """1 and -1, three in ten of them negative."""
    negative = round(0.3 * count)
    return draw.shuffled([-1] * negative + [1] * (count - negative))


def shares(draw: Draw, count: int) -> list[int]:
    """So many parts of a hundred."""
    found = [LEAST_TARGET] * count
    for _ in range(100 - LEAST_TARGET * count):
        found[draw.below(count)] += 1
    return found


