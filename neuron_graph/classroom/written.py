"""A number as a person writes it: 0.3775  0,3775  .3775  3.775e-1  3.775×10^-1  3.775·10⁻¹  3/8  − for -.

    value     the number
    half      half of what one in its last digit is worth: 0.00005 of 0.3775, 0 of a fraction
    figures   how many significant digits are written; of a fraction as many as a float has
"""
from __future__ import annotations

import math
import re
from dataclasses import dataclass

from ..errors import BadValue

LONGEST = 40
MINUS = dict.fromkeys(map(ord, "\u2212\u2013\u2010\u2011\ufe63\uff0d"), "-")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
POWER = re.compile(r"[×·*xX]10(?:\^|\*\*)?\(?([+-]?[0-9]{1,3})\)?$")
NUMERAL = re.compile(r"([+-]?)([0-9]*)\.?([0-9]*)(?:[eE]([+-]?[0-9]{1,3}))?", re.ASCII)
LEAD = re.compile(r"^[=≈~]+")
EXACT_FIGURES = 17
WANTED = "this is no number that can be read: write it as 0.3775, 0,3775, 3.775e-1 or 3/8"


@dataclass(frozen=True)
class Written:
    """A number that a student wrote."""

    text: str
    value: float
    half: float
    figures: int


def read_written(text: str) -> Written | None:
    """The number of an answer; None of an empty one. Raises `BadValue` for a text that is no finite number."""
    plain = "".join(text.split()).translate(MINUS)
    if not plain.strip("?_-\u2014."):
        return None
    plain = LEAD.sub("", plain).translate(RAISED) if len(plain) <= LONGEST else ""
    over, slash, under = plain.partition("/")
    found = fraction(text, over, under) if slash else numeral(text, plain)
    if found is None or not math.isfinite(found.value):
        raise BadValue("the answer", text.strip(), WANTED)
    return found


def fraction(text: str, over: str, under: str) -> Written | None:
    """3/8; with a sign, and with decimals above and below; None if it is none."""
    above, below = numeral(text, over), numeral(text, under)
    if above is None or below is None or not below.value:
        return None
    return Written(text.strip(), above.value / below.value, 0.0, EXACT_FIGURES)


def numeral(text: str, plain: str) -> Written | None:
    """A decimal number, with a power of ten; None if it is none."""
    power = POWER.search(plain)
    if power:
        plain = f"{plain[:power.start()]}e{power[1]}"
    plain = plain.replace(",", ".") if plain.count(",") == 1 and "." not in plain else plain
    match = NUMERAL.fullmatch(plain)
    if not match or not match[2] + match[3]:
        return None
    exponent = int(match[4] or 0) - len(match[3])
    digits = (match[2] + match[3]).lstrip("0")
    return Written(text.strip(), float(plain), 0.5 * 10.0 ** exponent if abs(exponent) < 300 else 0.0, len(digits))
