"""Which neurons there are, layer by layer, with their weights and biases, from what a text
says: its sums, else the names of its neurons and how many weights there are; and what a
text's names are called here.

    z3, I6, net_h1     net_o1, net_6, net_h1: by the neuron's place
    ŷ, out, y1         out_o1, out_y1
    dE/db3, b3+        dE/db_o1, b_o1+
    J, MSE, loss       E
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count, filterfalse, islice
from operator import mul

from ...setup import neuron_names
from .facts import IS_NEW, TOTAL, Facts, kind_of, neuron_of, sum_of
from .statement import Statement

PER_NEURON, PER_INPUT = "neuron by neuron", "input by input"
NONE = "none"
LEAD = re.compile(r"^(?:[∂Δ]|d(?!elta))")
CALL = re.compile(r"\w+\(")
LAYER = re.compile(r"\d+(?=_\d)|\D*")
"""How a label says its layer: by a number, or by letters."""


@dataclass
class Unit:
    """A neuron: its name here, its label in the text, its weights and its bias by name."""

    name: str
    label: str
    weights: list[str] = field(default_factory=list)
    bias: str = NONE


class Wiring:
    """The inputs by name, and the layers, of some sizes, inputs first; `order` says how
    weights are numbered that stand in no sum."""

    def __init__(self, facts: Facts, sizes: Sequence[int], order: str):
        self.facts, (width, *rest) = facts, sizes
        inputs, labels = input_names(facts), list(chain(*groups_of(facts)))
        self.inputs = inputs if len(inputs) == width else [f"x{n + 1}" for n in range(width)]
        left = iter(labels if len(labels) == sum(rest) else [str(n + 1) for n in range(sum(rest))])
        self.layers = [[Unit(name, next(left)) for name in neuron_names(
            number, size, len(rest) - 1)] for number, size in enumerate(rest, start=1)]
        self.units = list(chain(*self.layers))
        self.give_weights(order)
        self.give_biases()
        names = [unit.name for unit in self.units]
        self.neurons = dict(chain(zip(map(str, count(1)), names), [("o", names[-1])], zip(
            names, names), ((unit.label, unit.name) for unit in self.units)))
        self.biases = {unit.bias: f"b{number}" if self.shared(layer) else f"b_{unit.name}" for
                       number, layer in enumerate(self.layers, start=1) for unit in layer}

    def give_weights(self, order: str) -> None:
        """Give every neuron its own weights, else the next of those that are left."""
        names, sources = weight_names(self.facts), self.inputs
        for layer in self.layers:
            for unit in layer:
                unit.weights = self.own_weights(unit, sources, names)
            sources = [unit.name for unit in layer]
        placed = {name for unit in self.units for name in unit.weights}
        more = (f"w{number}" for number in count(1))
        left = (name for name in chain(names, filterfalse(names.__contains__, more))
                if name not in placed)
        for layer, width in zip(self.layers, [len(self.inputs), *map(len, self.layers)]):
            rest = [unit for unit in layer if not unit.weights]
            block = list(islice(left, width * len(rest)))
            for place, unit in enumerate(rest):
                per_input = block[place::len(rest)]
                unit.weights = per_input if order == PER_INPUT else block[place * width:][:width]

    def own_weights(self, unit: Unit, sources: Sequence[str], names: Sequence[str]) -> list[str]:
        """The weights of a neuron's sum, in the order of their sources, or those that are
        called by both, as w_x1_h1; [] without."""
        ends = [f"{one}_{unit.name}" for one in sources]
        own = [name for name in names if name.partition("_")[2] in ends]
        if unit.label in self.facts.sums:
            products = self.facts.sums[unit.label].products
            own = sorted(products, key=lambda weight: natural(products[weight]))
        return own if len(own) == len(sources) else []

    def give_biases(self) -> None:
        """Give every neuron its bias: that of its sum, that of its name, or by number."""
        sums = self.facts.sums
        names = in_order([*self.facts.given["bias"], *(
            total.bias for total in sums.values() if total.bias)])
        by_layer = [number for number, layer in enumerate(self.layers) for _ in layer]
        for place, unit in enumerate(self.units):
            places = {1: 0, len(self.layers): by_layer[place], len(self.units): place}
            usual = names[places[len(names)]] if len(names) in places else f"b_{unit.name}"
            own = [name for name in names if name.endswith(f"_{unit.label}")]
            own += [sums[unit.label].bias] if unit.label in sums else []
            unit.bias = next(filter(None, own), usual if names else NONE)

    def shared(self, layer: Sequence[Unit]) -> str:
        """The bias that the neurons of a layer share, "" if they do not."""
        [name, *others] = {unit.bias for unit in layer}
        users = [unit for unit in self.units if unit.bias == name]
        return name if len(users) > 1 and not others and name != NONE else ""

    def readings(self, statement: Statement) -> Iterator[str]:
        """How the name of a statement may be written here, the likeliest first."""
        bare = IS_NEW.sub("", statement.name)
        if kind_of(bare) in ("weight", "bias"):
            yield f"{self.biases.get(bare, bare)}+"
        is_sum = any(map(sum_of, statement.parts)) and not CALL.match(statement.parts[0])
        usual = "net" if is_sum else "out"
        yield "/".join(self.part(part, usual) for part in statement.name.split("/"))
        yield statement.name

    def part(self, part: str, usual: str) -> str:
        """One side of a stroke, or a name without one; what says no role has the
        usual."""
        bare = LEAD.sub("", part)
        lead, (role, label) = part.removesuffix(bare).replace("∂", "d"), neuron_of(bare)
        if TOTAL.fullmatch(bare):
            return f"{lead}E"
        if kind_of(bare) or not label:
            return lead + self.biases.get(bare, bare)
        return f"{lead}{role or usual}_{self.neurons.get(label, label)}"


def input_names(facts: Facts) -> list[str]:
    """The names of the inputs: those in sums, and those that are given."""
    sources = chain(*(total.products.values() for total in facts.sums.values()))
    given = [name for name in facts.given["input"] if "[" not in name]
    return sorted({*given, *(one for one in sources if kind_of(one) == "input")}, key=natural)


def natural(name: str) -> tuple[list[tuple[int, str]], str]:
    """A name to sort by: by its numbers, however long, then by its letters."""
    numbers = [digits.lstrip("0") for digits in re.findall(r"\d+", name)]
    return [(len(digits), digits) for digits in numbers], name


def groups_of(facts: Facts) -> list[list[str]]:
    """What the text calls its neurons in groups, as their letters tell layers apart,
    outputs last; names such as 2_1 say the layer themselves, and those that are numbers
    alone none."""
    labels = {*facts.sums, *(neuron_of(statement.name)[1] for statement in facts.figures)}
    found = [(LAYER.findall(label)[0], label) for label in
             sorted(labels - {""}, key=natural) if kind_of(label) != "weight"]
    letters = dict.fromkeys(key for key, _ in found if key)
    layers = [key for key in letters if key.isdigit()] or sorted(letters, key="o".__eq__)
    return [[label for key, label in found if key == layer] for layer in layers or [""]]


def sizes_of(facts: Facts) -> list[int]:
    """The sizes of the layers, as far as the text says them; [] where it does not."""
    inputs, weights = len(input_names(facts)), len(weight_names(facts))
    named = [len(group) for group in groups_of(facts) if not "".join(group).isdigit()]
    last = target_count(facts) or [1, *named][-1]
    tried = [inputs, *named], [inputs, last], [inputs, weights // max(1, inputs + last), last]
    fits = [sizes for sizes in tried if min(sizes) and sizes[-1] == last]
    exact = (sizes for sizes in fits if weights == sum(map(mul, sizes, sizes[1:])))
    return next(exact, tried[0] if len(named) > 1 and tried[0] in fits else [])


def target_count(facts: Facts) -> int:
    """How many targets a sample has, 0 if the text does not say."""
    return len(facts.given["target"]) // len(samples_in(facts))


def samples_in(facts: Facts) -> list[str]:
    """What the names of inputs bear for each sample, "" for the first."""
    return list(dict.fromkeys(["", *(re.sub(r"^[^\[]*", "", name) for name in
                                     facts.given["input"])]))


def weight_names(facts: Facts) -> list[str]:
    """The names of all weights, in the order of their numbers."""
    in_sums = chain(*(total.products for total in facts.sums.values()))
    return in_order([*facts.given["weight"], *in_sums])


def in_order(names: Iterable[str]) -> list[str]:
    """Names in the order of their numbers, letter by letter as the letters appear: w of
    w12, and V[ of V[3]."""
    stems = {name: re.sub(r"\[.*|\d+(?!.*\[)", "", name) for name in names}
    letters = list(dict.fromkeys(stems.values()))
    return sorted(stems, key=lambda name: (letters.index(stems[name]), natural(name)))
