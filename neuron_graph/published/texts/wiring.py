"""Which neurons there are, layer by layer, and which weights and biases they have, from
what a text says: its sums, else the names of its neurons and how many weights there are.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ...setup import neuron_names
from .facts import CHANGES, IS_NEW, Facts, kind_of, neuron_of

PER_NEURON, PER_INPUT = "neuron by neuron", "input by input"
NONE = "none"
OUTPUTS = tuple("oOyY")
"""How names of output neurons begin."""


@dataclass
class Unit:
    """A neuron: its label in the text, its name here, its weights and its bias by name."""

    label: str
    name: str
    weights: list[str] = field(default_factory=list)
    bias: str = NONE


@dataclass
class Wiring:
    """The inputs by name, and the layers."""

    inputs: list[str]
    layers: list[list[Unit]]

    @property
    def units(self) -> list[Unit]:
        """All neurons, in order."""
        return [unit for layer in self.layers for unit in layer]

    def shared(self, layer: list[Unit]) -> str:
        """The bias that the neurons of a layer share, "" if they do not."""
        names = {unit.bias for unit in layer}
        elsewhere = sum(unit.bias in names for unit in self.units)
        return names.pop() if len(names) == 1 and elsewhere > 1 and NONE not in names else ""

    def first(self, unit: Unit) -> int:
        """The number of the first weight of a neuron, counted neuron by neuron."""
        return 1 + sum(len(other.weights) for other in self.units[:self.units.index(unit)])


def wired(facts: Facts, sizes: Sequence[int], order: str) -> Wiring:
    """The wiring of layers of some sizes, inputs first; `order` says how weights are
    numbered that stand in no sum."""
    inputs = input_names(facts)
    inputs = inputs if len(inputs) == sizes[0] else [f"x{n}" for n in range(1, sizes[0] + 1)]
    layers = [list(map(Unit, labels, neuron_names(number, len(labels), len(sizes) - 2)))
              for number, labels in enumerate(labels_in_layers(facts, sizes), start=1)]
    wiring = Wiring(inputs, layers)
    give_weights(facts, wiring, order)
    give_biases(facts, wiring)
    return wiring


def input_names(facts: Facts) -> list[str]:
    """The names of the inputs: those in sums, or those that are given."""
    known = dict.fromkeys(facts.given["input"])
    for total in facts.sums.values():
        known |= {source: None for _, source in total.terms if kind_of(source) == "input"}
    rows = facts.samples.get("input", [])
    count = len(rows[0]) if rows else 0
    return sorted(known, key=natural) or [f"x{n}" for n in range(1, count + 1)]


def natural(name: str) -> tuple[list[tuple[int, str]], str]:
    """A name to sort by: by its numbers, however long, then by its letters."""
    numbers = [digits.lstrip("0") for digits in re.findall(r"\d+", name)]
    return [(len(digits), digits) for digits in numbers], name


def labels_of(facts: Facts) -> list[str]:
    """What the text calls its neurons, in the order in which they appear."""
    found = dict.fromkeys(facts.sums)
    for statement in facts.figures:
        neuron = neuron_of(statement.name)
        if neuron and kind_of(neuron[1]) != "weight":
            found.setdefault(neuron[1])
    return list(found)


def groups_of(facts: Facts) -> list[list[str]]:
    """The labels in groups, as their letters tell layers apart, outputs last; names such
    as 2_1 say the layer themselves, and those that are numbers alone none."""
    groups: dict[str, list[str]] = {}
    for label in labels_of(facts):
        parts = re.match(r"(\d+)_\d+|(\D*)", label)
        groups.setdefault((parts and (parts[1] or parts[2])) or "", []).append(label)
    by_layer = [key for key in groups if key.isdigit()]
    letters = sorted(filter(None, groups), key=lambda key: key[:1] in OUTPUTS)
    for twin in [key for key in letters if key[:1] in OUTPUTS][1:]:
        letters.remove(twin)
    return [sorted(groups[key], key=natural) for key in by_layer or letters or groups]


def labels_in_layers(facts: Facts, sizes: Sequence[int]) -> list[list[str]]:
    """The labels of each layer; "" for a neuron that the text does not name."""
    groups = groups_of(facts)
    if [len(group) for group in groups] == list(sizes[1:]):
        return groups
    flat = [label for group in groups for label in group]
    if len(flat) != sum(sizes[1:]):
        flat = [""] * sum(sizes[1:])
    ends = list(accumulate(sizes[1:]))
    return [flat[end - size:end] for end, size in zip(ends, sizes[1:])]


def sizes_of(facts: Facts) -> list[int]:
    """The sizes of the layers, as far as the text says them; [] where it does not."""
    inputs, outputs = len(input_names(facts)), target_count(facts)
    weights, labels = len(weight_names(facts)), len(labels_of(facts))
    layered = [group for group in groups_of(facts) if not "".join(group).isdigit()]
    groups = [inputs, *map(len, layered)]
    last, between = outputs or 1, sum(groups[1:-1]) or labels
    tried = [groups, [inputs, last], [inputs, labels - last, last],
             [inputs, weights // (inputs + last), last], [inputs, between, last]]
    fits = [sizes for sizes in tried if len(sizes) > 1 and min(sizes) > 0 and (
        outputs in (0, sizes[-1]))]
    exact = [sizes for sizes in fits if needed(sizes) == weights]
    if weights and min(groups) > 0 and needed(groups) == weights or not exact and groups in fits[:1] * (
            len(groups) > 2):
        return groups
    return exact[0] if exact else []


def needed(sizes: Sequence[int]) -> int:
    """How many weights layers of some sizes have."""
    return sum(before * size for before, size in zip(sizes, sizes[1:]))


def target_count(facts: Facts) -> int:
    """How many targets a sample has, 0 if the text does not say."""
    rows = facts.samples.get("target", [])
    return len(facts.given["target"]) or (len(rows[0]) if rows else 0)


def weight_names(facts: Facts) -> list[str]:
    """The names of all weights that the text mentions, in the order of their numbers."""
    found = dict.fromkeys(facts.given["weight"])
    for total in facts.sums.values():
        found |= {weight: None for weight, _ in total.terms}
    for statement in facts.figures:
        bare = IS_NEW.sub("", re.sub(r"^.*/\s*[∂d]\s?|^[Δδ∂]", "", statement.name))
        if kind_of(bare) == "weight" and re.search(r"\d", bare) and (
                CHANGES.match(statement.name) or IS_NEW.search(statement.name)
                or bare == statement.name):
            found.setdefault(bare)
    return in_order(found)


def in_order(names: Iterable[str]) -> list[str]:
    """Names in the order of their numbers, letter by letter as the letters appear."""
    letters = list(dict.fromkeys(map(letters_of, names)))
    return sorted(names, key=lambda name: (letters.index(letters_of(name)), natural(name)))


def letters_of(name: str) -> str:
    """The letters of a name: w of w12, and V[ of V[3]."""
    return re.sub(r"\[.*|\d+(?!.*\[)", "", name)


def give_weights(facts: Facts, wiring: Wiring, order: str) -> None:
    """Give every neuron its weights: those of its sum, else the next of those that are
    left; w3? is one that the text does not name."""
    sources = wiring.inputs
    for layer in wiring.layers:
        for unit in layer:
            unit.weights = terms_of(facts, unit, sources)
        sources = [unit.label or unit.name for unit in layer]
    used = {name for unit in wiring.units for name in unit.weights}
    left = iter([name for name in weight_names(facts) if name not in used])
    width, count = len(wiring.inputs), 0
    for layer in wiring.layers:
        rest = [unit for unit in layer if not unit.weights]
        for n in range(len(rest) * width):
            place = n // width if order == PER_NEURON else n % len(rest)
            rest[place].weights.append(next(left, f"w{count + n + 1}"))
        count += len(layer) * width
        width = len(layer)


def terms_of(facts: Facts, unit: Unit, sources: Sequence[str]) -> list[str]:
    """The weights of a neuron's sum, in the order of their sources, or those that are
    called by both, as w_x1_h1; [] without."""
    total = facts.sums.get(unit.label)
    if not total or len(total.terms) != len(sources):
        called = [name for source in sources for name in weight_names(facts) if unit.label and
                  re.fullmatch(rf"\w_?(?:{source}_?{unit.label}|{unit.label}_?{source})", name)]
        return called if len(called) == len(sources) else []
    from_source = {place_of(source, sources): weight for weight, source in total.terms}
    if set(from_source) != set(range(len(sources))):
        return [weight for weight, _ in total.terms]
    return [from_source[place] for place in range(len(sources))]


def place_of(source: str, sources: Sequence[str]) -> int:
    """Where a source stands among those of a layer, -1 for none."""
    label = (neuron_of(source) or ("", source))[1]
    return sources.index(source if source in sources else label) if {source, label} & {
        *sources} else -1


def give_biases(facts: Facts, wiring: Wiring) -> None:
    """Give every neuron its bias: that of its sum, that of its name, or by number."""
    given = dict.fromkeys([*facts.given["bias"], *(t.bias for t in facts.sums.values() if t.bias)])
    names, units = in_order(given), wiring.units
    if [name for name in names if re.search(r"\d", name)]:
        names = [name for name in names if re.search(r"\d", name)]
    for unit, bias in zip(units, by_number(names, wiring)):
        tells = len(names) == len(units) or re.search(r"[a-z]", unit.label)
        own = [name for name in names if tells and unit.label == re.sub(
            r"^(?:bias|b|B|θ)_?", "", name)]
        total = facts.sums.get(unit.label)
        unit.bias = (total.bias if total and total.bias else "") or "".join(own[:1]) or bias


def by_number(names: Sequence[str], wiring: Wiring) -> Iterable[str]:
    """The bias of each neuron as their number tells: one for all, for each layer, or for
    each neuron."""
    units, layers = wiring.units, wiring.layers
    if len(names) == len(layers):
        return [name for name, layer in zip(names, layers) for _ in layer]
    if len(names) == 1:
        return list(names) * len(units)
    return names if len(names) == len(units) else [NONE if not names else "?"] * len(units)
