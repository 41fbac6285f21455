"""The table of proofs in the terminal; where it is too narrow for a table, a few lines for each number."""
from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..recording.certificate import Proof

NARROWEST = 100
"""Columns that the table needs."""


def show(head: list[str], rows: Iterable[tuple[Proof, list[str]]], console: Console) -> None:
    """Print proofs as rows under a head, their verdicts in colour."""
    table = Table(box=None, padding=(0, 1))
    for column in head:
        table.add_column(column, justify="left" if column == "verdict" else "right", no_wrap=True)
    for proof, (*figures, verdict) in rows:
        coloured = Text(verdict, "yellow" if proof.remark else "green" if proof.good else "bold red")
        if console.width < NARROWEST:
            console.print(stacked(head, figures, coloured))
        else:
            table.add_row(*map(Text, figures), coloured)
    if table.rows:
        console.print(table)


def stacked(head: list[str], figures: list[str], verdict: Text) -> Text:
    """A number with its verdict, and below it each method's digits."""
    name, value, *digits = figures
    text = Text(f"{name} = {value}\n  ", "bold").append(verdict)
    for method, agree, expected in zip(head[2::2], digits[::2], digits[1::2]):
        text.append(f"\n  {method} {agree} {expected}" if agree else "", "dim")
    return text
