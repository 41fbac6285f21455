"""Hints, in three steps, each printed from the recording: the formula in symbols, with
its numbers, the answer.

Where a line uses numbers that are neither given nor found, their lines stand above it.
"""
from __future__ import annotations

from ...recording import Printer, Style
from ..sheets import Blank, Sheet, rounded
from .attempt import Attempt

LEVELS = ("formula", "numbers", "answer")


def hint(attempt: Attempt, blank: Blank, level: int, style: Style) -> list[str]:
    """The lines of a hint of level 1, 2 or 3."""
    sheet, printer = attempt.sheet, sheet_printer(attempt.sheet, style)
    if level == len(LEVELS):
        return [f"{shown(sheet, blank.position, printer)} = {answer(sheet, blank)}"]
    write = printer.formula if level == 1 else printer.substituted
    return [
        f"{shown(sheet, place, printer)} = {write(sheet.steps[place])}"
        for place in on_the_way(attempt, blank)]


def answer(sheet: Sheet, blank: Blank) -> str:
    """The right number of a blank, to what is asked."""
    return rounded(sheet.value(blank), blank.precision)


def sheet_printer(sheet: Sheet, style: Style) -> Printer:
    """What writes a sheet's formulas, with the figures that are carried."""
    return Printer(
        style, sheet.task.notation,
        max(precision.carried for precision in sheet.precisions))


def shown(sheet: Sheet, position: int, printer: Printer) -> str:
    """A line's name in the printer's style, with the epoch where there are several."""
    step = sheet.task.lines[position].step
    return printer.name(step) + sheet.task.place_of(step)


def on_the_way(attempt: Attempt, blank: Blank) -> list[int]:
    """The positions of the computed lines from what is known to a blank, in order, its
    own the last."""
    known = attempt.found.union(attempt.given) - {blank.position}
    behind = attempt.sheet.task.calculation.behind([blank.position], known)
    return [place for place in behind
            if place not in known and attempt.sheet.steps[place].phase != "given"]
