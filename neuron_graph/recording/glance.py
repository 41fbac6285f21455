"""A glance: some numbers of an epoch, by where they belong, and nothing of how they
came about.

It goes the way of a recorder on plain floats, so that each number is the one that would
be recorded, to the last bit, at a tenth of the cost and in no memory to speak of.
"""
from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any, TypeAlias

from ..network import Batch
from ..setup import state
from .recorder import Recorder
from .step import Key, Named

Address: TypeAlias = tuple[Key, int | None]
"""A kind of number with its names, and the sample that it belongs to, or None."""


class Glance(Recorder):
    """The numbers at some `addresses` of an epoch that a recorder would go through.

    A number that belongs to no sample is kept for each address of its kind and names.
    """

    def __init__(self, addresses: AbstractSet[Address], *parts: Any):
        self.addresses = addresses
        self.keys = {key for key, _ in addresses}
        self.samples = {sample for _, sample in addresses} | {None}
        self.found: dict[Address, float] = {}
        self.after: dict[int, list[float]] = {}
        """The parameters after the update by a sample that is asked for."""
        super().__init__(*parts)

    def value(self, address: Address, whole: bool = False) -> float | None:
        """The number at an address, else the one that belongs to no sample, in the other
        order if the `whole` batch's is meant; None if there is none."""
        key, _ = address
        places = [(key, None), address] if whole else [address, (key, None)]
        return next((self.found[place] for place in places if place in self.found), None)

    def parameters(self, sample: int | None) -> list[float]:
        """The parameters after the epoch, or after the update by a sample."""
        return state(self.network) if sample is None else self.after[sample]

    def give(self, named: Named, sample: int | None) -> Any:
        """A given number, as it is."""
        self.note([named], sample)
        return named[-1]

    def batch(self, batch: Batch) -> list[Any]:
        """Go through a batch; keep the parameters after it, where they are asked
        for."""
        errors = super().batch(batch)
        for number in self.samples.intersection(number for number, _ in batch):
            self.after[number or 0] = state(self.network)
        return errors

    def keep(self, sample: int | None, found: Iterable[Named]) -> None:
        """Keep of what a walk found the numbers that are asked for."""
        if sample in self.samples:
            self.note(found, sample)

    def note(self, found: Iterable[Named], sample: int | None) -> None:
        """Keep the numbers that are asked for; a delta is shown with its sign."""
        for kind, names, _, number in found:
            if (kind, names) in self.keys:
                is_turned = kind == "delta" and self.turned
                self.found[(kind, names), sample] = -number if is_turned else number
