"""The weights and biases of a network of one's own, as the command line or a file writes
them.

    --weights "0.15 0.20; 0.25 0.30" --weights "0.40 0.45; 0.50 0.55"    a row for each neuron
    --weights 0.15,0.20,0.25,0.30,0.40,0.45,0.50,0.55                    or all in one: w1, w2, ...
    --weights weights.csv                       the lines of a file are the rows
    --biases none                               no neuron has a bias
    --biases "0.35; 0.60"                       for each layer one, that its neurons share
    --biases "0.1 0.2; 0.3"                     for each layer those of its neurons
"""
from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, TypeAlias

from ..checks import check_length
from ..network import Layer, Network, Neuron
from ..numerals import read_float
from ..published.files import read_text

NO_BIAS = "none"
FILE_NAME = re.compile(r"[^\W\d_eE]|^-$")
"""A letter that no number has, or standard input."""
Rows: TypeAlias = list[list[float]]


def with_parameters(network: Network, arguments: Namespace) -> Network:
    """A network with the weights and biases that the options give, if they do; with
    weights alone the biases are 0."""
    weights, biases = read_rows(arguments.weights), read_rows(arguments.biases)
    if weights:
        set_weights(network.neurons, weights)
    if not biases:
        return network
    biases *= len(network.layers) if len(biases) == 1 else 1
    check_length("--biases, for each layer or for all", len(network.layers), biases)
    shared = all(len(values) < 2 for values in biases)
    pairs = zip(network.layers, biases)
    return Network([layer_with(layer, values, shared) for layer, values in pairs], network.inputs)


def layer_with(layer: Layer, values: list[float], shared: bool) -> Layer:
    """A layer with other biases: none, one that all its neurons share, or those of its
    neurons."""
    own: Sequence[Any] = [None] * len(layer.neurons) if shared or not values else values
    names = ", ".join(neuron.name for neuron in layer.neurons)
    check_length(f"--biases, those of {names}", len(layer.neurons), own)
    for neuron, bias in zip(layer.neurons, own):
        neuron.bias, neuron.owns_bias = bias, bias is not None
    return Layer(layer.neurons, bias=values[0] if shared and values else None)


def set_weights(neurons: Sequence[Neuron], rows: Rows) -> None:
    """Give neurons weights, a row for each or all in one, and the bias 0."""
    numbers = iter(rows[0])
    if len(rows) == 1 and len(rows[0]) == sum(len(neuron.weights) for neuron in neurons):
        rows = [list(islice(numbers, len(neuron.weights))) for neuron in neurons]
    names = ", ".join(neuron.name for neuron in neurons)
    check_length(f"the rows of --weights, one for each of {names}", len(neurons), rows)
    for neuron, row in zip(neurons, rows):
        check_length(f"--weights, the row of {neuron.name}", len(neuron.weights), row)
        neuron.weights, neuron.bias = row, 0.0


def read_rows(texts: Iterable[str]) -> Rows:
    """The rows of matrices: between semicolons or in brackets, or the lines of a file
    that a text names."""
    found: Rows = []
    for text in texts:
        written = read_text(text) if FILE_NAME.search(text.replace(NO_BIAS, "")) else text
        if "[" in written:
            written = written.replace("\n", " ").replace("[", " ")
        rows = [row.strip(" ,\r\t") for row in re.split(r"[;\]\n]", written)]
        found += map(read_row, [*filter(None, rows)] or [""])
    return found


def read_row(row: str) -> list[float]:
    """The numbers of a row: between blanks, or between commas; none of `none`."""
    parts = row.split() if re.search(r"\s", row) else row.split(",")
    what = "a number of --weights or --biases"
    return [read_float(part.rstrip(","), what) for part in parts if part != NO_BIAS]
