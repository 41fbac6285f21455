"""Numbers as people write them, and the one reader of them.

    0.3775   .3775   0,3775   +5.   \u22120.5        a point or a comma, any sign, any minus
    3.775e-1   3.775×10^-1   3,775·10⁻¹        a power of ten
    3/8   -1 / 3                               a fraction of any two of these

    read_float(text, what)      the float, to compute with: a rate, a weight, a cell of a table
    read_list(text, what)       the floats of 0.05,0.10 or, with decimal commas, of 0,05;0,10
    read_integer, read_whole    an integer; one that can be counted to
    read_numeral(text, what)    a `Numeral`, which knows the digits that were written; also of
                                = 0.3775, ≈ 0.3775, 49.75 % and, in groups of three, 12 345.678 9

`what` names the number in the `BadValue` that is raised for all else. `float` alone
would take 1_000, ٣ and nan for numbers.
"""
from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from .errors import BadValue

LONGEST_NUMBER = 400
"""Characters of a number, and the largest power of ten that one is written with."""
INTEGER_DIGITS = 18
"""Of an integer that is counted to: so many fit into the 64 bits of a loop or a
database."""
EXACT_FIGURES = 17
"""Figures of a fraction: as many as tell any two floats apart."""
LARGEST_FLOAT = Decimal(sys.float_info.max)
FIFTY = Context(prec=50, traps=[])
WANTED = "a finite number is needed, such as 0.05, 1e-4 or 1/3"

SPELLINGS = str.maketrans({**dict.fromkeys("\u2212\u2013\u2010\u2011\ufe63\uff0d", "-"),
                           **dict.fromkeys("\u2044\u2215", "/")})
"""Other minuses, and other strokes of a fraction."""
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
NUMBER = re.compile(r"""
    \s* ([+-]?) \s* (?=[.,]?[0-9]) ([0-9]*) [.,]? ([0-9]*)      # sign, whole part, decimals
    (?: [eE] ([+-]?[0-9]+)                                      # e-4
      | \s* (?: [×·⋅*xX] | \\times | \\cdot ) \s* 10
        (?: (?: \^ | \*\* ) [({]? ([+-]?[0-9]+) [)}]?           # ×10^-4
          | ([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+) ) )?                           # ×10⁻⁴
    \s* """, re.VERBOSE)
SIGNS = "=≈~ "
"""What may stand before a number that is an answer."""
GROUPS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\s[0-9]{3})+(?![0-9])"
                    r"|[.,](?:[0-9]{3}\s)+[0-9]{1,3}(?![0-9])")
"""Digits in groups of three, counted from the point to both sides."""
BEGINNING = re.compile(r"[-+.,0-9]")
INTEGER = re.compile(r"[+-]?[0-9]+")


@dataclass(frozen=True)
class Numeral:
    """A number as it was written: its `text`, and `over`, or `over / under` of a
    fraction, exactly.

    A percentage is its hundredth: 49.75 % is 0.4975, with the `exponent` -4.
    `float(numeral)` is the nearest float.

    >>> numeral = read_numeral("0,8400", "an answer")
    >>> numeral.value, numeral.exponent, numeral.figures, numeral.half, float(numeral)
    (Decimal('0.8400'), -4, 4, Decimal('0.00005'), 0.84)
    """

    text: str
    over: Decimal
    under: Decimal | None = None
    percent: bool = False

    @property
    def is_fraction(self) -> bool:
        """Whether it is written as a fraction, 3/8; then it has no last digit."""
        return self.under is not None

    @property
    def value(self) -> Decimal:
        """The number, exactly; of a fraction 50 figures."""
        return self.over if self.under is None else FIFTY.divide(self.over, self.under)

    @property
    def exact(self) -> Fraction:
        """The number, exactly, of a fraction too."""
        return Fraction(self.over) / Fraction(self.under or 1)

    @property
    def exponent(self) -> int | None:
        """The power of ten of the last digit: -3 in 0.840, 1 in 84e1; None of a
        fraction."""
        return None if self.is_fraction else int(self.over.as_tuple().exponent)

    @property
    def figures(self) -> int:
        """How many significant digits are written, zeros at the end too; of 0 one."""
        return EXACT_FIGURES if self.is_fraction else len(self.over.as_tuple().digits)

    @property
    def half(self) -> Decimal:
        """Half of what one in the last digit is worth: 0.0005 of 0.840; 0 of a
        fraction."""
        return Decimal(0) if self.exponent is None else Decimal((0, (5,), self.exponent - 1))

    def __float__(self) -> float:
        return float(self.exact if self.is_fraction else self.over)


def read_numeral(text: str, what: str) -> Numeral:
    """The number of an answer: also after =, as a percentage, and in groups of
    digits."""
    plain = short(text, what).strip().lstrip(SIGNS)
    percent = plain.endswith("%")
    closed = GROUPS.sub(lambda group: re.sub(r"\s", "", group[0]), plain.removesuffix("%"))
    return parsed(text.strip(), closed, what, percent)


def read_float(text: str, what: str) -> float:
    """The float that a text writes."""
    return float(parsed(text.strip(), short(text, what), what))


def read_list(text: str, what: str) -> list[float]:
    """The numbers of a list: between commas, or semicolons, where a comma is a decimal
    one."""
    if not text.strip():
        raise BadValue(what, text, "at least one number is needed, as in 0.05,0.10")
    mark = ";" if ";" in text else ","
    slip = next((part for part in text.split(",") if re.fullmatch(r"\s*0[0-9]+\s*", part)), None)
    if mark == "," and slip is not None:
        wanted = "with decimal commas separate by semicolons, 0,05;0,1"
        raise BadValue(what, text, f"{slip.strip()} looks like decimals: {wanted}")
    parts = enumerate(text.split(mark), start=1)
    return [read_float(part, f"{what}, entry {number},") for number, part in parts]


def read_integer(text: str, what: str) -> int:
    """An integer of as many digits as a number may have."""
    written = short(text, what).strip().translate(SPELLINGS)
    if not INTEGER.fullmatch(written):
        raise BadValue(what, text, "a whole number is needed")
    return int(written)


def read_whole(text: str, what: str, least: int | None = None) -> int:
    """An integer that can be counted to, at least `least`."""
    number = read_integer(text, what)
    if abs(number) >= 10 ** INTEGER_DIGITS:
        raise BadValue(what, text, f"it is too large: at most {INTEGER_DIGITS} digits are read")
    if least is not None and number < least:
        raise BadValue(what, text, f"a whole number is needed, {least} or more")
    return number


def begins(text: str) -> bool:
    """Whether a text begins like a number: with a digit, a sign or a point."""
    return BEGINNING.match(text.strip().translate(SPELLINGS)) is not None


def is_number(text: str) -> bool:
    """Whether a text writes a float."""
    try:
        read_float(text, "")
    except BadValue:
        return False
    return True


def short(text: str, what: str) -> str:
    """The text, if it is not too long to be a number."""
    if len(text) > LONGEST_NUMBER:
        wanted = f"it has {len(text)} characters, and a number has at most {LONGEST_NUMBER}"
        raise BadValue(what, text, wanted)
    return text


def parsed(text: str, plain: str, what: str, percent: bool = False) -> Numeral:
    """The numeral that a text writes, which is `plain` without what only answers
    have."""
    found = [NUMBER.fullmatch(part) for part in plain.translate(SPELLINGS).split("/")]
    parts = [match for match in found if match]
    if len(parts) < len(found) or len(parts) > 2:
        raise BadValue(what, text, WANTED)
    powers = list(map(power, parts))
    if max(map(abs, powers)) > LONGEST_NUMBER:
        powers_read = f"a power of ten from -{LONGEST_NUMBER} to {LONGEST_NUMBER}"
        raise BadValue(what, text, f"a finite number is needed, with {powers_read}")
    powers[0] -= 2 * percent
    over, *rest = map(decimal, parts, powers)
    under = rest[0] if rest else None
    if under == 0:
        raise BadValue(what, text, "a number cannot be divided by zero")
    numeral = Numeral(text, over, under, percent)
    if numeral.value.copy_abs() > LARGEST_FLOAT:
        raise BadValue(what, text, "a finite number is needed, and this is larger than any float")
    return numeral


def power(match: re.Match[str]) -> int:
    """The power of ten that a `NUMBER` is written with."""
    return int((match[4] or match[5] or match[6] or "0").translate(RAISED))


def decimal(match: re.Match[str], power: int) -> Decimal:
    """The decimal of a `NUMBER`, each of its digits kept."""
    return Decimal(f"{match[1]}{match[2]}{match[3]}e{power - len(match[3])}")
