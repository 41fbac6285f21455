"""A recording: every number of an epoch of training, in the order in which it was computed.

    recording["dE/dw5"].value            by name; of sample 3: "dE/dw5[3]"
    for step in recording: ...           the computed ones, in order
    recording.given                      the ones that were not computed: inputs, weights, targets, the rate
    recording.replay(replace={"a_h1": 0.59})       the same steps, recomputed
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from ..network import Convention, finite
from .calculation import Calculation
from .carry import Carry, read_carry
from .expressions import FLOATS, Arithmetic
from .lookup import Directory
from .step import Step


class Recording:
    """The steps of one epoch under one convention. `trail` holds them all, the given numbers among them."""

    def __init__(self, trail: list[Step], convention: Convention, epoch: int = 1, samples: int = 1):
        self.trail, self.convention, self.epoch, self.samples = trail, convention, epoch, samples

    @property
    def steps(self) -> list[Step]:
        """The computed numbers, in order."""
        return [step for step in self.trail if step.phase != "given"]

    @property
    def given(self) -> list[Step]:
        """The numbers that were not computed, in order of use."""
        return [step for step in self.trail if step.phase == "given"]

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __getitem__(self, name: str) -> Step:
        """The step of a name in any notation. Raises `UnknownName` with the nearest names, or `Ambiguous`."""
        return self.directory.step(name)

    def __contains__(self, name: str) -> bool:
        return bool(self.directory.matching(name))

    @cached_property
    def directory(self) -> Directory:
        """The steps by name."""
        return Directory(self.trail, self.convention, self.epoch, self.samples)

    def replay(self, replace: Mapping[str, Any] | None = None, carry: Carry | str | None = None,
               arithmetic: Arithmetic = FLOATS, without: frozenset[str] = frozenset()) -> Recording:
        """The same steps computed again.

        `replace` gives numbers other values, by name; `carry` rounds every computed one as a person does (`"4 decimals"`,
        `"4 figures"`, either with ` cut`, `"float32"`); `arithmetic` is that of floats, decimals or complex numbers.
        Steps of a kind in `without` lose their name: their formula goes into those that use them.
        """
        positions = self.calculation.positions
        values = {positions[id(self.directory.line(name).number)]: finite(value, name) for name, value in (replace or {}).items()}
        numbers = self.calculation.recorded_again(values, arithmetic, read_carry(carry))
        kept = [(step, number) for step, number in zip(self.trail, numbers) if step.kind not in without]
        return Recording([step.at(number) for step, number in kept], self.convention, self.epoch, self.samples)

    def twin(self, other: Step) -> Step | None:
        """The step here that is another recording's: of its kind and names, of its sample or of none; the last one."""
        like = [step for step in self.trail if step.kind == other.kind and step.names == other.names]
        samples = {step.sample: step for step in like}
        return samples.get(other.sample) or samples.get(None)

    @cached_property
    def calculation(self) -> Calculation:
        """Its lines, to be computed again."""
        return Calculation(self.trail)

    def __repr__(self) -> str:
        return f"<Recording of epoch {self.epoch}: {len(self)} steps>"
