"""Training: plain or compiled, whichever is faster, with the same bits.

    train(network, examples, rounds=10_000, rate=0.5)            trains the network, returns its history
    for progress in training(network, examples, ...): ...        the same, with a word after every so many rounds

Rounds are run in chunks of some tenths of a second. Between chunks the network holds the parameters of a whole round,
and they are finite: on Ctrl-C, or where training diverges, it is left with those of the last such round.
"""
from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain, repeat
from typing import Any, TypeAlias

from ..errors import Diverged, TooMuch
from ..network.arithmetic import exp
from ..network.conventions import DEFAULT, Convention, whole
from ..network.network import Network
from ..network.numbers import finite
from ..network.state import restore, state
from ..network.training import Example, batches, check_rule, checked_examples, total_error, train_plain
from .compiled import OPERATIONS, can_compile, compiled_step, operations
from .training_step import parameter_keys
from .walk import Names

Runner: TypeAlias = Callable[[int, int], None]
"""Trains the network for `rounds` rounds, the first of which bears the number `first`."""

CHUNK_SECONDS = 0.2
FIRST_CHUNK = 500_000
"""Operations of the first chunk, some hundredths of a second."""
PAYS_OFF = 250
"""Steps after which compiling has paid for itself, at least; a step of many operations takes more (measured)."""


class Progress:
    """How far training is: the number of rounds done, and what is asked of the network as it is now."""

    def __init__(self, round: int, network: Network, examples: Sequence[Example], convention: Convention):
        self.round, self.network, self.examples, self.convention = round, network, examples, convention

    @cached_property
    def error(self) -> float:
        """E over all examples, each after this round: the mean, or the sum for batch-scale=sum."""
        return total_error(self.network, self.examples, self.convention)

    @cached_property
    def accuracy(self) -> float:
        """The part of the examples that are classified right: the largest output, or a single one on its side of ½."""
        right = [decision(self.network.forward(inputs, self.convention)) == decision(targets)
                 for inputs, targets in self.examples]
        return sum(right) / len(right)

    def __repr__(self) -> str:
        return f"<Progress: round {self.round}, error {self.error:.6g}>"


def decision(outputs: Sequence[float]) -> int:
    """The class that outputs, or targets, stand for."""
    return int(outputs[0] > 0.5) if len(outputs) == 1 else max(range(len(outputs)), key=outputs.__getitem__)


def train(network: Network, examples: Sequence[Example], rounds: int = 10_000, rate: float = 0.5,
          convention: Convention = DEFAULT, compiled: bool | None = None, watch: Callable[[Progress], object] | None = None,
          every: int | None = None) -> list[tuple[int, float]]:
    """Train the network in place; returns its history, pairs of a round and the error after it.

    `examples` is a list of `(inputs, targets)`, `rounds` how often to go through it (0 is fine). `compiled` chooses
    the compiled step (True), plain loops (False), or what is faster (None): the bits are the same. `watch` is called
    with a `Progress` after every `every` rounds, and after the last; if `every` is not given, after 1, 10, 100, ...
    Raises `BadValue`, `WrongLength`, `Diverged`, and `TooMuch` where a network too large is asked to be compiled.

    >>> from neuron_graph.network.initial import network_of_sizes
    >>> train(network_of_sizes([2, 2, 1], seed=1), [([0, 1], [1]), ([1, 1], [0])], rounds=10)
    [(1, 0.12277422706814992), (10, 0.11946119431031904)]
    """
    history = []
    for progress in training(network, examples, rounds, rate, convention, compiled, every=every):
        history.append((progress.round, progress.error))
        if watch:
            watch(progress)
    return history


def training(network: Network, examples: Sequence[Example], rounds: int = 10_000, rate: float = 0.5,
             convention: Convention = DEFAULT, compiled: bool | None = None, first: int = 1,
             every: int | None = None) -> Iterator[Progress]:
    """Train the network as `train` does, yielding a `Progress` after every so many rounds; what it does not ask for is
    not computed. `first` is the number of the first round: it decides how samples are shuffled."""
    whole("rounds", rounds, least=0)
    whole("the round", first, least=1)
    if every is not None:
        whole("every", every, least=1)
    examples = checked_examples(network, examples, convention)
    check_rule(network, convention)
    rate = finite(rate, "the rate")
    steps = rounds * math.ceil(len(examples) / (len(examples) if convention.batch == "all" else int(convention.batch)))
    runner = chosen(network, examples, rate, convention, compiled, steps)
    done = 0
    for stop in stops(rounds, every):
        advance(network, runner, first + done, first + stop, len(examples), rate, convention)
        done = stop
        yield Progress(first - 1 + done, network, examples, convention)


def stops(rounds: int, every: int | None) -> Iterator[int]:
    """The rounds after which to report: powers of ten, or multiples of `every`; and the last."""
    stop = every or 1
    while stop < rounds:
        yield stop
        stop = stop + every if every else stop * 10
    if rounds:
        yield rounds


def chosen(network: Network, examples: Sequence[Example], rate: float, convention: Convention, compiled: bool | None,
           steps: int) -> Runner:
    """The runner that is asked for, or the faster one."""
    if compiled and not can_compile(network):
        raise TooMuch(f"a step of about {operations(network)} operations is too large to compile: the limit is {OPERATIONS}")
    if compiled is None:
        compiled = can_compile(network) and steps > PAYS_OFF + operations(network) / 40
    runner = compiled_runner if compiled else plain_runner
    return runner(network, examples, rate, convention)


def plain_runner(network: Network, examples: Sequence[Example], rate: float, convention: Convention) -> Runner:
    """Plain loops."""
    return lambda first, rounds: train_plain(network, examples, rounds, rate, convention, first)


def compiled_runner(network: Network, examples: Sequence[Example], rate: float, convention: Convention) -> Runner:
    """The compiled step. It calls `math.exp`, and starts again with the one that cannot overflow where that raises."""
    step = compiled_step(network, convention)
    flat = [(*inputs, *targets) for inputs, targets in examples]

    def run(first: int, rounds: int) -> None:
        before = tuple(state(network, convention))
        try:
            after = step.run(samples(flat, examples, convention, first, rounds), before, rate, math.exp)
        except OverflowError:
            after = step.run(samples(flat, examples, convention, first, rounds), before, rate, exp)
        restore(network, after, convention)

    return run


def samples(flat: list[Any], examples: Sequence[Example], convention: Convention, first: int, rounds: int) -> Iterator[Any]:
    """The samples of all rounds one after the other; in batches, the batches."""
    def of_round(round: int) -> list[Any]:
        numbered = batches(examples, convention, round)
        if convention.batch == 1:
            return [flat[batch[0][0] - 1] for batch in numbered]
        return [[flat[number - 1] for number, _ in batch] for batch in numbered]

    if convention.samples == "shuffled":
        return chain.from_iterable(of_round(round) for round in range(first, first + rounds))
    same = of_round(first)
    return repeat(same[0], rounds) if len(same) == 1 else chain.from_iterable(repeat(same, rounds))


def advance(network: Network, runner: Runner, first: int, stop: int, samples: int, rate: float,
            convention: Convention) -> None:
    """Train from round `first` up to the one before `stop`, in chunks: a small one, then as many as the time allows."""
    chunk = max(1, FIRST_CHUNK // (operations(network) * samples))
    while first < stop:
        rounds = min(chunk, stop - first)
        started = time.perf_counter()
        run_chunk(network, runner, first, rounds, rate, convention)
        first += rounds
        seconds = time.perf_counter() - started
        chunk = max(1, int(rounds * CHUNK_SECONDS / max(seconds, 1e-9)))


def run_chunk(network: Network, runner: Runner, first: int, rounds: int, rate: float, convention: Convention) -> None:
    """Train for some rounds; what interrupts it, or makes it diverge, leaves the network at the end of a round."""
    before = state(network, convention)
    try:
        runner(first, rounds)
    except KeyboardInterrupt:
        restore(network, before, convention)
        raise
    if not all(map(math.isfinite, state(network, convention))):
        leave_at_last_finite(network, runner, before, first, rounds, rate, convention)


def leave_at_last_finite(network: Network, runner: Runner, before: Sequence[float], first: int, rounds: int, rate: float,
                         convention: Convention) -> None:
    """Find by halving the round in which training diverged, leave the network as it was before, and raise `Diverged`.

    What is not finite once is not finite ever after, so that the last finite round can be searched for.
    """
    fine, name = 0, ""
    while rounds - fine > 0:
        tried = (fine + rounds + 1) // 2 if rounds - fine > 1 else rounds
        restore(network, before, convention)
        runner(first, tried)
        lost = first_lost(network, convention)
        if lost:
            name, rounds = lost, tried - 1
        else:
            fine = tried
    restore(network, before, convention)
    if fine:
        runner(first, fine)
    raise Diverged(name, first + fine, rate)


def first_lost(network: Network, convention: Convention) -> str:
    """The name of the first parameter that is not finite, "" if all are."""
    keys = parameter_keys(network, Names(network), convention)
    lost = (names[0] for (_, names), value in zip(keys, state(network, convention)) if not math.isfinite(value))
    return next(lost, "")
