"""The other conventions under which a text's figures may hold, simplest first: one part
changed, then two."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations, product
from typing import Any

from ...conventions import Occasion
from ...network import KEYS, LOSSES, RULES, Convention
from ..cases import BIASES, OUTPUT_ALONE, Parts, changed
from ..example import Example
from ..figure import AFTER, BEFORE

MOST_STEPS = 60_000
"""How many numbers are computed under other conventions, or with slips, at most: of a
large network not all are tried."""

MOST_SIZES = 3
"""How many sizes of batches are tried, beside single samples and all."""

WHENS: list[Parts] = [{"when": BEFORE}, {"when": AFTER}]
FAR: list[Parts] = [
    *({"rule": name} for name, rule in RULES.items() if rule.constants),
    *({"error": name} for name in LOSSES if "absolute" in name or "huber" in name)]
"""Rules and losses that are tried alone, where the text says another."""


def variants(example: Example) -> Iterator[Parts]:
    """Every other convention with one or two parts changed; with a third where it is
    only when an error is looked at."""
    groups = [group for group in alternatives(example) if group]
    for group in (*groups, WHENS, FAR):
        yield from group
    for one, other in combinations([*groups, WHENS], 2):
        yield from merged(one, other)
    for one, other in combinations(groups, 2):
        yield from merged(one, other, WHENS)


def beyond(example: Example, parts: Parts) -> Iterator[Parts]:
    """Conventions with one more part changed than some that are sure, and when an error
    is looked at."""
    for group in alternatives(changed(example, parts)):
        yield from merged([parts], group)
        yield from merged([parts], group, WHENS)


def merged(*groups: list[Parts]) -> Iterator[Parts]:
    """A part of each group, taken together, in every combination."""
    for chosen in product(*groups):
        yield {key: value for parts in chosen for key, value in parts.items()}


def alternatives(example: Example) -> Iterator[list[Parts]]:
    """What each part of the convention may be instead, where it plays a role for this
    example."""
    own, occasion = example.convention, example.occasion
    if example.forward_only:
        yield [OUTPUT_ALONE]
    for name, key in KEYS.items():
        if occasion.reaches(key.phase):
            group: list[Parts] = [
                value if isinstance(value, dict) else {key.name: value}
                for value in others(name, own, occasion)]
            if name == "bias" and group:
                group.append(other_owner(example))
            if name == "batch":
                group += merged(group, [{"batch-scale": one} for one in others(
                    "batch_scale", own, occasion)])
            yield group


def factors(own: Convention, occasion: Occasion) -> list[float]:
    """Factors by which gradients differ between texts."""
    counts = 2.0, float(occasion.outputs), float(occasion.samples)
    simplest = sorted({*counts, *(1.0 / count for count in counts)} - {1.0},
                      key=lambda factor: abs(factor - 1.2))
    return [factor * own.gradient_factor for factor in simplest]


def losses(own: Convention, occasion: Occasion) -> list[str]:
    """Errors that texts may have: of one output none is a mean over outputs; what is
    tried alone, or wants targets of 1 and -1, is no neighbour of the others."""
    kept = [own.error, *(name for name, loss in LOSSES.items()
                         if {"error": name} not in FAR and not loss.sides)]
    return [name for name in kept if occasion.outputs > 1 or not LOSSES[name].mean]


def rules(own: Convention, occasion: Occasion) -> list[str]:
    """Rules that texts may have: those that leave the slope out have one layer; those
    with constants are no neighbours of those without."""
    return [name for name, rule in RULES.items() if (occasion.layers == 1 or not rule.delta)
            and (own.update.constants or not rule.constants)]


def sizes(own: Convention, occasion: Occasion) -> list[int | str]:
    """Sizes that batches may have: those by which the samples can be divided, the
    smallest first."""
    samples = occasion.samples
    parts = [size for size in range(2, samples) if samples % size == 0]
    return [*[1] * ("batch" not in occasion.extras), *parts[:MOST_SIZES], "all"]


CONSTANTS = "momentum", "dampening", "beta1", "beta2", "rho", "epsilon"
"""The keys that are constants of rules."""


def constants(name: str, own: Convention, occasion: Occasion) -> list[Any]:
    """Other numbers by which a rule may keep: what the one that it is leaves of 1, nothing,
    all, the usual one; of β1 that of β2, exchanged."""
    exchanged = {"beta1": own.beta2, "beta2": own.beta1}
    others = [round(1.0 - getattr(own, name), 12), 0.0, 1.0, KEYS[name].usual]
    return [exchanged, *others] if name == "beta1" else others


def decays(own: Convention, occasion: Occasion) -> list[Parts]:
    """Weight decay, or a penalty, as the other of them, left out, or without its half."""
    if not (own.decay or own.l2):
        return []
    rule = {"rule": "adam"} if own.rule == "adamw" else {}
    return [{**rule, "l2": l2, "weight-decay": decay} for l2, decay in (
        (own.decay, own.l2), (0.0, 0.0), (2.0 * own.l2, own.decay))]


def clips(own: Convention, occasion: Occasion) -> list[Parts]:
    """Clipping left out, or the other way of it."""
    other: Parts = {"clip-value": own.clip_norm, "clip-norm": own.clip_value}
    return [other, dict.fromkeys(other, 0.0)] if own.clips else []


TRIED: dict[str, Callable[[Convention, Occasion], Iterable[Any]]] = {
    "error": losses,
    "gradient_factor": factors,
    "batch": sizes,
    "samples": lambda own, occasion: (),
    "norm_epsilon": lambda own, occasion: (),
    **{name: partial(constants, name) for name in CONSTANTS},
    "l2": decays,
    "clip_norm": clips,
    "schedule": lambda own, occasion: ("constant",),
    "rule": rules,
}
"""What texts may have for a key, or for several keys at once; for one that has no row,
each of its values."""


def others(name: str, own: Convention, occasion: Occasion) -> list[Any]:
    """What other texts may have for a key on an occasion, in place of a convention's
    value."""
    key = KEYS[name]
    if not key.matters(own, occasion):
        return []
    tried = TRIED[name](own, occasion) if name in TRIED else filter(None, key.values)
    return [value for value in tried if value != getattr(own, name)]


def other_owner(example: Example) -> Parts:
    """Biases that are trained, and somebody else's than they are."""
    neurons = example.network.neurons
    shared = any(not neuron.owns_bias for neuron in neurons if neuron.bias is not None)
    owner = [*BIASES][0 if shared else 1]
    trained = {} if example.convention.trains_biases else {"bias": "trained"}
    return {**trained, "biases": owner}
