"""A training step recorded on numbers of no meaning, taken apart into what is given, computed and updated.

    online       for each sample: sample_steps, then update_steps
    in batches   for each sample: sample_steps, and each gradient added to its sum; after the batch: update_steps, from
                 the sums and the number of samples
"""
from __future__ import annotations

from typing import Any

from ..network import Network, gradients, share_out
from ..recording import KINDS, Names, Recorder, Step, parameters
from ..recording import gradients as gradients_of
from ..recording.expressions import Number

REPLACED = {key: [other for other, given in KINDS.items() if given.parameter == kind.parameter and not given.is_result]
            for key, kind in KINDS.items() if kind.is_result}
"""What each kind of result takes the place of."""


class TrainingStep:
    """The steps of one training step of a network."""

    def __init__(self, network: Network):
        self.convention = convention = network.convention
        self.online = convention.batch == 1
        self.recorder = Recorder(network, 1)
        self.recorder.take_rate(0.5)
        given = {(step.kind, step.names): step for step in self.recorder.trail}
        self.parameters = [given[key] for key in parameter_keys(self.recorder.network, self.recorder.names)]
        self.sample_steps = self.recorded(lambda: self.recorder.example(
            [0.5] * len(network.inputs), [0.5] * len(network.outputs), 1))
        self.inputs = [step for step in self.sample_steps if step.kind in ("input", "target")]
        self.sums: list[tuple[Step, Step]] = []
        self.count: Step | None = None
        self.update_steps = self.recorded(self.update)
        results = [*self.sample_steps, *self.update_steps] if convention.updates_early else self.update_steps
        self.results = [(step, replaced) for step in results if (replaced := self.replaced(given, step))]

    def recorded(self, run: Any) -> list[Step]:
        """The steps that a part of the calculation adds to the trail."""
        before = len(self.recorder.trail)
        run()
        return self.recorder.trail[before:]

    def replaced(self, given: dict[tuple[str, tuple[str, ...]], Step], step: Step) -> Step | None:
        """The parameter that a result takes the place of."""
        replaced = REPLACED.get(step.kind, ())
        return next((given[kind, step.names] for kind in replaced if (kind, step.names) in given), None)

    def update(self) -> None:
        """Record the update, in batches from given sums."""
        if not self.online:
            network = self.recorder.network
            totals: list[list[Any]] = [[self.sum_of(number) for number in numbers] for numbers in gradients(network)]
            count = self.recorder.give(("count", (), "", 1.0), None)
            self.count = self.recorder.trail[-1]
            if self.convention.l2:
                penalty = network.measure_penalty()
                self.recorder.keep(None, [("penalty", (), "", penalty)])
            share_out(network, totals, count)
            self.recorder.keep_each(None, gradients_of)
        self.recorder.update(None)

    def sum_of(self, gradient: Any) -> Number | None:
        """A given number for the sum of a gradient over a batch; of one that trains nothing, none."""
        if gradient is None or gradient.step is None:
            return gradient
        total = self.recorder.give(("sum", gradient.step.names, "", 0.0), None)
        self.sums.append((self.recorder.trail[-1], gradient.step))
        return total


def parameter_keys(network: Network, names: Names) -> list[tuple[str, tuple[str, ...]]]:
    """Kind and name of every parameter, in the order of `network.state`."""
    return [(kind, name) for kind, name, _, _ in parameters(network, names)]
