"""What a user gives is checked here: it becomes a finite float, a list or a name, or
one sentence says why not."""
from __future__ import annotations

import math
from collections.abc import Iterable, Sized
from typing import Any, TypeVar

from .errors import BadValue, WrongLength


def finite(value: Any, what: str) -> float:
    """`value` as a finite float; `what` names it in the `BadValue` that is raised
    otherwise."""
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
    """`value` as an integer, at least `least`; `words` are what might stand there in
    its place."""
    if isinstance(value, int) and not isinstance(value, bool) and (least is None or value >= least):
        return value
    start = "" if least is None else f" from {least} on"
    others = "".join(f', or "{word}"' for word in words)
    raise BadValue(what, value, f"a whole number{start} is needed{others}")


def finite_list(values: Iterable[Any], what: str) -> list[float]:
    """`values` as a list of finite floats; `what` names the list in the error."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise BadValue(what, values, "a list of numbers is needed")
    numbered = enumerate(values, start=1)
    return [finite(value, f"{what}, entry {number},") for number, value in numbered]


FORMS = ("tolist", "to_numpy", "toarray", "__array__")
"""The methods by which arrays, tensors, columns and data frames become lists."""


def plain(value: Any) -> Any:
    """What an array library or a data frame holds, as Python has it: a number, or lists
    of what they hold; anything else as it is."""
    form = next((form for form in FORMS if hasattr(value, form)), None)
    return plain(getattr(value, form)()) if form else value


def check_length(what: str, expected: int, values: Sized) -> None:
    """Raise `WrongLength` where a list has not as many entries as are expected of
    it."""
    if len(values) != expected:
        raise WrongLength(what, expected, len(values))


def refuse_others(values: Any, what: str) -> None:
    """Raise `BadValue` where `values`, with which a calculation failed, are no list of
    numbers, recorded or not."""
    if not isinstance(values, Iterable) or not hasattr(values, "__len__"):
        raise BadValue(what, values, "a list of numbers is needed")
    if not any(hasattr(value, "through") for value in values):
        finite_list(values, what)


Kind = TypeVar("Kind")


def list_of(kind: type[Kind], values: Iterable[Kind], what: str, advice: str = "") -> list[Kind]:
    """`values` as a list of one or more objects of a class."""
    if not isinstance(values, Iterable):
        raise BadValue(what, values, f"a list of {kind.__name__} objects is needed{advice}")
    found = list(values)
    if not found:
        raise BadValue(what, found, "at least one is needed")
    for value in found:
        if not isinstance(value, kind):
            raise BadValue(f"one of {what}", value, f"a {kind.__name__} is needed{advice}")
    return found


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
