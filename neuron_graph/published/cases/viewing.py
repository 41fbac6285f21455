"""When numbers are looked at."""
from __future__ import annotations

from typing import NamedTuple


class Viewing(NamedTuple):
    """When numbers are looked at: in an epoch; or of all samples with the parameters as
    they are BEFORE it, or AFTER it, or after its update by one sample. Instead of the
    samples it may be at the rows to `predict`."""

    epoch: int
    sample: int | None = None
    when: str = ""
    predicts: bool = False
