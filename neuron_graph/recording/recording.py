"""A recording: every number of an epoch of training, in the order in which it was
computed.

    recording["dE/dw5"].value            by name; of sample 3: "dE/dw5[3]"
    for step in recording: ...           the computed ones, in order
    recording.given                      the ones that were not computed: inputs, weights, ...
    recording.replay(replace={"a_h1": 0.59})       the same steps, recomputed
"""
from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from ..checks import finite
from ..network import Convention, Network
from .calculation import Calculation
from .carry import Carry, read_carry
from .expressions import FLOATS, Arithmetic, recorded
from .lookup import Directory
from .notation import CANONICAL, Notation
from .step import Step
from .written import OwnLines

Origins = Mapping[str, Mapping[float, str]]
"""For an input's name what its values come from: `{"sex_male": {1.0: "sex is male"}}`."""


@dataclasses.dataclass(eq=False)
class Recording:
    """The steps of one epoch, of so many samples, under one convention.

    `trail` holds them all, the given numbers among them. `notation` is the one in which
    errors write names; a name in any notation is understood. `carry` has rounded its
    numbers, and rounds them again where they are computed again. `network` is what was
    recorded; `origins` say what values of its inputs come from.
    """

    trail: list[Step]
    convention: Convention
    network: Network
    epoch: int = 1
    samples: int = 1
    notation: Notation = CANONICAL
    carry: Carry | None = None
    origins: Origins = dataclasses.field(default_factory=dict)

    @cached_property
    def steps(self) -> list[Step]:
        """The computed numbers, in order."""
        return [step for step in self.trail if not step.is_given]

    @property
    def given(self) -> list[Step]:
        """The numbers that were not computed, in order of use."""
        return [step for step in self.trail if step.is_given]

    @property
    def predictions(self) -> list[Step]:
        """What the network says of each sample: its outputs, in units of their own where these
        are known."""
        names = [neuron.name for neuron in self.network.outputs]
        outputs = [step for step in self.trail if step.kind == "a" and step.owner in names]
        return [step for step in self.trail if step.kind == "predicted"] or outputs

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __getitem__(self, name: str) -> Step:
        """The step of a name in any notation. Raises `UnknownName` with the nearest
        names, or `Ambiguous`."""
        return self.directory.step(name)

    def __contains__(self, name: str) -> bool:
        return bool(self.directory.matching(name))

    @cached_property
    def directory(self) -> Directory:
        """The steps by name."""
        return Directory(self.trail, self.convention, self.epoch, self.samples, self.notation)

    def replay(self, replace: Mapping[str, Any] | None = None, carry: Carry | str | None = None,
               arithmetic: Arithmetic = FLOATS,
               without: frozenset[str] = frozenset()) -> Recording:
        """The same steps computed again.

        `replace` gives numbers other values, by name; `carry` rounds every computed one
        as a person does (`"4 decimals"`, `"4 figures"`, either with ` cut`,
        `"float32"`); `arithmetic` is that of floats, decimals or complex numbers. Steps
        of a kind in `without` lose their name: their formula goes into those that use
        them. Raises `BadValue`, `UnknownName` and `Ambiguous`.
        """
        positions = self.calculation.positions
        values = {positions[self.directory.line(name).number]: finite(value, name)
                  for name, value in (replace or {}).items()}
        chosen = read_carry(carry) or self.carry
        numbers = self.calculation.values(values, recorded(arithmetic), chosen, missing=())
        trail = [step.at(number) for step, number in zip(self.trail, numbers)
                 if step.kind not in without]
        return dataclasses.replace(self, trail=trail, carry=chosen)

    def origin(self, step: Step) -> str:
        """What a given number comes from, in words, where that is known."""
        is_input = step.is_given and step.kind in ("raw", "input")
        return self.origins.get(step.names[0], {}).get(step.value, "") if is_input else ""

    def sample_tail(self, step: Step) -> str:
        """What tells a number from those of other samples: [2] behind its name, "" where
        there are none."""
        several = self.samples > 1 and step.sample is not None
        return f"[{step.sample}]" if several else ""

    def with_trail(self, trail: list[Step]) -> Recording:
        """The recording of the same epoch with other steps."""
        return dataclasses.replace(self, trail=trail)

    def with_lines(self, names: Iterable[str]) -> Recording:
        """The recording with lines of their own for numbers that a text writes out, by
        their names; this one is no more to be used then."""
        written = self.directory.written
        lines = OwnLines(self.trail, written.factors, written.drawn)
        for name in sorted(names, key=len):
            lines.add(name, list(written.places(name)))
        return self.with_trail(lines.trail)

    def twin(self, other: Step, whole: bool = False) -> Step | None:
        """The step here that is another recording's: of its kind and names, of its
        sample or of none, of none first if the `whole` batch's is meant; the last one.
        One without a line here is made."""
        found = [step for step in self.trail if step.key == other.key]
        samples = {step.sample: step for step in found or self.directory.factors.of(other.key)}
        return whole and samples.get(None) or samples.get(other.sample) or samples.get(None)

    @cached_property
    def calculation(self) -> Calculation:
        """Its lines, to be computed again."""
        return Calculation(self.trail)

    def __repr__(self) -> str:
        return f"<Recording of epoch {self.epoch}: {len(self)} steps>"
