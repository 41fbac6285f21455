"""Numbers as they are written on paper: to the figures asked, to the one more that is
carried, given ones as they are.

    rounded(0.37753, Precision(4))           '0.3775'    half up, with the zeros at its end
    rounded(0.37753, Precision(4), more=1)   '0.37753'
    rounded(0.0000123456, Precision(3))      '1.23e-5'
"""
from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP
from typing import Any

from ...errors import UnknownName
from ...judging import Precision
from ...recording import Printer, Style, at_exponent, at_figures, numeral
from ...recording.expressions import Number, magnitude
from .sheet import Sheet

LEAST_EXPONENT = -5
"""The power of ten of a first figure from which on down a number is written with one."""
POINT, COMMA = ".", ","
WITH_COMMA = "bg bs ca cs da de el es et eu fi fr gl hr hu id is it lt lv mk nb nl nn no pl pt " \
             "ro ru sk sl sq sr sv tr uk vi"
WITH_POINT = "ar bn cy en fa ga gsw he hi ja ko ms mt ta te th ur zh"
"""The languages in which a decimal sign is usual, by their codes (Unicode CLDR, decimal
symbols)."""
LANGUAGES = {
    **dict.fromkeys(WITH_COMMA.split(), COMMA), **dict.fromkeys(WITH_POINT.split(), POINT),
}
REGIONS = {
    **dict.fromkeys(("de-ch", "de-li", "it-ch", "es-mx", "es-us", "es-pr"), POINT),
    "en-za": COMMA,
}
"""Where a country writes it in another way than the language elsewhere."""


def decimal_sign(language: str) -> str:
    """The decimal sign of a language: de, pt-BR, en; or the sign itself. Raises
    `UnknownName`."""
    tag = language.strip().lower().replace("_", "-")
    if tag in (POINT, COMMA):
        return tag
    sign = REGIONS.get(tag) or LANGUAGES.get(tag.split("-")[0])
    if sign is None:
        raise UnknownName("language", language, [POINT, COMMA, *sorted(LANGUAGES)])
    return sign


def rounded(value: float, precision: Precision, more: int = 0) -> str:
    """A value as text, to the figures or decimals asked, or so many more."""
    if not math.isfinite(value):
        return repr(value)
    if precision.figures is None:
        places = precision.decimals + more
        return f"{at_exponent(value, -places, ROUND_HALF_UP):.{places}f}"
    figures = precision.figures + more
    near = at_figures(value, figures, ROUND_HALF_UP)
    if near and not LEAST_EXPONENT < magnitude(near) < figures:
        mantissa, _, exponent = f"{near:.{figures - 1}e}".partition("e")
        return f"{mantissa}e{int(exponent)}"
    return f"{near:.{max(0, figures - 1 - magnitude(near))}f}"


class SheetPrinter(Printer):
    """Writes the steps of a sheet's own recordings: given numbers as they are, computed
    ones as they are carried.

    `write` puts a plain numeral such as -3.775e-5 in the form of a page.
    """

    def __init__(self, style: Style, sheet: Sheet, write: Callable[[str], str]):
        if COMMA in write("0.5"):
            style = replace(style, between="; ")
        super().__init__(style, sheet.task.notation)
        self.sheet, self.write = sheet, write
        self.positions = {id(step.number): n for n, step in enumerate(sheet.steps)}

    def number(self, value: Any) -> str:
        """A value in all its digits: a given number, or a constant of a formula."""
        return self.write(numeral(value, None))

    def operand(self, number: Number) -> str:
        """A named number of a formula, as it is carried."""
        place = self.positions.get(id(number))
        return self.number(number.value) if place is None else self.carried(place)

    def carried(self, place: int) -> str:
        """The number at a place of the task with one figure more than asked; a given
        one as it is."""
        line = self.sheet.task.lines[place]
        while line.is_renamed and line.step.is_given:
            line = self.sheet.task.lines[line.operands[0]]
        value = self.sheet.values[place]
        if line.is_given:
            return self.number(value)
        return self.write(rounded(value, self.sheet.precisions[line.position], more=1))

    def answer(self, place: int) -> str:
        """The number at a place to the figures asked."""
        return self.write(rounded(self.sheet.values[place], self.sheet.precisions[place]))
