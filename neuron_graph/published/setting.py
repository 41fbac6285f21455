"""Numbers of an example set by name: `w1=0.15,b_h1=0.35`, and so inputs, targets and
the learning rate and the constants of the rule."""
from __future__ import annotations

import operator
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

from ..errors import BadValue
from ..network import Network, Trainable
from ..numerals import read_float
from ..recording import KINDS, Names, shown_name, split_name
from .example import Example

Setters: TypeAlias = Iterator[tuple[str, Callable[[float], None]]]
"""Names of numbers, each with what sets it."""
SEPARATE = ("write name=value, as in w1=0.15; with decimal commas separate by semicolons, "
            "w1=0,15;w2=0,2")


def with_settings(example: Example, text: str) -> Example:
    """The example with the numbers that a text sets.

    Raises `BadValue` or `UnknownName`, with the nearest name.
    """
    example = replace(example, network=example.network.copy(), samples=[
        (list(inputs), list(targets)) for inputs, targets in example.samples])
    for name, value in assignments(text):
        setters = dict(places(example))
        place = name if name in setters else canonical(example, name, setters)
        constants = constants_of(example)
        if place == "eta":
            example = replace(example, rate=value)
        elif place in constants:
            parts = {constants[place]: value}
            example = example.under(example.convention.with_parts(parts))
        else:
            setters[place](value)
    return example.checked()


def assignments(text: str) -> Iterator[tuple[str, float]]:
    """The pairs of `name=value,name=value`; where semicolons separate them a comma is a
    decimal one."""
    for part in filter(str.strip, text.split(";" if ";" in text else ",")):
        name, equals, value = part.partition("=")
        if not equals:
            raise BadValue("--set", part.strip(), SEPARATE)
        yield name.strip(), read_float(value, name.strip())


def canonical(example: Example, name: str, known: Container[str]) -> str:
    """The name, as it is known here, of a number typed in another spelling; refused if
    it is not there to be set."""
    step = example.recording()[name]
    if step.kind in ("weight", "bias") and split_name(name).sample is not None:
        advice = "a parameter is set for the whole calculation: leave out the sample"
        raise BadValue(step.name, step.value, advice)
    for place in (step.name, f"{step.name}[{step.sample}]"):
        if step.is_given and place in known:
            return place
    shown = shown_name(example.notation, step)
    advice = ("it is computed; inputs, targets, weights, biases, eta, and what a rule starts from "
              "can be set")
    raise BadValue(shown, step.value, advice)


def places(example: Example) -> Setters:
    """Every name that can be set, with what sets it."""
    network, names = example.network, Names(example.network)
    for owner in network.trainables:
        weights, bias = names.of(owner)
        yield from entries(weights, owner.weights)
        if owner.owns_bias:
            yield bias, partial(set_bias, network, owner)
        for kind in network.convention.remembers:
            remembered = owner.memory[kind]
            called = [KINDS[kind].text.format(name) for name in (*weights, bias)]
            yield from entries(called[:len(remembered)], remembered)
    for layer in network.layers:
        for number, mask in enumerate(layer.dropout.masks if layer.dropout else (), start=1):
            which = f"[{number}]" if len(example.samples) > 1 else ""
            yield from entries([f"mask_{one.name}{which}" for one in layer.neurons], mask)
    for name in ("eta", *constants_of(example)):
        yield name, lambda value: None
    raw, goal = ("raw_" * bool(one) for one in (example.scaling, example.target_scaling))
    for number, (inputs, targets) in enumerate(example.samples, start=1):
        which = f"[{number}]" if example.several else ""
        yield from entries([f"{raw}{name}{which}" for name in network.inputs], inputs)
        if targets:
            yield from entries([f"{goal}t_{o.name}{which}" for o in network.outputs], targets)


def constants_of(example: Example) -> dict[str, str]:
    """The constants of the rule by their names in a trace, each as a key of the
    convention."""
    return {KINDS[key].text: key for key in example.convention.update.constants}


def entries(names: list[str], numbers: Any) -> Setters:
    """The entries of a list of numbers by name, each with what sets it."""
    for position, name in enumerate(names):
        yield name, partial(operator.setitem, numbers, position)


def set_bias(network: Network, owner: Trainable, value: float) -> None:
    """Set the bias of a neuron, or the one that a layer's neurons share."""
    owner.bias = value
    network.spread_biases()
