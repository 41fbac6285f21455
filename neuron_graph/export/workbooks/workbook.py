"""A calculation as a workbook, written with XlsxWriter.

    step       the numbers, each with its name, its formula in names, what it is, and a cell
               for each epoch; below the title notes and colours
    error      a chart of the error, of several epochs
    words      what the kinds of numbers are
    example    the example as a walkthrough file, hidden, by which `check` reads it back

In a blank twin the cells to fill are empty, and hidden columns at the right hold the rule:
the same formulas, over the given cells that are seen, and without a value.
"""
from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from ...errors import NeuronGraphError
from ...recording import GIVEN, PRETTY, Step, operands, remarks, visible
from ...recording.expressions import Number
from ..trace import Trace
from .layout import Cell, Layout

MISSING = "a workbook is written by XlsxWriter, which is not installed: pip install XlsxWriter"
COLUMNS = ("name", 14), ("formula", 46), ("what it is", 36)
"""What stands left of the epochs, and how wide."""
LEFT, NUMBER_WIDTH = len(COLUMNS), 15
LOOKS = {
    name: dict(part.split("=") for part in parts) for name, *parts in map(str.split, """
title    bold=1 font_size=14
plain    font_color=black
head     bold=1 font_color=white bg_color=#3C4650
heading  bold=1 bg_color=#E2E6EA
given    font_color=#0B3D91 bg_color=#DDEBF7
fill     bg_color=#FFF8DC
right    font_color=#006100 bg_color=#C6EFCE
wrong    font_color=#9C5700 bg_color=#FFEB9C
computed font_color=black
text     text_wrap=1 valign=top
""".strip().splitlines())}
"""How cells look, as XlsxWriter calls it."""
CHANGED = "change one, and all that follows from it is computed anew"
LEGEND = {"given": CHANGED, "computed": "a formula of other cells: click on it"}
BLANK_LEGEND = {
    "given": CHANGED,
    "fill": "to be filled in",
    "right": "within this part of the right number, or 10^-12 (change it):",
    "wrong": "not yet. The rule is in hidden columns at the right: the + above unfolds them, and "
             "shows the numbers"}
TOLERANCE = 0.001
RULE = "AND(ISNUMBER({0}),ABS({0}-{1})<={2}*ABS({1})+1E-12)"
"""When a cell is right: it, the rule, the tolerance."""


class Exact(float):
    """A float that is written with all its digits; XlsxWriter would write 16."""

    def __format__(self, form: str) -> str:
        return repr(self)


def workbook(trace: Trace, source: str, example: Iterable[str], blank: bool = False) -> bytes:
    """The file; with `blank` the twin, in which what the trace chooses is to be filled in.
    Raises `NeuronGraphError` without XlsxWriter, `TooMuch`, and `BadValue` for what a
    spreadsheet has no function for."""
    try:
        library: Any = import_module("xlsxwriter")
    except ImportError:
        raise NeuronGraphError(MISSING) from None
    file = io.BytesIO()
    layout = Layout(trace, 3 + len(BLANK_LEGEND if blank else LEGEND) + bool(source), LEFT)
    with library.Workbook(file, {"in_memory": True}) as book:
        StepSheet(book, layout, blank).write(source)
        write_texts(book.add_worksheet("words"), book, words(layout))
        hidden = book.add_worksheet("example")
        write_texts(hidden, book, ([line] for line in example))
        hidden.hide()
    return file.getvalue()


def write_texts(sheet: Any, book: Any, rows: Iterable[Sequence[str]]) -> None:
    """Fill a sheet with texts."""
    look = book.add_format(LOOKS["text"])
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, look)


def words(layout: Layout) -> Iterable[Sequence[str]]:
    """The word and the sentence of every kind of number."""
    lettered = layout.trace.notation.lettered
    for kind in dict.fromkeys(step.row for step in layout.recordings[0].trail):
        yield lettered(kind.word), lettered(kind.sentence)


class StepSheet:
    """The sheet of the numbers. `shift` is how much further right the rule stands in a
    blank twin, else 0."""

    def __init__(self, book: Any, layout: Layout, blank: bool):
        self.book, self.layout, self.sheet = book, layout, book.add_worksheet("step")
        trace, self.count = layout.trace, len(layout.recordings)
        self.shift = self.count * blank
        self.legend = BLANK_LEGEND if blank else LEGEND
        chosen = map(trace.steps, layout.recordings)
        self.blanks = {step for steps in chosen for step in steps if blank}
        self.printer = trace.printer(PRETTY)
        figures = "0." + "0" * (trace.digits or 15)
        shown = {"computed": f"[>=0.0001]{figures};[<=-0.0001]-{figures};General",
                 "head": '"epoch "0'}
        self.looks = {name: book.add_format({"num_format": shown.get(name, "General"), **look})
                      for name, look in LOOKS.items()}

    def text(self, row: int, column: int, text: str, look: str = "plain") -> None:
        """Write a text, which is never computed."""
        self.sheet.write_string(row, column, visible(text), self.looks[look])

    def write(self, source: str) -> None:
        """Write the sheet, and the chart of the error."""
        self.columns()
        self.head(filter(None, [source]))
        for place, row in enumerate(self.layout.rows, self.layout.top):
            if isinstance(row, str):
                self.sheet.set_row(place, None, self.looks["heading"])
                self.text(place, 0, row, "heading")
            else:
                self.line(place, [*self.layout.steps[row].values()])
        totals = [steps[0] for steps in self.layout.steps.values() if steps[0].kind == "total"]
        if self.count > 1 and totals:
            self.chart(totals[-1])

    def columns(self) -> None:
        """Say how wide the columns are, which are hidden, and what stays in sight."""
        sheet, end = self.sheet, LEFT + self.count
        for column, (_, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
        sheet.set_column(LEFT, end - 1, NUMBER_WIDTH)
        if self.shift:
            sheet.set_column(end, end + self.shift - 1, NUMBER_WIDTH, None,
                             {"level": 1, "hidden": True})
            sheet.set_column(end + self.shift, end + self.shift, 3, None, {"collapsed": True})
        sheet.freeze_panes(2, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)

    def head(self, notes: Iterable[str]) -> None:
        """Write what stands above the numbers."""
        trace, recordings = self.layout.trace, self.layout.recordings
        self.text(0, 0, trace.title, "title")
        for column, (name, _) in enumerate(COLUMNS):
            self.text(1, column, name, "head")
        for column, recording in enumerate(recordings, LEFT):
            self.sheet.write_number(1, column, recording.epoch, self.looks["head"])
            if self.shift:
                self.text(1, column + self.shift, f"rule {recording.epoch}", "head")
        remarked = "; ".join([f"convention: {trace.convention}",
                              *remarks(trace.convention, trace.notation)])
        for place, note in enumerate([*notes, remarked], 2):
            self.text(place, 0, note)
        for place, (look, note) in enumerate(self.legend.items(), place + 1):
            self.text(place, 0, look, look)
            self.text(place, 1, note)
            if look == "right":
                self.tolerance = f"$C${place + 1}"
                self.sheet.write_number(place, 2, TOLERANCE, self.looks["given"])

    def line(self, place: int, steps: Sequence[Step]) -> None:
        """Write the row of a number: what it is, and its cells."""
        first, [recording, *_] = steps[0], self.layout.recordings
        owner = f" of {first.owner}" if first.owner else ""
        for column, text in enumerate((
                self.printer.name(first) + recording.sample_tail(first),
                self.printer.formula(first) if first.number.operation else GIVEN,
                self.layout.trace.notation.lettered(first.row.word) + owner)):
            self.text(place, column, text)
        for step in steps:
            self.cell(step, self.layout.expression(step, first))
        if self.blanks.intersection(steps):
            self.colour(place)

    def cell(self, step: Step, expression: Number) -> None:
        """Write the cell of a number, and that of its rule."""
        sheet, layout, (row, column) = self.sheet, self.layout, self.layout.cells[step.number]
        is_given = expression.operation is None
        if self.shift:
            rule = (layout.address(step.number) if is_given
                    else layout.formula(step, expression, self.shift))
            sheet.write_formula(row, column + self.shift, f"={rule}", self.looks["computed"], "")
        if is_given:
            sheet.write_number(row, column, Exact(step.value), self.looks["given"])
        elif step in self.blanks:
            sheet.write_blank(row, column, None, self.looks["fill"])
        else:
            value = Exact(step.value) if math.isfinite(step.value) else "#NUM!"
            sheet.write_formula(row, column, f"={self.waiting(step, expression)}",
                                self.looks["computed"], "" if self.shift else value)

    def waiting(self, step: Step, expression: Number) -> str:
        """A formula; in a blank twin it waits for the cells that it is of."""
        formula = self.layout.formula(step, expression)
        if not self.shift:
            return formula
        cells = [self.layout.address(operand.number) for operand in operands(expression)]
        return f'IF(COUNT({", ".join(cells)})<{len(cells)},"",{formula})'

    def colour(self, place: int) -> None:
        """Let the cells of a row show whether they are right."""
        ends = place, LEFT, place, LEFT + self.count - 1
        cell = Cell(place, LEFT)
        rule = RULE.format(cell.address(), cell.address(self.shift), self.tolerance)
        for look, criteria in ("right", f"={rule}"), ("wrong", f'={cell.address()}<>""'):
            self.sheet.conditional_format(*ends, {
                "type": "formula", "criteria": criteria, "format": self.looks[look],
                "stop_if_true": True})

    def chart(self, total: Step) -> None:
        """Draw the error over the epochs."""
        chart, (row, column) = self.book.add_chart({"type": "line"}), self.layout.cells[total.number]
        epochs, errors = (["step", place, column, place, column + self.count - 1]
                          for place in (1, row))
        chart.add_series({"name": total.name, "categories": epochs, "values": errors,
                          "marker": {"type": "circle"}})
        chart.set_title({"name": "the error over the epochs"})
        self.book.add_chartsheet("error").set_chart(chart)
