"""A training step recorded on numbers of no meaning: what is given, computed and
updated in it.

    online       for each sample: sample_steps, then update_steps
    in batches   for each sample: sample_steps, and each gradient added to its sum; after the batch:
                 update_steps, from the sums and the number of samples
    together     where the samples of a batch go side by side: all steps of a batch of so many
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..network import Network, gradients, share_out
from ..recording import (
    Key,
    Names,
    Recorder,
    Step,
    gradients as gradients_of,
    key_of,
    parameters,
)


class Rehearsal:
    """What is recorded on numbers of no meaning. `parameters` are the given ones, in the
    order of `network.state`."""

    def __init__(self, network: Network):
        self.convention = network.convention
        self.recorder = Recorder(network, 1)
        self.recorder.take_rate(0.5)
        given = {step.key: step for step in self.recorder.trail}
        keys = parameter_keys(self.recorder.network, self.recorder.names)
        self.parameters = [given[key] for key in keys]

    def given_numbers(self, sample: int) -> tuple[list[float], list[float]]:
        """Inputs and targets of no meaning, other ones for each sample."""
        network = self.recorder.network
        return [0.5 / sample] * len(network.inputs), [0.5] * len(network.outputs)


class Measurement(Rehearsal):
    """The error of a sample in prediction and, if it counts `once`, the penalty."""

    def __init__(self, network: Network):
        super().__init__(network)
        recorder, (inputs, targets) = self.recorder, self.given_numbers(1)
        recorder.forward(inputs, 1)
        recorder.measure(recorder.network, recorder.take_targets(targets, 1), 1)
        self.once = self.convention.has_penalty and not self.convention.penalises
        if self.once:
            recorder.keep(None, [("penalty", (), "", recorder.network.measure_penalty())])
        self.inputs = [step for step in recorder.trail if step.kind in ("input", "target")]


class TrainingStep(Rehearsal):
    """The steps of one training step of a network.

    `results` are pairs of an updated parameter and the one that it takes the place of;
    `sums` and `count` are what a batch makes of its samples: pairs of a sum and the
    gradient added to it, and how many there are. Where samples go side by side it is a
    step of `size` of them.
    """

    def __init__(self, network: Network, size: int = 1):
        super().__init__(network)
        self.size = size
        self.online = self.convention.batch == 1 or network.goes_together
        self.sums: list[tuple[Step, Step]] = []
        self.count: Step | None = None
        together = network.goes_together
        self.sample_steps = self.recorded(self.together if together else self.example)
        self.update_steps = [] if together else self.recorded(self.update)
        self.inputs = [step for step in self.sample_steps
                       if step.kind in ("input", "mask", "target")]
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
        self.recorder.look_ahead(1)
        self.recorder.example(*self.given_numbers(1), 1)

    def together(self) -> None:
        """Record a batch."""
        numbers = range(1, self.size + 1)
        self.recorder.batch([(number, self.given_numbers(number)) for number in numbers])

    def share(self, network: Network) -> None:
        """Give the network the gradients of a batch from given sums."""
        self.count = self.given("count")
        totals = [list(map(self.sum_of, numbers)) for numbers in gradients(network)]
        share_out(network, totals, self.count.number)  # type: ignore[arg-type]

    def update(self) -> None:
        """Record the update, in batches from given sums."""
        recorder = self.recorder
        if not self.online:
            self.share(recorder.network)
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
