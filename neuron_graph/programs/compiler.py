"""The third reading: the training step compiled, for all epochs in one call.

A recorded step is printed as Python (`program.py`) and compiled once for each structure
of network and convention. Everything that it reads is an argument, everything that it
changes is returned. The source is registered with `linecache`, so that a traceback or
`pdb` shows it. Nothing else is ever compiled here.
"""
from __future__ import annotations

import gc
import linecache
import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..network import PRIMITIVES, Network, Neuron
from ..recording import Key
from .program import StepFunction, measuring
from .training_step import Measurement, TrainingStep

MOST_OPERATIONS = 60_000
"""The largest step that is compiled, in arithmetic operations: about 8,500 weights."""
LONGEST_SUM = 600
"""The longest sum that is compiled: Python's compiler goes as deep as a sum is long."""
MOST_KEPT = 32
"""How many compiled steps are kept."""


class Compiled(NamedTuple):
    """A compiled step: `run(samples, parameters, rate, exp)` returns the parameters
    after all samples, or batches."""

    source: str
    run: Callable[..., tuple[float, ...]]

    def be_careful(self) -> None:
        """Call functions, from here on, that have a value wherever IEEE 754 has one."""
        self.run.__globals__.update(PRIMITIVES)


_kept: dict[object, Compiled] = {}


def operation_count(network: Network, size: int = 1) -> int:
    """About how many arithmetic operations a training step of a network has, where
    samples go side by side one of so many."""
    count = size if network.goes_together else 1
    return 7 * count * sum(len(neuron.weights) for neuron in network.neurons)


def too_large(network: Network, size: int = 1, doing: str = "compile") -> str:
    """Why a training step is not compiled, or printed; "" where it is within the limits."""
    count = operation_count(network, size)
    longest = max(network.sizes + [size] * network.goes_together)
    if longest > LONGEST_SUM:
        return f"a sum of {longest} numbers is too long to {doing}: the limit is {LONGEST_SUM}"
    return (f"a step of about {count} operations is too large to {doing}: the limit is "
            f"{MOST_OPERATIONS}" if count > MOST_OPERATIONS else "")


def can_compile(network: Network, size: int = 1) -> bool:
    """Whether the network is within the limits of what is compiled."""
    return not too_large(network, size)


def compiled_step(network: Network, size: int = 1) -> Compiled:
    """The compiled step for networks like this one, where samples go side by side one of
    so many; of size 0 what measures samples."""
    key = structure(network), size
    if key not in _kept:
        while len(_kept) >= MOST_KEPT:
            del _kept[next(iter(_kept))]
        _kept[key] = compile_step(network, size)
    return _kept[key]


def is_compiled(network: Network, size: int = 1) -> bool:
    """Whether a step for networks like this one is there, and so costs nothing."""
    return (structure(network), size) in _kept


def structure(network: Network) -> object:
    """All of a network that its compiled step depends on: no names, no parameters. The
    numbers of its convention are taken as they are written, for -0.0 equals 0.0."""
    shapes = [(layer.bias is None, layer.norm and layer.norm.over, layer.dropout and
               layer.dropout.rate, *map(shape, layer.neurons)) for layer in network.layers]
    return repr(network.convention), len(network.inputs), tuple(shapes)


def shape(neuron: Neuron) -> object:
    """All of a neuron that its part of the step depends on."""
    has_bias = neuron.bias is not None
    bias_input = repr(neuron.bias_input)
    return has_bias, neuron.owns_bias, bias_input, neuron.frozen, neuron.activation


def compile_step(network: Network, size: int = 1) -> Compiled:
    """Record, print and compile a step; without the garbage collector, which finds
    nothing among so many new numbers (measured: a third of the time)."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        lines = list(StepFunction(TrainingStep(network, size)).lines() if size else
                     measuring(Measurement(network)))
    finally:
        if collecting:
            gc.enable()
    return compiled(lines, network)


def compile_reporting(network: Network, wanted: Sequence[Key]) -> Compiled | None:
    """The compiled step of online training that reports numbers on the way, by kind and
    names; None if one of them is no number of a step. `run(samples, parameters, rate,
    exp, report)` calls `report` with a tuple for each sample."""
    step = TrainingStep(network)
    steps = {other.key: other for other in (*step.recorder.trail, *step.parameters)}
    if not all(key in steps for key in wanted):
        return None
    function = StepFunction(step, wanted=[steps[key] for key in wanted])
    return compiled(list(function.lines()), network)


def compiled(lines: Sequence[str], network: Network) -> Compiled:
    """The function that a printed source defines."""
    source = "\n".join([*lines, ""])
    name = f"<neuron_graph {network.shape} {abs(hash(source)):x}>"
    linecache.cache[name] = len(source), None, source.splitlines(keepends=True), name
    namespace: dict[str, Any] = {
        "math": math, **PRIMITIVES, "tanh": math.tanh, "sqrt": math.sqrt, "erf": math.erf,
        "power": math.pow}
    exec(compile(source, name, "exec"), namespace)  # noqa: S102  printed here
    return Compiled(source, namespace["train"])
