"""Rounding alone: answers with too few figures, cut ones, and those that come of numbers rounded before they were used."""
from __future__ import annotations

import math
from collections.abc import Iterator

from ..recording.carry import Carry, read_single
from .formula import Values, result
from .precision import Precision
from .work import Spot, Work
from .written import Written

ROUNDINGS = [read_single(f"{places} {unit}") for places in (2, 3) for unit in ("figures", "decimals")]
LEAST_FIGURES = 2
"""To how many figures an answer must be right at least: 1 is no rounding of 0.593."""
NEAR = 0.1
"""How far off, relatively, a number may be by rounding."""


def too_short(work: Work, position: int, written: Written) -> str:
    """What to say of an answer that is right, or carried, with fewer figures than asked; "" if it is not."""
    if not written.half > 1.01 * work.half(position, written):
        return ""
    spots = [work.right_spot(position), *work.spots(position), work.wide_spot(position)]
    half = min(written.half, Precision(LEAST_FIGURES).half(written.value))
    if not any(spot.rounds_to(written.value, half) for spot in spots):
        return ""
    return f"right as far as it goes, but rounded too early: {work.sheet.precisions[position]} are asked"


def cut(work: Work, position: int, written: Written) -> str:
    """What to say of an answer whose last figure is cut instead of rounded; "" if it is not."""
    unit = 2.0 * work.half(position, written)
    spots = [work.right_spot(position), *work.spots(position)]
    return "cut instead of rounded: its last figure is one too small" if any(
        spot.cut_to(written.value, unit) for spot in spots) else ""


def rounded_before(work: Work, position: int, written: Written) -> str:
    """What to say of an answer that comes of rounded numbers; "" if none of the usual roundings gives it."""
    half = work.half(position, written)
    if not any(abs(spot.value - written.value) <= NEAR * abs(spot.value) for spot in work.spots(position)):
        return ""
    for carry in ROUNDINGS:
        for where, value in rounded_values(work, position, carry):
            finer = work.sheet.precisions[position].finer(value) if math.isfinite(value) else 0.0
            if Spot(value, finer).rounds_to(written.value, half):
                return f"rounded too early: it comes of {where} rounded to {carry.name}"
    return ""


def rounded_values(work: Work, position: int, carry: Carry) -> Iterator[tuple[str, float]]:
    """A line's number from its operands rounded, as they were carried and as they were written; and from all numbers
    before it rounded."""
    line = work.graph.lines[position]
    assert line.formula is not None
    for chain in (work.best, work.own):
        values = list(chain.values)
        for place in line.operands:
            if work.graph.lines[place].formula is not None:
                values[place] = carry(values[place])
        yield "the numbers in this line", result(line.formula, values)
    yield "all numbers before", all_rounded(work, position, carry)


def all_rounded(work: Work, position: int, carry: Carry) -> float:
    """A line's number when all computed numbers before it are rounded."""
    kept = work.rounded_chains.get(carry.name)
    if kept is None:
        kept = work.rounded_chains[carry.name] = rounded_chain(work, carry)
    line = work.graph.lines[position]
    return result(line.formula, kept) if line.formula else math.nan


def rounded_chain(work: Work, carry: Carry) -> Values:
    """All numbers of the sheet, each rounded before it is used."""
    values: Values = []
    for line in work.graph.lines:
        values.append(work.sheet.values[line.position] if line.formula is None else carry(result(line.formula, values)))
    return values
