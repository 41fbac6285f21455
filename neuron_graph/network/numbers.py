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


def whole(what: str, value: Any, least: int | None, words: Iterable[str] = ()) -> int:
    """`value` as an integer, at least `least`; `words` are what might stand there in its place."""
    if isinstance(value, int) and not isinstance(value, bool) and (least is None or value >= least):
        return value
    wanted = "a whole number is needed" if least is None else f"a whole number from {least} on is needed"
    raise BadValue(what, value, wanted + "".join(f', or "{word}"' for word in words))


def finite_list(values: Iterable[Any], what: str) -> list[float]:
    """`values` as a list of finite floats; `what` names the list in the error."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise BadValue(what, values, "a list of numbers is needed")
    return [finite(value, f"{what}, entry {position},") for position, value in enumerate(values, start=1)]


LONGEST_NAME = 60


def name_list(names: Any, what: str) -> list[str]:
    """`names` as a list of names: texts of 1 to 60 characters."""
    if isinstance(names, str) or not isinstance(names, (list, tuple)):
        raise BadValue(what, names, "a list of texts is needed")
    return [checked_name(name, what) for name in names]


def checked_name(name: Any, what: str) -> str:
    """A name: a text of 1 to 60 characters."""
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
        raise BadValue(what, name, f"a text of 1 to {LONGEST_NAME} characters is needed")
    return name
