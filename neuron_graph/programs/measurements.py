"""Samples measured: the error of each, and the outputs for it, compiled where they are
many, with the same bits."""
from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from ..network import Network, Sample, measured_plain
from ..setup import state
from .compiler import can_compile, compiled_step, is_compiled

MANY = 100
"""Samples for which compiling has paid for itself, as they are measured more than once
(measured)."""


def measured(network: Network, samples: Sequence[Sample]) -> tuple[list[float], list[list[float]]]:
    """The error of each sample, and the outputs for it, as the network is now.

    >>> from neuron_graph.setup import network_of_sizes
    >>> errors, outputs = measured(network_of_sizes([2, 2, 1], seed=1), [([0.0, 1.0], [1.0])])
    >>> errors, outputs
    ([0.1548945356397905], [[0.44341301553164125]])
    """
    several = len(samples) >= MANY or is_compiled(network, 0)
    if several and can_compile(network) and network.convention.error != "none":
        rows = ((*inputs, *targets) for inputs, targets in samples)
        try:
            run: Any = compiled_step(network, 0).run
            found = [*run(rows, state(network), math.exp)]
            return [row[0] for row in found], [[*row[1:]] for row in found]
        except (ArithmeticError, ValueError):
            pass
    return measured_plain(network, samples)
