"""A training session: a network with its examples and its learning rate, run for some
epochs at a time.

Epochs are run in chunks of some tenths of a second. Between chunks the network holds
the parameters of a whole epoch, and they are finite: on Ctrl-C, or where training
diverges, it is left with those of the last such epoch.
"""
from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, repeat
from typing import Any

from ..errors import Diverged, Interrupted, SoftmaxSum, TooMuch
from ..network import Network, Sample, batches, check_schedule, exp, train_plain
from ..recording import Names
from ..setup import restore, state
from .compiler import compiled_step, is_compiled, operation_count, too_large
from .training_step import parameter_keys

CHUNK_SECONDS = 0.2
FIRST_CHUNK = 500_000
"""Operations of the first chunk, some hundredths of a second."""
PAYS_OFF = 250
"""Steps after which compiling has paid for itself, at least; a step of many operations
takes more (measured)."""


@dataclass
class Session:
    """What an epoch of training needs. `examples` are pairs of lists of finite floats
    that fit the network; `beat`, if there is one, is called with the number of the last
    epoch after each chunk."""

    network: Network
    examples: Sequence[Sample]
    rate: float
    compiled: bool = False
    beat: Callable[[int], object] | None = None

    @property
    def sizes(self) -> list[int]:
        """How many samples each batch of an epoch has."""
        return [len(batch) for batch in batches(self.examples, self.network, 1)]

    @property
    def side(self) -> int:
        """How many samples go side by side, at most; 1 where none do."""
        return max(self.sizes) if self.network.goes_together else 1

    def choose(self, compiled: bool | None, epochs: int) -> None:
        """Choose compiled or plain, as asked, or what is faster for so many epochs."""
        side, large = self.side, too_large(self.network, self.side)
        if compiled and large:
            raise TooMuch(large)
        steps = epochs * len(self.sizes)
        check_schedule(self.network.convention, self.network.updates + steps - 1)
        if compiled is None:
            pays_off = steps > PAYS_OFF + operation_count(self.network, side) / 40
            compiled = not large and (pays_off or is_compiled(self.network, side))
        self.compiled = compiled

    def advance(self, first: int, stop: int) -> None:
        """Train from epoch `first` up to the one before `stop`. Raises `Interrupted`
        and `Diverged`, which leave the network at the end of an epoch."""
        done, parameters = first - 1, state(self.network)
        try:
            for start, epochs in self.chunks(first, stop):
                self.run(start, epochs)
                if self.lost():
                    self.leave_at_last_finite(parameters, start, epochs)
                done, parameters = start + epochs - 1, state(self.network)
                if self.beat:
                    self.beat(done)
        except KeyboardInterrupt:
            restore(self.network, parameters)
            raise Interrupted(done) from None
        except SoftmaxSum:
            restore(self.network, parameters)
            raise

    def chunks(self, first: int, stop: int) -> Iterator[tuple[int, int]]:
        """The epochs in chunks, each by its first and how many: a small one, then as
        many as the time allows."""
        chunk = FIRST_CHUNK // (operation_count(self.network) * len(self.examples))
        while first < stop:
            epochs = min(max(1, chunk), stop - first)
            started = time.perf_counter()
            yield first, epochs
            first += epochs
            took = max(time.perf_counter() - started, 1e-9)
            chunk = int(epochs * CHUNK_SECONDS / took)

    def run(self, first: int, epochs: int) -> None:
        """Train for some epochs, the first of which bears the number `first`."""
        if self.compiled:
            self.run_compiled(first, epochs)
        else:
            train_plain(self.network, self.examples, epochs, self.rate, first)

    def run_compiled(self, first: int, epochs: int) -> None:
        """Train by the compiled step. It calls `math.exp` and the like, and starts again
        with what has a value everywhere where that raises; in plain loops where a
        softmax then divides by inf, or by 0."""
        try:
            after = self.ran(first, epochs, math.exp)
        except (ArithmeticError, ValueError):
            if self.divides_by_any_sum:
                train_plain(self.network, self.examples, epochs, self.rate, first)
                return
            after = self.ran(first, epochs, exp)
        restore(self.network, after)

    def ran(self, first: int, epochs: int, exp: Callable[[float], float]) -> Sequence[float]:
        """The parameters after some epochs of the compiled step; where samples go side by
        side there is one for each size of a batch."""
        parameters: Sequence[float] = tuple(state(self.network))
        together, samples = self.network.goes_together, self.samples(first, epochs)
        for size, some in groupby(samples, len) if together else [(1, samples)]:
            step = compiled_step(self.network, size)
            if exp is not math.exp:
                step.be_careful()
            some = map(tuple, map(chain.from_iterable, some)) if together else some
            parameters = step.run(some, parameters, self.rate, exp)
        return parameters

    @property
    def divides_by_any_sum(self) -> bool:
        """Whether there is a softmax whose exponentials may overflow, or a deviation that
        may be 0."""
        plain = self.network.layers[-1].softmax and not self.network.convention.shifts_softmax
        return plain or any(layer.norm for layer in self.network.layers)

    def samples(self, first: int, epochs: int) -> Iterator[Any]:
        """The samples of some epochs one after the other, each a flat tuple; in
        batches, the batches."""
        if self.network.convention.samples == "shuffled" or self.network.dropping:
            return chain.from_iterable(map(self.samples_of, range(first, first + epochs)))
        same = self.samples_of(first)
        if len(same) == 1:
            return repeat(same[0], epochs)
        return chain.from_iterable(repeat(same, epochs))

    def samples_of(self, epoch: int) -> list[Any]:
        """The samples, or batches, of an epoch."""
        convention = self.network.convention
        flat = [[self.flat(epoch, number) for number, _ in batch]
                for batch in batches(self.examples, self.network, epoch)]
        return [batch[0] for batch in flat] if convention.batch == 1 else flat

    def flat(self, epoch: int, number: int) -> tuple[float, ...]:
        """A sample as one tuple, with its masks."""
        known = self.unmasked[number - 1]
        return (*self.network.masks(epoch, number), *known) if self.network.dropping else known

    @cached_property
    def unmasked(self) -> list[tuple[float, ...]]:
        """Each sample as one tuple."""
        return [(*inputs, *targets) for inputs, targets in self.examples]

    def lost(self) -> str:
        """The name of the first parameter that is not finite, "" if all are."""
        values = state(self.network)
        if all(map(math.isfinite, values)):
            return ""
        keys = parameter_keys(self.network, Names(self.network))
        return next(names[0] for (_, names), value in zip(keys, values) if not math.isfinite(value))

    def leave_at_last_finite(self, before: Sequence[float], first: int, epochs: int) -> None:
        """Find by halving the epoch in which training diverged, leave the network as it
        was before, raise `Diverged`.

        What is not finite once is not finite ever after, so that the last finite epoch
        can be searched for.
        """
        fine, name = 0, self.lost()
        while epochs - fine > 1:
            tried = (fine + epochs) // 2
            self.run_from(before, first, tried)
            if lost := self.lost():
                epochs, name = tried, lost
            else:
                fine = tried
        self.run_from(before, first, fine)
        raise Diverged(name, first + fine, self.rate)

    def run_from(self, before: Sequence[float], first: int, epochs: int) -> None:
        """Train for some epochs from an earlier state."""
        restore(self.network, before)
        self.run(first, epochs)
