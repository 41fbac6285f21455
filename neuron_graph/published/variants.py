"""The other conventions under which a text's figures may hold, simplest first: one part changed, then two."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product
from typing import Any

from ..conventions import Occasion
from ..network import KEYS, LOSSES, RULES, Convention
from .case import BIASES, Parts
from .example import Example
from .figure import AFTER, BEFORE


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
    own, occasion = example.convention, example.occasion
    for name, key in KEYS.items():
        if occasion.reaches(key.phase):
            group: list[Parts] = [{key.name: value} for value in others(name, own, occasion)]
            yield [*group, other_owner(example)] if name == "bias" and group else group


def factors(own: Convention, occasion: Occasion) -> list[float]:
    """Factors by which gradients differ between texts."""
    counts = 2.0, float(occasion.outputs), float(occasion.samples)
    found = {*counts, *(1.0 / count for count in counts)} - {1.0}
    simplest = sorted(found, key=lambda factor: abs(factor - 1.2))
    return [factor * own.gradient_factor for factor in simplest]


TRIED: dict[str, Callable[[Convention, Occasion], Iterable[Any]]] = {
    "error": lambda own, case: [name for name, loss in LOSSES.items() if case.outputs > 1 or not loss.mean],
    "gradient_factor": factors,
    "batch": lambda own, case: (1, "all"),
    "samples": lambda own, case: (),
    "rule": lambda own, case: [name for name, rule in RULES.items() if case.layers == 1 or not rule.delta],
}
"""What texts may have for a key; for one that has no row, each of its values."""


def others(name: str, own: Convention, occasion: Occasion) -> list[Any]:
    """What other texts may have for a key on an occasion, in place of a convention's value."""
    key = KEYS[name]
    if not key.matters(own, occasion):
        return []
    tried = TRIED[name](own, occasion) if name in TRIED else filter(None, key.values)
    return [value for value in tried if value != getattr(own, name)]


def other_owner(example: Example) -> Parts:
    """Biases that are trained, and somebody else's than they are."""
    shared = any(not neuron.owns_bias for neuron in example.network.neurons if neuron.bias is not None)
    own, other = list(BIASES) if not shared else list(reversed(BIASES))
    return {"biases": other} if example.convention.trains_biases else {"bias": "trained", "biases": other}
