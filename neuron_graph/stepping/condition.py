"""Conditions to run until, as a person types them. They are read, never evaluated as
Python.

    E < 0.01                   also <= > >= = !=; on either side a name, a number, or
                               |a name|
    dE/dw5 changes sign        between two times that it is computed, this epoch or the
                               next
    epoch 500
    a_o1                       the next time that it is computed
"""
from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ..errors import BadValue
from ..numerals import begins, is_number, read_float
from ..recording import Recording, split_name

Known = Mapping[str, float]
OPERATORS = {
    "<=": operator.le, ">=": operator.ge, "==": operator.eq, "!=": lambda a, b: a < b or a > b,
    "<": operator.lt, ">": operator.gt, "=": operator.eq,
}
"""What each sign says; nothing of a number that is not known yet, nan."""
SPLIT = re.compile("|".join(map(re.escape, OPERATORS)))
WANTED = "write E < 0.01, dE/dw5 changes sign, epoch 500, or a name"


class Side(NamedTuple):
    """One side of a comparison: a number, or a name, whose size alone may count."""

    name: str = ""
    number: float = 0.0
    size: bool = False

    def value(self, known: Known) -> float:
        """The number that stands on this side; nan where it is not known yet."""
        value = known.get(self.name, math.nan) if self.name else self.number
        return abs(value) if self.size else value


class Condition(NamedTuple):
    """Something that may come true. `names` are what it looks at, `text` what was
    typed; `epoch` is the one with whose start it comes true, 0 if it does with none.

    `holds` says whether it is true when one of its names has just been computed, from the
    values now and those of the time before; `distance` how far it is from true, nan where
    that cannot be said.
    """

    text: str
    names: tuple[str, ...] = ()
    epoch: int = 0
    holds: Callable[[Known, Known], bool] = lambda now, before: True
    distance: Callable[[Known], float] = lambda now: math.nan

    def __str__(self) -> str:
        return self.text


def read_condition(text: str, recording: Recording) -> Condition:
    """The condition that a text describes; its names are looked up in a recording.
    Raises `BadValue`, `UnknownName`."""
    written = " ".join(text.split())
    if not written:
        raise BadValue("the condition", text, WANTED)
    if match := re.fullmatch(r"epoch\s*(?:=|==|>=)?\s*([0-9]{1,18})", written):
        return Condition(written, epoch=int(match[1]))
    if match := re.fullmatch(r"(\S+) changes( sign)?(.*)", written):
        if not match[2] or match[3]:
            raise BadValue(
                "the condition", text,
                f"after 'changes' comes 'sign', at character {match.end(1) + 10}")
        name = named(match[1], recording)
        return Condition(
            written, (name,), holds=lambda now, before: now[name] * before.get(name, 0.0) < 0,
            distance=lambda now: abs(now[name]))
    signs = list(SPLIT.finditer(written))
    if not signs:
        return Condition(written, (named(written, recording),))
    return comparison(written, signs, recording)


def comparison(text: str, signs: list[re.Match[str]], recording: Recording) -> Condition:
    """Two sides with a sign between them."""
    if len(signs) > 1:
        raise BadValue(
            "the condition", text,
            f"a second sign of comparison stands at character {signs[1].start() + 1}")
    left = read_side(text[:signs[0].start()], text, 1, recording)
    right = read_side(text[signs[0].end():], text, signs[0].end() + 1, recording)
    if not left.name and not right.name:
        raise BadValue(
            "the condition", text,
            "it names no number of the calculation, so it never changes")
    names = tuple(side.name for side in (left, right) if side.name)
    sign = signs[0][0]
    return Condition(
        text, names,
        holds=lambda now, before: OPERATORS[sign](left.value(now), right.value(now)),
        distance=lambda now: (
            math.nan if sign == "!=" else abs(left.value(now) - right.value(now))))


def read_side(written: str, text: str, place: int, recording: Recording) -> Side:
    """One side, which starts at a place of the text."""
    part = written.strip()
    if not part:
        raise BadValue(
            "the condition", text, f"a name or a number is missing at character {place}")
    if is_number(part) or begins(part) and part not in recording:
        return Side(number=read_float(part, f"the number at character {place}"))
    size = len(part) > 2 and part[0] == part[-1] == "|"
    return Side(named(part.strip("|").strip() if size else part, recording), size=size)


def named(name: str, recording: Recording) -> str:
    """A name that is there to be looked at, or `UnknownName`."""
    if split_name(name).epoch is not None and name not in recording.directory.steps:
        raise BadValue(
            "the condition", name, "it is looked at in every epoch: leave out the @")
    found = recording.directory.meant(name)
    if not found:
        raise recording.directory.unknown(name)
    if found[0] not in recording.trail:
        raise BadValue(
            "the condition", name, "it is a factor that has no line of its own")
    return name
