"""The door: what a user gives becomes a finite float here, or one sentence."""
from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from ..errors import BadValue


def finite(value: Any, what: str) -> float:
    """`value` as a finite float; `what` names it in the `BadValue` that is raised otherwise."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        raise BadValue(what, value, "a number is needed") from None
    if isinstance(value, (str, bytes, bool)):
        raise BadValue(what, value, "a number is needed")
    if not math.isfinite(number):
        raise BadValue(what, value, "a finite number is needed")
    return number


def finite_list(values: Iterable[Any], what: str) -> list[float]:
    """`values` as a list of finite floats; `what` names the list in the error."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise BadValue(what, values, "a list of numbers is needed")
    return [finite(value, f"{what}, entry {position},") for position, value in enumerate(values, start=1)]
