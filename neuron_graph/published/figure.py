"""A printed figure: what a text says that a number is."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

BEFORE, AFTER, AT_END = "before", "after", "after epoch"


class Figure(NamedTuple):
    """`name` is what it is the figure of, `printed` the digits as they stand in the
    text.

    `when` says whether an error, or a number of the forward pass, is that before or
    after the epoch's update, or, of a sample, after all updates of it; None where the
    text does not say. `predict` counts the rows that are only predicted. `convention` holds what
    the text changes for this figure alone, `value` a number that it states and nothing
    computes. `floats` says that it was printed by a program that computes with 64-bit
    floats; `bits`, 32 or 64, that the floats of another program may have rounded otherwise.
    """

    name: str
    printed: str
    label: str = ""
    where: str = ""
    epoch: int = 1
    sample: int | None = None
    when: str | None = None
    part: str = ""
    convention: Mapping[str, Any] = {}
    percent: bool = False
    value: float | None = None
    floats: bool = False
    predict: int | None = None
    note: str = ""
    bits: int = 0

    @property
    def of_sample(self) -> str:
        """What its name bears for its sample, "" for none."""
        number = self.predict or self.sample
        return f"[{number}]" if number is not None else ""
