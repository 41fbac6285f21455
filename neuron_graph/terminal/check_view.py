"""A check in the terminal: the verdicts in colour; where it is too narrow for a table, a few lines for each figure."""
from __future__ import annotations

import textwrap

from rich.table import Table
from rich.text import Text

from ..published.report import Report
from ..published.verdict import CHAINED, CONVENTION, EXACT, MISPRINT, SLIP, TRUNCATED, UNEXPLAINED
from .check_command import HEAD, cells, title
from .screen import Screen

NARROWEST = 140
"""Columns that the table needs."""
COLOURS = {EXACT: "green", TRUNCATED: "green", CHAINED: "green", CONVENTION: "yellow", MISPRINT: "magenta", SLIP: "red",
           UNEXPLAINED: "bold red"}


def show(report: Report, screen: Screen) -> None:
    """Print a report."""
    console = screen.console
    console.print(Text(title(report.check.example, report.name), "bold"))
    console.print()
    table = Table(box=None, padding=(0, 1), header_style="dim")
    for column in HEAD:
        table.add_column(column, no_wrap=column != "explanation", overflow="fold")
    for name, printed, computed, verdict, explanation in cells(report):
        word = Text(verdict, COLOURS[verdict])
        if console.width < NARROWEST:
            console.print(Text.assemble((name, "bold"), f" = {printed}  ", word))
            for row in textwrap.wrap(f"computed {computed}; {explanation}", console.width - 2) if explanation else ():
                console.print(Text("  " + row, "dim"))
        else:
            table.add_row(Text(name, "bold"), printed, Text(computed, "dim"), word, Text(explanation))
    if table.rows:
        console.print(table)
    console.print()
    for sentence in report.summary():
        console.print(Text(sentence))
