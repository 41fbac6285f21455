"""Numbers written as a sheet asks for them: rounded(0.37753, Precision(4)) is 0.3775, with more=1 0.37753."""
from __future__ import annotations

from decimal import ROUND_HALF_UP

from ..recording.carry import at_exponent, at_figures
from .precision import Precision, magnitude

SMALLEST = -5
"""The power of ten of a first figure from which on down a number is written with one."""


def rounded(value: float, precision: Precision, more: int = 0) -> str:
    """A finite value as text, to the figures or decimals asked, or so many more."""
    if precision.figures is None:
        places = precision.decimals + more
        return f"{at_exponent(value, -places, ROUND_HALF_UP):.{places}f}"
    figures = precision.figures + more
    near = at_figures(value, figures, ROUND_HALF_UP)
    if near and not SMALLEST < magnitude(near) < figures:
        mantissa, _, exponent = f"{near:.{figures - 1}e}".partition("e")
        return f"{mantissa}e{int(exponent)}"
    return f"{near:.{max(0, figures - 1 - magnitude(near))}f}"
