"""Numbers as people write them: 0.05, .05, 5e-2, 1/3, 0,05; in a list decimal commas need semicolons between."""
from __future__ import annotations

import re

from ..errors import BadValue
from ..network.numbers import finite

NUMERAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def read_numeral(text: str, what: str, decimal_comma: bool = False) -> float:
    """The finite float that a text writes; `what` names it in the `BadValue` raised otherwise."""
    written = text.strip().replace("\u2212", "-")
    if decimal_comma or "." not in written:
        written = written.replace(",", ".", 1)
    parts = [part.strip() for part in written.split("/")]
    if len(parts) > 2 or not all(NUMERAL.fullmatch(part) for part in parts):
        raise BadValue(what, text.strip(), "a finite number is needed, such as 0.05, 1e-4 or 1/3")
    over, *under = [float(part) for part in parts]
    if under and under[0] == 0.0:
        raise BadValue(what, text.strip(), "a number cannot be divided by zero")
    return finite(over / under[0] if under else over, what)


def read_list(text: str, what: str) -> list[float]:
    """The numbers of a list: separated by commas, or by semicolons, and then a comma is a decimal one."""
    if not text.strip():
        raise BadValue(what, text, "at least one number is needed, as in 0.05,0.10")
    mark = ";" if ";" in text else ","
    slip = next((part for part in text.split(",") if re.fullmatch(r"\s*0\d+\s*", part)), None)
    if mark == "," and slip is not None:
        raise BadValue(what, text, f"{slip.strip()} looks like decimals: with decimal commas separate by semicolons, 0,05;0,1")
    return [read_numeral(part, f"{what}, entry {n},", decimal_comma=mark == ";")
            for n, part in enumerate(text.split(mark), start=1)]
