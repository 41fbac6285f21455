"""The table of slips, in the order in which they are tried: the commonest first.

`check`, `identify` and marking find them. To add one, write it under `@slip` in one of
the files that are imported here: the order of the imports is that of the table.
"""
from __future__ import annotations

from collections.abc import Iterator

import neuron_graph.judging.slips.backward_pass
import neuron_graph.judging.slips.forward_pass
import neuron_graph.judging.slips.functions
import neuron_graph.judging.slips.mix_ups
import neuron_graph.judging.slips.normalisation
import neuron_graph.judging.slips.operands
import neuron_graph.judging.slips.parts
import neuron_graph.judging.slips.rule_steps  # noqa: F401

from ...recording import Step
from ...recording.expressions import Number
from .scene import Scene
from .slip import SLIPS, Slip


def slips_in(scene: Scene, line: Step,
             seldom: bool = False) -> Iterator[tuple[Slip, str, Number]]:
    """Everything that may have gone wrong in a line, or the `seldom` slips, the commonest
    first, else in the order of the table; in none that is given."""
    if line.is_given or line.number.operation is None:
        return
    for row in sorted(SLIPS.values(), key=lambda row: -row.prior):
        if line.kind in row.kinds and row.is_seldom is seldom:
            for detail, edited in row.edit(scene, line):
                yield row, detail, edited
