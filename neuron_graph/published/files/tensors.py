"""Tensors in a file: JSON, and safetensors, which is a length, JSON and the numbers.

    8 bytes     how long the header is
    header      {"fc1.weight": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, ...}
    the rest    the numbers, one tensor after the other, without a gap

Numbers of 16 and of 32 bits are floats of 64 bits as they are. Nothing in a file is executed.
"""
from __future__ import annotations

import json
import struct
from itertools import chain
from math import prod
from typing import Any

from ...errors import BadValue, NeuronGraphError
from ...network import Layer, Network

FORMATS = {"F64": "d", "F32": "f", "F16": "e", "BF16": "f"}
"""How `struct` calls the numbers; those of BF16 are the first half of one of F32."""
SELF = "__metadata__"
"""Where a file says more of itself, in words."""
DAMAGED = "its tensors do not fill it, one after the other: it is cut short or damaged"
MIXED = "a tensor of weights cannot say it: write a file in .json, which has all of a network"


def read_object(text: str | bytes) -> Any:
    """What JSON holds. Raises `BadValue` where of two keys alike none is the right one."""
    return json.loads(text, object_pairs_hook=without_twins)


def without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Pairs as an object."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise BadValue("one of the keys", [*found], "it stands there twice")
    return found


def unpacked(content: bytes) -> dict[str, Any]:
    """What a safetensors file holds: nested lists by name, and what it says of itself."""
    start = 8 + int.from_bytes(content[:8], "little")
    header, body = read_object(content[8:start]), content[start:]
    found, ends = header.pop(SELF, {}), [0]
    for first, last in sorted(row["data_offsets"] for row in header.values()):
        ends += [last] * (first == ends[-1])
    if len(ends) <= len(header) or ends[-1] != len(body):
        raise NeuronGraphError(DAMAGED)
    return {**found, **{name: tensor(name, body, **row) for name, row in header.items()}}


def tensor(name: str, body: bytes, dtype: str, shape: list[int], data_offsets: list[int]) -> Any:
    """The numbers of a tensor as nested lists."""
    if dtype not in FORMATS:
        raise BadValue(f"tensor {name}", dtype, f"convert it: read are {', '.join(FORMATS)}")
    data = body[slice(*data_offsets)]
    if dtype == "BF16":
        data = b"".join(b"\0\0" + data[place:place + 2] for place in range(0, len(data), 2))
    found: Any = [number for number, in struct.iter_unpack(f"<{FORMATS[dtype]}", data)]
    count = len(found)
    for size in shape[:0:-1]:
        found = [*map(list, zip(*[iter(found)] * size))]
    if prod(shape) != count or min(shape, default=0) < 1:
        raise BadValue(f"the shape of tensor {name}", shape, f"{count} numbers stand in its place")
    return found


def packed(network: Network) -> bytes:
    """The weights and biases of a network: 0.weight, 0.bias, 2.weight, ..., as those of a
    Sequential of PyTorch with its activations in between. Raises `BadValue` for what is none."""
    body, activations = b"", ",".join(map(activation_of, network.layers))
    header: dict[str, Any] = {SELF: {"activation": activations}}
    for number, layer in enumerate(network.layers):
        biases = [neuron.bias for neuron in layer.neurons if neuron.bias is not None]
        for key, rows in (("weight", layer.weights), ("bias", [biases])):
            if numbers := [*chain(*rows)]:
                end, shape = len(body), [len(rows), len(rows[0])]
                body += struct.pack(f"<{len(numbers)}d", *numbers)
                header[f"{2 * number}.{key}"] = {"dtype": "F64", "shape": shape[key == "bias":],
                                                 "data_offsets": [end, len(body)]}
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    return len(head).to_bytes(8, "little") + head + body


def activation_of(layer: Layer) -> str:
    """The activation of a layer that is weights and biases alone."""
    names = {neuron.activation.name for neuron in layer.neurons}
    if layer.described or len(names) > 1:
        raise BadValue("a layer", layer.described or names, MIXED)
    return names.pop()
