"""The other conventions under which a text's figures may hold, simplest first: one part changed, then two."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from ..network import KEYS
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
            group: list[Parts] = [{key.name: value} for value in key.others(own, occasion)]
            yield [*group, other_owner(example)] if name == "bias" and group else group


def other_owner(example: Example) -> Parts:
    """Biases that are trained, and somebody else's than they are."""
    shared = any(not neuron.owns_bias for neuron in example.network.neurons if neuron.bias is not None)
    own, other = list(BIASES) if not shared else list(reversed(BIASES))
    return {"biases": other} if example.convention.trains_biases else {"bias": "trained", "biases": other}
