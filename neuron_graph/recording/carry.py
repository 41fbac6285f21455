"""What a person carries from one line of a calculation to the next.

    4 decimals      rounded half up to four places after the point
    4 figures       rounded half up to four significant figures
    4 decimals cut, 4 figures cut       cut off instead of rounded
    float32         every number stored as a 32-bit float, parameters and inputs too
    float32 parameters       parameters only
    {"out": "3 decimals", "delta": "4 decimals"}       some kinds of numbers, each its own way
"""
from __future__ import annotations

import math
import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from ..errors import BadValue, UnknownName
from .expressions import Number, Place, decimal, itself
from .kinds import KINDS
from .notation import in_all_letters

CARRY_WANTED = ('write "4 decimals" or "4 figures", either with " cut", or "float32", or '
                '"float32 parameters"')
WRITTEN = re.compile(
    r"(?!0+\s*(?:[sf]|dig))([0-9]{1,2})\s*(?:(decimals?(?: places?)?|d\.?p\.?)|"
    r"(?:significant |sig\.? )?(?:figures?|digits?)|s\.?f\.?)(\s+cut)?")
CARRIED_KINDS = {name: key for key, kind in KINDS.items() for text in kind.carried
                 for name in in_all_letters(text)}
"""The kinds of numbers that may be carried each in its own way, by their names here."""
STORED = {"float32": frozenset(KINDS),
          "float32 parameters": frozenset(key for key, kind in KINDS.items() if kind.parameter)}
"""The kinds of numbers that are stored as 32-bit floats."""


@dataclass(frozen=True)
class Carry:
    """A way of rounding a value. `stored` are the only kinds of numbers that are
    rounded, given ones too, if there are any; else all that are computed are. `ways`
    hold a way of its own for each of some kinds."""

    name: str
    rounded: Callable[[Any], Any]
    stored: frozenset[str] = frozenset()
    ways: Mapping[str, Carry] = field(default_factory=dict)

    def of(self, step: Place, value: Any) -> Any:
        """A value of a step's number as it is carried; a recorded number with it."""
        if isinstance(value, Number):
            value.value = self.of(step, value.value)
            return value
        if self.ways:
            return self.ways[step.kind].of(step, value) if step.kind in self.ways else value
        is_rounded = step.kind in self.stored if self.stored else step.number.operation is not None
        return self.rounded(value) if is_rounded else value


def read_carry(text: Any) -> Carry | None:
    """The carry that a text describes, or a mapping of kinds to texts; None of None.
    Raises `BadValue` or `UnknownName`."""
    if text is None or isinstance(text, Carry):
        return text
    if isinstance(text, Mapping):
        name = ", ".join(f"{kind} to {way}" for kind, way in text.items())
        return Carry(name, itself, ways={
            kind_named(kind): read_single(way) for kind, way in text.items()})
    return read_single(text)


def kind_named(text: str) -> str:
    """A kind of numbers, as a carry names it."""
    if text not in CARRIED_KINDS:
        raise UnknownName("kind of numbers to carry", text, CARRIED_KINDS)
    return CARRIED_KINDS[text]


def read_single(text: Any) -> Carry:
    """The carry of one text. Raises `BadValue`."""
    if not isinstance(text, str):
        raise BadValue("carry", text, CARRY_WANTED)
    text = text.strip()
    if text in STORED:
        return Carry(text, float32, STORED[text])
    match = WRITTEN.fullmatch(text)
    if match is None:
        raise BadValue("carry", text, CARRY_WANTED)
    places, rounding = int(match[1]), ROUND_DOWN if match[3] else ROUND_HALF_UP
    if match[2]:
        return Carry(text, lambda value: at_exponent(value, -places, rounding))
    return Carry(text, lambda value: at_figures(value, places, rounding))


def at_figures(value: Any, figures: int, rounding: str) -> Any:
    """A value with so many significant figures."""
    number = decimal(value)
    if not number.is_finite() or number == 0:
        return value
    return at_exponent(value, number.adjusted() - figures + 1, rounding)


def at_exponent(value: Any, exponent: int, rounding: str) -> Any:
    """A value rounded to a multiple of a power of ten, by its decimal digits."""
    if isinstance(value, float) and not math.isfinite(value):
        return value
    with localcontext(prec=400):
        rounded = decimal(value).quantize(Decimal(1).scaleb(exponent), rounding=rounding)
    return float(rounded) if isinstance(value, float) else rounded


def float32(value: Any) -> Any:
    """The nearest 32-bit float."""
    try:
        return type(value)(struct.unpack("f", struct.pack("f", value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)
