"""A calculation as a workbook, written with XlsxWriter: a row for each number, a column for
each epoch, and in each cell that is not given a formula of other cells.

In a blank twin cells are empty, and a rule of their colour, which holds no number, compares
what is filled in with what its formula gives of the cells that it is computed from.
"""
from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from itertools import chain
from typing import Any

from ...errors import BadValue, NeuronGraphError, TooMuch
from ...recording import GIVEN, PRETTY, Calculation, Line, Piece, number_piece
from ...recording.expressions import Number, fold
from ..records import json_number
from ..trace import Trace
from .formulas import CELLS

MISSING = "a workbook is written by XlsxWriter, which is not installed: pip install XlsxWriter"
MOST_CELLS, LONGEST_FORMULA = 100_000, 8192
"""Numbers of a workbook, at most, and characters of a formula that spreadsheets take; a rule of
a twin has it twice."""
TOO_MANY = (f"more than {MOST_CELLS} numbers are too many for a workbook: take fewer epochs, fewer "
            "samples or a smaller network")
SHUFFLED = "every epoch takes the samples in another order, so a workbook has one epoch alone"
TOP, LEFT = 8, 3
"""Rows above the numbers, columns left of them."""
LOOKS: dict[str, Any] = json.loads("""{
"title": {"bold": true, "font_size": 14},
"head": {"bold": true, "font_color": "white", "bg_color": "#3C4650", "num_format": "\\"epoch \\"0"},
"heading": {"bold": true, "bg_color": "#E2E6EA"},
"given": {"font_color": "#0B3D91", "bg_color": "#DDEBF7"},
"computed": {"num_format": "[>=0.0001]0.000000000;[<=-0.0001]-0.000000000;General"},
"fill": {"bg_color": "#FFF8DC"},
"right": {"font_color": "#006100", "bg_color": "#C6EFCE"},
"wrong": {"font_color": "#9C5700", "bg_color": "#FFEB9C"}}""")
"""How cells look, as XlsxWriter calls it."""
HEAD = """
["set_column", "A:A", 14], ["set_column", "B:B", 46], ["set_column", "C:C", 36],
["set_column", "D:XFD", 15], ["freeze_panes", 2, 1], ["set_landscape"],
["fit_to_pages", 1, 0], ["repeat_rows", 1],
["write", "A2", "name", {"look": "head"}], ["write", "B2", "formula", {"look": "head"}],
["write", "C2", "what it is", {"look": "head"}],
["write", "A3", "given", {"look": "given"}],
["write", "B3", "change one, and all that follows from it is computed anew"],
["write", "A4", "computed"],
["write", "B4", "a formula of other cells: click on it"]"""
"""What is done to every sheet of numbers: methods of XlsxWriter, with what they take."""
TWIN_HEAD = HEAD + """,
["write", "A5", "to fill in", {"look": "fill"}],
["write", "B5", "green: what its formula gives of the cells that it is"],
["write", "B6", "computed from, to within this part of it:"],
["write", "C5", "(a conditional format; who unfolds the rule sees the formula, and no number)"],
["write", "C6", 0.001, {"look": "given"}]"""
TO_FILL = """
["conditional_format", "%(cell)s", {"type": "formula", "format": {"look": "right"},
 "criteria": "=AND(ISNUMBER(%(cell)s),ABS(%(cell)s-(%(formula)s))<=$C$6*ABS(%(formula)s)+1E-12)",
 "stop_if_true": true}],
["conditional_format", "%(cell)s", {"type": "formula", "format": {"look": "wrong"},
 "criteria": "=%(cell)s<>\\"\\""}]"""
"""What is done to a cell that is to be filled in."""
CHART = """{"name": "error", "marker": {"type": "circle"},
"categories": ["step", 1, 3, 1, %(last)d], "values": ["step", %(row)d, 3, %(row)d, %(last)d]}"""


class Exact(float):
    """A float that is written with all its digits; XlsxWriter would write 16."""

    def __format__(self, form: str) -> str:
        return repr(self)


def workbook(trace: Trace, source: str, example: Iterable[str], blank: bool = False) -> bytes:
    """The file; with `blank` the twin, in which what the trace chooses is to be filled in. A
    hidden sheet holds the `example` as a file. Raises `NeuronGraphError` without XlsxWriter,
    `TooMuch`, and `BadValue` for what a spreadsheet has no function for."""
    try:
        library: Any = import_module("xlsxwriter")
    except ImportError:
        raise NeuronGraphError(MISSING) from None
    file = io.BytesIO()
    with library.Workbook(file) as book:
        StepSheet(book, trace, blank).write(source)
        hidden = book.add_worksheet("example")
        hidden.hide()
        hidden.write_column("A1", example)
    return file.getvalue()


class StepSheet:
    """The sheet of the numbers: `rows` are those of the first epoch, and every epoch has a
    column."""

    def __init__(self, book: Any, trace: Trace, blank: bool):
        self.book, self.sheet = book, book.add_worksheet("step")
        self.trace, self.blank, self.totals = trace, blank, list[int]()
        self.looks = {name: book.add_format(look) for name, look in LOOKS.items()}
        self.address = import_module("xlsxwriter.utility").xl_rowcol_to_cell
        self.calculation, self.epochs, self.rows = Calculation(), list[int](), list[int]()
        for recording in map(trace.detailed, trace.recordings):
            self.epochs.append(recording.epoch)
            for step in recording.trail:
                self.calculation.add(step)
            if len(self.calculation.lines) > MOST_CELLS:
                raise TooMuch(TOO_MANY)
        if len(self.epochs) > 1 and trace.convention.samples == "shuffled":
            raise BadValue("--epochs", len(self.epochs), SHUFFLED)
        self.recording, self.length = recording, len(recording.trail)
        self.blanks = {(step.key, step.sample) for step in trace.steps(recording) if blank}

    def write(self, source: str) -> None:
        """Write the sheet, and a chart of the error."""
        self.set_up(TWIN_HEAD if self.blank else HEAD)
        self.sheet.write_row("D2", [*self.epochs, "explanation"], self.looks["head"])
        notes = "; ".join(replace(self.trace, digits=None).notes())
        texts = (0, 0, self.trace.title, "title"), (6, 0, notes), (7, 0, source)
        for row, column, text, *look in chain(texts, self.labels()):
            self.sheet.write_string(row, column, text, *map(self.looks.get, look))
        columns = range(LEFT, LEFT + len(self.epochs))
        self.places = [(row, column) for column in columns for row in self.rows]
        for line in self.calculation.lines:
            self.sheet.write(*self.places[line.position], *self.cell(line))
        last = columns[-1]
        self.sheet.print_area(0, 0, self.rows[-1] + 20, last)
        if self.totals and last > LEFT:
            chart = self.book.add_chart({"type": "line"})
            chart.add_series(json.loads(CHART % {"row": self.totals[-1], "last": last}))
            self.sheet.insert_chart(self.rows[-1] + 2, 1, chart)

    def labels(self) -> Iterator[tuple[Any, ...]]:
        """Headings, and beside each number its name, how it is computed, and what it is."""
        printer, lettered = self.trace.printer(PRETTY), self.trace.notation.lettered
        place, heading = TOP, ""
        for line in self.calculation.lines[:self.length]:
            step, sample = line.step, self.recording.sample_tail(line.step)
            if heading != (heading := step.phase + sample):
                yield place, 0, heading, "heading"
                place += 1
            yield place, 0, printer.name(step) + sample
            yield place, 1, GIVEN if line.is_given else printer.formula(step)
            yield place, 2, lettered(step.row.word) + f" of {step.owner}" * bool(step.owner)
            yield place, LEFT + len(self.epochs), lettered(step.row.sentence)
            self.totals += [place] * (step.kind == "total")
            self.rows.append(place)
            place += 1

    def cell(self, line: Line) -> tuple[Any, ...]:
        """What the cell of a number holds, how it looks, and the value of a formula."""
        first, number = self.calculation.lines[line.position % self.length].step, line.number
        if line.is_given and line.step is not first and line.step.value == first.value:
            number = Number(first.value, "same", (first.number,))
        if number.operation is None:
            return Exact(line.step.value), self.looks["given"]
        formula = self.formula(number)
        if (line.step.key, line.step.sample) in self.blanks:
            cell = self.address(*self.places[line.position])
            self.set_up(TO_FILL % {"cell": cell, "formula": formula})
            return None, self.looks["fill"]
        if self.blank:
            return f'=IF({formula}="","",{formula})', self.looks["computed"], ""
        return f"={formula}", self.looks["computed"], json_number(Exact(line.step.value))

    def formula(self, number: Number) -> str:
        """An expression over cells. Raises `TooMuch`."""
        def leaf(operand: Any) -> Piece:
            if type(operand) is not Number:
                return number_piece(CELLS.numeral(operand, None))
            return Piece(self.address(*self.places[self.calculation.positions[operand]]))

        text = fold(number, leaf, CELLS.combine).text
        if len(text) > LONGEST_FORMULA / (1 + self.blank):
            raise TooMuch(f"a formula of {len(text)} characters is too long for a spreadsheet: the "
                          f"limit is {LONGEST_FORMULA}, with --blank half of it")
        return text

    def set_up(self, calls: str) -> None:
        """Do with the sheet what a text says; a look is called by its name."""
        def dressed(found: dict[str, Any]) -> Any:
            return self.looks[found["look"]] if "look" in found else found

        for method, *given in json.loads(f"[{calls}]", object_hook=dressed):
            getattr(self.sheet, method)(*given)
