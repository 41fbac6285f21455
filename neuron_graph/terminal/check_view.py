"""A check in the terminal: the verdicts in colour; where it is too narrow for a table, a few lines for each figure."""
from __future__ import annotations

import textwrap
from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from ..published.verdict import CHAINED, CONVENTION, EXACT, MISPRINT, SLIP, TRUNCATED, UNEXPLAINED
from .screen import Screen

NARROWEST = 140
"""Columns that the table needs."""
COLOURS = {EXACT: "green", TRUNCATED: "green", CHAINED: "green", CONVENTION: "yellow", MISPRINT: "magenta", SLIP: "red",
           UNEXPLAINED: "bold red"}


def show(title: str, head: list[str], rows: Iterable[list[str]], summary: Iterable[str], screen: Screen) -> None:
    """Print a report: what is checked, a row for each figure, the summary."""
    console = screen.console
    console.print(Text(title, "bold"))
    console.print()
    table = Table(box=None, padding=(0, 1), header_style="dim")
    for column in head:
        table.add_column(column, no_wrap=column != "explanation", overflow="fold")
    for name, printed, computed, verdict, explanation in rows:
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
    for sentence in summary:
        console.print(Text(sentence))
