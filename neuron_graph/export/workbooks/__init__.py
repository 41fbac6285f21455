"""Workbooks: a calculation as a live spreadsheet, every number a cell whose formula
computes it from other cells.

    formulas       an expression as a spreadsheet has it, printed as a program is
    layout         which number stands where: a row for each, a column for each epoch
    workbook       the file, written with XlsxWriter: the calculation, or its blank twin

Read in this order. `published.files` reads a workbook back, filled in or changed.
"""
from typing import TYPE_CHECKING

from ...door import door

if TYPE_CHECKING:
    from .workbook import workbook as workbook

door(__name__)
