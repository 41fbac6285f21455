"""Samples as a network takes them: lists of finite floats, of its lengths, or one
sentence that says what is wrong."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..checks import check_length, finite_list
from ..errors import BadValue
from ..network import Network, Sample, softmax


def checked_examples(network: Network, examples: Sequence[Sample]) -> list[Sample]:
    """The examples as lists of finite floats that fit the network, or `BadValue` or
    `WrongLength`.

    With error=none, where no example has targets, each gets the gradient 1 for every
    output; a perceptron learns from targets and needs them.
    """
    if not isinstance(examples, Sequence) or not examples:
        raise BadValue("the list of examples", examples, "at least one is needed")
    pairs = [checked_pair(example) for example in examples]
    convention = network.convention
    bare = all(isinstance(targets, (list, tuple)) and not targets for _, targets in pairs)
    taught = convention.learning.delta and not convention.learning.blind
    if bare and convention.error == "none" and not taught:
        pairs = [(inputs, [1.0] * len(network.outputs)) for inputs, _ in pairs]
    return [checked(network, example, f" of sample {number}" * (len(pairs) > 1))
            for number, example in enumerate(pairs, start=1)]


def checked_pair(example: Any) -> Sample:
    """An example, if it is a pair."""
    if not isinstance(example, (tuple, list)) or len(example) != 2:
        raise BadValue("an example", example, "a pair (inputs, targets) is needed")
    return example[0], example[1]


def checked(network: Network, example: Sample, which: str) -> Sample:
    """One example as lists of finite floats that fit the network."""
    inputs = checked_inputs(network, example[0], which)
    targets = finite_list(example[1], "the targets" + which)
    check_length("the targets" + which, len(network.outputs), targets)
    check_targets(network, targets)
    return inputs, targets


def checked_inputs(network: Network, inputs: Sequence[float], which: str = "") -> list[float]:
    """Inputs as a list of finite floats that fits the network."""
    values = finite_list(inputs, "the inputs" + which)
    check_length("the inputs" + which, len(network.inputs), values)
    return values


def check_targets(network: Network, targets: Sequence[float]) -> None:
    """Refuse targets for which a cross-entropy means nothing, or its delta is not a -
    t."""
    error, loss = network.convention.error, network.convention.loss
    for t in targets:
        if loss.odds and not 0.0 <= t <= 1.0 or loss.sides and abs(t) != 1.0:
            wanted = "1 or -1" if loss.sides else "between 0 and 1"
            raise BadValue("a target", t, f"with error={error} it must be {wanted}")
    shared = network.layers[-1].softmax and softmax.name in loss.deltas
    if shared and abs(sum(targets) - 1.0) > 1e-9:
        wanted = f"with softmax and {error} it must be 1"
        raise BadValue("the sum of the targets", sum(targets), wanted)
