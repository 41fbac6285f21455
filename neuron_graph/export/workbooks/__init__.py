"""Workbooks: a calculation as a live spreadsheet, each number in a cell whose formula
computes it from other cells.

    formulas       an expression as a spreadsheet has it, printed as programs are
    step_sheet     the file, written with XlsxWriter: the calculation, or its blank twin

Read in this order. `published.files` reads a workbook back, filled in or changed.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .step_sheet import workbook as workbook

door(__name__)
