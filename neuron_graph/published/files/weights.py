"""Weights, and numbers of a step, as other programs write them: the tables of a
walkthrough from them.

    {"fc1.weight": [[...]], "fc1.bias": [...], ...}             PyTorch: weight [out, in]
    {"params": {"Dense_0": {"kernel": [[...]], "bias": ...      Flax, Keras: kernel [in, out]
    {"coefs_": [[[...]], ...], "intercepts_": [[...], ...]}     scikit-learn [in, out]
    {"layers": [{"weights": [[...]], "bias": [...], "activation": "tanh"}, ...]}
    {"state_dict": ..., "inputs": [...], "targets": [...], "lr": 0.5,
     "outputs": [...], "loss": 0.3, "grads": ..., "after": ...}  a step, with grads and after
                                                                named as the state_dict

Which way round matrices are says the chain of their shapes; where both ways fit, their
name.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, islice, pairwise, permutations
from typing import Any, TypeAlias

from ...checks import check_length, finite
from ...errors import BadValue
from ...recording import float32
from ...setup import neuron_names
from .reader import EXAMPLE_KEYS

Parts: TypeAlias = dict[str, Any]
"""What a layer has: `rows` or `columns`, `biases`, `activation`."""
PART = re.compile(r"(?P<rows>weights?)|(?P<columns>kernel|coefs_?|\b[Ww](?=\d*$))"
                  r"|(?P<biases>bias(es)?|intercepts_?|\bb(?=\d*$))|(?P<activation>activation)")
"""What a name says: a row, or a column, of a matrix for each neuron; the biases."""
DEPTHS = {"rows": 2, "columns": 2, "biases": 1, "activation": 0}
LISTED = re.compile(r"(coefs|intercepts)_?$|\.biases$")
"""What has an entry for each layer, where it is a list of lists."""
STEP = {"inputs", "targets", "outputs", "loss", "grads", "after", "activation"}
FIGURES = {"grads": "dE/d{}", "after": "{}+"}
MOST_ORDERS = 5040
READ = ("read are the weights and biases of a fully connected network: weight [out, in] or kernel "
        "[in, out], and bias")
NONE = ("its weights are needed; numbers by name alone are checked against an example, with "
        "neuron-graph check --lines FILE EXAMPLE")
OTHERS = "; shapes fit in several ways: taken by name, weight [out, in], kernel [in, out]"
CHAIN = ("a layer takes what comes out of the one before, and has a bias for each neuron or none: "
         "these fit in no order")


def tables_of(held: Any, activation: str = "") -> Any:
    """The tables of a walkthrough, from what a file holds; an `activation`, or one for each
    layer after commas, is taken in place of what it says."""
    if not isinstance(held, dict) or "layer" in held:
        return held
    own = {key: held.pop(key) for key in STEP.union(EXAMPLE_KEYS) & held.keys()}
    layers, *others = layers_of(held)
    said = activation or own.get("activation") or ",".join(one["activation"] for one in layers)
    names = said.split(",") if "," in said else [said] * len(layers)
    check_length("the activations", len(layers), names)
    inputs = rows_of(own.get("inputs", [0.0] * len(layers[0]["weights"][0])))
    goals = rows_of(own.get("targets", [])) * (1 if "targets" in own else len(inputs))
    return {
        "title": f"layers by {', '.join(names)}{OTHERS * bool(others)}",
        **{key: own[key] for key in own.keys() - STEP},
        "convention": {"batch": "all" if len(inputs) > 1 else 1, **own.get("convention", {})},
        "layer": [one | {"activation": name} for one, name in zip(layers, names)],
        "sample": [{"inputs": row, "targets": goal}
                   for row, goal in zip(inputs, goals, strict=True)],
        "published": [*figures_of(dict(numbers_of(own, held, layers)))]}


def rows_of(value: list[Any]) -> list[Any]:
    """A list of rows; one alone may stand without the list."""
    return value if value and isinstance(value[0], list) else [value]


def numbers_of(own: Parts, held: Parts, layers: list[Parts]) -> Iterator[tuple[str, Any]]:
    """The numbers of a step by name."""
    yield from ((name[1:], x) for name, x in flattened(held) if isinstance(x, (int, float)))
    rows = rows_of(own.get("outputs", []))
    for number, row in enumerate(rows, start=1):
        which = f"[{number}]" * (len(rows) > 1)
        for name, x in zip(layers[-1]["names"], row, strict=bool(row)):
            yield f"out_{name}{which}", x
    if "loss" in own:
        yield "E", own["loss"]
    for key, text in FIGURES.items():
        if key in own:
            known, found = [*parameters(layers)], [*parameters(layers_of(own[key])[0])]
            check_length(f"the weights and biases of {key}", len(known), found)
            yield from ((text.format(name), x) for name, x in found if x != "none")


def parameters(layers: list[Parts]) -> Iterator[tuple[str, Any]]:
    """The weights and biases of layers by name."""
    numbers = count(1)
    for layer in layers:
        for name, row, bias in zip(layer["names"], layer["weights"], layer["biases"]):
            yield from ((f"w{next(numbers)}", w) for w in row)
            yield f"b_{name}", bias


def figures_of(numbers: dict[str, Any]) -> Iterator[Parts]:
    """Numbers as the figures of a text: with 9 digits if all are 32-bit floats, else 12."""
    values = [finite(value, name) for name, value in numbers.items()]
    bits, digits = (32, 9) if all(float32(value) == value for value in values) else (64, 12)
    for name, value in zip(numbers, values):
        yield {"name": name, "printed": f"{value:.{digits}g}", "bits": bits}


def flattened(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Numbers, texts and tensors by their path."""
    if isinstance(value, list) and value and (
            isinstance(value[0], dict) or LISTED.search(name) or len(shape(value)) == 3):
        value = dict(enumerate(value))
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flattened(inner, f"{name}.{key}")
    else:
        yield name, value


def shape(value: Any) -> list[int]:
    """The shape of nested lists."""
    return [len(value), *shape(value[0])] if isinstance(value, list) and value else []


def layers_of(held: Any) -> list[list[Parts]]:
    """The layers as they fit together; the first way is that by their names and in their
    order."""
    groups, sizes = dict[str, Parts](), dict[str, str]()
    for name, value in flattened(held):
        part, lengths = PART.search(name), shape(value)
        kind = part and part.lastgroup or ""
        sizes[name[1:]] = "x".join(map(str, lengths))
        if len(lengths) == DEPTHS.get(kind):
            groups.setdefault(PART.sub("", name), {})[kind] = value
        elif lengths:
            raise BadValue(f"tensor {name[1:]}", sizes[name[1:]], READ)
    places = [*groups]
    if len({re.sub(r"[\d_]", "", place) for place in places}) == 1:
        places.sort(key=lambda place: [*map(int, re.findall(r"\d+", place))])
    both = ([in_rows(groups[place], flip) for place in places] for flip in (False, True))
    found = [[*order] for layers in both
             for order in islice(permutations(layers), MOST_ORDERS) if fit(order)]
    if not groups:
        raise BadValue("weight", None, NONE)
    if not found:
        raise BadValue("the chain", ", ".join(map(" ".join, sizes.items())), CHAIN)
    for number, layer in enumerate(found[0], start=1):
        layer["names"] = neuron_names(number, len(layer["weights"]), len(places) - 1)
    return found


def in_rows(parts: Parts, flip: bool) -> Parts:
    """A layer as a table has it, with a row of weights for each neuron."""
    rows: Any = parts.get("rows", parts.get("columns", []))
    if ("columns" in parts) != flip:
        rows = [*map(list, zip(*rows, strict=True))]
    return {"weights": rows, "biases": parts.get("biases", ["none"] * len(rows)),
            "activation": parts.get("activation", "sigmoid")}


def fit(layers: Sequence[Parts]) -> bool:
    """Whether each layer takes what the one before gives, and has a bias for each neuron."""
    return all(len(layer["biases"]) == len(layer["weights"]) > 0 for layer in layers) and all(
        len(before["weights"]) == len(after["weights"][0]) for before, after in pairwise(layers))
