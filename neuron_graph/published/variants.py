"""The other conventions under which a text's figures may hold, simplest first: one part changed, then two."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from ..network.conventions import CHOICES
from .case import Parts
from .example import Example
from .figure import AFTER, BEFORE

ROUNDING = ({"sum": "bias-first"}, {"sum": "products-first"})
"""What changes last digits only."""


def variants(example: Example) -> Iterator[dict[str, Any]]:
    """Every other convention with one or two parts changed; with a third where it is only when an error is looked at."""
    groups: list[list[Parts]] = [group for group in alternatives(example) if group]
    whens: list[Parts] = [{"when": BEFORE}, {"when": AFTER}]
    yield from (dict(parts) for group in groups for parts in group)
    yield from map(dict, whens)
    for one, other in combinations([*groups, whens], 2):
        yield from (merged(*pair) for pair in product(one, other))
    for one, other in combinations(groups, 2):
        yield from (merged(first, second, when) for first, second in product(one, other) for when in whens)


def merged(*parts: Parts) -> dict[str, Any]:
    """Parts taken together."""
    return {key: value for part in parts for key, value in part.items()}


def alternatives(example: Example) -> Iterator[list[Parts]]:
    """What each part of the convention may be instead, where it plays a role for this example."""
    own = example.convention
    if example.forward_only:
        yield others(ROUNDING, {"sum": own.sum})
        return
    outputs, several = len(example.network.outputs), len(example.samples) > 1
    yield [{"error": error} for error in CHOICES["error"] if error != own.error and (outputs > 1 or "mean" not in error)]
    yield [{"gradient-factor": factor * own.gradient_factor} for factor in factors(outputs, len(example.samples))]
    yield [{"sign": sign} for sign in CHOICES["sign"] if sign != own.sign]
    if several:
        yield others(({"batch": 1}, {"batch": "all"}, {"batch": "all", "batch-scale": "sum"}, {"batch-scale": "sum"}),
                     {"batch": own.batch, "batch-scale": own.batch_scale})
    yield others(ROUNDING, {"sum": own.sum})
    if not example.trains:
        return
    yield list(bias_rules(example))
    if len(example.network.layers) > 1:
        yield [{"order": order} for order in CHOICES["order"] if order != own.order]
    else:
        yield [{"rule": rule} for rule in ("descent", "perceptron", "perceptron-target") if rule != own.rule]
    if own.rule != "momentum":
        yield [{"rule": "momentum"}]


def factors(outputs: int, samples: int) -> list[float]:
    """Factors by which gradients differ between texts."""
    return sorted({2.0, 0.5, float(outputs), 1.0 / outputs, float(samples), 1.0 / samples} - {1.0}, key=lambda f: abs(f - 1.2))


def bias_rules(example: Example) -> Iterator[dict[str, Any]]:
    """Whether biases are trained, and whose they are."""
    neurons = example.network.neurons
    if all(neuron.bias is None for neuron in neurons):
        return
    shared = any(not neuron.owns_bias for neuron in neurons if neuron.bias is not None)
    owner = {"biases": "per neuron" if shared else "shared"}
    if example.convention.trains_biases:
        yield from ({"bias": "frozen"}, owner)
    else:
        yield from ({"bias": "trained"}, {"bias": "trained", **owner})


def others(choices: tuple[Parts, ...], own: Parts) -> list[Parts]:
    """The choices that are not what the example has already."""
    return [parts for parts in choices if any(own.get(key) != value for key, value in parts.items())]
