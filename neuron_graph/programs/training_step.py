"""A training step recorded on numbers of no meaning: what is given, computed and
updated in it.

    online       for each sample: sample_steps, then update_steps
    in batches   for each sample: sample_steps, and each gradient added to its sum; after the batch:
                 update_steps, from the sums and the number of samples
    in passes    with order=updated in batches: that for each layer, one pass after the other
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ..network import Network, gradients, layer_by_layer, share_out
from ..recording import (
    Key,
    Names,
    Recorder,
    Step,
    gradients as gradients_of,
    key_of,
    parameters,
    stage,
)


class Pass(NamedTuple):
    """What is done of a batch in one go through its samples, and after it."""

    sample_steps: list[Step]
    sums: list[tuple[Step, Step]]
    update_steps: list[Step]


class TrainingStep:
    """The steps of one training step of a network.

    `parameters` are the given ones, in the order of `network.state`; `results` are
    pairs of an updated parameter and the one that it takes the place of; `sums` and
    `count` are what a batch makes of its samples: pairs of a sum and the gradient added
    to it, and how many there are. `passes` are those through a batch.
    """

    def __init__(self, network: Network):
        self.convention = convention = network.convention
        self.online = convention.batch == 1
        self.recorder = Recorder(network, 1)
        self.recorder.take_rate(0.5)
        given = {step.key: step for step in self.recorder.trail}
        keys = parameter_keys(self.recorder.network, self.recorder.names)
        self.parameters = [given[key] for key in keys]
        self.sums: list[tuple[Step, Step]] = []
        self.count: Step | None = None
        self.passes: list[Pass] = []
        if convention.updates_early and not self.online:
            self.go_layer_by_layer()
        else:
            steps = self.recorded(self.example)
            self.passes = [Pass(steps, self.sums, self.recorded(self.update))]
        self.sample_steps = self.passes[-1].sample_steps
        self.update_steps = [step for part in self.passes for step in part.update_steps]
        self.inputs = [step for step in self.sample_steps if step.kind in ("input", "target")]
        replaced = {key_of(step): step for step in self.parameters}
        self.results = [(step, replaced[key_of(step)]) for step in self.recorder.trail
                        if step.row.is_result]

    def recorded(self, run: Callable[[], None]) -> list[Step]:
        """The steps that a part of the calculation adds to the trail."""
        before = len(self.recorder.trail)
        run()
        return self.recorder.trail[before:]

    def example(self) -> None:
        """Record an example."""
        self.recorder.example(*self.given_numbers, 1)

    @property
    def given_numbers(self) -> tuple[list[float], list[float]]:
        """Inputs and targets of no meaning."""
        network = self.recorder.network
        return [0.5] * len(network.inputs), [0.5] * len(network.outputs)

    def go_layer_by_layer(self) -> None:
        """Record an example and the update, layer by layer, from given sums."""
        recorder, trail = self.recorder, self.recorder.trail
        passed = [recorder.passed(*self.given_numbers, 1)]
        of_sample, done, sums = list(trail), len(trail), 0
        for one in layer_by_layer(recorder.network, passed, recorder.rate, self.share):
            recorder.keep(one.number, stage(one, recorder.names))
            steps = trail[done:]
            if one.done == "backward":
                of_sample = [*of_sample, *steps]
                done, sums = len(trail), len(self.sums)
            elif one.done == "updated":
                self.passes.append(Pass(of_sample, self.sums[sums:], steps))
                done = len(trail)

    def share(self, network: Network, seen: Any) -> None:
        """Give a network the gradients of a batch from given sums; the first time take
        what a batch gives beside them, and record its penalty."""
        recorder = self.recorder
        if self.count is None:
            self.count = self.given("count")
            if self.convention.l2:
                penalty = recorder.network.measure_penalty()
                recorder.keep(None, [("penalty", (), "", penalty)])
        totals = [list(map(self.sum_of, numbers)) for numbers in seen[0]]
        share_out(network, totals, self.count.number)  # type: ignore[arg-type]

    def update(self) -> None:
        """Record the update, in batches from given sums."""
        recorder = self.recorder
        if not self.online:
            self.share(recorder.network, [gradients(recorder.network)])
            recorder.keep_each(None, gradients_of)
        recorder.update(None)

    def sum_of(self, gradient: Any) -> Any:
        """A given number for the sum of a gradient over a batch, if it is trained."""
        if gradient is None or gradient.step is None:
            return gradient
        total = self.given("sum", *gradient.step.names)
        self.sums.append((total, gradient.step))
        return total.number

    def given(self, kind: str, *names: str) -> Step:
        """A step for a number that the program takes from a batch."""
        self.recorder.give((kind, names, "", 1.0), None)
        return self.recorder.trail[-1]


def parameter_keys(network: Network, names: Names) -> list[Key]:
    """Kind and name of every parameter, in the order of `network.state`."""
    return [(kind, name) for kind, name, _, _ in parameters(network, names)]
